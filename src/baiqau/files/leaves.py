"""The child: `python -m baiqau.files.leaves PDF FOLDER WIDTH MOST` writes pictures and words of pages."""

import json
import struct
import sys
import zlib
from pathlib import Path

import pypdfium2 as pdfium

from baiqau.files import confined
from baiqau.files.limits import MIB

try:
    import PIL
except ImportError:
    PIL = None  # type: ignore[assignment]  # an installation without [media]

WORDS = "words.json"
_MEMORY, _CPU, _WRITTEN = 2048 * MIB, 120, 64 * MIB
_HIGHEST = 4000  # points of a picture of a page
_COLOURS = {1: 0, 3: 2, 4: 6}  # of PNG, by the bytes of a point


def main(words: list[str]) -> int:
    """Bound this process, write `page-0001.webp` (or `.png`) and so on, and the words of all pages."""
    path, folder, width, most = Path(words[0]), Path(words[1]), int(words[2]), int(words[3])
    confined.bound(_MEMORY, _CPU, _WRITTEN)
    try:
        document = pdfium.PdfDocument(path)
    except pdfium.PdfiumError as error:
        sys.stderr.write(str(error))
        return 1
    with document:
        said = [
            _write(document[number], folder, number + 1, width)
            for number in range(min(len(document), most))
        ]
    (folder / WORDS).write_text(json.dumps(said, ensure_ascii=False), encoding="utf-8")
    return 0


def _write(page: pdfium.PdfPage, folder: Path, number: int, width: int) -> str:
    across, down = page.get_size()
    scale = min(width / max(1, across), _HIGHEST / max(1, down))
    bitmap = page.render(scale=scale, rev_byteorder=True)
    if PIL is not None:
        bitmap.to_pil().save(folder / f"page-{number:04}.webp", quality=80)
    else:
        (folder / f"page-{number:04}.png").write_bytes(png(bitmap))
    text: str = page.get_textpage().get_text_bounded()
    return text.replace("\r\n", "\n")


def png(bitmap: pdfium.PdfBitmap) -> bytes:
    """Write the points as a PNG, for an installation without Pillow."""
    row, points = bitmap.width * bitmap.n_channels, bytes(bitmap.buffer)
    lines = (points[at : at + row] for at in range(0, bitmap.stride * bitmap.height, bitmap.stride))
    colours = _COLOURS[bitmap.n_channels]
    header = struct.pack(">IIBBBBB", bitmap.width, bitmap.height, 8, colours, 0, 0, 0)
    drawn = zlib.compress(b"".join(b"\0" + line for line in lines), 6)
    pieces = ((b"IHDR", header), (b"IDAT", drawn), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, content) for name, content in pieces)


def _chunk(name: bytes, content: bytes) -> bytes:
    return (
        struct.pack(">I", len(content))
        + name
        + content
        + struct.pack(">I", zlib.crc32(name + content))
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
