"""The page of one pair: two works, one choice, the way to the next; and who sees what."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from baiqau.judging.actions import ranking
from baiqau.judging.models import Mark
from baiqau.judging.paired import EQUAL, LESS, MORE
from tests.judging import bench
from tests.judging.test_ballots import juror, lines
from tests.judging.test_pairwise import (
    all_signed,
    choose,
    compare_all,
    handed_out,
    in_selection,
    own_pairs,
)

__all__ = ["in_selection"]
pytestmark = pytest.mark.django_db


def base(contest):
    return f"/en/c/{contest.slug}/sheets/"


def test_a_choice_by_a_plain_form_leads_back_to_its_pair_and_on_to_the_next(client):
    contest = handed_out(4)
    client.force_login(juror(contest))
    first, second = own_pairs(contest)[:2]
    here = client.get(f"{base(contest)}next/").url
    page = client.get(here)

    assert here.endswith(f"/pairs/{first.name}/")
    kept = client.post(page.context["mark_url"], {"criterion": first.criterion, "value": LESS})
    assert (kept.status_code, kept.url) == (302, here)
    assert client.get(here).content.decode().count('aria-pressed="true"') == 1
    assert client.get(f"{base(contest)}next/?after={first.name}").url.endswith(f"/{second.name}/")
    assert [m.value for m in Mark.objects.all()] == [LESS]


def test_a_tap_is_told_how_many_comparisons_are_made(client):
    contest = handed_out(4)
    client.force_login(juror(contest))
    pair = own_pairs(contest)[0]
    url = client.get(f"{base(contest)}pairs/{pair.name}/").context["mark_url"]
    tap = {"criterion": pair.criterion, "value": MORE, "on": ""}

    told = client.post(url, tap, headers={"X-Saving": "quiet"}).json()

    assert (told["marked"], told["total"], told["value"]) == (1, 6, MORE)
    torn = client.post(url, tap | {"value": EQUAL})
    assert (torn.status_code, Mark.objects.get().value) == (409, MORE)
    assert "Equal" in torn.content.decode()


def test_the_other_pages_of_the_juror_lead_to_the_comparisons(client):
    contest = handed_out(3)
    client.force_login(juror(contest))
    choose(contest, own_pairs(contest)[0], EQUAL)

    assert "To the next pair" in client.get(base(contest)).content.decode()
    sheet = client.get(f"{base(contest)}{lines(contest)[1].key}/").content.decode()
    assert 'name="value"' not in sheet
    assert "/pairs/" in sheet
    assert "Comparisons that wait: 2 of 3" in client.get(f"{base(contest)}pairs/").content.decode()
    look = client.get(f"{base(contest)}signing/")
    assert "these still wait: 2" in look.content.decode()
    compare_all(contest)
    look = client.get(f"{base(contest)}signing/")
    signed = client.post(f"{base(contest)}sign/", {"seen": look.context["seen"]})
    assert signed.url.endswith("/signed/")
    assert "Signed. Only the chair" in client.get(f"{base(contest)}pairs/").content.decode()


def test_without_equality_in_the_rule_there_is_no_button_for_it(client):
    for never, number in ((True, 3), (False, 4)):
        contest = handed_out(3, never_equal=never)
        client.force_login(juror(contest))
        page = client.get(f"{base(contest)}pairs/{own_pairs(contest)[0].name}/").content.decode()
        assert page.count('name="value"') == number


def test_another_juror_sees_no_choice_and_no_pair_that_is_not_theirs(client):
    contest = handed_out(4)
    pair = own_pairs(contest)[0]
    choose(contest, pair, MORE)
    client.force_login(juror(contest, "J02"))

    assert client.get(f"{base(contest)}pairs/1-1/").status_code == 404
    shown = client.get(f"{base(contest)}pairs/").context["pairs"]
    assert [one.said for one in shown] == [""] * 6
    other = bench.assigned()
    client.force_login(juror(other))
    assert client.get(f"/en/c/{other.slug}/sheets/pairs/").status_code == 404


@pytest.mark.parametrize("path", ["pairs/", "pairs/{pair}/", "signing/"])
def test_the_pages_ask_as_much_of_the_database_for_many_works_as_for_few(client, path):
    counted = []
    for number in (3, 8):
        contest = handed_out(number)
        client.force_login(juror(contest))
        address = base(contest) + path.format(pair=own_pairs(contest)[0].name)
        with CaptureQueriesContext(connection) as queries_:
            assert client.get(address).status_code == 200
        counted.append(len(queries_))

    assert counted[0] == counted[1]


def test_the_commission_discusses_and_exports_works_that_were_compared(client):
    contest = all_signed(handed_out(4))
    ranking.compute(contest, "selection", by=bench.organiser(contest), now=bench.NOW)
    client.force_login(juror(contest))

    page = client.get(f"/en/c/{contest.slug}/ranking/")
    assert page.status_code == 200
    line = client.get(f"/en/c/{contest.slug}/ranking/line/?size=2")
    assert line.status_code == 200
    told = client.get(f"/en/c/{contest.slug}/ranking/marks.csv").content.decode()
    assert "Better" in told
    for kind in ("xlsx", "pdf"):
        assert client.get(f"/en/c/{contest.slug}/ranking/marks.{kind}").status_code == 200
    assert client.get(f"/en/c/{contest.slug}/discussion/").status_code == 200
    assert client.get(f"/en/c/{contest.slug}/discussion/2/").status_code == 200
