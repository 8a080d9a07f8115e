"""By the regulation every juror reads every work: proposed, refused, handed out, counted, proven."""

import json

import pytest

from baiqau.base import refusals, storage
from baiqau.contests import actions as contests
from baiqau.journal.models import Act
from baiqau.judging import wanted
from baiqau.judging.actions import assignment, conflicts, proposing, ranking, sheets
from baiqau.judging.models import Seat, Sheet
from baiqau.judging.wanted import Wishes
from baiqau.proof import bundle, canonical
from baiqau.publishing import queries as publishing
from baiqau.rules.refusals import Refused
from baiqau.site.story import reckoning
from baiqau.site.story.telling import play_all
from baiqau.site.story.variants import variant
from tests import build
from tests.judging import bench
from tests.judging.bench import NOW

pytestmark = pytest.mark.django_db


def rules(**judging):
    example = build.regulation()
    changed = {"all_works": True, **judging}
    return example.model_copy(update={"judging": example.judging.model_copy(update=changed)})


def ready(entries=4, jurors=4, **judging):
    contest = build.contest(rules=rules(**judging))
    bench.works(contest, entries)
    bench.seats(contest, jurors)
    return contest


def assign(contest):
    return assignment.assign(contest, by=bench.organiser(contest), now=NOW)


def pin(contest, code, work):
    seat = Seat.objects.get(contest=contest, code=code)
    entry = seat.contest.entries.get(number=work)
    conflicts.pin(seat, entry, reason="Туысы", by=bench.organiser(contest), now=NOW)


def test_every_juror_gets_every_work_but_those_in_conflict():
    contest = ready()
    pin(contest, "J02", 3)

    assert assign(contest) == 15

    given = set(Sheet.objects.values_list("entry__number", "seat__code"))
    whole = {(work, f"J0{seat}") for work in range(1, 5) for seat in range(1, 5)}
    assert whole - given == {(3, "J02")}
    assert Act.objects.get(kind="sheets.assigned").facts["components"] == 1


def test_a_work_that_too_few_may_read_and_a_juror_who_takes_fewer_are_named():
    contest = ready(experts_per_work=4)
    pin(contest, "J02", 3)
    Seat.objects.filter(contest=contest, code="J03").update(most=3)

    with pytest.raises(proposing.AssignmentImpossible) as told:
        proposing.propose(contest, wishes=Wishes(), by=bench.organiser(contest), now=NOW)

    assert [
        (one.code, one.facts.get("works"), one.facts.get("jurors")) for one in told.value.reasons
    ] == [
        ("judging-assignment-impossible", "№ 3", None),
        ("judging-load-below-all", None, "J03"),
    ]
    assert all(refusals.sentence(one) for one in told.value.reasons)


def test_nobody_locks_or_swaps_where_nothing_is_chosen():
    contest = ready()
    draft = proposing.propose(contest, wishes=Wishes(), by=bench.organiser(contest), now=NOW)
    pair = draft.pairs.first()

    with pytest.raises(Refused) as refused:
        proposing.lock(draft, pair.entry, pair.seat, locked=True)

    assert refused.value.code == "judging-all-works-fixed"


def test_a_draft_from_before_the_rule_is_not_approved():
    contest = build.contest()
    bench.works(contest, 3)
    bench.seats(contest, 4)
    draft = proposing.propose(contest, wishes=Wishes(), by=bench.organiser(contest), now=NOW)
    amended = rules().model_copy(update={"slug": contest.slug})
    contests.amend(contest, amended, reason="Барлығы", by=bench.organiser(contest), now=NOW)

    with pytest.raises(Refused) as refused:
        assignment.approve(draft, by=bench.organiser(contest), now=NOW)

    assert refused.value.code == "judging-draft-other-rule"


def test_a_juror_who_comes_late_reads_all_before_anything_is_ranked():
    contest = ready()
    assign(contest)
    bench.ranked_signed(contest)
    late = bench.seat(contest)

    with pytest.raises(Refused) as refused:
        ranking.compute(contest, "selection", by=bench.organiser(contest), now=NOW)

    assert (refused.value.code, refused.value.facts["jurors"]) == (
        "judging-not-read-by-all",
        late.code,
    )
    assert assign(contest) == 4
    assert bench.ranked(contest).rows[0]["sheets"] == 5


def test_what_is_given_back_is_left_out_and_told():
    contest = ready()
    assign(contest)
    given_back = bench.all_sheets(contest).first()
    sheets.cannot_judge(given_back, reason="Таныс тақырып", by=given_back.seat.person, now=NOW)

    assert bench.ranked(contest).rows[-1]["sheets"] == 3
    assert wanted.left_out(contest) == {("1", "J01")}


def test_the_pages_say_it_and_ask_no_terms(client):
    contest = ready()
    build.sign_in(client, bench.organiser(contest))
    page = client.get(f"/en/c/{contest.slug}/assignment/").content.decode()

    assert "all, never fewer than 3" in page
    assert "language_needed" not in page
    assert client.post(f"/en/c/{contest.slug}/assignment/propose/").status_code == 302
    page = client.get(f"/en/c/{contest.slug}/assignment/1/").content.decode()
    assert "Swap" not in page


def test_a_juror_is_asked_for_no_load(client):
    contest = ready()
    seat = Seat.objects.get(contest=contest, code="J02")
    client.force_login(seat.person)

    page = client.get(f"/en/c/{contest.slug}/seat/").content.decode()

    assert "Every expert reads every work" in page
    assert 'name="most"' not in page


def forged(content, change):
    told = json.loads(content)["bundle"]
    change(told)
    return canonical.encode({"bundle": told, "digest": canonical.digest(told)}) + b"\n"


def test_a_whole_contest_is_told_and_its_bundle_says_who_read_not():
    regulation = variant(build.regulation(), "all-works")
    _, play = play_all(regulation, entries=10, jurors=5, seed=3)

    assert reckoning.troubles(play) == []
    with storage.open_blob(publishing.bundles(play.contest).get().blob) as file:
        content = file.read()
    told = json.loads(content)["bundle"]
    assert len(told["out"]) > 0
    assert "neither" in bundle.check(forged(content, lambda told: told["out"].pop()))
    pair = [told["sheets"][-1]["entry"], told["sheets"][-1]["juror"]]
    assert "both" in bundle.check(forged(content, lambda told: told["out"].append(pair)))
