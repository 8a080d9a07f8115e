"""`baiqau verify`: the kind of a file is recognised, and one line says whether it holds."""

import json
from dataclasses import replace

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from baiqau.proof import bundle, signature
from baiqau.proof.verify import verify
from tests.proof.outcomes import KEY, SECRET, journal, outcome

KEYS = [KEY.public_key()]
PAPER = {"kind": "certificate", "number": "C-2024-00001", "holder": "Әсел Асанова", "place": ""}


def paper(**changes):
    told = {
        "statement": PAPER,
        "signature": signature.sign(PAPER, KEY),
        "key": signature.written(KEYS[0]),
    }
    return json.dumps(told | changes, ensure_ascii=False).encode()


def said(finding):
    return finding.kind, finding.holds


def exported(made):
    return "".join(f"{line}\n" for line in journal(made)).encode()


def test_a_journal_is_recognised_and_checked():
    content = exported(outcome())

    assert said(verify(content)) == ("journal", True)
    assert said(verify(content.split(b"\n")[0])) == ("journal", True)
    assert said(verify(content + b"\n")) == ("journal", False)
    assert verify(content.replace(b"sheet.signed", b"sheet.singed", 1)).words == (
        "line 1 was changed after it was written"
    )


def test_a_results_bundle_is_recognised_and_checked_against_key_and_journal():
    made = outcome()
    content = bundle.build(made, secret=SECRET)

    assert said(verify(content)) == ("results", True)
    assert bundle.digest_of(content) in verify(content).words
    assert said(verify(content, keys=KEYS, journal=exported(made))) == ("results", True)
    assert said(verify(content, journal=exported(replace(made, sheets=made.sheets[1:])))) == (
        "results",
        False,
    )
    assert said(verify(content[:-1])) == ("results", False)


def test_a_papers_statement_holds_and_says_what_it_says():
    found = verify(paper(), keys=KEYS)

    assert found.holds
    assert found.words == (
        "the signature holds for holder: Әсел Асанова, kind: certificate, number: C-2024-00001"
    )


def test_without_the_institutions_key_the_reader_is_told_to_compare():
    assert verify(paper()).words.endswith("with the institution's")


def test_an_altered_statement_is_refused():
    found = verify(paper(statement=PAPER | {"place": "I"}))

    assert (found.holds, found.words) == (
        False,
        "the signature does not hold: the statement was altered",
    )


def test_a_statement_signed_by_a_stranger_is_refused_when_the_key_is_known():
    stranger = Ed25519PrivateKey.generate()
    forged = paper(
        signature=signature.sign(PAPER, stranger), key=signature.written(stranger.public_key())
    )

    assert said(verify(forged)) == ("paper", True)
    assert said(verify(forged, keys=KEYS)) == ("paper", False)


def test_a_name_given_twice_is_no_statement():
    doubled = paper().replace(b'"holder":', b'"holder": "X", "holder":')

    assert said(verify(doubled)) == ("unknown", False)


def test_the_text_of_a_qr_code_is_checked():
    text = signature.compact(PAPER, KEY).encode() + b"\n"

    assert said(verify(text, keys=KEYS)) == ("paper", True)
    assert verify(text).words == "it was signed with a key that is not known here"


@pytest.mark.parametrize(
    "content",
    [b"", b"\n", b"{}", b"[]", b"7", b"\xff\xfe", b"%PDF-1.7", b"[" * 99_999, b'{"a":' * 99_999],
)
def test_anything_else_is_called_unknown(content):
    assert said(verify(content)) == ("unknown", False)


def test_a_key_that_cannot_be_read_is_named():
    assert verify(paper(key="zz")).words == "the public key cannot be read"
    assert verify(paper(statement="text")).words.startswith("the signature does not hold")
