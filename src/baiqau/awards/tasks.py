"""Issuing every paper in the background, in parts that are done whole or not at all: a kill loses nothing.

One part follows the other: numbers are taken in turn, so a second worker would only wait for the first.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.dateparse import parse_datetime
from django_tasks import task
from django_tasks.base import TaskContext

from baiqau.awards.actions import again, issuing, papers
from baiqau.awards.actions import ceremony as ceremonies
from baiqau.awards.models import Ceremony
from baiqau.base.jobs.context import JobContext
from baiqau.base.jobs.queue import enqueue_once
from baiqau.contests import queries as contests
from baiqau.defence.models import Result
from baiqau.entries.models import Entry
from baiqau.people.models import Person


@transaction.atomic
def turn(ceremony: Ceremony, *, seen: int, forward: bool, by: Person, now: datetime) -> Ceremony:
    """Turn the script of the ceremony; with its last name every paper and letter sets out, once."""
    turned = ceremonies.turn(ceremony, seen=seen, forward=forward, by=by, now=now)
    if turned.ended_at == now:
        slug = turned.result.contest.slug
        enqueue_once(issue_all, f"awards:ceremony:{turned.pk}", slug, by.actor, now.isoformat())
    return turned


@transaction.atomic
def give_again(
    result: Result,
    version: int,
    ranks: Mapping[int, int],
    choices: Mapping[Entry, str],
    **told: Any,
) -> None:
    """Give the places by a corrected version; the diplomas that are due then set out, once."""
    again.give(result, version, ranks, choices, **told)
    key = f"awards:again:{result.pk}:{version}"
    by, now = told["by"], told["now"]
    enqueue_once(issue_all, key, result.contest.slug, by.actor, now.isoformat())


@task
def issue_all(slug: str, by: str, at: str) -> dict[str, int]:
    """Issue what is missing in a contest: diplomas and thanks at once, certificates part by part.

    Gives how many papers of each kind stand so far.
    """
    contest, now = contests.by_slug(slug), parse_datetime(at)
    if contest is None or now is None:
        return {}
    issuing.the_rest(contest, by=by, now=now)
    _next_part(slug, by, at, 1)
    return dict(issuing.standing(contest))


@task(takes_context=True)
def issue_part(
    context: TaskContext, slug: str, by: str, at: str, place: int, left: Sequence[int] = ()
) -> None:
    """Issue the next certificates that are missing; while there are more, the next part follows.

    Of an author who cannot be given one a job of their own tells why, in the tray; the others go on.
    """
    assert isinstance(context, JobContext), "our workers give their own context"
    contest, now = contests.by_slug(slug), parse_datetime(at)
    if contest is None or now is None:
        return
    with context.finishing():
        part = issuing.some(contest, left, by=by, now=now)
        for one in part.failed:
            enqueue_once(issue_one, f"awards:one:{slug}:{at}:{one}", slug, by, at, one)
        if part.tried == issuing.PART:
            _next_part(slug, by, at, place + 1, [*left, *part.failed])


@task
def issue_one(slug: str, by: str, at: str, author: int) -> None:
    """Issue the certificate of one author that did not come with its part; what is wrong is raised."""
    contest, now = contests.by_slug(slug), parse_datetime(at)
    if contest is not None and now is not None:
        papers.issue_certificates(contest, [author], by=by, now=now)


def _next_part(slug: str, by: str, at: str, place: int, left: Sequence[int] = ()) -> None:
    enqueue_once(
        issue_part, f"awards:part:{slug}:{at}:{place}", slug, by, at, place, left=list(left)
    )


@task
def issue_attendance(slug: str, by: str, at: str) -> dict[str, int]:
    """Certify their attendance to everybody who was there and has no paper of it."""
    contest, now = contests.by_slug(slug), parse_datetime(at)
    if contest is None or now is None:
        return {}
    return dict(issuing.attendance(contest, by=by, now=now))
