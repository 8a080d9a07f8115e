"""The vote of the audience: one person, one vote; nothing of it is known before the seal."""

import json

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from baiqau.contests import clock
from baiqau.defence import queries, voting
from baiqau.defence.actions import audience, day, result
from baiqau.defence.models import Ballot, Guest, Poll
from baiqau.journal import queries as journal
from baiqau.journal.models import Act
from baiqau.proof import bundle, commitment
from baiqau.publishing import actions as publishing
from baiqau.publishing import recount
from baiqau.rules.refusals import Refused
from tests import build
from tests.build import DEFENCE_DAY
from tests.defence import hall, stage
from tests.judging import bench

pytestmark = pytest.mark.django_db


@pytest.fixture
def contest(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: DEFENCE_DAY)
    return hall.gathered()


def refused(act, *given, **named):
    with pytest.raises(Refused) as told:
        act(*given, **named)
    return told.value.code


def url(contest, end=""):
    return f"/kk/c/{contest.slug}/vote/{end}"


WHO = {"surname": "Көрермен", "given": "Айгүл", "contact": "Guest@Example.kz", "agree": "on"}


def registered(contest, code, **more):
    told = {"ticket": code, **WHO, **more}
    return Client().post(url(contest, "register/"), told)


def test_a_guest_comes_in_by_ticket_registers_votes_and_changes_the_vote(contest):
    (code,) = hall.tickets(contest)
    hall.opened(contest)
    client = Client()

    shown = client.get(url(contest), {"ticket": voting.shown(code).lower()})
    assert shown.context["code"] == code
    ballot = registered(contest, code)["Location"]
    assert ballot == url(contest, f"{code}/")
    client.post(f"{ballot}give/", {"work": "1"})
    client.post(f"{ballot}give/", {"work": "2"})

    assert Ballot.objects.get().entry.number == 2
    assert Ballot.objects.get().commitment in client.get(ballot).content.decode()
    assert client.get(url(contest), {"ticket": code})["Location"] == ballot


def test_one_person_has_one_vote_by_the_database_too(contest):
    first, second = hall.tickets(contest, 2)
    hall.opened(contest)
    hall.guest(contest, first)
    assert refused(hall.guest, contest, second) == "defence-guest-known"
    assert refused(hall.guest, contest, first, "another@example.kz") == "defence-ticket-used"
    hall.vote(contest, first, 1)
    hall.vote(contest, first, 2)

    assert Ballot.objects.count() == 1
    with pytest.raises(IntegrityError), transaction.atomic():
        Guest.objects.filter(contact=None).update(
            contact="guest@example.kz", surname="Көрермен", given="Айгүл"
        )
    again = Ballot.objects.get()
    again.commitment = "0" * 64
    with pytest.raises(IntegrityError), transaction.atomic():
        again.save(force_insert=True)


def test_what_was_typed_stays_when_the_address_is_wrong_or_taken(contest):
    first, second = hall.tickets(contest, 2)
    hall.guest(contest, first)

    wrong = registered(contest, second, contact="айгүл")
    taken = registered(contest, second)

    for answer in (wrong, taken):
        assert answer.status_code == 200
        assert 'value="Көрермен"' in answer.content.decode()
        assert f'name="ticket" value="{second}"' in answer.content.decode()
    assert "contact" in wrong.context["form"].errors
    assert Guest.objects.exclude(contact=None).count() == 1


@pytest.mark.parametrize(
    ("kind", "told", "kept"),
    [
        ("phone", "8 701 123 45 67", "+77011234567"),
        ("either", "8 701 123 45 67", "+77011234567"),
        ("either", "Aigul@Example.kz", "aigul@example.kz"),
        ("email", "8 701 123 45 67", None),
        ("phone", "aigul@example.kz", None),
    ],
)
def test_the_regulation_says_which_address_is_asked(kind, told, kept):
    contest = hall.gathered(contact=kind)
    (code,) = hall.tickets(contest)

    registered(contest, code, contact=told)

    assert Guest.objects.get().contact == kept


def test_a_strange_code_opens_nothing(contest):
    hall.tickets(contest)

    assert Client().get(url(contest), {"ticket": "AAAAA-AAAAA"}).status_code == 404
    assert registered(contest, "AAAAAAAAAA").status_code == 409
    assert Client().get(url(contest, "AAAAAAAAAA/")).status_code == 409


def test_nobody_votes_for_an_own_work_and_members_of_the_commission_do_not_vote(contest):
    hall.opened(contest)
    codes = hall.tickets(contest, 3)
    own = contest.entries.get(number=1)
    own.owner.phone = "8 (701) 123-45-67"
    own.owner.save(update_fields=["phone"])
    hall.guest(contest, codes[0], own.owner.email)
    hall.guest(contest, codes[1], "+77011234567")
    hall.guest(contest, codes[2], contest.seats.first().person.email)

    assert refused(hall.vote, contest, codes[0], 1) == "defence-vote-own-work"
    assert refused(hall.vote, contest, codes[1], 1) == "defence-vote-own-work"
    assert refused(hall.vote, contest, codes[2], 2) == "defence-vote-commission"
    assert hall.vote(contest, codes[0], 2).entry.number == 2
    page = Client().get(url(contest, f"{codes[0]}/")).content.decode()
    assert ('value="1"' in page, 'value="2"' in page) == (False, True)


def test_where_the_regulation_lets_it_the_commission_votes_too():
    contest = hall.gathered(commission=True)
    hall.opened(contest)
    (code,) = hall.tickets(contest)
    hall.guest(contest, code, contest.seats.first().person.email)

    assert hall.vote(contest, code, 2).entry.number == 2


def test_a_vote_is_taken_while_the_vote_is_open_and_not_else(contest):
    (code,) = hall.tickets(contest)
    hall.guest(contest, code)
    assert refused(hall.vote, contest, code, 1) == "defence-vote-not-open"
    hall.opened(contest)
    hall.vote(contest, code, 1)
    hall.closed(contest)
    assert refused(hall.vote, contest, code, 2) == "defence-vote-not-open"

    for lie in (Ballot.objects.update, lambda **_: Ballot.objects.all().delete()):
        with pytest.raises(IntegrityError), transaction.atomic():
            lie(salt="0")
    again = hall.opened(contest)
    assert (again.closed_at, hall.vote(contest, code, 2).entry.number) == (None, 2)


def test_a_work_that_withdrew_is_not_to_be_chosen(contest):
    hall.opened(contest)
    (code,) = hall.tickets(contest)
    hall.guest(contest, code)
    talk = queries.talks(contest).get(entry__number=1)
    day.withdraw(talk, by=bench.organiser(contest), now=DEFENCE_DAY)

    assert refused(hall.vote, contest, code, 1) == "defence-vote-no-candidate"


def test_the_hall_shows_the_code_while_the_vote_is_open(contest, client):
    screen = f"/kk/c/{contest.slug}/hall/"
    shown = [url(contest) in client.get(screen).content.decode()]
    for act in (hall.opened, hall.closed):
        act(contest)
        shown.append(url(contest) in client.get(screen).content.decode())

    assert shown == [False, True, False]


def test_neither_journal_nor_tables_tell_who_chose_what(contest):
    hall.opened(contest)
    (code,) = hall.tickets(contest)
    found = hall.guest(contest, code)
    given = hall.vote(contest, code, 2)
    hall.vote(contest, code, 1)

    lines = json.dumps(list(Act.objects.values_list("kind", "actor", "subject", "facts")))
    for secret in (code, found.contact, found.surname, given.key, given.commitment):
        assert secret not in lines
    told = Act.objects.filter(kind="audience.voted").order_by("number")
    assert [(one.actor, one.facts) for one in told] == [
        ("visitor", {"changed": False}),
        ("visitor", {"changed": True}),
    ]
    assert found.digest != given.key
    assert {field.name for field in Ballot._meta.get_fields()} == {
        "key",
        "contest",
        "entry",
        "salt",
        "commitment",
    }


def test_the_console_tells_how_many_voted_and_not_for_what(contest):
    keeper = build.sign_in(Client(), bench.organiser(contest))
    hall.voted(contest, [1, 1, 2])

    answer = keeper.get(f"/kk/c/{contest.slug}/day/")

    assert answer.context["turnout"] == queries.Turnout(3, 3, 3)
    assert queries.result(contest) is None


def test_the_console_opens_closes_prints_and_voids(contest):
    keeper = build.sign_in(Client(), bench.organiser(contest))
    console = f"/kk/c/{contest.slug}/day/"

    printed = keeper.post(f"{console}tickets.pdf", {"number": "3"})
    assert printed.content.startswith(b"%PDF")
    keeper.post(f"{console}vote/", {"step": "open"})
    keeper.post(f"{console}vote/", {"step": "void"})
    assert (Guest.objects.count(), queries.vote_is_open(contest)) == (0, True)
    keeper.post(f"{console}vote/", {"step": "close"})
    assert not queries.vote_is_open(contest)
    assert keeper.post(f"{console}vote/", {"step": "dance"}).status_code == 404
    by = bench.organiser(contest)
    for number in (0, 501):
        assert refused(audience.tickets, contest, number=number, by=by, now=DEFENCE_DAY) == (
            "defence-tickets-number"
        )


def test_without_a_word_in_the_regulation_there_is_no_vote(client):
    contest = stage.shortlisted()
    stage.drawn(contest)

    assert client.get(url(contest)).status_code == 404
    assert refused(hall.opened, contest) == "defence-vote-undeclared"


def sealed(contest):
    stage.spoken(contest)
    stage.judged(contest)
    by, chair = bench.organiser(contest), contest.seats.get(chair=True).person
    found = result.compute(contest, by=by, now=DEFENCE_DAY)
    assert found.audience == {}
    found = result.confirm(found, by=chair, now=DEFENCE_DAY)
    return result.seal(found, opens_at=stage.OPENS, by=chair, now=DEFENCE_DAY)


def test_an_open_vote_blocks_the_result_and_a_closed_one_is_counted_at_the_seal(contest):
    hall.opened(contest)
    assert ("vote-open", 1) in [(one.code, one.number) for one in queries.blockers(contest)]
    hall.closed(contest)
    hall.voted(contest, [1, 1, 2])

    found = sealed(contest)

    assert found.audience["votes"] == [
        {"entry": 1, "votes": 2},
        {"entry": 2, "votes": 1},
        {"entry": 3, "votes": 0},
    ]
    assert (found.audience["given"], found.audience["ballots"]) == ([1], 3)
    assert refused(hall.opened, contest) == "contests-sealed"
    with pytest.raises(IntegrityError), transaction.atomic():
        Poll.objects.update(closed_at=None, root="")


def test_equal_votes_go_to_the_better_final_rank(contest):
    hall.voted(contest, [1, 2])

    assert sealed(contest).audience["given"] == [2]


def test_the_bundle_opens_every_ballot_and_holds_against_the_journal(contest):
    hall.voted(contest, [1, 1, 2])
    receipt = Ballot.objects.filter(entry__number=2).get().commitment
    found = sealed(contest)
    result.publish(found, by=bench.organiser(contest), now=stage.OPENS)
    found.refresh_from_db()

    content = recount.build(contest, found)

    assert bundle.check(content, journal=journal.lines(contest.scope)) == ""
    told = json.loads(content)["bundle"]["audience"]
    assert [one["entry"] for one in told["ballots"] if one["commitment"] == receipt] == [2]
    assert "guest0@example.kz" not in content.decode()
    made = publishing.publish_bundle(contest, by="system", now=stage.OPENS)
    assert made.number == 1


def test_the_page_of_a_vote_asks_as_much_for_one_work_as_for_many():
    counted = []
    for number in (1, 7):
        contest = hall.gathered(number)
        (code,) = hall.tickets(contest)
        hall.opened(contest)
        hall.guest(contest, code)
        client = Client()
        client.get(url(contest, f"{code}/"))
        with CaptureQueriesContext(connection) as seen:
            assert client.get(url(contest, f"{code}/")).status_code == 200
        counted.append(len(seen))

    assert counted[0] == counted[1]


def test_a_receipt_is_the_commitment_of_contest_and_work(contest):
    hall.voted(contest, [2])
    given = Ballot.objects.get()

    said = commitment.vote(contest.slug, 2)
    assert commitment.commit(said, salt=given.salt, domain=commitment.BALLOT) == given.commitment
