"""A letter to many on a phone: written, looked at, sent once, and the way out of it."""

import re

import pytest

from tests.browser.test_pages import NEW, faults

SENT = {"kk": "Жіберілді", "ru": "Отправлено", "en": "Sent"}


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_a_letter_to_many_is_written_sent_and_left_on_a_phone(
    page, browser, site, step_in, language
):
    step_in("organiser", language=language)
    page.on("dialog", lambda asked: asked.accept())
    page.goto(f"{site}/{language}/{NEW}mailings/new/")
    page.check("input[value=declined]")
    page.fill(f"[name=subject_{language}]", "2024")
    page.fill("[name=body_kk]", "{name}: {аты}")
    page.locator("main form button.main").click()
    page.locator("#faults li").wait_for()
    assert page.locator("#faults li").count() == 1
    assert faults(page) == []

    page.fill(f"[name=body_{language}]", "{name}: {page}")
    page.fill("[name=body_kk]", "{name}: {page}" if language == "kk" else "")
    page.locator("main form button.main").click()
    page.wait_for_url(re.compile(r"/mailings/[0-9a-f-]{36}/$"))
    assert faults(page) == []
    way_out = re.search(r"/\w\w/c/\S+/unsubscribe/\S+", page.locator("main").inner_text())[0]
    page.goto(f"{page.url}change/")
    assert page.locator(f"[name=body_{language}]").input_value() == "{name}: {page}"
    assert faults(page) == []
    page.go_back()

    page.locator("form[action$='/send/'] button").dblclick()
    page.locator("#progress").wait_for()
    assert faults(page) == []
    # htmx asks how far it is, and the list is shown anew once all is out
    page.locator("tbody .state", has_text=SENT[language]).first.wait_for(timeout=60_000)
    assert page.locator("tbody tr").count() == 1
    assert faults(page) == []
    leave(browser, site + way_out)


def leave(browser, address):
    """Leave by the link of a letter, without being signed in, and come again."""
    context = browser.new_context(viewport={"width": 360, "height": 780})
    page = context.new_page()
    page.goto(address)
    assert faults(page) == []
    page.locator("main button").click()
    page.locator("main button[name=back]").wait_for()
    assert faults(page) == []
    page.locator("main button[name=back]").click()
    page.locator("main button.main").wait_for()
    context.close()
