"""The signed words in the code of a paper, and the badge: genuine ones hold, a thousand forged do not."""

import random
from dataclasses import replace

import pypdfium2
import pytest
import zxingcpp
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from baiqau.paper.certificate import Certificate
from baiqau.paper.typesetting import press
from baiqau.proof import badge, canonical, signature, slip
from baiqau.proof.verify import verify
from tests.paper.examples import MADE, honour

KEY, OTHER = (Ed25519PrivateKey.from_private_bytes(bytes([n]) * 32) for n in (4, 5))
KEYS = [KEY.public_key()]
LONGEST = "Құрманғазыұлы-Нұрмұхаммедова Ұлжалғасжамал Бекмұхамедәліқызы"


def words(**changes):
    told = {
        "number": "D-2024-00017",
        "holder": LONGEST,
        "place": "Үздік идея номинациясы",
        "issued": "2024-11-21",
        "contest": "time-of-new-opportunities-2024",
    }
    return slip.slip(**(told | changes))


@pytest.mark.parametrize("ppi", [96, 150, 300])
def test_the_printed_code_carries_its_signed_words(ppi):
    signed = signature.compact(words(), KEY)
    paper = replace(honour(), signed=signed)

    printed = press().pdf("certificate", Certificate(paper), made=MADE)
    page = pypdfium2.PdfDocument(printed)[0].render(scale=ppi / 72).to_numpy()
    (seen,) = zxingcpp.read_barcodes(page)

    assert seen.text == f"{paper.link}#{signed}"
    assert verify(seen.text.encode(), keys=KEYS).words == (
        f"the signature holds for number: D-2024-00017, holder: {LONGEST}, "
        "place: Үздік идея номинациясы, issued: 2024-11-21, contest: time-of-new-opportunities-2024"
    )


def test_a_thousand_forged_codes_are_refused():
    chance = random.Random(3)
    signed = signature.compact(words(), KEY)
    forged = [signature.compact(words(number=f"D-2024-{n:05}"), OTHER) for n in range(500)]
    _, key, _, mark = signed.split(":")
    for _ in range(500):
        other = signature.compact(words(holder=f"Асанов {chance.random()}"), KEY).split(":")[2]
        forged.append(f"{signature.FORMAT}:{key}:{other}:{mark}")

    assert verify(signed.encode(), keys=KEYS).holds
    assert [text for text in forged if verify(text.encode(), keys=KEYS).holds] == []


def credential(**changes):
    told = {
        "address": "https://baiqau.example.kz/kk/check/abc/badge.json",
        "issuer": "Үлгі кітапханасы",
        "issuer_url": "https://baiqau.example.kz",
        "holder": "Асанова Әсел Болатқызы",
        "title": "I орын",
        "criteria": "байқауда I орын алғаны үшін марапатталады",
        "issued": "2024-11-21T09:30:00Z",
    }
    return badge.proven(badge.credential(**(told | changes)), KEY, created="2024-11-21T09:30:00Z")


def test_a_badge_holds_by_its_key_alone():
    made = canonical.encode(credential())

    assert (verify(made, keys=KEYS).kind, verify(made, keys=KEYS).holds) == ("badge", True)
    assert not verify(made, keys=[OTHER.public_key()]).holds
    assert not verify(made).holds


@pytest.mark.parametrize(
    ("where", "value"),
    [
        (("name",), "Бас жүлде"),
        (("credentialSubject", "identifier", 0, "identityHash"), "Басқа Адам"),
        (("validFrom",), "2025-11-21T09:30:00Z"),
        (("proof", "created"), "2025-11-21T09:30:00Z"),
        (("proof", "cryptosuite"), "none"),
        (("proof", "proofValue"), "zabc"),
        (("proof",), "none"),
    ],
)
def test_a_badge_that_was_altered_does_not_hold(where, value):
    told = canonical.decode(canonical.encode(credential()).decode())
    part = told
    for name in where[:-1]:
        part = part[name]
    part[where[-1]] = value

    assert not verify(canonical.encode(told), keys=KEYS).holds


def test_the_key_in_a_badge_is_the_one_of_the_published_method():
    """The example of the did:key specification for Ed25519."""
    public = signature.public("2e6fcce36701dc791488e0d0b1745cc1e33a4c1c9fcc41c63bd343dbbe0970e6")

    assert badge.did(public) == "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK"
