"""Training works: scored like real ones, compared after signing, counted nowhere."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from baiqau.contests import clock
from baiqau.entries.models import Entry
from baiqau.journal.models import Act, Letter
from baiqau.judging import queries, ranked, training
from baiqau.judging.actions import assignment, practising, sheets
from baiqau.judging.actions import training as acts
from baiqau.judging.actions.training import Practice
from baiqau.judging.models import Excuse, Mark, Reference, Seat, TrainingMark, TrainingWork
from baiqau.rules.refusals import Refused
from tests import build
from tests.judging import bench
from tests.judging.bench import NOW

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def in_selection(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: NOW)


def chair(contest):
    return Seat.objects.get(contest=contest, chair=True).person


def seat(contest, code="J02"):
    return Seat.objects.select_related("person", "contest__current").get(contest=contest, code=code)


def practice(contest, value=6, **changes):
    rules = training.applying(contest.regulation.criteria, "project")
    told = {
        "title": "Жаттығу",
        "language": "kk",
        "kind": "project",
        "text": "Мәтін",
        "references": {rule.key: (value, f"Себебі {rule.key}") for rule in rules},
    }
    return Practice(**told | changes)


def prepared(contest, number=1):
    for _ in range(number):
        acts.prepare(contest, practice(contest), by=chair(contest), now=NOW)


def begun(entries=1, jurors=4, *, required=True, **work):
    """Give a contest whose jurors have sheets; its regulation wants training first, or does not."""
    judging = build.regulation().judging.model_copy(update={"training_first": required})
    contest = build.contest(rules=build.regulation(judging=judging))
    bench.works(contest, entries, **work)
    bench.seats(contest, jurors)
    assignment.assign(contest, by=bench.organiser(contest), now=NOW)
    return contest


def given(entries=2, jurors=4, number=1, *, required=True, **work):
    """Give a contest whose jurors have sheets and this many training works."""
    contest = begun(entries, jurors, required=required, **work)
    prepared(contest, number)
    acts.give(contest, by=chair(contest), now=NOW)
    return contest


def score(contest, one, value, number=1):
    work = training.works(contest).select_related("version").get(number=number)
    for rule in training.criteria(work):
        practising.put_mark(work, one, rule.key, value, by=one.person, now=NOW)
    return practising.sign(work, one, by=one.person, now=NOW)


def code(act, *told, **named):
    with pytest.raises(Refused) as refused, transaction.atomic():
        act(*told, **named)
    return refused.value.code


def url(contest, path):
    return f"/kk/c/{contest.slug}/{path}"


def test_before_the_training_no_real_sheet_takes_a_mark_and_after_it_all_do():
    contest = given(number=2)
    real = bench.all_sheets(contest).filter(seat__code="J02").first()
    juror = seat(contest)
    put = {"by": juror.person, "now": NOW}

    assert code(sheets.put_mark, real, "novelty", 5, **put) == "judging-training-first"
    score(contest, juror, 5, number=1)
    assert code(sheets.put_mark, real, "novelty", 5, **put) == "judging-training-first"
    score(contest, juror, 5, number=2)

    assert sheets.put_mark(real, "novelty", 5, **put).value == 5


def test_required_training_that_is_not_given_out_keeps_the_sheets_closed():
    assert not training.comes_first(seat(begun(required=False)))
    contest = begun()

    assert training.comes_first(seat(contest))
    assert not training.comes_first(seat(contest, "J01"))  # the chair, whose references they are


def test_offered_training_keeps_nothing_closed():
    contest = given(required=False)
    real = bench.all_sheets(contest).filter(seat__code="J02").first()
    assert sheets.put_mark(real, "novelty", 5, by=seat(contest).person, now=NOW).value == 5


def test_the_chair_excuses_a_juror_with_a_reason():
    contest = given()
    juror = seat(contest)

    assert (
        code(acts.excuse, juror, reason=" ", by=chair(contest), now=NOW) == "judging-reason-missing"
    )
    acts.excuse(juror, reason="Өткен жылы оқыған", by=chair(contest), now=NOW)

    assert not training.comes_first(juror)
    assert training.comes_first(seat(contest, "J03"))
    act = Act.objects.get(kind="training.excused")
    assert act.facts == {"juror": "J02", "reason": "Өткен жылы оқыған"}


def test_nobody_excuses_themselves():
    contest = given()
    own = seat(contest, "J01")
    told = code(acts.excuse, own, reason="Себеп", by=own.person, now=NOW)
    assert told == "judging-training-own-excuse"


def test_training_marks_enter_neither_ranking_nor_progress_nor_the_real_marks():
    contest = given()
    before = (ranked.rows(contest, "selection"), queries.progress(contest, "selection"))
    for name in ("J02", "J03", "J04"):
        score(contest, seat(contest, name), 9)

    assert (ranked.rows(contest, "selection"), queries.progress(contest, "selection")) == before
    assert (Mark.objects.count(), ranked.sheets(contest, "selection")) == (0, [])
    assert TrainingMark.objects.count() == 3 * len(training.criteria(TrainingWork.objects.get()))


def test_after_signing_a_juror_sees_the_reference_and_those_who_signed_before_it_nothing():
    contest = given()
    score(contest, seat(contest, "J03"), 4)
    score(contest, seat(contest, "J01"), 10)  # the chair, who wrote the references, is no other
    unsigned = seat(contest, "J04")
    work = TrainingWork.objects.get()
    practising.put_mark(work, unsigned, "novelty", 10, by=unsigned.person, now=NOW)

    assert training.compared(training.own(unsigned)[0]) == []
    told = training.compared(score(contest, seat(contest), 8))

    novelty = next(one for one in told if one.rule.key == "novelty")
    assert (novelty.own, novelty.reference.value, novelty.above) == (8, 6, 2)
    assert (novelty.others, novelty.number, novelty.mean, novelty.same) == (((4, 1),), 1, 4000, 0)


def test_a_signed_training_sheet_and_an_incomplete_one_are_refused():
    contest = given()
    juror, work = seat(contest), TrainingWork.objects.get()
    told = {"by": juror.person, "now": NOW}

    assert code(practising.sign, work, juror, **told) == "judging-marks-missing"
    score(contest, juror, 5)
    assert code(practising.put_mark, work, juror, "novelty", 6, **told) == "judging-training-signed"


def test_works_change_only_while_the_jurors_do_not_have_them():
    contest = given()
    work, by = TrainingWork.objects.get(), chair(contest)
    told = {"by": by, "now": NOW}

    assert code(acts.prepare, contest, practice(contest), **told) == "judging-training-given"
    assert code(acts.drop, work, **told) == "judging-training-given"
    acts.take_back(contest, **told)
    acts.drop(work, **told)
    assert code(acts.give, contest, **told) == "judging-training-none"
    prepared(contest)
    acts.give(contest, by=by, now=NOW + timedelta(minutes=1))
    score(contest, seat(contest), 5)
    assert code(acts.take_back, contest, **told) == "judging-training-begun"


def test_a_work_taken_back_takes_no_marks():
    contest = given()
    juror, work = seat(contest), TrainingWork.objects.get()
    acts.take_back(contest, by=chair(contest), now=NOW)
    put = {"by": juror.person, "now": NOW}
    assert code(practising.put_mark, work, juror, "novelty", 5, **put) == "judging-training-away"


def test_there_are_at_most_five_and_each_says_a_mark_and_a_reason_by_criterion():
    contest = bench.assigned()
    by = {"by": chair(contest), "now": NOW}
    lacking = practice(contest, references={"novelty": (5, "Себебі")})
    silent = practice(contest)
    silent = practice(contest, references=silent.references | {"novelty": (5, " ")})

    assert code(acts.prepare, contest, practice(contest, 11), **by) == "judging-mark-outside"
    assert code(acts.prepare, contest, lacking, **by) == "judging-training-references"
    assert code(acts.prepare, contest, silent, **by) == "judging-training-references"
    assert code(acts.prepare, contest, practice(contest, text=""), **by) == "judging-training-empty"
    prepared(contest, 5)
    assert code(acts.prepare, contest, practice(contest), **by) == "judging-training-full"
    assert [work.number for work in training.works(contest)] == [1, 2, 3, 4, 5]


def test_the_jurors_are_told_by_letter_the_chair_is_not():
    contest = given()
    letters = Letter.objects.filter(kind="judging.training")
    told = Seat.objects.filter(contest=contest, chair=False).values_list("person__email", flat=True)
    assert sorted(one.recipient for one in letters) == sorted(told)


@pytest.mark.parametrize(
    ("table", "told"),
    [
        (TrainingWork, {"number": 6}),
        (TrainingWork, {"number": 0}),
        (TrainingWork, {"title": ""}),
        (TrainingWork, {"text": ""}),
        (Reference, {"reason": ""}),
    ],
)
def test_the_tables_refuse_what_must_not_be(table, told):
    given()
    with pytest.raises(IntegrityError), transaction.atomic():
        table.objects.filter(pk=table.objects.first().pk).update(**told)


def test_an_excuse_without_a_reason_is_no_row():
    contest = given()
    with pytest.raises(IntegrityError), transaction.atomic():
        Excuse.objects.create(seat=seat(contest), reason="", by=chair(contest), at=NOW)


def test_works_of_a_contest_that_is_not_over_are_no_source():
    contest, other = bench.assigned(), build.contest(slug="earlier")
    [work] = bench.works(other, 1)
    Entry.objects.filter(pk=work.pk).update(publish=True)
    end = max(stage.closes for stage in other.regulation.stages)

    assert training.sources(contest, end) == []
    assert work in training.sources(contest, end + timedelta(seconds=1))
    Entry.objects.filter(pk=work.pk).update(publish=False)
    assert work not in training.sources(contest, end + timedelta(seconds=1))
