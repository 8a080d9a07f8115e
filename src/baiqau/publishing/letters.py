"""Letters of what was published."""

from datetime import datetime

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from baiqau.journal import outbox
from baiqau.judging import queries as judging
from baiqau.publishing.models import Bundle


def bundle(made: Bundle, *, now: datetime) -> None:
    """Send every juror the digest of the bundle: many witnesses hold it outside this house."""
    contest = made.contest
    for seat in judging.seats(contest).filter(state="accepted"):
        language = seat.person.language
        with translation.override(language):
            context = {
                "bundle": made,
                "regulation": contest.regulation,
                "url": f"{settings.ADDRESS}/{language}/c/{contest.slug}/results/check/",
            }
            outbox.write(
                f"publishing:bundle:{made.digest}:{seat.key}",
                scope=contest.scope,
                kind="publishing.bundle",
                recipient=seat.person.email,
                language=language,
                subject=_("The result is published: keep its digest"),
                body=render_to_string("publishing/letters/bundle.txt", context),
                at=now,
            )
