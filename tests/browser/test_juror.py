"""A juror's desk in a real browser: taps without a network, two devices, keys, two columns and one."""

import re

import pytest

from tests.browser.test_pages import NEW, faults

PHONE = {"viewport": {"width": 360, "height": 780}}
DESK = {"viewport": {"width": 1024, "height": 768}}
VALUES = "buttons => buttons.map((button) => button.value)"


@pytest.fixture
def device(browser, site):
    """Give a new device of the same juror each time it is asked for, at the demo's first sheet."""
    opened = []

    def take(role="juror0002", path=None, **settings):
        opened.append(browser.new_context(**{**DESK, **settings}))
        page = opened[-1].new_page()
        page.goto(f"{site}/kk/demo/")
        page.locator(f'form:has(input[value^="{role}"]) button').first.click()
        page.wait_for_load_state()
        if path:
            page.goto(path)
        return page

    yield take
    for one in opened:
        one.close()


@pytest.fixture
def unseen(device, site):
    """The address of a sheet of this juror nobody has begun: each test has its own."""
    page = device()
    page.goto(f"{site}/kk/{NEW}sheets/next/")
    return page.url


def criterion(page, place):
    return page.locator("form.criterion").nth(place)


def tap(page, place, value):
    criterion(page, place).locator(f'button[value="{value}"]').click()


def wait_for(page, place, state):
    criterion(page, place).locator(f'[data-tap][data-state="{state}"]').wait_for(timeout=10_000)


def pressed(page):
    return page.locator('.marks button[aria-pressed="true"]').evaluate_all(VALUES)


def number(page, selector):
    return re.findall(r"\d+", page.locator(selector).inner_text())


def test_each_tap_says_where_it_is_and_stands_after_loading_again(device, unseen):
    page = device(path=unseen)

    tap(page, 0, 7)
    wait_for(page, 0, "saved")
    tap(page, 0, 10)
    tap(page, 1, 3)
    wait_for(page, 0, "saved")
    wait_for(page, 1, "saved")

    assert number(page, "[data-progress]:not(tap-saver)") == ["2", "6"]
    page.reload()
    assert pressed(page) == ["10", "3"]


def test_taps_without_a_network_wait_are_counted_and_arrive_once_each(device, unseen):
    page = device(path=unseen)
    sent = []
    page.on(
        "requestfinished",
        lambda request: request.url.endswith("/mark/") and sent.append(request.post_data),
    )
    page.context.set_offline(True)

    for place, value in ((0, 4), (0, 5), (1, 6)):
        tap(page, place, value)
    wait_for(page, 0, "waits")

    assert number(page, "tap-count [data-waiting]") == ["3"]
    assert faults(page) == []
    page.context.set_offline(False)
    wait_for(page, 0, "saved")
    wait_for(page, 1, "saved")
    page.locator("tap-count [data-waiting]").wait_for(state="hidden")
    names = [re.search(r'name="tap"\s+(\S+)', one).group(1) for one in sent]
    values = [re.search(r'name="value"\s+(\d+)', one).group(1) for one in sent]
    assert (values, len(set(names))) == (["4", "5", "6"], 3)
    page.reload()
    assert pressed(page) == ["5", "6"]


def test_waiting_taps_outlive_the_page_and_go_from_the_list(device, unseen, site):
    page = device(path=unseen)
    page.route("**/mark/", lambda route: route.abort())
    tap(page, 2, 9)
    wait_for(page, 2, "waits")
    page.unroute("**/mark/")

    page.goto(f"{site}/kk/{NEW}sheets/")
    page.locator("tap-count [data-waiting]").wait_for(state="hidden")

    page.goto(unseen)
    assert pressed(page) == ["9"]


def test_a_lost_answer_is_asked_for_again_and_the_mark_counts_once(device, unseen):
    page = device(path=unseen)

    def lose(route):
        route.fetch()
        route.abort()

    page.route("**/mark/", lose, times=1)
    tap(page, 0, 8)
    wait_for(page, 0, "waits")
    tap(page, 0, 9)

    wait_for(page, 0, "saved")
    page.reload()
    assert pressed(page) == ["9"]


def test_a_tap_the_server_does_not_know_the_person_of_waits_for_signing_in(device, unseen, site):
    page = device(path=unseen)
    cookies = page.context.cookies()
    page.context.clear_cookies()
    tap(page, 0, 6)
    wait_for(page, 0, "stranger")

    page.context.add_cookies(cookies)
    page.goto(unseen.replace("/kk/", "/ru/"))

    wait_for(page, 0, "saved")
    page.goto(unseen)
    assert pressed(page) == ["6"]


def test_a_mark_refused_on_another_sheet_is_named_until_it_is_seen(device, unseen, site):
    page = device(path=unseen)
    page.evaluate("document.querySelector('.marks button').value = 99")
    tap(page, 0, 99)
    wait_for(page, 0, "refused")
    assert "0" in number(page, "form.criterion [data-tap] >> nth=0")

    page.goto(f"{site}/kk/{NEW}sheets/")
    line = page.locator("tap-count li")
    assert line.locator("a").get_attribute("href") == unseen
    line.locator("button").click()
    page.reload()
    assert line.count() == 0


@pytest.mark.parametrize(("button", "stands"), [("keep", "2"), ("take", "8")])
def test_two_devices_show_both_values_and_the_juror_chooses(device, unseen, button, stands):
    desk, phone = device(path=unseen), device(path=unseen, **PHONE)
    tap(desk, 0, 8)
    wait_for(desk, 0, "saved")

    tap(phone, 0, 2)
    choice = criterion(phone, 0).locator("tap-choice")
    choice.wait_for()

    assert re.findall(r"\d+", choice.locator("p").first.inner_text()) == ["8", "2"]
    assert faults(phone) == []
    desk.reload()
    assert pressed(desk) == ["8"]
    choice.locator(f"[data-{button}]").click()
    wait_for(phone, 0, "saved")
    assert pressed(phone) == [stands]
    desk.reload()
    assert pressed(desk) == [stands]


def test_the_keys_mark_move_and_go_on(device, unseen):
    page = device(path=unseen)
    focus = (
        "document.activeElement.closest('form').dataset.criterion + document.activeElement.value"
    )
    criterion(page, 0).locator("button").first.focus()

    page.keyboard.press("6")
    wait_for(page, 0, "saved")
    page.keyboard.press("j")
    assert page.evaluate(focus) == "novelty0"
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    wait_for(page, 1, "saved")
    page.keyboard.press("1")
    page.keyboard.press("0")
    page.locator('form.criterion button[value="10"][aria-pressed="true"]').wait_for()
    page.keyboard.press("k")
    assert page.evaluate(focus) == "relevance6"
    wait_for(page, 1, "saved")
    assert pressed(page) == ["6", "10"]
    page.keyboard.press("n")
    page.wait_for_url(lambda url: url != unseen)


def columns(page):
    boxes = [page.locator(part).bounding_box() for part in (".work", ".scoring")]
    return ["beside" if boxes[1]["x"] >= boxes[0]["x"] + boxes[0]["width"] else "below", *boxes]


def test_two_columns_scroll_each_by_itself_and_a_phone_has_one(device, unseen):
    desk, phone = device(path=unseen), device(path=unseen, **PHONE)

    assert (columns(desk)[0], columns(phone)[0]) == ("beside", "below")
    before = columns(desk)[1:]
    desk.locator(".scoring").evaluate("part => part.scrollTo(0, 400)")
    scrolled = desk.evaluate(
        "[scrollY, document.querySelector('.work').scrollTop, document.querySelector('.scoring').scrollTop]"
    )
    assert (scrolled, columns(desk)[1:]) == ([0, 0, 400], before)
    assert (faults(desk), faults(phone)) == ([], [])


def test_the_words_wait_without_a_network_and_go_when_it_is_back(device):
    page = device("juror0002")
    said = page.locator("#words [data-said]")
    page.context.set_offline(True)
    page.locator("[name=note]").fill("Тексеру керек")
    page.locator('#words [data-said][data-state="waiting"]').wait_for(timeout=10_000)

    page.context.set_offline(False)
    page.locator('#words [data-said][data-state="server"]').wait_for(timeout=10_000)

    assert said.is_visible()
    page.reload()
    assert page.locator("[name=note]").input_value() == "Тексеру керек"


def test_without_scripts_the_buttons_alone_mark_and_ask(device, unseen):
    plain = device(path=unseen, java_script_enabled=False)
    desk = device(path=unseen)
    tap(desk, 0, 8)
    wait_for(desk, 0, "saved")

    tap(plain, 1, 5)
    assert plain.url == unseen
    tap(desk, 0, 9)
    wait_for(desk, 0, "saved")
    tap(plain, 0, 2)
    assert plain.locator(".note.warning").count() == 1
    plain.locator('main form button[name="value"]').click()

    desk.reload()
    assert pressed(desk) == ["2", "5"]
