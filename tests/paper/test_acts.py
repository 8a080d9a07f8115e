"""The regulation and the protocol: numbers as given, tables, notes, draft, signatures."""

import pypdfium2
import pytest

from baiqau.paper.blocks import (
    Clause,
    Facts,
    Heading,
    Note,
    Paragraph,
    Parallel,
    Signatures,
    Table,
)
from baiqau.paper.honour import Signatory
from baiqau.paper.protocol import Protocol
from baiqau.paper.refusals import PaperRefused
from baiqau.paper.regulation import RegulationPaper
from baiqau.paper.typesetting import press
from tests.paper.examples import LINK, MADE, flowing, language, pages

TABLE = Table(("Жұмыс", "Балл"), (("Сөре", "8,5"), ("Өрнек", "9,0")), caption="Бағалар", ends=(1,))


def regulation(*blocks, **more):
    return RegulationPaper(
        language="kk",
        kind="Ереже",
        title="«Жаңа кітап» байқауы",
        organiser="Үлгі кітапханасы",
        version="2-нұсқа, 01.10.2024",
        digest="sha256:ab12",
        blocks=blocks,
        **more,
    )


def protocol(*blocks, **more):
    return Protocol(
        language="kk",
        heading="Отырыс хаттамасы",
        organiser="Үлгі кітапханасы",
        occasion="«Жаңа кітап» байқауы",
        day="Астана, 21.11.2024",
        blocks=blocks,
        **more,
    )


def printed(document, template="regulation"):
    return press().pdf(template, document, made=MADE)


def test_a_regulation_opens_with_organiser_kind_title_and_version():
    (lines,) = pages(printed(regulation(Heading("Мақсаты", number="2"), Clause("2.4", "Алаң."))))

    assert lines == [
        "Үлгі кітапханасы",
        "ЕРЕЖЕ",
        "«Жаңа кітап» байқауы",
        "2-нұсқа, 01.10.2024",
        "2 Мақсаты",
        "2.4 Алаң.",
        "sha256:ab12 1 беттің 1-беті",
    ]


def test_clause_numbers_are_printed_as_given_gaps_and_all():
    numbers = ["2.1", "2.2", "2.4", "10.1.3"]
    text = flowing(printed(regulation(*(Clause(number, "Мәтін.") for number in numbers))))

    assert " ".join(f"{number} Мәтін." for number in numbers) in text


def test_tables_print_their_caption_headers_and_rows():
    text = flowing(printed(regulation(TABLE)))

    assert "Бағалар Жұмыс Балл Сөре 8,5 Өрнек 9,0" in text


def test_a_row_of_another_length_is_refused():
    with pytest.raises(PaperRefused) as refused:
        printed(regulation(Table(("А", "Ә"), (("1",),), caption="Қисық")))

    assert (refused.value.code, refused.value.facts) == ("paper-table", {"caption": "Қисық"})


def test_a_wide_table_turns_its_page():
    wide = Table(tuple("АӘБВГҒ"), (tuple("123456"),), wide=True)
    document = pypdfium2.PdfDocument(printed(regulation(Clause("1", "Мәтін."), wide)))

    assert [page.get_width() > page.get_height() for page in document] == [False, True]


def test_a_long_regulation_numbers_its_pages_and_repeats_title_and_version():
    first, second, *_ = pages(
        printed(regulation(*(Clause(f"1.{number}", "Мәтін. " * 40) for number in range(30))))
    )

    assert first[-1].endswith("1-беті")
    assert second[0] == "«Жаңа кітап» байқауы 2-нұсқа, 01.10.2024"


def test_notes_paragraphs_and_approval_are_printed():
    text = flowing(
        printed(
            regulation(
                Paragraph("Бірінші.\n\nЕкінші\nжалғасы."),
                Note("15 қараша да кіреді.", title="Түсіндірме, 6.1"),
                approved=("БЕКІТІЛДІ", "21.11.2024 № 7 бұйрық"),
                link=LINK,
            )
        )
    )

    assert text.startswith("БЕКІТІЛДІ 21.11.2024 № 7 бұйрық Үлгі")
    assert "Бірінші. Екінші жалғасы. Түсіндірме, 6.1 15 қараша да кіреді." in text


def test_a_numbered_protocol_is_no_draft():
    text = flowing(printed(protocol(number="3"), "protocol"))

    assert ("Отырыс хаттамасы № 3" in text, "Жоба" in text) == (True, False)


def test_a_protocol_without_a_number_says_draft_on_every_page():
    several = pages(printed(protocol(*[Paragraph("Сөз. " * 900)] * 3), "protocol"))

    assert len(several) > 1
    assert all("Жоба" in " ".join(lines) for lines in several)


def test_a_protocol_holds_facts_marks_dissent_and_signatures_in_order():
    document = protocol(
        Facts((("Қатысқандар", "5"), ("Кворум", "бар"))),
        TABLE,
        Note("Келіспеймін.", title="Ерекше пікір"),
        Signatures((Signatory("Ғ. Өмірұлы", "Төраға"),)),
        number="3",
    )
    text = flowing(printed(document, "protocol"))
    order = ["Қатысқандар 5", "Кворум бар", "Бағалар", "Ерекше пікір", "Төраға Ғ. Өмірұлы"]

    assert sorted(order, key=text.index) == order


def test_two_languages_stand_side_by_side():
    both = Parallel(("kk", (Clause("1", "Шешім."),)), ("ru", (Clause("1", "Решение."),)))
    pdf = printed(protocol(both, number="3"), "protocol")

    assert "1 Шешім. 1 Решение." in flowing(pdf)
    assert (language(pdf), b"/Lang(ru)" in pdf or b"/Lang (ru)" in pdf) == ("kk", True)


def test_what_stands_in_a_clause_stays_literal():
    typed = '#read("tokens.toml") $x$ \\ *b* <a> @b'

    assert typed in flowing(printed(regulation(Clause("1.1", typed))))


@pytest.mark.parametrize(
    ("document", "template", "part"),
    [
        (RegulationPaper("kk", "Ереже", " ", "", "", "", ()), "regulation", "title"),
        (Protocol("kk", "", "", "", "", ()), "protocol", "heading"),
    ],
)
def test_an_act_without_a_name_is_refused(document, template, part):
    with pytest.raises(PaperRefused) as refused:
        printed(document, template)

    assert refused.value.facts == {"part": part}
