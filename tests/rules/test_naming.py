"""The naming rule in the spellings people give it (domain knowledge, 3.7)."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baiqau.rules import naming
from baiqau.rules.naming import Recognised
from baiqau.rules.parts import NamingRule
from tests.rules.documents import sample

RULE = sample().naming


def words(text: str) -> tuple[str, ...] | None:
    found = naming.recognise(text, RULE)
    return found and found.surname_words


def test_a_name_after_the_rule_to_the_letter():
    assert naming.recognise("ЖИ байқауы_Әлиев", RULE) == Recognised(("Әлиев",), 1.0, "exact")


@pytest.mark.parametrize(
    "name",
    [
        "«ЖИ байқауы_Әлиев»",
        '"ЖИ байқауы_Әлиев"',
        "“ЖИ байқауы”_Әлиев",
        "ЖИ байқауы Әлиев",
        "ЖИ байқауы-Әлиев",
        "ЖИ байқауы – Әлиев",
        "ЖИ байқауы—Әлиев",
        "ЖИ байқауы.Әлиев",
        "ЖИ байқауы: Әлиев",
        "ЖИ байқауы__Әлиев",
        "ЖИ байқауы\\_Әлиев",
        "ЖИ_байқауы_Әлиев",
        "жи байқауы_Әлиев",
        "ЖИ БАЙҚАУЫ_Әлиев",
        "ЖИ  байқауы _ Әлиев",
        "ЖИ\u00a0байқауы_Әлиев",
        "\u200bЖИ\u200b байқауы_Әлиев\ufeff",
        "Re: ЖИ байқауы_Әлиев",
        "Fwd: Re: ЖИ байқауы_Әлиев",
        "FW: ЖИ байқауы_Әлиев",
        "Ответ: ЖИ байқауы_Әлиев",
        "Re[2]: ЖИ байқауы_Әлиев",
        "ЖИ байқауы_Әлиев.pdf",
        "ЖИ байқауы_Әлиев.pdf.pdf",
        "ЖИ байқауы_Әлиев (1).pdf",
        "ЖИ байқауы_Әлиев.mp4 (2)",
        "ЖИ байқауы_Әлиев – көшірме.docx",
        "ЖИ байқауы_Әлиев Н.С.",
        "ЖИ байқауы_Әлиев 2024",
        "ЖИ байкауы_Әлиев",
        "ЖИ байкау_Әлиев",
        "ЖИ байқауына_Әлиев",
        "ЖИ байқауыы_Әлиев",
        "ЖИ бaйқayы_Әлиев",
        "ЖИ байқауы_Әлиев",
        "ЖИ бай?ауы_Әлиев",
        "ЖИбайқауы_Әлиев",
        "ЖИбайқауыӘлиев",
        "ИИ конкурс_Әлиев",
        "Конкурс ИИ_Әлиев",
        "JI baiqauy_Әлиев",
        "ZhI baikauy_Әлиев",
        "AI contest_Әлиев",
        "ai contest Әлиев",
        "АИ байқауы_Әлиев",
        "AI байқауы_Әлиев",
        "IИ байқауы_Әлиев",
        "байқауы ЖИ_Әлиев",
        "Әлиев_ЖИ байқауы",
        "Менің жұмысым ЖИ байқауы_Әлиев",
    ],
)
def test_every_spelling_leads_to_the_surname(name: str):
    assert words(name) == ("Әлиев",)
    assert words(unicodedata.normalize("NFD", name)) == ("Әлиев",)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("ЖИ байкауы_Алиев", ("Алиев",)),
        ("JI baiqauy_Aliev", ("Aliev",)),
        ("ZhI baikauy_Aliyev", ("Aliyev",)),
        ("ЖИ байқауы_Нұрлан Әлиев", ("Нұрлан", "Әлиев")),
        ("ЖИ байқауы_Әлиев Нұрлан Серікұлы", ("Әлиев", "Нұрлан", "Серікұлы")),
        ("ЖИ байқауы_Ахметова-Сейтова", ("Ахметова-Сейтова",)),
        ("ЖИ байқауы_Ахметова-Сейтова А.", ("Ахметова-Сейтова",)),
        ("ЖИ байқауы_Абай атындағы кітапхана", ("Абай", "атындағы", "кітапхана")),
        ("ЖИ байқауы_?лиев", ("?лиев",)),
        ("ЖИ байқауы_Ли", ("Ли",)),
        ("ЖИ байқауы", ()),
        ("ЖИ байқауы_", ()),
        ("ЖИ байқауы_Н.", ()),
    ],
)
def test_what_stands_in_the_surnames_stead_is_kept_as_written(name, expected):
    assert words(name) == expected


@pytest.mark.parametrize(
    "name",
    [
        "ЖИ байқауы_Тегі",
        "ЖИ байқауы_тегі",
        "«ЖИ байқауы_Тегі».docx",
        "ЖИ байкауы_Теги",
        "ИИ конкурс_Фамилия",
        "AI contest_Surname",
        "ЖИ байқауы_{surname}",
    ],
)
def test_a_copied_placeholder_is_no_surname(name: str):
    found = naming.recognise(name, RULE)
    assert (found.placeholder, found.surname_words, found.confidence) == (True, (), 0.0)


@pytest.mark.parametrize(
    "name",
    [
        "",
        "   ",
        "Әлиев",
        "Жоба",
        "Байқау туралы сұрақ",
        "Конкурс молодых библиотекарей",
        "Здравствуйте, отправляю работу",
        "IMG_20241114_1532.jpg",
        "Без темы",
        "???",
        "____",
    ],
)
def test_what_does_not_follow_the_rule_is_not_forced_into_it(name: str):
    assert naming.recognise(name, RULE) is None


def test_confidence_falls_with_every_departure():
    names = [
        "ЖИ байқауы_Әлиев",
        "ZhI байқауы_Әлиев",
        "байқауы ЖИ_Әлиев",
        "ЖИ байқауы_?лиев",
        "ЖО байқауы_Әлиев",
        "ЖИ байқауы",
    ]
    found = [naming.recognise(name, RULE).confidence for name in names]
    assert found == sorted(found, reverse=True)
    assert (found[0], found[-1]) == (1.0, 0.3)


def test_the_subject_counts_before_files_and_files_before_the_text():
    found = naming.look(
        RULE,
        subject="ЖИ байқауы_Әлиев",
        files=["ЖИ байқауы_Сейтова.pdf"],
        text="ЖИ байқауы_Омаров",
    )
    assert (found.surname_words, found.where) == (("Әлиев",), "subject")


def test_a_file_helps_where_the_subject_is_empty_or_a_placeholder():
    for subject in ("", "Өтінім", "ЖИ байқауы_Тегі"):
        found = naming.look(RULE, subject=subject, files=["a.jpg", "ЖИ байқауы_Сейтова.pdf"])
        assert (found.surname_words, found.where) == (("Сейтова",), "file")


def test_the_first_written_line_of_the_text_is_the_last_resort():
    found = naming.look(RULE, text="\n\n ЖИ байқауы_Омаров \nСәлеметсіз бе")
    assert (found.surname_words, found.where) == (("Омаров",), "text")
    assert naming.look(RULE, text="Сәлем\nЖИ байқауы_Омаров") is None


def test_a_placeholder_everywhere_is_told_as_one():
    found = naming.look(RULE, subject="ЖИ байқауы_Тегі", files=["work.pdf"])
    assert (found.placeholder, found.where) == (True, "subject")


def test_another_contest_has_its_own_rule_with_the_surname_first():
    rule = NamingRule(
        pattern="{surname} – Золотая полка",
        heads=("Алтын сөре",),
        mailbox="polka@baiqau.example",
        clause="3.2",
    )
    found = naming.recognise("Иванова – Золотая полка.docx", rule)
    assert found == Recognised(("Иванова",), 1.0, "exact")
    assert naming.recognise("Алтын сөре_Иванова", rule).surname_words == ("Иванова",)
    assert naming.recognise("ЖИ байқауы_Иванова", rule) is None


def test_a_letter_flattened_to_one_line_is_read_no_further_than_a_name():
    assert words("ЖИ байқауы_Әлиев " + "мәтін " * 100_000)[0] == "Әлиев"
    assert naming.recognise("-" * 100_000 + "ЖИ байқауы_Әлиев", RULE) is None


@given(st.text(max_size=60))
def test_no_text_whatever_is_too_odd_to_be_read(text: str):
    found = naming.recognise(text, RULE)
    assert found is None or 0 <= found.confidence <= 1


surnames = st.text("абвгдежзиклмнопрстуәғқңөұүһі", min_size=3, max_size=12).map(str.title)


@given(surnames, st.sampled_from("_ -–.:"))
def test_any_surname_is_found_behind_the_head(surname: str, between: str):
    found = naming.recognise(f"ЖИ байқауы{between}{surname}", RULE)
    assert found.placeholder or found.surname_words == (surname,)


@pytest.mark.parametrize(
    "name",
    [
        "Ән байқауы_Әлиева",
        "Би байқауы_Әлиева",
        "Конкурс по рисованию",
        "Конкурс и выставка",
        "AI in contest design",
        "Пример email с вложением и Content-ID",
    ],
)
def test_another_contest_is_never_taken_for_certain(name: str):
    found = naming.recognise(name, RULE)
    assert found is None or found.confidence < 0.6


@pytest.mark.parametrize(
    ("name", "surname"),
    [
        ("ЖИ байқауы_Әлиева жіберемін", ("Әлиева",)),
        ("ЖИ байқауы, Әлиева жұмысы", ("Әлиева",)),
        ("Конкурс ИИ: работа от Алиевой", ("Алиевой",)),
        ("ЖИ байқауы №5 Әлиева", ("Әлиева",)),
        ("ЖИ байқауы туралы сұрақ", ()),
        ("ЖИ байқауы_Сурет", ("Сурет",)),
    ],
)
def test_words_beside_the_surname_are_no_part_of_it(name: str, surname: tuple[str, ...]):
    assert words(name) == surname
