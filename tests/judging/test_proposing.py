"""The assignment as a draft: it binds nobody, people lock and swap in it, one approval hands it out."""

from collections import Counter

import pytest

from baiqau.journal.models import Act, Letter
from baiqau.judging.actions import assignment, commission, conflicts, proposing, sheets
from baiqau.judging.models import Proposal, Seat, Sheet
from baiqau.judging.wanted import Wishes
from baiqau.rules.refusals import Refused
from tests import build
from tests.judging import bench
from tests.judging.bench import NOW

pytestmark = pytest.mark.django_db


def proposed(contest, **wishes):
    return proposing.propose(contest, wishes=Wishes(**wishes), by=bench.organiser(contest), now=NOW)


def approved(contest, draft):
    return assignment.approve(draft, by=bench.organiser(contest), now=NOW)


def ready(entries=4, jurors=5):
    contest = build.contest()
    bench.works(contest, entries)
    bench.seats(contest, jurors)
    return contest


def pairs(proposal):
    return set(proposal.pairs.values_list("entry__number", "seat__code"))


def swap(draft, pair, into):
    return proposing.swap(
        draft, pair.entry, out=pair.seat, into=into, by=bench.organiser(draft.contest), now=NOW
    )


def stranger_of(pair):
    """Give a juror who does not read the work of this pair."""
    taken = pair.proposal.pairs.filter(entry=pair.entry).values("seat")
    return Seat.objects.filter(contest=pair.proposal.contest).exclude(pk__in=taken).first()


def reasons(contest, **wishes):
    with pytest.raises(proposing.AssignmentImpossible) as told:
        proposed(contest, **wishes)
    return [(one.code, dict(one.facts)) for one in told.value.reasons]


def test_a_draft_binds_nobody_and_approving_it_tells_each_juror_once():
    contest = ready()

    draft = proposed(contest)

    assert (draft.state, draft.pairs.count(), draft.ratio >= 999_900) == ("draft", 12, True)
    assert not Sheet.objects.exists()
    assert not Letter.objects.filter(kind="judging.assigned").exists()
    assert approved(contest, draft) == 12
    told = Letter.objects.filter(kind="judging.assigned").values_list("recipient", flat=True)
    assert sorted(told) == sorted(seat.person.email for seat in Seat.objects.all())
    assert Act.objects.get(kind="sheets.assigned").facts["seed"] == draft.seed


def test_the_seed_is_published_with_the_proposal():
    contest = ready()

    assert proposed(contest).seed == f"{contest.slug}:{contest.current.digest}"


def test_an_approved_draft_is_not_approved_again():
    contest = ready()
    draft = proposed(contest)
    approved(contest, draft)

    with pytest.raises(Refused, match="judging-no-draft"):
        approved(contest, draft)


def test_a_new_solution_replaces_the_draft_and_keeps_its_pairs():
    contest = ready()
    first = proposed(contest)
    bench.works(contest, 1)

    second = proposed(contest)

    first.refresh_from_db()
    assert (first.state, second.state) == ("replaced", "draft")
    assert pairs(first) < pairs(second)


def test_when_a_juror_leaves_only_that_jurors_pairs_change():
    contest = ready(entries=6, jurors=6)
    first = proposed(contest)
    gone = Seat.objects.get(contest=contest, code="J03")
    commission.release(gone, reason="Ауырып қалды", by=bench.organiser(contest), now=NOW)

    second = proposed(contest)

    assert {code for _, code in pairs(first) - pairs(second)} == {"J03"}


def test_a_swapped_pair_is_locked_and_stays_through_the_next_solution():
    contest = ready()
    draft = proposed(contest)
    pair = draft.pairs.select_related("entry", "seat", "proposal__contest").first()
    into = stranger_of(pair)

    swap(draft, pair, into)
    again = proposed(contest)

    kept = again.pairs.get(entry=pair.entry, seat=into)
    assert kept.locked
    assert again.pairs.filter(entry=pair.entry).count() == 3


def test_a_lock_holds_a_pair_and_can_be_opened():
    contest = ready()
    draft = proposed(contest)
    pair = draft.pairs.select_related("entry", "seat").first()

    proposing.lock(draft, pair.entry, pair.seat, locked=True)
    assert draft.pairs.get(pk=pair.pk).locked
    proposing.lock(draft, pair.entry, pair.seat, locked=False)

    assert not draft.pairs.get(pk=pair.pk).locked


def test_a_juror_in_conflict_or_already_there_is_never_swapped_in():
    contest = ready()
    draft = proposed(contest)
    pair = draft.pairs.select_related("entry", "seat", "proposal__contest").first()
    into = stranger_of(pair)
    conflicts.pin(into, pair.entry, reason="Жиені", by=bench.organiser(contest), now=NOW)
    reads = draft.pairs.filter(entry=pair.entry).exclude(pk=pair.pk).first().seat

    for seat, code in ((into, "judging-pair-conflict"), (reads, "judging-pair-twice")):
        with pytest.raises(Refused, match=code):
            swap(draft, pair, seat)


def test_who_gave_a_work_back_does_not_get_it_again():
    contest = bench.assigned(entries=2, jurors=5)
    sheet = bench.all_sheets(contest).first()
    sheets.cannot_judge(sheet, reason="Тақырыбы таныс емес", by=sheet.seat.person, now=NOW)

    draft = proposed(contest)

    assert (sheet.entry.number, sheet.seat.code) not in pairs(draft)
    pair = draft.pairs.select_related("proposal__contest").filter(entry=sheet.entry).first()
    with pytest.raises(Refused, match="judging-pair-given-back"):
        swap(draft, pair, sheet.seat)


def test_a_begun_sheet_moves_neither_by_hand_nor_by_solving():
    contest = bench.assigned(entries=4, jurors=4)
    sheet = bench.all_sheets(contest).first()
    bench.fill(sheet)
    bench.seat(contest)

    draft = proposed(contest, move=True)

    pair = draft.pairs.select_related("proposal__contest").get(entry=sheet.entry, seat=sheet.seat)
    with pytest.raises(Refused, match="judging-sheet-begun"):
        swap(draft, pair, stranger_of(pair))
    approved(contest, draft)
    sheet.refresh_from_db()
    assert sheet.state == "open"


def test_works_not_begun_move_to_a_new_juror_only_when_asked_and_as_few_as_equal_loads_need():
    contest = bench.assigned(entries=4, jurors=3)
    bench.seat(contest)

    assert pairs(proposed(contest)) == set(
        bench.all_sheets(contest).values_list("entry__number", "seat__code")
    )
    draft = proposed(contest, move=True)
    approved(contest, draft)

    live = bench.all_sheets(contest).filter(state="assigned")
    assert Counter(live.values_list("seat__code", flat=True)) == dict.fromkeys(
        ["J01", "J02", "J03", "J04"], 3
    )
    assert bench.all_sheets(contest).filter(state="withdrawn").count() == 3


def test_a_draft_overtaken_by_a_conflict_is_not_approved():
    contest = ready()
    draft = proposed(contest)
    pair = draft.pairs.select_related("entry", "seat").first()
    conflicts.pin(pair.seat, pair.entry, reason="Әріптесі", by=bench.organiser(contest), now=NOW)

    with pytest.raises(Refused) as told:
        approved(contest, draft)

    assert (told.value.code, told.value.facts["works"]) == (
        "judging-draft-overtaken",
        f"№ {pair.entry.number}",
    )
    assert not Sheet.objects.exists()
    assert approved(contest, proposed(contest)) == 12


def test_a_missing_language_is_named_and_may_be_waived():
    contest = ready(entries=1)
    bench.works(contest, 1, language="en")

    [(code, facts)] = reasons(contest)

    assert (code, facts["works"], facts["lacking"]) == ("judging-language-missing", "№ 2", 3)
    assert proposed(contest, language_needed=False).pairs.count() == 6


def test_missing_regions_are_named_and_may_be_waived():
    contest = ready(entries=2, jurors=3)

    [(code, facts)] = reasons(contest, one_of_region=True)

    assert (code, facts["works"], facts["lacking"]) == ("judging-region-missing", "№ 1, № 2", 2)


def test_too_small_loads_are_named_with_what_is_enough():
    contest = ready(entries=5, jurors=5)
    Seat.objects.filter(contest=contest).update(most=2)

    [(code, facts)] = reasons(contest)

    assert (code, facts["excess"], facts["by"]) == ("judging-loads-too-small", 5, 1)
    Seat.objects.filter(contest=contest).update(most=3)
    assert proposed(contest).pairs.count() == 15


def test_there_is_one_draft_of_a_contest():
    contest = ready()
    proposed(contest)
    proposed(contest)

    assert Proposal.objects.filter(contest=contest, state="draft").count() == 1
