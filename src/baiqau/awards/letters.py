"""Letters about papers."""

from datetime import datetime

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from baiqau.awards.models import Paper
from baiqau.journal import outbox


def issued(paper: Paper, *, now: datetime) -> None:
    """Tell the holder that the paper is ready, with the link to it.

    A holder without an address is told through the owner of the entry.
    """
    own = paper.author.email if paper.author is not None else ""
    owner = paper.entry.owner
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
            recipient=own or owner.email,
            language=language,
            subject=_("Your certificate is ready")
            if paper.kind == "certificate"
            else _("Your diploma is ready"),
            body=render_to_string("awards/letters/issued.txt", context),
            at=now,
        )
