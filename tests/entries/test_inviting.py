"""Co-authors: invited by letter, let in by their own address, each with an own name and consents."""

import re
from dataclasses import replace

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from baiqau.base import ratelimit
from baiqau.base.rights import AUTHOR
from baiqau.contests import clock
from baiqau.entries import actions, queries, visibility
from baiqau.entries.actions import Authorship
from baiqau.entries.models import Entry, Invitation
from baiqau.journal.models import Act, Letter
from baiqau.language.names import PersonName
from baiqau.people import actions as people
from baiqau.rules.refusals import Refused
from baiqau.site import offices
from tests import build

pytestmark = pytest.mark.django_db
NOW = build.IN_CALL
FRIEND = "friend@example.kz"
OWN = PersonName(surname="Қожахмет", given="Дәурен", patronymic="")


@pytest.fixture(autouse=True)
def _in_the_call(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: NOW)


@pytest.fixture
def contest():
    return build.contest()


@pytest.fixture
def entry(contest):
    """A draft with everything asked, of its owner and a friend."""
    owner = build.person("owner@example.kz")
    friend = build.authorship(FRIEND, surname="Кожахмет", given="Даурен", patronymic="")
    first = build.authorship(owner.email, contact=True)
    return build.draft(contest, owner=owner, authors=[first, friend])


@pytest.fixture
def friend():
    return build.person(FRIEND, surname="Қожахмет", given="Дәурен", patronymic="")


def asked(entry):
    return [text.key for text in entry.contest.regulation.consents if text.asked == "entry"]


def invite(entry, position=2):
    return actions.invite(named(entry, position), by=entry.owner, now=NOW)


def joined(entry, friend):
    return actions.accept(invite(entry), by=friend, now=NOW)


def tell_own(entry, friend, keys=None):
    keys = asked(entry) if keys is None else keys
    return actions.tell_own(entry, name=OWN, keys=keys, by=friend, now=NOW)


def link():
    """Give the path in the last letter to the friend."""
    letter = Letter.objects.filter(recipient=FRIEND).latest("pk")
    return re.search(r"https?://[^/]+(/\S+/invited/\S+/)", letter.body).group(1)


def at(view, entry, **names):
    one = {"contest": entry.contest.slug, "entry": entry.key}
    return "/en/" + reverse(view, kwargs=one | names).split("/", 2)[2]


def named(entry, position=2):
    return entry.authors.get(position=position)


def test_a_letter_asks_the_author_and_the_row_keeps_only_a_digest(entry):
    invitation = invite(entry)

    letter = Letter.objects.get(kind="entry.invitation")
    secret = link().rstrip("/").rpartition("/")[2]
    assert (letter.recipient, letter.language) == (FRIEND, "kk")
    assert entry.title in letter.body
    assert queries.invited(secret).get() == invitation
    assert secret != invitation.secret


def test_looking_at_the_link_changes_nothing(entry, friend, client):
    invite(entry)
    build.sign_in(client, friend)

    page = client.get(link())

    assert (page.status_code, page.context["fits"]) == (200, True)
    assert Invitation.objects.get().accepted_at is None


def test_the_button_lets_the_invited_address_in(entry, friend, client):
    invite(entry)
    build.sign_in(client, friend)

    answer = client.post(f"{link()}accept/")

    assert answer.status_code == 302
    assert answer.headers["Location"].endswith(f"/entries/{entry.key}/part/")
    assert Invitation.objects.get().person == friend
    with pytest.raises(Refused, match="entries-invite-needless"):
        invite(entry)
    assert AUTHOR in offices.held(friend, entry.contest)
    assert list(visibility.changeable(friend, entry.contest)) == [entry]


def test_a_visitor_is_led_to_the_door_and_another_person_is_refused(entry, friend, client):
    invite(entry)
    other = build.sign_in(Client(), build.person())

    assert client.get(link()).context["fits"] is False
    assert "next=" in client.get(link()).content.decode()
    assert client.post(f"{link()}accept/").status_code in {302, 404}
    assert other.get(link()).context["fits"] is False
    with pytest.raises(Refused, match="entries-invited-other"):
        actions.accept(Invitation.objects.get(), by=build.person(), now=NOW)
    assert Invitation.objects.get().accepted_at is None


def test_writing_once_more_ends_the_earlier_link(entry, client):
    invite(entry)
    earlier = link()

    again = invite(entry)

    assert again.turn == 2
    assert client.get(earlier).status_code == 404
    assert client.get(link()).status_code == 200


def test_an_invitation_taken_back_ends_link_and_access_at_once(entry, friend, client):
    joined(entry, friend)
    here = link()

    actions.uninvite(named(entry), by=entry.owner, now=NOW)

    assert client.get(here).status_code == 404
    assert AUTHOR not in offices.held(friend, entry.contest)
    with pytest.raises(Refused, match="entries-not-yours"):
        actions.save(entry, by=friend, now=NOW, title="Басқа атау")


def test_another_address_of_the_author_ends_the_invitation(entry, friend):
    joined(entry, friend)
    first, second = (Authorship.of(one) for one in entry.authors.all())
    moved = [first, replace(second, email="new@example.kz")]
    actions.set_authors(entry, authors=moved, by=entry.owner, now=NOW)

    assert not visibility.changeable(friend, entry.contest).exists()


def test_a_co_author_changes_words_and_files(entry, friend):
    joined(entry, friend)

    actions.save(entry, by=friend, now=NOW, title="Бірге жазылған атау")
    build.attach(entry, content=build.PDF + b"2", name="Қосымша.pdf", by=friend)

    entry.refresh_from_db()
    assert entry.title == "Бірге жазылған атау"
    assert entry.files.get(original_name="Қосымша.pdf").uploaded_by == friend.actor


def test_naming_handing_in_withdrawing_and_inviting_stay_with_the_owner(entry, friend):
    joined(entry, friend)
    tell_own(entry, friend)
    authors = [Authorship.of(one) for one in entry.authors.all()]

    for act in (
        lambda: actions.set_authors(entry, authors=authors, by=friend, now=NOW),
        lambda: actions.submit(entry, by=friend, now=NOW),
        lambda: actions.withdraw(entry, reason="Жоқ.", by=friend, now=NOW),
        lambda: actions.agree(entry, keys=[], by=friend, now=NOW),
        lambda: actions.invite(named(entry, 1), by=friend, now=NOW),
        lambda: actions.uninvite(named(entry), by=friend, now=NOW),
    ):
        with pytest.raises(Refused, match="entries-not-yours"):
            act()


@pytest.mark.parametrize("view", ["authors", "author-add", "consents", "check"])
def test_the_owners_pages_do_not_exist_for_a_co_author(entry, friend, client, view):
    joined(entry, friend)
    build.sign_in(client, friend)

    assert client.get(at(f"entries:{view}", entry)).status_code == 404


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_pages_of_a_co_author_speak_every_language(entry, friend, client, language):
    invite(entry)
    here = link()
    owner = build.sign_in(Client(), entry.owner)
    assert client.get(f"/{language}/{here.split('/', 2)[2]}").status_code == 200
    actions.accept(Invitation.objects.get(), by=friend, now=NOW)
    build.sign_in(client, friend)

    for view in ("edit", "files", "part", "show"):
        page = client.get(at(f"entries:{view}", entry).replace("/en/", f"/{language}/"))
        assert page.status_code == 200
        assert at("entries:authors", entry) not in page.content.decode()
    assert owner.get(at("entries:authors", entry)).status_code == 200


def test_a_co_author_writes_the_own_name_and_it_outlives_the_owners_changes(entry, friend):
    joined(entry, friend)
    tell_own(entry, friend)
    row = named(entry)
    assert (row.name, row.name_approved_at) == (OWN, NOW)

    authors = [Authorship.of(one) for one in entry.authors.all()]
    third = build.authorship(surname="Үшінші")
    turned = [replace(authors[1], post="Меңгеруші"), third, authors[0]]
    actions.set_authors(entry, authors=turned, by=entry.owner, now=NOW)

    kept = entry.authors.get(pk=row.pk)
    assert (kept.position, kept.name, kept.name_approved_at) == (1, OWN, NOW)
    assert kept.invitations.get().person == friend
    assert [one.surname for one in entry.authors.all()] == ["Қожахмет", "Үшінші", "Асанова"]


def test_the_owner_does_not_rewrite_a_name_its_bearer_has_written(entry, friend):
    joined(entry, friend)
    tell_own(entry, friend)
    first, second = (Authorship.of(one) for one in entry.authors.all())
    other = replace(second, name=PersonName(surname="Кожахметов", given="Даурен"))

    with pytest.raises(Refused, match="entries-name-is-own"):
        actions.set_authors(entry, authors=[first, other], by=entry.owner, now=NOW)


def test_a_work_waits_for_the_consents_of_its_co_authors(entry, friend):
    invite(entry)
    codes = [one.code for one in queries.missing(entry)]
    assert codes == ["coauthor-silent"]
    actions.uninvite(named(entry), by=entry.owner, now=NOW)
    assert queries.missing(entry) == ()

    invitation = invite(entry)
    actions.accept(invitation, by=friend, now=NOW)
    texts = entry.contest.regulation.consents
    needed = [one.key for one in texts if one.required and one.asked == "entry"]
    codes = [one.code for one in queries.missing(entry)]
    assert codes == ["coauthor-consent-missing"] * len(needed)
    with pytest.raises(Refused, match="entries-incomplete"):
        actions.submit(entry, by=entry.owner, now=NOW)

    tell_own(entry, friend, keys=needed)
    assert queries.missing(entry) == ()
    assert actions.submit(entry, by=entry.owner, now=NOW).state == "submitted"


def test_what_is_handed_in_already_is_not_held_up_by_a_new_invitation(entry, friend):
    actions.submit(entry, by=entry.owner, now=NOW)

    invite(entry)
    actions.save(entry, by=entry.owner, now=NOW, title="Түзетілген атау")

    assert entry.receipts.count() == 2


def test_the_consents_of_a_co_author_decide_on_showing_and_stand_in_the_receipt(entry, friend):
    joined(entry, friend)
    entry.refresh_from_db()
    assert (entry.publish, named(entry).publish) == (False, False)

    tell_own(entry, friend)
    actions.submit(entry, by=entry.owner, now=NOW)

    entry.refresh_from_db()
    assert (entry.publish, named(entry).publish) == (True, True)
    frozen = queries.last_receipt(entry).snapshot["authors"]
    assert set(frozen[1]["consents"]) == set(asked(entry))
    assert "consents" not in frozen[0]


def test_a_consent_taken_back_takes_the_work_out_of_the_showcase(entry, friend):
    joined(entry, friend)
    tell_own(entry, friend)
    actions.submit(entry, by=entry.owner, now=NOW)
    Entry.objects.update(state="admitted")
    assert list(queries.showable(entry.contest)) == [entry]

    key = min(queries.SHOWING & set(asked(entry)))
    people.withdraw_consent(friend, scope=entry.contest.scope, key=key, now=NOW)

    assert list(queries.showable(entry.contest)) == []


def test_the_part_of_a_co_author_is_one_page(entry, friend, client):
    joined(entry, friend)
    build.sign_in(client, friend)
    told = {"surname": "Қожахмет", "given": "Дәурен", "patronymic": ""}

    wrong = client.post(at("entries:part", entry), told | {"surname": "4"})
    right = client.post(at("entries:part", entry), told | dict.fromkeys(asked(entry), "on"))

    assert (wrong.status_code, right.status_code) == (200, 302)
    assert named(entry).name == OWN
    assert queries.missing(entry) == ()


def test_the_owner_sees_who_has_answered(entry, friend, client):
    build.sign_in(client, entry.owner)
    here = at("entries:authors", entry)
    assert "Invite to write along" in client.get(here).content.decode()

    client.post(at("entries:invite", entry, position=2))
    assert "Has not answered yet" in client.get(here).content.decode()
    actions.accept(Invitation.objects.get(), by=friend, now=NOW)

    assert "Writes along" in client.get(here).content.decode()
    client.post(at("entries:uninvite", entry, position=2))
    assert Invitation.objects.get().withdrawn_at == NOW


def test_invitations_are_counted(entry, client):
    build.sign_in(client, entry.owner)
    for _ in range(20):
        ratelimit.allow(f"invite:{entry.owner.pk}", most=20, seconds=3600, now=NOW)

    answer = client.post(at("entries:invite", entry, position=2))

    assert answer.status_code == 409
    assert not Invitation.objects.exists()


@pytest.mark.parametrize(
    ("position", "email", "code"),
    [(2, "", "entries-invite-no-address"), (1, None, "entries-invite-needless")],
)
def test_only_another_author_with_an_address_is_invited(entry, position, email, code):
    if email is not None:
        entry.authors.filter(position=position).update(email=email)

    with pytest.raises(Refused, match=code):
        invite(entry, position)


def test_nobody_is_let_in_when_the_work_can_no_longer_be_changed(entry, friend):
    invitation = invite(entry)
    actions.withdraw(entry, reason="Жоқ.", by=entry.owner, now=NOW)

    with pytest.raises(Refused, match="entries-closed"):
        actions.accept(invitation, by=friend, now=NOW)


def test_the_journal_tells_it_without_names(entry, friend):
    joined(entry, friend)
    actions.uninvite(named(entry), by=entry.owner, now=NOW)

    told = Act.objects.filter(kind__startswith="coauthor.").order_by("number")
    assert [(act.kind, act.facts) for act in told] == [
        ("coauthor.invited", {"position": 2}),
        ("coauthor.accepted", {"position": 2}),
        ("coauthor.uninvited", {"position": 2}),
    ]


def test_the_database_refuses_two_invitations_and_one_accepted_by_nobody(entry, friend):
    invitation, author = invite(entry), named(entry)

    with pytest.raises(IntegrityError), transaction.atomic():
        Invitation.objects.create(author=author, email=FRIEND, secret="1" * 64, sent_at=NOW)
    for lie in ({"accepted_at": NOW}, {"person": friend}, {"email": ""}, {"turn": 0}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Invitation.objects.filter(pk=invitation.pk).update(**lie)


def test_the_authors_page_costs_the_same_queries_for_one_co_author_and_many(
    entry, client, django_assert_max_num_queries
):
    build.sign_in(client, entry.owner)
    invite(entry)
    here = at("entries:authors", entry)
    client.get(here)
    with django_assert_max_num_queries(25) as one:
        client.get(here)
    named_ = [Authorship.of(author) for author in entry.authors.all()]
    more = [build.authorship(surname="Үшінші") for _ in range(5)]
    actions.set_authors(entry, authors=[*named_, *more], by=entry.owner, now=NOW)
    for position in range(3, 8):
        invite(entry, position)

    with django_assert_max_num_queries(len(one)):
        client.get(here)
