"""The line of the shortlist: what if it were elsewhere; looking changes nothing."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from baiqau.journal.models import Act
from baiqau.judging import certainty, ranked
from baiqau.judging.actions import conflicts, ranking, unlocking
from baiqau.judging.models import Finalist, Ranking
from tests import build
from tests.judging import bench, test_ballots
from tests.judging.bench import NOW

pytestmark = pytest.mark.django_db


@pytest.fixture
def contest():
    """Twelve works, the higher the number the better; ten go on by the regulation."""
    made = bench.assigned(entries=12)
    bench.ranked(made)
    return made


def shown(client, contest, query="", *, by=None):
    build.sign_in(client, by or bench.organiser(contest))
    return client.get(f"/kk/c/{contest.slug}/ranking/line/{query}")


def numbers(rows):
    return [row.line.entry for row in rows]


def test_a_longer_list_lets_the_next_enter_and_a_shorter_one_lets_the_last_leave(client, contest):
    declared = contest.regulation.shortlist.size
    pages = {
        size: shown(client, contest, f"?size={size}").context
        for size in (declared - 1, declared, declared + 1)
    }

    found = {
        size: (numbers(page["entering"]), numbers(page["leaving"])) for size, page in pages.items()
    }
    order = [row["entry"] for row in Ranking.objects.get().rows]
    assert found == {
        declared - 1: ([], [order[declared - 1]]),
        declared: ([], []),
        declared + 1: ([order[declared]], []),
    }
    chances = [pages[size]["rows"][-1].sure["chance"] for size in pages]
    assert chances == sorted(chances)


def test_chances_are_those_of_the_number_asked_about(client, contest):
    sheets = ranked.sheets(contest, "selection")

    page = shown(client, contest, "?size=11").context

    wanted = certainty.measure(sheets, 11)["works"]
    assert {str(row.line.entry): row.sure for row in page["rows"]} == {
        str(number): wanted[str(number)] for number in numbers(page["rows"])
    }


def test_a_look_reads_what_was_frozen_and_reckons_nothing(client, contest, monkeypatch):
    for name in ("measure", "_table"):
        monkeypatch.setattr(certainty, name, None)
    monkeypatch.setattr(ranked, "sheets", None)

    assert shown(client, contest, "?size=11").context["rows"][0].sure["chance"] is not None


def test_of_a_ranking_frozen_without_other_chances_only_its_own_are_told(client, contest):
    frozen = Ranking.objects.get()
    top = frozen.certainty["top"]
    frozen.certainty = {k: v for k, v in frozen.certainty.items() if k not in {"sizes", "chances"}}
    frozen.save()

    own, other = (shown(client, contest, f"?size={size}").context for size in (top, top + 1))

    assert all(row.sure["chance"] is not None for row in own["rows"])
    assert {row.sure["chance"] for row in other["rows"]} == {None}


def test_looking_changes_nothing_and_a_number_out_of_range_becomes_the_nearest(client, contest):
    before = (Ranking.objects.get().digest, Act.objects.count(), Finalist.objects.count())

    asked = {
        q: shown(client, contest, f"?size={q}").context["wanted"]
        for q in ("0", "99", "-4", "x", "²")
    }

    size = contest.regulation.shortlist.size
    assert asked == {"0": 1, "99": 12, "-4": size, "x": size, "²": size}
    assert (Ranking.objects.get().digest, Act.objects.count(), Finalist.objects.count()) == before


def test_the_drawing_says_in_words_what_it_draws(client, contest):
    page = shown(client, contest)

    text = page.content.decode()
    rows = page.context["rows"]
    assert [row.edge for row in rows].count(True) == 1
    assert all(f"{row.sure['low']}–{row.sure['high']}" in text for row in rows)
    assert text.count('<svg viewBox="0 0 120 20"') == len(rows)
    one = rows[0]
    assert (one.left, one.left + one.width) == ((one.sure["low"] - 1) * 10, one.sure["high"] * 10)


def test_a_line_through_a_shared_place_is_said(client):
    contest = bench.assigned(entries=3)
    for sheet in bench.all_sheets(contest):
        bench.signed(sheet, 5)
    bench.ranking.compute(contest, "selection", by=bench.organiser(contest), now=NOW)

    page = shown(client, contest, "?size=2").context

    assert [one.entry for one in page["shared"]] == [1, 2, 3]
    assert shown(client, contest, "?size=3").context["shared"] == []


def test_nothing_is_shown_while_a_sheet_is_open_and_no_work_in_conflict_ever(client, contest):
    chair = contest.seats.get(chair=True)
    by = bench.organiser(contest)
    conflicts.pin(chair, contest.entries.get(number=11), reason="Таныс", by=by, now=NOW)
    overtaken = shown(client, contest, by=chair.person).context["overtaken"]
    bench.ranking.compute(contest, "selection", by=by, now=NOW)

    seen = shown(client, contest, by=chair.person)
    other = bench.all_sheets(contest).filter(state="signed").exclude(seat=chair).first()
    unlocking.unlock([other], reason="-", by=chair.person, now=NOW)

    assert overtaken is True
    assert 11 not in numbers(seen.context["rows"])
    assert {one for row in seen.context["rows"] for one in row.sure.values()} == {None}
    assert "№ 11." not in seen.content.decode()
    assert shown(client, contest).context["closed"] is True


def test_the_page_asks_as_often_for_forty_works_as_for_twelve(client, contest):
    def asked(one):
        shown(client, one)
        with CaptureQueriesContext(connection) as seen:
            assert shown(client, one).context["rows"]
        return len(seen)

    large = bench.assigned(entries=40)
    bench.ranked(large)

    assert asked(large) == asked(contest)


def test_after_the_shortlist_the_page_says_what_comes_next(client, contest):
    by = bench.organiser(contest)
    order = [row["entry"] for row in Ranking.objects.get().rows]
    chosen = list(contest.entries.filter(number__in=order[: contest.regulation.shortlist.size]))
    ranking.shortlist(contest, chosen, reason="", by=by, now=NOW)

    build.sign_in(client, by)
    page = client.get(f"/en/c/{contest.slug}/ranking/").content.decode()

    assert "What comes next" in page
    assert f"{len(chosen)} works go on to the defence." in page
    assert f'href="/en/c/{contest.slug}/day/"' in page
    assert "Decide the shortlist anew" in page


def test_of_ballots_no_severity_is_spoken(client):
    made = test_ballots.all_signed(test_ballots.handed_out(), *[(1, 2, 3, 4)] * 3)
    bench.ranked(made)
    build.sign_in(client, bench.organiser(made))

    pages = [
        client.get(f"/en/c/{made.slug}/{path}").content.decode()
        for path in ("ranking/", "ranking/line/")
    ]

    assert "second look" in pages[0]
    assert [page.count("everity") for page in pages] == [0, 0]
