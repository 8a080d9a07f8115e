"""The permission matrix: every address × method × role against the printed table."""

from itertools import combinations

import pytest
from django.db import connection, transaction
from django.test import Client
from django.urls import NoReverseMatch, reverse
from django.utils import translation

from baiqau.base.rights import EVERYONE, MEMBER, STAFF, WRITER
from baiqau.contests import actions as contests
from baiqau.contests.actions import begin as begin_contest
from baiqau.contests.models import Draft
from baiqau.entries.actions import keep_open
from baiqau.entries.models import Entry, OpenDraft
from baiqau.judging import links
from baiqau.judging.models import Seat, Sheet
from baiqau.mailbox.models import Incoming, IncomingFile
from baiqau.mailings import actions as mailings
from baiqau.mailings.models import Mailing
from baiqau.people.models import Person
from baiqau.publishing.models import News
from baiqau.rules import examples, toml
from baiqau.rules.drafts.begun import plain
from baiqau.site import offices, rights
from baiqau.site.story import call, ending, selection
from baiqau.site.story.play import begin
from baiqau.site.table import DEMO, RIGHTS
from tests.mailbox.letters import arrived, letter

pytestmark = pytest.mark.django_db  # the database is set up for those who ask

DEMO_VIEWS = {right.view for right in DEMO}
HEADERS = {"entries:upload": {"X-HTTP-Method-Override": "PATCH"}}  # what its POST is for
SLUG, HELD = "time-of-new-opportunities-2024", "w" * 24
FOREIGN = ("account_", "mfa_")  # allauth's own views: their flows are tested in tests/people


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker):
    """A contest at the end of its selection, and a second one whose people are strangers to it."""
    with django_db_blocker.unblock():
        block = transaction.atomic()
        block.__enter__()
        try:
            yield _made()
        finally:
            transaction.set_rollback(True)
            block.__exit__(None, None, None)


def _made():
    document = toml.read(examples.text("time-of-new-opportunities-2024"))
    play = begin(document, seed=11, jurors=4)
    call.hand_in(play, 8)
    selection.screen(play, most=6)
    selection.seat(play)
    selection.assign(play)
    ending.tell(play)
    arrived(letter(), play.contest)
    for secret in (HELD, "o" * 24):  # one is the writer's, the other is somebody else's
        keep_open(
            play.contest,
            secret=secret,
            email="stranger@baiqau.example",
            words={},
            language="kk",
            now=play.call_opens,
        )
    words = {"subject": {"kk": "Жаңалық"}, "body": {"kk": "Сәлем, {name}!"}, "necessary": False}
    by = play.organiser
    mailings.write(play.contest, groups=["admitted"], **words, by=by, now=play.call_opens)
    other = contests.create(
        document.model_copy(update={"slug": "another"}), by=play.committee[0], now=play.call_opens
    )
    contests.announce(other, by=play.committee[0], now=play.call_opens)
    begin_contest(plain(document), by=play.organiser, now=play.call_opens)
    stranger = Person.objects.create_user("stranger@baiqau.example")
    admin = Person.objects.create_user("admin@baiqau.example", is_administrator=True)
    entry = Entry.objects.filter(contest=play.contest, state="admitted").first()
    sheet = Sheet.objects.filter(
        seat__contest=play.contest, seat__chair=False, state="assigned"
    ).first()
    along = Person.objects.create_user("along@baiqau.example")
    row = entry.authors.create(position=9, surname="Бірге", email=along.email, person=along)
    row.invitations.create(
        email=along.email,
        secret="0" * 64,
        person=along,
        sent_at=play.call_opens,
        accepted_at=play.call_opens,
    )
    people = {
        "visitor": None,
        "writer": None,
        "member": stranger,
        "author": entry.owner,
        "co-author": along,
        "other-author": Entry.objects.filter(contest=play.contest)
        .exclude(owner=entry.owner)
        .first()
        .owner,
        "committee": play.committee[1],
        "juror": sheet.seat.person,
        "chair": Seat.objects.get(contest=play.contest, chair=True).person,
        "secretary": play.secretary,
        "organiser": play.organiser,
        "administrator": admin,
    }
    return play.contest, people, entry, sheet


def clients(people):
    for name, person in people.items():
        client = Client()
        if name == "writer":
            client.cookies[f"drafts-{SLUG}"] = HELD
        if person is not None:
            client.force_login(person, backend="baiqau.people.sessions.Accounts")
        yield name, person, client


def address(view, world):
    """Give an address of the view with objects of the world, or None when it needs more."""
    contest, _, entry, sheet = world
    file = entry.files.first()
    known = {
        "contest": contest.slug,
        "entry": entry.key,
        "sheet": sheet.key,
        "seat": sheet.seat.key,
        "file": file.key,
        "upload": file.key,
        "draft": OpenDraft.objects.first().key,
        "copy": file.key,
        "captions": file.key,
        "letter": Incoming.objects.get(contest=contest).key,
        "attached": IncomingFile.objects.get(incoming__contest=contest).key,
        "slug": News.objects.get(contest=contest).slug,
        "mailing": Mailing.objects.get(contest=contest).key,
        "number": 1,
        "left": 1,
        "right": 2,
        "position": 1,
        "before": 1,
        "after": 1,
        "pair": 1,
        "scope": contest.slug,
        "section": "stages",
        "begun": Draft.objects.get(contest=None).key,
        "key": "processing",
        "token": "none",
        "ticket": "none",
        "gift": 1,
        "handover": 1,
        "paper": 1,
        "picture": "logo",
        "secret": links.secret(sheet.seat),
        "kind": "diploma",
        "code": "entry.receipt",
        "language": "kk",
    }
    for candidate in _candidates(known):
        try:
            with translation.override("kk"):
                return reverse(view, kwargs=candidate)
        except NoReverseMatch:
            continue
    return None


def _candidates(known):
    names = list(known)
    yield {}
    for size in (1, 2, 3):
        for chosen in combinations(names, size):
            yield {name: known[name] for name in chosen}


def expected(right, offices):
    return bool(right.offices & offices)


@pytest.fixture
def no_second_factor(monkeypatch):
    """The second factor has its own test; here the table alone is looked at."""
    monkeypatch.setattr(rights, "_needs_second_factor", lambda request: False)


def test_every_address_answers_each_role_as_the_table_says(
    world, no_second_factor, django_db_blocker
):
    contest, people, *_ = world
    wrong = []
    with django_db_blocker.unblock():
        for right in RIGHTS:
            if right.view in DEMO_VIEWS or right.view.startswith(FOREIGN):
                continue
            url = address(right.view, world)
            assert url is not None, right.view
            of_contest = contest if f"/c/{contest.slug}/" in url else None
            for name, person, client in clients(people):
                held = offices.held(person, of_contest)
                held |= {WRITER} if of_contest and name == "writer" else frozenset()
                for method in sorted(right.methods):
                    with transaction.atomic():
                        answer = getattr(client, method.lower())(
                            url, headers=HEADERS.get(right.view)
                        )
                        _read(answer)
                        transaction.set_rollback(True)
                    wrong += _judge(right, name, held, method, answer)
    assert wrong == []


def _read(answer):
    """Read a streamed answer to its end, so that its file is closed."""
    if answer.streaming:
        b"".join(answer)


def _judge(right, name, held, method, answer):
    where = f"{right.view} {method} as {name}: {answer.status_code}"
    signs_in = answer.status_code == 302 and "/sign-in/" in answer.headers["Location"]
    if expected(right, held):
        bad = (
            signs_in
            or answer.status_code in {403, 405, 500}
            or (
                answer.status_code == 404
                and not right.own
                and "POST" not in method
                and right.view not in EMPTY
            )
        )
        return [where] if bad else []
    if MEMBER not in held:
        return [] if signs_in or answer.status_code == 404 else [f"{where}, not sign-in"]
    if held <= {EVERYONE, MEMBER}:
        return [] if answer.status_code == 404 else [f"{where}, not 404"]
    return [] if answer.status_code in {403, 404} else [f"{where}, not 403"]


# Pages whose object does not exist yet in this world (no paper, no published work).
EMPTY = {
    "judging:ballot",  # only where works are put in order
    "judging:pair",  # only where works are compared two by two
    "judging:pairs",
    "mailbox:link",
    "mailings:leave",
    "defence:calendar",
    "defence:sheets",
    "defence:arrival",
    "defence:audience",
    "entries:invited",
    "publishing:work",
    "publishing:recount",
    "publishing:bundle",
    "awards:paper",
    "awards:protocol",
    "awards:checked",
    "awards:statement",
    "awards:badge",
    "awards:picture",
    "awards:name",
    "awards:name-preview",
    "appeals:corrected",
    "community:profile",
}


def test_a_wrong_method_is_refused(world, no_second_factor, django_db_blocker):
    with django_db_blocker.unblock():
        _, people, *_ = world
        client = Client()
        client.force_login(people["organiser"], backend="baiqau.people.sessions.Accounts")
        assert client.get(address("contests:announce", world)).status_code == 405


def test_strangers_find_nothing_of_another_contest(world, no_second_factor, django_db_blocker):
    """The organiser of one contest is nobody in the other."""
    _, people, entry, sheet = world
    with django_db_blocker.unblock():
        client = Client()
        client.force_login(people["organiser"], backend="baiqau.people.sessions.Accounts")
        for path in (
            f"screening/{entry.key}/",
            f"entries/{entry.key}/",
            f"sheets/{sheet.key}/",
            "ranking/",
            "letters/",
        ):
            assert client.get(f"/kk/c/another/{path}").status_code == 404, path


def test_no_get_changes_anything(world, no_second_factor, django_db_blocker):
    def checksum():
        tables = [
            name
            for name in connection.introspection.table_names()
            if not name.startswith(("django_session", "base_"))
        ]
        with connection.cursor() as cursor:
            counts = []
            for name in sorted(tables):
                cursor.execute(f'SELECT * FROM "{name}" ORDER BY 1')
                counts.append((name, hash(repr(cursor.fetchall()))))
        return counts

    with django_db_blocker.unblock():
        before = checksum()
        for right in RIGHTS:
            if (
                "GET" in right.methods
                and right.view not in DEMO_VIEWS
                and not right.view.startswith(FOREIGN)
            ):
                for _, _, client in clients(world[1]):
                    _read(client.get(address(right.view, world)))
        after = checksum()
        changed = [old[0] for old, new in zip(before, after, strict=True) if old != new]
    # look-ups of papers are logged and signing in is dated; nothing else may change
    assert [name for name in changed if name not in {"awards_verification", "people_person"}] == []


def test_an_office_asks_for_a_second_factor(world, django_db_blocker):
    _, people, *_ = world
    with django_db_blocker.unblock():
        client = Client()
        client.force_login(people["committee"], backend="baiqau.people.sessions.Accounts")
        answer = client.get(address("screening:queue", world))
        assert answer.status_code == 302
        assert answer.headers["Location"].endswith("/me/second-factor/")
    assert "committee" in STAFF
