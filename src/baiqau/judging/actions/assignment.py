"""Assign admitted works to jurors: optimal, equal in load, free of conflicts; started sheets stay."""

from datetime import datetime

from django.db import transaction

from baiqau.contests.models import Contest
from baiqau.entries import queries as entries
from baiqau.fairness import assignment as flow
from baiqau.journal import acts
from baiqau.judging import letters, queries
from baiqau.judging.models import Conflict, Seat, Sheet
from baiqau.people.models import Person
from baiqau.rules.refusals import Refused

FITS_LANGUAGE = 1.0


@transaction.atomic
def assign(contest: Contest, *, by: Person, now: datetime) -> int:
    """Hand out the sheets that are missing; give how many. What is handed out already never moves.

    The seed of chance is the contest's slug and the regulation's digest, so that anyone repeats it.
    """
    Contest.objects.select_for_update().get(pk=contest.pk)
    problem = _problem(contest)
    try:
        answer = flow.assign(problem)
    except flow.Infeasible as impossible:
        works = ", ".join(f"№ {number}" for number in impossible.works)
        raise Refused(
            "judging-assignment-impossible", works=works, lacking=impossible.lacking
        ) from impossible
    new = [pair for pair in answer.pairs if pair not in problem.pinned]
    _hand_out(contest, new, now=now)
    acts.record(
        "sheets.assigned",
        by=by.actor,
        on=f"contest:{contest.slug}",
        at=now,
        scope=contest.scope,
        facts={"number": len(new), "seed": problem.seed, "components": answer.components},
    )
    return len(new)


def overview(contest: Contest) -> dict[str, object]:
    """Give the assignment as the organiser sees it: works with their jurors, loads, weak spots."""
    per_work = contest.regulation.judging.experts_per_work
    works = list(
        entries.admitted(contest)
        .prefetch_related("sheets__seat")
        .values_list("number", "title", "pk")
    )
    jurors: dict[int, list[Sheet]] = {}
    sheets = Sheet.objects.filter(seat__contest=contest, stage="selection").exclude(
        state__in=["recused", "withdrawn", "cannot-judge"]
    )
    for sheet in sheets.select_related("seat").order_by("seat__code"):
        jurors.setdefault(sheet.entry_id, []).append(sheet)
    rows = [(number, title, jurors.get(pk, [])) for number, title, pk in works]
    return {
        "rows": rows,
        "loads": queries.progress(contest, "selection"),
        "weak": sum(1 for *_, found in rows if len(found) < per_work),
        "per_work": per_work,
        "components": flow.components(
            (str(number), sheet.seat.code) for number, _, found in rows for sheet in found
        ),
    }


def _problem(contest: Contest) -> flow.Problem:
    works = {str(entry.number): entry for entry in entries.admitted(contest)}
    seats = {seat.code: seat for seat in Seat.objects.filter(contest=contest, state="accepted")}
    if not works:
        raise Refused("judging-no-works")
    if not seats:
        raise Refused("judging-no-jurors")
    out = Sheet.objects.filter(
        seat__contest=contest, stage="selection", state__in=["recused", "withdrawn", "cannot-judge"]
    )
    barred = Conflict.objects.filter(seat__contest=contest)
    pairs = [
        *barred.values_list("entry__number", "seat__code"),
        *out.values_list("entry__number", "seat__code"),
    ]
    assert contest.current is not None
    return flow.Problem(
        works=tuple(works),
        experts=tuple(seats),
        per_work=contest.regulation.judging.experts_per_work,
        forbidden=frozenset((str(number), code) for number, code in pairs),
        affinity={
            (number, code): FITS_LANGUAGE
            for number, entry in works.items()
            for code, seat in seats.items()
            if entry.language in seat.languages
        },
        pinned=_handed_out(contest, frozenset(works)),
        seed=f"{contest.slug}:{contest.current.digest}",
    )


def _handed_out(contest: Contest, works: frozenset[str]) -> frozenset[tuple[str, str]]:
    live = Sheet.objects.filter(
        seat__contest=contest, stage="selection", state__in=["assigned", "open", "signed"]
    )
    pairs = live.values_list("entry__number", "seat__code")
    return frozenset((str(number), code) for number, code in pairs if str(number) in works)


def _hand_out(contest: Contest, pairs: list[tuple[str, str]], *, now: datetime) -> None:
    seats = {seat.code: seat for seat in queries.seats(contest)}
    works = {str(entry.number): entry for entry in entries.admitted(contest)}
    Sheet.objects.bulk_create(
        Sheet(
            entry=works[number],
            seat=seats[code],
            stage="selection",
            version=contest.current,
            assigned_at=now,
        )
        for number, code in pairs
    )
    for code in sorted({code for _, code in pairs}):
        number = sum(1 for _, juror in pairs if juror == code)
        letters.assigned(seats[code], number=number, turn=f"{now:%Y%m%d%H%M}", now=now)
