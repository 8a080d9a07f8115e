"""Logos and seals: SVG and PNG, named, of bearable size."""

import struct
import zlib

import pytest

from baiqau.paper.certificate import Certificate
from baiqau.paper.pictures import MOST_BYTES, Picture
from baiqau.paper.refusals import PaperRefused
from baiqau.paper.typesetting import press
from tests.paper.examples import MADE, honour


def chunk(kind, data):
    body = kind + data
    return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))


PNG = (
    b"\x89PNG\r\n\x1a\n"
    + chunk(b"IHDR", struct.pack(">IIBBBBB", 2, 2, 8, 2, 0, 0, 0))
    + chunk(b"IDAT", zlib.compress(b"\0" + b"\x0b\x6a\x9a" * 2 + b"\0" + b"\x0b\x6a\x9a" * 2))
    + chunk(b"IEND", b"")
)


def test_a_png_is_printed():
    printed = press().pdf("certificate", Certificate(honour(logo=Picture(PNG, "Белгі"))), made=MADE)

    assert printed.count(b"/Alt") == 2  # and the code


@pytest.mark.parametrize(
    ("picture", "code"),
    [
        (Picture(PNG, " "), "paper-empty"),
        (Picture(PNG[:40], "Белгі"), "paper-picture"),
        (Picture(b"GIF89a", "Белгі"), "paper-picture"),
        (Picture(b"\xff\xfe", "Белгі"), "paper-picture"),
        (Picture(b"<svg><broken", "Белгі"), "paper-picture"),
        (Picture(PNG + b"\0" * MOST_BYTES, "Белгі"), "paper-picture"),
    ],
)
def test_what_is_no_picture_is_refused(picture, code):
    with pytest.raises(PaperRefused) as refused:
        press().pdf("certificate", Certificate(honour(logo=picture)), made=MADE)

    assert refused.value.code == code


@pytest.mark.parametrize("file", ["/etc/hostname", "tokens.toml", "../pictures.py"])
def test_an_svg_that_asks_for_a_file_of_the_server_is_refused(file):
    asking = (
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
        f' width="9" height="9"><image xlink:href="{file}" width="9" height="9"/></svg>'
    )
    with pytest.raises(PaperRefused) as refused:
        press().pdf(
            "certificate", Certificate(honour(logo=Picture(asking.encode(), "Белгі"))), made=MADE
        )

    assert refused.value.code == "paper-picture"
