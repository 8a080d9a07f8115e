"""Writing a letter to many, throwing it away, proving it, and lists of people to write to."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from hashlib import sha256

from django.db import transaction

from baiqau.contests.models import Contest
from baiqau.entries.models import Entry
from baiqau.journal import acts, outbox
from baiqau.journal.placeholders import unknown
from baiqau.judging.models import Seat
from baiqau.mailings import letters
from baiqau.mailings.actions.holding import locked, record
from baiqau.mailings.models import Chosen, Mailing, Selection
from baiqau.mailings.wording import GROUPS, LANGUAGES, PLACES
from baiqau.people.models import Person
from baiqau.rules.refusals import Refused


@transaction.atomic
def choose(
    contest: Contest,
    rows: Iterable[Entry] | Iterable[Seat],
    *,
    source: str,
    asked: Mapping[str, str],
    by: Person,
    now: datetime,
) -> Selection:
    """Fix a list of works or seats as it stands, to write to its people; refuses an empty one."""
    found: list[Entry | Seat] = list({row.pk: row for row in rows}.values())
    if not found:
        raise Refused("mailings-list-empty")
    made = Selection.objects.create(
        contest=contest, source=source, asked=dict(asked), by=by, at=now
    )
    Chosen.objects.bulk_create([_chosen(made, row) for row in found], batch_size=500)
    facts = {"source": source, "number": len(found)}
    acts.record(
        "people.chosen",
        by=by.actor,
        on=f"selection:{made.key}",
        at=now,
        scope=contest.scope,
        facts=facts,
    )
    return made


def _chosen(selection: Selection, row: Entry | Seat) -> Chosen:
    if isinstance(row, Entry):
        assert row.owner_id is not None, "what was handed in has an owner"
        return Chosen(selection=selection, person_id=row.owner_id, entry=row, state=row.state)
    return Chosen(selection=selection, person_id=row.person_id, seat=row, state=row.state)


@transaction.atomic
def write(
    contest: Contest,
    mailing: Mailing | None = None,
    *,
    groups: Iterable[str] = (),
    selection: Selection | None = None,
    subject: Mapping[str, str],
    body: Mapping[str, str],
    necessary: bool,
    by: Person,
    now: datetime,
) -> Mailing:
    """Write a letter to many, or change one (`mailing`) that has not set out.

    It goes to groups of people or to a list (`selection`).
    """
    list_ = selection or (mailing.selection if mailing else None)
    chosen = [] if list_ else [group for group in GROUPS if group in set(groups)]
    words = {
        code: (subject.get(code, "").strip(), body.get(code, "").strip()) for code in LANGUAGES
    }
    if not chosen and not list_:
        raise Refused("mailings-whom")
    _check(words)
    made = Mailing(contest=contest) if mailing is None else locked(mailing)
    if made.state != Mailing.State.DRAFT:
        raise Refused("mailings-begun")
    made.groups, made.selection, made.necessary = chosen, list_, necessary
    made.subject = {code: told[0] for code, told in words.items() if told[0]}
    made.body = {code: told[1] for code, told in words.items() if told[1]}
    made.written_by, made.written_at = by, now
    made.save()
    record("mailing.written", made, by, now, facts={"groups": chosen, "necessary": necessary})
    return made


def _check(words: Mapping[str, tuple[str, str]]) -> None:
    if not any(map(any, words.values())):
        raise Refused("mailings-empty")
    for code, told in words.items():
        language = LANGUAGES[code]
        if any(told) and not all(told):
            raise Refused("mailings-half", language=language)
        if wrong := unknown(" ".join(told), PLACES):
            known = ", ".join(f"{{{place}}}" for place in PLACES)
            raise Refused("mailings-place", language=language, places=", ".join(wrong), known=known)


@transaction.atomic
def discard(mailing: Mailing, *, by: Person, now: datetime) -> None:
    """Throw a letter away that has not set out."""
    found = locked(mailing)
    if found.state != Mailing.State.DRAFT:
        raise Refused("mailings-begun")
    record("mailing.discarded", found, by, now)
    found.delete()


@transaction.atomic
def prove(mailing: Mailing, *, by: Person, now: datetime) -> int:
    """Send oneself the letter in each of its languages; give how many went out.

    The same words go out once a minute, however often the button is pressed.
    """
    number = 0
    for code in mailing.languages:
        told = letters.worded(mailing, by, language=code)
        turn = sha256(f"{told.subject}\n{told.body}".encode()).hexdigest()[:16]
        written = outbox.write(
            f"mailing:{mailing.key}:proof:{by.pk}:{code}:{turn}:{now:%Y%m%d%H%M}",
            scope=mailing.contest.scope,
            kind="mailing.proof",
            recipient=by.email,
            language=code,
            subject=told.subject,
            body=told.body,
            leave=told.leave,
            at=now,
        )
        number += written is not None
    if number:
        record("mailing.proved", mailing, by, now, facts={"number": number})
    return number
