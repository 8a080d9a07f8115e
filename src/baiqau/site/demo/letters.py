"""The letters the demo sent, as their readers would see them: nobody has to look into folders for a code."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from email.utils import parsedate_to_datetime
from pathlib import Path

from django.conf import settings

MOST = 40
_RULE = b"-" * 79  # the line Django writes after each letter in a file


@dataclass(frozen=True)
class Sent:
    """One letter: to whom, when, about what, and its text without the HTML twin."""

    to: str
    at: datetime | None
    subject: str
    text: str


def last(most: int = MOST) -> list[Sent]:
    """Give the letters sent last, the newest first."""
    folder = Path(settings.EMAIL_FILE_PATH)
    files = sorted(folder.glob("*.log"), key=lambda path: path.stat().st_mtime_ns, reverse=True)
    found: list[Sent] = []
    for path in files:
        found += reversed(list(_letters(path)))
        if len(found) >= most:
            break
    return found[:most]


def _letters(path: Path) -> Iterator[Sent]:
    for raw in path.read_bytes().split(_RULE):
        if raw.strip():
            yield _read(BytesParser(policy=policy.default).parsebytes(raw.lstrip()))


def _read(letter: EmailMessage) -> Sent:
    body = letter.get_body(("plain", "html"))
    return Sent(
        to=str(letter["To"]),
        at=parsedate_to_datetime(str(letter["Date"])) if letter["Date"] else None,
        subject=str(letter["Subject"]),
        text=str(body.get_content()).strip() if body is not None else "",
    )
