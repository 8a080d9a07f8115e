"""The second batch read from the tables: which works at the line are uncertain, who may read them."""

from collections import Counter
from dataclasses import dataclass
from hashlib import sha256

import numpy as np

from baiqau.contests.models import Contest
from baiqau.fairness import adaptive, marks, shares
from baiqau.fairness.marks import Bools, Ints, Marks
from baiqau.fairness.proposal import Wanted
from baiqau.judging import queries, ranked
from baiqau.judging import wanted as question
from baiqau.judging.models import Finalist, Proposal
from baiqau.judging.wanted import Wishes
from baiqau.rules.batches import SecondBatch

STAGE = "selection"
POINTS = 100  # the scale on which shares are calibrated, as in `certainty`


@dataclass(frozen=True)
class Batch:
    """A batch as computed: the pairs (work, juror) that are new, and all that stand with them."""

    new: tuple[tuple[str, str], ...]
    whole: tuple[tuple[str, str], ...]
    seed: str


def standing(contest: Contest) -> dict[str, object]:
    """Give the rule, how many batches were handed out, whether one can be computed; {} without a rule."""
    rule = contest.regulation.judging.second
    if rule is None or contest.regulation.shortlist is None:
        return {}
    count, ready = done(contest), queries.all_signed(contest, STAGE)
    left = count < rule.batches and not Finalist.objects.filter(contest=contest).exists()
    return {"rule": rule, "done": count, "possible": left and ready, "waiting": left and not ready}


def done(contest: Contest) -> int:
    """Count the batches that were approved."""
    approved = Proposal.objects.filter(contest=contest, state="approved")
    return approved.filter(terms__has_key="second").count()


def batch(contest: Contest, rule: SecondBatch, top: int, turn: int) -> Batch:
    """Compute the batch by `fairness.adaptive` from the signed marks; the same marks give the same.

    Not asked: conflicts, sheets given back, languages a juror does not read, jurors without a
    signed sheet (their severity is unknown). A juror's room is what the load they named leaves;
    who named none has as much as anybody could need, so that loads stay even.
    """
    asked = question.wanted(contest, Wishes())
    given = question.handed_out(contest)
    table = marks.of(
        (sheet.work, sheet.juror, [share * POINTS / shares.WHOLE])
        for sheet in ranked.sheets(contest, STAGE)
        if (share := shares.share(sheet.scales, sheet.marks)) is not None
    )
    seed = f"{asked.seed}:second:{turn}"
    chosen = adaptive.batch(
        table,
        top=top,
        sheets=rule.sheets,
        allowed=_allowed(table, asked, given),
        room=_room(table, asked, given, rule.sheets),
        seed=int.from_bytes(sha256(seed.encode()).digest()[:8], "big"),
    )
    new = tuple((table.works[work], table.judges[judge]) for work, judge in chosen)
    works = {work.name for work in asked.works}
    standing_pairs = {pair for pair in given if pair[0] in works}
    return Batch(new, tuple(sorted(standing_pairs | set(new))), seed)


def _allowed(table: Marks, asked: Wanted, given: question.Pairs) -> Bools:
    """Say who may read what: works x judges of the table."""
    works, experts = {one.name: one for one in asked.works}, {e.name: e for e in asked.experts}
    found = np.zeros((len(table.works), len(table.judges)), dtype=np.bool_)
    for at, name in enumerate(table.works):
        work = works.get(name)
        for to, code in enumerate(table.judges):
            expert, pair = experts.get(code), (name, code)
            if work is not None and expert is not None:
                reads = work.language in expert.languages
                found[at, to] = reads and pair not in asked.barred and pair not in given
    return found


def _room(table: Marks, asked: Wanted, given: question.Pairs, sheets: int) -> Ints:
    loads = Counter(code for _, code in given)
    most = {expert.name: expert.most for expert in asked.experts}
    free = max(loads.values(), default=0) + sheets
    room = [max((most.get(code) or free) - loads[code], 0) for code in table.judges]
    return np.array(room, dtype=np.int64)
