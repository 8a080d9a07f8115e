"""A mailbox that is entered with OAuth2: a real mail server asks the provider whether the token is good."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from baiqau.mailbox import actions, fetching, sealing, tokens
from baiqau.mailbox.models import Mailbox
from baiqau.rules.refusals import Refused
from tests import build
from tests.mailbox.letters import letter
from tests.mailbox.provider import providing
from tests.services.dovecot import USER, program, running

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("dovecot")]


@pytest.fixture(scope="module")
def house():
    with providing(USER) as provider:
        url = f"http://127.0.0.1:{provider.port}/introspect"
        with running(program(), mechanisms="xoauth2 oauthbearer", url=url) as server:
            yield provider, server


@pytest.fixture
def provider(house):
    found, server = house
    found.refresh, found.lasts, found.turning, found.down = "refresh-1", 3600, False, False
    found.good, found.asked = set(), []
    server.empty()
    return found


@pytest.fixture
def box(house, provider):
    return set_up(build.contest(), provider, port=house[1].port)


def set_up(contest, provider, **changes):
    told = {
        "host": "127.0.0.1",
        "port": 993,
        "secure": False,
        "user": USER,
        "secret": "refresh-1",
        "by_token": True,
        "folder": "INBOX",
        "token_url": provider.url,
        "client_id": "baiqau",
        "client_secret": "қпс",
    }
    by = build.person()
    return actions.set_up(contest, **told | changes, by=by, now=build.IN_CALL)


def fetch(box):
    return fetching.fetch(Mailbox.objects.get(pk=box.pk), now=timezone.now())


def deliver(house, number=1):
    house[1].deliver([letter(f"ЖИ байқауы_Әлиева{turn}") for turn in range(number)])


def test_letters_are_fetched_with_a_token_that_is_kept_while_it_is_good(house, box, provider):
    deliver(house)
    assert len(fetch(box)) == 1
    deliver(house, 2)
    fetch(box)

    asked = {name: provider.asked[0][name] for name in ("grant_type", "client_id", "client_secret")}
    assert len(provider.asked) == 1
    assert asked == {"grant_type": "refresh_token", "client_id": "baiqau", "client_secret": "қпс"}
    kept = Mailbox.objects.get()
    assert kept.trouble == ""
    assert "access-1" not in kept.access
    assert sealing.opened(kept.access) == "access-1"


def test_a_server_that_knows_only_oauthbearer_is_entered_too(provider):
    url = f"http://127.0.0.1:{provider.port}/introspect"
    with running(program(), mechanisms="oauthbearer", url=url) as server:
        server.deliver([letter("ЖИ байқауы_Әлиева")])
        box = set_up(build.contest(), provider, port=server.port)

        assert len(fetch(box)) == 1


def test_a_token_is_renewed_before_it_ends(house, box, provider):
    fetch(box)
    Mailbox.objects.update(access_until=timezone.now() + timedelta(seconds=60))
    fetch(box)

    assert len(provider.asked) == 2


def test_a_token_the_server_refuses_is_renewed_once(house, box, provider):
    fetch(box)
    provider.good = set()  # revoked before its time
    deliver(house)

    assert len(fetch(box)) == 1
    assert len(provider.asked) == 2


def test_a_server_that_refuses_every_token_is_asked_twice_and_no_more(house, box, provider):
    provider.user = "another"
    try:
        with pytest.raises(Refused, match="mailbox-unreachable"):
            fetch(box)
    finally:
        provider.user = USER

    assert len(provider.asked) == 2
    assert not Mailbox.objects.get().consent_lost


def test_a_provider_that_turns_the_refresh_token_is_followed(house, box, provider):
    provider.turning = True
    fetch(box)
    Mailbox.objects.update(access="", access_until=None)
    fetch(box)

    assert [one["refresh_token"] for one in provider.asked] == ["refresh-1", "refresh-2"]
    assert sealing.opened(Mailbox.objects.get().secret) == "refresh-3"


def test_a_lost_consent_is_said_and_ends_with_a_new_refresh_token(house, box, provider):
    provider.refresh = "refresh-9"
    with pytest.raises(Refused) as refused:
        fetch(box)

    assert refused.value.code == "mailbox-token-refused"
    words = "invalid_grant: Token has been expired or revoked."
    assert refused.value.facts == {"host": "127.0.0.1", "words": words}
    found = Mailbox.objects.get()
    assert (found.consent_lost, found.trouble, found.access) == (True, words, "")

    set_up(found.contest, provider, port=house[1].port, secret="refresh-9")
    deliver(house)
    assert len(fetch(box)) == 1
    assert not Mailbox.objects.get().consent_lost


def test_a_provider_that_is_away_is_no_lost_consent(house, box, provider):
    box.token_url = "http://127.0.0.1:9/token"
    box.save()

    with pytest.raises(Refused, match="mailbox-provider-away"):
        fetch(box)
    assert not Mailbox.objects.get().consent_lost


def test_a_provider_in_trouble_is_no_lost_consent(house, box, provider):
    provider.down = True

    with pytest.raises(Refused, match="mailbox-provider-away"):
        fetch(box)
    assert not Mailbox.objects.get().consent_lost


@pytest.mark.parametrize(
    ("url", "good"),
    [
        ("https://oauth2.example/token", True),
        ("http://127.0.0.1:1/token", True),
        ("http://oauth2.example/token", False),
        ("file:///etc/passwd", False),
        ("https:///token", False),
    ],
)
def test_secrets_go_only_where_nobody_listens(url, good):
    assert tokens.safe(url) is good


def test_the_old_secret_is_never_sent_to_another_provider(box, provider):
    with pytest.raises(Refused, match="mailbox-secret-anew"):
        set_up(box.contest, provider, secret="", token_url="https://other.example/token")
    with pytest.raises(Refused, match="mailbox-token-address"):
        set_up(box.contest, provider, token_url="http://other.example/token")


def test_the_database_knows_no_token_without_a_provider(box):
    with pytest.raises(IntegrityError), transaction.atomic():
        Mailbox.objects.update(token_url="")


@pytest.mark.parametrize(
    ("language", "words"),
    [("kk", "Келісімді"), ("ru", "Дайте согласие"), ("en", "Give the consent anew there")],
)
def test_the_page_says_what_is_to_be_done(client, box, provider, language, words):
    Mailbox.objects.update(consent_lost=True, trouble="invalid_grant")
    organiser = build.sign_in(client, build.officer(box.contest, "organiser"))
    path = f"/{language}/c/{box.contest.slug}/mailbox/settings/"

    page = organiser.get(path).content.decode()

    assert words in page
    assert "invalid_grant" in page
    assert "refresh-1" not in page
    assert "қпс" not in page


def test_the_form_asks_for_what_oauth2_needs(client, box):
    organiser = build.sign_in(client, build.officer(box.contest, "organiser"))
    path = f"/en/c/{box.contest.slug}/mailbox/settings/"
    told = {"host": "imap.example", "port": 993, "user": "u", "by_token": "on", "folder": "INBOX"}

    page = organiser.post(path, told).content.decode()

    assert page.count("OAuth2 needs this.") == 4  # beside each field, and in the list above
    assert "imap.example" in page
