"""A juror puts works in order: one page, one signature, and a proof as of any mark."""

import json
import subprocess
import sys
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from baiqau.base import storage
from baiqau.contests import actions as contests
from baiqau.contests import clock
from baiqau.judging import balloted, ranked
from baiqau.judging.actions import (
    assignment,
    balloting,
    conflicts,
    discussing,
    papers,
    ranking,
    sheets,
    unlocking,
)
from baiqau.judging.actions.training import Practice, prepare
from baiqau.judging.exporting import export
from baiqau.judging.models import EarlierMark, Mark, Seat, Sheet
from baiqau.proof import bundle, canonical, program
from baiqau.publishing import queries as publishing
from baiqau.rules.refusals import Refused
from baiqau.site.story import reckoning
from baiqau.site.story.telling import play_all
from baiqau.site.story.variants import variant
from tests import build
from tests.judging import bench
from tests.judging.bench import NOW

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def in_selection(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: NOW)


def handed_out(works=4, jurors=3, name="ballot"):
    contest = build.contest(rules=variant(build.regulation(), name))
    bench.works(contest, works)
    bench.seats(contest, jurors)
    assignment.assign(contest, by=bench.organiser(contest), now=NOW)
    return contest


def juror(contest, code="J01"):
    return Seat.objects.get(contest=contest, code=code).person


def lines(contest, code="J01"):
    found = bench.all_sheets(contest).filter(seat__code=code)
    return {sheet.entry.number: sheet for sheet in found}


def put(contest, code, *numbers, **more):
    """Put the works with these numbers in this order."""
    own = lines(contest, code)
    places = {own[number].key: at for at, number in enumerate(numbers, 1)}
    return balloting.put_order(contest, places, by=juror(contest, code), now=NOW, **more)


def order(contest, code="J01"):
    marks = Mark.objects.filter(sheet__seat__contest=contest, sheet__seat__code=code)
    return list(marks.order_by("value").values_list("sheet__entry__number", "value"))


def sign(contest, code):
    return sheets.sign_all(contest, "selection", by=juror(contest, code), now=NOW)


def all_signed(contest, *orders):
    for code, numbers in zip(("J01", "J02", "J03"), orders, strict=True):
        put(contest, code, *numbers)
        sign(contest, code)
    return contest


def refusal(act, *given, **named):
    with pytest.raises(Refused) as told:
        act(*given, **named)
    return told.value


def test_an_order_is_kept_without_gaps_and_what_it_replaces_stays():
    contest = handed_out()
    own = lines(contest)
    places = {own[3].key: 2, own[1].key: 7, own[2].key: 40, own[4].key: None}

    balloting.put_order(contest, places, by=juror(contest), now=NOW)
    put(contest, "J01", 1, 3, 2, 4)

    assert order(contest) == [(1, 1), (3, 2), (2, 3), (4, 4)]
    assert sorted(EarlierMark.objects.values_list("sheet__entry__number", "value")) == [
        (1, 2),
        (3, 1),
    ]


def test_no_two_works_have_one_place_whoever_writes():
    contest = handed_out()
    put(contest, "J01", 1, 2, 3, 4)
    own = lines(contest)

    twice = {sheet.key: 1 for sheet in own.values()}
    told = refusal(balloting.put_order, contest, twice, by=juror(contest), now=NOW)
    with pytest.raises(IntegrityError), transaction.atomic():
        Mark.objects.filter(sheet=own[1]).update(value=2)

    assert (told.code, told.facts["works"]) == ("judging-place-twice", "№ 1, № 2, № 3, № 4")


def test_a_place_is_given_on_the_ballot_and_signed_with_it_alone():
    contest = handed_out()
    sheet = lines(contest)[1]
    by = juror(contest)

    assert (
        refusal(sheets.put_mark, sheet, "place", 1, by=by, now=NOW).code == "judging-ballot-whole"
    )
    put(contest, "J01", 1, 2)
    assert refusal(sheets.sign, sheet, by=by, now=NOW).code == "judging-signed-together"
    lacking = refusal(sign, contest, "J01")
    assert (lacking.code, lacking.facts["works"]) == ("judging-ballot-lacking", "№ 3, № 4")
    put(contest, "J01", 1, 2, 4, 3)
    assert sign(contest, "J01") == 4
    assert refusal(put, contest, "J01", 4, 3, 2, 1).code == "judging-sheet-closed"


def test_a_partial_ballot_is_signed_with_works_that_have_no_place():
    contest = handed_out(name="partial-ballot")

    assert refusal(sign, contest, "J01").code == "judging-ballot-lacking"
    put(contest, "J01")
    assert refusal(sign, contest, "J01").code == "judging-ballot-lacking"
    put(contest, "J01", 2)

    assert sign(contest, "J01") == 4
    signed = Sheet.objects.filter(seat__code="J01", state="signed")
    assert signed.filter(marks=None).count() == 3


def test_an_order_of_another_device_is_not_overwritten_unseen():
    contest = handed_out()
    seen = balloted.order(lines(contest).values())
    put(contest, "J01", 1, 2, 3, 4)

    assert refusal(put, contest, "J01", 4, 3, 2, 1, seen=seen).code == "judging-ballot-elsewhere"
    assert order(contest)[0] == (1, 1)


def test_borda_ranks_by_the_rivals_below_and_a_work_that_drops_out_leaves_no_gap():
    contest = all_signed(handed_out(), (1, 2, 3, 4), (2, 1, 3, 4), (1, 3, 2, 4))

    rows = bench.ranked(contest).rows

    assert [(row["entry"], row["score"]) for row in rows] == [
        (1, 888_889),
        (2, 666_667),
        (3, 444_444),
        (4, 0),
    ]
    without = ranked.rows_of(contest, ["2", "3", "4"], ranked.signed(contest, "selection"))
    assert [(row["entry"], row["score"]) for row in without] == [
        (2, 833_333),
        (3, 666_667),
        (4, 0),
    ]


def test_equal_works_are_parted_by_the_majority():
    contest = all_signed(handed_out(3), (1, 2, 3), (1, 2, 3), (2, 3, 1))

    rows = bench.ranked(contest).rows

    assert [(row["entry"], row["score"], row["separated_by"]) for row in rows] == [
        (1, 666_667, "pairwise-majority"),
        (2, 666_667, "pairwise-majority"),
        (3, 166_667, ""),
    ]


def test_a_conflict_takes_its_line_out_and_the_place_is_free_again():
    contest = handed_out()
    put(contest, "J01", 1, 2, 3, 4)
    entry, seat = lines(contest)[1].entry, Seat.objects.get(contest=contest, code="J01")
    conflicts.declare(seat, entry, kind="declared", reason="", by=seat.person, now=NOW)

    put(contest, "J01", 4, 3, 2)

    placed = Mark.objects.filter(ballot=seat).order_by("value")
    assert list(placed.values_list("sheet__entry__number", "value")) == [(4, 1), (3, 2), (2, 3)]
    assert sign(contest, "J01") == 3


def test_a_ballot_is_opened_whole_and_takes_no_work_while_it_is_signed():
    contest = all_signed(handed_out(), (1, 2, 3, 4), (2, 1, 3, 4), (1, 3, 2, 4))
    bench.works(contest, 1)
    by = bench.organiser(contest)

    assert refusal(assignment.assign, contest, by=by, now=NOW).code == "judging-signed-already"
    opened = unlocking.unlock(
        [lines(contest, "J02")[3]], reason="Қайта қарау", by=juror(contest), now=NOW
    )

    assert {sheet.entry.number for sheet in opened} == {1, 2, 3, 4}
    assert {sheet.seat.code for sheet in opened} == {"J02"}


def test_what_ballots_cannot_do_is_refused_by_name():
    contest = all_signed(handed_out(), (1, 2, 3, 4), (2, 1, 3, 4), (1, 3, 2, 4))
    sheet = lines(contest)[1]
    secretary = build.officer(contest, "secretary")
    later = NOW + timedelta(minutes=1)

    revised = refusal(
        discussing.revise, sheet, {"place": 2}, reason="Ой", by=juror(contest), now=later
    )
    printed = refusal(papers.enter, sheet, {"place": 1}, by=secretary, now=NOW)

    assert (revised.code, printed.code) == ("judging-together-not-revised", "judging-no-paper")


def test_the_tables_say_places_and_what_they_are_worth():
    contest = all_signed(handed_out(), (1, 2, 3, 4), (2, 1, 3, 4), (1, 3, 2, 4))
    frozen = bench.ranked(contest)

    table = export(bench.organiser(contest), contest, frozen, "en").marks()

    assert table.headers[3] == "Place on the ballot"
    assert [(row[0], row[2], row[3], round(row[4])) for row in table.rows][:3] == [
        (1, "J01", 1, 100),
        (1, "J02", 2, 67),
        (1, "J03", 1, 100),
    ]


def test_sheets_signed_in_another_way_are_not_counted_together():
    contest = bench.assigned(2)
    bench.ranked_signed(contest)
    other = variant(build.regulation(), "ballot").model_copy(update={"slug": contest.slug})
    other = other.model_copy(
        update={"judging": other.judging.model_copy(update={"all_works": False})}
    )
    by = bench.organiser(contest)
    contests.amend(contest, other, reason="Рет", by=by, now=NOW)
    contest.refresh_from_db()

    told = refusal(ranking.compute, contest, "selection", by=by, now=NOW)

    assert told.code == "judging-mode-changed"


def test_no_training_is_prepared_for_ballots():
    contest = handed_out(1)
    work = Practice("Клуб", "kk", "project", {}, "Мәтін")

    assert refusal(prepare, contest, work, by=juror(contest), now=NOW).code == (
        "judging-ballot-no-training"
    )


# ---------------------------------------------------------------- the proof


def published(name):
    _, play = play_all(variant(build.regulation(), name), entries=9, jurors=5, seed=3)
    assert reckoning.troubles(play) == []
    with storage.open_blob(publishing.bundles(play.contest).get().blob) as file:
        return file.read()


def forged(content, change):
    told = json.loads(content)["bundle"]
    change(told)
    return canonical.encode({"bundle": told, "digest": canonical.digest(told)}) + b"\n"


def line(told):
    return next(one for one in told["sheets"] if one["stage"] == "selection" and one["marks"])


@pytest.mark.parametrize("name", ["ballot", "partial-ballot"])
def test_a_whole_contest_is_told_and_its_places_are_counted_again(name, tmp_path):
    content = published(name)
    file, checker = tmp_path / "results.json", tmp_path / "standalone.py"
    file.write_bytes(content)
    checker.write_bytes(program.program())

    ran = subprocess.run(
        [sys.executable, "-I", "-S", str(checker), str(file)],
        capture_output=True,
        text=True,
        check=False,
    )

    assert (ran.returncode, ran.stderr) == (0, "")
    assert "not those the juror signed" in bundle.check(
        forged(content, lambda told: line(told)["marks"].update(place=40))
    )
    assert "is told, {'entry'" in bundle.check(
        forged(content, lambda told: told["stages"][0]["rows"][0].update(score=1))
    )
    other = "copeland" if name == "ballot" else "borda"
    assert "is told, {'entry'" in bundle.check(
        forged(content, lambda told: told.update(method=other))
    )
    step = max(len(content) // 150, 1)
    for place in range(0, len(content), step):
        flipped = bytearray(content)
        flipped[place] ^= 1
        assert bundle.check(bytes(flipped)) != "", f"byte {place}"


def test_a_ballot_that_is_not_whole_is_found():
    content = published("partial-ballot")

    assert "a work has no place" in bundle.check(
        forged(content, lambda told: told.update(partial=False))
    )
