"""A ranking of many sheets is computed by a worker: once, in steps, and only of what still counts."""

from datetime import timedelta

import pytest
from django.utils import timezone

from baiqau.base.jobs import attempt, lease
from baiqau.base.jobs.context import Attempt
from baiqau.base.models import Job
from baiqau.contests import clock
from baiqau.judging import tasks
from baiqau.judging.actions import ranking, unlocking
from baiqau.judging.models import Ranking, Seat
from baiqau.rules.refusals import Refused
from tests import build
from tests.judging import bench
from tests.judging.bench import NOW

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def many(monkeypatch):
    """The house takes three sheets for many."""
    monkeypatch.setattr(ranking, "MANY_SHEETS", 2)
    monkeypatch.setattr(clock, "now", lambda: NOW)


@pytest.fixture
def contest():
    regulation = build.regulation()
    judging = regulation.judging.model_copy(update={"method": "eb"})
    made = build.contest(rules=regulation.model_copy(update={"judging": judging}))
    bench.works(made, 3)
    bench.seats(made, 3)
    bench.assignment.assign(made, by=bench.organiser(made), now=NOW)
    bench.ranked_signed(made)
    return made


def asked(contest):
    return tasks.rank(contest, by=bench.organiser(contest), now=NOW)


def claimed():
    Job.objects.exclude(task__contains="rank_later").delete()
    minute = timedelta(minutes=1)
    return lease.claim(worker="w", now=timezone.now() + minute, lease=minute)


def work():
    attempt.run(Attempt(claimed()))


def test_a_large_ranking_is_the_one_that_would_be_computed_at_once(contest):
    assert asked(contest) is None
    assert asked(contest) is None
    assert Job.objects.filter(task__contains="rank_later").count() == 1
    work()

    job = Job.objects.get(task__contains="rank_later")
    assert (job.state, job.progress_total) == ("done", ranking.STEPS)
    made = Ranking.objects.get()
    again = ranking.compute(contest, "selection", by=bench.organiser(contest), now=NOW)
    assert (made.rows, made.certainty, made.sheets) == (again.rows, again.certainty, again.sheets)


def test_the_page_says_that_it_is_computed_and_then_shows_it(client, contest):
    chair = Seat.objects.get(contest=contest, chair=True).person
    client.force_login(chair)
    address = f"/en/c/{contest.slug}/ranking/"

    assert client.post(f"{address}compute/").status_code == 302
    page = client.get(address).content.decode()
    assert "The ranking is being computed" in page
    assert 'hx-trigger="every 2s"' in page
    work()
    page = client.get(address).content.decode()
    assert "being computed" not in page
    assert "hx-trigger" not in page
    assert "Rank without severity" in page


def test_a_sheet_opened_meanwhile_ends_the_job_without_a_ranking(contest):
    asked(contest)
    job = claimed()
    sheet = bench.all_sheets(contest)[0]
    unlocking.unlock([sheet], reason="Қате", by=bench.organiser(contest), now=NOW)
    attempt.run(Attempt(job))

    job.refresh_from_db()
    assert (job.state, Ranking.objects.count()) == ("done", 0)
    with pytest.raises(Refused) as told:
        asked(contest)
    assert told.value.code == "judging-sheets-open"
    bench.signed(bench.all_sheets(contest)[0], 4)
    asked(contest)
    work()
    assert Ranking.objects.count() == 1


def test_what_was_reckoned_of_other_sheets_is_not_kept(contest):
    by = bench.organiser(contest)
    old = ranking.reckon(contest, "selection")
    unlocking.unlock([bench.all_sheets(contest)[0]], reason="Қате", by=by, now=NOW)
    bench.signed(bench.all_sheets(contest)[0], 4)

    with pytest.raises(Refused) as told:
        ranking.freeze(contest, "selection", old, by=by, now=NOW)
    assert told.value.code == "judging-ranking-overtaken"


def test_a_mean_is_computed_at_once_until_the_second_look_takes_long(monkeypatch):
    made = bench.assigned(entries=3)
    bench.ranked_signed(made)

    assert asked(made) is not None
    monkeypatch.setattr(ranking, "MANY_FOR_ALL", 2)
    assert asked(made) is None
