"""Whatever stands in a text, reading ends with an answer; what is cut off is read as far as it goes."""

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baiqau.rules import reading
from baiqau.rules.reading import told
from baiqau.rules.reading.moments import mentions
from baiqau.rules.reading.scripts import plain

HERE = Path(__file__).parent
PIECES = (
    "байқау", "1.1.", "2.", "15 қарашаға дейін", "до 5 мая 2025 г.", "«", "»", "Организатор:", "\n",
    "35 жасқа дейін", "10 баллов", "Номинации:", "•", "3 минут", "31.02.2025", "II.", "@", "бос", "сағат 18:00",
)  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join) | st.text(max_size=300))
def test_any_text_is_read(text):
    json.dumps(told.facts(reading.read(text)))


@pytest.mark.parametrize("name", ["kk", "kk-arabic", "kk-latin", "ru", "en"])
def test_a_text_cut_off_anywhere_is_read(name):
    whole = (HERE / f"{name}.txt").read_text(encoding="utf-8")
    known = reading.read(whole)

    for end in range(0, len(whole), 97):
        part = reading.read(whole[:end])
        if name != "ru":  # one Roman number alone is none
            assert list(part.clauses) == list(known.clauses)[: len(part.clauses)]
        assert {one.value for one in part.phones} <= {one.value for one in known.phones} | {
            one.value for one in part.phones if len(re.sub(r"\D", "", str(one.value))) < 11
        }


@given(
    st.dates().filter(lambda day: 1950 < day.year < 2099),
    st.sampled_from(["{0:%d.%m.%Y}", "{0:%Y-%m-%d}", "{0:%d/%m/%Y}", "{0.day} {0:%B} {0.year}"]),
)
def test_a_day_is_read_in_every_form(day, form):
    found = mentions(f"Works are taken until {form.format(day)}, then not.")

    assert [one.last for one in found] == [day.isoformat()]


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("2024 жылдың 15 қарашасына дейін", None, "2024-11-15"),
        ("16-20 қараша аралығында", "XXXX-11-16", "XXXX-11-20"),
        ("2025 жылғы 15 наурыздан 20 сәуірге дейін", "2025-03-15", "2025-04-20"),
        ("10.11.2019 ж. бастап 10.01.2020 ж. дейін", "2019-11-10", "2020-01-10"),
        ("с 15 декабря по 15 января 2025 года", "2024-12-15", "2025-01-15"),
        ("с 26 апреля 2021 - 02 мая 2021 г.", "2021-04-26", "2021-05-02"),
        ("March 28 to April 3, 2025", "2025-03-28", "2025-04-03"),
        ("«15» мая 2025 г.", None, "2025-05-15"),
        ("в апреле 2025 года", None, "2025-04"),
        ("31 ақпан 2025 ж.", None, None),
    ],
)
def test_spans_of_days(words, first, last):
    assert [(one.first, one.last) for one in mentions(words)] == ([(first, last)] if last else [])


@given(
    st.text(alphabet="اەقپنقازانعا ءدەيىن15abcşýq ", max_size=60),
    st.sampled_from(["arabic", "latin"]),
)
def test_words_of_another_script_are_given_back_as_written(text, script):
    carried = plain(text, script)

    assert carried.back(0, len(carried.text)) in text
    assert len(carried.origin) == len(carried.text)
