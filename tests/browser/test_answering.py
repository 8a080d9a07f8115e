"""A question that is asked on a condition and a table, on a phone, with scripts and without."""

import os
import subprocess
import sys

import pytest

from tests.browser.test_device_draft import EMAIL, call, device, state
from tests.browser.test_pages import faults

__all__ = ["call", "device"]

CONTEST = """
from datetime import UTC, datetime

import django

django.setup()
from baiqau.contests import actions
from baiqau.contests.models import Contest
from baiqau.people.models import Person
from tests import build

if not Contest.objects.filter(slug="asking").exists():
    used = {"key": "used", "kind": "choice", "choices": ["yes", "no"], "required": True}
    columns = [{"key": "place", "kind": "short", "required": True}, {"key": "day", "kind": "date"}]
    columns += [{"key": "size", "kind": "choice", "choices": ["big", "small"]}]
    where = {"key": "where", "kind": "table", "columns": columns, "most_rows": 5}
    where |= {"only_if": {"question": "used", "answer": "yes"}}
    phone = {"key": "phone", "kind": "phone"}
    rules = build.asking(used, where, phone).model_copy(update={"slug": "asking"})
    by, now = Person.objects.first(), datetime(2024, 10, 1, tzinfo=UTC)
    actions.announce(actions.create(rules, by=by, now=now), by=by, now=now)
"""


@pytest.fixture
def asking(call, house, site):
    """The writing page of a contest that asks such questions, while its call is open."""
    environment = {**os.environ, "BAIQAU_DATA": str(house), "BAIQAU_MODE": "demo"}
    environment |= {"DATABASE_URL": "", "DJANGO_SETTINGS_MODULE": "baiqau.site.settings"}
    subprocess.run([sys.executable, "-c", CONTEST], env=environment, check=True)
    return f"{site}/kk/c/asking/entries/begin/"


def test_a_question_appears_when_its_condition_is_met_and_its_rows_grow(asking, device):
    phone = device()
    phone.goto(asking)
    table = phone.locator("answer-rows")
    assert not table.is_visible()

    phone.locator("[name=question-used][value=yes]").check()
    assert table.is_visible()
    assert not phone.locator("[data-condition]").first.is_visible()
    phone.locator("[name=email]").fill(EMAIL)
    phone.locator('[name="question-where.2.place"]').fill("Ауыл кітапханасы")
    table.locator("button").click()
    assert phone.evaluate("document.activeElement.name") == "question-where.3.place"
    phone.keyboard.type("Қала кітапханасы")
    state(phone, "server")
    assert faults(phone) == []
    table.locator("button").click()
    assert not table.locator("button").is_visible()

    phone.reload()
    assert phone.locator('[name="question-where.0.place"]').input_value() == "Ауыл кітапханасы"
    assert phone.locator('[name="question-where.1.place"]').input_value() == "Қала кітапханасы"
    phone.locator("[name=question-used][value=no]").check()
    assert not table.is_visible()
    state(phone, "server")
    phone.reload()
    phone.locator("[name=question-used][value=yes]").check()
    assert phone.locator('[name="question-where.1.place"]').input_value() == "Қала кітапханасы"


def test_rows_that_never_reached_the_server_come_back_from_the_device(asking, device):
    phone = device()
    phone.goto(asking)
    phone.locator("[name=question-used][value=yes]").check()
    phone.locator("answer-rows button").click()
    phone.locator('[name="question-where.3.place"]').fill("Төртінші орын")
    state(phone, "device")

    phone.reload()

    assert phone.locator("answer-rows").is_visible()
    assert phone.locator('[name="question-where.3.place"]').input_value() == "Төртінші орын"


def test_without_scripts_the_condition_is_a_sentence_and_the_button_asks_the_server(asking, device):
    plain = device(java_script_enabled=False)
    plain.goto(asking)
    told = plain.locator("[data-condition]").first
    assert told.inner_text() == "«used kk» сұрағына «yes kk» деп жауап берілсе ғана сұралады."
    plain.locator('[name="question-where.2.place"]').fill("Ауыл кітапханасы")
    plain.locator('[name="question-phone"]').fill("8 701")

    plain.locator("answer-rows button").click()
    plain.locator('[name="question-where.3.place"]').fill("Қала кітапханасы")

    assert plain.url.endswith("#id_question-where")
    assert plain.locator('[name="question-where.2.place"]').input_value() == "Ауыл кітапханасы"
    plain.locator("[name=email]").fill(EMAIL)
    plain.locator("button.main[type=submit]").click()
    assert plain.locator('[name="question-phone"]').input_value() == "8 701"
    assert plain.locator(".field.wrong label").first.inner_text().startswith("phone kk")
    assert plain.locator('[name="question-where.1.place"]').input_value() == "Қала кітапханасы"
