"""Propose who reads what, lock and swap in the draft: nothing here binds anybody yet."""

from collections.abc import Iterator
from datetime import datetime

from django.conf import settings
from django.db import transaction

from baiqau.contests import actions as contests
from baiqau.contests.models import Contest
from baiqau.entries import queries as entries
from baiqau.entries.models import Entry
from baiqau.fairness import proposal as fair
from baiqau.journal import acts
from baiqau.judging import queries
from baiqau.judging import wanted as question
from baiqau.judging.models import Conflict, Proposal, ProposedPair, Seat, Sheet
from baiqau.judging.wanted import Wishes
from baiqau.people.models import Person
from baiqau.rules.refusals import Refused

MILLION = 1_000_000


class AssignmentImpossible(Refused):
    """No proposal exists; `reasons` are all there are, this one is the first."""

    def __init__(self, reasons: tuple[Refused, ...]) -> None:
        super().__init__(reasons[0].code)
        self.facts = reasons[0].facts
        self.reasons = reasons

    def __reduce__(self) -> tuple[type["AssignmentImpossible"], tuple[object, ...]]:
        return type(self), (self.reasons,)


@transaction.atomic
def propose(contest: Contest, *, wishes: Wishes, by: Person, now: datetime) -> Proposal:
    """Write a new draft, as near as can be to the draft before, which is kept to compare with.

    Sheets that were begun never move; locked pairs stay. Refuses with every reason by name:
    works, the missing language or region, loads, each with the smallest relaxation. Where every
    juror reads every work nothing is chosen, and of the wishes none is asked.
    """
    contests.lock_unsealed(contest)
    asked = question.wanted(contest, wishes)
    whole = contest.regulation.judging.all_works
    try:
        found = fair.everyone(asked) if whole else fair.propose(asked)
    except fair.Impossible as impossible:
        raise AssignmentImpossible(tuple(_reasons(impossible, whole=whole))) from impossible
    locked = question.locked(contest)
    Proposal.objects.filter(contest=contest, state="draft").update(state="replaced")
    draft = Proposal.objects.create(
        contest=contest,
        terms=question.ALL_WORKS if whole else wishes.kept(),
        seed=asked.seed,
        ratio=min(int(found.ratio * MILLION), MILLION),
        parts=found.parts,
        pools=found.pools,
        by=by,
        at=now,
    )
    write(draft, found.pairs, locked)
    record("assignment.proposed", draft, by=by, now=now, pairs=len(found.pairs))
    return draft


@transaction.atomic
def lock(draft: Proposal, entry: Entry, seat: Seat, *, locked: bool) -> ProposedPair:
    """Hold a pair of the draft through every further solution, or let it go again."""
    pair = _pair(_open(draft), entry, seat)
    pair.locked = locked
    pair.save(update_fields=["locked"])
    return pair


@transaction.atomic
def swap(
    draft: Proposal, entry: Entry, *, out: Seat, into: Seat, by: Person, now: datetime
) -> ProposedPair:
    """Give a work to another juror in the draft; the new pair is locked, as a person chose it.

    Refuses a juror with a conflict, one who gave the work back, one who reads it already, and a
    pair whose sheet was begun.
    """
    pair = _pair(_open(draft), entry, out)
    begun = Sheet.objects.filter(
        entry=entry, seat=out, stage="selection", state__in=["open", "signed"]
    )
    if begun.exists():
        raise Refused("judging-sheet-begun", juror=out.code)
    _possible(draft, entry, into)
    pair.seat, pair.locked = into, True
    pair.save(update_fields=["seat", "locked"])
    record(
        "assignment.swapped", draft, by=by, now=now, work=entry.number, out=out.code, into=into.code
    )
    return pair


def write(draft: Proposal, pairs: tuple[tuple[str, str], ...], locked: question.Pairs) -> None:
    """Write the pairs of a new draft."""
    seats = {seat.code: seat for seat in queries.seats(draft.contest)}
    works = {str(entry.number): entry for entry in entries.admitted(draft.contest)}
    ProposedPair.objects.bulk_create(
        ProposedPair(
            proposal=draft,
            entry=works[number],
            seat=seats[code],
            locked=(number, code) in locked,
        )
        for number, code in pairs
    )


def record(kind: str, draft: Proposal, *, by: Person, now: datetime, **facts: object) -> None:
    """Tell the journal what was proposed, with the seed under which anyone repeats it."""
    acts.record(
        kind,
        by=by.actor,
        on=f"contest:{draft.contest.slug}",
        at=now,
        scope=draft.contest.scope,
        facts={"seed": draft.seed, "ratio": draft.ratio, **facts},
    )


def _possible(draft: Proposal, entry: Entry, seat: Seat) -> None:
    if seat.state != "accepted":
        raise Refused("judging-no-jurors")
    if Conflict.objects.filter(entry=entry, seat=seat).exists():
        raise Refused("judging-pair-conflict", juror=seat.code)
    given_back = Sheet.objects.filter(entry=entry, seat=seat, stage="selection")
    if given_back.filter(state__in=question.OUT).exists():
        raise Refused("judging-pair-given-back", juror=seat.code)
    if draft.pairs.filter(entry=entry, seat=seat).exists():
        raise Refused("judging-pair-twice", juror=seat.code)


def _open(draft: Proposal) -> Proposal:
    """Give the draft, locked; refuse when it was approved or replaced meanwhile."""
    found = Proposal.objects.select_for_update().get(pk=draft.pk)
    if found.state != "draft":
        raise Refused("judging-no-draft")
    if second := found.terms.get("second"):
        raise Refused("judging-second-fixed", clause=second["clause"])
    if question.of_all_works(found):
        raise Refused("judging-all-works-fixed", clause=draft.contest.regulation.judging.clause)
    return found


def _pair(draft: Proposal, entry: Entry, seat: Seat) -> ProposedPair:
    pair = draft.pairs.filter(entry=entry, seat=seat).first()
    if pair is None:
        raise Refused("judging-pair-gone")
    return pair


def _reasons(impossible: fair.Impossible, *, whole: bool) -> Iterator[Refused]:
    """Say each reason as a refusal of its own."""
    for lack in impossible.lacks:
        works = ", ".join(f"№ {number}" for number in lack.works)
        language = dict(settings.LANGUAGES).get(lack.language, lack.language)
        yield Refused(_LACKS[lack.reason], works=works, lacking=lack.by, language=language)
    for one in impossible.overloads:
        code = "judging-loads-too-small" if one.high else "judging-loads-too-great"
        code = "judging-load-below-all" if whole else code
        yield Refused(code, jurors=", ".join(one.experts), excess=one.excess, by=one.by)


_LACKS = {
    "experts": "judging-assignment-impossible",
    "language": "judging-language-missing",
    "region": "judging-region-missing",
}
