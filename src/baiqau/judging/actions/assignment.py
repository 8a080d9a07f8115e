"""Approve the proposal: one act of people that hands out the sheets and tells the jurors."""

from collections import Counter
from datetime import datetime

from django.db import transaction

from baiqau.contests.models import Contest
from baiqau.journal import acts
from baiqau.judging import letters
from baiqau.judging import wanted as question
from baiqau.judging.actions import balloting, second
from baiqau.judging.actions.proposing import propose
from baiqau.judging.models import Proposal, ProposedPair, Sheet
from baiqau.judging.wanted import Wishes
from baiqau.people.models import Person
from baiqau.rules import states
from baiqau.rules.refusals import Refused


def assign(contest: Contest, *, by: Person, now: datetime, wishes: Wishes | None = None) -> int:
    """Propose and approve in one go; give how many sheets were handed out."""
    draft = propose(contest, wishes=wishes or Wishes(), by=by, now=now)
    return approve(draft, by=by, now=now)


@transaction.atomic
def approve(draft: Proposal, *, by: Person, now: datetime) -> int:
    """Hand out the sheets of the draft that do not exist yet; give how many.

    Sheets that were not begun and are not in the draft are withdrawn, begun ones never. Refuses a
    draft that a conflict, a withdrawal or a departure has overtaken: it must be solved again.
    """
    drafts = Proposal.objects.select_for_update(of=("self",)).select_related("contest__current")
    draft = drafts.get(pk=draft.pk)
    if draft.state != "draft":
        raise Refused("judging-no-draft")
    draft.contest.must_be_unsealed()
    if question.of_all_works(draft) != draft.contest.regulation.judging.all_works:
        raise Refused("judging-draft-other-rule")
    pairs = list(draft.pairs.select_related("entry", "seat__person", "seat__contest__current"))
    _not_overtaken(draft, pairs)
    second.not_overtaken(draft)
    given = question.handed_out(draft.contest)
    balloting.refuse_signed({pair.seat for pair in pairs if _name(pair) not in given})
    withdrawn = _withdraw(draft, pairs, by=by, now=now)
    number = _hand_out(draft, pairs, now=now)
    draft.state, draft.approved_by, draft.approved_at = "approved", by, now
    draft.save(update_fields=["state", "approved_by", "approved_at"])
    acts.record(
        "sheets.assigned",
        by=by.actor,
        on=f"contest:{draft.contest.slug}",
        at=now,
        scope=draft.contest.scope,
        facts={
            "number": number,
            "withdrawn": withdrawn,
            "seed": draft.seed,
            "ratio": draft.ratio,
            "components": draft.parts,
            **second.told(draft),
        },
    )
    return number


def _not_overtaken(draft: Proposal, pairs: list[ProposedPair]) -> None:
    """Refuse pairs that have become impossible since they were proposed, by number of the work."""
    given, barred = question.handed_out(draft.contest), question.impossible(draft.contest)
    wrong = [
        pair
        for pair in pairs
        if pair.entry.state != "admitted"
        or (_name(pair) not in given and (_name(pair) in barred or pair.seat.state != "accepted"))
    ]
    if wrong:
        works = ", ".join(f"№ {number}" for number in sorted({p.entry.number or 0 for p in wrong}))
        raise Refused("judging-draft-overtaken", works=works)


def _name(pair: ProposedPair) -> tuple[str, str]:
    return str(pair.entry.number), pair.seat.code


def _withdraw(draft: Proposal, pairs: list[ProposedPair], *, by: Person, now: datetime) -> int:
    """Withdraw the sheets that were not begun and are not in the draft."""
    proposed = {(pair.entry_id, pair.seat_id) for pair in pairs}
    waiting = Sheet.objects.select_for_update().filter(
        seat__contest=draft.contest, stage="selection", state="assigned", entry__state="admitted"
    )
    moved = [sheet for sheet in waiting if (sheet.entry_id, sheet.seat_id) not in proposed]
    for sheet in moved:
        sheet.state = states.walk(states.SHEET, sheet.state, "withdraw")
        sheet.save(update_fields=["state"])
        acts.record(
            "sheet.withdrawn",
            by=by.actor,
            on=f"sheet:{sheet.key}",
            at=now,
            scope=draft.contest.scope,
        )
    return len(moved)


def _hand_out(draft: Proposal, pairs: list[ProposedPair], *, now: datetime) -> int:
    given = question.handed_out(draft.contest)
    new = [pair for pair in pairs if _name(pair) not in given]
    Sheet.objects.bulk_create(
        Sheet(
            entry=pair.entry,
            seat=pair.seat,
            stage="selection",
            version=draft.contest.current,
            assigned_at=now,
        )
        for pair in new
    )
    seats = {pair.seat.code: pair.seat for pair in new}
    counts = Counter(pair.seat.code for pair in new)
    for code in sorted(counts):
        letters.assigned(seats[code], number=counts[code], turn=str(draft.pk), now=now)
    return len(new)
