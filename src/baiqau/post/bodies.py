"""The letter's own words: the best text among its parts, HTML stripped when there is nothing else."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from baiqau.post import flowed, html, inline, parameters, quoting
from baiqau.post.charsets import LADDER, decode
from baiqau.post.html import QUOTE_MARK
from baiqau.post.inline import Found
from baiqau.post.letter import Doubt, Text
from baiqau.post.limits import Limits
from baiqau.post.structure import Node

_WORDS = {"text/plain", "text/html", "text/enriched", "text/richtext"}
_UNCUT = {"too-deep", "too-many-parts"}
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f-\x9f\ufffd]")
_ONE_IN = 20  # letters
_LOOKED_AT = 4096
_OUT = str.maketrans({"\r": None, "\0": None, QUOTE_MARK: None})


@dataclass(frozen=True)
class Said:
    """The words of a part: plain, stripped of HTML, the markup itself, and files written into them."""

    plain: str = ""
    stripped: str = ""
    markup: str = ""
    sure: bool = True
    charset: str = ""
    files: tuple[tuple[tuple[int, ...], Found], ...] = ()
    doubts: tuple[Doubt, ...] = ()

    @property
    def best(self) -> str:
        """Give the plain words, else those of the HTML."""
        return self.plain if self.plain.strip() else self.stripped

    @property
    def hint(self) -> str:
        """Give the regional charset the words were in, for headers that declare none."""
        return self.charset if self.charset in LADDER else ""

    def text(self) -> Text:
        """Part the own words from the quoted ones."""
        own, quoted = quoting.split(self.best)
        whole = "\n".join(line for line in self.best.split("\n") if line != QUOTE_MARK)
        from_html = not self.plain.strip() and bool(self.stripped)
        return Text(whole.strip(), own, quoted, self.sure, from_html)


def is_words(node: Node) -> bool:
    """Tell a part to be read from a part to be kept: text without a name, not an attachment."""
    if node.media.startswith("multipart/"):
        return not _UNCUT.intersection(node.doubts)
    if node.media not in _WORDS:
        return False
    how, given = parameters.split(node.headers.first("content-disposition"))
    named = any(key.startswith("filename") for key in given)
    return (
        how != "attachment"
        and not named
        and not any(key.startswith("name") for key in node.parameters)
    )


def read(node: Node, limits: Limits) -> Said:
    """Read the words of a part and of the parts within it."""
    if not node.children:
        return _leaf(node, limits) if is_words(node) else Said()
    chosen = node.children[:1] if node.media == "multipart/report" else node.children
    all_said = [read(child, limits) for child in chosen]
    said = _alternative(all_said) if node.media == "multipart/alternative" else _in_a_row(all_said)
    return replace(
        said,
        markup="\n".join(one.markup for one in all_said if one.markup),
        charset=next((one.charset for one in all_said if one.charset), ""),
        files=tuple(found for one in all_said for found in one.files),
        doubts=tuple(dict.fromkeys(doubt for one in all_said for doubt in one.doubts)),
    )


def _alternative(all_said: Iterable[Said]) -> Said:
    said = [one for one in all_said if one.best.strip()]
    plain = next((one for one in said if one.plain.strip()), Said())
    stripped = next((one for one in said if one.stripped.strip()), Said())
    return Said(plain.plain, stripped.stripped, sure=(plain if plain.plain else stripped).sure)


def _in_a_row(all_said: Iterable[Said]) -> Said:
    said = [one for one in all_said if one.best.strip()]
    joined = "\n".join(one.best for one in said)
    sure = all(one.sure for one in said)
    if any(one.plain.strip() for one in said):
        return Said(plain=joined, sure=sure)
    return Said(stripped=joined, sure=sure)


def _leaf(node: Node, limits: Limits) -> Said:
    content, doubts = node.content()
    content, found = inline.take(content)
    if len(content) > limits.text * 4:
        content, doubts = content[: limits.text * 4], (*doubts, "text-truncated")
    markup = node.media != "text/plain" and not node.media.startswith("multipart/")
    declared = parameters.plain(node.parameters, "charset") or (
        html.declared(content) if markup else ""
    )
    read_words = decode(content, declared)
    if _binary(read_words.text):
        file = Found(b"", content, "letter", ("transfer-wrong", "name-missing"))
        return Said(sure=False, files=((node.path, file),), doubts=doubts)
    words = read_words.text.translate(_OUT)[: limits.text]
    said = Said(
        sure=read_words.sure,
        charset="" if content.isascii() else read_words.charset,
        files=tuple((node.path, one) for one in found),
        doubts=(*doubts, *read_words.doubts),
    )
    if markup:
        return replace(said, stripped=html.text(words), markup=words)
    return replace(said, plain=_unwrapped(words, node))


def _binary(words: str) -> bool:
    """Say whether what is called a text is none: control signs throughout."""
    start = words[:_LOOKED_AT]
    return len(_CONTROLS.findall(start)) * _ONE_IN > len(start)


def _unwrapped(words: str, node: Node) -> str:
    if parameters.plain(node.parameters, "format").lower() != "flowed":
        return words
    delete = parameters.plain(node.parameters, "delsp").lower() == "yes"
    return flowed.unwrap(words, delete_space=delete)
