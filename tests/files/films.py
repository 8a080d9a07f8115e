"""Tiny films made with PyAV, and the ways they break."""

import struct
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import av
import numpy as np


@cache
def film(
    family: str = "mp4",
    codec: str = "libx264",
    sound: str = "aac",
    frames: int = 50,
    options: str = "movflags=+faststart",
) -> bytes:
    """Two seconds of grey, 25 pictures a second; `codec` or `sound` may be empty."""
    chosen = dict([options.split("=", 1)]) if options else {}
    quiet = {"x265-params": "log-level=none"} if codec == "libx265" else {}
    with (
        TemporaryDirectory() as folder,  # the index is moved in a file only
        av.open(f"{folder}/film", "w", format=family, options=chosen) as container,
    ):
        picture = container.add_stream(codec, rate=25, options=quiet) if codec else None
        heard = container.add_stream(sound, rate=48000) if sound else None
        if picture is not None:
            picture.width, picture.height, picture.pix_fmt = 64, 48, "yuv420p"
            _draw(container, picture, frames)
        if heard is not None:
            _hum(container, heard, frames / 25)
        container.close()
        return Path(folder, "film").read_bytes()


def _draw(container: av.container.OutputContainer, stream: av.VideoStream, frames: int) -> None:
    for number in range(frames):
        grey = np.full((48, 64, 3), 60 + number % 190, np.uint8)
        container.mux(stream.encode(av.VideoFrame.from_ndarray(grey, format="rgb24")))
    container.mux(stream.encode(None))


def _hum(container: av.container.OutputContainer, stream: av.AudioStream, seconds: float) -> None:
    quiet = np.zeros((1, 1024), np.float32)
    for number in range(int(seconds * 48000 / 1024)):
        frame = av.AudioFrame.from_ndarray(quiet, format="fltp", layout="mono")
        frame.sample_rate, frame.pts = 48000, number * 1024
        container.mux(stream.encode(frame))
    container.mux(stream.encode(None))


def forged(seconds: int = 4_294_967) -> bytes:
    """The header of the whole film claims another length."""
    content = bytearray(film())
    at = content.find(b"mvhd")
    scale = struct.unpack_from(">I", content, at + 16)[0]
    struct.pack_into(">I", content, at + 20, min(seconds * scale, 0xFFFFFFFF))
    return bytes(content)


def without_index() -> bytes:
    """A recording that was broken off: the index would have come last."""
    content = film(options="")
    return content[: content.find(b"moov") - 4]


def cut() -> bytes:
    """The index is there, half of the pictures are not."""
    content = film()
    at = content.find(b"mdat")
    return content[: at + (len(content) - at) // 2]


def box(name: bytes, *parts: bytes) -> bytes:
    content = b"".join(parts)
    return struct.pack(">I4s", 8 + len(content), name) + content


def empty() -> bytes:
    """A film with a track of pictures and not one picture."""
    header = struct.pack(">4s3I2I", b"", 0, 0, 1000, 5000, 0x10000).ljust(100, b"\0")
    track = struct.pack(">4s2I2I", b"\0\0\0\7", 0, 0, 1, 0).ljust(76, b"\0") + struct.pack(
        ">2I", 64 << 16, 48 << 16
    )
    media = struct.pack(">4s4I2H", b"", 0, 0, 25, 0, 0, 0)
    handler = struct.pack(">8s4s12s1s", b"", b"vide", b"", b"")
    entry = box(b"avc1", bytes(24) + struct.pack(">2H", 64, 48) + bytes(50))
    tables = box(
        b"stbl",
        box(b"stsd", struct.pack(">2I", 0, 1), entry),
        box(b"stts", bytes(8)),
        box(b"stsc", bytes(8)),
        box(b"stsz", bytes(12)),
        box(b"stco", bytes(8)),
    )
    inner = box(b"mdia", box(b"mdhd", media), box(b"hdlr", handler), box(b"minf", tables))
    moov = box(b"moov", box(b"mvhd", header), box(b"trak", box(b"tkhd", track), inner))
    return box(b"ftyp", b"isom\0\0\2\0isomavc1") + moov + box(b"mdat")
