"""A question answered by a file, on a phone: put in, refused, replaced, taken out; with scripts and without."""

import os
import subprocess
import sys

import pytest

from tests import build
from tests.browser.test_device_draft import EMAIL, call, device
from tests.browser.test_pages import faults

__all__ = ["call", "device"]

CONTEST = """
from datetime import UTC, datetime

import django

django.setup()
from baiqau.contests import actions
from baiqau.contests.models import Contest
from baiqau.people.models import Person
from tests import build

if not Contest.objects.filter(slug="enclosing").exists():
    letter = {"key": "letter", "kind": "file", "extensions": ["pdf"], "required": True}
    plan = {"key": "plan", "kind": "file", "extensions": ["pdf", "jpg"]}
    rules = build.asking(letter | {"most_bytes": 5000, "clause": "5.1"}, plan)
    by, now = Person.objects.first(), datetime(2024, 10, 1, tzinfo=UTC)
    rules = rules.model_copy(update={"slug": "enclosing"})
    actions.announce(actions.create(rules, by=by, now=now), by=by, now=now)
"""
ASKED = "#asked-letter"
SENDING = {
    "kk": ("Файлды жіберу", "«хат.pdf» салынған."),
    "ru": ("Отправить файл", "«хат.pdf»"),
    "en": ("Send the file", "“хат.pdf” is put in."),
}


@pytest.fixture
def enclosing(call, house, site):
    """The writing page of a contest that asks for two files, while its call is open."""
    environment = {**os.environ, "BAIQAU_DATA": str(house), "BAIQAU_MODE": "demo"}
    environment |= {"DATABASE_URL": "", "DJANGO_SETTINGS_MODULE": "baiqau.site.settings"}
    subprocess.run([sys.executable, "-c", CONTEST], env=environment, check=True)
    return lambda language: f"{site}/{language}/c/enclosing/entries/begin/"


@pytest.fixture
def files(enclosing, device):
    """Give the page of files of a draft that has no account, in a language."""

    def begun(language, **settings):
        phone = device(**settings)
        phone.goto(enclosing(language))
        phone.locator("[name=email]").fill(EMAIL)
        phone.locator("main button.main[type=submit]").click()
        phone.wait_for_url("**/authors/")
        phone.goto(phone.url.replace("/authors/", "/files/"))
        return phone

    return begun


def put(phone, content, name="хат.pdf", question="letter"):
    """Choose a file for a question and press its button."""
    form = phone.locator(f"#asked-{question} form")
    file = {"name": name, "mimeType": "application/octet-stream", "buffer": content}
    form.locator("input[type=file]").set_input_files(file)
    form.locator("button[type=submit]").click()


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_on_a_phone_a_file_answers_its_question(files, language):
    phone = files(language)
    button, said = SENDING[language]
    assert phone.locator(f"{ASKED} button[type=submit]").inner_text().startswith(button)
    assert faults(phone) == []

    put(phone, build.PDF)
    phone.locator(ASKED).get_by_text(said).wait_for()

    assert faults(phone) == []
    assert phone.locator("#asked-plan").get_by_text("хат.pdf").count() == 0


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_a_refused_file_says_why_and_asks_for_no_rest(files, language):
    phone = files(language)

    put(phone, b"a letter, but no PDF")
    why = phone.locator(f"{ASKED} [data-said].fault")
    why.wait_for()
    reason = why.inner_text()

    assert "(5.1-тармақ)" in reason or "5.1)" in reason
    assert not phone.locator(f"{ASKED} progress").is_visible()
    assert not phone.locator(f"{ASKED} p[data-count]").is_visible()
    assert faults(phone) == []
    phone.reload()
    note = phone.locator(f"{ASKED} .note.error")
    assert reason in note.inner_text()
    assert faults(phone) == []
    note.locator("button").click()
    note.wait_for(state="detached")


def test_the_same_refused_file_chosen_again_is_told_so_and_a_good_one_clears_it(files):
    phone = files("en")
    put(phone, b"a letter, but no PDF")
    phone.locator(f"{ASKED} [data-said].fault").wait_for()

    put(phone, build.PDF, name="жаңа.pdf")
    phone.locator(ASKED).get_by_text("“жаңа.pdf” is put in.").wait_for()

    assert phone.locator(f"{ASKED} .note").count() == 0
    assert phone.get_by_text("only the rest is sent").count() == 0


def test_what_is_too_large_or_of_another_kind_is_refused_before_it_is_sent(files):
    phone = files("en")
    sent = []
    phone.on("request", lambda asked: sent.append(asked.method))

    put(phone, build.PDF + b" " * 5000)
    phone.locator(f"{ASKED} .fault", has_text="and at most").wait_for()
    put(phone, build.PDF, name="хат.docx")
    phone.locator(f"{ASKED} .fault", has_text="must end in one of: pdf (clause 5.1)").wait_for()

    assert "PATCH" not in sent
    assert not phone.locator(f"{ASKED} button[data-drop]").is_visible()


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_without_scripts_it_is_refused_put_in_replaced_and_taken_out(files, language):
    plain = files(language, java_script_enabled=False)

    put(plain, build.PDF, name="хат.docx")
    assert plain.url.endswith(ASKED)
    assert "5.1" in plain.locator(f"{ASKED} .fault").inner_text()
    put(plain, build.PDF)
    assert plain.url.endswith(ASKED)
    assert "хат.pdf" in plain.locator(f"{ASKED} > p").first.inner_text()
    put(plain, build.PDF + b"% 2", name="жаңа.pdf")
    assert "жаңа.pdf" in plain.locator(f"{ASKED} > p").first.inner_text()
    kept = plain.locator("#kept article")
    assert kept.count() == 1
    kept.locator("form button").click()

    assert plain.locator("#kept article").count() == 0
    assert plain.locator(f"{ASKED} > p").count() == 0
    assert plain.locator("details").get_by_text("жаңа.pdf").count() == 1
