"""The clock's warnings as sound: silent until somebody switches it on, then one tone after another."""

from pathlib import Path

import pytest

import baiqau.defence

STATIC = Path(baiqau.defence.__file__).parent / "static" / "defence"
PAGE = """
<talk-sound data-off="off" data-on="on"></talk-sound>
<talk-timer data-first="3" data-last="1" data-soon="soon" data-end="end" data-over="over"
  data-rest="rest" data-left="0"><strong></strong><span></span></talk-timer>
"""

pytestmark = pytest.mark.browser


@pytest.fixture
def clock(browser):
    """A page with a clock that has four seconds left."""
    page = browser.new_page()
    page.clock.install(time="2024-11-21T10:00:00Z")
    page.clock.pause_at("2024-11-21T10:00:10Z")  # else it runs on beside the test
    page.set_content(PAGE)
    page.evaluate(
        "document.querySelector('talk-timer').dataset.ends = new Date(Date.now() + 4000).toISOString()"
    )
    for name in ("talk-timer.js", "talk-sound.js"):
        page.add_script_tag(path=STATIC / name)
    yield page
    page.close()


def sounded(page):
    return page.locator("talk-sound").get_attribute("data-sounded")


def test_without_a_press_it_stays_silent(clock):
    clock.clock.run_for(6000)

    assert clock.locator("talk-timer").get_attribute("data-stage") == "over"
    assert sounded(clock) is None


def test_switched_on_it_sounds_once_twice_three_times(clock):
    button = clock.get_by_role("button", name="off")
    button.click()
    assert clock.get_by_role("button", name="on").get_attribute("aria-pressed") == "true"
    heard = [int(sounded(clock))]
    for milliseconds in (1500, 2000, 1500):
        clock.clock.run_for(milliseconds)
        heard.append(int(sounded(clock)))

    assert heard == [1, 2, 4, 7]
