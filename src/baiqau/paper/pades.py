"""The institution's own certificate under a PDF: a PAdES signature, as any reader of PDFs shows it.

The signature is added after the last byte of the paper, so that what was there stays as it was.
P-256 keys are the quick ones (21 ms a paper, RSA-3072 ten times that).
"""

from __future__ import annotations

import asyncio
import hashlib
import io
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import pkcs12

from baiqau.paper.refusals import PaperRefused

if TYPE_CHECKING:
    from pyhanko.sign.signers import SimpleSigner

FIELD = "Institution"
SHORTEST_RSA = 2048


@dataclass(frozen=True)
class Seal:
    """Where the certificate lies (PKCS#12), the password of the file, and a time-stamp service or ""."""

    path: str
    password: str = ""
    timestamps: str = ""


@dataclass(frozen=True)
class Holder:
    """Whose certificate it is (the common name), and between which moments it holds."""

    name: str
    since: datetime
    until: datetime


def holder(seal: Seal) -> Holder:
    """Read the certificate; PaperRefused `paper-seal` (reason) when it cannot sign.

    Reasons: `unreadable` no such file or not ours to read; `password` not a PKCS#12 file or another
    password; `keyless` no key or no certificate in it; `key` neither P-256, P-384 nor RSA of 2,048 bits.
    """
    try:
        raw = Path(seal.path).read_bytes()
    except OSError as fault:
        raise PaperRefused("paper-seal", reason="unreadable") from fault
    try:
        bag = pkcs12.load_pkcs12(raw, seal.password.encode() or None)
    except ValueError as fault:
        raise PaperRefused("paper-seal", reason="password") from fault
    if bag.key is None or bag.cert is None:
        raise PaperRefused("paper-seal", reason="keyless")
    if not _strong(bag.key):
        raise PaperRefused("paper-seal", reason="key")
    told = bag.cert.certificate
    names = told.subject.get_attributes_for_oid(x509.NameOID.COMMON_NAME)
    name = str(names[0].value) if names else told.subject.rfc4514_string()
    return Holder(name, told.not_valid_before_utc, told.not_valid_after_utc)


def _strong(key: object) -> bool:
    if isinstance(key, ec.EllipticCurvePrivateKey):
        return key.curve.name in {"secp256r1", "secp384r1"}
    return isinstance(key, rsa.RSAPrivateKey) and key.key_size >= SHORTEST_RSA


def sign(pdf: bytes, seal: Seal, *, reason: str, place: str = "") -> bytes:
    """Give the PDF with the institution's signature added (PAdES B-B, or B-T with a time stamp).

    PaperRefused `paper-seal` also with the reasons `absent` (pyHanko is not installed), `expired`
    (the certificate does not hold today) and `timestamps` (the service did not answer rightly).
    """
    told = holder(seal)
    if not told.since <= datetime.now(UTC) <= told.until:
        raise PaperRefused("paper-seal", reason="expired")
    try:
        from pyhanko.pdf_utils.incremental_writer import (  # noqa: PLC0415  an extra: not everywhere
            IncrementalPdfFileWriter,
        )
        from pyhanko.sign import fields, signers, timestamps  # noqa: PLC0415
    except ImportError as fault:
        raise PaperRefused("paper-seal", reason="absent") from fault
    about = signers.PdfSignatureMetadata(
        field_name=FIELD,
        md_algorithm="sha256",
        subfilter=fields.SigSeedSubFilter.PADES,
        name=told.name,
        reason=reason,
        location=place or None,
    )
    stamper = timestamps.HTTPTimeStamper(seal.timestamps, timeout=20) if seal.timestamps else None
    pen = signers.PdfSigner(about, signer=_signer(seal), timestamper=stamper)
    # ValueError: an answer that is no time stamp; AttributeError: how pyHanko 0.38 meets one with
    # another nonce, an answer to somebody else's question
    faults = (timestamps.TimestampRequestError, *((ValueError, AttributeError) if stamper else ()))
    try:
        # pyHanko runs a loop of its own, which a thread that has one already would refuse
        with ThreadPoolExecutor(1) as own:
            signed = own.submit(pen.sign_pdf, IncrementalPdfFileWriter(io.BytesIO(pdf))).result()
    except faults as fault:
        raise PaperRefused("paper-seal", reason="timestamps") from fault
    made = bytes(signed.getbuffer())
    if stamper is not None and not _stamped(made):
        raise PaperRefused("paper-seal", reason="timestamps")
    return made


def _stamped(pdf: bytes) -> bool:
    """Read the time stamp back: over this signature, whole, by a certificate made for time stamps."""
    from pyhanko.pdf_utils.reader import PdfFileReader  # noqa: PLC0415
    from pyhanko.sign.validation import errors, generic_cms  # noqa: PLC0415
    from pyhanko_certvalidator import ValidationContext  # noqa: PLC0415

    # whom to trust is for the reader of the paper to say: here only that the stamp holds
    nobody = ValidationContext(trust_roots=[], allow_fetching=False)
    signature = PdfFileReader(io.BytesIO(pdf)).embedded_signatures[-1]
    token = next(iter(generic_cms.extract_tst_data_iter(signature.signer_info, signed=False)), None)
    if token is None:
        return False

    def imprint(name: str) -> bytes:
        return hashlib.new(name, signature.signer_info["signature"].native).digest()

    read = generic_cms.validate_tst_signed_data(token, nobody, imprint)
    try:
        with ThreadPoolExecutor(1) as own:
            told = own.submit(asyncio.run, read).result()
    except (errors.SignatureValidationError, ValueError):
        return False
    usage = told["signing_cert"].extended_key_usage_value
    return (
        told["intact"] and told["valid"] and usage is not None and "time_stamping" in usage.native
    )


def _signer(seal: Seal) -> SimpleSigner:
    changed = Path(seal.path).stat().st_mtime_ns
    return _loaded(seal, changed)


@lru_cache(maxsize=4)
def _loaded(seal: Seal, changed: int) -> SimpleSigner:
    """Load the key once for each state of the file: reading it costs more than signing."""
    from pyhanko.sign import signers  # noqa: PLC0415

    found: SimpleSigner | None = signers.SimpleSigner.load_pkcs12(  # type: ignore[no-untyped-call]
        seal.path, passphrase=seal.password.encode() or None
    )
    if found is None:
        raise PaperRefused("paper-seal", reason="password")
    return found
