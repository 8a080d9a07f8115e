"""The public bundle of a result: where the tables of the stages become `proof.bundle`.

Jurors stand in it under codes of the bundle alone, works under their numbers; no name, no comment.
"""

from typing import Literal

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from baiqau.appeals import queries as appeals
from baiqau.awards.keys import signing_key
from baiqau.contests.models import Contest
from baiqau.defence import voting
from baiqau.defence.models import Result
from baiqau.fairness import draw
from baiqau.fairness.shares import Scale
from baiqau.journal import queries as journal
from baiqau.judging import queries as judging
from baiqau.judging import wanted
from baiqau.judging.models import Ranking, Sheet
from baiqau.proof import bundle, signature


def build(contest: Contest, result: Result) -> bytes:
    """Give the file of a published result; the journal's head in it is signed with the key in use.

    Of a result that was corrected it holds the first version and every later one. The rules are those
    the result was made under: an amendment since changes nothing.
    """
    contest.current = result.version
    outcome = bundle.Outcome(
        contest=contest.slug,
        rules={"version": result.version.number, "digest": result.version.digest},
        ties=[(rule.by, rule.criterion or "") for rule in contest.regulation.ties],
        method=contest.regulation.judging.method,
        sheets=[_signed(sheet) for sheet in _sheets(contest)],
        stages=[
            _stage(frozen) for frozen in [judging.last_ranking(contest, "selection")] if frozen
        ],
        final=_final(contest, result),
        corrections=_corrections(result),
        audience=voting.opened(contest, result.audience),
        drawn=drawn(contest),
        sittings=sittings(contest),
        divided=_division(contest)[0],
        seed=_seed(contest),
        out=_out(contest),
        ballots=_ballots(contest),
        pairs=_pairs(contest),
        versions=[
            {"version": one.number, "digest": one.digest, "at": one.published_at.isoformat()}
            for one in contest.versions.order_by("number")
        ],
        head=signature.compact(
            bundle.head_of(contest.scope, journal.head(contest.scope)), signing_key()
        ),
        about={language: about(language) for language in contest.regulation.languages},
    )
    return bundle.build(outcome, secret=_secret(contest))


def about(language: str) -> str:
    """Explain in one language what the file is and how it is checked."""
    with translation.override(language):
        return _(
            "Everything from which this result can be computed again: the signed score sheets "
            "without names, the rules, the order that was drawn. Run `python standalone.py "
            "results.json`, or `baiqau verify results.json`: it ends without a complaint only if "
            "every mark, the ranking and the final scores are as they were signed."
        )


def _sheets(contest: Contest) -> list[Sheet]:
    return [
        sheet
        for stage in ("selection", "defence")
        for sheet in judging.signed_sheets(contest, stage)
    ]


def _signed(sheet: Sheet) -> bundle.SignedSheet:
    return bundle.SignedSheet(
        sheet=str(sheet.key),
        juror=sheet.seat.code,
        entry=sheet.entry.number or 0,
        stage=sheet.stage,
        version=sheet.version.digest,
        scales=tuple(
            Scale(rule.key, rule.weight, rule.lowest, rule.highest)
            for rule in judging.criteria(sheet)
            if not judging.by_pairs(sheet)
        ),
        marks={mark.criterion: mark.value for mark in sheet.marks.all()},
        salt=sheet.salt,
        commitment=sheet.commitment,
    )


def _stage(frozen: Ranking) -> bundle.Stage:
    works = tuple(sorted(row["entry"] for row in frozen.rows))
    return bundle.Stage(frozen.stage, works, tuple(frozen.rows))


def _final(contest: Contest, result: Result) -> bundle.Final:
    rule = contest.regulation.final
    works = tuple(sorted(row["entry"] for row in result.rows))
    return bundle.Final(works, (rule.selection, rule.defence), tuple(result.rows))


def _corrections(result: Result) -> list[bundle.Corrected]:
    return [
        bundle.Corrected(
            number=one.number,
            before=one.before,
            digest=one.digest,
            **appeals.changes(one),
            selection=tuple(one.selection),
            rows=tuple(one.rows),
        )
        for one in appeals.with_struck(appeals.published(result))
    ]


def drawn(contest: Contest) -> tuple[str, list[int]]:
    """Give seed and order as drawn, from the journal: on the day speakers may change places.

    Of several sittings, the draw that dealt the finalists out; nothing where it was no draw.
    """
    orders = sittings(contest)
    if not orders:
        only = [*_drawn(contest)]
        return (only[0].seed, [*only[0].order]) if only else ("", [])
    way, works = _division(contest)
    if way != "draw":
        return "", []
    seed = " / ".join(one.seed for one in orders)
    return seed, [int(one) for one in draw.order([str(one) for one in works], seed=seed)]


def sittings(contest: Contest) -> list[bundle.Drawn]:
    """Give the draws of several sittings, as the journal tells them; none where there was one."""
    found = _drawn(contest)
    return found if len(found) > 1 else []


def _drawn(contest: Contest) -> list[bundle.Drawn]:
    acts = journal.chosen(contest.scope, kind="sitting.drawn")
    found = [
        bundle.Drawn(
            int(act.facts.get("sitting", 1)),
            str(act.facts["seed"]),
            tuple(int(number) for number in act.facts["order"]),
        )
        for act in acts
    ]
    return sorted(found, key=lambda one: one.sitting)


def _division(contest: Contest) -> tuple[str, list[int]]:
    """Give how the finalists were divided, and all of them: by the last division, which was drawn."""
    act = journal.chosen(contest.scope, kind="sitting.divided").first()
    if act is None:
        return "", []
    return str(act.facts["way"]), [one for some in act.facts["works"].values() for one in some]


def _seed(contest: Contest) -> str:
    """Give the seed under which the sheets were handed out, as the journal tells it; extra sheets have their own."""
    acts = journal.chosen(contest.scope, kind="sheets.assigned")
    handed = next((one for one in acts if "second" not in one.facts), None)
    return str(handed.facts.get("seed", "")) if handed else ""


def _ballots(contest: Contest) -> Literal["", "whole", "partial"]:
    rule = contest.regulation.judging
    if rule.mode != "ballot":
        return ""
    return "partial" if rule.partial_ballots else "whole"


def _pairs(contest: Contest) -> Literal["", "equal", "strict"]:
    rule = contest.regulation.judging
    if rule.mode != "pairwise":
        return ""
    return "equal" if not rule.never_equal else "strict"


def _out(contest: Contest) -> list[tuple[int, str]] | None:
    """Give the pairs that could not be, where the regulation lets every juror read every work."""
    if not contest.regulation.judging.all_works:
        return None
    return sorted((int(work), juror) for work, juror in wanted.left_out(contest))


def _secret(contest: Contest) -> bytes:
    """Give what orders the jurors' codes: known to this installation alone."""
    return f"{settings.SECRET_KEY}:{contest.slug}:bundle".encode()
