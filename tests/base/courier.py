"""A sender that brings its parts straight to the store, as the page does; through the house otherwise."""

import base64
import hashlib
from http.client import HTTPConnection, HTTPException
from urllib.parse import urlsplit
from uuid import UUID

from tests.base.sender import Sender

MIB = 1 << 20
PART = 5 * MIB


def digest(body: bytes) -> str:
    return base64.b64encode(hashlib.sha256(body).digest()).decode()


class Courier(Sender):
    """Knows one file; `key` is its upload."""

    def __init__(self, content: bytes, owner: str = "person:1", **more) -> None:
        super().__init__(owner, **more)
        self.content = content
        self.desk = self.desk.__class__(**{**self.desk.__dict__, "most": 1 << 30})
        self.key = self.begin(len(content), Upload_Straight="yes")

    def part(self, at: int) -> bytes:
        return self.content[at : at + PART]

    def sign(self, at: int, body: bytes | None = None):
        told = digest(self.part(at) if body is None else body)
        said = {"Upload_Offset": str(at), "Upload_Checksum": f"sha256 {told}"}
        return self.ask("POST", self.key, **said)

    def bring(self, at: int) -> int:
        """Bring one part to the store; 0 when the line was cut, else the store's answer."""
        signed = self.sign(at)
        assert signed.status_code == 200, signed.content.decode()
        return put(signed.content.decode(), self.part(at))

    def bring_all(self) -> None:
        while (at := self.offset(self.key)) < len(self.content):
            assert self.bring(at) == 200

    def say_all_is_sent(self):
        return self.send(self.key, len(self.content), b"")

    def go_on(self, most: int = 4 * MIB):
        """Send the rest through the house."""
        while (at := self.offset(self.key)) < len(self.content):
            answer = self.send(self.key, at, self.content[at : at + most])
            assert answer.status_code == 204, answer.content.decode()
        return answer

    @property
    def blob(self) -> str:
        return hashlib.sha256(self.content).hexdigest()


def put(address: str, body: bytes, checksum: str | None = None, **headers: str) -> int:
    """PUT as a browser does; 0 when no answer came."""
    where = urlsplit(address)
    line = HTTPConnection(where.netloc, timeout=20)
    told = {"x-amz-checksum-sha256": checksum or digest(body), **headers}
    try:
        line.request("PUT", f"{where.path}?{where.query}", body, told)
        answer = line.getresponse()
        answer.read()
    except (OSError, HTTPException):
        return 0
    finally:
        line.close()
    return answer.status


def key_of(address: str) -> UUID:
    return UUID(address.strip("/").rpartition("/")[2])
