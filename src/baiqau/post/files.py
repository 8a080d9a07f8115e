"""The files that came with a letter: exact bytes, honest names, works told from what goes with them."""

import hashlib
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from baiqau.post import html, names, parameters, tnef, words, zips
from baiqau.post.bodies import Said, is_words
from baiqau.post.letter import Doubt, Letter, Origin, Part, Use, Words
from baiqau.post.structure import Budget, Node

_LETTERS = {"message/rfc822", "message/global", "message/news"}
_REST = {
    "application/pkcs7-signature", "application/x-pkcs7-signature", "application/pgp-signature",
    "application/pgp-encrypted", "application/applefile", "message/delivery-status",
    "message/disposition-notification", "message/feedback-report", "message/external-body",
    "message/global-delivery-status", "message/global-disposition-notification",
    "text/rfc822-headers", "message/rfc822-headers", "message/global-headers", "text/x-amp-html",
    "text/calendar", "application/ics", "text/vcard", "text/x-vcard", "text/directory",
}  # fmt: skip
_TOLD: dict[str, Doubt] = {
    "message/partial": "partial", "message/external-body": "external",
    "application/pkcs7-mime": "encrypted", "application/x-pkcs7-mime": "encrypted",
    "application/pgp-encrypted": "encrypted",
}  # fmt: skip
_TNEF = {"application/ms-tnef", "application/vnd.ms-tnef"}
_REST_NAME = re.compile(  # cards, invitations, signatures, and what servers cut a text into
    r".+\.(?:ics|vcf|p7s)$|signature\.asc$|att\d{5,}\.(?:html?|txt|dat|bin|c)$", re.IGNORECASE
)
_SPECK = 2048  # bytes: a picture so small and without a name counts openings, nothing else


@dataclass(frozen=True)
class Gathered:
    """Files of a letter, letters within it, words found in a winmail.dat."""

    parts: tuple[Part, ...] = ()
    letters: tuple[Letter, ...] = ()
    words: str = ""


Inner = Callable[[bytes, tuple[int, ...]], Letter | None]


def gather(tree: Node, said: Said, budget: Budget, inner: Inner) -> Gathered:
    """Give every file of a letter, those within forwarded letters and winmail.dat included."""
    gathering = _Gathering(said, budget, inner, report=tree.media == "multipart/report")
    for leaf, parent in _leaves(tree, ""):
        if not is_words(leaf):
            gathering.leaf(leaf, parent)
    for path, found in said.files:
        name = words.read(found.name, said.hint)
        part = gathering.part(name, found.content, "application/octet-stream", path, found.doubts)
        gathering.parts.append(replace(part, origin=found.origin))
    return Gathered(tuple(gathering.parts), tuple(gathering.letters), gathering.words)


def _leaves(node: Node, parent: str) -> Iterator[tuple[Node, str]]:
    if not node.children:
        yield node, parent
    for child in node.children:
        yield from _leaves(child, node.media)


class _Gathering:
    """Files as they are found, one after another."""

    def __init__(self, said: Said, budget: Budget, inner: Inner, *, report: bool) -> None:
        self.said, self.budget, self.inner, self.report = said, budget, inner, report
        self.shown = html.pictures(said.markup)
        self.parts: list[Part] = []
        self.letters: list[Letter] = []
        self.words = ""

    def leaf(self, node: Node, parent: str) -> None:
        """Take one part of the letter as a file, with whatever it holds."""
        content, damage = node.content()
        name, doubts = _name(node, self.said.hint)
        told = (_TOLD[node.media],) if node.media in _TOLD else ()
        part = self.part(name, content, node.media, node.path, (*damage, *doubts, *told))
        content_id = node.headers.first("content-id").decode("latin-1").strip(" <>")
        use = self._use(node, part, parent, content_id)
        part = replace(part, content_id=content_id, use=use)
        if self._is_letter(part):
            self._letter(part)
        elif node.media in _TNEF or content.startswith(tnef.SIGNATURE):
            self._winmail(part, 0)
        else:
            self.parts.append(_missed(part))

    def part(
        self,
        name: Words,
        content: bytes,
        media: str,
        path: tuple[int, ...],
        doubts: tuple[Doubt, ...],
    ) -> Part:
        """Make a file of a name as written and exact bytes."""
        safe = names.safe(name.text)
        unsafe: tuple[Doubt, ...] = ("name-unsafe",) if names.changed(name.text, safe) else ()
        inside, zipped = zips.inside(content, self.budget.limits)
        return Part(
            safe, name.text, media, content, hashlib.sha256(content).hexdigest(), "work", name.sure,
            path=path, inside=inside, doubts=tuple(dict.fromkeys((*doubts, *name.doubts, *unsafe, *zipped))),
        )  # fmt: skip

    def _use(self, node: Node, part: Part, parent: str, content_id: str) -> Use:
        if self.report or node.media in _REST or node.media.startswith("multipart/"):
            return "rest"
        if _REST_NAME.match(part.name):
            return "rest"
        if node.media.startswith("image/"):
            how = parameters.split(node.headers.first("content-disposition"))[0]
            related = parent == "multipart/related" and how != "attachment"
            speck = not part.name and len(part.content) < _SPECK
            if content_id in self.shown or related or speck:
                return "picture"
        return "work"

    def _is_letter(self, part: Part) -> bool:
        if part.media in _LETTERS:
            return True
        return part.name.lower().endswith(".eml") and not part.content.startswith(b"PK")

    def _letter(self, part: Part) -> None:
        letter = self.inner(part.content, part.path)
        if letter is None:
            self.parts.append(replace(part, doubts=(*part.doubts, "too-deep")))
            return
        name = part.name or names.safe(f"{letter.subject.text[:100] or 'letter'}.eml")
        use: Use = part.use if part.use == "rest" else "letter"
        self.parts.append(replace(part, name=name, use=use))
        self.letters.append(letter)
        if not self.report:
            self.parts += [_from_letter(one) for one in letter.attachments]

    def _winmail(self, part: Part, depth: int) -> None:
        opened = tnef.opened(part.content)
        self.words = self.words or opened.text or html.text(opened.html.decode("utf-8", "replace"))
        held = bool(opened.files or opened.text or opened.html)
        doubts = tuple(dict.fromkeys((*part.doubts, *opened.doubts)))
        self.parts.append(replace(part, use="rest" if held else part.use, doubts=doubts))
        for number, one in enumerate(opened.files, 1):
            media = one.media or "application/octet-stream"
            found = self.part(one.name, one.content, media, (*part.path, number), ())
            found = replace(found, origin="winmail", content_id=one.content_id.strip("<>"))
            if one.content.startswith(tnef.SIGNATURE) and depth < self.budget.limits.depth:
                self._winmail(found, depth + 1)
            else:
                self.parts.append(_missed(found))


def _from_letter(part: Part) -> Part:
    origin: Origin = "eml" if part.origin == "letter" else part.origin
    return replace(part, origin=origin)


def _missed(part: Part) -> Part:
    nameless = part.use == "work" and not part.name
    return replace(part, doubts=(*part.doubts, "name-missing")) if nameless else part


def _name(node: Node, hint: str) -> tuple[Words, tuple[Doubt, ...]]:
    """Choose between filename and name: the surer one; told when they disagree."""
    given = parameters.split(node.headers.first("content-disposition"))[1]
    found = [
        parameters.text(given, "filename", hint),
        parameters.text(node.parameters, "name", hint),
    ]
    written = [one for one in found if one is not None and one.text.strip()]
    if not written:
        return Words(), ()
    safe = {names.safe(one.text).casefold() for one in written if one.sure}
    best = next((one for one in written if one.sure), written[0])
    return best, ("names-disagree",) if len(safe) > 1 else ()
