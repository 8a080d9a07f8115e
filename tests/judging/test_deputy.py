"""Where the chair has a conflict with a work, the deputy opens its sheets; nobody learns of it elsewhere."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import IntegrityError, connection, transaction
from django.urls import reverse

from baiqau.contests import clock
from baiqau.journal.models import Act, Letter
from baiqau.judging import ranked, shortline
from baiqau.judging.actions import commission, conflicts
from baiqau.judging.exporting import export
from baiqau.judging.models import Seat
from baiqau.rules.refusals import Refused
from tests import build
from tests.judging import bench
from tests.judging.bench import NOW

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def in_selection(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: NOW)


@pytest.fixture
def contest():
    """Two works signed by all; the chair (J01) has a conflict with the second, J02 is the deputy."""
    made = bench.assigned(entries=2)
    for sheet in bench.all_sheets(made):
        bench.signed(sheet, 6)
    chair, deputy, _ = seats(made)
    by = bench.organiser(made)
    conflicts.pin(chair, made.entries.get(number=2), reason="Таныс", by=by, now=NOW)
    commission.name_deputy(deputy, by=by, now=NOW)
    return made


def seats(contest):
    return list(Seat.objects.filter(contest=contest).order_by("code").select_related("person"))


def page(client, contest, seat):
    client.force_login(seat.person)
    return client.get(f"/en/c/{contest.slug}/commission/sheets/")


def works(page):
    return sorted({sheet.entry.number for group in page.context["groups"] for sheet in group})


def tick(client, contest, seat, number):
    client.force_login(seat.person)
    told = {"work": str(number), "reason": "Қате"}
    client.post(f"/en/c/{contest.slug}/commission/sheets/unlock/", told)
    sheets = bench.all_sheets(contest).filter(entry__number=number, state="open")
    return sheets.count()


def test_chair_and_deputy_open_each_their_own_part(client, contest):
    chair, deputy, other = seats(contest)

    assert works(page(client, contest, chair)) == [1]
    assert works(page(client, contest, deputy)) == [2]
    assert works(page(client, contest, other)) == []
    assert tick(client, contest, chair, 2) == 0
    assert tick(client, contest, deputy, 1) == 0
    assert tick(client, contest, other, 2) == 0
    assert tick(client, contest, deputy, 2) == 2
    assert {act.actor for act in Act.objects.filter(kind="sheet.unlocked")} == {deputy.person.actor}
    client.force_login(deputy.person)
    assert "for the chair" in client.get(f"/en/c/{contest.slug}/sheets/").content.decode()


def test_a_deputy_in_conflict_with_the_work_opens_nothing_of_it(client, contest):
    deputy = seats(contest)[1]
    by = bench.organiser(contest)
    conflicts.pin(deputy, contest.entries.get(number=2), reason="Таныс", by=by, now=NOW)

    assert works(page(client, contest, deputy)) == []
    assert tick(client, contest, deputy, 2) == 0


def test_there_is_one_deputy_who_is_another_member_than_the_chair(contest):
    chair, deputy, other = seats(contest)
    by = bench.organiser(contest)

    with pytest.raises(Refused) as told:
        commission.name_deputy(chair, by=by, now=NOW)
    assert told.value.code == "judging-no-deputy"
    commission.name_deputy(other, by=by, now=NOW)
    assert [seat.deputy for seat in seats(contest)] == [False, False, True]
    for wrong in ({"pk": deputy.pk}, {"pk": chair.pk}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Seat.objects.filter(**wrong).update(deputy=True)
    commission.release(other, reason="Кетті", by=by, now=NOW)
    assert not Seat.objects.filter(deputy=True).exists()


def test_who_becomes_the_deputy_or_is_one_no_more_is_told(contest):
    _, deputy, other = seats(contest)
    by = bench.organiser(contest)

    commission.name_deputy(other, by=by, now=NOW)
    commission.name_deputy(other, by=by, now=NOW)
    commission.end_deputy(other, by=by, now=NOW)
    commission.end_deputy(other, by=by, now=NOW)

    assert not Seat.objects.filter(deputy=True).exists()
    told = Letter.objects.filter(kind__startswith="judging.deputy").order_by("pk")
    one, two = deputy.person.email, other.person.email
    assert [(letter.kind, letter.recipient) for letter in told] == [
        ("judging.deputy", one),
        ("judging.deputy-ended", one),
        ("judging.deputy", two),
        ("judging.deputy-ended", two),
    ]
    done = Act.objects.filter(kind__startswith="seat.deputy").order_by("pk")
    assert [act.kind.removeprefix("seat.deputy-") for act in done] == ["named", "ended"] * 2


def test_the_page_of_the_commission_ends_what_it_began(client, contest):
    by = bench.organiser(contest)
    deputy = seats(contest)[1]
    build.sign_in(client, by)
    names = {"contest": contest.slug, "seat": deputy.key}
    address = reverse("judging:end-deputy", kwargs=names)
    page_ = reverse("judging:commission", kwargs={"contest": contest.slug})
    assert address in client.get(page_).content.decode()

    client.post(address)

    assert not Seat.objects.filter(deputy=True).exists()
    assert reverse("judging:name-deputy", kwargs=names) in client.get(page_).content.decode()


def test_ranks_have_no_gap_where_a_work_in_conflict_stands():
    contest = bench.assigned(entries=6)
    frozen = bench.ranked(contest)
    chair = seats(contest)[0]
    by = bench.organiser(contest)
    hidden = frozen.rows[2]["entry"]
    conflicts.pin(chair, contest.entries.get(number=hidden), reason="Таныс", by=by, now=NOW)

    whole = ranked.lines(contest, frozen, by)
    seen = ranked.lines(contest, frozen, chair.person)

    assert [line.rank for line in whole] == [1, 2, 3, 4, 5, 6]
    assert [line.rank for line in seen] == [1, 2, 3, 4, 5]
    assert sorted(line.sure["rank"] for line in seen) == [1, 2, 3, 4, 5]
    assert {(line.sure["low"], line.sure["high"]) for line in seen} == {(None, None)}
    assert [row[2] for row in export(chair.person, contest, frozen, "en").ranking().rows] == [
        1,
        2,
        3,
        4,
        5,
    ]
    bench.ranked(contest)
    told = shortline.what_if(chair.person, contest, 3)
    assert [row.line.rank for row in told["rows"]] == [1, 2, 3, 4, 5]
    assert [row.inside for row in told["rows"]] == [True] * 3 + [False] * 2
    assert not any(row.drawn for row in told["rows"])


def test_a_deputy_without_sheets_finds_the_way_to_open_them(client, contest):
    idle = bench.seat(contest)
    commission.name_deputy(idle, by=bench.organiser(contest), now=NOW)

    client.force_login(idle.person)
    page = client.get(f"/en/c/{contest.slug}/sheets/").content.decode()

    assert "No sheet is handed out to you yet" in page
    assert f"/c/{contest.slug}/commission/sheets/" in page
    client.force_login(seats(contest)[2].person)
    assert "commission/sheets/" not in client.get(f"/en/c/{contest.slug}/sheets/").content.decode()


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has one writer at a time")
def test_two_namings_at_once_leave_one_deputy(transactional_db, contest):
    by = bench.organiser(contest)
    _, *members = seats(contest)

    def name(seat):
        try:
            commission.name_deputy(seat, by=by, now=NOW)
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as crew:
        list(crew.map(name, members * 6))

    assert Seat.objects.filter(contest=contest, deputy=True).count() == 1
