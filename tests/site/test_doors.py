"""What must not come in by a side door: acts by HEAD, keys in logs, links that have done their part."""

import logging
import logging.config
import re

import pytest
from django.conf import settings
from django.test import Client
from django.urls import URLPattern, get_resolver, reverse

from baiqau.journal import actions, kinds
from baiqau.judging.models import Seat
from baiqau.mailbox import letters as answers
from baiqau.rules.refusals import Refused
from baiqau.site.rights import UPLOADS
from baiqau.site.table import RIGHTS
from tests import build
from tests.judging import bench
from tests.mailbox.letters import arrived, letter

pytestmark = pytest.mark.django_db
KEY = "Ab3-_xYz0123456789:1xY9Zc:GAfdr-jY8KFojdE-bedQv3"
SHOWN = {"check", "awards:checked", "awards:statement", "awards:badge"}  # printed on every paper
OWN = {"awards:paper", "awards:picture"}  # the same code, and the owner signed in


@pytest.mark.parametrize("method", ["head", "options"])
def test_no_act_is_done_by_a_method_that_carries_no_form(method):
    contest = build.contest(announced=False)
    client = build.sign_in(Client(enforce_csrf_checks=True), bench.organiser(contest))
    address = reverse("contests:announce", kwargs={"contest": contest.slug})

    assert getattr(client, method)(address).status_code == 405

    contest.refresh_from_db()
    assert contest.announced_at is None


def test_only_the_rows_of_uploads_know_methods_beside_their_own():
    assert {right.view for right in RIGHTS} >= UPLOADS
    assert not any(right.methods & {"HEAD", "OPTIONS"} for right in RIGHTS)


def keyed(patterns, before="/kk/"):
    for one in patterns:
        path = before + str(one.pattern).lstrip("^")
        if not isinstance(one, URLPattern):
            yield from keyed(one.url_patterns, path if "kk" not in str(one.pattern) else before)
        elif re.search(r"<(str:(token|secret)|slug:ticket)>", path):
            yield one, path


def test_no_log_keeps_the_key_of_a_personal_link():
    hide = logging.config.DictConfigurator({}).configure_filter(
        dict(settings.LOGGING["filters"]["hide"])
    )
    found = list(keyed(get_resolver().url_patterns))
    assert len(found) > 10
    for pattern, path in found:
        if path.startswith("/kk/v/") or "/check/" in path or path.endswith((">.pdf", ">.png")):
            continue
        address = re.sub(r"<[a-z]+:contest>", "contest-2026", path)
        address = re.sub(r"<(str:(token|secret)|slug:ticket)>", KEY, address)
        record = logging.LogRecord("x", logging.WARNING, "", 0, "Forbidden: %s", (address,), None)
        assert hide.filter(record)
        assert KEY not in record.getMessage(), pattern.name


@pytest.fixture
def contest():
    return build.contest()


def pressed(client, contest, told):
    link = reverse("mailbox:link", kwargs={"contest": contest.slug, "token": answers.token(told)})
    return client.post(link)


def test_the_link_of_a_letter_opens_one_session_and_no_second(contest):
    told = arrived(letter(), contest)
    first, second = Client(), Client()

    assert "/edit/" in pressed(first, contest, told).headers["Location"]
    assert "/sign-in/?next=" in pressed(second, contest, told).headers["Location"]

    assert first.session["_auth_user_id"] == str(told.person.pk)
    assert "_auth_user_id" not in second.session
    assert "/edit/" in pressed(first, contest, told).headers["Location"]


@pytest.mark.parametrize("held", ["a seat", "a second factor"])
def test_the_link_of_a_letter_is_no_way_past_a_code_for_who_holds_more(contest, held):
    told = arrived(letter(), contest)
    if held == "a seat":
        seat = bench.seat(build.contest())
        Seat.objects.filter(pk=seat.pk).update(person=told.person)
    else:
        build.sign_in(Client(), told.person)
    client = Client()

    assert "/sign-in/?next=" in pressed(client, contest, told).headers["Location"]
    assert "_auth_user_id" not in client.session


def test_a_session_that_a_link_opened_moves_the_account_to_no_other_address(contest):
    told = arrived(letter(), contest)
    client = Client()
    pressed(client, contest, told)

    answer = client.get(reverse("people:address"))

    assert "/sign-in/?next=" in answer.headers["Location"]
    assert "_auth_user_id" not in client.session
    page = client.get(answer.headers["Location"]).content.decode()
    assert told.person.email in page


@pytest.mark.parametrize(
    "text", ["https://evil.example/?u={link}", "{link}@evil.example", "a {link} b"]
)
def test_no_wording_joins_anything_to_a_personal_link(text):
    for kind in kinds.every():
        house = kind.house("kk")
        assert kind.joined(house) == [], kind.code
        if "link" in kind.places:
            assert kind.joined(kinds.Words(house.subject, f"{house.body}\n{text}")) == ["{link}"]
            assert kind.joined(kinds.Words("{link}", house.body)) == ["{link}"]


def test_a_wording_that_joins_the_link_is_refused_with_a_sentence():
    kind = kinds.named("mail.drafted")
    house = kind.house("en")
    with pytest.raises(Refused) as told:
        actions.check(kind, kinds.Words(house.subject, house.body.replace("{link}", "x={link}")))
    assert told.value.code == "wording-joined"
