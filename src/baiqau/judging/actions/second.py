"""The second batch: extra sheets where the line is uncertain, by the rule of the regulation.

It becomes a draft of the assignment; approving it hands the sheets out and tells the jurors.
"""

from datetime import datetime

from django.db import transaction

from baiqau.contests.models import Contest
from baiqau.entries import queries as entries
from baiqau.fairness.proposal.answer import joined, pools
from baiqau.judging import queries, uncertain
from baiqau.judging.actions import proposing
from baiqau.judging.models import Finalist, Proposal
from baiqau.people.models import Person
from baiqau.rules.batches import SecondBatch
from baiqau.rules.refusals import Refused

STAGE = uncertain.STAGE


@transaction.atomic
def propose(contest: Contest, *, by: Person, now: datetime) -> Proposal:
    """Compute the batch and write it as the draft, in the place of an earlier draft.

    Refuses without a rule in the regulation, before all have signed, after the last batch, after
    the term, once the shortlist is decided, and where no sheet could help.
    """
    Contest.objects.select_for_update().get(pk=contest.pk)
    rule, top = _rule(contest)
    _possible(contest, rule, now)
    turn = uncertain.done(contest) + 1
    found = uncertain.batch(contest, rule, top, turn)
    if not found.new:
        raise Refused("judging-second-certain")
    languages = dict(entries.admitted(contest).order_by().values_list("number", "language"))
    Proposal.objects.filter(contest=contest, state="draft").update(state="replaced")
    draft = Proposal.objects.create(
        contest=contest,
        terms={
            "second": {"turn": turn, "sheets": len(found.new), "top": top, "clause": rule.clause}
        },
        seed=found.seed,
        ratio=0,
        parts=joined(found.whole),
        pools=pools(found.whole, {str(number): code for number, code in languages.items()}),
        by=by,
        at=now,
    )
    proposing.write(draft, found.whole, frozenset())
    proposing.record(
        "assignment.proposed", draft, by=by, now=now, pairs=len(found.new), second=turn
    )
    return draft


def not_overtaken(draft: Proposal) -> None:
    """Refuse to approve a batch whose marks have changed since it was computed."""
    if "second" not in draft.terms:
        return
    later = queries.signed_sheets(draft.contest, STAGE).filter(signed_at__gt=draft.at)
    if later.exists() or not queries.all_signed(draft.contest, STAGE):
        raise Refused("judging-second-overtaken")


def told(draft: Proposal) -> dict[str, int]:
    """Give what the journal tells of an approved batch beside any assignment."""
    second = draft.terms.get("second")
    return {"second": second["turn"], "extra": second["sheets"]} if second else {}


def _rule(contest: Contest) -> tuple[SecondBatch, int]:
    rule, shortlist = contest.regulation.judging.second, contest.regulation.shortlist
    if rule is None or shortlist is None:
        raise Refused("judging-second-unruled")
    return rule, shortlist.size


def _possible(contest: Contest, rule: SecondBatch, now: datetime) -> None:
    if Finalist.objects.filter(contest=contest).exists():
        raise Refused("judging-second-decided")
    if uncertain.done(contest) >= rule.batches:
        raise Refused("judging-second-spent", clause=rule.clause, batches=rule.batches)
    stage = contest.regulation.stage(STAGE)
    if stage is not None and now > stage.closes:
        raise Refused("judging-second-late", clause=stage.clause, closed=stage.closes)
    if not queries.all_signed(contest, STAGE):
        raise Refused("judging-second-early")
