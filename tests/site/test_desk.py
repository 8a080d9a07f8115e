"""The desk counts what waits for the chair and the organiser, each line with the page where it is done."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from baiqau.appeals.actions import correcting
from baiqau.base.models import Job
from baiqau.contests.models import Role
from baiqau.defence.actions import result
from baiqau.journal.models import Letter
from baiqau.judging.actions import commission, conflicts, papers
from baiqau.site import desk
from tests import build
from tests.appeals import court
from tests.defence import stage
from tests.judging import bench
from tests.site.test_sealed_works import rules

pytestmark = pytest.mark.django_db


def told(person, now):
    """Give the lines of a desk: its English name, how many, where, until when."""
    with translation.override("en"):
        return {
            str(one.name): (one.number, one.view, one.until) for one in desk.duties(person, now)
        }


def chair(contest):
    return contest.seats.get(chair=True).person


def test_a_result_waits_for_the_second_person_then_for_the_chair_to_seal_and_give_places():
    contest = court.heard()
    organiser, now = bench.organiser(contest), build.DEFENCE_DAY
    computed = result.compute(contest, by=organiser, now=now)

    assert "Result to confirm" not in told(organiser, now)
    assert told(chair(contest), now)["Result to confirm"] == (1, "defence:result", None)

    confirmed = result.confirm(computed, by=chair(contest), now=now)
    assert "Result to seal" not in told(organiser, now)
    assert told(chair(contest), now)["Result to seal"] == (1, "defence:result", None)

    sealed = result.seal(confirmed, opens_at=stage.OPENS, by=chair(contest), now=now)
    assert told(chair(contest), now)["Places to give"] == (1, "awards:places", None)

    result.publish(sealed, by=organiser, now=stage.OPENS)
    assert "Places to give" not in told(chair(contest), now)


def test_open_appeals_wait_for_the_organiser_with_the_day_of_the_answer_and_for_their_handler():
    contest = court.published()
    organiser = bench.organiser(contest)
    appeal = court.in_hand(contest)
    line = (1, "appeals:desk", appeal.answer_by)

    assert told(organiser, court.FILED)["Appeals to answer"] == line
    assert told(appeal.handler, court.FILED)["Appeals to answer"] == line
    other = court.clean(contest)
    assert "Appeals to answer" not in told(other, court.FILED)


def test_an_appeal_about_a_work_in_conflict_is_no_line_of_the_desk():
    contest = court.published()
    appeal = court.filed(contest)
    juror = contest.seats.filter(chair=False).first()
    Role.objects.create(
        contest=contest, person=juror.person, office="secretary", given_at=bench.NOW
    )
    assert "Appeals to answer" in told(juror.person, court.FILED)
    juror.conflicts.create(entry=appeal.entry, kind="declared", by="system", at=bench.NOW)
    assert "Appeals to answer" not in told(juror.person, court.FILED)


def test_a_correction_waits_for_its_second_person_and_its_places_for_the_deputy():
    contest = court.published()
    appeal = court.answered(contest)
    deputy = contest.seats.filter(chair=False).first()
    struck = [(str(court.sheet(contest).key), "")]
    version = correcting.correct(
        appeal, struck=struck, counts=False, reason="Қате", by=appeal.handler, now=court.FILED
    )
    organiser = bench.organiser(contest)
    assert told(organiser, court.FILED)["Correction to confirm"][:2] == (1, "appeals:correction")
    assert "Correction to confirm" not in told(appeal.handler, court.FILED)

    correcting.confirm(version, by=organiser, now=court.FILED)
    correcting.publish(version, by=organiser, now=court.FILED)
    line = (1, "appeals:correction", None)
    assert told(chair(contest), court.FILED)["Places by a corrected version"] == line
    assert "Places by a corrected version" not in told(deputy.person, court.FILED)

    deputy.deputy = True
    deputy.save()
    seat = contest.seats.get(chair=True)
    seat.conflicts.create(entry=appeal.entry, kind="declared", by="system", at=bench.NOW)
    assert told(deputy.person, court.FILED)["Places by a corrected version"] == line
    assert "Places by a corrected version" not in told(chair(contest), court.FILED)


def test_signed_sheets_in_conflict_with_the_chair_stand_on_the_desk_of_the_deputy_alone():
    contest = bench.assigned(entries=2)
    for sheet in bench.all_sheets(contest):
        bench.signed(sheet)
    seat, other = contest.seats.get(chair=True), contest.seats.filter(chair=False).first()
    commission.name_deputy(other, by=bench.organiser(contest), now=bench.NOW)
    closes = contest.regulation.stage("selection").closes
    name = "Signed sheets that may be opened again"

    assert name not in told(other.person, bench.NOW)

    entry = bench.all_sheets(contest).first().entry
    conflicts.declare(seat, entry, kind="declared", reason="", by=seat.person, now=bench.NOW)
    assert told(other.person, bench.NOW)[name] == (2, "judging:unlocking", closes)
    assert name not in told(other.person, closes + timedelta(seconds=1))
    assert name not in told(seat.person, bench.NOW)


def test_letters_failed_certificates_and_typed_sheets_wait_for_the_organiser():
    contest = bench.assigned()
    organiser, secretary = bench.organiser(contest), build.officer(contest, "secretary")
    assert not {"journal:outbox", "awards:papers"} & {row[1] for row in lines(organiser)}
    letter(contest, "waiting")
    letter(contest, "held")
    letter(contest, "sent")
    sheet = bench.all_sheets(contest).first()
    failed(contest, sheet.entry.authors.get())
    marks = {rule.key: 7 for rule in bench.queries.criteria(sheet)}
    papers.enter(sheet, marks, comment="", by=secretary, now=bench.NOW)

    found = told(organiser, bench.NOW)
    assert found["Letters that wait to be let go"] == (1, "journal:outbox", None)
    assert found["Letters held back: their address does not take them"][0] == 1
    assert found["Certificates that could not be made"] == (1, "awards:papers", None)
    assert found["Sheets typed from paper to confirm"] == (1, "judging:papers", None)
    assert "Sheets typed from paper to confirm" not in told(secretary, bench.NOW)
    juror = told(sheet.seat.person, bench.NOW)
    assert juror["Own sheets typed from paper to confirm"] == (1, "judging:sheets", None)


def lines(person):
    return list(told(person, bench.NOW).values())


def letter(contest, state):
    fresh = {"scope": contest.scope, "key": f"{contest.slug}:{state}", "kind": "any"}
    Letter.objects.create(
        **fresh,
        state=state,
        recipient="a@b.kz",
        language="kk",
        not_before=bench.NOW,
        created_at=bench.NOW,
        sent_at=bench.NOW if state == "sent" else None,
    )


def failed(contest, author):
    Job.objects.create(
        task="baiqau.awards.tasks.issue_one",
        state="dead",
        args=[contest.slug, "system", bench.NOW.isoformat(), author.pk],
        run_at=bench.NOW,
        created_at=bench.NOW,
        finished_at=bench.NOW,
        most_attempts=5,
    )


def test_the_organiser_reads_on_the_papers_page_whose_certificate_failed(client):
    contest = bench.assigned()
    author = bench.all_sheets(contest).first().entry.authors.get()
    failed(contest, author)
    build.sign_in(client, bench.organiser(contest))
    page = client.get(f"/en/c/{contest.slug}/papers/").content.decode()
    assert "could not be made" in page
    assert author.name.full() in page


def test_nothing_of_sealed_works_stands_on_the_desk():
    contest = build.contest(rules=rules())
    officer = build.officer(contest, "committee")
    assert told(officer, build.IN_CALL) == {}
    after = contest.regulation.deadline + timedelta(days=1)
    assert told(officer, after)["Works to screen"] == (0, "screening:queue", None)


def test_a_desk_costs_the_same_for_many_contests():
    organiser = build.person()

    def cost():
        with CaptureQueriesContext(connection) as seen:
            desk.duties(organiser, court.FILED)
        return len(seen)

    def another():
        contest = court.published()
        contest.roles.update(person=organiser)
        court.filed(contest)
        letter(contest, "waiting")
        failed(contest, court.work(contest).authors.get())

    another()
    one = cost()
    another()
    another()
    assert cost() == one
