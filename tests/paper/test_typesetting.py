"""The press: standards, sameness of bytes, refusals, nothing that people type is a command."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta

import pypdfium2
import pytest

from baiqau.paper.certificate import Certificate
from baiqau.paper.refusals import PaperRefused
from baiqau.paper.typesetting import Press, press
from tests.paper.examples import LETTERS, MADE, WORDS, flowing, honour, language, pages


def certificate(**changes):
    return Certificate(honour(replace(WORDS["kk"], **changes)))


def test_a_paper_claims_archival_and_accessible_form_and_is_tagged():
    printed = press().pdf("certificate", certificate(), made=MADE)

    assert b"<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>" in printed
    assert b"<pdfuaid:part>1</pdfuaid:part>" in printed
    assert pypdfium2.PdfDocument(printed).is_tagged()


def test_title_author_and_moment_stand_in_the_metadata():
    metadata = pypdfium2.PdfDocument(
        press().pdf("certificate", certificate(), made=MADE)
    ).get_metadata_dict()

    assert metadata["Title"] == "Сертификат – Асанова Әсел Болатқызы"
    assert metadata["Author"] == "Үлгі кітапханасы"
    assert metadata["CreationDate"] == "D:20241121093000Z"


@pytest.mark.parametrize("spoken", ["kk", "ru", "en"])
def test_the_language_of_the_paper_is_declared(spoken):
    printed = press().pdf("certificate", Certificate(honour(WORDS[spoken])), made=MADE)

    assert language(printed) == spoken


def test_the_same_data_and_moment_give_the_same_bytes_on_any_press():
    first = press().pdf("certificate", certificate(), made=MADE)
    other = Press().pdf("certificate", certificate(), made=MADE)
    later = press().pdf("certificate", certificate(), made=MADE + timedelta(seconds=1))

    assert first == other
    assert first != later


def test_every_kazakh_letter_is_printed_and_read_back():
    printed = press().pdf("certificate", certificate(citation=LETTERS), made=MADE)

    assert LETTERS in pages(printed)[0]


def test_the_tenge_sign_is_printed_though_the_first_font_lacks_it():
    printed = press().pdf("certificate", certificate(citation="150 000 ₸"), made=MADE)

    assert "150 000 ₸" in pages(printed)[0]


def test_a_decomposed_letter_is_printed_composed():
    printed = press().pdf("certificate", certificate(citation="Абаи\u0306"), made=MADE)

    assert "Абай" in pages(printed)[0]


@pytest.mark.parametrize(
    ("text", "glyph", "codepoint"),
    [("Ли 漢", "漢", "U+6F22"), ("\a", "\a", "U+0007"), ("ok 😀", "😀", "U+1F600")],
)
def test_a_letter_without_a_glyph_is_refused_by_name(text, glyph, codepoint):
    with pytest.raises(PaperRefused) as refused:
        press().pdf("certificate", certificate(holder=text), made=MADE)

    assert refused.value.code == "paper-glyph"
    assert refused.value.facts == {"glyph": glyph, "codepoint": codepoint}


def test_a_picture_of_a_paper_that_cannot_be_printed_is_refused_too():
    with pytest.raises(PaperRefused):
        press().png("certificate", certificate(holder="漢"), made=MADE)


def test_words_without_end_are_refused_and_the_part_is_named():
    with pytest.raises(PaperRefused) as refused:
        press().pdf("certificate", certificate(citation="өте ұзақ сөз " * 3000), made=MADE)

    assert refused.value.code == "paper-too-long"
    assert refused.value.facts["part"] == "page"


@pytest.mark.parametrize(
    "typed",
    ['#read("tokens.toml")', "$ x^2 $", "\\u{41} \\ #panic()", "*a* _b_ `c` <d> @e", "{{ x }}"],
)
def test_what_people_type_stays_literal(typed):
    printed = press().pdf("certificate", certificate(citation=typed), made=MADE)

    assert typed in flowing(printed)


def test_pages_as_pictures_grow_with_the_resolution():
    (small,) = press().png("certificate", certificate(), made=MADE, ppi=48)
    (large,) = press().png("certificate", certificate(), made=MADE, ppi=96)

    assert (small[:4], large[:4]) == (b"\x89PNG", b"\x89PNG")
    assert [int.from_bytes(png[16:20]) for png in (small, large)] == [561, 1123]  # 297 mm


def test_one_press_serves_several_threads():
    names = [f"Асанова Әсел {number}" for number in range(24)]
    with ThreadPoolExecutor(4) as pool:
        printed = pool.map(
            lambda name: press().pdf("certificate", certificate(holder=name), made=MADE), names
        )

    assert [pages(one)[0][3] for one in printed] == names
