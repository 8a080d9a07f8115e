"""Talk about a work after all have signed; change own marks with a reason. What was signed stays.

The commission sets no mark of its own: every mark that counts is signed by the juror who gave it, so
that the published bundle proves it. Agreeing on a mark is each juror's own act: `revise`.
"""

import secrets
from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from baiqau.entries.models import Entry
from baiqau.journal import acts
from baiqau.judging import letters, queries, visibility
from baiqau.judging.actions import sheets, unlocking
from baiqau.judging.models import Finalist, Remark, Seat, Sheet, SignedBefore
from baiqau.people.models import Person
from baiqau.proof import commitment
from baiqau.rules import states
from baiqau.rules.refusals import Refused

STAGE = "selection"


@transaction.atomic
def say(entry: Entry, text: str, *, by: Person, now: datetime) -> Remark:
    """Say something about a work to the members without a conflict. Refuses until all have signed."""
    return _said(entry, text, _member(entry, by), concludes=False, now=now)


@transaction.atomic
def conclude(entry: Entry, text: str, *, by: Person, now: datetime) -> Remark:
    """Write down what the commission agreed on about a work: the chair's act. It may be said anew."""
    seat = _member(entry, by)
    if not seat.chair:
        raise Refused("judging-not-chair")
    return _said(entry, text, seat, concludes=True, now=now)


@transaction.atomic
def revise(
    sheet: Sheet, marks: Mapping[str, int], *, reason: str, by: Person, now: datetime
) -> Sheet:
    """Change marks of the own signed sheet after the discussion, and sign it anew in the same act.

    What was signed stays as `SignedBefore` with the reason; the sheet is never open in between, so
    nobody's marks are hidden again. Refuses after the term and once the shortlist is decided.
    """
    reason = reason.strip()
    sheet = _own(sheet, by)
    _in_time(sheet, now)
    rules = {rule.key: rule for rule in queries.criteria(sheet)}
    for key, value in marks.items():
        if key not in rules:
            raise Refused("judging-criterion-unknown", criterion=key)
        sheets.check(rules[key], value)
    if not reason:
        raise Refused("judging-reason-missing")
    kept = unlocking.as_signed(sheet, reason, by, now)
    changed = [one for one in sheet.marks.all() if marks.get(one.criterion, one.value) != one.value]
    if not changed:
        raise Refused("judging-nothing-revised")
    kept.save(force_insert=True)
    for mark in changed:
        sheets.replace(mark, marks[mark.criterion], now)
    return _signed_anew(sheet, kept, by, now)


def _signed_anew(sheet: Sheet, kept: SignedBefore, by: Person, now: datetime) -> Sheet:
    """Sign the changed marks; the journal tells both digests, so that a verifier counts the new one."""
    sheet.state = states.walk(states.SHEET, sheet.state, "revise")
    values = {mark.criterion: mark.value for mark in sheet.marks.all()}
    sheet.signed_at, sheet.salt = now, secrets.token_hex(32)
    sheet.commitment = commitment.commit(queries.statement(sheet, values), salt=sheet.salt)
    sheet.save(update_fields=["state", "signed_at", "salt", "commitment"])
    told = {"reason": kept.reason, "earlier": kept.commitment}
    signed = {"commitment": sheet.commitment}
    for kind, facts in (("sheet.revised", told), ("sheet.signed", signed)):
        acts.record(
            kind,
            by=by.actor,
            on=f"sheet:{sheet.key}",
            at=now,
            scope=sheet.seat.contest.scope,
            facts=facts,
        )
    letters.signed(sheet.seat, list(queries.signed_of(by, sheet.seat.contest, STAGE)), now=now)
    return sheet


def _own(sheet: Sheet, by: Person) -> Sheet:
    """Lock the juror's own signed sheet; refuse a stranger and one that is not signed."""
    (found,) = unlocking.locked([sheet])
    if found.seat.person_id != by.pk or found.seat.state != "accepted":
        raise Refused("judging-not-your-seat")
    if found.state != "signed" or found.stage != STAGE:
        raise Refused("judging-sheet-closed")
    if queries.together(found):
        raise Refused("judging-together-not-revised")
    return found


def _in_time(sheet: Sheet, now: datetime) -> None:
    contest = sheet.seat.contest
    if not queries.all_signed(contest, STAGE):
        raise Refused("judging-discussion-closed")
    if Finalist.objects.filter(contest=contest).exists():
        raise Refused("judging-revise-decided")
    stage = contest.regulation.stage(STAGE)
    if stage is not None and now > stage.closes:
        raise Refused("judging-revise-late", clause=stage.clause, closed=stage.closes)


def _member(entry: Entry, by: Person) -> Seat:
    """Give the seat of a member who may speak about this work; in conflict nobody may."""
    seat = Seat.objects.filter(contest=entry.contest, person=by, state="accepted").first()
    known = visibility.works(entry.contest, by).filter(pk=entry.pk).exists()
    if seat is None or not known:
        raise Refused("judging-not-member")
    if not queries.all_signed(entry.contest, STAGE):
        raise Refused("judging-discussion-closed")
    return seat


def _said(entry: Entry, text: str, seat: Seat, *, concludes: bool, now: datetime) -> Remark:
    text = text.strip()
    if not text:
        raise Refused("judging-remark-empty")
    remark = Remark.objects.create(entry=entry, seat=seat, text=text, concludes=concludes, at=now)
    acts.record(
        "work.concluded" if concludes else "work.discussed",
        by=seat.person.actor,
        on=f"entry:{entry.key}",
        at=now,
        scope=entry.contest.scope,
        facts={"remark": str(remark.key)},
    )
    return remark
