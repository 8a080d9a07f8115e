"""Acts on a regulation while it is written: kept section by section, published when nothing is wrong."""

from collections.abc import Mapping
from copy import deepcopy
from datetime import datetime
from typing import Any

from django.db import transaction

from baiqau.contests import queries
from baiqau.contests.actions import regulating
from baiqau.contests.models import Contest, Draft
from baiqau.journal import acts
from baiqau.people.models import Person
from baiqau.rules.drafts import faults, writing
from baiqau.rules.drafts.sections import Section
from baiqau.rules.drafts.values import Posted
from baiqau.rules.refusals import Refused

Tree = Mapping[str, Any]
MOST_DRAFTS = 20  # unfinished contests to come of one person


@transaction.atomic
def begin(document: Tree, *, by: Person, now: datetime) -> Draft:
    """Begin the regulation of a contest to come; only its owner sees it. Refuses one too many."""
    Person.objects.select_for_update().get(pk=by.pk)
    if Draft.objects.filter(owner=by).count() >= MOST_DRAFTS:
        raise Refused("contests-drafts-many", most=MOST_DRAFTS)
    return Draft.objects.create(
        owner=by, document=deepcopy(dict(document)), changed_at=now, changed_by=by
    )


@transaction.atomic
def keep_section(
    draft: Draft,
    section: Section,
    posted: Posted,
    *,
    seen: str,
    act: str = "",
    by: Person,
    now: datetime,
) -> tuple[Draft, str]:
    """Keep what a page of a section sent, then do what its button says; give the path to look at.

    `seen` names the section as the page had it; refuses one that was written elsewhere meanwhile.
    """
    draft = _locked(draft, now)
    if writing.mark(draft.document, section.parts) != seen:
        raise Refused("contests-draft-torn")
    after, path = writing.written(draft.document, section, posted, act)
    return _kept(draft, after, by, now), path


@transaction.atomic
def keep_whole(draft: Draft, document: Tree, *, seen: str, by: Person, now: datetime) -> Draft:
    """Keep a whole document in place of the draft; refuses one that was written elsewhere meanwhile."""
    draft = _locked(draft, now)
    if writing.mark(draft.document) != seen:
        raise Refused("contests-draft-torn")
    if draft.contest is not None and document.get("slug") != draft.contest.slug:
        raise Refused("contests-slug-changed", slug=draft.contest.slug)
    return _kept(draft, document, by, now)


@transaction.atomic
def drop(draft: Draft, *, by: Person, now: datetime) -> None:
    """Throw a draft away; the version in force stays as it is."""
    draft = _locked(draft, now)
    if draft.contest is not None and draft.pk is not None:
        _record("contest.draft-dropped", draft.contest, by, now)
    if draft.pk is not None:
        draft.delete()


@transaction.atomic
def publish(draft: Draft, *, seen: str, reason: str, by: Person, now: datetime) -> Contest:
    """Make the draft the next version, or the contest it was written for; the draft is gone then.

    Refuses a draft that is not whole, one that was written on since it was looked at, and what
    `create` and `amend` refuse.
    """
    draft = _locked(draft, now)
    if writing.mark(draft.document) != seen:
        raise Refused("contests-draft-torn")
    looked = faults.look(draft.document)
    if looked.sound is None:
        raise Refused("contests-draft-unfinished", count=len(looked.problems))
    if draft.contest is None:
        contest = regulating.create(looked.sound, by=by, now=now)
    else:
        contest = draft.contest
        regulating.amend(contest, looked.sound, reason=reason, by=by, now=now)
    if draft.pk is not None:
        draft.delete()
    return contest


def _locked(draft: Draft, now: datetime) -> Draft:
    """Lock a draft until the end of the transaction; one of a contest by its contest."""
    if draft.contest is None:
        found = Draft.objects.select_for_update(of=("self",)).filter(pk=draft.pk).first()
        if found is None:
            raise Refused("contests-draft-torn")
        return found
    return queries.draft_of(regulating.lock_unsealed(draft.contest))


def _kept(draft: Draft, document: Tree, by: Person, now: datetime) -> Draft:
    """Write the draft down; the first word of a contest's draft leaves a line in the journal."""
    if draft.contest is not None and draft.pk is None:
        _record("contest.draft-begun", draft.contest, by, now)
    draft.document = dict(document)
    draft.changed_at, draft.changed_by = now, by
    draft.save()
    return draft


def _record(kind: str, contest: Contest, by: Person, now: datetime) -> None:
    acts.record(kind, by=by.actor, on=f"contest:{contest.slug}", at=now, scope=contest.scope)
