"""An invented work as a real PDF, typeset like any paper."""

from datetime import UTC, datetime
from typing import cast

from baiqau.paper.blocks import Paragraph
from baiqau.paper.regulation import RegulationPaper
from baiqau.paper.typesetting import press
from baiqau.paper.wording import Language

MADE = datetime(2024, 11, 1, tzinfo=UTC)


def invented_work(title: str, summary: str, *, language: str) -> bytes:
    """Give a one-page PDF of a work."""
    page = RegulationPaper(
        language=cast("Language", language),
        kind="",
        title=title,
        organiser="",
        version="",
        digest="",
        blocks=(Paragraph(summary),),
    )
    return press().pdf("regulation", page, made=MADE)
