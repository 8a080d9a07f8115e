"""Sealed works: until the deadline no page tells staff or jury anything of them but their number."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import NoReverseMatch, reverse
from django.utils import translation

from baiqau.base.rights import CHAIR, JUROR, STAFF
from baiqau.contests import actions as contests
from baiqau.contests import clock
from baiqau.entries import actions as entries
from baiqau.entries.models import Copy, Entry, Opening
from baiqau.journal.models import Act, Letter
from baiqau.judging import queries
from baiqau.mailbox.models import Incoming, IncomingFile
from baiqau.rules import calendar
from baiqau.rules.refusals import Refused
from baiqau.rules.values import Ruled
from baiqau.site import rights
from baiqau.site.table import OPEN_WHILE_SEALED, OPEN_WITH_NAMES, RIGHTS
from tests import build
from tests.entries.test_captions import captioned
from tests.files import films
from tests.judging import bench
from tests.mailbox.letters import arrived, letter
from tests.site.test_rights import DEMO_VIEWS, FOREIGN, _candidates

pytestmark = pytest.mark.django_db

TITLE, SUMMARY, SURNAME, FILE = "Жасырын атау", "Жасырын мазмұн", "Жасырынова", "Жасырын.mp4"
LETTER = "Жасырын хат"
SECRETS = (TITLE, SUMMARY, SURNAME, FILE, LETTER, "zhasyryn@")
WATCHED = STAFF | {JUROR, CHAIR}
WHY = "Автор файлында өзге адамның құжаты бар екенін хабарлап, қарауды сұрады."


def rules(value="works-and-names"):
    document = build.regulation()
    clause = document.works.kinds_clause
    sealing = Ruled[str](value=value, clause=clause)
    works = type(document.works).model_validate(
        document.works.model_dump() | {"sealing": sealing.model_dump()}
    )
    return document.model_copy(update={"works": works})


def sealed(value="works-and-names"):
    """Give a contest in its call whose works are sealed, with one of everything in it."""
    contest = build.contest(rules=rules(value))
    named = [build.authorship("zhasyryn@kitap.example", surname=SURNAME, contact=True)]
    owner = build.person("zhasyryn@kitap.example", surname=SURNAME)
    entry = build.draft(
        contest, owner=owner, authors=named, file=None, title=TITLE, summary=SUMMARY
    )
    film = build.attach(entry, content=films.film(frames=50), name=FILE, form="video")
    captioned(film)
    entry = entries.submit(entry, by=owner, now=build.IN_CALL)
    Copy.objects.create(file=film, use="poster", blob=film.blob, media_type="image/jpeg")
    arrived(
        letter(LETTER, sender=f"{SURNAME} <zhasyryn2@mail.example>", files=((FILE, b"a"),)), contest
    )
    return contest, entry, film


def people(contest):
    found = {
        office: build.officer(contest, office) for office in ("committee", "secretary", "editor")
    }
    found["organiser"] = bench.organiser(contest)
    found["chair"] = bench.seat(contest, chair=True).person
    found["juror"] = bench.seat(contest).person
    found["administrator"] = build.administrator()
    found["member"] = build.person()
    return found


def signed_in(person):
    return build.sign_in(Client(), person)


def address(view, contest, entry, film):
    known = {
        "contest": contest.slug,
        "entry": entry.key,
        "file": film.key,
        "copy": film.copies.get().key,
        "captions": film.captions.get().key,
        "letter": Incoming.objects.get(contest=contest).key,
        "number": entry.number,
        "position": 1,
        "before": 1,
        "after": 1,
        "scope": contest.slug,
        "slug": "none",
        "token": "none",
        "kind": "diploma",
        "key": "processing",
        "picture": "logo",
        "sheet": film.key,
        "seat": contest.seats.first().key,
        "attached": IncomingFile.objects.get(incoming__contest=contest).key,
        "upload": film.key,
        "draft": film.key,
        "begun": film.key,
        "section": "stages",
        "mailing": film.key,
        "paper": 1,
        "gift": 1,
        "handover": 1,
        "left": 1,
        "right": 2,
        "pair": 1,
        "secret": "none",
        "ticket": "none",
        "code": "entry.admitted",
        "language": "kk",
    }
    for candidate in _candidates(known):
        try:
            with translation.override("kk"):
                return reverse(view, kwargs=candidate)
        except NoReverseMatch:
            continue
    raise AssertionError(view)


@pytest.fixture
def at(monkeypatch):
    """Set the server's clock to a moment."""
    return lambda moment: monkeypatch.setattr(clock, "now", lambda: moment)


def views():
    for right in RIGHTS:
        if right.view not in DEMO_VIEWS and not right.view.startswith(FOREIGN):
            yield right


def body(answer):
    return (answer.getvalue() if answer.streaming else answer.content).decode(errors="replace")


def crawled(world, secrets):
    """Open every address as everybody; give where a secret is told."""
    told = set()
    for name, person in people(world[0]).items():
        client = signed_in(person)
        for right in views():
            if "GET" in right.methods:
                words = body(client.get(address(right.view, *world)))
                told |= {f"{right.view} as {name}" for one in secrets if one in words}
    return told


@pytest.mark.parametrize("value", ["works-and-names", "works"])
def test_no_address_tells_staff_or_jury_anything_of_a_sealed_work(at, value):
    at(build.LAST_MOMENT)
    of_works = (TITLE, SUMMARY, FILE, LETTER)
    assert crawled(sealed(value), of_works if value == "works" else SECRETS) == set()


def test_after_the_deadline_the_same_addresses_tell(at):
    at(build.AFTER_CALL)
    told = crawled(sealed(), SECRETS)
    assert told >= {
        "screening:queue as committee",
        "screening:entry as organiser",
        "mailbox:tray as committee",
        "mailbox:letter as organiser",
        "journal:outbox as organiser",
    }
    assert {one for one in told if one.endswith(("juror", "member", "editor"))} == set()


def test_every_page_of_staff_and_jury_is_shut_but_those_named_as_open(at):
    at(build.IN_CALL)
    world = sealed()
    wrong = []
    for name, person in people(world[0]).items():
        client = signed_in(person)
        for right in views():
            url = address(right.view, *world)
            held = rights.offices.held(person, world[0] if "/c/" in url else None)
            shut = right.offices <= WATCHED and right.view not in OPEN_WHILE_SEALED
            if not (shut and right.offices & held and "/c/" in url):
                continue
            for method in right.methods:
                with transaction.atomic():
                    answer = getattr(client, method.lower())(url)
                    transaction.set_rollback(True)
                led = answer.status_code == 302 and answer["Location"].endswith("/sealed/")
                if not (led if method == "GET" else answer.status_code == 403):
                    wrong.append(f"{right.view} {method} as {name}: {answer.status_code}")
    assert wrong == []
    assert len(OPEN_WHILE_SEALED | OPEN_WITH_NAMES) < len([*views()]) / 3


def test_the_seal_lasts_to_the_last_moment_of_the_call(at):
    contest, entry, _film = sealed()
    client = signed_in(build.officer(contest, "committee"))
    queue = f"/kk/c/{contest.slug}/screening/"
    for moment, status in (
        (build.LAST_MOMENT - timedelta(microseconds=1), 302),
        (build.LAST_MOMENT, 302),
        (build.LAST_MOMENT + timedelta(microseconds=1), 200),
    ):
        at(moment)
        answer = client.get(queue)
        assert answer.status_code == status, moment
        assert (TITLE in answer.content.decode()) == (status == 200)
    assert client.get(f"{queue}{entry.key}/").status_code == 200


def test_a_contest_whose_regulation_is_silent_is_as_before(at):
    at(build.IN_CALL)
    contest = build.contest()
    assert "sealing" not in contest.current.document["works"]
    client = signed_in(build.officer(contest, "committee"))
    answer = client.get(f"/kk/c/{contest.slug}/screening/")
    page = answer.content.decode()
    assert answer.status_code == 200
    assert f'href="/kk/c/{contest.slug}/sealed/"' not in page


def test_the_author_sees_the_own_work_also_while_holding_an_office(at):
    at(build.IN_CALL)
    contest, entry, _film = sealed()
    by = bench.organiser(contest)
    contests.give_office(contest, entry.owner, "committee", by=by, now=build.IN_CALL)
    client = signed_in(entry.owner)
    assert TITLE in client.get(f"/kk/c/{contest.slug}/entries/{entry.key}/").content.decode()
    assert client.get(f"/kk/c/{contest.slug}/screening/{entry.key}/").status_code == 302


def test_the_page_gives_the_number_and_names_where_these_are_not_hidden(at):
    at(build.IN_CALL)
    for value, named in (("works", True), ("works-and-names", False)):
        contest, _entry, _film = sealed(value)
        staff, juror = build.officer(contest, "committee"), bench.seat(contest).person
        url = f"/kk/c/{contest.slug}/sealed/"
        page = signed_in(staff).get(url).content.decode()
        assert (SURNAME in page) is named
        assert TITLE not in page
        assert SURNAME not in signed_in(juror).get(url).content.decode()


def broken(contest, entry, by, reason=WHY, now=build.IN_CALL):
    return entries.break_glass(
        contest,
        entry.number,
        reason=reason,
        witnesses=queries.watching(contest),
        by=by,
        now=now,
    )


def test_the_organiser_opens_one_work_and_everybody_concerned_is_told(at):
    at(build.IN_CALL)
    contest, entry, film = sealed()
    chair, by = bench.seat(contest, chair=True).person, bench.organiser(contest)
    other = build.officer(contest, "organiser")
    client = signed_in(by)
    url = f"/kk/c/{contest.slug}/sealed/"

    answer = client.post(f"{url}open/", {"number": entry.number, "reason": WHY}, follow=True)

    page = answer.content.decode()
    assert TITLE in page
    assert FILE in page
    given = client.get(f"{url}files/{film.key}/")
    assert given.getvalue()
    for path in (f"captions/{film.captions.get().key}/", f"copies/{film.copies.get().key}/"):
        assert body(client.get(f"{url}{path}"))
    letters = Letter.objects.filter(kind__startswith="entry.opened-early")
    assert {one.recipient for one in letters} == {entry.owner.email, chair.email, other.email}
    assert all(WHY in one.body and by.name.full() in one.body for one in letters)
    assert Act.objects.get(kind="entry.opened-early").facts == {"number": entry.number}
    assert WHY in signed_in(chair).get(url).content.decode()
    own = signed_in(entry.owner).get(f"/kk/c/{contest.slug}/entries/{entry.key}/")
    assert by.name.full() in own.content.decode()


def test_an_opened_work_is_open_to_that_person_and_that_work_alone(at):
    at(build.IN_CALL)
    contest, entry, film = sealed()
    second = build.entry(contest)
    by, other = bench.organiser(contest), build.officer(contest, "organiser")
    broken(contest, entry, by)
    url = f"/kk/c/{contest.slug}/sealed/"

    assert signed_in(by).get(f"{url}{second.key}/").status_code == 404
    assert signed_in(by).get(f"/kk/c/{contest.slug}/screening/{entry.key}/").status_code == 302
    for path in (f"{entry.key}/", f"files/{film.key}/", f"captions/{film.captions.get().key}/"):
        assert signed_in(other).get(f"{url}{path}").status_code == 404
    for office in ("committee", "secretary"):
        client = signed_in(build.officer(contest, office))
        assert client.get(f"{url}{entry.key}/").status_code == 403
        assert client.post(f"{url}open/", {"number": 1, "reason": WHY}).status_code == 403
        assert WHY not in client.get(url).content.decode()


def test_glass_is_not_broken_without_need(at):
    at(build.IN_CALL)
    contest, entry, _film = sealed()
    by = bench.organiser(contest)
    for code, act in {
        "entries-opening-reason": lambda: broken(contest, entry, by, reason="Керек"),
        "entries-not-sealed": lambda: broken(contest, entry, by, now=build.AFTER_CALL),
        "entries-opening-own": lambda: broken(contest, entry, entry.owner),
        "entries-opening-number": lambda: broken(contest, Entry(number=99), by),
    }.items():
        with pytest.raises(Refused, match=code):
            act()
    answer = signed_in(by).post(
        f"/kk/c/{contest.slug}/sealed/open/", {"number": entry.number, "reason": "Керек"}
    )
    assert answer.status_code == 422
    assert "Керек" in answer.content.decode()
    assert not Opening.objects.exists()


def test_the_database_keeps_every_opening_with_its_reason():
    contest, entry, _film = sealed()
    opening = broken(contest, entry, bench.organiser(contest))
    for act in (
        lambda: Opening.objects.filter(pk=opening.pk).update(reason=WHY * 2),
        lambda: Opening.objects.all().delete(),
        lambda: Opening.objects.create(
            entry=entry, by=opening.by, reason="қысқа", at=build.IN_CALL
        ),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            act()


def amended(contest, document, now=build.IN_CALL):
    by = bench.organiser(contest)
    document = document.model_copy(update={"slug": contest.slug})
    return contests.amend(contest, document, reason="Себебі бар", by=by, now=now)


def test_a_seal_that_was_promised_is_not_lifted_by_a_new_version():
    contest, _entry, _film = sealed()
    past = rules()
    closes = build.IN_CALL - timedelta(minutes=1)
    stages = tuple(
        one.model_copy(update={"closes": closes}) if one.kind == "call" else one
        for one in past.stages
    )
    for document in (
        build.regulation(),
        rules("works"),
        past.model_copy(update={"stages": stages}),
    ):
        with pytest.raises(Refused, match="contests-sealing-promised"):
            amended(contest, document)
    assert amended(contest, build.regulation(), now=build.AFTER_CALL).number == 2


def test_a_seal_may_be_added_and_widened():
    contest = build.contest()
    amended(contest, rules("works"))
    contest.refresh_from_db()
    amended(contest, rules("works-and-names"))
    contest.refresh_from_db()
    assert calendar.is_sealed(contest.regulation, build.LAST_MOMENT)
    assert not calendar.is_sealed(contest.regulation, build.AFTER_CALL)


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_published_regulation_says_what_is_sealed(client, language):
    contest = build.contest(rules=rules())
    page = client.get(f"/{language}/c/{contest.slug}/regulation/").content.decode()
    words = {"kk": "мөрленіп", "ru": "Запечатано", "en": "Sealed until the call closes"}
    assert words[language] in page
