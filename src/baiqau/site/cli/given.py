"""A file that a command is given: by name, or `-` for what comes through a pipe."""

import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import copyfileobj
from tempfile import NamedTemporaryFile

from baiqau.site.cli.stop import Stop

WIDE = (b"\xff\xfe", b"\xfe\xff")  # what a spreadsheet's “Unicode text” begins with


@contextmanager
def kept(name: str) -> Iterator[Path]:
    """Give a path that can be read more than once: a pipe is kept in a file meanwhile.

    So is text in UTF-16, as UTF-8. Stop 2 when there is nothing to read.
    """
    try:
        if name != "-" and stat.S_ISREG(Path(name).stat().st_mode) and not _is_wide(Path(name)):
            yield Path(name)
            return
        with NamedTemporaryFile(prefix="baiqau-") as copy:
            if name == "-":
                copyfileobj(sys.stdin.buffer, copy)
            else:
                with Path(name).open("rb") as pipe:
                    copyfileobj(pipe, copy)
            copy.flush()
            if _is_wide(Path(copy.name)):
                told = Path(copy.name).read_text(encoding="utf-16")
                Path(copy.name).write_text(told, encoding="utf-8", newline="")
            yield Path(copy.name)
    except OSError as error:
        raise Stop(f"{name} cannot be read: {error.strerror}.", code=2) from error


def _is_wide(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(2) in WIDE


def content(name: str) -> bytes:
    """Give the bytes; Stop 2 when they cannot be read."""
    try:
        return sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
    except OSError as error:
        raise Stop(f"{name} cannot be read: {error.strerror}.", code=2) from error


def text(name: str) -> str:
    """Give the text, in UTF-8 or, where it says so itself, UTF-16; Stop 2 when it is neither."""
    said = content(name)
    try:
        return said.decode("utf-16" if said.startswith(WIDE) else "utf-8-sig")
    except UnicodeDecodeError as error:
        line = said.count(b"\n", 0, error.start) + 1
        raise Stop(
            f"{name} is not UTF-8 text: line {line} holds other bytes. Save it as CSV in UTF-8.",
            code=2,
        ) from error
