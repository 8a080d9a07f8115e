"""Freeze the ranking of the selection; decide the shortlist."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from baiqau.contests import actions as contests
from baiqau.contests.models import Contest, Version
from baiqau.entries import queries as entries
from baiqau.entries.models import Entry
from baiqau.journal import acts
from baiqau.judging import certainty, letters, queries, ranked, visibility, wanted
from baiqau.judging.models import Finalist, Ranking
from baiqau.people.models import Person
from baiqau.proof import canonical
from baiqau.rules.refusals import Refused

LONG = ("eb", "z", "bradley-terry")  # methods that look at all works together
MANY_SHEETS = 1_000  # from here the additive model takes seconds
MANY_FOR_ALL = 10_000  # from here the second look does, which stands beside every method
STEPS = 3


@dataclass(frozen=True)
class Reckoned:
    """A ranking as it was reckoned and not yet frozen, with the name of the sheets it rests on."""

    version: Version
    rows: list[dict[str, object]]
    certainty: dict[str, object]
    sheets: str


@transaction.atomic
def compute(contest: Contest, stage: str, *, by: Person, now: datetime) -> Ranking:
    """Compute the ranking from the signed sheets and freeze it, refusing as `must_be_computable`."""
    contest = contests.lock_unsealed(contest)
    return freeze(contest, stage, reckon(contest, stage), by=by, now=now)


def must_be_computable(contest: Contest, stage: str) -> None:
    """Refuse to compute while sheets are open, the selection's once the defence is drawn, under the seal.

    Where all read all, also while a juror was not given a work.
    """
    contest.must_be_unsealed()
    if stage == "selection":
        queries.must_be_undrawn(contest)
    waiting = queries.open_sheets(contest, stage).count()
    if waiting:
        raise Refused("judging-sheets-open", number=waiting)
    if stage == "selection" and contest.regulation.judging.all_works:
        _read_by_all(contest)
    _of_one_mode(contest)


def heavy(contest: Contest, stage: str) -> bool:
    """Say whether the ranking takes so long that a worker computes it."""
    long = contest.regulation.judging.method in LONG
    return queries.signed_sheets(contest, stage).count() > (MANY_SHEETS if long else MANY_FOR_ALL)


def reckon(contest: Contest, stage: str, told: Callable[[int], None] | None = None) -> Reckoned:
    """Reckon a ranking without writing anything; `told` hears each step that is done, of STEPS.

    Refuses as `must_be_computable`, and where no work has a score.
    """
    must_be_computable(contest, stage)
    said = told or (lambda _: None)
    assert contest.current is not None
    root = queries.counted(contest, stage)
    said(0)
    rows = ranked.rows(contest, stage)
    if not any(row["rank"] for row in rows):
        raise Refused("judging-no-works")
    said(1)
    sheets, choices = ranked.sheets(contest, stage), ranked.choices(contest, stage)
    second = certainty.measure(sheets, _going_on(contest, rows), choices)
    said(2)
    return Reckoned(contest.current, rows, second, root)


@transaction.atomic
def freeze(
    contest: Contest, stage: str, reckoned: Reckoned, *, by: Person, now: datetime
) -> Ranking:
    """Keep a ranking as reckoned; refuses when other sheets, works or rules count since."""
    current = contests.lock_unsealed(contest)
    must_be_computable(current, stage)
    if (current.current_id, queries.counted(current, stage)) != (
        reckoned.version.pk,
        reckoned.sheets,
    ) or {row["entry"] for row in reckoned.rows} != ranked.numbers(current):
        raise Refused("judging-ranking-overtaken")
    frozen = Ranking.objects.create(
        contest=contest,
        version=reckoned.version,
        stage=stage,
        rows=reckoned.rows,
        certainty=reckoned.certainty,
        digest=canonical.digest(reckoned.rows),
        sheets=reckoned.sheets,
        computed_at=now,
    )
    acts.record(
        "ranking.computed",
        by=by.actor,
        on=f"contest:{contest.slug}",
        at=now,
        scope=contest.scope,
        facts={"stage": stage, "digest": frozen.digest, "works": len(reckoned.rows)},
    )
    return frozen


def _of_one_mode(contest: Contest) -> None:
    """Refuse sheets that were signed under a version with another way of judging."""
    used = Version.objects.filter(
        sheet__seat__contest=contest, sheet__stage="selection", sheet__state="signed"
    )
    modes = {one.regulation.judging.mode for one in used.distinct()}
    if modes - {contest.regulation.judging.mode}:
        raise Refused("judging-mode-changed", clause=contest.regulation.judging.clause)


def _read_by_all(contest: Contest) -> None:
    lacking = wanted.unread(contest)
    if lacking:
        works = sorted({int(work) for work, _ in lacking})
        raise Refused(
            "judging-not-read-by-all",
            works=", ".join(f"№ {number}" for number in works),
            jurors=", ".join(sorted({code for _, code in lacking})),
            clause=contest.regulation.judging.clause,
        )


@transaction.atomic
def shortlist(
    contest: Contest, chosen: Sequence[Entry], *, reason: str, by: Person, now: datetime
) -> list[Finalist]:
    """Decide who goes on to the defence: an act of people, with a reason where it departs.

    The choice departs when a work outside it ranks better than one inside, or its size is not the
    regulation's. It may be decided anew until the order of the defence is drawn. A work in conflict
    with whoever decides is neither chosen nor left out by them: its rank alone says whether it is in.
    They give a reason whatever they choose, for what is asked of them must not tell where it stands.
    """
    contests.lock_unsealed(contest)
    frozen = standing(contest)
    if apart(contest, frozen, by) and not reason.strip():
        raise Refused("judging-shortlist-apart")
    chosen = _with_unseen(contest, frozen, chosen, by)
    if not chosen:
        raise Refused("judging-shortlist-empty")
    queries.must_be_undrawn(contest)
    if _departs(contest, frozen, {entry.number for entry in chosen}) and not reason.strip():
        raise Refused("judging-shortlist-reason")
    finalists = _written(contest, frozen, chosen, reason.strip(), by, now)
    acts.record(
        "shortlist.decided",
        by=by.actor,
        on=f"contest:{contest.slug}",
        at=now,
        scope=contest.scope,
        facts={"entries": sorted(entry.number or 0 for entry in chosen), "reason": reason.strip()},
    )
    for finalist in finalists:
        letters.shortlisted(finalist, now=now)
    return finalists


def apart(contest: Contest, frozen: Ranking, viewer: Person) -> bool:
    """Say whether a ranked work is in conflict with this person."""
    hidden = set(visibility.hidden(contest, viewer))
    return any(row["entry"] in hidden for row in frozen.rows)


def standing(contest: Contest) -> Ranking:
    """Give the ranking on which can be decided: the last one, unless other sheets count since."""
    frozen = queries.last_ranking(contest, "selection")
    if frozen is None:
        raise Refused("judging-no-ranking")
    if queries.overtaken(frozen):
        raise Refused("judging-ranking-overtaken")
    return frozen


def _written(
    contest: Contest,
    frozen: Ranking,
    chosen: Sequence[Entry],
    reason: str,
    by: Person,
    now: datetime,
) -> list[Finalist]:
    """Write the shortlist in the place of an earlier one, each with rank and score as frozen."""
    Finalist.objects.filter(contest=contest).delete()
    found = {row["entry"]: row for row in frozen.rows}
    return Finalist.objects.bulk_create(
        Finalist(
            contest=contest,
            entry=entry,
            ranking=frozen,
            reason=reason,
            by=by,
            at=now,
            rank=found.get(entry.number, {}).get("rank"),
            score=found.get(entry.number, {}).get("score"),
        )
        for entry in chosen
    )


def _with_unseen(
    contest: Contest, frozen: Ranking, chosen: Sequence[Entry], by: Person
) -> list[Entry]:
    hidden = set(visibility.hidden(contest, by))
    size = _going_on(contest, frozen.rows)
    by_rank = {
        row["entry"]
        for row in frozen.rows
        if row["entry"] in hidden and (row["rank"] or size + 1) <= size
    }
    seen = [entry for entry in chosen if entry.number not in hidden]
    return seen + list(entries.admitted(contest).filter(number__in=by_rank)) if seen else []


def _going_on(contest: Contest, rows: Sequence[object]) -> int:
    """Give how many works go on: the regulation's number, or every work when there are fewer."""
    rule = contest.regulation.shortlist
    return min(rule.size, len(rows)) if rule else len(rows)


def _departs(contest: Contest, frozen: Ranking, numbers: set[int | None]) -> bool:
    rule = contest.regulation.shortlist
    inside = [row["rank"] for row in frozen.rows if row["entry"] in numbers]
    outside = [row["rank"] for row in frozen.rows if row["entry"] not in numbers and row["rank"]]
    if any(rank is None for rank in inside):
        return True
    crossed = bool(outside) and max(inside, default=0) > min(outside)
    wished = rule is None or len(numbers) == min(rule.size, len(frozen.rows))
    return crossed or not wished
