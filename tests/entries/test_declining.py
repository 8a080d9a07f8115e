"""The owner learns by letter what an invited co-author answered; saying no takes only the link."""

import re

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from baiqau.contests import clock
from baiqau.entries import actions
from baiqau.entries.models import Invitation
from baiqau.journal.models import Act, Letter
from baiqau.rules.refusals import Refused
from tests import build

pytestmark = pytest.mark.django_db
NOW = build.IN_CALL
FRIEND = "friend@example.kz"


@pytest.fixture(autouse=True)
def _in_the_call(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: NOW)


@pytest.fixture
def entry():
    """A draft with everything asked, of its owner and a friend."""
    owner = build.person("owner@example.kz")
    friend = build.authorship(FRIEND, surname="Кожахмет", given="Даурен", patronymic="")
    first = build.authorship(owner.email, contact=True)
    return build.draft(build.contest(), owner=owner, authors=[first, friend])


@pytest.fixture
def friend():
    return build.person(FRIEND, surname="Қожахмет", given="Дәурен", patronymic="")


def named(entry):
    return entry.authors.get(position=2)


def invite(entry):
    return actions.invite(named(entry), by=entry.owner, now=NOW)


def link():
    """Give the path in the last letter to the friend, in English."""
    letter = Letter.objects.filter(recipient=FRIEND).latest("pk")
    path = re.search(r"https?://[^/]+(/\S+/invited/\S+/)", letter.body).group(1)
    return "/en/" + path.split("/", 2)[2]


def authors_page(client, entry):
    path = reverse("entries:authors", args=[entry.contest.slug, entry.key])
    return client.get("/en/" + path.split("/", 2)[2]).content.decode()


def answers(kind):
    return Letter.objects.filter(kind=f"entry.co-author-{kind}")


def test_the_owner_gets_a_letter_when_a_co_author_accepts_once(entry, friend):
    invitation = invite(entry)

    for _ in range(2):
        actions.accept(invitation, by=friend, now=NOW)

    letter = answers("joined").get()
    assert letter.recipient == entry.owner.email
    assert letter.subject == "Кожахмет Даурен жұмысыңызды бірге жазады"
    assert "/authors/" in letter.body


def test_whoever_holds_the_link_declines_and_the_owner_is_told(client, entry):
    invite(entry)
    path = link()

    asked_ = client.get(path).content.decode()
    done = client.post(f"{path}decline/").content.decode()

    assert "Decline the invitation" in asked_
    assert "You have declined" in done
    assert client.get(path).status_code == 404
    letter = answers("declined").get()
    assert (letter.recipient, letter.language) == (entry.owner.email, entry.owner.language)
    act = Act.objects.get(kind="coauthor.declined")
    assert (act.actor, act.facts) == ("visitor", {"position": 2})
    assert named(entry).email == FRIEND  # still named: that is the owner's to decide


def test_the_owner_sees_who_declined_and_may_ask_again(client, entry):
    actions.decline(invite(entry), by=None, now=NOW)
    owner = build.sign_in(client, entry.owner)

    page = authors_page(owner, entry)
    assert "Invitation declined" in page
    invite(entry)

    assert "Has not answered yet" in authors_page(owner, entry)


def test_an_accepted_invitation_is_not_declined(entry, friend):
    invitation = invite(entry)
    actions.accept(invitation, by=friend, now=NOW)

    with pytest.raises(Refused, match="entries-invitation-accepted"):
        actions.decline(invitation, by=friend, now=NOW)


def test_a_link_that_has_ended_declines_nothing(entry):
    invitation = invite(entry)
    actions.uninvite(named(entry), by=entry.owner, now=NOW)

    with pytest.raises(Refused, match="entries-invitation-ended"):
        actions.decline(invitation, by=None, now=NOW)
    assert not answers("declined").exists()


def test_the_database_knows_no_declined_invitation_that_stands(entry):
    invitation = invite(entry)

    with pytest.raises(IntegrityError), transaction.atomic():
        Invitation.objects.filter(pk=invitation.pk).update(declined_at=NOW)
