"""Results and showcase: only after the publication, only with consent, as quick for many as for one."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from baiqau.defence.actions import result
from baiqau.entries import queries as asked
from baiqau.people import actions as people
from baiqau.publishing import queries
from tests.defence import stage
from tests.defence.stage import OPENS
from tests.judging import bench

pytestmark = pytest.mark.django_db


def opened(number=3):
    """Give a contest whose result is public."""
    contest = stage.shortlisted(number)
    sealed = stage.sealed(contest)
    result.publish(sealed, by=bench.organiser(contest), now=OPENS)
    return contest


def shown(contest):
    return sorted(queries.showcase(contest).values_list("number", flat=True))


def test_before_the_publication_there_are_neither_winners_nor_works():
    contest = stage.shortlisted()
    stage.sealed(contest)

    assert asked.showable(contest).exists()
    assert (queries.winners(contest), shown(contest)) == (None, [])


def test_winners_stand_by_rank_with_the_frozen_scores():
    contest = opened()

    lines = queries.winners(contest)

    assert [(one.rank, one.entry.number, one.place, one.final) for one in lines] == [
        (1, 3, "grand-prix", 400_000),
        (2, 2, "first", 350_000),
        (3, 1, "second", 300_000),
    ]


def test_a_work_whose_author_no_longer_agrees_leaves_the_showcase(client):
    contest = opened()
    entry = contest.entries.get(number=2)
    page = f"/kk/c/{contest.slug}/showcase/2/"
    assert (shown(contest), client.get(page).status_code) == ([1, 2, 3], 200)

    for key in asked.SHOWING:
        people.withdraw_consent(entry.owner, scope=contest.scope, key=key, now=OPENS)

    assert (shown(contest), client.get(page).status_code) == ([1, 3], 404)


@pytest.mark.parametrize("page", ["showcase", "results"])
def test_the_public_lists_ask_as_much_for_ten_works_as_for_one(client, page):
    found = []
    for number in (1, 10):
        contest = opened(number)
        client.get(f"/kk/c/{contest.slug}/")
        with CaptureQueriesContext(connection) as seen:
            assert client.get(f"/kk/c/{contest.slug}/{page}/").status_code == 200
        found.append(len(seen))

    assert found[0] == found[1]


def test_a_winner_leads_to_the_practice_where_the_authors_agreed_alone(client):
    contest = opened()
    first, second = (line.entry for line in queries.winners(contest)[:2])
    second.publish = False
    second.save(update_fields=["publish"])
    page = client.get(f"/kk/c/{contest.slug}/results/").content.decode()

    assert shown(contest) == sorted({1, 2, 3} - {second.number})
    address = f"/kk/c/{contest.slug}/showcase/{{}}/"
    assert (address.format(first.number) in page, address.format(second.number) in page) == (
        True,
        False,
    )
