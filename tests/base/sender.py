"""A client of one desk for uploads in parts, and the folder they lie in."""

import base64
from io import BytesIO
from uuid import UUID

from django.http import HttpResponse
from django.test import RequestFactory
from django.utils import timezone

from baiqau.base.tus import protocol, uploads
from baiqau.base.tus.models import Upload
from baiqau.base.tus.protocol import Desk
from baiqau.rules.refusals import Refused

FILM = bytes(range(256)) * 4096  # 1 MiB
PART = {"Content-Type": "application/offset+octet-stream"}
NOW = timezone.now()


class Sender:
    """A client with one desk; remembers what the desk took."""

    def __init__(self, owner: str = "person:1", *, now=NOW, refuse: str = "") -> None:
        self.taken: list[str] = []
        self.refuse = refuse
        self.desk = Desk(owner, "place:1", "contest", 4 << 20, now, self._expect, self._take)

    def _expect(self, size: int, metadata: dict[str, str]) -> None:
        if metadata.get("filename") == "no.exe":
            raise Refused("step-illegal")

    def _take(self, upload: Upload) -> None:
        if self.refuse:
            raise Refused(self.refuse)
        if uploads.claim(upload, now=NOW):
            self.taken.append(upload.blob)

    def ask(self, method: str, key: UUID | None = None, body: bytes = b"", **said: str):
        names = {"Tus-Resumable": "1.0.0"} | {k.replace("_", "-"): v for k, v in said.items()}
        path = f"/uploads/{key}/" if key else "/uploads/"
        wire = {"wsgi.input": BytesIO(body)}
        names.setdefault("Content-Length", str(len(body)))
        request = RequestFactory().generic(method, path, headers=names, **wire)
        if key:
            return protocol.single(request, self.desk, key)
        return protocol.collection(request, self.desk)

    def begin(self, size: int = len(FILM), **said: str) -> UUID:
        answer = self.ask("POST", Upload_Length=str(size), **said)
        assert answer.status_code == 201, answer.content.decode()
        return UUID(answer["Location"].strip("/").rpartition("/")[2])

    def send(self, key: UUID, at: int, body: bytes, **said: str) -> HttpResponse:
        return self.ask("PATCH", key, body, Upload_Offset=str(at), **PART, **said)

    def offset(self, key: UUID) -> int:
        return int(self.ask("HEAD", key)["Upload-Offset"])


def said(name: str) -> str:
    return f"filename {base64.b64encode(name.encode()).decode()}"
