"""Ballots and comparisons in a real browser: without a network and back, two devices, three languages."""

import re
import time

import pytest

from tests.browser.conftest import served
from tests.browser.test_pages import NEW, faults

PHONE = {"viewport": {"width": 360, "height": 780}}
TABLET = {"viewport": {"width": 820, "height": 1180}}
PLACES = "fields => fields.slice(0, 3).map((field) => field.closest('[data-line]').dataset.number + '=' + field.value)"
TIMEOUT = 15_000


@pytest.fixture(scope="module")
def ballots(tmp_path_factory, chromium):
    """A demo whose jurors put all works in order."""
    with served(tmp_path_factory.mktemp("ballots"), judged="ballot") as address:
        yield address


@pytest.fixture(scope="module")
def comparing(tmp_path_factory, chromium):
    """A demo whose jurors compare works two by two."""
    with served(tmp_path_factory.mktemp("comparing"), judged="pairwise") as address:
        yield address


@pytest.fixture
def juror(browser):
    """Give a new device of the same juror each time it is asked for."""
    opened = []

    def take(address, path, **settings):
        opened.append(browser.new_context(**{**TABLET, **settings}))
        page = opened[-1].new_page()
        page.goto(f"{address}/kk/demo/")
        page.locator('form:has(input[value^="juror0002"]) button').first.click()
        page.wait_for_load_state()
        page.goto(f"{address}/kk/{NEW}{path}")
        return page

    yield take
    for one in opened:
        one.close()


def order(page):
    return page.locator(".ballot input").evaluate_all(PLACES)


def works(page):
    return page.locator("[data-line]").evaluate_all("all => all.map((one) => one.dataset.number)")


def up(page, number):
    page.locator(f'[data-number="{number}"] button[value^="up:"]').click()


def state(page, word):
    page.locator(f'[data-tap][data-state="{word}"]').wait_for(timeout=TIMEOUT)


def waiting(page):
    return re.findall(r"\d+", page.locator("tap-count [data-waiting]").inner_text())


def sent(page, ending):
    found = []
    page.on(
        "requestfinished",
        lambda request: request.url.endswith(ending) and found.append(request.post_data),
    )
    return found


def names(bodies):
    return [re.search(r'name="tap"\s+(\S+)', body).group(1) for body in bodies]


@pytest.mark.parametrize("size", [PHONE, TABLET])
def test_an_order_waits_without_a_network_is_counted_and_arrives_once(juror, ballots, size):
    page = juror(ballots, "sheets/ballot/", **size)
    for field in page.locator(".ballot input").all()[:1]:
        field.fill("")
        field.dispatch_event("change")
    state(page, "saved")
    bodies = sent(page, "/put/")
    page.context.set_offline(True)
    third, second = works(page)[2], works(page)[1]

    up(page, third)
    state(page, "waits")
    page.locator(f'[data-number="{second}"] input').fill("1")
    page.keyboard.press("Tab")
    page.locator("tap-count [data-waiting]").filter(has_text="2").wait_for(timeout=TIMEOUT)

    assert (waiting(page), works(page)[0]) == (["2"], second)
    assert faults(page) == []
    stood = order(page)
    page.context.set_offline(False)
    state(page, "saved")
    page.locator("tap-count [data-waiting]").wait_for(state="hidden")
    assert len(bodies) == len(set(names(bodies))) == 2
    page.reload()
    assert order(page) == stood


def test_an_order_outlives_its_page_and_goes_from_the_list(juror, ballots):
    page = juror(ballots, "sheets/ballot/")
    page.route("**/put/", lambda route: route.abort())
    last = works(page)[-1]
    page.locator(f'[data-number="{last}"] input').fill("1")
    page.keyboard.press("Tab")
    state(page, "waits")
    page.unroute("**/put/")

    page.goto(f"{ballots}/kk/{NEW}sheets/")
    held = "Object.values(localStorage).filter((kept) => kept !== '[]').length"
    deadline = time.monotonic() + TIMEOUT / 1000
    while page.evaluate(held) and time.monotonic() < deadline:
        page.wait_for_timeout(100)

    page.goto(f"{ballots}/kk/{NEW}sheets/ballot/")
    assert (works(page)[0], page.evaluate(held)) == (last, 0)


def test_a_lost_answer_is_asked_for_again_and_the_order_counts_once(juror, ballots):
    page = juror(ballots, "sheets/ballot/")

    def lose(route):
        route.fetch()
        route.abort()

    page.route("**/put/", lose, times=1)
    last = works(page)[-1]
    page.locator(f'[data-number="{last}"] input').fill("1")
    page.keyboard.press("Tab")
    state(page, "waits")

    state(page, "saved")
    assert page.locator("tap-choice").count() == 0
    page.reload()
    assert works(page)[0] == last


@pytest.mark.parametrize(("button", "stands"), [("keep", "phone"), ("take", "tablet")])
def test_a_second_device_is_warned_and_both_orders_are_shown(juror, ballots, button, stands):
    tablet = juror(ballots, "sheets/ballot/")
    phone = juror(ballots, "sheets/ballot/", **PHONE)
    first, second = works(tablet)[-2:]
    tablet.locator(f'[data-number="{first}"] input').fill("1")
    tablet.keyboard.press("Tab")
    state(tablet, "saved")

    phone.locator(f'[data-number="{second}"] input').fill("1")
    phone.keyboard.press("Tab")
    choice = phone.locator("tap-choice")
    choice.wait_for(timeout=TIMEOUT)

    assert f"№ {first}" in choice.locator("[data-says]").first.inner_text()
    assert faults(phone) == []
    tablet.reload()
    assert works(tablet)[0] == first
    choice.locator(f"[data-{button}]").click()
    state(phone, "saved")
    expected = {"phone": second, "tablet": first}[stands]
    assert works(phone)[0] == expected
    tablet.reload()
    assert works(tablet)[0] == expected


def test_a_line_is_drawn_to_its_place_and_kept(juror, ballots):
    page = juror(ballots, "sheets/ballot/", viewport={"width": 1280, "height": 900})
    up(page, works(page)[2])
    state(page, "saved")
    lower = works(page)[1]
    handle = page.locator(f'[data-number="{lower}"] ballot-handle').bounding_box()
    above = page.locator("[data-line]").first.bounding_box()

    page.mouse.move(handle["x"] + 5, handle["y"] + 5)
    page.mouse.down()
    page.mouse.move(handle["x"] + 5, above["y"] - 5, steps=8)
    page.mouse.up()

    assert works(page)[0] == lower
    state(page, "saved")
    page.reload()
    assert works(page)[0] == lower


def test_without_scripts_the_buttons_alone_put_in_order(juror, ballots):
    page = juror(ballots, "sheets/ballot/", java_script_enabled=False)
    last = works(page)[-1]
    page.locator(f'[data-number="{last}"] input').fill("")
    page.locator("form#ballot button.main").click()
    up(page, last)
    assert page.url.endswith(f"#w-{last}")


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
@pytest.mark.parametrize("size", [PHONE, TABLET])
def test_the_pages_are_accessible_in_three_languages(juror, ballots, comparing, language, size):
    for address, paths in (
        (ballots, ("sheets/", "sheets/ballot/", "sheets/signing/")),
        (comparing, ("sheets/", "sheets/next/", "sheets/pairs/", "sheets/signing/")),
    ):
        page = juror(address, "sheets/", **size)
        for path in paths:
            page.goto(f"{address}/{language}/{NEW}{path}")
            assert (path, faults(page, contrast=language == "kk")) == (path, [])


@pytest.mark.parametrize("size", [PHONE, TABLET])
def test_comparisons_wait_without_a_network_and_arrive_once(juror, comparing, size):
    page = juror(comparing, "sheets/next/", **size)
    bodies = sent(page, "/mark/")
    page.context.set_offline(True)
    page.locator('.marks [data-key="left"]').click()
    page.locator('.marks [data-key="right"]').click()
    state(page, "waits")

    assert waiting(page) == ["2"]
    assert faults(page) == []
    page.context.set_offline(False)
    state(page, "saved")
    page.locator("tap-count [data-waiting]").wait_for(state="hidden")
    assert len(bodies) == len(set(names(bodies))) == 2
    page.reload()
    assert page.locator('.marks [data-key="right"][aria-pressed="true"]').count() == 1


def test_a_second_device_is_warned_of_another_comparison(juror, comparing):
    tablet = juror(comparing, "sheets/next/")
    phone = juror(comparing, "sheets/next/", **PHONE)
    assert tablet.url == phone.url
    tablet.locator('.marks [data-key="left"]').click()
    state(tablet, "saved")

    phone.locator('.marks [data-key="right"]').click()
    choice = phone.locator("tap-choice")
    choice.wait_for(timeout=TIMEOUT)
    assert faults(phone) == []
    choice.locator("[data-take]").click()
    state(phone, "saved")
    assert phone.locator('.marks [data-key="left"][aria-pressed="true"]').count() == 1
