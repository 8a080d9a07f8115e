"""An appeal: its term, its number, its handler who had nothing to do with the work, its answer."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from baiqau.appeals import queries
from baiqau.appeals.actions import handling
from baiqau.appeals.models import Appeal
from baiqau.base import refusals
from baiqau.journal.models import Act, Letter
from baiqau.rules.parts import AppealRule
from baiqau.rules.refusals import Refused
from tests import build
from tests.appeals import court
from tests.appeals.court import FILED, LAST
from tests.judging import bench

pytestmark = pytest.mark.django_db


def refused(act, *given, **named):
    with pytest.raises(Refused) as told:
        act(*given, **named)
    return told.value


def test_the_author_gets_a_number_and_the_day_of_the_answer_by_letter():
    contest = court.published()

    first, second = court.filed(contest, 2), court.filed(contest, 1)

    assert (first.number, second.number, first.state) == (1, 2, "filed")
    assert first.answer_by == LAST + timedelta(days=3)  # filed on the 22nd, five days
    letter = Letter.objects.get(kind="appeals.received", recipient=first.by.email)
    assert (letter.subject, "2024 ж. 27 қараша, 23:59" in letter.body.replace("\xa0", " ")) == (
        "№ 1 апелляция қабылданды",
        True,
    )


def test_the_last_moment_of_the_term_belongs_to_it_and_the_next_one_is_refused_with_its_dates():
    contest = court.published()
    assert court.filed(contest, now=LAST).term == LAST

    late = refused(court.filed, contest, 1, now=LAST + timedelta(microseconds=1))

    assert (late.code, late.clause, late.facts["days"]) == ("appeals-too-late", "7.3", 3)
    assert "2024 ж. 24 қараша, 23:59" in refusals.sentence(late).replace("\xa0", " ")


def test_before_the_publication_the_clause_says_when():
    contest = court.judged()

    early = refused(court.filed, contest)

    assert (early.code, early.clause) == ("appeals-too-early", "7.3")


@pytest.mark.parametrize(
    ("rule", "code"),
    [
        (None, "appeals-silent"),
        (AppealRule(accepted=False, clause="7.3"), "appeals-not-taken"),
    ],
)
def test_where_the_regulation_takes_none_none_is_taken(rule, code):
    assert refused(court.filed, court.published(rule)).code == code


def test_a_declined_work_may_appeal_and_a_draft_may_not():
    contest = court.published(declined=1)
    declined = court.work(contest, 4)
    draft = build.draft(contest)
    given = {"subject": "decision", "text": "Талапқа сай.", "now": FILED}

    assert handling.file(declined, by=declined.owner, **given).entry == declined
    assert refused(handling.file, draft, by=draft.owner, **given).code == "appeals-not-handed-in"


def test_one_open_appeal_a_subject_and_the_database_says_so_too():
    contest = court.published()
    appeal = court.filed(contest)

    assert refused(court.filed, contest).code == "appeals-open-already"
    assert court.filed(contest, subject="place").number == 2
    with pytest.raises(IntegrityError), transaction.atomic():
        Appeal.objects.filter(number=2).update(subject=appeal.subject)


def test_without_words_or_subject_nothing_is_filed():
    contest = court.published()
    entry = court.work(contest)
    given = {"by": entry.owner, "now": FILED}

    assert refused(handling.file, entry, subject="marks", text=" ", **given).code == (
        "appeals-text-missing"
    )
    assert refused(handling.file, entry, subject="weather", text="Қате", **given).code == (
        "appeals-subject-unknown"
    )


def test_who_judged_decided_is_in_conflict_or_wrote_the_work_does_not_handle_it():
    contest = court.published()
    entry = court.work(contest)
    appeal = court.filed(contest)
    by = bench.organiser(contest)
    juror = contest.seats.get(code="J02").person
    decided = entry.decisions.get().by
    near = court.clean(contest)
    near.library = entry.authors.first().library
    near.save()
    outside = build.person()
    for person in (juror, entry.owner):
        build.contests.give_office(contest, person, "secretary", by=by, now=FILED)

    codes = [
        refused(handling.name_handler, appeal, person, by=by, now=FILED).code
        for person in (juror, decided, near, entry.owner, outside)
    ]

    assert codes == [
        f"appeals-handler-{name}" for name in ("judged", "decided", "conflict", "own", "no-office")
    ]
    with pytest.raises(IntegrityError), transaction.atomic():
        Appeal.objects.update(handler=appeal.by, named_at=FILED, state="in-hand")


def test_who_may_handle_stands_first_and_the_others_with_their_reasons():
    contest = court.published()
    clean = court.clean(contest, "secretary")

    found = queries.candidates(court.filed(contest))

    assert {one.person for one in found if not one.impediment} == {clean, bench.organiser(contest)}
    assert [one.impediment for one in found] == ["", "", "decided"]


def test_only_the_handler_answers_once_and_with_reasons():
    contest = court.published()
    appeal = court.in_hand(contest)
    given = {"outcome": "partly", "reasons": "Бір баға есептелмейді.", "now": FILED}

    assert refused(handling.answer, appeal, by=bench.organiser(contest), **given).code == (
        "appeals-not-handler"
    )
    assert refused(
        handling.answer, appeal, by=appeal.handler, **(given | {"reasons": " "})
    ).code == ("appeals-reason-missing")
    assert refused(
        handling.answer, appeal, by=appeal.handler, **(given | {"outcome": "maybe"})
    ).code == ("appeals-outcome-unknown")
    done = handling.answer(appeal, by=appeal.handler, **given)

    assert (done.state, done.outcome) == ("answered", "partly")
    assert refused(handling.answer, appeal, by=appeal.handler, **given).code == "appeals-answered"
    letter = Letter.objects.get(kind="appeals.answered")
    assert (letter.recipient, "Бір баға есептелмейді." in letter.body) == (appeal.by.email, True)


def test_a_handler_who_became_a_juror_of_the_work_since_answers_no_more():
    contest = court.published()
    appeal = court.in_hand(contest)
    sheet = court.sheet(contest)
    sheet.seat.person = appeal.handler
    sheet.seat.save()

    code = refused(
        handling.answer,
        appeal,
        outcome="rejected",
        reasons="Қате жоқ.",
        by=appeal.handler,
        now=FILED,
    ).code

    assert code == "appeals-handler-judged"


def test_the_database_refuses_an_answer_without_reasons():
    contest = court.published()
    court.in_hand(contest)

    with pytest.raises(IntegrityError), transaction.atomic():
        Appeal.objects.update(state="answered", outcome="rejected", answered_at=FILED)


def test_every_step_stands_in_the_journal_without_a_name():
    contest = court.published()
    court.answered(contest)

    told = Act.objects.filter(subject=f"appeal:{contest.slug}/1").order_by("number")

    assert [act.kind for act in told] == [
        "appeal.filed",
        "appeal.handler-named",
        "appeal.answered",
    ]
    assert told[2].facts == {"number": 1, "outcome": "satisfied"}


def test_the_public_account_counts_outcomes():
    contest = court.published()
    court.answered(contest, 2)
    court.answered(contest, 1, outcome="rejected")
    court.filed(contest, 3)

    found = queries.account(contest)

    assert (found.filed, found.satisfied, found.partly, found.rejected, found.waiting) == (
        (3, 1, 0, 1, 1)
    )
