"""Kazakh letters of eight programs and many charsets: what was meant is read, or the doubt is told."""

from functools import cache

import pytest

from baiqau import post
from baiqau.post import Letter
from baiqau.rules import naming
from tests.post import making
from tests.post.making import Made
from tests.rules.documents import sample


@cache
def read() -> tuple[tuple[Made, Letter], ...]:
    return tuple((made, post.read(made.raw)) for made in making.letters())


def test_there_are_enough_of_them():
    assert len(read()) > 600
    assert len({made.manner for made, _ in read()}) == 26


def test_every_file_is_found_with_its_very_bytes():
    assert [
        made.manner
        for made, letter in read()
        if [part.content for part in letter.works] != [made.truth.content]
    ] == []


@pytest.mark.parametrize("what", ["subject", "file", "name", "text"])
def test_what_is_read_is_exact_in_99_of_100_and_told_to_be_a_guess_in_the_rest(what):
    wrong, silent = [], []
    for made, letter in read():
        text, sure = _said(letter, what)
        if " ".join(text.split()) != " ".join(getattr(made.truth, what).split()):
            wrong.append(made.manner)
            silent += [made.manner] if sure else []
    assert len(wrong) * 100 <= len(read()), wrong
    assert silent == []


def _said(letter: Letter, what: str) -> tuple[str, bool]:
    work = letter.works[0]
    assert letter.sender is not None
    return {
        "subject": (letter.subject.text, letter.subject.sure),
        "file": (work.name, work.sure),
        "name": (letter.sender.name, letter.sender.sure),
        "text": (letter.text.whole, letter.text.sure),
    }[what]


def test_what_was_declared_truly_or_is_utf8_is_sure():
    true = {
        "Outlook", "Gmail", "Mail.ru", "Yandex", "iPhone", "Thunderbird", "Android",
        "kz1048 declared", "kz1048 called STRK", "ptcp154 declared", "windows-1251 declared", "koi8-r declared",
    }  # fmt: skip
    doubted = [
        (made.manner, letter.subject)
        for made, letter in read()
        if made.manner in true and not letter.subject.sure
    ]
    assert len(doubted) * 100 <= len(read()), doubted


def test_a_wrong_declaration_is_told():
    told = {
        made.manner
        for made, letter in read()
        if {"charset-wrong", "charset-guessed"} & {*letter.doubts}
    }
    assert {
        manner for manner in {made.manner for made, _ in read()} if "declared as" in manner
    } <= told


def test_the_letters_give_the_naming_rule_what_it_needs():
    rule = sample().naming
    found = [
        naming.look(
            rule, subject=letter.subject.text, files=letter.file_names, text=letter.text.own
        )
        for made, letter in read()
        if made.manner == "Gmail" and "ЖИ" in made.truth.subject
    ]
    assert [one for one in found if one is None or not one.surname_words] == []


def test_letters_that_became_question_marks_are_told():
    made = next(making.truths())
    letter = post.read(making.bat("koi8-r", "koi8-r", raw=False)(made))
    assert letter.subject.text == "ЖИ бай?ауы_?уезова"
    assert (letter.subject.sure, letter.works[0].sure, letter.text.sure) == (False, False, False)
    assert "letters-lost" in letter.doubts
