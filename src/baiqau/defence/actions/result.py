"""The result: computed by one, confirmed by another, sealed by the chair, published at its minute."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.db import transaction

from baiqau.contests import actions as contests
from baiqau.contests.models import Contest
from baiqau.defence import queries, reckoning, voting
from baiqau.defence.models import Result
from baiqau.journal import acts
from baiqau.people.models import Person
from baiqau.proof import canonical
from baiqau.rules import states
from baiqau.rules.refusals import Refused


@transaction.atomic
def compute(contest: Contest, *, by: Person, now: datetime) -> Result:
    """Compute the final ranking by the declared weights and freeze it as it is.

    Refuses while anything is open (see `queries.blockers`), and once it is confirmed.
    """
    locked = Contest.objects.select_for_update(of=("self",)).select_related("current")
    contest = locked.get(pk=contest.pk)
    for blocker in queries.blockers(contest):
        raise Refused(f"defence-{blocker.code}", number=blocker.number)
    result = queries.result(contest)
    if result is not None and result.state != "open":
        raise Refused("defence-result-confirmed")
    rows = reckoning.final_rows(contest)
    assert contest.current is not None
    result = result or Result(contest=contest)
    result.version, result.rows, result.digest = contest.current, rows, canonical.digest(rows)
    result.computed_at, result.computed_by = now, by
    result.save()
    _record("result.computed", result, by=by, now=now)
    return result


@transaction.atomic
def confirm(result: Result, *, by: Person, now: datetime) -> Result:
    """A second person confirms the figures; the one who computed them may not.

    Refuses figures that do not come out any more, as `seal` does: they are computed anew.
    """
    result = _locked(result)
    _still_true(result)
    if result.computed_by_id == by.pk:
        raise Refused("defence-confirm-by-another")
    result.state = states.walk(states.RESULT, result.state, "confirm")
    result.confirmed_by, result.confirmed_at = by, now
    result.save()
    _record("result.confirmed", result, by=by, now=now)
    return result


@transaction.atomic
def reject(result: Result, *, reason: str, by: Person, now: datetime) -> Result:
    """A second person or the chair sends the figures back; they may be computed anew."""
    result = _locked(result)
    if not reason.strip():
        raise Refused("defence-reason-missing")
    result.state = states.walk(states.RESULT, result.state, "reopen")
    result.confirmed_by = result.confirmed_at = None
    result.save()
    _record("result.rejected", result, by=by, now=now, reason=reason.strip())
    return result


@transaction.atomic
def seal(result: Result, *, opens_at: datetime, by: Person, now: datetime) -> Result:
    """The chair seals the result: nothing it rests on changes any more; it opens at the given minute.

    Refuses while anything is open again, and figures that do not come out any more: the chair
    sends those back.
    """
    result = _locked(result)
    _still_true(result)
    result.state = states.walk(states.RESULT, result.state, "seal")
    result.sealed_by, result.sealed_at, result.opens_at = by, now, opens_at
    result.audience = _votes(result)
    result.save()
    contests.seal(result.contest, now=now)
    votes: dict[str, Any] = (
        {"audience": canonical.digest(result.audience)} if result.audience else {}
    )
    _record("result.sealed", result, by=by, now=now, **votes)
    return result


def _votes(result: Result) -> dict[str, Any]:
    """Count the votes of the audience: here for the first time, when nothing can change any more."""
    ranks = {row["entry"]: row["rank"] for row in result.rows}
    heard = {one.entry.number for one in queries.talks(result.contest).filter(state="done")}
    works = {work for work in ranks if work in heard}
    return voting.count(result.contest, ranks, works)


@transaction.atomic
def publish(result: Result, *, by: Person, now: datetime) -> Result:
    """Open the seal for everyone, not before its minute."""
    result = _locked(result)
    check_embargo(result, now=now)
    result.state = states.walk(states.RESULT, result.state, "publish")
    result.published_at = now
    result.save()
    _record("result.published", result, by=by, now=now, public=True)
    return result


def check_embargo(result: Result, *, now: datetime) -> None:
    """Refuse while the minute has not come from which the result may be public."""
    if result.opens_at is not None and now < result.opens_at:
        zone = ZoneInfo(result.contest.regulation.zone)
        raise Refused("defence-embargo", opens=result.opens_at.astimezone(zone))


def _still_true(result: Result) -> None:
    """Compute the rows once more from what stands signed now; refuse when they are not the frozen."""
    for blocker in queries.blockers(result.contest):
        raise Refused(f"defence-{blocker.code}", number=blocker.number)
    if canonical.digest(reckoning.final_rows(result.contest)) != result.digest:
        raise Refused("defence-result-overtaken")


def _locked(result: Result) -> Result:
    return (
        Result.objects.select_for_update(of=("self",))
        .select_related("contest__current")
        .get(pk=result.pk)
    )


def _record(
    kind: str, result: Result, *, by: Person, now: datetime, public: bool = False, **facts: object
) -> None:
    acts.record(
        kind,
        by=by.actor,
        on=f"contest:{result.contest.slug}",
        at=now,
        public=public,
        scope=result.contest.scope,
        facts={"digest": result.digest, **facts},
    )
