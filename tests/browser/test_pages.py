"""What a browser meets: the dark, weights, strangers, taps, the time machine; and a page that is not there."""

import urllib.request

import pytest
from axe_playwright_python.sync_playwright import Axe

NEW = "c/time-of-new-opportunities-2024/"
OLD = "c/time-of-new-opportunities-2023/"
DARK = (
    f"{NEW}", f"{NEW}regulation/", f"{NEW}may-i-enter/", f"{OLD}results/", "sign-in/", f"{NEW}hall/",
)  # fmt: skip


def faults(page, *, contrast=True):
    """Give what axe finds, and whether the page scrolls sideways.

    Contrast is nine tenths of axe's time; who walks the same pages once more in another language,
    where the same colours stand, leaves it out.
    """
    rules = {} if contrast else {"color-contrast": {"enabled": False}}
    seen = Axe().run(page, options={"resultTypes": ["violations"], "rules": rules}).response
    found = [f"{one['id']}: {one['nodes'][0]['html'][:120]}" for one in seen["violations"]]
    width = page.evaluate(
        "[document.documentElement.scrollWidth, document.documentElement.clientWidth]"
    )
    return found + ([f"scrolls sideways {width}"] if width[0] > width[1] else [])


def look(page, site, path):
    said = []
    page.on(
        "console", lambda message: said.append(message.text) if message.type == "error" else None
    )
    page.goto(f"{site}/{path}")
    blocked = [text for text in said if "404" not in text]
    return faults(page) + blocked


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_a_page_that_is_not_there_is_accessible_on_a_phone(page, site, language):
    assert look(page, site, f"{language}/nowhere/") == []


@pytest.mark.parametrize("path", DARK)
def test_a_public_page_is_accessible_in_the_dark_on_a_desk(browser, site, path):
    context = browser.new_context(viewport={"width": 1280, "height": 800}, color_scheme="dark")
    assert look(context.new_page(), site, f"kk/{path}") == []
    context.close()


def test_the_first_load_of_the_contest_is_under_fifty_kilobytes(page, site):
    weights = []
    page.on("requestfinished", lambda request: weights.append(request.sizes()["responseBodySize"]))
    page.goto(f"{site}/kk/{NEW}", wait_until="networkidle")
    assert sum(weights) < 50_000


def test_no_request_leaves_the_house(page, site):
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{site}/kk/{NEW}", wait_until="networkidle")
    assert [url for url in asked if not url.startswith(site)] == []


def test_a_juror_marks_a_work_with_taps_and_the_page_says_so(step_in):
    page = step_in("juror0002")
    page.locator(".marks").first.locator('button[value="7"]').click()
    page.wait_for_selector('form.criterion [data-tap][data-state="saved"]')
    assert page.locator('.marks button[value="7"][aria-pressed="true"]').count() == 1
    assert "1 / 6" in page.locator(".saved").inner_text()


def test_the_time_machine_opens_and_closes_the_call(page, site):
    page.goto(f"{site}/kk/demo/")
    page.locator('form:has(input[name="day"][value="2024-10-25"]) button').click()
    page.goto(f"{site}/kk/{NEW}")
    assert (
        page.locator("li.now strong").inner_text()
        == page.locator(".line li strong").first.inner_text()
    )
    page.goto(f"{site}/kk/demo/")
    page.locator('form:has(input[name="day"][value="2024-11-18"]) button').click()
    page.goto(f"{site}/kk/{NEW}")
    assert (
        page.locator("li.now strong").inner_text()
        == page.locator(".line li strong").nth(1).inner_text()
    )


def test_feeds_and_letters_lead_to_where_the_demo_is_served(site, house):
    with urllib.request.urlopen(f"{site}/kk/{OLD}news/atom.xml") as answer:
        feed = answer.read().decode()
    letters = [path.read_text() for path in (house / "letters").iterdir()]

    assert f'href="{site}/' in feed
    assert ":8000/" not in feed + "".join(letters)
    assert any(f"{site}/" in letter for letter in letters)
