"""The building blocks of long papers: headings, clauses, tables, notes, facts, signatures."""

from collections.abc import Sequence
from dataclasses import dataclass

from baiqau.paper.honour import Signatory
from baiqau.paper.refusals import PaperRefused


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 opens an article, level 2 a part of it."""

    text: str
    level: int = 1
    number: str = ""

    def printed(self) -> dict[str, object]:
        """Give the block as the templates read it."""
        return {
            "kind": "heading",
            "text": self.text,
            "level": self.level,
            "number": self.number,
        }


@dataclass(frozen=True, slots=True)
class Clause:
    """A numbered paragraph; the number is printed as given, gaps and all."""

    number: str
    text: str

    def printed(self) -> dict[str, object]:
        """Give the block as the templates read it."""
        return {"kind": "clause", "number": self.number, "paragraphs": _paragraphs(self.text)}


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Plain text; an empty line begins a new paragraph."""

    text: str

    def printed(self) -> dict[str, object]:
        """Give the block as the templates read it."""
        return {"kind": "paragraph", "paragraphs": _paragraphs(self.text)}


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under headers; `ends` are the columns of figures, `wide` asks for a landscape page."""

    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    caption: str = ""
    ends: tuple[int, ...] = ()
    wide: bool = False

    def printed(self) -> dict[str, object]:
        """Give the block as the templates read it."""
        if any(len(row) != len(self.headers) for row in self.rows):
            raise PaperRefused("paper-table", caption=self.caption)
        return {
            "kind": "table",
            "headers": list(self.headers),
            "rows": [list(row) for row in self.rows],
            "caption": self.caption,
            "ends": list(self.ends),
            "wide": self.wide,
        }


@dataclass(frozen=True, slots=True)
class Note:
    """Words beside the text proper: how the organiser reads a clause, a dissenting opinion."""

    text: str
    title: str = ""

    def printed(self) -> dict[str, object]:
        """Give the block as the templates read it."""
        return {"kind": "note", "title": self.title, "paragraphs": _paragraphs(self.text)}


@dataclass(frozen=True, slots=True)
class Facts:
    """Labels with their values: present, absent, quorum; number, time, zone."""

    pairs: tuple[tuple[str, str], ...]

    def printed(self) -> dict[str, object]:
        """Give the block as the templates read it."""
        return {"kind": "facts", "pairs": [list(pair) for pair in self.pairs]}


@dataclass(frozen=True, slots=True)
class Signatures:
    """Lines to sign on, kept together on one page."""

    who: tuple[Signatory, ...]

    def printed(self) -> dict[str, object]:
        """Give the block as the templates read it."""
        return {
            "kind": "signatures",
            "who": [{"name": one.name, "post": one.post} for one in self.who],
        }


@dataclass(frozen=True, slots=True)
class Parallel:
    """The same in two languages side by side, each with the code of its language."""

    left: tuple[str, tuple["Block", ...]]
    right: tuple[str, tuple["Block", ...]]

    def printed(self) -> dict[str, object]:
        """Give the block as the templates read it."""
        return {
            "kind": "parallel",
            "sides": [
                {"language": language, "blocks": laid_out(blocks)}
                for language, blocks in (self.left, self.right)
            ],
        }


Block = Heading | Clause | Paragraph | Table | Note | Facts | Signatures | Parallel


def laid_out(blocks: Sequence[Block]) -> list[dict[str, object]]:
    """Give the blocks as the templates read them."""
    return [block.printed() for block in blocks]


def _paragraphs(text: str) -> list[str]:
    parts = (" ".join(part.split()) for part in text.replace("\r\n", "\n").split("\n\n"))
    return [part for part in parts if part]
