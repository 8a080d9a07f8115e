"""Limits of works: kinds, sizes, seconds, pages, numbers."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baiqau.rules import limits
from baiqau.rules.codes import LIMITS
from baiqau.rules.findings import Finding
from baiqau.rules.limits import MeasuredFile
from tests.rules.documents import sample

WORKS = sample().works
GIB = 1 << 30


def file(name: str = "work.mp4", **facts: object) -> MeasuredFile:
    told = {"extension": limits.extension_of(name), "size": 1000} | facts
    return MeasuredFile(name, **told)


def found(one: MeasuredFile) -> list[tuple[str, str, str]]:
    return [(each.code, each.weight, each.clause) for each in limits.of_file(one, WORKS)]


@pytest.mark.parametrize(
    ("seconds", "expected"),
    [
        (Decimal(180), []),
        (Decimal("185.000"), []),
        (Decimal("185.001"), [("file-too-long", "flag", "5.3")]),
        (Decimal(200), [("file-too-long", "flag", "5.3")]),
        (None, []),
    ],
)
def test_three_minutes_and_five_seconds_are_the_ceiling(seconds, expected):
    assert found(file(seconds=seconds)) == expected


def test_a_long_video_is_flagged_with_its_length_and_the_limit():
    facts = {"file": "work.mp4", "seconds": Decimal(200), "limit": 180, "tolerance": 5}
    assert limits.of_file(file(seconds=Decimal(200)), WORKS) == (
        Finding("file-too-long", "5.3", facts, weight="flag"),
    )


def test_an_unknown_kind_is_refused_with_what_is_taken():
    facts = {
        "file": "setup.exe",
        "extension": "exe",
        "admitted": ("pdf", "docx", "odt", "pptx", "odp", "mp4", "mov", "webm", "mkv"),
    }
    assert limits.of_file(file("setup.exe"), WORKS) == (
        Finding("file-extension-unknown", "5.3", facts),
    )


def test_a_file_of_another_form_than_named_is_refused():
    assert found(file("talk.pptx", form="video")) == [("file-extension-unknown", "obstacle", "5.3")]


def test_a_renamed_program_is_refused():
    renamed = file("work.mp4", contents=frozenset({"exe", "dll"}))
    assert found(renamed) == [("file-contents-differ", "obstacle", "5.3")]
    assert found(file("work.mov", contents=frozenset({"mp4", "mov"}))) == []


@pytest.mark.parametrize(
    ("size", "expected"),
    [
        (0, [("file-empty", "obstacle", "5.3")]),
        (GIB, []),
        (GIB + 1, [("file-too-big", "obstacle", "5.3")]),
    ],
)
def test_sizes_are_held_to_the_byte(size, expected):
    assert found(file(size=size)) == expected


def test_many_pages_are_a_flag_for_a_text_and_nothing_for_a_presentation():
    assert found(file("a.docx", pages=11)) == [("file-many-pages", "flag", "5.3")]
    assert found(file("a.pdf", pages=11, form="text")) == [("file-many-pages", "flag", "5.3")]
    assert found(file("a.pdf", pages=11, form="presentation")) == []


def test_a_file_of_no_named_form_is_taken_as_the_form_that_suits_it():
    slides = file("a.pdf", pages=11)
    assert found(slides) == []
    assert limits.form_of(slides, WORKS).key == "presentation"
    assert limits.form_of(file("a.pdf", pages=3), WORKS).key == "text"
    assert limits.form_of(file("a.exe"), WORKS) is None


def test_an_entry_holds_so_many_files():
    files = [file(f"{number}.pdf") for number in range(6)]
    assert limits.of_entry(files, WORKS) == (
        Finding("files-too-many", "5.3", {"count": 6, "limit": 5}),
    )
    assert limits.of_entry(files[:5], WORKS) == ()


@pytest.mark.parametrize(
    ("name", "extension"),
    [
        ("Жұмыс.PDF", "pdf"),
        ("a.tar.gz", "gz"),
        ("a.pdf.exe", "exe"),
        ("a.pdf.", "pdf"),
        ("a.pdf ", "pdf"),
        ("README", ""),
        (".pdf", ""),
        ("", ""),
    ],
)
def test_the_extension_is_the_last_one(name, extension):
    assert limits.extension_of(name) == extension


def test_all_extensions_are_told_once():
    assert limits.extensions(WORKS).count("pdf") == 1


@given(
    st.builds(
        MeasuredFile,
        name=st.text(max_size=9),
        extension=st.sampled_from(["pdf", "mp4", "exe", ""]),
        size=st.integers(0, 2 * GIB),
        seconds=st.none() | st.decimals(0, 400, places=3),
        pages=st.none() | st.integers(0, 40),
        contents=st.none() | st.just(frozenset({"pdf"})),
        form=st.sampled_from([None, "text", "presentation", "video", "sculpture"]),
    )
)
def test_every_finding_cites_the_clause_with_the_facts_of_its_code(one: MeasuredFile):
    for finding in limits.of_file(one, WORKS):
        assert finding.clause == "5.3"
        assert set(finding.facts) == LIMITS[finding.code]
