"""Letters of what was published."""

from datetime import datetime

from django.conf import settings

from baiqau.contests.letters import common
from baiqau.journal import outbox
from baiqau.judging import queries as judging
from baiqau.publishing.models import Bundle


def bundle(made: Bundle, *, now: datetime) -> None:
    """Send every juror the digest of the bundle: many witnesses hold it outside this house."""
    contest = made.contest
    for seat in judging.seats(contest).filter(state="accepted"):
        language = seat.person.language
        outbox.tell(
            f"publishing:bundle:{made.digest}:{seat.key}",
            "publishing.bundle",
            scope=contest.scope,
            recipient=seat.person.email,
            language=language,
            facts=common(contest, language)
            | {
                "digest": made.digest,
                "link": f"{settings.ADDRESS}/{language}/c/{contest.slug}/results/check/",
            },
            at=now,
        )
