"""Issuing every paper in the background, in parts that are done whole or not at all: a kill loses nothing."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.dateparse import parse_datetime
from django_tasks import task

from baiqau.awards import queries
from baiqau.awards.actions import again, issuing, papers
from baiqau.awards.actions import ceremony as ceremonies
from baiqau.awards.models import Ceremony
from baiqau.base.jobs.queue import enqueue_all, enqueue_once
from baiqau.contests import queries as contests
from baiqau.defence.models import Result
from baiqau.entries.models import Author, Entry
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
    """Issue what is missing in a contest: certificates in parts for all workers, then the rest.

    Gives how many papers of each kind stand so far.
    """
    contest, now = contests.by_slug(slug), parse_datetime(at)
    if contest is None or now is None:
        return {}
    authors = list(queries.without_certificate(contest).values_list("pk", flat=True))
    parts = [
        authors[start : start + issuing.PART] for start in range(0, len(authors), issuing.PART)
    ]
    enqueue_all(
        issue_part,
        {
            f"awards:part:{slug}:{at}:{place}": {"slug": slug, "authors": part, "by": by, "at": at}
            for place, part in enumerate(parts)
        },
    )
    issuing.the_rest(contest, by=by, now=now)
    return dict(issuing.standing(contest))


@task
def issue_part(slug: str, authors: list[int], by: str, at: str) -> int:
    """Issue the certificates of these authors who have none yet; give how many were issued."""
    contest, now = contests.by_slug(slug), parse_datetime(at)
    if contest is None or now is None:
        return 0
    authors_now = Author.objects.filter(pk__in=authors)
    return len(papers.issue_certificates(contest, authors_now, by=by, now=now))


@task
def issue_attendance(slug: str, by: str, at: str) -> dict[str, int]:
    """Certify their attendance to everybody who was there and has no paper of it."""
    contest, now = contests.by_slug(slug), parse_datetime(at)
    if contest is None or now is None:
        return {}
    return dict(issuing.attendance(contest, by=by, now=now))
