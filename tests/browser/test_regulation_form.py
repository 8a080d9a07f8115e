"""The organiser writes the regulation as a form: on a phone and at a desk, with and without scripts."""

import re

import pytest

from tests.browser.test_pages import NEW, faults

AMEND = f"{NEW}manage/amend/"
SECTIONS = ("clauses", "stages", "works", "questions", "criteria", "judging", "awards", "consents")
BEGUN = re.compile(r"/new/[0-9a-f-]{36}/$")


@pytest.fixture
def desk(browser, site):
    """A room for a browser of some width, signed in as the organiser."""
    rooms = []

    def enter(width, language, **options):
        room = browser.new_context(viewport={"width": width, "height": 900}, **options)
        rooms.append(room)
        page = room.new_page()
        page.goto(f"{site}/{language}/demo/")
        page.locator('form:has(input[value^="organiser"]) button').first.click()
        page.wait_for_load_state()
        return page

    yield enter
    for room in rooms:
        room.close()


def drop(page, site):
    """Leave no draft behind."""
    page.goto(f"{site}/en/{AMEND}")
    button = page.locator(f'form[action$="/{AMEND}drop/"] button')
    if button.count():
        page.on("dialog", lambda dialog: dialog.accept())
        button.click()
        page.wait_for_load_state()


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_every_section_is_accessible_with_its_rows_open(desk, site, width, language):
    page, wrong = desk(width, language), []
    for section in SECTIONS:
        page.goto(f"{site}/{language}/{AMEND}part/{section}/")
        page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
        found = faults(page, contrast=language == "kk" and width == 360)
        wrong += [f"{section}: {one}" for one in found]
    assert wrong == []


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_a_new_contest_is_begun_and_its_pages_are_accessible(desk, site, language):
    page = desk(360, language)
    page.goto(f"{site}/{language}/new/")
    wrong = faults(page)
    page.locator('form:has(input[value="example"]) input[type=date]').fill("2027-11-15")
    page.locator('form:has(input[value="example"]) button').click()
    page.wait_for_url(BEGUN)
    root = page.url
    for path in ("", "part/contest/", "part/stages/", "preview/", "publish/", "text/"):
        page.goto(root + path)
        wrong += [f"{path}: {one}" for one in faults(page, contrast=language == "kk")]
    assert wrong == []


def test_what_is_typed_is_kept_without_pressing_anything(desk, site):
    page = desk(360, "en")
    page.goto(f"{site}/en/{AMEND}part/criteria/?at=criteria.0")
    page.locator('[name="criteria.0.weight"]').fill("much")
    page.locator("[data-said]", has_text="1 thing to mend").wait_for()

    page.reload()

    assert page.locator('[name="criteria.0.weight"]').input_value() == "much"
    assert page.locator('[id="criteria.0.weight-fault"]').is_visible()
    drop(page, site)


def test_a_word_typed_while_the_network_is_away_is_kept_by_the_next_saving(desk, site):
    page = desk(360, "en")
    page.goto(f"{site}/en/{AMEND}part/criteria/?at=criteria.0")
    page.context.set_offline(True)
    page.locator('[name="criteria.0.weight"]').fill("25")
    page.locator("[data-said]", has_text="waiting for the network").wait_for()
    page.context.set_offline(False)

    page.locator('[name="criteria.0.highest"]').fill("11")
    page.locator("[data-said]", has_text="Kept on the server").wait_for()

    page.reload()
    assert page.locator('[name="criteria.0.weight"]').input_value() == "25"
    drop(page, site)


def test_without_scripts_rows_are_added_filled_and_moved(desk, site):
    page = desk(1280, "en", java_script_enabled=False)
    page.goto(f"{site}/en/{AMEND}part/awards/")
    page.locator('button[value="add:awards.places"]').click()
    page.locator('[name="awards.places.4.name.en"]').fill("Fourth place")
    page.locator('button[value="up:awards.places.4"]').click()

    assert page.url.endswith("#awards.places.3")
    assert page.locator('[name="awards.places.3.name.en"]').input_value() == "Fourth place"
    page.locator('button[value="drop:awards.places.3"]').click()
    page.goto(f"{site}/en/{AMEND}")
    page.locator(f'form[action$="/{AMEND}drop/"] button').click()


def test_the_key_enter_saves_and_moves_nothing(desk, site):
    page = desk(1280, "en")
    page.goto(f"{site}/en/{AMEND}part/awards/")
    names = [page.locator(f'[name="awards.places.{at}.name.en"]').input_value() for at in (0, 1)]

    page.locator('[name="awards.places.1.count"]').press("Enter")
    page.wait_for_load_state()

    after = [page.locator(f'[name="awards.places.{at}.name.en"]').input_value() for at in (0, 1)]
    assert after == names
    drop(page, site)
