"""Damaged letters: every one gives a letter, none raises, none takes long."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baiqau import post
from baiqau.post import Letter
from tests.post import mutating


def test_mutated_letters_are_all_read():
    read = [post.read(raw) for raw in mutating.mutations(seed=7, count=600)]
    assert [one for one in read if not isinstance(one, Letter)] == []


@given(st.binary(max_size=2000))
def test_any_bytes_give_a_letter(raw):
    assert post.read(raw).size == len(raw)


MARKS = [
    b"Content-Type: multipart/mixed; boundary=b\r\n", b"Content-Type: text/html\r\n", b"Content-Type: message/rfc822\r\n",
    b"Content-Type: application/ms-tnef\r\n", b"Content-Transfer-Encoding: base64\r\n", b"Content-Disposition: attachment; filename*0*=",
    b"Subject: =?utf-8?B?", b'From: "', b"\r\n", b"--b\r\n", b"--b--\r\n", b"x\x9f\x3e\x22", b"begin 644 a\n", b"=ybegin name=a\n", b"PK\x03\x04",
    b"PK\x05\x06", b"?=", b"'", b";", b"\xd0\x96",
]  # fmt: skip


@given(st.lists(st.one_of(st.sampled_from(MARKS), st.binary(max_size=12)), max_size=40))
def test_any_marks_in_any_order_give_a_letter(pieces):
    assert isinstance(post.read(b"".join(pieces)), Letter)


HEAD = b"From: a@b.kz\r\nContent-Type: text/html\r\n\r\n"


@pytest.mark.parametrize(
    "raw",
    [
        b"Subject: " + b"=?utf-8?Q?" * 30_000,
        b"Subject: a" + b"\r\n b" * 300_000,
        b"From: " + b'"' * 60_000 + b"\r\n\r\n",
        b"From: " + b"(<" * 30_000,
        b"Content-Type: a/b; x=" + b" " * 60_000 + b"y",
        b"Content-Type: a/b; filename=" + b'"\\' * 30_000,
        b"Content-Type: a/b" + b";a*1*=%" * 9_000,
        b"Content-Type: multipart/mixed\r\n\r\n" + b"--" * 400_000,
        b"Content-Type: multipart/mixed\r\n\r\n" + (b"--" + b" " * 99 + b"\n") * 9_000,
        HEAD + b"<" * 900_000,
        HEAD + b"<!--" * 200_000,
        HEAD + b"<div " * 200_000,
        HEAD + b"<div gmail_quote" * 50_000,
        HEAD + b"&#" + b"9" * 500_000,
        HEAD + b"-" * 290 + b"x\n" * 3_000,
        HEAD.replace(b"html", b"plain") + b"a." * 400_000,
        HEAD.replace(b"html", b"plain") + b"begin 644 a\nM" * 60_000,
        b"Content-Transfer-Encoding: base64\r\nContent-Type: a/b\r\n\r\n" + b"A=" * 900_000,
    ],
)  # fmt: skip
def test_no_letter_takes_long(raw):
    before = time.process_time()
    post.read(raw)
    assert time.process_time() - before < 3


def test_what_is_called_a_text_and_is_none_is_kept_as_a_file():
    content = bytes(range(256)) * 20
    read = post.read(b"Content-Type: text/plain\r\n\r\n" + content)
    assert (read.text.whole, read.attachments[0].content) == ("", content)
    assert read.attachments[0].doubts == ("transfer-wrong", "name-missing")
