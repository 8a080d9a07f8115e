"""The ceremony in a real browser: a key moves the presenter's page and the screen of the hall."""

import os
import subprocess
import sys
from contextlib import contextmanager

import pytest

from tests.browser.test_pages import NEW, OLD, faults

HALL = {"width": 1280, "height": 720}
LEND = """
import django, sys
django.setup()
from django.utils import timezone
from baiqau.contests import actions
from baiqau.contests.models import Role
held = Role.objects.filter(office="organiser").select_related("contest", "person").order_by("pk")
own = held.filter(contest__slug__endswith="2024").first().person
old = held.filter(contest__slug__endswith="2023").exclude(person=own).first()
act = {"give": actions.give_office, "take": actions.take_office}[sys.argv[1]]
act(old.contest, own, "organiser", by=old.person, now=timezone.now())
"""


@pytest.fixture(scope="module")
def lent(house, site):
    """The demo's organiser holds the office of the contest that is over, too; for this module."""

    def run(act):
        environment = {
            **os.environ,
            "BAIQAU_DATA": str(house),
            "BAIQAU_MODE": "demo",
            "DATABASE_URL": "",
            "DJANGO_SETTINGS_MODULE": "baiqau.site.settings",
        }
        subprocess.run([sys.executable, "-c", LEND, act], env=environment, check=True)

    run("give")
    yield
    run("take")


@pytest.fixture
def presenter(browser, site, lent):
    """Give a new window of the organiser each time it is asked for."""
    with windows(browser) as opened:

        def at(path, context=None):
            page = (context or opened()).new_page()
            if context is None:
                page.goto(f"{site}/kk/demo/")
                page.locator('form:has(input[value^="organiser"]) button').first.click()
                page.wait_for_load_state()
            page.goto(f"{site}/kk/{path}")
            return page

        yield at


@contextmanager
def windows(browser):
    made = []

    def opened():
        made.append(browser.new_context(viewport=HALL))
        return made[-1]

    yield opened
    for one in made:
        one.close()


@pytest.fixture
def hall(browser, site):
    """The screen of the hall: a window of nobody."""
    with windows(browser) as opened:
        page = opened().new_page()
        page.goto(f"{site}/kk/{OLD}ceremony/screen/")
        yield page


def begin_again(page):
    """Stand on the opening frame: begin, or go back to it."""
    start = page.get_by_role("button", name="Рәсімді бастау")
    if start.count():
        start.click()
        page.wait_for_load_state()
    while (here := frame(page)) != 0:
        page.keyboard.press("ArrowLeft")
        stands(page, here - 1)


def frame(page):
    return int(page.locator("ceremony-keys").get_attribute("data-frame"))


def stands(page, number):
    page.locator(f'ceremony-keys[data-frame="{number}"]').wait_for(state="attached", timeout=10_000)


def test_keys_move_both_pages_and_a_wrong_one_is_taken_back(presenter, hall):
    page = presenter(f"{OLD}ceremony/")
    begin_again(page)
    other = presenter(f"{OLD}ceremony/")

    for number, key in enumerate(("Space", "ArrowRight", "PageDown"), start=1):
        page.keyboard.press(key)
        stands(page, number)
    name = page.locator(".aloud strong").first.inner_text()
    hall.get_by_role("heading", name=name).wait_for(timeout=10_000)
    stands(other, 3)
    assert faults(page) == []
    assert faults(hall) == []

    page.keyboard.press("ArrowLeft")
    hall.get_by_role("heading", name=name).wait_for(state="detached", timeout=10_000)
    assert name not in hall.content()
    stands(other, 2)


def test_a_double_key_moves_one_frame(presenter):
    page = presenter(f"{OLD}ceremony/")
    begin_again(page)

    page.evaluate(
        """() => ["ArrowRight", "ArrowRight"].forEach((key) =>
             document.body.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true })))"""
    )

    stands(page, 1)
    page.wait_for_timeout(1500)
    assert frame(page) == 1


def test_without_a_network_the_hall_holds_its_frame_and_the_presenter_is_told(presenter, hall):
    page = presenter(f"{OLD}ceremony/")
    begin_again(page)
    page.keyboard.press("ArrowRight")
    stands(page, 1)
    hall.locator("ul.columns").wait_for(timeout=10_000)
    page.context.set_offline(True)
    hall.context.set_offline(True)

    page.keyboard.press("ArrowRight")

    page.locator("[data-fault]").wait_for(timeout=10_000)
    hall.wait_for_timeout(1500)
    assert (frame(page), hall.locator("ul.columns").count()) == (1, 1)
    page.context.set_offline(False)
    page.keyboard.press("ArrowRight")
    stands(page, 2)
    assert page.locator("[data-fault]").is_hidden()


def test_the_rehearsal_moves_its_own_screen_only(presenter, hall):
    page = presenter(f"{NEW}ceremony/rehearsal/")
    shown = presenter(f"{NEW}ceremony/rehearsal/screen/", page.context)
    before = hall.content()

    for number in (1, 2, 3):
        page.keyboard.press("ArrowRight")
        stands(page, number)
        stands(shown, number)

    assert page.locator(".aloud strong").inner_text() == shown.locator("h1").inner_text()
    assert faults(page) == []
    assert faults(shown) == []
    assert hall.content() == before


@pytest.mark.parametrize("width", [360, 1280])
def test_the_pages_of_the_ceremony_are_accessible(presenter, width):
    page = presenter(f"{NEW}ceremony/")
    page.set_viewport_size({"width": width, "height": 720})
    found = faults(page)
    for path in (f"{OLD}ceremony/", f"{OLD}ceremony/words/", f"{NEW}ceremony/rehearsal/?frame=3"):
        page.goto(page.url.partition("/kk/")[0] + f"/kk/{path}")
        found += faults(page)
    assert found == []
