"""A result computed again by the same code, without the struck marks and with the counted works."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from baiqau.appeals import queries
from baiqau.appeals.models import StruckMark
from baiqau.contests.models import Contest
from baiqau.defence import reckoning
from baiqau.defence.models import Result
from baiqau.fairness import correction
from baiqau.judging import ranked
from baiqau.judging.models import Finalist

Rows = list[dict[str, Any]]


@dataclass(frozen=True)
class Version:
    """The rows of the selection and of the final result, as plain JSON."""

    selection: Rows
    rows: Rows


def again(result: Result, marks: Sequence[StruckMark], counted: Collection[int]) -> Version:
    """Compute the version of `result` in which `marks` do not count and `counted` works do.

    The rules are those of the version the result was made under. A work that nothing touched keeps
    the selection score frozen with the shortlist; without marks and counted works the first version
    comes out.
    """
    contest = _under_its_own_rules(result)
    frozen = {str(row["entry"]) for row in queries.first_selection(result)}
    also = {str(number) for number in counted}
    strikes = queries.strikes(marks, "selection")
    first = correction.without(ranked.signed(contest, "selection"), strikes)
    selection = ranked.rows_of(contest, sorted(frozen | also, key=int), first)
    scores = {str(row["entry"]): row["score"] for row in selection}
    touched = also | {one.work for one in strikes}
    went_on = {
        work: scores[work] if work in touched else score
        for work, score in _finalists(result, also).items()
    }
    day = correction.without(ranked.sheets(contest, "defence"), queries.strikes(marks, "defence"))
    return Version(selection, reckoning.joined(contest, went_on, day))  # type: ignore[arg-type]  # scores of our own rows


def _finalists(result: Result, also: Collection[str]) -> dict[str, int | None]:
    """Give the frozen selection scores of the works of the result and of those counted again."""
    numbers = {str(row["entry"]) for row in result.rows} | {*also}
    found = Finalist.objects.filter(contest=result.contest_id).select_related("entry")
    return {str(one.entry.number): one.score for one in found if str(one.entry.number) in numbers}


def _under_its_own_rules(result: Result) -> Contest:
    """Give the contest as it was when its result was made: an amendment since changes nothing."""
    contest = Contest.objects.get(pk=result.contest_id)
    contest.current = result.version
    return contest
