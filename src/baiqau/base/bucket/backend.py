"""The store as Django's storage: files are read in spans, so that a film plays from its middle at once."""

import io
from typing import IO, Any

from django.core.files import File
from django.core.files.storage import Storage

from baiqau.base.bucket import client
from baiqau.base.bucket.client import Away, asking

BUFFER = 1 << 18
AGAIN = 3  # times a broken line is taken up anew at the byte where it broke


class BucketStorage(Storage):
    """Names are those of `base.storage`: digests. What has a name has its bytes; nothing is renamed."""

    def _open(self, name: str, mode: str = "rb") -> File[bytes]:
        return File(io.BufferedReader(Reader(name, self.size(name)), BUFFER), name)

    def _save(self, name: str, content: File[bytes]) -> str:
        with asking():
            client.house().upload_fileobj(_Plain(content), client.bucket().name, name)
        return name

    def get_available_name(self, name: str, max_length: int | None = None) -> str:
        """Give the same name: whoever saves it saves the same bytes."""
        return name

    def listdir(self, path: str) -> tuple[list[str], list[str]]:
        """Give the folders and the files in a folder."""
        inside = f"{path}/" if path else ""
        with asking():
            pages = client.house().get_paginator("list_objects_v2")
            told = list(pages.paginate(Bucket=client.bucket().name, Prefix=inside, Delimiter="/"))
        folders = [one["Prefix"] for page in told for one in page.get("CommonPrefixes", ())]
        files = [one["Key"] for page in told for one in page.get("Contents", ())]
        return [one[len(inside) : -1] for one in folders], [one[len(inside) :] for one in files]

    def exists(self, name: str) -> bool:
        """Say whether there is a file of this name."""
        try:
            self.size(name)
        except FileNotFoundError:
            return False
        return True

    def size(self, name: str) -> int:
        """Give the number of bytes; FileNotFoundError when there is none."""
        with asking():
            told = client.house().head_object(Bucket=client.bucket().name, Key=name)
        size: int = told["ContentLength"]
        return size

    def delete(self, name: str) -> None:
        """Remove a file; one that is not there is no trouble."""
        with asking():
            client.house().delete_object(Bucket=client.bucket().name, Key=name)


class Reader(io.RawIOBase):
    """A file in the store, read from wherever one seeks; a line that breaks is taken up again."""

    def __init__(self, name: str, size: int) -> None:
        super().__init__()
        self.name = name
        self.length = size
        self.at = 0
        self.stream: Any = None

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self.at

    def seek(self, offset: int, whence: int = io.SEEK_SET, /) -> int:
        from_where = {io.SEEK_SET: 0, io.SEEK_CUR: self.at, io.SEEK_END: self.length}[whence]
        if from_where + offset != self.at:
            self._hang_up()
        self.at = from_where + offset
        return self.at

    def readinto(self, into: Any, /) -> int:
        if self.at >= self.length:
            return 0
        for turn in range(AGAIN):
            try:
                piece = self._piece(len(into))
            except Away:
                self._hang_up()
                if turn == AGAIN - 1:
                    raise
                continue
            into[: len(piece)] = piece
            self.at += len(piece)
            return len(piece)
        raise AssertionError("it came or it was given up")

    def close(self) -> None:
        self._hang_up()
        super().close()

    def _piece(self, most: int) -> bytes:
        with asking():
            if self.stream is None:
                asked = {"Bucket": client.bucket().name, "Key": self.name}
                told = client.house().get_object(**asked, Range=f"bytes={self.at}-")
                self.stream = told["Body"]
            piece: bytes = self.stream.read(most)
        if not piece:
            raise Away(f"{self.name} ended at {self.at} of {self.length} bytes")
        return piece

    def _hang_up(self) -> None:
        if self.stream is not None:
            self.stream.close()
        self.stream = None


class _Plain:
    """A file of which the sender sees only its bytes: it must not close what is not its own."""

    def __init__(self, file: IO[bytes] | File[bytes]) -> None:
        self.file = file

    def read(self, size: int = -1) -> bytes:
        return self.file.read(size)
