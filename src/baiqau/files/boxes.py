"""Films of the ISO family (MP4, MOV, 3GP) read by our own hands: boxes, tracks, sample tables.

ISO/IEC 14496-12. It serves where PyAV is absent and is asked for the order of the boxes.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice

from baiqau.files.source import Source

_MOST = 20_000  # boxes of one level
_INDEX = 8 << 20  # bytes of one box that is read whole
_INSIDE = frozenset(
    {b"moov", b"trak", b"mdia", b"minf", b"stbl", b"mvex", b"moof", b"traf", b"edts"}
)
_LARGE, _REST = 1, 0
_DEEPEST = 12


@dataclass(frozen=True)
class Box:
    """A box: its name, where its content begins and ends."""

    name: bytes
    start: int
    end: int
    cut: bool = False  # it says to end beyond the file


@dataclass
class Track:
    """A track as its tables tell it."""

    number: int = 0
    handler: bytes = b""
    codec: bytes = b""
    profile: int = 0
    width: int = 0
    height: int = 0
    scale: int = 0
    ticks: int = 0  # by the samples, fragments included
    samples: int = 0
    counted: int = 0  # samples by the table of sizes

    @property
    def agrees(self) -> bool:
        """The table of times and the table of sizes speak of the same samples."""
        return self.counted in {0, self.samples}

    @property
    def milliseconds(self) -> int:
        return self.ticks * 1000 // self.scale if self.scale else 0


@dataclass
class Film:
    """What the boxes tell."""

    claimed: int | None = None  # milliseconds by the header
    tracks: list[Track] = field(default_factory=list)
    order: list[bytes] = field(default_factory=list)
    usual: dict[int, int] = field(default_factory=dict)  # ticks of a fragment's sample, by track
    cut: bool = False

    @property
    def has_index(self) -> bool:
        return b"moov" in self.order

    @property
    def fast_start(self) -> bool:
        """The index comes before the pictures."""
        if not self.has_index:
            return False
        return b"mdat" not in self.order or self.order.index(b"moov") < self.order.index(b"mdat")

    def of(self, handler: bytes) -> Track | None:
        return next((one for one in self.tracks if one.handler == handler), None)


def read(source: Source) -> Film:
    """Read all the tables; a broken box ends its level and nothing more."""
    film = Film()
    for box in walk(source, 0, source.size):
        film.order.append(box.name)
        film.cut = film.cut or box.cut
        if box.name in {b"moov", b"moof"}:
            _level(source, box, film, Track(), _DEEPEST)
    return film


def walk(source: Source, start: int, end: int) -> Iterator[Box]:
    """Yield the boxes of one level."""
    return islice(_walk(source, start, end), _MOST)


def _walk(source: Source, start: int, end: int) -> Iterator[Box]:
    while start + 8 <= end:
        size, name = struct.unpack(">I4s", source.at(start, 8).ljust(8, b"\0"))
        inside = start + 8
        if size == _LARGE:
            size = int.from_bytes(source.at(inside, 8), "big")
            inside += 8
        finish = end if size == _REST else start + size
        if finish < inside:
            return
        yield Box(name, inside, min(finish, end), cut=finish > end)
        start = finish


def _level(source: Source, parent: Box, film: Film, track: Track, depth: int) -> None:
    for box in walk(source, parent.start, parent.end) if depth else ():
        if box.name in _INSIDE:
            _level(source, box, film, _whose(box, film, track), depth - 1)
        elif box.name in _READERS:
            _take(source, box, film, track)


def _whose(box: Box, film: Film, track: Track) -> Track:
    """Give the track a box speaks of: a new one begins with its box, a fragment finds its own."""
    if box.name == b"trak":
        film.tracks.append(Track())
        return film.tracks[-1]
    return _FragmentOf(film) if box.name == b"traf" else track


def _take(source: Source, box: Box, film: Film, track: Track) -> None:
    content = source.at(box.start, min(box.end - box.start, _INDEX))
    try:
        _READERS[box.name](content, film, track)
    except struct.error:
        film.cut = True


class _FragmentOf(Track):
    """The track a fragment adds to, once its header has named it."""

    def __init__(self, film: Film) -> None:
        super().__init__()
        self.film = film
        self.each = 0

    @property
    def whole(self) -> Track:
        return next((one for one in self.film.tracks if one.number == self.number), self)


def _movie_header(content: bytes, film: Film, track: Track) -> None:
    scale, length = _times(content)
    film.claimed = length * 1000 // scale if scale else 0


def _track_header(content: bytes, film: Film, track: Track) -> None:
    track.number = struct.unpack_from(">I", content, 20 if content[:1] == b"\1" else 12)[0]
    width, height = struct.unpack_from(">II", content, len(content) - 8)
    track.width, track.height = width >> 16, height >> 16


def _media_header(content: bytes, film: Film, track: Track) -> None:
    track.scale, _length = _times(content)


def _times(content: bytes) -> tuple[int, int]:
    """Give the time scale and the length of a header of version 0 or 1."""
    scale, length = struct.unpack_from(
        *((">IQ", content, 20) if content[:1] == b"\1" else (">II", content, 12))
    )
    return int(scale), int(length)


def _handler(content: bytes, film: Film, track: Track) -> None:
    kind = struct.unpack_from(">4s", content, 8)[0]
    if not track.handler:
        track.handler = kind


def _description(content: bytes, film: Film, track: Track) -> None:
    track.codec = struct.unpack_from(">4s", content, 12)[0]
    if track.codec in {b"avc1", b"avc3"}:
        at = content.find(b"avcC")
        track.profile = content[at + 5] if 0 < at < len(content) - 5 else 0


def _sample_times(content: bytes, film: Film, track: Track) -> None:
    """Add up the sample table: count times length, the sums no header can forge."""
    entries = min(struct.unpack_from(">I", content, 4)[0], (len(content) - 8) // 8)
    numbers = struct.unpack_from(f">{2 * entries}I", content, 8)
    track.samples += sum(numbers[::2])
    track.ticks += sum(
        count * each for count, each in zip(numbers[::2], numbers[1::2], strict=True)
    )


def _sample_sizes(content: bytes, film: Film, track: Track) -> None:
    track.counted = struct.unpack_from(">I", content, 8)[0]


def _fragment_defaults(content: bytes, film: Film, track: Track) -> None:
    number, _description, each = struct.unpack_from(">III", content, 4)
    film.usual[number] = each


def _fragment_header(content: bytes, film: Film, track: Track) -> None:
    flags, track.number = struct.unpack_from(">II", content)
    at = 8 + 8 * bool(flags & 0x1) + 4 * bool(flags & 0x2)
    if isinstance(track, _FragmentOf):
        usual = film.usual.get(track.number, 0)
        track.each = struct.unpack_from(">I", content, at)[0] if flags & 0x8 else usual


def _fragment_run(content: bytes, film: Film, track: Track) -> None:
    flags, samples = struct.unpack_from(">II", content)
    if not isinstance(track, _FragmentOf):
        return
    whole = track.whole
    whole.samples += samples
    whole.counted += samples
    if not flags & 0x100:
        whole.ticks += samples * track.each
        return
    row = 4 * (flags >> 8 & 0xF).bit_count()
    at = 8 + 4 * bool(flags & 0x1) + 4 * bool(flags & 0x4)
    fitting = min(samples, (len(content) - at) // row)
    whole.ticks += sum(
        struct.unpack_from(">I", content, at + row * one)[0] for one in range(fitting)
    )


_READERS = {
    b"mvhd": _movie_header,
    b"tkhd": _track_header,
    b"mdhd": _media_header,
    b"hdlr": _handler,
    b"stsd": _description,
    b"stts": _sample_times,
    b"stsz": _sample_sizes,
    b"trex": _fragment_defaults,
    b"tfhd": _fragment_header,
    b"trun": _fragment_run,
}
