"""The body of a request as it comes: in small pieces, and given up when the line falls silent.

A phone that went into a lift closes nothing. The web server would wait for it for hours, and each
waiting request holds one of its few threads; so a thread of our own waits instead.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from queue import Empty, Full, Queue
from threading import Event, Thread
from time import monotonic

PIECE = 1 << 16  # the web server gives nothing before so much has come: 8 s of 64 kbit/s
DEPTH = 8  # pieces that may wait for the disk
LINGER = 1.0  # seconds
SILENCE = 30.0  # seconds for one piece; slower than 17 kbit/s counts as gone

Read = Callable[[int], bytes]


@dataclass
class Body:
    """The body of one request: taken in once, or waved away."""

    read: Read
    length: int
    begun: bool = False

    def pieces(self, silence: float | None = None) -> Iterator[bytes]:
        """Yield the body; less of it when the line was cut or fell silent.

        At most DEPTH pieces are in memory. Whatever is yielded came in order and without a gap.
        """
        self.begun = True
        line: Queue[bytes] = Queue(DEPTH)
        over = Event()
        Thread(target=_fetch, args=(self.read, self.length, line, over), daemon=True).start()
        try:
            while piece := _next(line, silence or SILENCE):
                yield piece
        finally:
            over.set()

    def wave_away(self) -> None:
        """Let a refused body run out for a moment: a sender hears no answer while it still speaks."""
        until = monotonic() + LINGER
        if not self.begun:
            for _piece in self.pieces(LINGER):
                if monotonic() > until:
                    return


def _next(line: Queue[bytes], silence: float) -> bytes:
    try:
        return line.get(timeout=silence)
    except Empty:
        return b""


def _fetch(read: Read, length: int, line: Queue[bytes], over: Event) -> None:
    left = length
    try:
        while left and not over.is_set() and (piece := _piece(read, min(PIECE, left))):
            left -= len(piece)
            _offer(piece, line, over)
    finally:
        _offer(b"", line, over)


def _piece(read: Read, most: int) -> bytes:
    """Read on; nothing more comes from a broken line."""
    try:
        return read(most)
    except OSError:
        return b""


def _offer(piece: bytes, line: Queue[bytes], over: Event) -> None:
    while not over.is_set():
        try:
            line.put(piece, timeout=0.5)
        except Full:
            continue
        return
