"""Issue diplomas, certificates and letters of thanks with numbers without gaps; revoke, issue again."""

import secrets
from collections.abc import Collection, Iterable, Sequence
from datetime import datetime

from django.conf import settings
from django.db import transaction

from baiqau.awards import content, letters, queries
from baiqau.awards.actions.places import LONGEST_PUBLIC, must_fit
from baiqau.awards.keys import signing_key
from baiqau.awards.models import Award, Paper, PaperNumbering
from baiqau.contests.models import Contest
from baiqau.defence import queries as defence
from baiqau.defence.models import Guest
from baiqau.entries.models import Author, Entry
from baiqau.journal import acts
from baiqau.people.models import Library, Person
from baiqau.proof import signature
from baiqau.rules.refusals import Refused

Holder = Author | Library
Attendant = Author | Person | Guest


@transaction.atomic
def issue_certificates(
    contest: Contest, authors: Collection[int], *, by: str, now: datetime
) -> list[Paper]:
    """Issue certificates to those of these authors (by pk) who have none, all or none.

    The regulation's rule says which entries are honoured, in their order.
    """
    numbering = _numbering(contest, "certificate")
    due = queries.without_certificate(contest).filter(pk__in=authors)
    made = [_blank(contest, one.spoken, entry=one.entry, author=one) for one in due]
    return _issue(made, numbering, by=by, now=now)


@transaction.atomic
def issue_library_certificate(entry: Entry, library: Library, *, by: str, now: datetime) -> Paper:
    """Issue the participant certificate of the library whose work it is; a second call gives the first.

    Refuses an entry that the regulation's rule does not honour.
    """
    numbering = _numbering(entry.contest, "certificate")
    known = _standing("certificate", entry=entry, library=library)
    if known is not None:
        return known
    if not queries.honoured(entry.contest).filter(pk=entry.pk).exists():
        raise Refused("awards-not-honoured", entry=entry.number)
    paper = _blank(entry.contest, entry.language, entry=entry, library=library)
    return _issue([paper], numbering, by=by, now=now)[0]


@transaction.atomic
def issue_diploma(
    award: Award, holder: Holder, *, language: str, by: str, now: datetime
) -> Paper | None:
    """Issue the diploma of an award to one holder; only after the result is published.

    None for a place that ended meanwhile by a corrected version.
    """
    if defence.published(award.entry.contest) is None:
        raise Refused("awards-result-not-published")
    numbering = _numbering(award.entry.contest, "diploma")
    if Award.objects.filter(pk=award.pk, ended_at__isnull=False).exists():
        return None
    known = _standing("diploma", award=award, **_holder_field(holder))
    if known is not None:
        return known
    entry = award.entry
    paper = _blank(entry.contest, language, entry=entry, award=award, **_holder_field(holder))
    return _issue([paper], numbering, by=by, now=now)[0]


@transaction.atomic
def issue_thanks(contest: Contest, person: Person, *, whom: str, by: str, now: datetime) -> Paper:
    """Issue the letter of thanks of one person, a `juror` or an `organiser`; once for a contest.

    Refuses a person without a name: nobody is thanked as an address.
    """
    numbering = _numbering(contest, "thanks")
    known = _standing("thanks", contest=contest, person=person)
    if known is not None:
        return known
    if not person.surname:
        raise Refused("awards-name-missing", address=person.email)
    paper = _blank(contest, person.language, person=person)
    return _issue([paper], numbering, whom=whom, by=by, now=now)[0]


@transaction.atomic
def issue_attendance(
    contest: Contest, holders: Iterable[Attendant], *, by: str, now: datetime
) -> list[Paper]:
    """Certify to these people that they were there, all or none; who has it is passed over."""
    numbering = _numbering(contest, "attendance")
    wanted = {(type(one), one.pk) for one in holders}
    due = [one for one in queries.without_attendance(contest) if (type(one), one.pk) in wanted]
    return _issue([_attended(contest, one) for one in due], numbering, by=by, now=now)


def _attended(contest: Contest, holder: Attendant) -> Paper:
    if isinstance(holder, Author):
        return _blank(contest, holder.spoken, author=holder, entry=holder.entry)
    field = "person" if isinstance(holder, Person) else "guest"
    return _blank(contest, holder.language, **{field: holder})


@transaction.atomic
def revoke(paper: Paper, *, reason: str, by: Person, now: datetime) -> Paper:
    """Revoke a paper: its number stays taken and its page says so from now on."""
    paper = Paper.objects.select_for_update(of=("self",)).select_related("contest").get(pk=paper.pk)
    if not reason.strip():
        raise Refused("awards-reason-missing")
    must_fit(reason, LONGEST_PUBLIC)
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
    numbering = _numbering(paper.contest, paper.kind)
    paper = Paper.objects.select_related("award", "contest").get(pk=paper.pk)
    if paper.revoked_at is not None:
        raise Refused("awards-paper-revoked")
    if paper.award is not None and paper.award.ended_at is not None:
        raise Refused("awards-place-ended")
    paper = revoke(paper, reason=reason, by=by, now=now)
    again = _blank(
        paper.contest,
        paper.language,
        entry=paper.entry,
        award=paper.award,
        author=paper.author,
        library=paper.library,
        person=paper.person,
        guest=paper.guest,
    )
    return _issue([again], numbering, whom=paper.data["whom"], by=by.actor, now=now)[0]


def hold_numbers(contest: Contest, kind: str) -> None:
    """Let nobody issue papers of this kind until the transaction ends."""
    _numbering(contest, kind)


def _numbering(contest: Contest, kind: str) -> PaperNumbering:
    """Lock the numbering first: two issuers of one paper wait for each other here."""
    numbering, _ = PaperNumbering.objects.select_for_update().get_or_create(
        contest=contest, kind=kind
    )
    return numbering


def _holder_field(holder: Author | Library) -> dict[str, Author | Library]:
    return {"author": holder} if isinstance(holder, Author) else {"library": holder}


def _standing(kind: str, **of: object) -> Paper | None:
    return Paper.objects.filter(kind=kind, revoked_at=None, **of).first()


def _blank(contest: Contest, language: str, **holder: object) -> Paper:
    return Paper(contest=contest, language=language, **holder)


def _issue(
    papers: Sequence[Paper], numbering: PaperNumbering, *, whom: str = "", by: str, now: datetime
) -> list[Paper]:
    """Give the papers the next numbers, freeze and sign their words, tell their holders."""
    if not papers:
        return []
    dress, key = content.dress(papers[0].contest), signing_key()
    for number, paper in enumerate(papers, numbering.last + 1):
        paper.kind, paper.number, paper.issued_at = numbering.kind, number, now
        paper.token = secrets.token_urlsafe(12)
        address = f"{settings.ADDRESS}/v/{paper.token}"
        paper.data = content.printed(paper, dress, address=address, key=key, whom=whom)
        paper.signature = signature.sign(content.statement(paper), key)
    numbering.last += len(papers)
    numbering.save(update_fields=["last"])
    Paper.objects.bulk_create(papers)
    acts.record_all(
        "paper.issued",
        {f"paper:{paper.token}": _facts(paper) for paper in papers},
        by=by,
        at=now,
        scope=papers[0].contest.scope,
    )
    letters.issued(papers, now=now)
    return list(papers)


def _facts(paper: Paper) -> dict[str, object]:
    entry = paper.entry.number if paper.entry else None
    return {"kind": paper.kind, "number": paper.number, "entry": entry}
