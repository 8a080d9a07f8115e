"""What was handed in is looked into while the author watches, then leafed through and played."""

import shutil

import pytest

from tests.browser.test_pages import faults
from tests.files import films, pdfs

BEGUN = 0.3  # seconds


def put_in(page, path, form):
    page.locator(f"input[type=radio][value={form}]").check()
    page.locator("file-sender input[type=file]").set_input_files(path)
    page.get_by_role("button", name="Send the file").click()


def card(page, name):
    """Give the card of a file once the page itself has noticed that all is made."""
    found = page.locator("article.card", has_text=name)
    found.get_by_text("See it as the jury will").wait_for(timeout=60_000)
    found.locator("summary", has_text="See it as the jury will").click()
    return found


def test_the_pages_of_a_document_turn_by_key_and_button(files, tmp_path):
    path = tmp_path / "Беттер.pdf"
    path.write_bytes(pdfs.pdf(pages=3))
    put_in(files, path, "text")

    found = card(files, path.name)
    place = found.locator("[data-place]")
    found.locator("leaf-viewer").focus()
    places = [place.text_content()]
    for key in ("ArrowRight", "ArrowRight", "ArrowRight", "Home"):
        files.keyboard.press(key)
        places.append(place.text_content())
    files.keyboard.press("+")

    assert places == ["1 / 3", "2 / 3", "3 / 3", "3 / 3", "1 / 3"]
    assert found.locator("leaf-viewer").get_attribute("data-size") == "1"
    assert found.locator("li:visible img").count() == 1
    assert found.locator("li:visible img").evaluate("image => image.decode().then(() => true)")
    assert faults(files) == []


@pytest.mark.skipif(not shutil.which("ffmpeg"), reason="light copies are made by ffmpeg")
def test_a_film_plays(files, tmp_path):
    path = tmp_path / "Бейне.mp4"
    path.write_bytes(films.film(frames=100))
    put_in(files, path, "video")

    film = card(files, path.name).locator("video")
    film.evaluate("film => { film.muted = true; return film.play(); }")
    for _ in range(100):  # the page's policy lets no text be evaluated again and again by itself
        if film.evaluate("film => film.currentTime") > BEGUN:
            break
        files.wait_for_timeout(100)

    assert film.evaluate("film => film.currentTime") > BEGUN
    assert film.evaluate("film => film.error") is None
    assert 3.8 < film.evaluate("film => film.duration") < 4.2


@pytest.mark.skipif(not shutil.which("ffmpeg"), reason="light copies are made by ffmpeg")
def test_a_film_is_read_along(files, tmp_path):
    path, words = tmp_path / "Сөйлейді.mp4", tmp_path / "Сөйлейді.srt"
    path.write_bytes(films.film(frames=100))
    words.write_bytes("1\r\n00:00:01,000 --> 00:00:02,000\r\n<b>Сәлем & қош</b>\r\n".encode())
    put_in(files, path, "video")
    files.locator("article.card", has_text=path.name).wait_for(timeout=60_000)
    place = files.locator("section#captions")
    place.wait_for()
    place.locator("input[type=file]").set_input_files(words)
    place.get_by_role("button", name="Put in the captions").click()

    film = card(files, path.name).locator("video")
    film.evaluate("film => { film.textTracks[0].mode = 'showing'; }")
    for _ in range(100):
        if film.evaluate("film => film.textTracks[0].cues?.length"):
            break
        files.wait_for_timeout(100)

    cue = (
        "film => [...film.textTracks[0].cues].map((one) => [one.startTime, one.endTime, one.text])"
    )
    assert film.evaluate(cue) == [[1, 2, "Сәлем &amp; қош"]]
    assert film.evaluate("film => film.textTracks[0].label") == "Қазақша"
    assert faults(files) == []
