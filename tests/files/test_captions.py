"""Captions as people write them become clean WebVTT, or a sentence that names the line."""

import random
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baiqau.files import captions
from baiqau.files.captions import CannotRead, Cue

SRT = "1\n00:00:01,000 --> 00:00:02,500\nСәлем, оқырман!\n\n2\n00:00:03,000 --> 00:00:04,000\nҚош келдіңіз.\n"
READ = (Cue(1000, 2500, "Сәлем, оқырман!"), Cue(3000, 4000, "Қош келдіңіз."))
CLEAN = (
    "WEBVTT\n\n00:00:01.000 --> 00:00:02.500\nСәлем, оқырман!\n\n"
    "00:00:03.000 --> 00:00:04.000\nҚош келдіңіз.\n"
)


def read(text):
    return captions.read(text.encode())


def refused(text):
    with pytest.raises(CannotRead) as told:
        captions.read(text if isinstance(text, bytes) else text.encode())
    assert told.value.facts.keys() == captions.CODES[told.value.code]
    return told.value.code, told.value.facts.get("line")


def test_subrip_becomes_webvtt():
    assert read(SRT) == READ
    assert captions.webvtt(READ).decode() == CLEAN
    assert captions.read(captions.webvtt(READ)) == READ


@pytest.mark.parametrize(
    "content",
    [
        SRT.encode("utf-8-sig"),
        SRT.encode("utf-16"),
        SRT.encode("utf-16-le"),
        SRT.encode("utf-16-be"),
        SRT.encode("kz1048"),
        SRT.encode("ptcp154"),
        SRT.replace("\n", "\r\n").encode(),
        SRT.replace("\n", "\r").encode(),
        SRT.replace("1\n0", "0").replace("2\n0", "0").encode(),
        SRT.replace(",", ".").replace("Сәлем.", "Сәлем,").encode(),
        ("\ufeffWEBVTT - Бейне\n\n" + SRT.replace(",0", ".0").replace(",5", ".5")).encode(),
        SRT.replace("00:00:0", "00:0").encode(),
        SRT.replace(" --> ", "-->").encode(),
        SRT.replace(" --> ", " -> ").encode(),
        SRT.replace("00:00:02,500", "0:0:2,5").encode(),
        SRT.replace("500\n", "500 X1:10 X2:20 Y1:1 Y2:2\n").encode(),
        SRT.replace("\n\n2\n", "\n2\n").encode(),
        SRT.replace("\n\n2\n", "\n \n \n\n2\n").encode(),
    ],
)
def test_any_spelling_of_the_same_captions_reads_the_same(content):
    assert captions.read(content) == READ


def test_russian_in_windows_1251_is_read():
    text = SRT.replace("Сәлем, оқырман!", "Здравствуй, читатель!").replace("Қош келдіңіз.", "Да")
    assert captions.read(text.encode("cp1251"))[0].words == "Здравствуй, читатель!"


def test_what_is_not_spoken_is_left_out_of_webvtt():
    text = """WEBVTT Author: Асанова
Kind: captions
Language: kk

NOTE Әсел Асанова жасады

STYLE
::cue { background: url(https://evil.example/) }

REGION
id:one

intro
00:01.000 --> 00:02.000 position:10% line:0
<v Әсел Асанова>Сәлем <00:01.500><c.big>бәріңізге</c></v> &amp; &lt;достар&gt;

NOTE
соңы
"""
    assert read(text) == (Cue(1000, 2000, "Сәлем бәріңізге & <достар>"),)
    clean = captions.webvtt(read(text)).decode()
    assert clean.endswith("Сәлем бәріңізге &amp; &lt;достар&gt;\n")
    assert "Асанова" not in clean


def test_tags_that_format_are_taken_out_and_others_are_escaped():
    text = (
        "00:01 --> 00:02\n<font color=#fff><I>Ия</I></font> <script>alert(1)</script> {\\an8}a < b"
    )
    cues = read(text)
    assert cues[0].words == "Ия <script>alert(1)</script> a < b"
    told = captions.webvtt(cues).decode().split("\n")[3]
    assert told == "Ия &lt;script&gt;alert(1)&lt;/script&gt; a &lt; b"


def test_words_after_an_empty_line_belong_to_the_cue_before():
    assert read("1\n00:01 --> 00:02\nБір\n\nекі\n\n2\n\n3\n00:03 --> 00:04\nүш\n") == (
        Cue(1000, 2000, "Бір\nекі"),
        Cue(3000, 4000, "үш"),
    )


def test_cues_out_of_order_are_put_in_order_and_a_slip_is_cut():
    text = "00:05 --> 00:06\nв\n\n00:01 --> 00:03.200\nа\n\n00:03 --> 00:05\nб\n"
    assert read(text) == (Cue(1000, 3000, "а"), Cue(3000, 5000, "б"), Cue(5000, 6000, "в"))


def test_two_voices_at_once_stay_two():
    text = "00:01 --> 00:09\nа\n\n00:02 --> 00:03\nб\n\n00:02 --> 00:04\nв\n"
    assert read(text) == (Cue(1000, 9000, "а"), Cue(2000, 3000, "б"), Cue(2000, 4000, "в"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ("none", None)),
        ("WEBVTT\n", ("none", None)),
        ("1\n00:01 --> 00:02\n<i></i>\n", ("none", None)),
        ("Жай мәтін\n", ("no-time", 1)),
        ("\n\n1\nЖай мәтін\n", ("no-time", 3)),
        (SRT + "\n3\n00:00:05,000 --> бес\nсөз\n", ("time", 10)),
        (SRT + "\n3\n00:00:05,000 -->\nсөз\n", ("time", 10)),
        (SRT + "\n3\n00:61:05,000 --> 00:62:00,000\nсөз\n", ("time", 10)),
        (SRT + "\n3\n99:00:05,000 --> 99:00:06,000\nсөз\n", ("time", 10)),
        (SRT + "\n3\n-00:00:05,000 --> 00:00:06,000\nсөз\n", ("negative", 10)),
        (SRT + "\n3\n00:00:05,000 --> -00:00:06,000\nсөз\n", ("negative", 10)),
        (SRT + "\n3\n00:00:06,000 --> 00:00:05,000\nсөз\n", ("backwards", 10)),
        (SRT + "\n3\n00:00:06,000 --> 00:00:06,000\nсөз\n", ("backwards", 10)),
        (f"00:01 --> 00:02\n{'сөз ' * 200}\n", ("long", 1)),
        ("[Script Info]\nTitle: a\n", ("form", None)),
        ('<?xml version="1.0"?><tt></tt>', ("form", None)),
        ("{1}{25}Сәлем\n", ("form", None)),
        (b"%PDF-1.7\x00\x01\x02\x03 \x9c\x00" * 20, ("not-text", None)),
        (b"\x00" * (captions.LARGEST + 1), ("large", None)),
        ("00:01 --> 00:02\nа\n\n" * (captions.MOST_CUES + 1), ("many", None)),
    ],
)
def test_what_cannot_be_read_is_told_with_its_line(text, expected):
    assert refused(text) == expected


@given(st.binary(max_size=300) | st.text(max_size=300).map(str.encode))
def test_nothing_breaks_the_reader(content):
    told, cues = None, ()
    try:
        cues = captions.read(content)
    except CannotRead as refusal:
        told = refusal
    if told is None:
        assert captions.read(captions.webvtt(cues)) == cues
    else:
        assert told.facts.keys() == captions.CODES[told.code]


LINES = st.sampled_from(
    [
        "1",
        "00:01 --> 00:02",
        "0:00:03,5 --> 00:00:09",
        "<v A>сөз",
        "a -- > b",
        "&amp;lt;",
        "--",
        "NOTE x",
        "",
    ]
)


@given(st.lists(LINES, max_size=30), st.booleans())
def test_what_was_cleaned_once_stays_as_it_is(lines, is_vtt):
    text = "\n".join(["WEBVTT", ""] * is_vtt + lines)
    try:
        cues = read(text)
    except CannotRead:
        return
    assert captions.read(captions.webvtt(cues)) == cues
    assert all(one.start < one.end and one.words for one in cues)


def test_the_largest_file_is_read_at_once():
    rows = random.Random(3)
    text = "".join(
        f"{n}\n00:{n // 60 % 60:02}:{n % 60:02},000 --> 00:{n // 60 % 60:02}:{n % 60:02},900\n"
        f"{''.join(rows.choice('абвгдә қ<>-{&') for _ in range(70))}\n\n"
        for n in range(3500)
    )
    begun = time.perf_counter()
    assert len(read(text)) > 3000
    captions.read(text.encode("kz1048", "replace"))
    assert time.perf_counter() - begun < 5
