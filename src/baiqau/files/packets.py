"""Films read packet by packet with PyAV, which an installation may lack."""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from baiqau.files.inspection import Video
from baiqau.files.source import Source

try:
    import av
except ImportError:
    PRESENT = False
else:
    PRESENT = True

_PIECE = 1 << 20


def measure(source: Source, family: str, *, most: int) -> Video | None:
    """Read a film through, up to `most` packets; None when it cannot be opened. Needs PyAV.

    `family` is FFmpeg's name of the container: nothing is guessed, so no play list is followed.
    """
    source.file.seek(0)
    try:
        with av.open(source.file, mode="r", format=family, buffer_size=_PIECE) as container:
            return _measured(container, most)
    except (av.error.FFmpegError, ValueError, EOFError):
        return None


def _measured(container: "av.container.InputContainer", most: int) -> Video:
    picture = next(iter(container.streams.video), None)
    sound = next(iter(container.streams.audio), None)
    coded = picture.codec_context if picture else None
    seen = Video(
        claimed=container.duration // 1000 if container.duration else None,
        measured_by="packets",
        codec=_called(picture),
        width=coded.width if coded else 0,
        height=coded.height if coded else 0,
        sound=_called(sound),
    )
    wanted = [stream for stream in (picture, sound) if stream is not None]
    return replace(seen, milliseconds=_length(container, wanted, most))


def _called(stream: "av.stream.Stream | None") -> str:
    """Name the codec of a stream; a question mark when nobody knows it, empty without a stream."""
    if stream is None:
        return ""
    context = stream.codec_context
    return context.codec.canonical_name if context is not None else "?"


def _length(
    container: "av.container.InputContainer", streams: "Sequence[av.stream.Stream]", most: int
) -> int | None:
    """Give the time from the first packet's begin to the last one's end, the longest stream's."""
    first: dict[int, Fraction] = {}
    last: dict[int, Fraction] = {}
    for number, packet in enumerate(container.demux(streams)):
        if number >= most:
            return None
        if packet.pts is None or packet.time_base is None:
            continue
        begin = packet.pts * packet.time_base
        end = begin + (packet.duration or 0) * packet.time_base
        key = packet.stream_index
        first[key] = min(first.get(key, begin), begin)
        last[key] = max(last.get(key, end), end)
    return max((int((last[key] - first[key]) * 1000) for key in last), default=0)
