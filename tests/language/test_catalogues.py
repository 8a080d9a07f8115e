"""Every message is said in Kazakh and Russian, whole and with the right letters."""

import re
from pathlib import Path

import allauth
import polib
import pytest
from django import forms
from django.utils import translation

from baiqau.base import messages

ROOT = Path(__file__).resolve().parents[2] / "src" / "baiqau"
CATALOGUES = sorted(ROOT.glob("**/locale/*/LC_MESSAGES/django.po"))
PLACEHOLDER = re.compile(r"%\(\w+\)[sdr]|\{\w+\}")
MIXED = re.compile(r"[а-яәғқңөұүһіё][a-z]|[a-z][а-яәғқңөұүһіё]", re.IGNORECASE)


def entries(path):
    return [entry for entry in polib.pofile(str(path)) if not entry.obsolete]


def spoken(entry):
    return list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]


def named(path):
    return str(path.relative_to(ROOT))


def test_no_message_of_the_sources_is_missing_in_kazakh_or_russian():
    assert list(messages.missing(ROOT)) == []


@pytest.mark.parametrize("path", CATALOGUES, ids=named)
def test_no_message_is_empty_or_fuzzy(path):
    assert [e.msgid for e in entries(path) if e.fuzzy or not all(spoken(e))] == []


@pytest.mark.parametrize("path", CATALOGUES, ids=named)
def test_every_plural_has_each_of_its_forms(path):
    catalogue = polib.pofile(str(path))
    number = int(re.search(r"nplurals=(\d)", catalogue.metadata["Plural-Forms"])[1])
    plurals = [entry for entry in catalogue if entry.msgid_plural and not entry.obsolete]
    assert [one.msgid for one in plurals if sorted(one.msgstr_plural) != [*range(number)]] == []


@pytest.mark.parametrize("path", CATALOGUES, ids=named)
def test_translations_keep_the_placeholders(path):
    wrong = [
        e.msgid
        for e in entries(path)
        for words in spoken(e)
        if set(PLACEHOLDER.findall(words)) != set(PLACEHOLDER.findall(e.msgid_plural or e.msgid))
    ]
    assert wrong == []


@pytest.mark.parametrize("path", CATALOGUES, ids=named)
def test_no_word_mixes_latin_and_cyrillic_letters(path):
    wrong = [
        words
        for e in entries(path)
        for words in spoken(e)
        if MIXED.search(PLACEHOLDER.sub(" ", words))
    ]
    assert wrong == []


def test_a_form_speaks_kazakh():
    class Example(forms.Form):
        email = forms.EmailField()
        day = forms.DateField()
        name = forms.CharField(max_length=3)

    with translation.override("kk"):
        form = Example({"email": "x", "day": "x", "name": "xxxx"})
        said = " ".join(str(error) for errors in form.errors.values() for error in errors)
    assert re.findall(r"\b[A-Za-z]{3,}\b", said) == []


def test_kazakh_dates_are_day_month_year_in_forms():
    with translation.override("kk"):
        assert forms.DateField(localize=True).clean("11.05.2024").month == 5


def test_every_message_of_the_sources_is_there_and_no_other():
    assert list(messages.missing(ROOT)) == []
    assert list(messages.unsaid(ROOT)) == []


def test_a_function_that_translates_under_another_name_is_known(tmp_path):
    told = 'from django.utils.translation import gettext as _now\n_now("Now"); _("Nothing")\n'
    (tmp_path / "words.py").write_text(told)
    (tmp_path / "page.html").write_text('{% firstof title _("Without a title") %}')

    assert messages.of_app(tmp_path) == {"Now", "Without a title"}


def test_the_pages_of_the_second_factor_are_whole_in_kazakh():
    """The package that makes them has no Kazakh: its words stand in the house's own catalogue."""
    own = polib.pofile(str(ROOT / "locale" / "kk" / "LC_MESSAGES" / "django.po"))
    said = {entry.msgid for entry in own if entry.translated()}
    assert messages.of_app(Path(allauth.__file__).parent / "templates" / "mfa") - said == set()


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_no_message_is_said_in_two_ways(language):
    """The catalogues of all rooms are one at run time: the first that knows a message speaks."""
    said = {}
    for path in CATALOGUES:
        if path.parts[-3] == language:
            for entry in entries(path):
                said.setdefault((entry.msgctxt, entry.msgid), set()).add(tuple(spoken(entry)))
    assert {msgid for (_, msgid), ways in said.items() if len(ways) > 1} == set()


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_all_catalogues_count_alike(language):
    rules = {
        polib.pofile(str(path)).metadata["Plural-Forms"]
        for path in CATALOGUES
        if path.parts[-3] == language
    }
    assert len(rules) == 1


def test_a_second_batch_is_never_called_by_the_word_for_a_stage_of_the_regulation():
    said = {
        named(path): [text for one in entries(path) if "batch" in one.msgid for text in spoken(one)]
        for path in CATALOGUES
    }
    kazakh = [text for name, texts in said.items() if "/kk/" in name for text in texts]
    assert kazakh
    assert [text for text in kazakh if "кезең" in text.lower()] == []
    russian = [text for name, texts in said.items() if "/ru/" in name for text in texts]
    assert [text for text in russian if "парти" in text.lower()] == []


def test_a_conflict_of_interest_has_one_kazakh_name():
    texts = [
        text
        for path in CATALOGUES
        if "/kk/" in named(path)
        for one in entries(path)
        for text in spoken(one)
    ]
    assert any("мүдделер қайшылығы" in text.lower() for text in texts)
    assert [text for text in texts if "қақтығыс" in text.lower()] == []
