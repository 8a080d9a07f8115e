"""Files by their content: kept under their SHA-256, once, while anybody names them; handed out safely."""

import hashlib
import os
import re
import shutil
import tempfile
import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import IO, TypeVar
from uuid import uuid4

from django.core.files import File
from django.core.files.storage import FileSystemStorage, default_storage
from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.utils.http import content_disposition_header, parse_etags

from baiqau.base.models import Forgotten

ARRIVING = "arriving"
POLICY = "sandbox; default-src 'none'"
# What a browser may show by itself; everything else is saved, whatever the caller wished.
SHOWN = frozenset(
    {"image/png", "image/jpeg", "image/webp", "image/gif", "video/mp4", "video/webm", "audio/mpeg"}
)
_DIGEST = re.compile(r"[0-9a-f]{64}")
_RANGE = re.compile(r"bytes=(\d*)-(\d*)")
_PIECE = 1 << 18
_FOLDER = 2  # letters of the digest
Answer = TypeVar("Answer", bound=HttpResponseBase)


@dataclass(frozen=True)
class Blob:
    """What identifies a kept file: the SHA-256 of its bytes in hexadecimal, and their number."""

    sha256: str
    size: int


def keep(chunks: Iterable[bytes]) -> Blob:
    """Store the bytes and give their blob; on return they are on the disk, under their digest.

    Equal bytes are stored once. An interrupted call leaves nothing under a digest.
    """
    with tempfile.NamedTemporaryFile(dir=_arriving(), delete=False) as arriving:
        try:
            blob = _pour(chunks, arriving)
            arriving.flush()
            os.fsync(arriving.fileno())
            _place(arriving, blob)
        finally:
            Path(arriving.name).unlink(missing_ok=True)
    return blob


def keep_file(path: Path) -> Blob:
    """Store a file that lies beside the blobs, without copying it; the path stays until removed.

    The file must be on the disk already and not change any more. Cut off anywhere, it may be called again.
    """
    with _second_name(path) as second, second.open("rb") as file:
        blob = Blob(hashlib.file_digest(file, "sha256").hexdigest(), file.tell())
        _place(file, blob)
    return blob


def open_blob(sha256: str) -> IO[bytes]:
    """Open a kept file for reading; FileNotFoundError when there is none."""
    opened: IO[bytes] = default_storage.open(name_of(sha256), "rb")
    return opened


def size_of(sha256: str) -> int:
    """Give the number of bytes; FileNotFoundError when there is none."""
    size: int = default_storage.size(name_of(sha256))
    return size


@contextmanager
def at_path(sha256: str) -> Iterator[Path]:
    """Lend the file as a path to a program that needs one: read only, gone afterwards elsewhere."""
    if isinstance(default_storage, FileSystemStorage):
        yield Path(default_storage.path(name_of(sha256)))
        return
    with open_blob(sha256) as source, tempfile.NamedTemporaryFile() as copy:
        shutil.copyfileobj(source, copy, _PIECE)
        copy.flush()
        yield Path(copy.name)


def is_whole(sha256: str) -> bool:
    """Say whether the file is there and still has the bytes it was kept with."""
    if not default_storage.exists(name_of(sha256)):
        return False
    with open_blob(sha256) as source:
        return hashlib.file_digest(source, "sha256").hexdigest() == sha256  # type: ignore[arg-type]  # a storage's file reads like any other


def everything() -> Iterator[tuple[str, int]]:
    """Yield digest and size of every kept file."""
    try:
        folders, _files = default_storage.listdir("")
    except FileNotFoundError:
        return  # nothing was ever kept
    for folder in sorted(name for name in folders if len(name) == _FOLDER):
        for sha256 in sorted(default_storage.listdir(folder)[1]):
            yield sha256, size_of(sha256)


def sweep(before: datetime) -> int:
    """Remove what began to arrive before that time and never did: no blob is touched."""
    folder = _arriving()
    left = [] if folder is None else [path for path in folder.iterdir() if _older(path, before)]
    for path in left:
        path.unlink(missing_ok=True)
    return len(left)


@dataclass(frozen=True)
class Span:
    """Bytes from `first` to before `end`."""

    first: int
    end: int


def as_attachment(
    sha256: str,
    name: str,
    media_type: str = "application/octet-stream",
    *,
    request: HttpRequest | None = None,
    inline: bool = False,
) -> HttpResponseBase:
    """Answer with a kept file under the name people gave it (RFC 6266).

    With `request`, parts (RFC 9110 Range, 206) and 304 are answered too. `inline` shows pictures
    and videos in the page; nothing else is ever shown. FileNotFoundError when there is no file.
    """
    size, etag = size_of(sha256), f'"{sha256}"'
    asked = request.headers if request is not None else {}
    if etag in parse_etags(asked.get("If-None-Match", "")):
        return _dressed(HttpResponse(status=304), name, etag, inline=False)
    whole = Span(0, size)
    span = _span(asked.get("Range", ""), size) if asked.get("If-Range", etag) == etag else whole
    if span is None:
        refusal = HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
        return _dressed(refusal, name, etag, inline=False)
    response = StreamingHttpResponse(Part(open_blob(sha256), span), media_type)
    response["Content-Length"] = str(span.end - span.first)
    if span != whole:
        response.status_code = 206
        response["Content-Range"] = f"bytes {span.first}-{span.end - 1}/{size}"
    return _dressed(response, name, etag, inline=inline and media_type in SHOWN)


class Part:
    """Bytes of an open file, piece by piece; closes the file."""

    def __init__(self, file: IO[bytes], span: Span) -> None:
        self.file = file
        self.span = span

    def __iter__(self) -> Iterator[bytes]:
        self.file.seek(self.span.first)
        left = self.span.end - self.span.first
        while left and (piece := self.file.read(min(_PIECE, left))):
            left -= len(piece)
            yield piece

    def close(self) -> None:
        self.file.close()


def safe_name(name: str) -> str:
    """Take from a file name what could deceive: controls, direction marks, paths; keep the letters."""
    kept = "".join(" " if unicodedata.category(c) in {"Cc", "Cf", "Zl", "Zp"} else c for c in name)
    return re.sub(r"[\\/:\s]+", " ", kept).strip(" .")[:200] or "file"


def _pour(chunks: Iterable[bytes], into: IO[bytes]) -> Blob:
    digest, size = hashlib.sha256(), 0
    for chunk in chunks:
        digest.update(chunk)
        size += into.write(chunk)
    return Blob(digest.hexdigest(), size)


def _place(arriving: IO[bytes], blob: Blob) -> None:
    """Give the arrived file its name; whoever comes second finds it there.

    The folders are settled in either case: the first may not have come so far yet.
    """
    name = name_of(blob.sha256)
    withdraw(blob.sha256)
    there = default_storage.exists(name)
    if not isinstance(default_storage, FileSystemStorage):
        if not there:
            arriving.seek(0)
            default_storage.save(name, File(arriving))
        return
    path = Path(default_storage.path(name))
    path.parent.mkdir(parents=True, exist_ok=True)
    if not there:
        Path(arriving.name).rename(path)
    for folder in (path.parent, path.parent.parent):
        settle(folder)


def withdraw(sha256: str) -> None:
    """Keep bytes from being freed as forgotten: somebody keeps them anew.

    To be called before one looks whether they are there: while they are being freed, it waits.
    """
    noted = Forgotten.objects.filter(blob=sha256)
    if noted.exists():  # the rare case alone takes the lock
        noted.delete()


def settle(folder: Path) -> None:
    """Have the folder's entries survive a power cut."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def _second_name(path: Path) -> Iterator[Path]:
    """Lend another name for the same file, which may be taken for the blob's."""
    folder = _arriving()
    if folder is None:
        yield path
        return
    second = folder / uuid4().hex
    second.hardlink_to(path)
    try:
        yield second
    finally:
        second.unlink(missing_ok=True)


def _arriving() -> Path | None:
    """Give the folder beside the blobs where files arrive; None: the system's temporary folder."""
    if not isinstance(default_storage, FileSystemStorage):
        return None
    folder = Path(default_storage.path(ARRIVING))
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def name_of(sha256: str) -> str:
    """Give the name in the storage; FileNotFoundError when this is no digest."""
    if not _DIGEST.fullmatch(sha256):
        raise FileNotFoundError(f"not a digest: {sha256[:80]!r}")
    return f"{sha256[:2]}/{sha256}"


def _older(path: Path, moment: datetime) -> bool:
    return path.stat().st_mtime < moment.timestamp()


def _dressed(response: Answer, name: str, etag: str, *, inline: bool) -> Answer:
    shown = content_disposition_header(not inline, safe_name(name))
    response["Content-Disposition"] = shown or "attachment"
    response["Content-Security-Policy"] = POLICY
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-cache"  # asks again: the right to it may be gone
    response["Accept-Ranges"] = "bytes"
    response["ETag"] = etag
    return response


def _span(header: str, size: int) -> Span | None:
    """Read one range; the whole file when there is none or it is unclear; None: it lies outside."""
    found = _RANGE.fullmatch(header.strip())
    if not found or found.groups() == ("", ""):
        return Span(0, size)
    first, last = found.groups()
    if not first:
        return Span(max(0, size - int(last)), size) if int(last) and size else None
    end = min(int(last) + 1, size) if last else size
    if last and int(last) < int(first):
        return Span(0, size)
    return Span(int(first), end) if int(first) < end else None
