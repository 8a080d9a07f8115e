"""Copying a work to another contest: a new draft there with what fits, and a list of what does not."""

from datetime import datetime

from django.db import transaction

from baiqau.base.storage import Blob
from baiqau.contests.models import Contest
from baiqau.entries import queries
from baiqau.entries.actions import drafting, holding, naming, works
from baiqau.entries.actions.naming import Authorship
from baiqau.entries.models import Captions, Entry, Origin, WorkFile
from baiqau.journal import acts
from baiqau.people.models import Person
from baiqau.rules import copying
from baiqau.rules.copying import Written
from baiqau.rules.findings import Finding, plain
from baiqau.rules.refusals import Refused


@transaction.atomic
def copy(entry: Entry, *, to: Contest, by: Person, now: datetime) -> Entry:
    """Begin a draft in another contest with the words, authors and files of one's own work that fit.

    Whatever state the work is in, it stays as it is. Consents are never copied, nor what a co-author
    may do. A copy that is still a draft is given again, so that two clicks make one. Refuses another
    person's work and a contest that takes no works now.
    """
    source = holding.locked(entry)
    if source.owner_id != by.pk:
        raise Refused("entries-not-yours")
    if to.pk not in {one.pk for one in queries.open_elsewhere(source.contest, now)}:
        raise Refused("entries-copy-closed")
    begun = queries.unfinished_copy(source, to)
    if begun is not None:
        return begun
    draft = drafting.start(to, by=by, now=now)
    left = [*_words(source, draft, by, now), *_authors(source, draft, by, now)]
    left += [one for file in _files(source) for one in _file(file, draft, by, now)]
    told = [{"code": one.code, "clause": one.clause, "facts": plain(one.facts)} for one in left]
    Origin.objects.create(entry=draft, source=source, left=told, at=now)
    _record(source, {"to": to.slug}, by, now)
    _record(draft, {"from": source.contest.slug}, by, now)
    draft.refresh_from_db()
    return draft


def _words(source: Entry, draft: Entry, by: Person, now: datetime) -> tuple[Finding, ...]:
    written = Written(
        kind=source.kind,
        nomination=source.nomination,
        author_kind=source.author_kind,
        answers=source.answers,
        ai_declaration=source.ai_declaration,
    )
    found = copying.carried(written, source.contest.regulation, draft.contest.regulation)
    kept = found.words
    drafting.save(
        draft,
        by=by,
        now=now,
        title=source.title,
        summary=source.summary,
        language=source.language,
        library=source.library,
        kind=kept.kind,
        nomination=kept.nomination,
        author_kind=kept.author_kind,
        answers=dict(kept.answers),
        ai_declaration=kept.ai_declaration,
    )
    return found.left


def _authors(source: Entry, draft: Entry, by: Person, now: datetime) -> list[Finding]:
    """Name the same authors; nobody's consent to publication goes along."""
    rows = list(queries.authors_of(source))
    named = [
        Authorship(
            name=row.name,
            email=row.email,
            born=row.born,
            library=row.library,
            post=row.post,
            contact=row.contact,
        )
        for row in rows
    ]
    naming.set_authors(draft, authors=named, by=by, now=now)
    gone = (row for row in rows if row.born is None and row.fits is not None)
    return [Finding("copy-born-deleted", None, {"name": row.name.full()}) for row in gone]


def _files(source: Entry) -> list[WorkFile]:
    return list(queries.standing_files(source))


def _file(file: WorkFile, draft: Entry, by: Person, now: datetime) -> list[Finding]:
    """Put one file in by its stored bytes: it is looked into anew, like any other."""
    before, after = file.entry.contest.regulation, draft.contest.regulation
    seen = getattr(file, "inspection", None)
    if seen is not None and seen.is_held:
        return [Finding("copy-file-held", None, {"file": file.original_name})]
    other = copying.same_question(file.question, before, after) if file.question else None
    if other is not None:
        return [other]
    form = "" if file.question else copying.form_for(queries.measured(file), after)
    try:
        with transaction.atomic():
            new = works.attach_file(
                draft,
                form=form,
                question=file.question,
                original_name=file.original_name,
                blob=Blob(file.blob, file.size),
                by=by,
                now=now,
            )
    except Refused as refused:
        return [
            Finding(refused.code, refused.clause, {"file": file.original_name, **refused.facts})
        ]
    for one in queries.captions().filter(file=file):
        told = {name: getattr(one, name) for name in ("language", "original_name", "sent", "blob")}
        Captions.objects.create(file=new, cues=one.cues, added_at=now, added_by=by.actor, **told)
    return []


def _record(entry: Entry, facts: dict[str, object], by: Person, now: datetime) -> None:
    on, scope = f"entry:{entry.key}", entry.contest.scope
    acts.record("entry.copied", by=by.actor, on=on, at=now, scope=scope, facts=facts)
