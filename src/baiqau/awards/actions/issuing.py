"""Issue everything at once: every certificate, diploma and letter of thanks that is due."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db import OperationalError

from baiqau.awards import queries
from baiqau.awards.actions import papers
from baiqau.contests.models import Contest
from baiqau.defence import queries as defence

PART = 100  # papers of one transaction: what an interruption leaves to be done again


def issue_all(contest: Contest, *, by: str, now: datetime) -> Counter[str]:
    """Issue what is still missing; give how many papers of each kind stand now.

    Certificates come in parts, the others each in a transaction of its own: an interruption loses
    nothing and a second call finishes the work.
    """
    authors = queries.without_certificate(contest)
    while due := list(authors.values_list("pk", flat=True)[:PART]):
        papers.issue_certificates(contest, due, by=by, now=now)
    the_rest(contest, by=by, now=now)
    return standing(contest)


@dataclass(frozen=True)
class Part:
    """What became of the next authors without a certificate; by pk those who could not be given one."""

    tried: int
    failed: tuple[int, ...] = ()


def some(contest: Contest, left: Collection[int] = (), *, by: str, now: datetime) -> Part:
    """Issue the next certificates that are missing, `PART` at most, passing by the authors in `left`.

    Where one of them cannot be issued, the others of the part are, one by one.
    """
    missing = queries.without_certificate(contest).exclude(pk__in=left)
    due = list(missing.values_list("pk", flat=True)[:PART])
    if _issued(contest, due, by=by, now=now):
        return Part(len(due))
    failed = [one for one in due if not _issued(contest, [one], by=by, now=now)]
    return Part(len(due), tuple(failed))


def _issued(contest: Contest, authors: list[int], *, by: str, now: datetime) -> bool:
    """Issue to these authors, all or none; False where it cannot be done for one of them."""
    try:
        papers.issue_certificates(contest, authors, by=by, now=now)
    except OperationalError:  # the database is busy or gone: the whole part is tried again
        raise
    except Exception:  # noqa: BLE001  whatever is wrong with one author; told by a job of their own
        return False
    return True


def attendance(contest: Contest, *, by: str, now: datetime) -> Counter[str]:
    """Certify to everybody who was there, part by part: a second call finishes what was broken off."""
    there = queries.without_attendance(contest)
    for start in range(0, len(there), PART):
        papers.issue_attendance(contest, there[start : start + PART], by=by, now=now)
    return standing(contest)


def the_rest(contest: Contest, *, by: str, now: datetime) -> None:
    """Issue the certificates of libraries and, once the result is public, diplomas and thanks."""
    rule = contest.regulation.certificates
    if rule is not None and rule.library_too:
        for entry in queries.honoured(contest).filter(author_kind="library", library__isnull=False):
            assert entry.library is not None
            papers.issue_library_certificate(entry, entry.library, by=by, now=now)
    if defence.published(contest) is not None:
        _diplomas(contest, by=by, now=now)
        _thanks(contest, by=by, now=now)


def standing(contest: Contest) -> Counter[str]:
    """Give how many valid papers of each kind there are."""
    return Counter(queries.valid(contest).values_list("kind", flat=True))


def _diplomas(contest: Contest, *, by: str, now: datetime) -> None:
    for award in queries.awards(contest):
        for author in award.entry.authors.all():
            papers.issue_diploma(award, author, language=author.spoken, by=by, now=now)
        if award.entry.library is not None and award.entry.author_kind == "library":
            papers.issue_diploma(
                award, award.entry.library, language=award.entry.language, by=by, now=now
            )


def _thanks(contest: Contest, *, by: str, now: datetime) -> None:
    """Thank everybody who has a name; who has none is listed on the page of papers."""
    for person, whom in queries.to_be_thanked(contest).items():
        if person.surname:
            papers.issue_thanks(contest, person, whom=whom, by=by, now=now)
