"""Letters about papers."""

from datetime import datetime

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from baiqau.awards import spelling
from baiqau.awards.models import Paper
from baiqau.entries.models import Author
from baiqau.journal import outbox


def issued(paper: Paper, *, now: datetime) -> None:
    """Tell the holder that the paper is ready, with the link to it.

    A holder without an address is told through the owner of the entry; a guest who told a telephone
    gets no letter and finds the certificate by the ticket.
    """
    recipient = _recipient(paper)
    if not recipient:
        return
    language = paper.language
    with translation.override(language):
        context = {
            "paper": paper,
            "url": f"{settings.ADDRESS}/v/{paper.token}",
            "regulation": paper.contest.regulation,
        }
        outbox.write(
            f"awards:issued:{paper.token}",
            scope=paper.contest.scope,
            kind=f"awards.{paper.kind}",
            recipient=recipient,
            language=language,
            subject=_subject(paper.kind),
            body=render_to_string("awards/letters/issued.txt", context),
            at=now,
        )


def name_asked(author: Author, *, now: datetime) -> None:
    """Ask an author to look at the name as it will be printed; once for each spelling."""
    entry = author.entry
    language = author.spoken
    with translation.override(language):
        context = {
            "author": author,
            "url": spelling.link(author),
            "regulation": entry.contest.regulation,
        }
        outbox.write(
            f"awards:name:{entry.key}:{author.email}:{author.name.full()}"[:160],
            scope=entry.contest.scope,
            kind="awards.name",
            recipient=author.email,
            language=language,
            subject=_("Is your name written so?"),
            body=render_to_string("awards/letters/name.txt", context),
            at=now,
        )


def _recipient(paper: Paper) -> str:
    if paper.person is not None:
        return paper.person.email
    if paper.guest is not None:
        contact = paper.guest.contact or ""
        return contact if "@" in contact else ""
    own = paper.author.email if paper.author is not None else ""
    assert paper.entry is not None, "the database demands an entry of an author's paper"
    return own or paper.entry.owner.email


def _subject(kind: str) -> str:
    if kind == "thanks":
        return _("Your letter of thanks is ready")
    if kind == "attendance":
        return _("Your certificate of attendance is ready")
    return _("Your diploma is ready") if kind == "diploma" else _("Your certificate is ready")
