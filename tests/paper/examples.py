"""Papers of an invented contest, and reading them back."""

from datetime import UTC, datetime

import pypdfium2
from pypdfium2 import raw

from baiqau.paper.honour import Honour, Signatory, Words
from baiqau.paper.wording import Language, role

MADE = datetime(2024, 11, 21, 9, 30, tzinfo=UTC)
LINK = "https://baiqau.example.kz/p/7K4QXM2A"
LETTERS = "Ә Ғ Қ Ң Ө Ұ Ү Һ І ә ғ қ ң ө ұ ү һ і"

WORDS: dict[Language, Words] = {
    "kk": Words(
        language="kk",
        occasion="«Жаңа кітап» байқауы",
        organiser="Үлгі кітапханасы",
        holder="Асанова Әсел Болатқызы",
        role=role("author", "Ақылды сөре", "kk"),
        workplace="Һәкім атындағы кітапхана",
        day="Астана қаласы, 2024 жылғы 21 қараша",
        signatories=(Signatory("Ғ. Қ. Өмірұлы", "Директор"), Signatory("Ү. Ізбасар", "Төраға")),
    ),
    "ru": Words(
        language="ru",
        occasion="Конкурс «Новая книга»",
        organiser="Библиотека-образец",
        holder="Асанова Асель Болатовна",
        role=role("author", "Умная полка", "ru"),
        workplace="Библиотека имени Хакима",
        day="город Астана, 21 ноября 2024 года",
        signatories=(
            Signatory("Г. К. Омирулы", "Директор"),
            Signatory("У. Избасар", "Председатель"),
        ),
    ),
    "en": Words(
        language="en",
        occasion="“New Book” contest",
        organiser="Sample Library",
        holder="Assel Assanova",
        role=role("author", "Smart shelf", "en"),
        workplace="Hakim Library",
        day="Astana, 21 November 2024",
        signatories=(Signatory("G. Omiruly", "Director"), Signatory("U. Izbassar", "Chair")),
    ),
}


def honour(*words: Words, **more) -> Honour:
    return Honour(words=words or (WORDS["kk"],), number="2024-0017", link=LINK, **more)


def pages(pdf: bytes) -> list[list[str]]:
    """Give the lines of every page, unbreakable spaces read as spaces."""
    return [
        [
            line.strip().replace("\u00a0", " ")
            for line in page.get_textpage().get_text_range().split("\r\n")
            if line.strip()
        ]
        for page in pypdfium2.PdfDocument(pdf)
    ]


def flowing(pdf: bytes) -> str:
    """Give the whole text as one line."""
    return " ".join(" ".join(lines) for lines in pages(pdf))


def language(pdf: bytes) -> str:
    """Give the language that the document declares."""
    document = pypdfium2.PdfDocument(pdf)
    room = (raw.FPDF_WCHAR * 16)()
    length = raw.FPDFCatalog_GetLanguage(document.raw, room, 32)
    return bytes(room)[: length - 2].decode("utf-16-le")
