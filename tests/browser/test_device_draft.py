"""A work is begun on a telephone without an account and goes on at another device after the code."""

import re

import pytest

from tests.browser.test_pages import NEW, faults

EMAIL = "aigerim.phone@kitap.example"
TITLE = "Ауыл кітапханасының цифрлық көмекшісі"
PHONE = {"viewport": {"width": 360, "height": 740}}
PRESS = """async () => {
  const form = document.querySelector("main form[action*='/begin/']");
  const press = () => fetch(form.action, { method: "POST", body: new FormData(form) });
  return (await Promise.all([press(), press(), press()])).map((answer) => answer.url);
}"""


def to_day(page, site, day):
    """Turn the demo's clock to a day it offers."""
    page.goto(f"{site}/kk/demo/")
    page.locator(f'form:has(input[value="{day}"]) button').click()
    page.wait_for_load_state()


@pytest.fixture
def call(page, site):
    """The address of the writing page while the call is open; the clock goes back afterwards."""
    to_day(page, site, "2024-10-25")
    yield f"{site}/kk/{NEW}entries/begin/"
    to_day(page, site, "2024-11-18")


@pytest.fixture
def device(browser):
    """Give a new device each time it is asked for."""
    opened = []

    def take(**settings):
        opened.append(browser.new_context(**PHONE, **settings))
        return opened[-1].new_page()

    yield take
    for one in opened:
        one.close()


def state(page, word):
    page.locator(f'[data-said][data-state="{word}"]').wait_for(timeout=10_000)


def code_for(house, email):
    letters = sorted((house / "letters").iterdir(), key=lambda path: path.stat().st_mtime_ns)
    texts = [path.read_text() for path in letters]
    letter = next(text for text in reversed(texts) if f"To: {email}" in text)
    return re.findall(r"^\s*(\d{6})\s*$|\b(\d{6})\b", letter.split("\n\n", 1)[1])[0]


def sign_in(page, house, code_sent):
    code_sent()
    page.wait_for_url(re.compile("sign-in/code"))
    page.locator("input[name=code]").fill("".join(code_for(house, EMAIL)))
    page.locator("main form button[type=submit]").first.click()
    page.wait_for_url(re.compile("entries/start"))


def test_device_then_server_then_another_device_and_one_entry(call, device, site, house):
    phone = device()
    phone.goto(call)
    assert faults(phone) == []

    phone.locator("[name=title]").press_sequentially(TITLE)
    state(phone, "device")
    phone.reload()
    assert phone.locator("[name=title]").input_value() == TITLE
    phone.locator("[name=email]").fill(EMAIL)
    state(phone, "server")
    assert faults(phone) == []

    other = device()
    other.goto(f"{site}/kk/{NEW}entries/begin/")
    assert other.locator("[name=title]").input_value() == ""
    other.goto(f"{site}/kk/{NEW}entries/start/")
    other.locator("input[name=email]").fill(EMAIL)
    sign_in(other, house, other.locator("main form button[type=submit]").first.click)
    assert faults(other) == []

    addresses = other.evaluate(PRESS)

    assert len(set(addresses)) == 1
    other.goto(addresses[0])
    assert other.locator("[name=title]").input_value() == TITLE
    other.locator("[name=summary]").fill("Бір абзац")
    state(other, "server")
    assert faults(other) == []
    other.reload()
    assert other.locator("[name=summary]").input_value() == "Бір абзац"


def test_without_a_connection_the_words_wait_and_go_when_it_is_back(call, device):
    phone = device()
    phone.goto(call)
    phone.context.set_offline(True)

    phone.locator("[name=email]").fill("waiting@kitap.example")
    phone.locator("[name=title]").fill(TITLE)
    state(phone, "waiting")
    phone.context.set_offline(False)

    state(phone, "server")


def test_on_a_shared_computer_the_words_are_removed(call, device):
    desk = device()
    desk.goto(call)
    desk.locator("[name=title]").fill(TITLE)
    desk.locator("[data-clear]").click()
    desk.wait_for_load_state()

    desk.goto(call)

    assert desk.locator("[name=title]").input_value() == ""
