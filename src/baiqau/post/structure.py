"""The tree of a letter's parts, cut out of the raw bytes: broken boundaries are found or told."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice, pairwise

from baiqau.post import headers, parameters, transfer
from baiqau.post.headers import Headers
from baiqau.post.letter import Doubt
from baiqau.post.limits import Limits

_GUESS = re.compile(
    rb"^--(\S[^\r\n]{0,100})\r?\n(?=content-[a-z]+[ \t]*:)", re.MULTILINE | re.IGNORECASE
)
_GUESS_WITHIN = 1 << 20
_LINE_LEFT = 80
_LINE_FEED = 10
_Border = tuple[int, int, bool]


@dataclass(frozen=True)
class Node:
    """One part: its headers, its claimed type, its body as it came, the parts within it."""

    headers: Headers
    media: str
    parameters: parameters.Parameters
    body: bytes = field(repr=False)
    path: tuple[int, ...] = ()
    children: tuple["Node", ...] = ()
    doubts: tuple[Doubt, ...] = ()

    def leaves(self) -> Iterator["Node"]:
        """Yield the parts that hold content, in order."""
        if not self.children:
            yield self
        for child in self.children:
            yield from child.leaves()

    def all_doubts(self) -> Iterator[Doubt]:
        """Yield what was wrong with this part and those within."""
        yield from self.doubts
        for child in self.children:
            yield from child.all_doubts()

    def content(self) -> transfer.Undone:
        """Give the bytes that were attached, the transfer encoding undone."""
        words = self.headers.word("content-transfer-encoding").split(";")[0].split("(")[0].split()
        content, doubts = transfer.undo(self.body, words[0].strip("\"'") if words else "")
        untold = not words and not self.media.startswith(("text/", "message/", "multipart/"))
        if untold and transfer.looks_coded(content):
            return content, (*doubts, "transfer-wrong")
        return content, doubts


@dataclass
class Budget:
    """What may still be cut: one for a letter and everything forwarded in it."""

    limits: Limits
    parts: int = 0
    nested: int = 0

    def spent(self, depth: int) -> Doubt | None:
        """Count a part; tell the limit that forbids looking into it."""
        self.parts += 1
        if depth > self.limits.depth:
            return "too-deep"
        return "too-many-parts" if self.parts >= self.limits.parts else None


def read(
    raw: bytes, budget: Budget, path: tuple[int, ...] = (), default: str = "text/plain"
) -> Node:
    """Cut a letter or a part into the tree of its parts, within the budget."""
    head = headers.read(raw, budget.limits)
    media, found = parameters.split(head.headers.first("content-type"))
    media = _media(media, default)
    node = Node(head.headers, media, found, head.body, path, doubts=head.doubts)
    if not media.startswith("multipart/") and not (not path and _headless(node)):
        return node
    forbidden = budget.spent(len(path))
    if forbidden:
        return _told(node, forbidden)
    return _cut(node, budget)


def _media(media: str, default: str) -> str:
    if "/" in media.strip("/"):
        return media
    return {
        "": default,
        "text": "text/plain",
        "html": "text/html",
        "multipart": "multipart/mixed",
    }.get(media, default)


def _headless(node: Node) -> bool:
    """A letter that lost its Content-Type but begins with a boundary."""
    return "content-type" not in node.headers and bool(_GUESS.match(node.body.lstrip(b"\r\n")))


def _told(node: Node, *doubts: Doubt) -> Node:
    return replace(node, doubts=(*node.doubts, *doubts))


def _cut(node: Node, budget: Budget) -> Node:
    boundary, doubts = _boundary(node)
    if not boundary:
        return _told(node, *doubts, "multipart-empty")
    sections = _Sections.of(node.body, boundary, budget.limits.parts - budget.parts)
    doubts = (*doubts, *sections.doubts)
    default = "message/rfc822" if node.media == "multipart/digest" else "text/plain"
    children = []
    for number, section in enumerate(sections.pieces, 1):
        budget.parts += 1
        children.append(read(section, budget, (*node.path, number), default))
    if sections.rest:
        whole = Node(
            Headers(),
            "application/octet-stream",
            {},
            sections.rest,
            (*node.path, len(children) + 1),
        )
        children.append(_told(whole, "too-many-parts"))
    if not children:
        return _told(node, *doubts, "multipart-empty")
    return replace(_told(node, *doubts), children=tuple(children))


def _boundary(node: Node) -> tuple[bytes, tuple[Doubt, ...]]:
    """Give the declared boundary if it stands anywhere, else one that plainly parts the body."""
    declared = parameters.plain(node.parameters, "boundary").strip().encode("latin-1")
    if declared and any(not last for _, _, last in _borders(node.body, declared)):
        return declared, ()
    guess = _GUESS.search(node.body, 0, _GUESS_WITHIN)
    if guess:
        return guess[1].rstrip(), ("boundary-wrong" if declared else "boundary-missing",)
    return declared, () if declared else ("boundary-missing",)


@dataclass(frozen=True)
class _Sections:
    pieces: tuple[bytes, ...]
    rest: bytes
    doubts: tuple[Doubt, ...]

    @classmethod
    def of(cls, body: bytes, boundary: bytes, most: int) -> "_Sections":
        """Cut the body at its boundaries; sections after the last one are kept, too."""
        borders = list(islice(_borders(body, boundary), most + 1))
        if len(borders) > most:
            pieces = _between(body, borders[:-1])
            return cls(tuple(pieces), body[borders[-2][0] :], ("too-many-parts",))
        pieces = _between(body, borders)
        if not borders or not borders[-1][2]:
            last = [body[borders[-1][1] :]] if borders else []
            return cls((*pieces, *last), b"", ("end-missing",))
        after: tuple[Doubt, ...] = ("after-end",) if body[borders[-1][1] :].strip() else ()
        return cls(tuple(pieces), b"", after)


def _between(body: bytes, borders: Sequence[_Border]) -> list[bytes]:
    """Give what stands between a boundary that opens and the next one."""
    return [
        _without_break(body[after:start])
        for (_, after, last), (start, _, _) in pairwise(borders)
        if not last
    ]


def _borders(body: bytes, boundary: bytes) -> Iterator[_Border]:
    """Yield each boundary line: its start, the start of the next line, whether it is the last one."""
    mark = b"--" + boundary
    at = body.find(mark)
    while at >= 0:
        if at == 0 or body[at - 1] == _LINE_FEED:
            after = at + len(mark)
            end = body.find(b"\n", after)
            end = len(body) if end < 0 else end
            left = body[after : min(end, after + _LINE_LEFT)].strip()
            if left in {b"", b"--"}:
                yield at, min(end + 1, len(body)), left == b"--"
        at = body.find(mark, at + len(mark))


def _without_break(section: bytes) -> bytes:
    """The line break before a boundary belongs to the boundary."""
    if section.endswith(b"\r\n"):
        return section[:-2]
    return section[:-1] if section.endswith(b"\n") else section
