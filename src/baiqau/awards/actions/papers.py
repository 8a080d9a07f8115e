"""Issue diplomas and certificates with numbers without gaps; revoke and issue again."""

import secrets
from datetime import datetime

from django.conf import settings
from django.db import transaction

from baiqau.awards import content, letters, queries
from baiqau.awards.keys import signing_key
from baiqau.awards.models import Award, Paper, PaperNumbering
from baiqau.contests.models import Contest
from baiqau.defence import queries as defence
from baiqau.entries.models import Author, Entry
from baiqau.journal import acts
from baiqau.people.models import Library, Person
from baiqau.proof import signature
from baiqau.rules.refusals import Refused

Holder = Author | Library


@transaction.atomic
def issue_certificate(
    entry: Entry, holder: Holder, *, language: str, by: str, now: datetime
) -> Paper:
    """Issue the participant certificate of one holder for one entry; a second call gives the first.

    Refuses a holder whose entry the regulation's rule does not honour.
    """
    numbering = _numbering(entry.contest, "certificate")
    known = _standing(entry, holder, "certificate")
    if known is not None:
        return known
    if not queries.honoured(entry.contest).filter(pk=entry.pk).exists():
        raise Refused("awards-not-honoured", entry=entry.number)
    return _issue(numbering, entry, holder, None, language=language, by=by, now=now)


@transaction.atomic
def issue_diploma(award: Award, holder: Holder, *, language: str, by: str, now: datetime) -> Paper:
    """Issue the diploma of an award to one holder; only after the result is published."""
    if defence.published(award.entry.contest) is None:
        raise Refused("awards-result-not-published")
    numbering = _numbering(award.entry.contest, "diploma")
    known = Paper.objects.filter(award=award, revoked_at=None, **_holder_field(holder)).first()
    if known is not None:
        return known
    return _issue(numbering, award.entry, holder, award, language=language, by=by, now=now)


@transaction.atomic
def revoke(paper: Paper, *, reason: str, by: Person, now: datetime) -> Paper:
    """Revoke a paper: its number stays taken and its page says so from now on."""
    paper = Paper.objects.select_for_update(of=("self",)).select_related("contest").get(pk=paper.pk)
    if not reason.strip():
        raise Refused("awards-reason-missing")
    if paper.revoked_at is None:
        paper.revoked_at, paper.revoked_reason = now, reason.strip()
        paper.save(update_fields=["revoked_at", "revoked_reason"])
        acts.record(
            "paper.revoked",
            by=by.actor,
            on=f"paper:{paper.token}",
            at=now,
            scope=paper.contest.scope,
            public=True,
            facts={"kind": paper.kind, "number": paper.number, "reason": paper.revoked_reason},
        )
    return paper


@transaction.atomic
def reissue(paper: Paper, *, reason: str, by: Person, now: datetime) -> Paper:
    """Revoke a paper and issue it anew with the name as it is now approved."""
    paper = revoke(paper, reason=reason, by=by, now=now)
    numbering = _numbering(paper.contest, paper.kind)
    holder = paper.author or paper.library
    assert holder is not None, "the database demands one holder"
    return _issue(
        numbering, paper.entry, holder, paper.award, language=paper.language, by=by.actor, now=now
    )


def _numbering(contest: Contest, kind: str) -> PaperNumbering:
    """Lock the numbering first: two issuers of one paper wait for each other here."""
    numbering, _ = PaperNumbering.objects.select_for_update().get_or_create(
        contest=contest, kind=kind
    )
    return numbering


def _holder_field(holder: Holder) -> dict[str, Holder]:
    return {"author": holder} if isinstance(holder, Author) else {"library": holder}


def _standing(entry: Entry, holder: Holder, kind: str) -> Paper | None:
    return Paper.objects.filter(
        entry=entry, kind=kind, revoked_at=None, **_holder_field(holder)
    ).first()


def _issue(
    numbering: PaperNumbering,
    entry: Entry,
    holder: Holder,
    award: Award | None,
    *,
    language: str,
    by: str,
    now: datetime,
) -> Paper:
    numbering.last += 1
    numbering.save(update_fields=["last"])
    token = secrets.token_urlsafe(12)
    paper = Paper(
        contest=entry.contest,
        kind=numbering.kind,
        number=numbering.last,
        token=token,
        entry=entry,
        award=award,
        language=language,
        issued_at=now,
        **_holder_field(holder),
    )
    paper.data = content.printed(paper, address=f"{settings.ADDRESS}/v/{token}")
    paper.signature = signature.sign(content.statement(paper), signing_key())
    paper.save()
    acts.record(
        "paper.issued",
        by=by,
        on=f"paper:{token}",
        at=now,
        scope=entry.contest.scope,
        facts={"kind": paper.kind, "number": paper.number, "entry": entry.number},
    )
    letters.issued(paper, now=now)
    return paper
