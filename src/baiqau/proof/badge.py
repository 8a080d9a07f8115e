"""Open Badges 3.0: a paper as a Verifiable Credential with a Data Integrity proof.

Sources: 1EdTech Open Badges 3.0; W3C Verifiable Credentials 2.0; W3C Data Integrity EdDSA
Cryptosuites 1.0 (`eddsa-jcs-2022`); RFC 8785 for the canonical form. The credentials here hold
only text, lists and mappings with ASCII names, for which `canonical` and RFC 8785 agree.
"""

import hashlib
from collections.abc import Iterable, Mapping

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from baiqau.proof import canonical

CONTEXT = (
    "https://www.w3.org/ns/credentials/v2",
    "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
)
SUITE = "eddsa-jcs-2022"
BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
ED25519 = b"\xed\x01"  # multicodec of an Ed25519 public key

Credential = Mapping[str, object]


def credential(
    *,
    address: str,
    issuer: str,
    issuer_url: str,
    holder: str,
    title: str,
    criteria: str,
    issued: str,
) -> dict[str, object]:
    """Give an achievement credential without its proof.

    `address` is its own URL, `holder` the name as printed, `criteria` a sentence on what it was
    given for, `issued` a moment of RFC 3339. The holder is told by name: no address leaves.
    """
    return {
        "@context": list(CONTEXT),
        "id": address,
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "name": title,
        "issuer": {"id": issuer_url, "type": ["Profile"], "name": issuer},
        "validFrom": issued,
        "credentialSubject": {
            "type": ["AchievementSubject"],
            "identifier": [_named(holder)],
            "achievement": {
                "id": f"{address}#achievement",
                "type": ["Achievement"],
                "name": title,
                "description": criteria,
                "criteria": {"narrative": criteria},
            },
        },
    }


def _named(holder: str) -> dict[str, object]:
    return {
        "type": "IdentityObject",
        "identityHash": holder,
        "identityType": "name",
        "hashed": False,
    }


def proven(told: Credential, key: Ed25519PrivateKey, *, created: str) -> dict[str, object]:
    """Give the credential with its proof; the same input gives the same signature."""
    method = did(key.public_key())
    options: dict[str, object] = {
        "type": "DataIntegrityProof",
        "cryptosuite": SUITE,
        "created": created,
        "verificationMethod": f"{method}#{method.removeprefix('did:key:')}",
        "proofPurpose": "assertionMethod",
        "@context": told["@context"],
    }
    mark = _base58(key.sign(_hashed(told, options)))
    return {**told, "proof": {**options, "proofValue": f"z{mark}"}}


def holds(told: Credential, keys: Iterable[Ed25519PublicKey]) -> bool:
    """Say whether the proof is by one of the keys; anything malformed does not hold."""
    proof = told.get("proof")
    if not isinstance(proof, dict) or proof.get("cryptosuite") != SUITE:
        return False
    method = str(proof.get("verificationMethod", "")).partition("#")[0]
    plain = {name: value for name, value in told.items() if name != "proof"}
    options = {name: value for name, value in proof.items() if name != "proofValue"}
    mark = _from_base58(str(proof.get("proofValue", "")).removeprefix("z"))
    try:
        content = _hashed(plain, options)
    except (TypeError, ValueError):
        return False
    return any(_by(key, mark, content) for key in keys if did(key) == method)


def did(key: Ed25519PublicKey) -> str:
    """Give the key as `did:key`, which carries the key itself and needs no look-up."""
    return f"did:key:z{_base58(ED25519 + key.public_bytes_raw())}"


def _hashed(told: Credential, options: Mapping[str, object]) -> bytes:
    """Give what is signed: the hash of the proof's options, then the hash of the credential."""
    parts = (canonical.encode(options), canonical.encode(told))
    return b"".join(hashlib.sha256(part).digest() for part in parts)


def _by(key: Ed25519PublicKey, mark: bytes, content: bytes) -> bool:
    try:
        key.verify(mark, content)
    except InvalidSignature:
        return False
    return True


def _base58(content: bytes) -> str:
    """Write bytes in the letters of Bitcoin, leading zeros kept."""
    number, text = int.from_bytes(content, "big"), ""
    while number:
        number, rest = divmod(number, 58)
        text = BASE58[rest] + text
    return "1" * (len(content) - len(content.lstrip(b"\0"))) + text


def _from_base58(text: str) -> bytes:
    """Read such letters; no bytes for anything else."""
    number = 0
    for letter in text:
        if letter not in BASE58:
            return b""
        number = number * 58 + BASE58.index(letter)
    zeros = len(text) - len(text.lstrip("1"))
    return b"\0" * zeros + number.to_bytes((number.bit_length() + 7) // 8, "big")
