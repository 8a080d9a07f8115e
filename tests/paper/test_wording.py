"""What papers say: complete in three languages, one alphabet a word, nothing to decline."""

import re
from string import Formatter

import pytest

from baiqau.paper import wording

TABLES = {
    name: getattr(wording, name)
    for name in (
        "TITLES",
        "SENTENCES",
        "PLACES",
        "PLACE_SENTENCES",
        "ROLES",
        "LABELS",
        "RECEIPT",
        "SHEET",
    )
}
SAID = [(f"{table}.{key}", said) for table, rows in TABLES.items() for key, said in rows.items()]
EVERY = pytest.mark.parametrize("said", [said for _, said in SAID], ids=[key for key, _ in SAID])


@EVERY
def test_everything_is_said_in_three_languages(said):
    assert list(said) == ["kk", "ru", "en"]
    assert all(words == words.strip() != "" for words in said.values())


@EVERY
def test_the_languages_share_their_placeholders(said):
    named = [
        {field for _, field, _, _ in Formatter().parse(words) if field} for words in said.values()
    ]

    assert named[0] == named[1] == named[2]


@EVERY
def test_no_word_mixes_alphabets(said):
    for words in (said["kk"], said["ru"]):
        plain = re.sub(r"\{\w+\}|SHA|QR|\b[IV]+\b", "", words)
        assert not re.search(r"[A-Za-z]", plain)
    assert not re.search(r"[А-яЁёӘ-ӿ]", said["en"])


@pytest.mark.parametrize("ending", ["-ға", "-ге", "-қа", "-ке", "-дың", "-нің", "-ны", "-ні"])
def test_no_kazakh_ending_hangs_on_a_placeholder(ending):
    assert not any("}" + ending in said["kk"] for _, said in SAID)


@pytest.mark.parametrize(
    ("words", "language", "shown"),
    [
        ("Ақылды сөре", "kk", "«Ақылды сөре»"),
        ("«Ақылды сөре»", "kk", "«Ақылды сөре»"),
        ('"Умная полка"', "ru", "«Умная полка»"),
        ("Проект «Полка» дома", "ru", "«Проект „Полка“ дома»"),
        ("Smart shelf", "en", "“Smart shelf”"),
        (" «А» мен «Ә» ", "kk", "«„А“ мен „Ә“»"),
    ],
)
def test_a_title_is_quoted_once(words, language, shown):
    assert wording.quoted(words, language) == shown


def test_a_role_names_the_work():
    assert wording.role("author", "Сөре", "kk") == "«Сөре» атты жұмыстың авторы"
    assert wording.role("co-author", "Полка", "ru") == "соавтор работы «Полка»"
    assert wording.role("library", "Shelf", "en") == "the library that entered the work “Shelf”"
