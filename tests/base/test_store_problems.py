"""The doctor asks the store itself: what is wrong has a code, and a sentence on how to mend it."""

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from baiqau.base.bucket import client, multipart, problems
from baiqau.base.bucket.setting import Bucket
from tests.services.store import Gate, Rule

GOOD = Bucket("https://s3.example.kz", "works", "us-east-1", "key", "secret", "", straight=True)
SITE = "http://testserver"


def told(gate: Gate, settings, **changed: object) -> list[str]:
    settings.BUCKET = replace(gate.bucket, **changed)
    found = problems.of_store(settings.BUCKET, site=SITE, now=timezone.now())
    assert all(one.hint for one in found)
    return [one.id for one in found]


@pytest.mark.parametrize(
    ("changed", "codes"),
    [
        ({}, []),
        ({"name": ""}, ["baiqau.E011"]),
        ({"secret": ""}, ["baiqau.E011"]),
        ({"address": "s3.example.kz"}, ["baiqau.E012"]),
        ({"address": "https://s3.example.kz/works"}, ["baiqau.E012"]),
        ({"address": "http://s3.example.kz"}, ["baiqau.E013"]),
        ({"address": "http://127.0.0.1:9000", "public": "http://s3.example.kz"}, ["baiqau.E013"]),
        ({"address": "http://127.0.0.1:9000"}, []),
    ],
)
def test_the_settings_are_judged_without_asking_anybody(changed, codes) -> None:
    assert [one.id for one in problems.of_setting(replace(GOOD, **changed))] == codes


def test_without_the_packages_it_is_said_how_to_get_them(monkeypatch) -> None:
    monkeypatch.setattr(problems, "find_spec", lambda name: None)

    (found,) = problems.of_setting(GOOD)

    assert (found.id, "make setup-s3" in found.hint) == ("baiqau.E010", True)


def test_a_store_in_order_has_nothing_said_of_it_and_nothing_left_in_it(gate, settings) -> None:
    assert told(gate, settings) == []
    assert (gate.objects, gate.opened) == ({}, 0)


def test_a_wrong_key_and_a_wrong_secret(gate, settings) -> None:
    assert told(gate, settings, key="nobody") == ["baiqau.E016"]
    assert told(gate, settings, secret="another") == ["baiqau.E016"]


def test_a_bucket_that_is_not_there(gate, settings) -> None:
    assert told(gate, settings, name="elsewhere") == ["baiqau.E015"]


@pytest.mark.parametrize("skew", [-20, 20])
def test_clocks_apart(gate, settings, skew) -> None:
    gate.skew = timedelta(minutes=skew)

    assert told(gate, settings) == ["baiqau.E017"]


def test_a_store_that_is_away(gate, settings, monkeypatch) -> None:
    gate.down = True

    assert told(gate, settings) == ["baiqau.E014"]


def test_a_bucket_open_to_strangers(gate, settings) -> None:
    gate.public = True

    assert told(gate, settings) == ["baiqau.E019"]
    assert gate.objects == {}


@pytest.mark.parametrize(
    "rule",
    [
        Rule(origin=""),
        Rule(origin="https://another.kz"),
        Rule(methods="GET"),
        Rule(headers="content-type"),
    ],
)
def test_a_bucket_without_a_rule_for_our_pages(gate, settings, rule) -> None:
    gate.rule = rule

    assert told(gate, settings) == ["baiqau.W010"]
    assert told(gate, settings, straight=False) == []


def test_an_address_browsers_do_not_reach(gate, settings) -> None:
    assert told(gate, settings, public="http://127.0.0.1:1") == ["baiqau.W011"]


def test_a_store_that_is_away_is_not_what_is_not_there(gate, settings) -> None:
    with pytest.raises(FileNotFoundError), client.asking():
        client.house().get_object(Bucket=gate.bucket.name, Key="none")
    settings.BUCKET = replace(gate.bucket, secret="another")
    with pytest.raises(client.Away, match="SignatureDoesNotMatch"):
        multipart.begin(uuid4())
