"""Words written on two devices: joined where they touch different fields, beside each other else."""

import re

import pytest

from tests.browser.test_device_draft import NEW, call, device, state
from tests.browser.test_pages import faults

__all__ = ["call", "device"]


@pytest.fixture
def twice(call, site, device, step_in):
    """The same draft opened on two devices of its author; gives both pages."""
    pages = []
    for _ in range(2):
        page = device()
        page.goto(f"{site}/kk/demo/")
        page.locator('form:has(input[value^="author"]) button').nth(1).click()
        page.wait_for_load_state()
        page.goto(f"{site}/kk/{NEW}entries/")
        links = page.locator("main a").evaluate_all("found => found.map((link) => link.href)")
        draft = next(link for link in links if re.search(r"/entries/[0-9a-f-]{36}/", link))
        page.goto(re.sub(r"(/entries/[0-9a-f-]{36}/).*", r"\1edit/", draft))
        pages.append(page)
    return pages


def write(page, name, text, word="server"):
    page.locator(f"[name={name}]").fill(text)
    state(page, word)


def test_different_fields_are_joined_and_the_same_field_is_shown_twice(twice):
    phone, desk = twice
    write(phone, "title", "Ауыл кітапханасының көмекшісі")
    write(desk, "summary", "Үстелден жазылған мазмұн")
    phone.reload()
    assert phone.locator("[name=title]").input_value() == "Ауыл кітапханасының көмекшісі"
    assert phone.locator("[name=summary]").input_value() == "Үстелден жазылған мазмұн"

    desk.locator("[name=title]").fill("Қала кітапханасының көмекшісі")
    desk.locator("[data-said]:has-text('басқа жерде')").wait_for()
    desk.locator("button.main[type=submit]").click()
    desk.locator("#faults").wait_for()

    assert faults(desk) == []
    assert desk.locator("#faults del").inner_text() == "Ауыл"
    assert desk.locator("[name=title]").input_value() == "Қала кітапханасының көмекшісі"
    desk.locator("button[name=take]").click()
    desk.wait_for_load_state()
    assert desk.locator("[name=title]").input_value() == "Ауыл кітапханасының көмекшісі"


def test_words_that_did_not_reach_the_server_come_back_after_another_device_wrote(twice):
    phone, desk = twice
    phone.context.set_offline(True)
    write(phone, "title", "Желісіз жазылған атау", "waiting")
    write(desk, "summary", "Осы арада жазылған мазмұн")
    phone.context.set_offline(False)

    phone.reload()

    assert phone.locator("[name=title]").input_value() == "Желісіз жазылған атау"
    assert phone.locator("[name=summary]").input_value() == "Осы арада жазылған мазмұн"
    state(phone, "server")
    desk.reload()
    assert desk.locator("[name=title]").input_value() == "Желісіз жазылған атау"
