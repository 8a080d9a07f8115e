"""The final rows: selection and defence joined by the declared weights, from frozen and signed values."""

from collections.abc import Mapping, Sequence

from baiqau.contests.models import Contest
from baiqau.fairness import ballots, final
from baiqau.fairness import ranking as order
from baiqau.judging import queries as judging
from baiqau.judging import ranked


def final_rows(contest: Contest) -> list[dict[str, object]]:
    """Give the finalists' rows as plain JSON: scores in millionths, rank, tie step.

    Selection scores are those frozen with the shortlist; defence scores come from signed sheets.
    """
    finalists = list(judging.finalists(contest))
    selection = {str(entry.number): entry.finalist.score for entry in finalists}
    return joined(contest, selection, ranked.sheets(contest, "defence"))


def joined(
    contest: Contest, selection: Mapping[str, int | None], sheets: Sequence[order.Sheet]
) -> list[dict[str, object]]:
    """Join the selection scores of these works with the defence that these sheets give them."""
    method = ballots.of_stage(contest.regulation.judging.method, "defence")
    day = order.rank(sheets, list(selection), (), method)
    defence = {row.work: row.score for row in day}
    rule = contest.regulation.final
    rows = final.combine(
        selection,
        defence,
        weights=(rule.selection, rule.defence),
        ties=ranked.ties(contest, selection=selection, defence=defence),
        sheets={work: [sheet for sheet in sheets if sheet.work == work] for work in selection},
    )
    return [
        {
            "entry": int(row.work),
            "selection": row.selection,
            "defence": row.defence,
            "final": row.final,
            "rank": row.rank,
            "shared": row.shared,
            "separated_by": row.separated_by,
        }
        for row in rows
    ]
