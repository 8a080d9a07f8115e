"""Acts on the wording of letters: a contest's own words, version after version, and back."""

from datetime import datetime
from hashlib import sha256

from django.db import transaction

from baiqau.journal import acts, queries
from baiqau.journal.kinds import Kind, Words
from baiqau.journal.models import Chain, Wording
from baiqau.rules.refusals import Refused


@transaction.atomic
def reword(
    kind: Kind, words: Words, *, scope: str, language: str, seen: int, by: str, at: datetime
) -> Wording:
    """Keep a contest's own wording of a kind of letter as its next version.

    `seen`: the number of the version the writer had before (0: none). Refuses a letter that is fixed,
    a place that does not exist, one that is needed and missing, and a version written meanwhile.
    The same words again change nothing.
    """
    words = Words(" ".join(words.subject.split()), _clean(words.body))
    check(kind, words)
    last = _last(kind, scope, language, seen)
    if last is not None and (last.subject, last.body) == (words.subject, words.body):
        return last
    return _kept("wording.written", kind, words, last, scope=scope, language=language, by=by, at=at)


@transaction.atomic
def take_house(
    kind: Kind, *, scope: str, language: str, seen: int, by: str, at: datetime
) -> Wording:
    """Go back to the house's wording; the own versions stay kept."""
    last = _last(kind, scope, language, seen)
    if last is None or not last.body:
        raise Refused("wording-of-the-house")
    bare = Words("", "")
    return _kept("wording.dropped", kind, bare, last, scope=scope, language=language, by=by, at=at)


def _clean(text: str) -> str:
    return "\n".join(line.rstrip() for line in text.splitlines()).strip()


def check(kind: Kind, words: Words) -> None:
    """Refuse a wording that cannot be that of its kind, with a sentence that names what is wrong."""
    if kind.fixed:
        raise Refused("wording-fixed")
    if not words.subject or not words.body:
        raise Refused("wording-empty")
    if strange := kind.strange(words):
        known = ", ".join(f"{{{place}}}" for place in kind.places)
        raise Refused("wording-strange", places=", ".join(strange), known=known)
    if lacking := kind.lacking(words):
        told = "; ".join(str(kind.places[place[1:-1]].words) for place in lacking)
        raise Refused("wording-lacking", places=", ".join(lacking), words=told)
    if joined := kind.joined(words):
        raise Refused("wording-joined", places=", ".join(joined))


def _last(kind: Kind, scope: str, language: str, seen: int) -> Wording | None:
    """Give the version in force, if it is the one that was seen; one writer of a contest at a time."""
    list(Chain.objects.select_for_update().filter(scope=scope))
    last = queries.versions(scope, kind.code, language).first()
    if (last.number if last else 0) != seen:
        raise Refused("wording-changed")
    return last


def _kept(
    act: str,
    kind: Kind,
    words: Words,
    last: Wording | None,
    *,
    scope: str,
    language: str,
    by: str,
    at: datetime,
) -> Wording:
    number = last.number + 1 if last else 1
    digest = sha256(f"{words.subject}\n{words.body}".encode()).hexdigest() if words.body else ""
    facts = {"language": language, "number": number, "digest": digest}
    acts.record(act, by=by, on=f"wording:{kind.code}", at=at, scope=scope, facts=facts)
    return Wording.objects.create(
        scope=scope,
        kind=kind.code,
        language=language,
        number=number,
        subject=words.subject,
        body=words.body,
        actor=by,
        at=at,
    )
