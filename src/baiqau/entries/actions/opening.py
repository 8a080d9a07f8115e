"""Writing before any account: a draft held by secrets, taken up once by the person of its address."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import QuerySet

from baiqau.base import forgetting
from baiqau.base.tus import uploads
from baiqau.contests.models import Contest
from baiqau.entries import keyring, letters, queries
from baiqau.entries.actions import consenting, drafting, holding, naming, publication
from baiqau.entries.actions.drafting import Fields
from baiqau.entries.hands import Holder
from baiqau.entries.models import Entry, OpenDraft, OpenKey
from baiqau.entries.models.opening import KEPT
from baiqau.journal import acts
from baiqau.people.models import Person
from baiqau.rules.refusals import Refused

KEPT_DAYS = KEPT.days


@transaction.atomic
def keep_open(
    contest: Contest,
    *,
    secret: str,
    email: str,
    words: Fields,
    language: str,
    now: datetime,
    written_on: str | None = None,
) -> OpenDraft:
    """Keep the words in the draft this secret opens; begin one when it opens none yet.

    The address alone opens and changes nothing, so that nobody writes over another person's draft.
    Three tabs that save at once write on one draft: a secret opens one only. `written_on` is the
    state on which the page was opened, as in `drafting.save`. Refuses before the call opens, after
    it has closed (and its grace for a draft begun in time), a draft that has joined an account,
    and a page that changed a field which changed elsewhere.
    """
    known = _locked(contest, secret)
    draft = known or _begun(contest, secret, email=email, language=language, now=now)
    if known is not None:
        readdress(draft, email=email, language=language)
    by = Holder(draft, language)
    on = written_on if known is not None else None
    draft.entry = drafting.save(draft.entry, by=by, now=now, written_on=on, **words)
    return draft


def readdress(draft: OpenDraft, *, email: str, language: str) -> None:
    """Write the address on a draft that is locked; the links sent to another one before end.

    `language` is that of the page on which it stands: letters to the address are written in it.
    """
    if draft.taken_at is not None:
        raise Refused("entries-open-taken")
    draft.email, draft.language = email.strip().lower(), language
    draft.save(update_fields=["email", "language"])
    draft.keys.exclude(sent_to__in=("", draft.email)).delete()


@transaction.atomic
def correct_address(draft: OpenDraft, *, email: str, language: str) -> OpenDraft:
    """Write another address on a draft; the code and the receipt go there."""
    draft = _again(draft)
    readdress(draft, email=email, language=language)
    return draft


@transaction.atomic
def write_link(draft: OpenDraft, *, language: str, now: datetime) -> None:
    """Send a personal link to the draft's address: it opens the draft on any device."""
    draft = _again(draft)
    if draft.taken_at is not None:
        raise Refused("entries-open-taken")
    secret = keyring.fresh()
    key = OpenKey.objects.create(
        draft=draft, secret=keyring.digest(secret), sent_to=draft.email, made_at=now
    )
    letters.link(key, secret=secret, language=language, kept_days=KEPT_DAYS, now=now)
    scope = draft.entry.contest.scope
    acts.record(
        "entry.link-sent", by=draft.actor, on=f"entry:{draft.entry.key}", at=now, scope=scope
    )


@transaction.atomic
def take_up(draft: OpenDraft, *, by: Person, now: datetime) -> Entry:
    """Give the draft to the person whose address is proven, with its authors, ticks and files.

    Pressed twice, or in three tabs at once, it answers with the same entry. It joins the entries
    the person has; none of them is touched.
    """
    draft = _again(draft)
    entry = holding.locked(draft.entry)
    if draft.taken_at is not None:
        if entry.owner_id != by.pk:
            raise Refused("entries-not-yours")
        return entry
    entry.owner = by
    entry.save(update_fields=["owner"])
    naming.tie(entry)
    naming.introduce(entry, by, now=now)
    consenting.give(entry.contest, keys=draft.ticks, by=by, now=now)
    publication.settle(entry)
    entry.save(update_fields=["publish"])
    uploads.hand_over(draft.actor, by.actor, place=queries.upload_place(entry))
    draft.email, draft.ticks, draft.taken_at = "", {}, now
    draft.save()
    acts.record(
        "entry.taken-up", by=by.actor, on=f"entry:{entry.key}", at=now, scope=entry.contest.scope
    )
    return entry


@transaction.atomic
def forget_unclaimed(*, now: datetime) -> int:
    """Delete drafts without an account on which nobody wrote for the term; give how many.

    The page says so where they are written. The journal keeps only how many there were; the bytes of
    their files go some days later, unless another work has the same.
    """
    old = Entry.objects.filter(owner=None, changed_at__lt=now - KEPT)
    gone = old.count()
    if gone:
        forgetting.note(queries.bytes_of(old))
        old.delete()
        acts.record(
            "entry.drafts-forgotten", by="system", on="entries", at=now, facts={"number": gone}
        )
    return gone


def _begun(contest: Contest, secret: str, *, email: str, language: str, now: datetime) -> OpenDraft:
    """Begin a draft under a secret; when another request has done so meanwhile, give that one."""
    try:
        with transaction.atomic():
            return _new(contest, secret, email=email, language=language, now=now)
    except IntegrityError:
        found = _locked(contest, secret)
        if found is None:
            raise
        return found


def _new(contest: Contest, secret: str, *, email: str, language: str, now: datetime) -> OpenDraft:
    assert contest.current is not None, "a contest has a version from its creation on"
    entry = Entry(
        contest=contest,
        version=contest.current,
        language=language,
        created_at=now,
        changed_at=now,
    )
    holding.in_call(entry, now)
    entry.save()
    draft = OpenDraft.objects.create(entry=entry, email=email.strip().lower(), language=language)
    OpenKey.objects.create(draft=draft, secret=keyring.digest(secret), made_at=now)
    acts.record(
        "entry.started", by=draft.actor, on=f"entry:{entry.key}", at=now, scope=contest.scope
    )
    return draft


def _locked(contest: Contest, secret: str) -> OpenDraft | None:
    """Lock the draft a secret opens, if there is one."""
    opened = OpenKey.objects.filter(secret=keyring.digest(secret)).values("draft")
    return _rows().filter(entry__contest=contest, pk__in=opened).first()


def _again(draft: OpenDraft) -> OpenDraft:
    return _rows().get(pk=draft.pk)


def _rows() -> QuerySet[OpenDraft]:
    return OpenDraft.objects.select_for_update(of=("self",)).select_related(
        "entry__contest__current"
    )
