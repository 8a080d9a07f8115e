"""Who writes to whom about what and when, as the headers claim it."""

import re
from dataclasses import dataclass
from datetime import datetime

from baiqau.post import addresses, dates, words
from baiqau.post.headers import Headers
from baiqau.post.letter import Address, Claim, Doubt, Words

_ID = re.compile(r"<([^<>\s]{1,500})>|([^<>\s@]{1,250}@[^<>\s@]{1,250})")
_ONCE = ("from", "subject", "date", "message-id")
_METHOD = re.compile(r"\b(dkim|spf|dmarc|arc)\s*=\s*([a-z]{3,20})", re.IGNORECASE)
_MOST_IDS = 200
_MOST_CLAIMS = 50
_CLAIM_LENGTH = 2000


@dataclass(frozen=True)
class Envelope:
    """The headers everybody knows, decoded."""

    message_id: str
    in_reply_to: tuple[str, ...]
    references: tuple[str, ...]
    sender: Address | None
    reply_to: tuple[Address, ...]
    to: tuple[Address, ...]
    cc: tuple[Address, ...]
    return_path: str | None
    subject: Words
    date: datetime | None
    claims: tuple[Claim, ...]
    doubts: tuple[Doubt, ...]


def read(headers: Headers, hint: str) -> Envelope:
    """Read the head of a letter; of a header that may stand once the first one counts."""
    sender = _people(headers, "from", hint) or _people(headers, "sender", hint)
    subject = words.read(headers.first("subject"), hint)
    date, date_doubts = dates.read(headers.first("date").decode("latin-1"))
    ids = identifiers(headers.first("message-id"))
    return Envelope(
        message_id=ids[0] if ids else "",
        in_reply_to=identifiers(headers.first("in-reply-to")),
        references=identifiers(headers.first("references")),
        sender=sender[0] if sender else None,
        reply_to=_people(headers, "reply-to", hint),
        to=_people(headers, "to", hint),
        cc=_people(headers, "cc", hint),
        return_path=_return_path(headers),
        subject=Words(_one_line(subject.text), subject.sure, subject.charset, subject.doubts),
        date=date,
        claims=_claims(headers),
        doubts=(
            *subject.doubts,
            *date_doubts,
            *(() if sender else ("sender-missing",)),
            *_repeated(headers),
        ),
    )


def identifiers(raw: bytes) -> tuple[str, ...]:
    """Give message identifiers without their brackets."""
    found = _ID.findall(raw.decode("latin-1"))
    return tuple(bracketed or bare for bracketed, bare in found[:_MOST_IDS])


def _one_line(text: str) -> str:
    return " ".join("".join(max(sign, " ") for sign in text).split(" ")).strip()


def _people(headers: Headers, name: str, hint: str) -> tuple[Address, ...]:
    return tuple(one for value in headers.every(name) for one in addresses.read(value, hint))


def _return_path(headers: Headers) -> str | None:
    """Give the bounce address: empty means RFC 3834's «do not answer», None that none is told."""
    name = next((one for one in ("return-path", "x-envelope-from") if one in headers), "")
    return headers.first(name).decode("latin-1").strip(" <>\t") if name else None


def _repeated(headers: Headers) -> tuple[Doubt, ...]:
    several = any(len({*headers.every(name)} - {b""}) > 1 for name in _ONCE)
    return ("header-repeated",) if several else ()


def _claims(headers: Headers) -> tuple[Claim, ...]:
    found = []
    for value in headers.every("authentication-results"):
        text = " ".join(value[:_CLAIM_LENGTH].decode("latin-1").split())
        server = text.partition(";")[0].split()
        named = server[0] if server and "=" not in server[0] else ""
        found += [
            Claim(named, method.lower(), result.lower(), text)
            for method, result in _METHOD.findall(text)
        ]
    return tuple(found[:_MOST_CLAIMS])
