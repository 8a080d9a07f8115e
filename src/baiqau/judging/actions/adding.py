"""One more juror for one work, by hand: an act of people with a reason, beside the proposal."""

from datetime import datetime

from django.db import transaction

from baiqau.contests import actions as contests
from baiqau.contests.models import Contest
from baiqau.entries.models import Entry
from baiqau.journal import acts
from baiqau.judging import letters, queries
from baiqau.judging.actions import balloting
from baiqau.judging.models import Conflict, Seat, Sheet
from baiqau.people.models import Person
from baiqau.rules.refusals import Refused


@transaction.atomic
def add(entry: Entry, seat: Seat, *, reason: str, by: Person, now: datetime) -> Sheet:
    """Give a work that is handed out to one more juror; the juror is told, later proposals keep it.

    Refuses a conflict, a juror who reads or had the work, a work nobody reads yet (assign first), a
    selection that is over or drawn from, whoever has a conflict with the work, and an act without a reason.
    """
    contest = contests.lock_unsealed(entry.contest)
    queries.must_be_undrawn(contest)
    if not reason.strip():
        raise Refused("judging-reason-missing")
    if Conflict.objects.filter(entry=entry, seat__person=by).exists():
        raise Refused("judging-not-this-work")
    _possible(contest, entry, seat, now)
    balloting.refuse_signed({seat})
    assert contest.current is not None  # a contest with sheets has a regulation
    sheet = Sheet.objects.create(
        entry=entry,
        seat=seat,
        stage="selection",
        version=contest.current,
        assigned_at=now,
        by_hand=True,
    )
    acts.record(
        "sheet.added",
        by=by.actor,
        on=f"sheet:{sheet.key}",
        at=now,
        scope=contest.scope,
        facts={"juror": seat.code, "work": entry.number, "reason": reason.strip()},
    )
    letters.assigned(seat, number=1, turn=f"hand:{sheet.key}", now=now)
    return sheet


def _possible(contest: Contest, entry: Entry, seat: Seat, now: datetime) -> None:
    stage = contest.regulation.stage("selection")
    if stage is not None and now > stage.closes:
        raise Refused(
            "judging-stage-closed", clause=stage.clause, closed=f"{stage.closes:%d.%m.%Y %H:%M}"
        )
    if seat.state != "accepted":
        raise Refused("judging-no-jurors")
    if Conflict.objects.filter(entry=entry, seat=seat).exists():
        raise Refused("judging-pair-conflict", juror=seat.code)
    sheets = Sheet.objects.filter(entry=entry, stage="selection")
    own = sheets.filter(seat=seat).first()
    if own is not None:
        out = own.state in {"recused", "withdrawn", "cannot-judge"}
        raise Refused("judging-pair-given-back" if out else "judging-pair-twice", juror=seat.code)
    if entry.state != "admitted" or not sheets.exists():
        raise Refused("judging-not-handed-out")
