"""Reads AWS Signature Version 4 anew, from its specification: what a real store would not let in.

https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-authenticating-requests.html
"""

import hashlib
import hmac
import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from urllib.parse import quote, unquote

SKEW = timedelta(minutes=15)
_SAID = re.compile(r"AWS4-HMAC-SHA256 Credential=([^,]+), ?SignedHeaders=([^,]+), ?Signature=(\w+)")


@dataclass(frozen=True)
class Asked:
    """One request as it came over the wire; names of headers in small letters."""

    method: str
    target: str
    headers: dict[str, str]
    body: bytes

    @property
    def pairs(self) -> list[tuple[str, str]]:
        query = self.target.partition("?")[2]
        cut = (pair.partition("=") for pair in query.split("&") if pair)
        return [(unquote(name), unquote(value)) for name, _, value in cut]

    @property
    def presigned(self) -> bool:
        return "X-Amz-Signature" in dict(self.pairs)


@dataclass(frozen=True)
class _Signature:
    credential: str
    signed: list[str]
    signature: str
    date: str
    payload: str
    pairs: list[tuple[str, str]]
    lasts: timedelta


def against(asked: Asked, secrets: dict[str, str], now: datetime) -> str:
    """Give the store's code for what is wrong with the signature; "" when it is right."""
    said = _presigned(asked) if asked.presigned else _in_header(asked)
    if said is None:
        return "AccessDenied"
    key, *scope = said.credential.split("/")
    if key not in secrets:
        return "InvalidAccessKeyId"
    if hmac.compare_digest(_signature(asked, said, secrets[key], scope), said.signature):
        return _in_time(asked, said, now)
    return "SignatureDoesNotMatch"


def _in_time(asked: Asked, said: _Signature, now: datetime) -> str:
    begun = datetime.strptime(said.date, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
    if asked.presigned:
        late = not begun - SKEW <= now <= begun + said.lasts
        return "AccessDenied" if late else ""
    if abs(now - begun) > SKEW:
        return "RequestTimeTooSkewed"
    named = said.payload != "UNSIGNED-PAYLOAD"
    wrong = named and hashlib.sha256(asked.body).hexdigest() != said.payload
    return "XAmzContentSHA256Mismatch" if wrong else ""


def _presigned(asked: Asked) -> _Signature | None:
    told = dict(asked.pairs)
    signed = told["X-Amz-SignedHeaders"].split(";")
    unsigned = {name for name in asked.headers if name.startswith("x-amz-")} - set(signed)
    if unsigned or "host" not in signed or told["X-Amz-Algorithm"] != "AWS4-HMAC-SHA256":
        return None
    rest = [pair for pair in asked.pairs if pair[0] != "X-Amz-Signature"]
    return _Signature(
        told["X-Amz-Credential"],
        signed,
        told["X-Amz-Signature"],
        told["X-Amz-Date"],
        "UNSIGNED-PAYLOAD",
        rest,
        timedelta(seconds=int(told["X-Amz-Expires"])),
    )


def _in_header(asked: Asked) -> _Signature | None:
    found = _SAID.fullmatch(asked.headers.get("authorization", ""))
    if not found:
        return None
    payload, date = asked.headers["x-amz-content-sha256"], asked.headers["x-amz-date"]
    signed = found[2].split(";")
    return _Signature(found[1], signed, found[3], date, payload, asked.pairs, timedelta())


def _signature(asked: Asked, said: _Signature, secret: str, scope: list[str]) -> str:
    query = "&".join(f"{_coded(n)}={_coded(v)}" for n, v in sorted(said.pairs))
    headers = "".join(
        f"{name}:{' '.join(asked.headers.get(name, '').split())}\n" for name in said.signed
    )
    canonical = "\n".join(
        [
            asked.method,
            asked.target.partition("?")[0],
            query,
            headers,
            ";".join(said.signed),
            said.payload,
        ]
    )
    text = "\n".join(
        [
            "AWS4-HMAC-SHA256",
            said.date,
            "/".join(scope),
            hashlib.sha256(canonical.encode()).hexdigest(),
        ]
    )
    key = f"AWS4{secret}".encode()
    for step in scope:
        key = hmac.digest(key, step.encode(), "sha256")
    return hmac.digest(key, text.encode(), "sha256").hex()


def _coded(text: str) -> str:
    return quote(text, safe="-_.~")
