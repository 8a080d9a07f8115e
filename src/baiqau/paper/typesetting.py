"""The press: typst behind one long-lived compiler, data in, archival tagged PDF or pictures out."""

import json
import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Literal, Protocol
from unicodedata import normalize

import typst

from baiqau.paper.refusals import PaperRefused
from baiqau.paper.tokens import TEMPLATES

Template = Literal[
    "certificate",
    "diploma",
    "thanks",
    "attendance",
    "regulation",
    "protocol",
    "receipt",
    "sheet",
    "day",
    "tickets",
]
STANDARDS: "list[typst.PDFStandard]" = ["a-2a", "ua-1"]  # the name lives in the stubs only
_GLYPH = re.compile(r'the text `"(.+?)"` could not be displayed')
_ESCAPE = re.compile(r"\\u\{([0-9a-f]+)\}|\\(.)")
_PANIC = re.compile(r"panicked with: (paper-[a-z-]+)\|([^|]*)\|?(.*)", re.DOTALL)
_PICTURE = re.compile(r"failed to (?:decode|load|parse)|unknown image format", re.IGNORECASE)


class Document(Protocol):
    """What can be printed: a value that gives the data its template reads."""

    def printed(self) -> Mapping[str, object]:
        """Give JSON values only."""


class Press:
    """A compiler with its fonts loaded once. Safe to share between threads: it prints in turn.

    Fonts come from inside the typst wheel and from `fonts`, folders of the institution's own;
    never from the machine, so that the same data gives the same bytes everywhere.
    """

    def __init__(self, fonts: Sequence[Path] = ()) -> None:
        loaded = typst.Fonts(include_system_fonts=False, font_paths=[str(path) for path in fonts])
        self._compiler = typst.Compiler(root=TEMPLATES, font_paths=loaded, ignore_system_fonts=True)
        self._turn = Lock()

    def pdf(self, template: Template, data: Document, *, made: datetime) -> bytes:
        """Give the document as PDF/A-2a and PDF/UA-1; the same data and moment, the same bytes.

        Raises PaperRefused when a letter has no glyph or a part does not fit its page.
        """
        printed = self._print(template, data, made=made, kind="pdf")
        assert isinstance(printed, bytes)
        return printed

    def png(
        self, template: Template, data: Document, *, made: datetime, ppi: float = 96
    ) -> tuple[bytes, ...]:
        """Give the pages as pictures; a document that cannot be printed is not previewed either."""
        self.pdf(template, data, made=made)
        printed = self._print(template, data, made=made, kind="png", ppi=ppi)
        return (printed,) if isinstance(printed, bytes) else tuple(printed)

    def _print(
        self,
        template: Template,
        data: Document,
        *,
        made: datetime,
        kind: Literal["pdf", "png"],
        ppi: float | None = None,
    ) -> bytes | list[bytes]:
        words = normalize("NFC", json.dumps(data.printed(), ensure_ascii=False))
        try:
            with self._turn:
                printed = self._compiler.compile(
                    TEMPLATES / f"{template}.typ",
                    format=kind,
                    ppi=ppi,
                    sys_inputs={"data": words},
                    pdf_standards=STANDARDS if kind == "pdf" else [],
                    timestamp=int(made.timestamp()),
                )
        except typst.TypstError as error:
            refused = _refusal(error.message)
            if refused is None:
                raise
            raise refused from error
        assert printed is not None, "printed to memory"
        return printed


@cache
def press() -> Press:
    """Give this process its press; fonts take 14 ms and 60 MiB, so there is one."""
    return Press()


def _refusal(message: str) -> PaperRefused | None:
    """Read a complaint of the compiler as a refusal; None when it is a bug of ours."""
    if found := _GLYPH.search(message):
        glyph = _ESCAPE.sub(_meant, found[1])
        return PaperRefused("paper-glyph", glyph=glyph, codepoint=_codepoints(glyph))
    if found := _PANIC.search(message):
        return PaperRefused(found[1], part=found[2], text=found[3])
    if _PICTURE.search(message):
        return PaperRefused("paper-picture", reason=message)
    return None


def _meant(escape: re.Match[str]) -> str:
    return chr(int(escape[1], 16)) if escape[1] else escape[2]


def _codepoints(glyph: str) -> str:
    return " ".join(f"U+{ord(letter):04X}" for letter in glyph)
