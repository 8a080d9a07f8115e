"""The words of a document paragraph by paragraph, with the numbers that Word draws by itself.

Run as a child of its own (`python -m baiqau.files.paragraphs PATH KIND`): writes a list in JSON.
"""

import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from statistics import quantiles
from xml.etree.ElementTree import Element
from zipfile import ZipFile

import pypdfium2 as pdfium

from baiqau.files import confined, parts, xml
from baiqau.files.kinds import Kind
from baiqau.files.limits import MIB, Limits

_BEGINS = re.compile(r"^\s*(?:\d{1,2}(?:\.\d{1,2}){0,3}[.)]|[IVXІХ]{1,5}\.|[•·●▪–—-]\s|§)")
_ENDS = re.compile(r"[.;:!?]\s*$")
_ROMANS = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
# Not words of the page: struck out or moved away under revision, and a text box told a second time.
_UNREAD = {"del", "moveFrom", "Fallback", "pPr"}
_SIGNS = {"tab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_MOST_PAGES, _SHORT = 200, 0.75


def main(words: list[str]) -> int:
    """Write the paragraphs of the file as JSON."""
    path, kind = Path(words[0]), Kind(words[1])
    limits = Limits()
    confined.bound(limits.memory, limits.cpu, written=64 * MIB)
    found = list(of_word(path, limits) if kind is Kind.DOCX else of_pdf(path))
    sys.stdout.write(json.dumps(found))
    return 0


def of_word(path: Path, limits: Limits) -> Iterator[str]:
    """Yield the paragraphs of a DOCX; a row of a table is one, its cells parted by a dash."""
    with ZipFile(path) as archive:
        body = next(xml.named(parts.part(archive, "word/document.xml", limits), "body"))
        numbers = _Numbers(archive, limits)
        yield from _blocks(body, numbers)


def _blocks(parent: Element, numbers: "_Numbers") -> Iterator[str]:
    for one in parent:
        name = xml.local(one.tag)
        if name == "p":
            words = _said(one)
            if words.strip() or not _gone(one):
                yield from _lines(numbers.before(one) + words)
        elif name == "tr":
            cells = (
                " ".join(_blocks(cell, numbers)) for cell in one if xml.local(cell.tag) == "tc"
            )
            yield " – ".join(cell.strip() for cell in cells if cell.strip())
        elif name in {"tbl", "sdt", "sdtContent", "ins", "moveTo"}:
            yield from _blocks(one, numbers)


def _lines(words: str) -> Iterator[str]:
    yield from (line.strip() for line in words.split("\n") if line.strip())


def _said(paragraph: Element) -> str:
    """Give the words of a paragraph, or of a part of it."""
    made = []
    for one in paragraph:
        name = xml.local(one.tag)
        if name == "t":
            made.append(one.text or "")
        elif name not in _UNREAD:
            made.append(_SIGNS.get(name) or _said(one))
    return "".join(made)


def _gone(paragraph: Element) -> bool:
    """Whether the end of the paragraph itself was struck out or moved away."""
    marks = (mark for own in paragraph if xml.local(own.tag) == "pPr" for mark in own)
    return any(
        xml.local(one.tag) in _UNREAD
        for mark in marks
        if xml.local(mark.tag) == "rPr"
        for one in mark
    )


class _Numbers:
    """The numbers of lists, counted as Word counts them (ECMA-376 part 1, 17.9)."""

    def __init__(self, archive: ZipFile, limits: Limits) -> None:
        self._levels: dict[tuple[str, int], tuple[str, str, int]] = {}
        self._abstract: dict[str, str] = {}
        self._styles: dict[str, tuple[str, int]] = {}
        self._restarts: dict[tuple[str, int], int] = {}  # by the number of a list, until it is used
        self._counts: Counter[tuple[str, int]] = Counter()
        names = set(archive.namelist())
        if "word/numbering.xml" in names:
            self._read(parts.part(archive, "word/numbering.xml", limits))
        if "word/styles.xml" in names:
            for style in xml.named(parts.part(archive, "word/styles.xml", limits), "style"):
                told = _told(style)
                if told:
                    self._styles[xml.attribute(style, "styleId")] = told

    def _read(self, root: Element) -> None:
        for one in xml.named(root, "abstractNum"):
            key = xml.attribute(one, "abstractNumId")
            for level in xml.named(one, "lvl"):
                at = int(xml.attribute(level, "ilvl") or 0)
                self._levels[key, at] = (
                    _value(level, "numFmt"),
                    _value(level, "lvlText"),
                    int(_value(level, "start") or 1),
                )
        for one in xml.named(root, "num"):
            number = xml.attribute(one, "numId")
            self._abstract[number] = _value(one, "abstractNumId")
            for override in xml.named(one, "lvlOverride"):
                start = _value(override, "startOverride")
                if start:
                    self._restarts[number, int(xml.attribute(override, "ilvl") or 0)] = int(start)

    def before(self, paragraph: Element) -> str:
        """Give the number Word draws before a paragraph, with a space; "" for none."""
        told = _told(paragraph) or self._styles.get(_value(paragraph, "pStyle"))
        key = self._abstract.get(told[0], "") if told else ""
        if told is None or (key, told[1]) not in self._levels:
            return ""
        at = told[1]
        form, text, start = self._levels[key, at]
        anew = self._restarts.pop(told, None)
        if anew is not None or (key, at) not in self._counts:
            self._counts[key, at] = (start if anew is None else anew) - 1
        self._counts[key, at] += 1
        for deeper in range(at + 1, 9):
            self._counts.pop((key, deeper), None)
        if form in {"bullet", "none", ""}:
            return "• " if form == "bullet" else ""
        return re.sub(r"%(\d)", lambda match: self._at(key, int(match[1]) - 1), text) + " "

    def _at(self, key: str, level: int) -> str:
        form, _text, start = self._levels.get((key, level), ("decimal", "", 1))
        count = self._counts.get((key, level), start)
        if form == "upperRoman" and count < len(_ROMANS):
            return _ROMANS[count]
        if form == "lowerRoman" and count < len(_ROMANS):
            return _ROMANS[count].lower()
        if form in {"lowerLetter", "upperLetter"}:
            letter = chr(ord("a") + (count - 1) % 26)
            return letter.upper() if form == "upperLetter" else letter
        return str(count)


def _told(element: Element) -> tuple[str, int] | None:
    """Give the list and the level a paragraph or a style is numbered in."""
    found = next(xml.named(element, "numPr"), None)
    number = _value(found, "numId") if found is not None else ""
    if found is None or number in {"", "0"}:
        return None
    return number, int(_value(found, "ilvl") or 0)


def _value(element: Element | None, name: str) -> str:
    one = next(xml.named(element, name), None) if element is not None else None
    return xml.attribute(one, "val") if one is not None else ""


def of_pdf(path: Path) -> Iterator[str]:
    """Yield the paragraphs of a PDF: lines broken by the width of the page are put together again."""
    lines: list[str] = []
    with pdfium.PdfDocument(path) as document:
        for number in range(min(len(document), _MOST_PAGES)):
            text = document[number].get_textpage().get_text_range()
            lines += [
                line.strip() for line in text.replace("\r", "").replace("\ufffe", "-").split("\n")
            ]
    yield from joined(lines)


def joined(lines: list[str]) -> Iterator[str]:
    """Put lines together that are one paragraph: the first is full, the next begins nothing new."""
    widths = [len(line) for line in lines if line]
    full = quantiles(widths, n=10)[-1] * _SHORT if len(widths) > 1 else 0
    paragraph = last = ""
    for line in lines:
        if line.isdecimal():  # the number of a page
            continue
        new = not line or _BEGINS.match(line) or _ENDS.search(last) or len(last) < full
        if new:
            if paragraph:
                yield paragraph
            paragraph = line
        else:
            paragraph = (
                paragraph[:-1] + line
                if re.search(r"[^\W\d_]-$", paragraph)
                else f"{paragraph} {line}"
            )
        last = line
    if paragraph:
        yield paragraph


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
