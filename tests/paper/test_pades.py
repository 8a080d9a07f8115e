"""The institution's certificate under a paper: valid for a reader of PDFs, broken by one byte."""

import shutil
import subprocess
from datetime import UTC, datetime, timedelta

import pytest
from asn1crypto import tsp

from baiqau.paper import pades
from baiqau.paper.certificate import Certificate
from baiqau.paper.refusals import PaperRefused
from baiqau.paper.typesetting import press
from tests.paper import certificates, stamping
from tests.paper.certificates import PASSWORD, checked, written
from tests.paper.examples import MADE, honour


@pytest.fixture(scope="module")
def plain():
    return press().pdf("certificate", Certificate(honour()), made=MADE)


@pytest.mark.parametrize("kind", ["p256", "p384", "rsa"])
def test_a_signed_paper_is_whole_and_trusted(tmp_path, plain, kind):
    path, certificate = written(tmp_path, kind)

    signed = pades.sign(
        plain, pades.Seal(str(path), PASSWORD), reason="Байқау хаттамасы", place="Астана"
    )

    told = checked(signed, certificate)
    assert (told.bottom_line, told.intact, told.coverage.name) == (True, True, "ENTIRE_FILE")
    assert signed.startswith(plain)
    assert b"ETSI.CAdES.detached" in signed


def test_one_changed_byte_is_found(tmp_path, plain):
    path, certificate = written(tmp_path)
    signed = bytearray(pades.sign(plain, pades.Seal(str(path), PASSWORD), reason="-"))
    at = signed.index(b"stream") + 60
    signed[at] ^= 1

    assert not checked(bytes(signed), certificate).intact


def test_another_reader_of_pdfs_calls_it_valid(tmp_path, plain):
    if shutil.which("pdfsig") is None:
        pytest.skip("poppler is absent")
    path, _ = written(tmp_path)
    paper = tmp_path / "signed.pdf"
    paper.write_bytes(pades.sign(plain, pades.Seal(str(path), PASSWORD), reason="-"))

    asked = ["pdfsig", "-nocert", str(paper)]
    said = subprocess.run(asked, check=True, capture_output=True, text=True)
    assert "Signature is Valid" in said.stdout
    assert certificates.NAME in said.stdout


def test_a_certificate_tells_its_holder_and_its_term(tmp_path):
    path, certificate = written(tmp_path)
    told = pades.holder(pades.Seal(str(path), PASSWORD))
    assert (told.name, told.until) == (certificates.NAME, certificate.not_valid_after_utc)


@pytest.mark.parametrize(
    ("kind", "password", "days", "reason"),
    [
        ("p256", "басқа", 300, "password"),
        ("short", PASSWORD, 300, "key"),
        ("k1", PASSWORD, 300, "key"),
        ("p256", PASSWORD, -1, "expired"),
    ],
)
def test_what_cannot_sign_says_why(tmp_path, plain, kind, password, days, reason):
    path, _ = written(tmp_path, kind, days=days)
    with pytest.raises(PaperRefused) as told:
        pades.sign(plain, pades.Seal(str(path), password), reason="-")
    assert (told.value.code, told.value.facts["reason"]) == ("paper-seal", reason)


def test_a_missing_file_and_a_silent_service_say_so(tmp_path, plain):
    path, _ = written(tmp_path)
    silent = pades.Seal(str(path), PASSWORD, timestamps="http://127.0.0.1:9/")
    for seal, reason in ((pades.Seal(str(tmp_path / "no")), "unreadable"), (silent, "timestamps")):
        with pytest.raises(PaperRefused) as told:
            pades.sign(plain, seal, reason="-")
        assert told.value.facts["reason"] == reason


@pytest.mark.skipif(shutil.which("openssl") is None, reason="openssl is absent")
def test_a_time_stamp_service_says_when_it_was_signed_and_its_word_is_checked(tmp_path, plain):
    path, certificate = written(tmp_path)
    before = datetime.now(UTC).replace(microsecond=0)

    with stamping.service(tmp_path) as (address, stamper):
        signed = pades.sign(plain, pades.Seal(str(path), PASSWORD, address), reason="Хаттама")

    told = checked(signed, certificate, stamper)
    assert (told.bottom_line, told.coverage.name) == (True, "ENTIRE_FILE")
    stamp = told.timestamp_validity
    assert (stamp.valid, stamp.intact, stamp.trusted) == (True, True, True)
    assert before <= stamp.timestamp <= datetime.now(UTC) + timedelta(seconds=1)
    assert not checked(signed, certificate).timestamp_validity.trusted


@pytest.mark.skipif(shutil.which("openssl") is None, reason="openssl is absent")
@pytest.mark.parametrize(
    "spoilt",
    [
        lambda told: told[0],  # its first answer over again
        lambda _: b"<html>503</html>",
        lambda told: told[-1][:-40],
        lambda _: bytes.fromhex("30053003020102"),  # refused
    ],
)
def test_a_stamp_of_something_else_or_none_is_not_taken(tmp_path, plain, spoilt):
    path, _ = written(tmp_path)
    with stamping.service(tmp_path, spoilt=spoilt) as (address, _stamper):
        seal = pades.Seal(str(path), PASSWORD, address)
        with pytest.raises(PaperRefused) as told:
            signed_twice(plain, seal)
    assert told.value.facts["reason"] == "timestamps"


def with_another_signature(_folder, answers):
    return answers[-1][:-1] + bytes([answers[-1][-1] ^ 0xFF])


def over_another_hash(folder, _answers):
    """Give the service's own answer, with the right nonce, over a hash nobody asked about."""
    asked = tsp.TimeStampReq.load((folder / "asked.tsq").read_bytes())
    asked["message_imprint"]["hashed_message"] = b"\x11" * 32
    other, settings = folder / "other.tsq", folder / "tsa.cnf"
    other.write_bytes(asked.dump(force=True))
    return stamping.openssl("ts", "-reply", "-config", str(settings), "-queryfile", str(other))


@pytest.mark.skipif(shutil.which("openssl") is None, reason="openssl is absent")
@pytest.mark.parametrize("answer", [with_another_signature, over_another_hash])
def test_a_stamp_that_reads_well_but_does_not_hold_is_not_taken(tmp_path, plain, answer):
    path, _ = written(tmp_path)
    with (
        stamping.service(tmp_path, spoilt=lambda told: answer(tmp_path, told)) as (address, _),
        pytest.raises(PaperRefused) as told,
    ):
        pades.sign(plain, pades.Seal(str(path), PASSWORD, address), reason="Хаттама")
    assert told.value.facts["reason"] == "timestamps"


def signed_twice(pdf, seal):
    return [pades.sign(pdf, seal, reason=reason) for reason in ("Хаттама", "Басқа")]
