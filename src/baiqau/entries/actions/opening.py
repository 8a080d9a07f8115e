"""Writing before any account: a draft kept under its browser's key, taken up once by its writer."""

from datetime import datetime, timedelta

from django.db import transaction

from baiqau.contests.models import Contest
from baiqau.entries.actions import drafting, holding
from baiqau.entries.actions.drafting import Fields
from baiqau.entries.models import Entry, OpenDraft
from baiqau.entries.queries import terms, together
from baiqau.journal import acts
from baiqau.people.models import Person
from baiqau.rules.refusals import Refused

KEPT_DAYS = 30


@transaction.atomic
def keep_open(
    contest: Contest,
    *,
    key: str | None,
    email: str,
    words: Fields,
    now: datetime,
    written_on: str | None = None,
) -> OpenDraft:
    """Keep the words under the browser's key; without a key, or when taken up, under a new one.

    The address alone opens and changes nothing, so that nobody writes over another person's draft.
    `written_on` is the state on which the page was opened, as in `drafting.save`. Refuses before
    the call opens, after it has closed (and its grace for a draft begun in time), and a page that changed a field which changed elsewhere.
    """
    rows = OpenDraft.objects.select_for_update().filter(contest=contest, entry=None)
    draft = rows.filter(key=key).first() if key else None
    draft = draft or OpenDraft(contest=contest, begun_at=now)
    holding.in_call(draft, now, terms.grace(draft))
    if draft.pk and written_on is not None:
        words = drafting.joined(together.flat(draft.words), words, written_on)
    draft.email, draft.words, draft.changed_at = email.strip().lower(), dict(words), now
    draft.save()
    return draft


@transaction.atomic
def take_up(draft: OpenDraft, *, by: Person, now: datetime) -> Entry:
    """Make the draft an entry of the person whose address is proven; the draft is emptied.

    Pressed twice, or in three tabs at once, it answers with the same entry.
    """
    draft = (
        OpenDraft.objects.select_for_update(of=("self",)).select_related("contest").get(pk=draft.pk)
    )
    if draft.entry is not None:
        if draft.entry.owner_id != by.pk:
            raise Refused("entries-not-yours")
        return draft.entry
    entry = drafting.start(draft.contest, by=by, now=now, begun_at=draft.begun_at)
    entry = drafting.save(entry, by=by, now=now, **draft.words)
    draft.entry, draft.email, draft.words = entry, "", {}
    draft.save()
    acts.record(
        "entry.taken-up", by=by.actor, on=f"entry:{entry.key}", at=now, scope=entry.contest.scope
    )
    return entry


@transaction.atomic
def forget_unclaimed(*, now: datetime) -> int:
    """Delete words without an account that nobody wrote on or took up for `KEPT_DAYS`; give how many.

    The page says so where they are written. The journal keeps only how many there were.
    """
    last = now - timedelta(days=KEPT_DAYS)
    gone, _each = OpenDraft.objects.filter(entry=None, changed_at__lt=last).delete()
    if gone:
        acts.record(
            "entry.drafts-forgotten", by="system", on="entries", at=now, facts={"number": gone}
        )
    return gone
