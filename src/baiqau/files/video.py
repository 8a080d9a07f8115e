"""Films: true length by the packets, codecs, sound, and whether a phone plays them at once."""

from collections.abc import Iterator
from dataclasses import replace

from baiqau.files import boxes, packets
from baiqau.files.hazards import Hazard, found
from baiqau.files.inspection import Video
from baiqau.files.kinds import BOXED, Kind
from baiqau.files.limits import Limits
from baiqau.files.source import Source

_FORMATS = {Kind.WEBM: "matroska", Kind.MKV: "matroska", Kind.AVI: "avi"} | dict.fromkeys(
    BOXED, "mov"
)
_NEAR = 2000  # milliseconds a header may differ by …
_SHARE = 20  # … or a twentieth of the length
_TALLEST = 1080
_PROFILES = frozenset({66, 77, 88, 100})  # of H.264: 8 bits, 4:2:0
_NAMES = {b"avc1": "h264", b"avc3": "h264", b"hvc1": "hevc", b"hev1": "hevc", b"mp4v": "mpeg4"}
_SOUNDS = {b"mp4a": "aac", b".mp3": "mp3", b"ac-3": "ac3", b"sowt": "pcm", b"samr": "amr"}


def look(source: Source, kind: Kind, limits: Limits) -> tuple[Video, tuple[Hazard, ...]]:
    """Measure a film: by its packets when PyAV is there, else by the tables of the ISO family."""
    film = boxes.read(source) if kind in BOXED else None
    if film is not None and not film.has_index:
        return Video(), (found("video-no-index"),)
    seen = _by_packets(source, kind, limits) if packets.PRESENT else _by_tables(film)
    if seen is None:
        return Video(), (found("file-damaged"),)
    if film is not None:
        seen = _completed(seen, film, kind)
    return seen, tuple(_hazards(seen, film, kind))


def _by_packets(source: Source, kind: Kind, limits: Limits) -> Video | None:
    return packets.measure(source, _FORMATS[kind], most=limits.packets)


def _by_tables(film: boxes.Film | None) -> Video:
    """Give what the tables say; nothing for families we do not read ourselves."""
    if film is None:
        return Video(codec="?")
    seen, heard = film.of(b"vide"), film.of(b"soun")
    measured = [one.milliseconds for one in (seen, heard) if one is not None and one.agrees]
    sure = bool(measured) and (seen is None or seen.agrees)
    return Video(
        milliseconds=max(measured) if sure else None,
        claimed=film.claimed,
        measured_by="samples" if sure else "",
        codec=_called(seen, _NAMES),
        width=seen.width if seen else 0,
        height=seen.height if seen else 0,
        sound=_called(heard, _SOUNDS),
    )


def _called(track: boxes.Track | None, names: dict[bytes, str]) -> str:
    if track is None:
        return ""
    return names.get(track.codec) or track.codec.decode("latin-1").strip("\0 .") or "?"


def _completed(seen: Video, film: boxes.Film, kind: Kind) -> Video:
    """Add what only the boxes know: their order, the header's claim, the profile."""
    playable = not _why_not(seen, film, kind)
    return replace(seen, claimed=film.claimed, fast_start=film.fast_start, playable=playable)


def _why_not(seen: Video, film: boxes.Film | None, kind: Kind) -> str:
    """Say in one word what a simple phone would stumble over; empty when nothing."""
    if film is None or kind is not Kind.MP4:
        return "container"
    track = film.of(b"vide")
    reasons = (
        ("codec", seen.codec != "h264"),
        ("profile", track is not None and track.profile not in _PROFILES),
        ("sound", seen.sound not in {"", "aac"}),
        ("size", min(seen.width, seen.height) > _TALLEST),
        ("index", not film.fast_start),
    )
    return next((word for word, true in reasons if true), "")


def _hazards(seen: Video, film: boxes.Film | None, kind: Kind) -> Iterator[Hazard]:
    if film is not None and film.cut:
        yield found("file-cut")
    if seen.milliseconds is None:
        yield found("video-unmeasured")
    elif not seen.milliseconds:
        yield found("video-no-length")
    else:
        yield from _forged(seen.milliseconds, seen.claimed)
    yield from _of_streams(seen, film, kind)


def _of_streams(seen: Video, film: boxes.Film | None, kind: Kind) -> Iterator[Hazard]:
    if not seen.codec:
        yield found("video-no-picture")
    elif why := _why_not(seen, film, kind):
        yield found("video-not-for-phone", why=why)


def _forged(true: int, claimed: int | None) -> Iterator[Hazard]:
    """A header may round; it may not lie."""
    if claimed and abs(claimed - true) > max(_NEAR, true // _SHARE):
        yield found("video-forged", claimed=claimed // 1000, true=true // 1000)
