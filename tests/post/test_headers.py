"""Encoded words, parameters, names, addresses and dates as they are really written."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baiqau.post import addresses, dates, headers, names, parameters, words
from baiqau.post.letter import Address
from baiqau.post.limits import USUAL, Limits
from tests.post.making import torn, word

TEXT = "ЖИ байқауы_Әлиев"
B = word(TEXT, "utf-8")


@pytest.mark.parametrize(
    "raw",
    [
        B,
        torn(TEXT, "utf-8", size=7),
        word(TEXT, "utf-8", how="Q"),
        B.replace(b"utf-8?B", b"UTF-8*kk?b"),
        B.replace(b"=?utf-8?B?", b"=?utf-8? B?"),
        B.replace(b"0Jb", b"0 Jb"),
        TEXT.encode(),
        "=?utf-8?Q?ЖИ байқауы=5FӘлиев?=".encode(),
        B[:14] + b"\r\n " + B[14:],
        B[:30] + b"?=\r\n\t=?utf-8?B?" + B[30:],
    ],
)
def test_a_subject_is_read_in_every_manner(raw):
    assert words.read(raw).text == TEXT


def test_neighbours_in_different_charsets_are_joined_without_a_space():
    raw = (
        word("ЖИ ", "utf-8") + b"\r\n " + word("байқауы", "kz-1048") + b" " + word("_Ли", "koi8-r")
    )
    assert words.read(raw).text == "ЖИ байқауы_Ли"


def test_plain_words_between_encoded_ones_keep_their_spaces():
    assert (
        words.read(b"Re: " + word("Ж", "utf-8") + b" AI " + word("И", "utf-8")).text == "Re: Ж AI И"
    )


def test_a_word_without_its_end_is_read_and_told():
    assert words.read(B[:-2]).text == TEXT
    assert words.read(B[:-2]).doubts == ("word-broken",)
    assert not words.read(B[:-2]).sure


def test_an_encoded_word_within_an_encoded_word_stays_literal():
    assert words.read(word("=?utf-8?B?0JY=?=", "utf-8")).text == "=?utf-8?B?0JY=?="


def test_a_question_mark_before_the_end_is_not_the_end():
    assert words.read(b"=?utf-8?Q?What?=3F?= x").text == "What?? x"


@pytest.mark.parametrize(
    "raw",
    [
        b"attachment; filename*=utf-8''%D0%96%D0%98.docx",
        b"attachment; filename*=%D0%96%D0%98.docx",
        b"attachment; filename*=\"utf-8''%D0%96%D0%98.docx\"",
        b"attachment; filename*0*=utf-8''%D0%96; filename*1*=%D0%98; filename*2=.docx",
        b"attachment; filename*1=\"%98.docx\"; filename*0*=utf-8''%D0%96%D0".replace(b'1="%98', b'1*="%98'),
        b'attachment; filename="%D0%96%D0%98.docx"',
        b"attachment; filename=\"utf-8''%D0%96%D0%98.docx\"",
        b'attachment; filename="=?utf-8?B?0JbQmC5kb2N4?="',
        b"attachment; filename==?utf-8?B?0JbQmC5kb2N4?=; size=4",
        b'attachment; filename*0="=?utf-8?B?0JbQ"; filename*1="mC5kb2N4?="',
        b"attachment; filename*=utf-8''%3D%3Futf-8%3FB%3F0JbQmC5kb2N4%3F%3D",
        "attachment; filename=ЖИ.docx".encode(),
        'attachment; filename="ЖИ.docx'.encode(),
        "attachment; filename = 'ЖИ.docx'".encode().replace(b"'", b'"'),
        'attachment; filename="ЖИ.docx"'.encode("kz1048"),
    ],
)  # fmt: skip
def test_a_file_name_is_read_in_every_manner(raw):
    read = parameters.text(parameters.split(raw)[1], "filename")
    assert read is not None
    assert read.text == "ЖИ.docx"


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        (b'a; filename="x "y" z.docx"; size=1', 'x "y" z.docx'),
        (b'a; filename="x; y.docx"', "x; y.docx"),
        (b"a; filename=x y; z.docx; size=1", "x y; z.docx"),
        (b'a; filename="C:\\work\\x.doc"', "C:\\work\\x.doc"),
        (b'a; filename="50% of.doc"', "50% of.doc"),
        (b'a; filename="x\\"y.doc"', 'x"y.doc'),
        (b'a; filename=""', ""),
    ],
)
def test_quotes_inside_quotes_and_values_without_any(raw, name):
    read = parameters.text(parameters.split(raw)[1], "filename")
    assert read is not None
    assert read.text == name


def test_a_missing_piece_is_told():
    read = parameters.text(parameters.split(b"a; filename*0=x; filename*2=.doc")[1], "filename")
    assert read is not None
    assert (read.text, read.sure, read.doubts) == ("x.doc", False, ("parameter-broken",))


@pytest.mark.parametrize(
    ("written", "safe"),
    [
        ("1234/../../1234.txt", "1234.txt"),
        ("C:\\Users\\ЖИ.docx", "ЖИ.docx"),
        ("..", ""),
        ("\u202excod.exe", "xcod.exe"),
        ("а\x00б\r\nв.pdf", "аб в.pdf"),
        ("й".encode().decode() + "и\u0306.pdf", "йй.pdf"),
        ("Ә" * 300 + ".docx", "Ә" * 117 + ".docx"),
        ("work.pdf ", "work.pdf"),
    ],
)
def test_names_are_made_safe(written, safe):
    assert names.safe(written) == safe


@given(st.text(max_size=100))
def test_no_name_keeps_a_path_or_a_sign_that_steers(written):
    safe = names.safe(written)
    assert not {*"/\\\0\r\n\u202e\u200b"} & {*safe}
    assert safe not in {".", ".."}
    assert len(safe.encode()) <= 255


@pytest.mark.parametrize(
    ("raw", "read"),
    [
        (b"a@b.kz", [("", "a@b.kz")]),
        (b'"X, Y" <d@e.f>, g@h.i', [("X, Y", "d@e.f"), ("", "g@h.i")]),
        (b'"' + B + b'" <a@b.kz>', [(TEXT, "a@b.kz")]),
        (b"MAILER-DAEMON@a.kz (Mail System)", [("Mail System", "MAILER-DAEMON@a.kz")]),
        (b"team: a@b, c@d;", [("", "a@b"), ("", "c@d")]),
        (b'"A \\"B\\"" <a@b.kz>', [('A "B"', "a@b.kz")]),
        (b"<a@b.kz", [("", "a@b.kz")]),
        (b'"KLAUS" <>', [("KLAUS", "")]),
        ("Ли <ли@қаз.kz>".encode(), [("Ли", "ли@қаз.kz")]),
        (b"", []),
    ],
)
def test_addresses_are_read_in_every_manner(raw, read):
    assert addresses.read(raw) == tuple(Address(*one) for one in read)


ASTANA = timezone(timedelta(hours=5))


@pytest.mark.parametrize(
    ("text", "moment", "doubts"),
    [
        ("Fri, 15 Nov 2024 23:59:59 +0500", datetime(2024, 11, 15, 23, 59, 59, tzinfo=ASTANA), ()),
        ("15 nov 24 23:59 GMT", datetime(2024, 11, 15, 23, 59, tzinfo=UTC), ()),
        ("Wed, 20 Sep 1995 00:19:00 (EDT) -0400", datetime(1995, 9, 20, 4, 19, tzinfo=UTC), ()),
        ("2024-11-15T23:59:59+05:00", datetime(2024, 11, 15, 18, 59, 59, tzinfo=UTC), ()),
        (
            "Wed, 01 May 2019 12:20",
            datetime(2019, 5, 1, 12, 20, tzinfo=UTC),
            ("date-zone-missing",),
        ),
        ("Mon, 30 Jun 3609 15:33:50 +0600", None, ("date-unreadable",)),
        ("31 Feb 2024 10:00:00 +0500", None, ("date-unreadable",)),
        ("", None, ("date-missing",)),
    ],
)
def test_dates_are_read_in_every_manner(text, moment, doubts):
    assert dates.read(text) == (moment, doubts)


def test_a_line_that_is_no_header_is_dropped_when_headers_follow():
    head = headers.read(b"Subject: a\r\nrubbish here\r\nFrom: b@c\r\n\r\nbody", USUAL)
    assert (head.headers.first("from"), head.body, head.doubts) == (
        b"b@c",
        b"body",
        ("headers-broken",),
    )


def test_a_head_without_a_blank_line_ends_at_the_first_words():
    head = headers.read(b"Subject: a\nSome words\nmore words\n", USUAL)
    assert (head.headers.first("subject"), head.body) == (b"a", b"Some words\nmore words\n")


def test_a_header_beyond_the_limit_is_cut_and_told():
    head = headers.read(b"Subject: " + b"a" * 500 + b"\n\nbody", Limits(header=100))
    assert (len(head.headers.first("subject")), head.body, head.doubts) == (
        99,
        b"body",
        ("header-truncated",),
    )


def test_a_head_beyond_the_limit_leaves_the_body_readable():
    head = headers.read(b"X-A: b\n" * 5000 + b"\nbody", Limits(head=1000))
    assert (head.body, head.doubts) == (b"body", ("header-truncated",))


@given(st.binary(max_size=200))
def test_no_bytes_break_the_readers_of_headers(raw):
    words.read(raw)
    addresses.read(raw)
    dates.read(raw.decode("latin-1"))
    for name in ("filename", "name"):
        parameters.text(parameters.split(b"a; filename" + raw)[1], name)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Әлиева, Гүлнар <a@b.kz>", [("Әлиева, Гүлнар", "a@b.kz")]),
        ("A <a@b.kz>, Әлиева, Гүлнар <c@d.kz>", [("A", "a@b.kz"), ("Әлиева, Гүлнар", "c@d.kz")]),
        ("<<a@b.kz>>", [("", "a@b.kz")]),
        ("Әлиева, c@d.kz", [("Әлиева", ""), ("", "c@d.kz")]),
        ("Әлиева, Гүлнар", [("Әлиева", ""), ("Гүлнар", "")]),
    ],
)
def test_a_bare_comma_in_a_name_does_not_lose_the_address(written, read):
    found = addresses.read(written.encode())
    assert [(one.name, one.address) for one in found] == read
