"""`read`: any bytes in, a frozen letter out. It raises on none."""

import hashlib
from collections.abc import Iterable
from dataclasses import replace
from itertools import chain

from baiqau.post import bodies, bounces, envelope, files, kinds, links, structure
from baiqau.post import html as markup
from baiqau.post.bodies import Said
from baiqau.post.letter import Doubt, Failed, Letter, Link
from baiqau.post.limits import USUAL, Limits
from baiqau.post.structure import Budget, Node

_MOST_NESTED = 8
_LINKED_TEXT = 400_000


def read(raw: bytes, limits: Limits = USUAL) -> Letter:
    """Read the bytes of an e-mail as they arrived. What is doubtful is told in `doubts`.

    The bytes are the truth and stay with the caller: nothing here is ever the only copy.
    """
    letter = _letter(raw, Budget(limits), ())
    if not raw.strip():
        return replace(letter, doubts=("empty", *letter.doubts))
    if b"\n" not in raw and b"\r" in raw:
        mended = _letter(raw.replace(b"\r", b"\n"), Budget(limits), ())
        return replace(mended, sha256=letter.sha256, doubts=("line-ends", *mended.doubts))
    return letter


def _letter(raw: bytes, budget: Budget, path: tuple[int, ...]) -> Letter:
    tree = structure.read(raw, budget)
    said = bodies.read(tree, budget.limits)
    gathered = files.gather(
        tree, said, budget, lambda content, at: _inner(content, budget, path + at)
    )
    if not said.best.strip() and gathered.words:
        said = replace(said, plain=gathered.words)
    head = envelope.read(tree.headers, said.hint)
    told = bounces.reported(tree, budget.limits)
    written = tuple(part.name for part in gathered.parts)
    bare = all(part.use != "work" for part in gathered.parts)
    kind = kinds.kind(tree, head, told, written, bare=bare)
    reports = kind in {"bounce", "delay", "receipt"}
    parts = tuple(replace(part, path=path + part.path) for part in gathered.parts)
    return Letter(
        sha256=hashlib.sha256(raw).hexdigest(),
        size=len(raw),
        kind=kind,
        message_id=head.message_id,
        in_reply_to=head.in_reply_to,
        references=head.references,
        sender=head.sender,
        reply_to=head.reply_to,
        to=head.to,
        cc=head.cc,
        return_path=head.return_path,
        subject=head.subject,
        date=head.date,
        text=said.text(),
        attachments=parts,
        links=_links(said),
        inner=gathered.letters,
        failed=_failed(tree, said, told) if reports and kind != "receipt" else (),
        about=bounces.about(tree, budget.limits, said.best) if reports else "",
        silence=kinds.silence(tree, head, kind),
        claims=head.claims,
        doubts=_doubts(tree.all_doubts(), head.doubts, said.doubts, *(one.doubts for one in parts)),
    )


def _doubts(*told: Iterable[Doubt]) -> tuple[Doubt, ...]:
    """Join doubts in the order they arose, each once."""
    return tuple(dict.fromkeys(chain.from_iterable(told)))


def _inner(content: bytes, budget: Budget, path: tuple[int, ...]) -> Letter | None:
    """Read a forwarded letter, unless letters are nested in letters without end."""
    if budget.nested >= _MOST_NESTED or budget.spent(0):
        return None
    budget.nested += 1
    letter = _letter(content, budget, path)
    budget.nested -= 1
    return letter


def _failed(tree: Node, said: Said, told: tuple[tuple[str, Failed], ...]) -> tuple[Failed, ...]:
    named = tuple(one for action, one in told if action not in {"delivered", "relayed", "expanded"})
    return named or bounces.told(tree, said.best)


def _links(said: Said) -> tuple[Link, ...]:
    written = "\n".join((said.best[:_LINKED_TEXT], markup.links(said.markup[:_LINKED_TEXT])))
    return links.find(written)
