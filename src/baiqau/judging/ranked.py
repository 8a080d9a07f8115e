"""From signed sheets to ranked rows: where the arithmetic of `fairness` meets the tables."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from baiqau.contests.models import Contest
from baiqau.entries import queries as entries
from baiqau.fairness import ballots, comparisons, pairs, ranking, shares
from baiqau.fairness.shares import Scale
from baiqau.judging import queries, visibility
from baiqau.judging.models import Ranking, Sheet
from baiqau.people.models import Person
from baiqau.rules.ballots import PLACE


@dataclass(frozen=True)
class Line:
    """One line of a frozen ranking with its entry's title; `rank` is that among the works one may see."""

    entry: int
    title: str
    rank: int | None
    score: int | None
    sheets: int
    spread: int
    shared: bool
    separated_by: str
    sure: Mapping[str, int | None]  # of `certainty.measure`; empty without a score


def signed(contest: Contest, stage: str) -> list[ranking.Sheet]:
    """Give the signed sheets of a stage as arithmetic sees them; of a ballot, the places."""
    return [as_sheet(sheet) for sheet in queries.signed_sheets(contest, stage)]


def sheets(contest: Contest, stage: str) -> list[ranking.Sheet]:
    """Give the signed sheets of a stage as they count: points of a ballot, shares of comparisons."""
    return list(_counting(contest, stage, _admitted(contest), signed(contest, stage)))


def choices(contest: Contest, stage: str) -> list[pairs.Choice[str]]:
    """Give the choices between two works that count; none where works are not compared."""
    if not by_pairs(contest, stage):
        return []
    return comparisons.choices(signed(contest, stage), _admitted(contest))


def by_ballot(contest: Contest, stage: str) -> bool:
    """Say whether the works of this stage are put in order."""
    return stage == "selection" and contest.regulation.judging.mode == "ballot"


def by_pairs(contest: Contest, stage: str) -> bool:
    """Say whether the works of this stage are compared two by two."""
    return stage == "selection" and contest.regulation.judging.mode == "pairwise"


def together(contest: Contest, stage: str) -> bool:
    """Say whether a juror's sheets of this stage mean something only together."""
    return by_ballot(contest, stage) or by_pairs(contest, stage)


def _counting(
    contest: Contest, stage: str, works: Sequence[str], signed: Sequence[ranking.Sheet]
) -> Sequence[ranking.Sheet]:
    if by_ballot(contest, stage):
        return counted(works, signed)
    return comparisons.as_shares(signed, works) if by_pairs(contest, stage) else signed


def counted(works: Sequence[str], signed: Sequence[ranking.Sheet]) -> list[ranking.Sheet]:
    """Give the lines of ballots as sheets of points, each out of the most its ballot can give.

    Other works are left out first, so that only the order of these counts.
    """
    known, own = set(works), defaultdict[str, list[ranking.Sheet]](list)
    for sheet in signed:
        if sheet.work in known:
            own[sheet.juror].append(sheet)
    found = []
    for juror, lines in own.items():
        most, points = ballots.points({line.work: line.marks.get(PLACE) for line in lines})
        scales = (Scale(PLACE, 1, 0, most),) if most else ()
        given = points if most else {}
        found += [
            ranking.Sheet(
                line.work, juror, scales, {PLACE: given[line.work]} if line.work in given else {}
            )
            for line in lines
        ]
    return found


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


def totals(contest: Contest, sheets_: Sequence[Sheet]) -> dict[int, int | None]:
    """Give what signed sheets of the selection come to; where they mean something only together, so."""
    if not together(contest, "selection"):
        return {sheet.pk: total(sheet) for sheet in sheets_}
    found = {
        (one.work, one.juror): shares.share(one.scales, one.marks)
        for one in sheets(contest, "selection")
    }
    return {one.pk: found.get((str(one.entry.number), one.seat.code)) for one in sheets_}


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
    return rows_of(contest, _admitted(contest), signed(contest, stage), stage)


def numbers(contest: Contest) -> set[int]:
    """Give the numbers of the works that are ranked."""
    return {int(work) for work in _admitted(contest)}


def _admitted(contest: Contest) -> list[str]:
    return [str(number) for number in entries.admitted(contest).values_list("number", flat=True)]


def rows_of(
    contest: Contest,
    works: Sequence[str],
    signed: Sequence[ranking.Sheet],
    stage: str = "selection",
) -> list[dict[str, object]]:
    """Rank these works by these sheets, as they were signed; rows are plain JSON, ready to be frozen."""
    sheets, scores = _counting(contest, stage, works, signed), None
    if by_pairs(contest, stage):
        scores = pairs.strengths(comparisons.choices(signed, works), works)
    method = ballots.of_stage(contest.regulation.judging.method, stage)
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
        for row in ranking.rank(sheets, works, ties(contest), method, scores)
    ]


def lines(contest: Contest, frozen: Ranking | None, viewer: Person) -> list[Line]:
    """Give a frozen ranking for the page, without the works in conflict with whoever looks.

    Where some are left out the others are numbered afresh, and no interval of a rank is shown: a
    gap would tell where the work in conflict stands.
    """
    if frozen is None:
        return []
    hidden = set(visibility.hidden(contest, viewer))
    titles = dict(entries.admitted(contest).order_by().values_list("number", "title"))
    sure = frozen.certainty.get("works", {})
    found = [
        Line(
            title=titles.get(row["entry"], "–"),
            sure=sure.get(str(row["entry"]), {}),
            **row,
        )
        for row in frozen.rows
        if row["entry"] not in hidden
    ]
    return _afresh(found) if hidden else found


def shown(contest: Contest, frozen: Ranking | None, viewer: Person) -> dict[str, object]:
    """Give the second look of a frozen ranking, without pairs of which whoever looks may not see one."""
    if frozen is None or not frozen.certainty:
        return {}
    hidden = {str(number) for number in visibility.hidden(contest, viewer)}
    equal = [pair for pair in frozen.certainty.get("equal", []) if not hidden & {*pair}]
    return {**frozen.certainty, "equal": equal}


def _afresh(found: Sequence[Line]) -> list[Line]:
    """Number lines as if there were no other works."""
    ranks = [line.rank for line in found if line.rank]
    second = [rank for line in found if (rank := line.sure.get("rank"))]
    return [
        replace(
            line,
            rank=_among(line.rank, ranks),
            shared=ranks.count(line.rank or 0) > 1,
            sure={
                **line.sure,
                **dict.fromkeys(("low", "high", "chance") if line.sure else ()),
                **({"rank": _among(line.sure.get("rank"), second)} if line.sure else {}),
            },
        )
        for line in found
    ]


def _among(rank: int | None, ranks: Sequence[int]) -> int | None:
    return None if rank is None else 1 + sum(other < rank for other in ranks)
