"""Signed statements: genuine ones are never refused, altered and forged ones never accepted."""

import random
import re

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as some

from baiqau.proof import signature

OLD, NEW, FORGER = (Ed25519PrivateKey.from_private_bytes(bytes([n]) * 32) for n in (1, 2, 3))
KEYS = [NEW.public_key(), OLD.public_key()]
PAPER = {"kind": "diploma", "number": "D-2024-00007", "holder": "Әбдірахманова Ұлжан"}
statements = some.dictionaries(some.text(max_size=9), some.text(max_size=20) | some.integers())


@given(statements)
def test_what_was_signed_holds_in_both_forms(statement):
    checked = signature.check(signature.compact(statement, NEW), KEYS)

    assert (checked.holds, checked.statement, checked.trouble) == (True, statement, "")
    assert signature.holds(statement, signature.sign(statement, NEW), KEYS)


def test_the_compact_text_keeps_to_the_letters_of_a_qr_code():
    text = signature.compact(PAPER, NEW)

    assert re.fullmatch(r"[0-9A-Z $%*+\-./:]+", text)
    assert len(text) < 400


def test_an_old_key_goes_on_verifying_and_names_itself():
    checked = signature.check(signature.compact(PAPER, OLD), KEYS)

    assert (checked.holds, checked.key) == (True, signature.key_id(OLD.public_key()))


def test_a_key_that_is_not_the_institutions_is_named_as_unknown():
    checked = signature.check(signature.compact(PAPER, FORGER), KEYS)

    assert (checked.holds, checked.code, checked.statement) == (False, "unknown-key", PAPER)
    assert not signature.holds(PAPER, signature.sign(PAPER, FORGER), KEYS)


def test_a_forger_who_names_the_institutions_key_is_found_out():
    _, _, body, mark = signature.compact(PAPER, FORGER).split(":")
    forged = f"{signature.FORMAT}:{signature.key_id(NEW.public_key())}:{body}:{mark}"

    assert signature.check(forged, KEYS).code == "altered"


def test_a_thousand_altered_texts_are_refused_and_none_is_accepted():
    text, chance = signature.compact(PAPER, NEW), random.Random(7)
    alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567:=a1 "

    accepted = 0
    for _ in range(1000):
        place = chance.randrange(len(text))
        other = chance.choice([letter for letter in alphabet if letter != text[place]])
        accepted += signature.check(text[:place] + other + text[place + 1 :], KEYS).holds
    assert accepted == 0


def test_a_signature_written_in_another_way_does_not_hold():
    mark = signature.sign(PAPER, NEW)
    last = chr(ord(mark[-1]) + 1)

    for spoiled in (mark + "=", mark + " ", mark[:-1] + last, mark[:-2], "", "ж", mark + "AAAA"):
        assert not signature.holds(PAPER, spoiled, KEYS)


def test_what_is_no_compact_text_is_called_so():
    for text in ("", "BAIQAU1", "BAIQAU1:A:B:C", "BAIQAU2" + signature.compact(PAPER, NEW)[7:]):
        assert signature.check(text, KEYS).code == "not-a-statement"
        assert signature.read(text) == {}


def test_a_public_key_is_written_and_read_back():
    key = NEW.public_key()

    assert signature.written(signature.public(signature.written(key))) == signature.written(key)
