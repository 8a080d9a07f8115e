"""The ladder of charsets and the judge of letters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baiqau.post import frequency
from baiqau.post.charsets import decode, named
from baiqau.post.letter import Words

TEXTS = (
    "ЖИ байқауы_Әлиев",
    "Қасымова",
    "ИИ конкурс",
    "Заявка на конкурс",
    "Тоқтарұлы Ерлан",
    "Сәлеметсіз бе!",
)


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize(
    "charset", ["kz1048", "ptcp154", "cp1251", "koi8-r", "cp866", "utf-8", "utf-16"]
)
@pytest.mark.parametrize("declared", ["", "windows-1251", "iso-8859-1", "us-ascii"])
def test_the_charset_is_found_whatever_is_declared(text, charset, declared):
    try:
        raw = text.encode(charset)
    except UnicodeEncodeError:
        return
    assert decode(raw, declared).text == text


def test_a_true_declaration_is_sure():
    assert decode("Қасымова".encode("kz1048"), "KZ-1048") == Words("Қасымова", charset="kz1048")


def test_a_false_declaration_is_told():
    read = decode("Қасымова".encode("kz1048"), "windows-1251")
    assert read == Words("Қасымова", sure=False, charset="kz1048", doubts=("charset-wrong",))


def test_an_unknown_charset_is_told_and_guessed():
    read = decode("Қасымова".encode("kz1048"), "x-nobody-knows")
    assert (read.text, read.sure, read.doubts) == (
        "Қасымова",
        False,
        ("charset-unknown", "charset-guessed"),
    )


def test_western_letters_stay_western():
    assert decode("André".encode("latin-1"), "iso-8859-1").text == "André"
    assert decode("Müller & Söhne".encode("latin-1")).text == "Müller & Söhne"


def test_a_latin_i_inside_a_kazakh_word_does_not_change_the_charset():
    assert decode("Кітапхана iсi".encode("kz1048"), "windows-1251").text == "Кітапхана iсi"


def test_eastern_charsets_are_read_as_declared():
    assert decode("图书馆".encode("gb18030"), "gb18030").text == "图书馆"
    assert decode("図書館".encode("iso2022_jp"), "iso-2022-jp").text == "図書館"


def test_a_utf8_text_cut_in_a_letter_loses_one_letter_and_says_so():
    read = decode("Сәлеметсіз бе".encode()[:-1])
    assert (read.text, read.sure, read.doubts) == ("Сәлеметсіз б\ufffd", False, ("letters-lost",))


@pytest.mark.parametrize("through", ["cp1251", "latin-1", "cp1252", "cp866"])
def test_utf8_read_as_another_charset_is_mended(through):
    spoilt = "".join(
        bytes([byte]).decode(through, "ignore") or chr(byte) for byte in "ЖИ байқауы_Абай".encode()
    )
    assert decode(spoilt.encode()).text == "ЖИ байқауы_Абай"
    assert decode(spoilt.encode()).doubts == ("mojibake-mended",)


@pytest.mark.parametrize("text", ["Россия", "СТАНЦИЯ", "«Сөз – өнер»", "Ñandú", "Р. С. Т."])
def test_what_is_no_mojibake_is_left_alone(text):
    assert decode(text.encode()) == Words(text, charset="utf-8")


@pytest.mark.parametrize(
    "name",
    [
        "rot13",
        "unicode_escape",
        "idna",
        "punycode",
        "hex",
        "a\0b",
        "encodings.aliases",
        "ж",
        "x" * 99,
        "",
    ],
)
def test_codecs_that_are_no_charsets_are_not_used(name):
    assert named(name) == ""


@given(st.binary(max_size=300), st.text(max_size=20))
def test_any_bytes_with_any_declaration_give_a_text(raw, declared):
    assert isinstance(decode(raw, declared).text, str)


@given(st.text(alphabet="абвгғдежзикқлмнңоөпрстуұүфхыіьэюя ", min_size=3, max_size=60))
def test_utf8_is_always_read_back(text):
    assert decode(text.encode()).text == text


def test_the_judge_prefers_each_language_to_its_misreadings():
    for text in TEXTS:
        raw = text.encode("kz1048")
        assert frequency.cost(text) < min(
            frequency.cost(raw.decode(wrong, "replace")) for wrong in ("koi8-r", "cp866", "cp1252")
        )


def test_the_judge_tells_languages_apart():
    assert frequency.language("Жасанды интеллект кітапханада қалай қолданылады") == "kk"
    assert frequency.language("Искусственный интеллект помогает библиотекарю") == "ru"
    assert frequency.language("How a library uses artificial intelligence") == "en"
    assert frequency.language("123") == ""
    assert frequency.english("the library of the city") < frequency.english("xqzt kvwj pqrx")


@pytest.mark.parametrize(
    "text",
    [
        "Узнай, как подать работу",
        "Хочу участвовать",
        "Театр теней",
        "Чтение вслух",
        "Юный читатель",
        "Құрметпен, Үміт",
    ],
)
def test_a_capital_at_the_start_is_no_sign_of_another_charset(text):
    read = decode(text.encode("kz1048"))
    assert (read.text, read.sure) == (text, False)


def test_a_name_of_an_old_standard_stands_for_what_came_after_it():
    assert decode("是什么東嘢".encode("gb18030"), "gb2312").text == "是什么東嘢"
    assert decode("①番".encode("cp932"), "shift_jis").text == "①番"
    assert decode("똠방".encode("cp949"), "euc-kr").text == "똠방"
