"""The words of a document somebody brings: Word's own numbers, paragraphs of a PDF, charsets, refusals."""

import shutil
from pathlib import Path

import pytest
import typst

from baiqau.files import pages, texts
from baiqau.files.confined import Measure
from baiqau.files.paragraphs import joined
from baiqau.files.refusing import CannotMake
from tests.files import zips
from tests.services.required import absent

NUMBERING = f"""<w:numbering {zips.W}>
<w:abstractNum w:abstractNumId="7">
 <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
 <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2."/></w:lvl>
 <w:lvl w:ilvl="2"><w:numFmt w:val="bullet"/><w:lvlText w:val="·"/></w:lvl>
</w:abstractNum><w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num></w:numbering>"""
STYLES = f"""<w:styles {zips.W}><w:style w:styleId="Section"><w:pPr><w:numPr><w:ilvl w:val="0"/>
<w:numId w:val="3"/></w:numPr></w:pPr></w:style></w:styles>"""


def paragraph(words: str, level: int | None = None, style: str = "") -> str:
    numbered = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="3"/></w:numPr>' if level else ""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{named}{numbered}</w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>"


def text_of(folder: Path, content: bytes, name: str) -> str:
    path = folder / name
    path.write_bytes(content)
    return texts.text(path, claimed_name=name)


def test_the_numbers_word_draws_by_itself_are_read(tmp_path: Path) -> None:
    body = (
        paragraph("ЕРЕЖЕ")
        + paragraph("Жалпы ереже", style="Section")
        + paragraph("Осы ереже тәртіпті айқындайды.", 1)
        + paragraph("Байқауды кітапхана ұйымдастырады.", 1)
        + paragraph("бірінші тармақ", 2)
        + paragraph("Қатысушылар", style="Section")
        + paragraph("Жасы 35-ке дейін.", 1)
        + "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Жаңалық</w:t></w:r></w:p></w:tc>"
        "<w:tc><w:p><w:r><w:t>10 балл</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
        "<w:p><w:del><w:r><w:delText>алынды</w:delText></w:r></w:del><w:r><w:t>бірі</w:t><w:br/><w:t>екіншісі</w:t></w:r></w:p>"
    )
    more = {"word/numbering.xml": NUMBERING, "word/styles.xml": STYLES}

    found = text_of(tmp_path, zips.docx(more, body=body), "ереже.docx")

    assert found.split("\n") == [
        "ЕРЕЖЕ",
        "1. Жалпы ереже",
        "1.1. Осы ереже тәртіпті айқындайды.",
        "1.2. Байқауды кітапхана ұйымдастырады.",
        "• бірінші тармақ",
        "2. Қатысушылар",
        "2.1. Жасы 35-ке дейін.",
        "Жаңалық – 10 балл",
        "бірі",
        "екіншісі",
    ]


def test_a_list_begins_anew_where_word_was_told_to(tmp_path: Path) -> None:
    again = (
        '<w:num w:numId="4"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0">'
        '<w:startOverride w:val="1"/></w:lvlOverride></w:num></w:numbering>'
    )
    numbering = NUMBERING.replace("</w:numbering>", again)
    styles = STYLES.replace("</w:styles>", "") + STYLES.partition(">")[2].replace(
        "Section", "Again"
    ).replace('numId w:val="3"', 'numId w:val="4"')
    body = (
        paragraph("Мақсаты", style="Section")
        + paragraph("Мерзімі", style="Section")
        + paragraph("Жаңалық", style="Again")
        + paragraph("бірінші", 1)
        + paragraph("Пайдасы", style="Again")
        + paragraph("Байланыс", style="Section")
    )
    more = {"word/numbering.xml": numbering, "word/styles.xml": styles}

    found = text_of(tmp_path, zips.docx(more, body=body), "ереже.docx")

    assert found.split("\n") == [
        "1. Мақсаты",
        "2. Мерзімі",
        "1. Жаңалық",
        "1.1. бірінші",
        "2. Пайдасы",
        "3. Байланыс",
    ]


def test_what_was_moved_away_and_the_second_telling_of_a_box_are_not_read(tmp_path: Path) -> None:
    box = "<w:txbxContent><w:p><w:r><w:t>Өтінім</w:t></w:r></w:p></w:txbxContent>"
    moved = "<w:r><w:t>көшті</w:t></w:r>"
    gone = (
        '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="3"/></w:numPr>'
        f"<w:rPr><w:moveFrom/></w:rPr></w:pPr><w:moveFrom>{moved}</w:moveFrom></w:p>"
    )
    body = (
        f"{gone}<w:p><w:moveTo>{moved}</w:moveTo></w:p>"
        '<w:p><w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f'<mc:Choice Requires="wps">{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>'
        f"</mc:AlternateContent></w:r></w:p>{paragraph('Бөлім', style='Section')}"
    )
    more = {"word/numbering.xml": NUMBERING, "word/styles.xml": STYLES}

    found = text_of(tmp_path, zips.docx(more, body=body), "ереже.docx")

    assert found.split("\n") == ["көшті", "Өтінім", "1. Бөлім"]


def test_the_paragraphs_of_a_pdf_are_put_together(tmp_path: Path) -> None:
    long = "1.1. Байқауды Ұлттық академиялық кітапхана өткізеді және оған еліміздің барлық өңірінен жас мамандар қатысады."
    source = f'#set page(width: 9cm, height: 12cm)\n#set text(font: "DejaVu Sans Mono", size: 9pt)\n{long}\n\n1.2. Екінші тармақ.\n\n#pagebreak()\n1.3. Үшінші тармақ.'
    (tmp_path / "a.typ").write_text(source, encoding="utf-8")

    found = text_of(tmp_path, typst.compile(tmp_path / "a.typ"), "ереже.pdf")

    assert found.split("\n") == [long, "1.2. Екінші тармақ.", "1.3. Үшінші тармақ."]


def test_a_word_broken_at_the_end_of_a_line_is_one() -> None:
    lines = ["Республикалық кітапхана байқау-", "ының ережесі осы жерде тұр.", "12", "2. Келесі"]

    assert list(joined(lines)) == [
        "Республикалық кітапхана байқауының ережесі осы жерде тұр.",
        "2. Келесі",
    ]


@pytest.mark.parametrize("charset", ["utf-8", "utf-16", "windows-1251", "kz1048"])
def test_plain_text_is_read_in_every_charset_of_the_region(tmp_path: Path, charset: str) -> None:
    words = "1. Положение о конкурсе библиотекарей и читателей города."
    if charset in {"utf-8", "utf-16", "kz1048"}:
        words = "1. Жас кітапханашылар байқауының ережесі: мақсаты мен міндеттері, қатысушылары."

    assert text_of(tmp_path, words.encode(charset), "a.txt") == words


def test_of_a_long_plain_text_the_beginning_is_read(tmp_path: Path) -> None:
    line = "1. Жас кітапханашылар байқауының ережесі.\n"
    content = line.encode() * 80_000

    found = text_of(tmp_path, content, "a.txt")

    assert len(content) > 2 << 20 > len(found.encode()) - 8
    assert found.startswith(line)


def test_libreoffice_has_forty_seconds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def given(*_path: object, measure: Measure = pages.MEASURE, **_folder: object) -> Path:
        raise CannotMake(f"{measure.seconds} {measure.cpu}")

    monkeypatch.setattr(pages, "as_pdf", given)

    with pytest.raises(CannotMake, match="40 40"):
        text_of(tmp_path, rb"{\rtf1\ansi 1. Terms of the contest.}", "a.rtf")


def test_other_documents_go_through_libreoffice(tmp_path: Path) -> None:
    if shutil.which("soffice") is None:
        absent("soffice")

    found = text_of(tmp_path, rb"{\rtf1\ansi 1. Terms of the contest.\par 2. Dates.}", "a.rtf")

    assert found.split("\n") == ["1. Terms of the contest.", "2. Dates."]


@pytest.mark.parametrize(
    ("content", "name", "code"),
    [
        (b"\x89PNG\r\n\x1a\n" + bytes(64), "a.docx", "words-"),
        (b"PK\x03\x04 broken", "a.docx", "words-"),
        (typst.compile(b"#rect()"), "scan.pdf", "words-none"),
    ],
    ids=["picture", "broken", "scan"],
)
def test_what_cannot_be_read_is_refused_with_a_sentence(
    tmp_path: Path, content: bytes, name: str, code: str
) -> None:
    with pytest.raises(CannotMake, match=code) as refused:
        text_of(tmp_path, content, name)

    assert refused.value.sentence.endswith(".")
