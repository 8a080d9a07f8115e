"""Pictures made for the tests, and the ways they deceive."""

import struct
import zlib
from io import BytesIO

from PIL import Image

from tests.files.films import box

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0h9"/></svg>'
RUNNING_SVG = b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'


def picture(family: str = "JPEG", size: tuple[int, int] = (40, 30), *, exif: bool = False) -> bytes:
    into = BytesIO()
    drawn = Image.new("RGB", size, (20, 120, 110))
    more = {"exif": _place()} if exif else {}
    drawn.save(into, family, **more)
    return into.getvalue()


def _place() -> Image.Exif:
    """A telephone's remarks: its owner, the way it was held, and where."""
    told = Image.Exif()
    told[0x0112], told[0x013B], told[0x0110] = 6, "Aigul Kasymova", "Phone 12"
    told.get_ifd(0x8825).update({1: "N", 2: (51.0, 7.0, 30.0), 3: "E", 4: (71.0, 26.0, 0.0)})
    return told


def gif() -> bytes:
    return picture("GIF")


def png_of(width: int, height: int) -> bytes:
    """A picture that claims any size in a hundred bytes."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    pieces = (b"IHDR", header), (b"IDAT", zlib.compress(b"\0" * 100)), (b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, content) for name, content in pieces)


def _chunk(name: bytes, content: bytes) -> bytes:
    return (
        struct.pack(">I", len(content))
        + name
        + content
        + struct.pack(">I", zlib.crc32(name + content))
    )


def heic() -> bytes:
    """The boxes of a HEIC without its picture."""
    sizes = box(b"ispe", struct.pack(">III", 0, 512, 512)) + box(
        b"ispe", struct.pack(">III", 0, 4032, 3024)
    )
    meta = box(b"meta", bytes(4), box(b"iprp", box(b"ipco", sizes)))
    return box(b"ftyp", b"heic\0\0\0\0mif1heic") + meta + box(b"mdat", bytes(64))
