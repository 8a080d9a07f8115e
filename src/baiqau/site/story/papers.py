"""Invented works: a real PDF, typeset like any paper, and a real small film."""

import shutil
import subprocess
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import cast

from baiqau.paper.blocks import Heading, Paragraph
from baiqau.paper.regulation import RegulationPaper
from baiqau.paper.typesetting import press
from baiqau.paper.wording import Language

_FILLING = 12  # times a summary of three sentences stands on one page
MADE = datetime(2024, 11, 1, tzinfo=UTC)


_PICTURE = "gradients=size=640x360:rate=12:duration=24:speed=0.02:c0=0x1f6f9f:c1=0xd8a13a"
_SOUND = "sine=frequency=330:duration=24"
_CODING = ("-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p", "-c:a", "aac")


@cache
def invented_film() -> bytes:
    """Give a film of 24 seconds; nothing where ffmpeg is not installed."""
    ffmpeg = shutil.which("ffmpeg")
    if ffmpeg is None:
        return b""
    with TemporaryDirectory() as folder:
        made = Path(folder, "film.mp4")
        heard = ("-f", "lavfi", "-i", _PICTURE, "-f", "lavfi", "-i", _SOUND)
        words = [ffmpeg, "-nostdin", "-loglevel", "error", *heard, *_CODING, str(made)]
        subprocess.run(words, check=True)  # noqa: S603  a list of our own words, no shell
        return made.read_bytes()


def invented_work(title: str, summary: str, *, language: str, chapters: int = 0) -> bytes:
    """Give a PDF of a work: of one page, and as many more as it has chapters."""
    page = RegulationPaper(
        language=cast("Language", language),
        kind="",
        title=title,
        organiser="",
        version="",
        digest="",
        blocks=(Paragraph(summary), *_chapters(summary, chapters)),
    )
    return press().pdf("regulation", page, made=MADE)


def _chapters(summary: str, number: int) -> list[Heading | Paragraph]:
    """Fill about a page with each chapter."""
    page = "\n\n".join([summary] * _FILLING)
    return [
        block
        for chapter in range(1, number + 1)
        for block in (Heading(f"{chapter}"), Paragraph(page))
    ]
