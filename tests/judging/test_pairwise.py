"""A juror compares works two by two: every choice kept once, one signature, a proof as of any mark."""

import json
import subprocess
import sys
from datetime import timedelta

import pytest

from baiqau.base import storage
from baiqau.contests import clock
from baiqau.fairness import pairs as strengths
from baiqau.judging import compared, queries, ranked
from baiqau.judging.actions import (
    assignment,
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
from baiqau.judging.paired import EQUAL, LESS, MORE, UNTOLD
from baiqau.proof import bundle, program
from baiqau.publishing import queries as publishing
from baiqau.rules.refusals import Refused
from baiqau.site.story import reckoning
from baiqau.site.story.telling import play_all
from baiqau.site.story.variants import variant
from tests import build
from tests.judging import bench
from tests.judging.bench import NOW
from tests.judging.test_ballots import forged, juror, line, lines, refusal, sign

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def in_selection(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: NOW)


def rules(**judging):
    found = variant(build.regulation(), "pairwise")
    return found.model_copy(update={"judging": found.judging.model_copy(update=judging)})


def handed_out(works=4, jurors=3, **judging):
    """Everybody reads everything, as three read each work."""
    contest = build.contest(rules=rules(**judging))
    bench.works(contest, works)
    bench.seats(contest, jurors)
    assignment.assign(contest, by=bench.organiser(contest), now=NOW)
    return contest


def own_pairs(contest, code="J01"):
    return compared.pairs(contest, compared.of(juror(contest, code), contest))


def choose(contest, pair, value, code="J01", **more):
    by = juror(contest, code)
    return sheets.put_mark(pair.holder, pair.criterion, value, by=by, now=NOW, **more)


def by_number(pair):
    """The work with the lower number is the better one."""
    return MORE


def compare_all(contest, code="J01", said=by_number):
    for pair in own_pairs(contest, code):
        choose(contest, pair, said(pair), code)


def all_signed(contest, said=by_number):
    for code in ("J01", "J02", "J03"):
        compare_all(contest, code, said)
        sign(contest, code)
    return contest


def test_every_choice_is_kept_once_under_its_device_name_and_what_it_replaces_stays():
    contest = handed_out(5, rivals=2)
    pair = own_pairs(contest)[0]
    tap = "1b4e28ba-2fa1-11d2-883f-0016d3cca427"

    first = choose(contest, pair, MORE, tap=tap)
    again = choose(contest, pair, MORE, tap=tap)
    choose(contest, pair, EQUAL)

    assert first.pk == again.pk
    assert list(Mark.objects.values_list("value", flat=True)) == [EQUAL]
    assert list(EarlierMark.objects.values_list("value", flat=True)) == [MORE]
    assert {pair.holder.entry.number, pair.other.entry.number} == {
        sheet.entry.number for sheet in lines(contest).values() if sheet.state == "open"
    }
    with pytest.raises(sheets.MarkedElsewhere):
        choose(contest, pair, LESS, on="another")


def test_only_ones_own_drawn_pairs_are_compared_and_equal_only_where_the_rule_says_so():
    contest = handed_out(7, rivals=2, never_equal=True)
    drawn = {frozenset(p.name.split("-")) for p in own_pairs(contest)}
    strange = next(
        (a, b) for a in range(1, 8) for b in range(a + 1, 8) if {str(a), str(b)} not in drawn
    )
    by, pair = juror(contest), own_pairs(contest)[0]

    def code(sheet, criterion, value):
        return refusal(sheets.put_mark, sheet, criterion, value, by=by, now=NOW).code

    assert len(drawn) == 7
    own = lines(contest)
    assert code(own[strange[0]], f"over-{strange[1]}", MORE) == "judging-pair-unknown"
    assert code(pair.other, f"over-{pair.holder.entry.number}", MORE) == "judging-pair-unknown"
    assert code(pair.holder, "relevance", 5) == "judging-pair-unknown"
    assert code(pair.holder, pair.criterion, EQUAL) == "judging-never-equal"
    assert code(pair.holder, pair.criterion, 4) == "judging-mark-outside"
    assert not Mark.objects.exists()


def test_comparisons_are_signed_together_when_none_waits():
    contest = handed_out(4)
    pair = own_pairs(contest)[0]
    choose(contest, pair, UNTOLD)

    told = refusal(sign, contest, "J01")
    assert (told.code, told.facts["number"]) == ("judging-pairs-waiting", 5)
    alone = refusal(sheets.sign, pair.holder, by=juror(contest), now=NOW)
    assert alone.code == "judging-signed-together"
    compare_all(contest)
    assert sign(contest, "J01") == 4
    late = refusal(choose, contest, pair, LESS)
    assert late.code == "judging-sheet-closed"


def test_a_juror_with_a_single_work_signs_it_and_it_counts_for_nothing():
    contest = handed_out(1)

    assert [sign(contest, code) for code in ("J01", "J02", "J03")] == [1, 1, 1]
    by = bench.organiser(contest)
    assert refusal(ranking.compute, contest, "selection", by=by, now=NOW).code == "judging-no-works"


def test_works_are_ranked_by_their_strengths_with_what_is_uncertain_beside():
    contest = all_signed(handed_out(5))
    frozen = ranking.compute(contest, "selection", by=bench.organiser(contest), now=NOW)

    assert [row["entry"] for row in frozen.rows] == [1, 2, 3, 4, 5]
    told = [(str(a), str(b), MORE) for a in range(1, 6) for b in range(a + 1, 6)] * 3
    wanted = strengths.strengths(told, [str(one) for one in range(1, 6)])
    assert {str(row["entry"]): row["score"] for row in frozen.rows} == wanted
    sure = frozen.certainty["works"]["1"]
    assert (sure["rank"], sure["score"], sure["low"]) == (1, wanted["1"], 1)
    assert sure["low"] <= sure["high"] <= 5
    row = frozen.rows[0]
    assert (row["sheets"], row["spread"], row["shared"]) == (3, 0, False)


def test_a_conflict_takes_the_works_choices_out_and_its_neighbours_meet():
    contest = handed_out(6, rivals=2)
    compare_all(contest)
    gone = own_pairs(contest)[0].other
    conflicts.declare(
        gone.seat, gone.entry, kind="declared", reason="", by=gone.seat.person, now=NOW
    )
    number = gone.entry.number

    left = own_pairs(contest)
    assert all(number not in map(int, pair.name.split("-")) for pair in left)
    waiting = compared.waiting(left)
    assert len(waiting) == 1
    choose(contest, waiting[0], MORE)
    assert sign(contest, "J01") == 5
    counted = ranked.choices(contest, "selection")
    assert len(counted) == 5
    assert all(str(number) not in one[:2] for one in counted)


def test_a_work_given_back_counts_for_nothing_and_choices_outside_the_ring_still_count():
    contest = handed_out(6, rivals=2)
    compare_all(contest)
    away = lines(contest)[3]
    sheets.cannot_judge(away, reason="Тілін білмеймін", by=juror(contest), now=NOW)
    before = {pair.name for pair in own_pairs(contest) if pair.mark}
    compare_all(contest)

    assert len(before) == 4
    assert sign(contest, "J01") == 5
    assert len(ranked.choices(contest, "selection")) == 5


def test_what_is_signed_together_is_opened_together_and_takes_no_further_work():
    contest = all_signed(handed_out(4))
    sheet = lines(contest)[2]
    bench.works(contest, 1)
    seat = Seat.objects.get(contest=contest, code="J01")
    by = bench.organiser(contest)

    told = refusal(assignment.assign, contest, by=by, now=NOW)
    assert told.code == "judging-signed-already"
    opened = unlocking.unlock([sheet], reason="Қате", by=by, now=NOW)
    assert len(opened) == 4
    assert {s.state for s in Sheet.objects.filter(seat=seat)} == {"open"}


def test_what_needs_marks_by_criterion_is_refused_in_words():
    contest = all_signed(handed_out(3))
    sheet = lines(contest)[1]
    work = Practice("Клуб", "kk", "project", {}, "Мәтін")

    revised = refusal(
        discussing.revise, sheet, {"over-2": 0}, reason="Рет", by=juror(contest), now=NOW
    )
    assert revised.code == "judging-together-not-revised"
    assert (
        refusal(prepare, contest, work, by=juror(contest), now=NOW).code
        == "judging-ballot-no-training"
    )
    by = build.officer(contest, "secretary")
    assert refusal(papers.enter, sheet, {}, by=by, now=NOW).code == "judging-no-paper"


def test_whoever_has_a_conflict_takes_no_choice_about_the_work_away():
    contest = all_signed(handed_out(4))
    frozen = ranking.compute(contest, "selection", by=bench.organiser(contest), now=NOW)
    chair = Seat.objects.get(contest=contest, chair=True)
    entry = lines(contest)[2].entry
    conflicts.declare(chair, entry, kind="declared", reason="", by=chair.person, now=NOW)

    whole = export(bench.organiser(contest), contest, frozen, "kk").choices().rows
    seen = export(chair.person, contest, frozen, "kk").choices().rows

    assert any(2 in (row[0], row[3]) for row in whole)
    assert seen
    assert not any(2 in (row[0], row[3]) for row in seen)
    assert "Жақсырақ" in export(chair.person, contest, frozen, "kk").csv().decode("utf-8-sig")


def test_the_same_assignment_gives_the_same_pairs_whoever_asks_and_whenever():
    contest = handed_out(9)
    now = [pair.name for pair in own_pairs(contest)]
    assert compared.seed(contest) == f"{contest.slug}:{contest.current.digest}"
    assert [pair.name for pair in own_pairs(contest)] == now
    assert now != [pair.name for pair in own_pairs(contest, "J02")]
    assert queries.together(lines(contest)[1])


# ---------------------------------------------------------------- the proof


def test_a_whole_contest_is_told_and_its_choices_are_counted_again(tmp_path):
    _, play = play_all(variant(build.regulation(), "pairwise"), entries=9, jurors=5, seed=3)
    assert reckoning.troubles(play) == []
    with storage.open_blob(publishing.bundles(play.contest).get().blob) as kept:
        content = kept.read()
    file, checker = tmp_path / "results.json", tmp_path / "standalone.py"
    file.write_bytes(content)
    checker.write_bytes(program.program())

    command = [sys.executable, "-I", "-S", str(checker), str(file)]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stderr) == (0, "")

    key = next(iter(line(json.loads(content)["bundle"])["marks"]))
    for change, said in (
        (lambda told: line(told)["marks"].update({key: 9}), "not those the juror signed"),
        (lambda told: told["stages"][0]["rows"][0].update(score=1), "is told, {'entry'"),
        (lambda told: told.update(method="borda"), "by bradley-terry alone"),
        (lambda told: told.update(mode="ballot", partial=True), "a work has no place"),
    ):
        assert said in bundle.check(forged(content, change))
    equal = forged(content, lambda told: told.update(equal=False))
    assert "could not be made" in bundle.check(equal)
    step = max(len(content) // 150, 1)
    for place in range(0, len(content), step):
        flipped = bytearray(content)
        flipped[place] ^= 1
        assert bundle.check(bytes(flipped)) != "", f"byte {place}"


def test_after_the_term_nothing_is_compared():
    contest = handed_out(3)
    pair = own_pairs(contest)[0]
    with pytest.raises(Refused) as told:
        sheets.put_mark(
            pair.holder,
            pair.criterion,
            MORE,
            by=juror(contest),
            now=contest.regulation.stage("selection").closes + timedelta(seconds=1),
        )
    assert told.value.code == "judging-stage-closed"
