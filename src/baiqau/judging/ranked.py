"""From signed sheets to ranked rows: where the arithmetic of `fairness` meets the tables."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from baiqau.contests.models import Contest
from baiqau.entries import queries as entries
from baiqau.fairness import ranking, shares
from baiqau.fairness.shares import Scale
from baiqau.judging import queries, visibility
from baiqau.judging.models import Ranking, Sheet
from baiqau.people.models import Person


@dataclass(frozen=True)
class Line:
    """One line of a frozen ranking with its entry's title."""

    entry: int
    title: str
    rank: int | None
    score: int | None
    sheets: int
    spread: int
    shared: bool
    separated_by: str
    sure: Mapping[str, int | None]  # of `certainty.measure`; empty without a score


def sheets(contest: Contest, stage: str) -> list[ranking.Sheet]:
    """Give the signed sheets of a stage as arithmetic sees them."""
    return [as_sheet(sheet) for sheet in queries.signed_sheets(contest, stage)]


def as_sheet(sheet: Sheet) -> ranking.Sheet:
    """Give one sheet as arithmetic sees it."""
    rules = queries.criteria(sheet)
    scales = tuple(Scale(rule.key, rule.weight, rule.lowest, rule.highest) for rule in rules)
    keys = {scale.key for scale in scales}
    marks = {mark.criterion: mark.value for mark in sheet.marks.all() if mark.criterion in keys}
    return ranking.Sheet(str(sheet.entry.number), sheet.seat.code, scales, marks)


def total(sheet: Sheet) -> int | None:
    """Give what the marks of one sheet come to, in millionths of the reachable maximum."""
    one = as_sheet(sheet)
    return shares.share(one.scales, one.marks)


def ties(contest: Contest, **scores: Mapping[str, int | None]) -> list[ranking.Tie]:
    """Give the declared tie-breaks; `selection` and `defence` are the scores some of them ask for."""
    given = {
        "selection-score": scores.get("selection", {}),
        "defence-score": scores.get("defence", {}),
    }
    return [
        ranking.Tie(rule.by, rule.criterion or "", given.get(rule.by, {}))
        for rule in contest.regulation.ties
    ]


def rows(contest: Contest, stage: str) -> list[dict[str, object]]:
    """Rank the admitted works of a stage; rows are plain JSON, ready to be frozen."""
    works = [str(number) for number in entries.admitted(contest).values_list("number", flat=True)]
    return rows_of(contest, works, sheets(contest, stage))


def rows_of(
    contest: Contest, works: Sequence[str], sheets: Sequence[ranking.Sheet]
) -> list[dict[str, object]]:
    """Rank these works by these sheets; rows are plain JSON, ready to be frozen."""
    return [
        {
            "entry": int(row.work),
            "rank": row.rank,
            "score": row.score,
            "sheets": row.sheets,
            "spread": row.spread,
            "shared": row.shared,
            "separated_by": row.separated_by,
        }
        for row in ranking.rank(sheets, works, ties(contest), contest.regulation.judging.method)
    ]


def lines(contest: Contest, frozen: Ranking | None, viewer: Person) -> list[Line]:
    """Give a frozen ranking for the page, without the works in conflict with whoever looks."""
    if frozen is None:
        return []
    hidden = set(visibility.hidden(contest, viewer))
    titles = dict(entries.admitted(contest).order_by().values_list("number", "title"))
    sure = frozen.certainty.get("works", {})
    return [
        Line(title=titles.get(row["entry"], "–"), sure=sure.get(str(row["entry"]), {}), **row)
        for row in frozen.rows
        if row["entry"] not in hidden
    ]
