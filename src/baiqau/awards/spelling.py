"""The personal link by which an author sees and approves the spelling of the name, and its preview."""

from datetime import datetime

from django.conf import settings
from django.core import signing

from baiqau.awards import content
from baiqau.awards.keys import signing_key
from baiqau.awards.models import Paper
from baiqau.entries.models import Author

SALT = "awards.spelling"
DAYS = 180  # how long a link opens: names are approved within a contest


def link(author: Author) -> str:
    """Give the address that is sent to the author alone."""
    return f"{settings.ADDRESS}/{author.spoken}/papers/name/{token(author)}/"


def token(author: Author) -> str:
    """Give the signed text of the link: it names the author and nothing else."""
    return signing.dumps([author.entry_id, author.position, author.email], salt=SALT)


def read(text: str) -> tuple[int, int, str]:
    """Give entry, position and address of a link; signing.BadSignature for a forged one or one of DAYS ago.

    The link names a place in the entry: with another address at that place it leads nowhere.
    """
    entry, position, email = signing.loads(text, salt=SALT, max_age=DAYS * 86_400)
    return int(entry), int(position), str(email)


def preview(author: Author, *, now: datetime) -> bytes:
    """Give the certificate of an author as PNG, marked as a specimen."""
    entry = author.entry
    paper = Paper(
        contest=entry.contest,
        kind="certificate",
        number=0,
        author=author,
        entry=entry,
        language=author.spoken,
        issued_at=now,
    )
    dress, address = content.dress(entry.contest), f"{settings.ADDRESS}/v/"
    paper.data = content.printed(paper, dress, address=address, key=signing_key())
    return content.specimen(paper)
