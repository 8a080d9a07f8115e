"""What may be a conflict is asked of people, never decided; what is one leaks nowhere."""

import pytest

from baiqau.contests import clock
from baiqau.judging import queries, visibility
from baiqau.judging.actions import assignment, commission, conflicts
from baiqau.judging.models import Conflict, Suspicion
from baiqau.rules.refusals import Refused
from tests import build
from tests.judging import bench
from tests.judging.bench import NOW

pytestmark = pytest.mark.django_db


def place(kind="city", settlement="Көкшетау"):
    return build.library(kind=kind, region="Ақмола облысы", settlement=settlement)


def work(contest, *, surname="Досмағамбетова", workplace=None, email=""):
    named = build.authorship(
        email, surname=surname, workplace=workplace or build.library(), contact=True
    )
    [entry] = bench.works(contest, 1, authors=[named])
    return entry


def found(contest):
    conflicts.find(contest, now=NOW)
    return set(Suspicion.objects.values_list("kind", flat=True)), set(
        Conflict.objects.values_list("kind", flat=True)
    )


def asked_about(contest):
    """Give a question about a juror who shares a surname with an author."""
    work(contest, surname="Иманова")
    bench.seat(contest, build.person(surname="Иманов", workplace=build.library()))
    conflicts.find(contest, now=NOW)
    return Suspicion.objects.select_related("seat__person", "entry").get(kind="surname")


def test_a_shared_surname_is_asked_about():
    contest = build.contest()

    suspicion = asked_about(contest)

    assert suspicion.answer == "open"
    assert not Conflict.objects.exists()


def test_a_shared_domain_is_asked_about_unless_anyone_may_have_it():
    contest = build.contest()
    work(contest, email="author@nabrk.kz")
    juror = build.person("juror@mail.nabrk.kz", surname="Сейітов", workplace=build.library())
    bench.seat(contest, juror)

    assert found(contest) == ({"domain"}, set())


def test_a_public_mail_provider_is_no_sign():
    contest = build.contest()
    work(contest, email="author@gmail.com")
    bench.seat(
        contest, build.person("juror@gmail.com", surname="Сейітов", workplace=build.library())
    )

    assert found(contest) == (set(), set())


def test_public_libraries_of_one_town_are_one_system():
    contest = build.contest()
    work(contest, workplace=place("village"))
    bench.seat(contest, build.person(surname="Сейітов", workplace=place("district")))

    assert found(contest) == (set(), {"same-system"})


def test_other_libraries_of_one_town_are_asked_about():
    contest = build.contest()
    work(contest, workplace=place("university"))
    bench.seat(contest, build.person("juror@gmail.com", surname="Сейітов", workplace=place("city")))

    assert found(contest) == ({"city"}, set())


def test_towns_of_the_same_name_in_other_regions_are_others():
    contest = build.contest()
    work(contest, workplace=place())
    other = build.library(kind="city", region="Абай облысы", settlement="Көкшетау")
    bench.seat(contest, build.person("juror@gmail.com", surname="Сейітов", workplace=other))

    assert found(contest) == (set(), set())


def test_an_answer_makes_a_conflict_or_lets_the_pair_be():
    contest = build.contest()
    suspicion = asked_about(contest)
    by = bench.organiser(contest)

    conflicts.settle(suspicion, conflict=False, by=by, now=NOW)
    conflicts.find(contest, now=NOW)
    suspicion.refresh_from_db()
    assert (suspicion.answer, Conflict.objects.exists()) == ("none", False)
    conflicts.settle(suspicion, conflict=True, by=by, now=NOW)

    assert Conflict.objects.get().kind == "relative"


def test_nobody_answers_about_themselves_nor_sees_the_question(client, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: NOW)
    contest = build.contest()
    suspicion = asked_about(contest)
    chair = suspicion.seat
    chair.chair = True
    chair.save()

    with pytest.raises(Refused, match="judging-own-suspicion"):
        conflicts.settle(suspicion, conflict=False, by=chair.person, now=NOW)
    build.sign_in(client, chair.person)
    page = f"/en/c/{contest.slug}/commission/"
    assert list(client.get(page).context["suspicions"]) == []
    settle = f"{page}conflicts/{chair.key}/{suspicion.entry.number}/settle/"
    assert client.post(settle, {"kind": "surname", "answer": "none"}).status_code == 404


def test_the_organiser_answers_on_the_page(client, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: NOW)
    contest = build.contest()
    suspicion = asked_about(contest)
    build.sign_in(client, bench.organiser(contest))
    page = f"/en/c/{contest.slug}/commission/"
    settle = f"{page}conflicts/{suspicion.seat.key}/{suspicion.entry.number}/settle/"

    client.post(settle, {"kind": "surname", "answer": "conflict"})

    assert Conflict.objects.get().seat == suspicion.seat


def test_conflicts_are_foreseen_before_anybody_is_invited():
    contest = build.contest()
    home = build.library()
    work(contest, workplace=home)
    work(contest, surname="Сейітова", email="author@nabrk.kz")
    candidate = build.person("someone@nabrk.kz", surname="Сейітов", workplace=home)

    assert conflicts.foreseen(contest, candidate) == {"same-library": 1, "surname": 1}


def test_an_address_without_an_account_is_looked_at_too():
    contest = build.contest()
    work(contest, email="author@nabrk.kz")
    stranger = type(bench.organiser(contest))(email="author@nabrk.kz")
    colleague = type(stranger)(email="other@nabrk.kz")

    assert conflicts.foreseen(contest, stranger) == {"co-author": 1}
    assert conflicts.foreseen(contest, colleague) == {"domain": 1}


def test_a_conflict_leaves_no_trace_in_lists_counts_next_desk_and_reminders(client, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: NOW)
    contest = build.contest()
    [only] = bench.works(contest, 1, title="Құпия жұмыс")
    jurors = bench.seats(contest, 3)
    assignment.assign(contest, by=bench.organiser(contest), now=NOW)
    conflicts.declare(jurors[1], only, kind="relative", reason="Жиен", by=jurors[1].person, now=NOW)
    build.sign_in(client, jurors[1].person)
    base = f"/en/c/{contest.slug}/"

    pages = [client.get(one, follow=True) for one in (f"{base}sheets/", f"{base}sheets/next/")]

    words = "".join(page.content.decode() for page in pages)
    for leak in ("Құпия жұмыс", "№ 1", "0 / 0", "0 of 0"):
        assert leak not in words
    duties = client.get("/en/desk/").content.decode()
    assert "Құпия жұмыс" not in duties
    progress = queries.progress(contest, "selection")
    assert [row.total for row in progress] == [1, 0, 1]
    waiting = queries.with_open_sheets(contest, "selection")
    assert [seat.code for seat in waiting] == ["J01", "J03"]
    sent = commission.remind(contest, "selection", by=None, turn="x", now=NOW)
    assert sent == 2


def test_where_a_conflict_is_written_nothing_is_asked_any_more():
    contest = build.contest()
    suspicion = asked_about(contest)
    by = bench.organiser(contest)
    assert suspicion in visibility.suspicions(contest, by)

    conflicts.pin(suspicion.seat, suspicion.entry, reason="Інісі", by=by, now=NOW)

    assert list(visibility.suspicions(contest, by)) == []
