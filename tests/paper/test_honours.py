"""Certificates, diplomas, letters of thanks: what they say, in which language, on one page."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from baiqau.paper.certificate import Attendance, Certificate
from baiqau.paper.diploma import Diploma
from baiqau.paper.pictures import Picture
from baiqau.paper.refusals import PaperRefused
from baiqau.paper.thanks import Thanks
from baiqau.paper.typesetting import press
from tests.paper.examples import MADE, WORDS, flowing, honour, pages

SEAL = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0h9v9z"/></svg>'
FOOT = ["baiqau.example.kz/p/7K4QXM2A"]


def read(template, document):
    return pages(press().pdf(template, document, made=MADE))


def test_a_certificate_in_kazakh():
    assert read("certificate", Certificate(honour())) == [
        [
            "Үлгі кітапханасы",
            "«Жаңа кітап» байқауы",
            "СЕРТИФИКАТ",
            "Асанова Әсел Болатқызы",
            "«Ақылды сөре» атты жұмыстың авторы",
            "Һәкім атындағы кітапхана",
            "байқауға қатысқаны үшін марапатталады",
            "Директор Ғ. Қ. Өмірұлы",
            "Төраға Ү. Ізбасар",
            "Астана қаласы, 2024 жылғы 21 қараша",
            "№ 2024-0017",
            "Түпнұсқалығын тексеру",
            *FOOT,
        ]
    ]


def test_a_diploma_in_russian():
    assert read("diploma", Diploma(honour(WORDS["ru"]), place="second")) == [
        [
            "Библиотека-образец",
            "Конкурс «Новая книга»",
            "ДИПЛОМ",
            "II место",
            "Асанова Асель Болатовна",
            "автор работы «Умная полка»",
            "Библиотека имени Хакима",
            "награждается за II место в конкурсе",
            "Директор Г. К. Омирулы",
            "Председатель У. Избасар",
            "город Астана, 21 ноября 2024 года",
            "№ 2024-0017",
            "Проверка подлинности",
            *FOOT,
        ]
    ]


def test_a_diploma_of_a_nomination_in_english_is_called_as_the_regulation_calls_it():
    document = Diploma(
        honour(WORDS["en"]), place="nomination", called={"en": "Best idea for a village"}
    )

    assert read("diploma", document)[0][2:8] == [
        "DIPLOMA",
        "Best idea for a village",
        "Assel Assanova",
        "author of the work “Smart shelf”",
        "Hakim Library",
        "is awarded this diploma as the winner of this nomination",
    ]


def test_a_bilingual_diploma_says_everything_twice_and_its_title_once():
    text = flowing(
        press().pdf("diploma", Diploma(honour(WORDS["kk"], WORDS["ru"]), "grand-prix"), made=MADE)
    )

    assert [text.count(word) for word in ("ДИПЛОМ", "Бас жүлде", "Гран-при ")] == [1, 1, 2]
    assert text.index("Асанова Әсел Болатқызы") < text.index("Асанова Асель Болатовна")
    assert "Ғ. Қ. Өмірұлы Г. К. Омирулы" in text


@pytest.mark.parametrize(
    ("template", "document", "title", "sentence"),
    [
        (
            "thanks",
            Thanks(honour(), "juror"),
            "АЛҒЫС ХАТ",
            "байқаудың сараптама комиссиясындағы адал еңбегі үшін алғыс хатпен марапатталады",
        ),
        (
            "thanks",
            Thanks(honour(WORDS["ru"]), "organiser"),
            "БЛАГОДАРСТВЕННОЕ ПИСЬМО",
            "награждается благодарственным письмом за вклад в организацию конкурса",
        ),
        (
            "attendance",
            Attendance(honour()),
            "СЕРТИФИКАТ",
            "іс-шараға қатысқаны үшін сертификатпен марапатталады",
        ),
    ],
)
def test_letters_of_thanks_and_attendance(template, document, title, sentence):
    (lines,) = read(template, document)

    assert (lines[2], lines[6]) == (title, sentence)


def test_two_titles_that_differ_both_stand():
    (lines,) = read("thanks", Thanks(honour(WORDS["kk"], WORDS["ru"]), "juror"))

    assert lines[4:6] == ["АЛҒЫС ХАТ", "БЛАГОДАРСТВЕННОЕ ПИСЬМО"]


def test_a_preview_says_that_it_is_a_specimen():
    assert flowing(
        press().pdf("certificate", Certificate(honour(specimen=True)), made=MADE)
    ).startswith("Үлгі ")


def test_logo_and_seal_are_printed_and_named_for_those_who_do_not_see():
    with_seal = honour(logo=Picture(SEAL, "Кітапхана белгісі"), seal=Picture(SEAL, "Мөр"))
    printed = press().pdf("certificate", Certificate(with_seal), made=MADE)

    assert printed.count(b"/Alt") == 3  # the third is the code


@pytest.mark.parametrize("two", [False, True], ids=["one language", "two languages"])
@given(
    name=st.text(alphabet="ӘҒҚҢӨҰҮҺІәғқңөұүһіЩЖщжыAbz '-", min_size=1, max_size=120).filter(
        lambda name: name.strip()
    )
)
@settings(max_examples=40, deadline=None)
def test_a_name_of_any_make_up_to_120_letters_stays_whole_on_one_page(two, name):
    words = (WORDS["kk"], WORDS["ru"]) if two else (WORDS["kk"],)
    document = Diploma(honour(*(replace(one, holder=name) for one in words)), "first")

    (lines,) = read("diploma", document)

    told = "".join("".join(lines).split()).replace("\ufffe", "-")  # a hyphen that ends its line
    assert "".join(name.split()) in told


@pytest.mark.parametrize(
    ("changes", "part"),
    [({"holder": " "}, "holder"), ({"occasion": ""}, "occasion")],
)
def test_an_empty_name_or_occasion_is_refused(changes, part):
    with pytest.raises(PaperRefused) as refused:
        read("certificate", Certificate(honour(replace(WORDS["kk"], **changes))))

    assert (refused.value.code, refused.value.facts) == ("paper-empty", {"part": part})


def test_signatures_that_differ_between_languages_are_refused():
    with pytest.raises(PaperRefused) as refused:
        read("certificate", Certificate(honour(WORDS["kk"], replace(WORDS["ru"], signatories=()))))

    assert refused.value.facts == {"part": "signatories"}


def test_a_place_without_any_name_is_refused():
    with pytest.raises(PaperRefused) as refused:
        read("diploma", Diploma(honour(), "nomination", called={"ru": "Лучшая идея"}))

    assert refused.value.facts == {"part": "called"}


def test_much_to_say_is_drawn_smaller_and_stays_on_one_page():
    said = "Ауыл кітапханасында жасанды интеллектіні қолдану тәжірибесін алғаш енгізгені үшін. " * 8
    words = [replace(WORDS[spoken], citation=said) for spoken in ("kk", "ru")]

    (lines,) = read("diploma", Diploma(honour(*words), "first"))

    assert " ".join(lines).count("қолдану тәжірибесін") == 16
