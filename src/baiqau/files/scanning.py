"""Asks ClamAV about a file (clamd's INSTREAM); whoever does not answer leaves the file held."""

import re
import socket
import struct
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from baiqau.files.hazards import Hazard, found

_PIECE = 1 << 16
_ANSWER = 4096
_FOUND = re.compile(r"stream: (.+) FOUND\s*\0?\Z")
_TOO_BIG = "size limit exceeded"  # clamd's StreamMaxLength
_CLEAN = re.compile(r"stream: OK\s*\0?\Z")


def scan(path: Path, *, scanner: str, seconds: float = 60) -> tuple[Hazard, ...]:
    """Give nothing when the scanner finds nothing, else what holds the file.

    `scanner` is `unix:/path/of/clamd.ctl` or `host:port`. A scanner that is down or slow is "not
    scanned": ask again later, release nothing before. One that refuses the size will do so again.
    """
    try:
        with path.open("rb") as file, _connected(scanner, seconds) as line:
            answer = _asked(file, line)
    except (OSError, ValueError):
        return (found("not-scanned"),)
    infected = _FOUND.search(answer)
    if infected:
        return (found("virus", signature=infected[1]),)
    if _TOO_BIG in answer:
        return (found("not-scanned-size"),)
    return () if _CLEAN.search(answer) else (found("not-scanned"),)


def _connected(scanner: str, seconds: float) -> socket.socket:
    if scanner.startswith("unix:"):
        line = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        line.settimeout(seconds)
        try:
            line.connect(scanner.removeprefix("unix:"))
        except OSError:
            line.close()
            raise
        return line
    host, _colon, port = scanner.rpartition(":")
    return socket.create_connection((host, int(port)), timeout=seconds)


def _asked(file: IO[bytes], line: socket.socket) -> str:
    """Send the file in pieces, each behind its length; nought ends it."""
    try:
        line.sendall(b"zINSTREAM\0")
        for piece in _pieces(file):
            line.sendall(struct.pack(">I", len(piece)) + piece)
        line.sendall(struct.pack(">I", 0))
    except ConnectionError:
        pass  # it said no before the end: the answer tells why
    return b"".join(_answers(line))[:_ANSWER].decode("utf-8", "replace")


def _answers(line: socket.socket) -> Iterator[bytes]:
    """Yield what it says; one that hung up in the middle of the file has spoken before."""
    try:
        yield from iter(lambda: line.recv(_ANSWER), b"")
    except ConnectionError:
        return


def _pieces(file: IO[bytes]) -> Iterator[bytes]:
    yield from iter(lambda: file.read(_PIECE), b"")
