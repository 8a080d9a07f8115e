"""The second batch: extra sheets by the rule of the regulation, approved by people, told to jurors."""

import json
from collections import Counter
from datetime import timedelta

import pytest

from baiqau.base import storage
from baiqau.contests import clock
from baiqau.fairness import adaptive, marks, shares
from baiqau.journal.models import Act, Letter
from baiqau.judging import queries, ranked, uncertain
from baiqau.judging.actions import assignment, conflicts, discussing, proposing, ranking, second
from baiqau.judging.models import Proposal, Seat, Sheet
from baiqau.publishing import queries as publishing
from baiqau.rules.batches import SecondBatch
from baiqau.rules.refusals import Refused
from baiqau.site.story import reckoning
from baiqau.site.story.telling import play_all
from baiqau.site.story.variants import variant
from tests import build
from tests.judging import bench
from tests.judging.bench import NOW

pytestmark = pytest.mark.django_db

LATER = NOW + timedelta(minutes=1)
SIZE = 4


@pytest.fixture(autouse=True)
def in_selection(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: NOW)


def started(slug="lines", *, sheets=6, batches=1, works=12, jurors=5, ruled=True):
    """A contest with two sheets a work, four works to go on, and a rule for extra sheets.

    The slug is the seed of the assignment: the same slug gives the same readers and marks.
    """
    rules = build.regulation()
    rule = SecondBatch(sheets=sheets, batches=batches, clause="6.1") if ruled else None
    judging = rules.judging.model_copy(update={"experts_per_work": 2, "second": rule})
    shortlist = rules.shortlist.model_copy(update={"size": SIZE})
    contest = build.contest(
        slug, rules=rules.model_copy(update={"judging": judging, "shortlist": shortlist})
    )
    bench.works(contest, works)
    bench.seats(contest, jurors)
    assignment.assign(contest, by=bench.organiser(contest), now=NOW)
    return contest


def signed(slug="lines", **given):
    contest = started(slug, **given)
    sign(contest)
    return contest


def sign(contest, now=NOW):
    """Sign what is open; later works are better, and jurors differ enough to leave the line open."""
    for sheet in bench.all_sheets(contest).exclude(state="signed"):
        number, juror = sheet.entry.number, int(sheet.seat.code[1:])
        bench.signed(sheet, min(number * 10 // 24 + (number * 7 + juror * 5) % 4, 10), now=now)


def chair(contest):
    return contest.seats.get(chair=True).person


def computed(contest, now=NOW):
    return second.propose(contest, by=chair(contest), now=now)


def needs(contest):
    """How uncertain each work's place is, by the rule itself on the signed marks."""
    sheets = ranked.sheets(contest, "selection")
    table = marks.of(
        (one.work, one.juror, [shares.share(one.scales, one.marks) / 10_000]) for one in sheets
    )
    return dict(zip(map(int, table.works), adaptive.needs(table, SIZE), strict=True))


def new_pairs(draft):
    given = set(
        Sheet.objects.filter(seat__contest=draft.contest).values_list("entry__number", "seat__code")
    )
    return set(draft.pairs.values_list("entry__number", "seat__code")) - given


def refusal(act, *given, **named):
    with pytest.raises(Refused) as told:
        act(*given, **named)
    return told.value.code


def test_the_batch_is_the_rules_and_goes_to_the_line():
    contest = signed()

    draft = computed(contest)
    again = computed(contest)

    pairs = new_pairs(draft)
    assert (len(pairs), new_pairs(again)) == (6, pairs)
    need = needs(contest)
    asked = {work for work, _ in pairs}
    assert max(need, key=need.get) in asked
    assert all(need[work] > 0 for work in asked)
    assert draft.terms == {"second": {"turn": 1, "sheets": 6, "top": SIZE, "clause": "6.1"}}


def test_approving_hands_the_sheets_out_tells_the_jurors_and_writes_the_journal(client):
    contest = signed()
    before = Sheet.objects.filter(seat__contest=contest).count()
    client = build.sign_in(client, chair(contest))
    url = f"/kk/c/{contest.slug}/assignment/"

    client.post(f"{url}second/")
    pairs = new_pairs(Proposal.objects.get(state="draft"))
    page = client.get(url)
    client.post(f"{url}approve/")

    opened = Sheet.objects.filter(seat__contest=contest, state="assigned")
    assert set(opened.values_list("entry__number", "seat__code")) == pairs
    assert Sheet.objects.filter(seat__contest=contest, state="signed").count() == before
    assert "6.1" in page.content.decode()
    act = Act.objects.filter(kind="sheets.assigned").latest("number")
    assert (act.facts["second"], act.facts["extra"], act.facts["number"]) == (1, 6, 6)
    assert act.facts["seed"].endswith(":second:1")
    told = Letter.objects.filter(kind="judging.assigned").values_list("recipient", flat=True)
    mails = set(
        Seat.objects.filter(code__in={c for _, c in pairs}, contest=contest).values_list(
            "person__email", flat=True
        )
    )
    assert sorted(told).count(next(iter(mails))) == 2
    assert not queries.all_signed(contest, "selection")


def test_nobody_reads_a_work_in_conflict_twice_or_in_a_language_unread():
    contest = signed(sheets=40)
    seat = contest.seats.get(code="J03")
    for entry in contest.entries.exclude(sheets__seat=seat):
        conflicts.pin(seat, entry, reason="Таныс", by=bench.organiser(contest), now=NOW)
    Seat.objects.filter(contest=contest, code="J04").update(languages=["en"])
    Seat.objects.filter(contest=contest, code="J05").update(most=1)

    pairs = new_pairs(computed(contest))

    assert {code for _, code in pairs} == {"J01", "J02"}
    assert len(pairs) == len(set(pairs))


def test_a_batch_is_computed_only_by_a_rule_in_its_time_and_as_often_as_said():
    bare = signed("bare", ruled=False)
    early = started()
    assert refusal(computed, bare) == "judging-second-unruled"
    assert refusal(computed, early) == "judging-second-early"
    sign(early)
    late = early.regulation.stage("selection").closes + timedelta(microseconds=1)
    assert refusal(computed, early, now=late) == "judging-second-late"
    assignment.approve(computed(early), by=chair(early), now=NOW)
    sign(early)
    assert refusal(computed, early) == "judging-second-spent"
    assert uncertain.done(early) == 1


def test_a_second_turn_is_computed_from_the_marks_of_the_first():
    contest = signed(batches=2, sheets=3)
    first = computed(contest)
    pairs = new_pairs(first)
    assignment.approve(first, by=chair(contest), now=NOW)
    sign(contest, now=LATER)

    draft = computed(contest, now=LATER)

    assert draft.terms["second"]["turn"] == 2
    assert new_pairs(draft) & pairs == set()


def test_nothing_is_computed_after_the_shortlist_or_where_no_sheet_could_help():
    contest = signed(jurors=2)
    assert refusal(computed, contest) == "judging-second-certain"
    frozen = ranking.compute(contest, "selection", by=chair(contest), now=NOW)
    numbers = [row["entry"] for row in frozen.rows[:SIZE]]
    chosen = list(contest.entries.filter(number__in=numbers))
    ranking.shortlist(contest, chosen, reason="-", by=chair(contest), now=NOW)
    assert refusal(computed, contest) == "judging-second-decided"


def test_nobody_locks_or_swaps_in_a_batch_and_changed_marks_overtake_it():
    contest = signed()
    draft = computed(contest)
    pair = draft.pairs.first()
    by = chair(contest)
    locked = refusal(proposing.lock, draft, pair.entry, pair.seat, locked=True)
    swapped = refusal(
        proposing.swap, draft, pair.entry, out=pair.seat, into=pair.seat, by=by, now=NOW
    )
    sheet = bench.all_sheets(contest).first()
    other = 9 if sheet.marks.first().value != 9 else 8
    key = sheet.marks.first().criterion
    discussing.revise(sheet, {key: other}, reason="-", by=sheet.seat.person, now=LATER)

    assert (locked, swapped) == ("judging-second-fixed", "judging-second-fixed")
    assert refusal(assignment.approve, draft, by=by, now=LATER) == "judging-second-overtaken"
    assert assignment.approve(computed(contest, now=LATER), by=by, now=LATER) == 6


def test_the_page_says_the_rule_and_offers_the_batch_when_it_can_be_computed(client):
    contest = started()
    client = build.sign_in(client, chair(contest))
    url = f"/kk/c/{contest.slug}/assignment/"

    waiting = client.get(url).context["second"]
    sign(contest)
    ready = client.get(url).context["second"]

    assert (waiting["possible"], waiting["waiting"]) == (False, True)
    assert (ready["possible"], ready["waiting"], ready["done"]) == (True, False, 0)


def test_a_whole_contest_with_extra_sheets_is_told_and_proven():
    rules = variant(build.regulation(), "batches")
    rules = rules.model_copy(update={"shortlist": rules.shortlist.model_copy(update={"size": 3})})

    told, play = play_all(rules, entries=14, jurors=6, seed=3)

    assert reckoning.troubles(play) == []
    extra = next(one for one in told.lines if one.stage == "second batch")
    assert extra.counts["signed"] == extra.counts["sheets"] > 0
    with storage.open_blob(publishing.bundles(play.contest).get().blob) as file:
        bundle = json.loads(file.read())["bundle"]
    assert ":second:" not in bundle["seed"]
    readers = Counter(one["entry"] for one in bundle["sheets"] if one["stage"] == "selection")
    assert min(readers.values()) == 2 < max(readers.values())
