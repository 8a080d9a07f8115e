"""Issue everything at once: every certificate and diploma the regulation promises."""

from collections import Counter
from datetime import datetime

from baiqau.awards import queries
from baiqau.awards.actions import papers
from baiqau.contests.models import Contest
from baiqau.defence import queries as defence
from baiqau.entries.models import Author


def issue_all(contest: Contest, *, by: str, now: datetime) -> Counter[str]:
    """Issue what is still missing; give how many papers of each kind stand now.

    Each paper is a transaction of its own, so that an interruption loses nothing and a second
    call finishes the work.
    """
    for author in list(queries.without_certificate(contest)):
        papers.issue_certificate(author.entry, author, language=_language(author), by=by, now=now)
    rule = contest.regulation.certificates
    if rule is not None and rule.library_too:
        for entry in queries.honoured(contest).filter(author_kind="library", library__isnull=False):
            assert entry.library is not None
            papers.issue_certificate(entry, entry.library, language=entry.language, by=by, now=now)
    if defence.published(contest) is not None:
        _diplomas(contest, by=by, now=now)
    return Counter(
        queries.papers(contest).filter(revoked_at=None).order_by().values_list("kind", flat=True)
    )


def _diplomas(contest: Contest, *, by: str, now: datetime) -> None:
    for award in queries.awards(contest):
        for author in award.entry.authors.all():
            papers.issue_diploma(award, author, language=_language(author), by=by, now=now)
        if award.entry.library is not None and award.entry.author_kind == "library":
            papers.issue_diploma(
                award, award.entry.library, language=award.entry.language, by=by, now=now
            )


def _language(author: Author) -> str:
    """Give the language of the paper: the person's own, else the work's."""
    return author.person.language if author.person is not None else author.entry.language
