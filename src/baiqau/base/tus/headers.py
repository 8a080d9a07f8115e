"""What a tus request says in its headers, read strictly."""

import base64
import re

from django.http import HttpRequest

from baiqau.base.tus.uploads import Checksum

PART = "application/offset+octet-stream"
_NUMBER = re.compile(r"\d{1,18}", re.ASCII)
_KEY = re.compile(r"[!-+\--~]+")  # printable ASCII without space and comma
_MOST_METADATA = 4096


class Faulty(Exception):  # noqa: N818  what was found
    """A request the protocol does not know; `status` answers it."""

    def __init__(self, words: str, status: int = 400) -> None:
        super().__init__(words)
        self.status = status


def whole_number(request: HttpRequest, name: str) -> int:
    """Read a header that must be a whole number, not negative."""
    said = request.headers.get(name, "")
    if not _NUMBER.fullmatch(said):
        raise Faulty(f"{name} must be a whole number.")
    return int(said)


def metadata(request: HttpRequest) -> dict[str, str]:
    """Read Upload-Metadata: pairs of a key and base64 of UTF-8."""
    said = request.headers.get("Upload-Metadata", "")
    if len(said) > _MOST_METADATA:
        raise Faulty("Upload-Metadata is too long.")
    pairs = [pair.strip().partition(" ") for pair in said.split(",") if pair.strip()]
    try:
        read = {key: _text(value) for key, _, value in pairs}
    except ValueError as error:
        raise Faulty("Upload-Metadata must be base64 of UTF-8.") from error
    if len(read) < len(pairs) or not all(_KEY.fullmatch(key) for key in read):
        raise Faulty("The keys of Upload-Metadata must differ and be plain ASCII.")
    return read


def written(read: dict[str, str]) -> str:
    """Write metadata as its header."""
    pairs = ((key, base64.b64encode(value.encode()).decode()) for key, value in read.items())
    return ",".join(f"{key} {value}".strip() for key, value in pairs)


def checksum(request: HttpRequest) -> Checksum | None:
    """Read Upload-Checksum, when the part has one."""
    said = request.headers.get("Upload-Checksum")
    if said is None:
        return None
    try:
        return Checksum.read(said)
    except ValueError as error:
        raise Faulty("Upload-Checksum must be sha1, sha256 or md5 and base64.") from error


def body_of_part(request: HttpRequest) -> int:
    """Give the length of the part that is sent."""
    if request.content_type != PART:
        raise Faulty(f"Content-Type must be {PART}.", 415)
    return _length(request)


def body_of_creation(request: HttpRequest) -> int:
    """Give the length of the first part, when the creation brings one; 0 when it does not."""
    return body_of_part(request) if _length(request) else 0


def _length(request: HttpRequest) -> int:
    """Read Content-Length; a body without one could not be told from one that was cut."""
    if request.headers.get("Transfer-Encoding"):
        raise Faulty("Content-Length is needed.", 411)
    return whole_number(request, "Content-Length") if request.META.get("CONTENT_LENGTH") else 0


def _text(value: str) -> str:
    return base64.b64decode(value, validate=True).decode()
