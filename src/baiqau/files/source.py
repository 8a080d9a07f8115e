"""The bytes of one file, read at places: nothing is ever read whole without a measure."""

import os
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from typing import IO

NEAR = 1 << 16


@dataclass(frozen=True, eq=False)
class Source:
    """An open file or a member of an archive, with its size."""

    file: IO[bytes]
    size: int

    @classmethod
    def of(cls, file: IO[bytes]) -> "Source":
        return cls(file, file.seek(0, os.SEEK_END))

    @classmethod
    def of_bytes(cls, content: bytes) -> "Source":
        return cls(BytesIO(content), len(content))

    def at(self, offset: int, length: int) -> bytes:
        """Read up to `length` bytes there; fewer at the end, none outside."""
        if not 0 <= offset < self.size:
            return b""
        self.file.seek(offset)
        return self.file.read(length)

    def whole(self, most: int) -> bytes:
        """Read everything, up to `most` bytes."""
        return self.at(0, most)

    @cached_property
    def head(self) -> bytes:
        return self.at(0, NEAR)

    @cached_property
    def tail(self) -> bytes:
        return self.at(max(0, self.size - NEAR - 22), NEAR + 22)
