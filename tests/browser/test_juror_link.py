"""A juror's link in a real browser, without a script: a code once, then two taps to the first work."""

import re
import sqlite3
from contextlib import closing

import pytest

from tests.browser.test_device_draft import code_for
from tests.browser.test_pages import faults

NEWEST = """SELECT recipient, body FROM journal_letter WHERE kind = 'judging.assigned'
  AND recipient LIKE 'juror%' AND recipient NOT LIKE 'juror0001%' ORDER BY id DESC LIMIT 1"""
PHONE = {"viewport": {"width": 360, "height": 740}}


@pytest.fixture
def letter(house):
    """The address of a juror and the path of the personal link in their letter."""
    with closing(sqlite3.connect(house / "baiqau.sqlite3")) as database:
        email, body = database.execute(NEWEST).fetchone()
    return email, re.search(r"https?://[^/]+(/\S+/juror/\S+/)", body)[1]


def press(page):
    page.locator("main form button.main").click()
    page.wait_for_load_state()


def test_a_device_asks_for_a_code_once_and_then_opens_the_first_work_in_two_taps(
    browser, site, house, letter
):
    email, link = letter
    context = browser.new_context(**PHONE, java_script_enabled=False)
    page = context.new_page()

    page.goto(site + link)
    press(page)
    page.wait_for_url(re.compile("/juror/code/"))
    page.locator("input[name=code]").fill("".join(code_for(house, email)))
    page.locator("input[name=remember]").check()
    press(page)
    page.wait_for_url(re.compile(r"/sheets/[0-9a-f-]{36}/"))
    page.goto(f"{site}/kk/sign-out/")
    press(page)

    page.goto(site + link)
    press(page)

    assert re.search(r"/sheets/[0-9a-f-]{36}/", page.url)
    context.close()


def test_both_pages_of_the_link_are_accessible_on_a_phone(browser, site, letter):
    context = browser.new_context(**PHONE)
    page = context.new_page()

    page.goto(site + letter[1])
    assert faults(page) == []
    press(page)
    assert faults(page) == []
    context.close()
