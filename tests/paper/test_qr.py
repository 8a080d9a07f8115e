"""Codes that a telephone reads from the page."""

import pypdfium2
import pytest
import qrcode
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st
from qrcode.util import MODE_8BIT_BYTE, QRData

from baiqau.paper import qr
from baiqau.paper.certificate import Certificate
from baiqau.paper.refusals import PaperRefused
from baiqau.paper.typesetting import press
from tests.paper.examples import LINK, MADE, honour

TOKENS = st.text(alphabet="ABCDEFGHJKLMNPQRSTUVWXYZ23456789", min_size=8, max_size=32)


def seen(pdf, *, ppi):
    page = pypdfium2.PdfDocument(pdf)[0]
    picture, sought = page.render(scale=ppi / 72).to_numpy(), zxingcpp.BarcodeFormat.QRCode
    return [code.text for code in zxingcpp.read_barcodes(picture, formats=sought)]


@pytest.mark.parametrize("ppi", [96, 120, 150, 300])
def test_the_code_is_read_from_the_page(ppi):
    printed = press().pdf("certificate", Certificate(honour()), made=MADE)

    assert seen(printed, ppi=ppi) == [LINK]


@given(token=TOKENS)
@settings(max_examples=30, deadline=None)
def test_any_token_is_read_from_a_page_of_96_dots_an_inch(token):
    link = f"https://baiqau.example.kz/p/{token}"
    document = Certificate(honour_with(link))

    assert seen(press().pdf("certificate", document, made=MADE), ppi=96) == [link]


def honour_with(link):
    ready = honour()
    return type(ready)(words=ready.words, number=ready.number, link=link)


def test_a_matrix_is_square_with_its_three_eyes():
    matrix = qr.matrix(LINK)
    side = len(matrix)
    eye = (True,) * 7

    assert {len(row) for row in matrix} == {side}
    assert (matrix[0][:7], matrix[0][-7:], matrix[-1][:7]) == (eye, eye, eye)


@pytest.mark.parametrize("size", [1, 34, 100, 299, 300, 301, 372, 500, 700])
def test_another_encoder_draws_the_same_code_module_by_module(size):
    text = ("https://baiqau.example.kz/v/" + "qazaq-elinin-kitaphanasy" * 30)[:size]

    level = "ERROR_CORRECT_L" if size > qr.MOST else "ERROR_CORRECT_M"
    code = qrcode.QRCode(
        error_correction=getattr(qrcode.constants, level), border=0, mask_pattern=qr.MASK
    )
    code.add_data(QRData(text.encode(), MODE_8BIT_BYTE), optimize=0)
    code.make(fit=True)

    assert qr.matrix(text) == tuple(tuple(map(bool, row)) for row in code.modules)


def test_the_drawing_covers_exactly_the_dark_modules():
    drawn = qr.svg(LINK, ink="#000000").split('d="')[1]
    dark = sum(sum(row) for row in qr.matrix(LINK))

    assert sum(int(run.split("v")[0]) for run in drawn.split("h")[1::2]) == dark


@pytest.mark.parametrize("text", ["", "x" * 701])
def test_an_address_that_makes_no_readable_code_is_refused(text):
    with pytest.raises(PaperRefused) as refused:
        qr.matrix(text)

    assert (refused.value.code, refused.value.facts) == ("paper-code", {"text": text})
