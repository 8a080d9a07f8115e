"""Letters: written with the act that causes them, sent afterwards by a job, once by their key."""

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta

from django.db import transaction

from baiqau.base.storage import safe_name
from baiqau.journal import acts, addresses, kinds, queries
from baiqau.journal.models import Letter, Wording

LONGEST_SUBJECT = 300


@dataclass(frozen=True)
class Attachment:
    """A file that goes with a letter: its name, its media type, the digest under which it is kept."""

    name: str
    type: str
    blob: str


@dataclass(frozen=True)
class Telling:
    """One letter of many of a kind: its key, its reader, what stands for each of the kind's places."""

    key: str
    recipient: str
    language: str
    facts: Mapping[str, str]


def tell(
    key: str,
    kind: str,
    *,
    scope: str,
    recipient: str,
    language: str,
    facts: Mapping[str, str],
    at: datetime,
) -> Letter | None:
    """Put a letter of a known kind into the outbox, in the contest's wording or else the house's.

    `facts` say what stands for each of the kind's places. Otherwise as `write`.
    """
    known = _kind(kind, facts)
    wording, words = queries.worded(known, scope, language)
    told = words.filled(facts)
    return write(
        key,
        scope=scope,
        kind=kind,
        recipient=recipient,
        language=language,
        subject=told.subject,
        body=told.body,
        at=at,
        wording=wording,
    )


@transaction.atomic
def tell_all(kind: str, tellings: Sequence[Telling], *, scope: str, at: datetime) -> None:
    """Put letters of one kind into the outbox in a few statements; each otherwise as by `tell`."""
    known = _kind(kind, *(one.facts for one in tellings))
    sent = [one for one in tellings if one.recipient]
    worded = {tongue: queries.worded(known, scope, tongue) for tongue in {s.language for s in sent}}
    dead = queries.dead_among(scope, {one.recipient for one in sent})
    letters = []
    for one in sent:
        _refuse_lines(one.recipient)
        wording, words = worded[one.language]
        told = words.filled(one.facts)
        letter = Letter(key=one.key, scope=scope, kind=kind, language=one.language, wording=wording)
        letter.recipient, letter.subject, letter.body = (
            one.recipient,
            _subject(told.subject),
            told.body,
        )
        letter.created_at = letter.not_before = at
        held = one.recipient.lower() in dead
        letter.state = Letter.State.HELD if held else Letter.State.QUEUED
        letters.append(letter)
    Letter.objects.bulk_create(letters, batch_size=500, ignore_conflicts=True)


def _kind(code: str, *facts: Mapping[str, str]) -> kinds.Kind:
    """Give the kind of this code, for which every one of `facts` says what is needed and no more."""
    known = kinds.named(code)
    assert known is not None, f"no such kind of letter: {code}"
    for told in facts:
        assert told.keys() == known.places.keys(), f"{code}: {told.keys() ^ known.places.keys()}"
    return known


# `wait` keeps the letter until a person releases it, `leave` is where one click ends such letters
# (RFC 8058). ValueError for what would reach into the head of the message.
@transaction.atomic
def write(
    key: str,
    *,
    scope: str,
    kind: str,
    recipient: str,
    language: str,
    subject: str,
    body: str,
    at: datetime,
    attachments: Sequence[Attachment] = (),
    wait: bool = False,
    not_before: datetime | None = None,
    leave: str = "",
    wording: Wording | None = None,
) -> Letter | None:
    """Put a letter into the outbox; a key used before or an empty recipient writes nothing: None."""
    _refuse_lines(recipient, leave, *(one.type for one in attachments))
    if not recipient:
        return None
    attached = [asdict(one) | {"name": safe_name(one.name)} for one in attachments]
    letter, new = Letter.objects.get_or_create(
        key=key,
        defaults={
            "scope": scope,
            "kind": kind,
            "recipient": recipient,
            "language": language,
            "subject": _subject(subject),
            "body": body,
            "attachments": attached,
            "created_at": at,
            "not_before": not_before or at,
            "state": _first(scope, recipient, wait=wait),
            "leave": leave,
            "wording": wording,
        },
    )
    return letter if new else None


def _first(scope: str, recipient: str, *, wait: bool) -> str:
    """Give the state a letter begins in."""
    if wait:
        return Letter.State.WAITING
    dead = queries.dead_address(scope, recipient)
    return Letter.State.HELD if dead else Letter.State.QUEUED


@transaction.atomic
def release(
    letters: Iterable[Letter], *, by: str, at: datetime, after: timedelta = timedelta(0)
) -> int:
    """Let letters go that wait, failed or came back; they can be stopped until they go out `after`.

    Those to a dead address are held.
    """
    return _moved(
        letters,
        ("waiting", "failed", "bounced"),
        {"state": "queued", "not_before": at + after, "tries": 0, "trouble": "", "status": ""},
        ("letters.released", by, at),
    )


@transaction.atomic
def stop(letters: Iterable[Letter], *, by: str, at: datetime) -> int:
    """Stop letters that have not gone out; give how many."""
    found = ("waiting", "queued", "failed", "held")
    return _moved(letters, found, {"state": "stopped"}, ("letters.stopped", by, at))


@transaction.atomic
def hold_back(letters: Iterable[Letter], *, by: str, at: datetime) -> int:
    """Have letters that were to go out wait for a person's release; give how many."""
    return _moved(letters, ("queued",), {"state": "waiting"}, ("letters.held-back", by, at))


def _moved(
    letters: Iterable[Letter],
    found: tuple[str, ...],
    change: dict[str, object],
    act: tuple[str, str, datetime],
) -> int:
    """Change the letters that are in one of these states, with one act in each of their scopes."""
    kind, by, at = act
    by_scope: dict[str, list[int]] = {}
    for letter in letters:
        by_scope.setdefault(letter.scope, []).append(letter.pk)
    total = 0
    for scope, keys in sorted(by_scope.items()):
        number = Letter.objects.filter(pk__in=keys, state__in=found).update(**change)
        if number:
            addresses.hold(scope)
            acts.record(kind, by=by, on="outbox", at=at, scope=scope, facts={"number": number})
        total += number
    return total


def _subject(text: str) -> str:
    return _one_line(text)[:LONGEST_SUBJECT]


def _refuse_lines(*words: str) -> None:
    for word in words:
        if _one_line(word) != word:
            raise ValueError(f"not one line: {word!r}")


def _one_line(text: str) -> str:
    """Give the text without line breaks and controls, its gaps one space wide."""
    kept = (" " if unicodedata.category(sign) in {"Cc", "Zl", "Zp"} else sign for sign in text)
    return " ".join("".join(kept).split())
