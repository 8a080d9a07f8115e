"""The juror's and the organiser's pages: blind where it is promised, as quick for 30 rows as for 1."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from baiqau.judging.actions import assignment
from baiqau.judging.models import Sheet
from tests import build
from tests.files import pdfs
from tests.judging import bench
from tests.judging.bench import NOW

pytestmark = pytest.mark.django_db


def queries_of(client, url):
    with CaptureQueriesContext(
        connection,
    ) as seen:
        assert client.get(url).status_code == 200
    return len(seen)


def test_a_blind_page_and_its_files_name_no_author(client):
    contest = build.contest()
    own = build.library("Сырдария аудандық кітапханасы")
    author = build.authorship(
        "ayauly@mail.example", surname="Жұмаділова", given="Аяулы", workplace=own
    )
    owner = build.person("owner@mail.example", surname="Иесінова", given="Гүлсім", workplace=own)
    bench.works(contest, 1, owner=owner, authors=[author], file=pdfs.pdf())
    bench.seats(contest, 3)
    assignment.assign(contest, by=bench.organiser(contest), now=NOW)
    sheet = bench.all_sheets(contest).first()
    build.sign_in(client, sheet.seat.person)

    page = client.get(f"/kk/c/{contest.slug}/sheets/{sheet.key}/")
    file = sheet.entry.files.get()
    bench.looked(file)
    work = client.get(f"/kk/c/{contest.slug}/sheets/{sheet.key}/files/{file.key}/")
    work.getvalue()

    hidden = ["Жұмаділова", "Аяулы", "Иесінова", "Гүлсім", "Сырдария", "mail.example", "Жоба.pdf"]
    told = page.content.decode() + str(work.headers)
    assert [word for word in hidden if word in told] == []
    assert sheet.entry.title in page.content.decode()
    assert "001-1.pdf" in work["Content-Disposition"]


def test_a_blind_juror_reads_the_questions_as_asked_but_not_an_answer_that_names_the_author(client):
    phone = {"key": "phone", "kind": "phone", "blind": False}
    team = {"key": "team", "kind": "table", "columns": ["task", "hours"]}
    team["columns"] = [{"key": one, "kind": "short"} for one in team["columns"]]
    used = {"key": "used", "kind": "choice", "choices": ["yes", "no"]}
    contest = build.contest(rules=build.asking(phone, team, used))
    rows = [{"task": "Жинау", "hours": "12"}]
    bench.works(contest, 1, answers={"phone": "+77011234567", "team": rows, "used": "yes"})
    bench.seats(contest, 3)
    assignment.assign(contest, by=bench.organiser(contest), now=NOW)
    sheet = bench.all_sheets(contest).first()

    page = build.sign_in(client, sheet.seat.person).get(f"/kk/c/{contest.slug}/sheets/{sheet.key}/")

    words = page.content.decode()
    assert "+77011234567" not in words
    assert "phone kk" not in words
    assert "<td>Жинау</td>" in words
    assert "yes kk" in words


def test_the_defence_is_not_blind(client):
    contest = build.contest()
    bench.works(contest, 1)
    seat = bench.seat(contest)
    entry = contest.entries.get()
    sheet = Sheet.objects.create(
        entry=entry, seat=seat, stage="defence", version=contest.current, assigned_at=NOW
    )

    page = build.sign_in(client, seat.person).get(f"/kk/c/{contest.slug}/sheets/{sheet.key}/")

    assert entry.authors.get().name.full() in page.content.decode()


def handed_out(contest, stage):
    """Hand every admitted work to every juror, as on the day."""
    Sheet.objects.bulk_create(
        Sheet(entry=entry, seat=seat, stage=stage, version=contest.current, assigned_at=NOW)
        for entry in contest.entries.all()
        for seat in contest.seats.all()
        if not Sheet.objects.filter(entry=entry, seat=seat, stage=stage).exists()
    )


def test_every_list_asks_the_same_number_of_questions_for_one_row_and_for_thirty(client):
    contest = build.contest()
    juror, *_ = bench.seats(contest, 3)
    by = build.officer(contest, "committee")
    lists = {"sheets": juror.person, "sheets/next": juror.person, "desk": juror.person}
    lists |= dict.fromkeys(("commission", "assignment", "ranking"), bench.organiser(contest))

    def asked(works):
        for _ in range(works):
            build.entry(contest, state="admitted", by=by)
        handed_out(contest, "selection")
        handed_out(contest, "defence")
        found = {}
        for name, person in lists.items():
            build.sign_in(client, person)
            where = "/kk/desk/" if name == "desk" else f"/kk/c/{contest.slug}/{name}/"
            with CaptureQueriesContext(connection) as seen:
                assert client.get(where).status_code in {200, 302}
            found[name] = len(seen)
        return found

    few = asked(1)

    assert asked(29) == few


def test_commission_and_ranking_with_thirty_computed_rows_ask_no_more(client):
    contest = bench.assigned(entries=1)
    bench.ranked(contest)
    build.sign_in(client, bench.organiser(contest))
    url = f"/kk/c/{contest.slug}/ranking/"
    few = queries_of(client, url)
    bench.works(contest, 29)
    handed_out(contest, "selection")
    for sheet in bench.all_sheets(contest).filter(state="assigned"):
        Sheet.objects.filter(pk=sheet.pk).update(
            state="signed", signed_at=NOW, salt="0" * 64, commitment="0" * 64
        )
    bench.ranking.compute(contest, "selection", by=bench.organiser(contest), now=NOW)

    assert queries_of(client, url) == few


def test_the_list_of_a_juror_puts_open_sheets_first_under_their_own_heading(client, monkeypatch):
    monkeypatch.setattr("baiqau.contests.clock.now", lambda: bench.NOW)
    contest = bench.assigned(entries=3)
    first, second, third = bench.all_sheets(contest).filter(seat__code="J02")
    client = build.sign_in(client, first.seat.person)
    address = f"/en/c/{contest.slug}/sheets/"
    assert "Finished sheets" not in client.get(address).content.decode()

    bench.signed(first)
    bench.signed(second)
    page = client.get(address).content.decode()
    told = ["Works still to score", str(third.key), "Finished sheets", str(first.key)]
    places = [page.index(one) for one in (*told, str(second.key))]
    assert places == sorted(places)

    bench.signed(third)
    assert "Works still to score" not in client.get(address).content.decode()
