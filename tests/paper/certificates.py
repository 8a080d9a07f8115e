"""Certificates of an institution, made for the tests: keys of several kinds, their files, their check."""

import io
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, Encoding, pkcs12

PASSWORD = "құпия"
NAME = "Ұлттық академиялық кітапхана"
KEYS = {
    "p256": lambda: ec.generate_private_key(ec.SECP256R1()),
    "p384": lambda: ec.generate_private_key(ec.SECP384R1()),
    "rsa": lambda: rsa.generate_private_key(65537, 2048),
    "short": lambda: rsa.generate_private_key(65537, 1024),
    "k1": lambda: ec.generate_private_key(ec.SECP256K1()),
}


def written(folder, kind="p256", *, days=300):
    """Write a PKCS#12 file with a self-signed certificate; gives its path and the certificate."""
    key, now = KEYS[kind](), datetime.now(UTC)
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, NAME)])
    signs = x509.KeyUsage(True, True, False, False, False, False, False, False, False)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=400))
        .not_valid_after(now + timedelta(days=days))
        .add_extension(signs, critical=True)
        .sign(key, hashes.SHA256())
    )
    kept = BestAvailableEncryption(PASSWORD.encode())
    path = folder / f"{kind}.p12"
    path.write_bytes(pkcs12.serialize_key_and_certificates(b"x", key, certificate, None, kept))
    return path, certificate


def checked(pdf, certificate, *others):
    """Check the signature of a PDF as a reader of PDFs does that trusts these certificates alone."""
    from asn1crypto import x509 as plain  # noqa: PLC0415  with the extra
    from pyhanko.pdf_utils.reader import PdfFileReader  # noqa: PLC0415
    from pyhanko.sign.validation import validate_pdf_signature  # noqa: PLC0415
    from pyhanko_certvalidator import ValidationContext  # noqa: PLC0415

    trusted = (one.public_bytes(Encoding.DER) for one in (certificate, *others))
    roots = [plain.Certificate.load(one) for one in trusted]
    signed = PdfFileReader(io.BytesIO(pdf)).embedded_signatures[0]
    context = ValidationContext(trust_roots=roots, allow_fetching=False)
    with ThreadPoolExecutor(1) as own:  # it runs a loop of its own, and so does a browser test
        return own.submit(validate_pdf_signature, signed, context).result()
