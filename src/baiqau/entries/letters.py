"""Letters about an entry: receipt, withdrawal, what a draft lacks, the links of co-authors and drafts."""

import hashlib
from collections.abc import Iterable
from datetime import datetime

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from baiqau.contests.letters import common, moment
from baiqau.entries.models import Entry, Invitation, OpenDraft, Opening, OpenKey, Receipt
from baiqau.entries.sentences import address, entered, place, received, sentence
from baiqau.journal import outbox
from baiqau.language import numbers
from baiqau.people.models import Person
from baiqau.rules.completeness import Missing


def handed_in(receipt: Receipt, *, now: datetime) -> None:
    """Send the receipt: number, time of the server, files with their digests."""
    entry, language = receipt.entry, receipt.entry.owner.language
    facts = {
        "number": str(entry.number),
        "receipt": str(receipt.turn),
        "moment": moment(receipt.at, entry.contest, language),
        "nomination": _nomination(receipt, language),
        "files": _files(receipt, language),
        "digest": receipt.digest,
    }
    _write(entry, f"receipt:{receipt.turn}", "entry.receipt", facts, now)


def withdrawn(entry: Entry, *, now: datetime) -> None:
    """Confirm that a work was taken out of the contest."""
    facts = {"number": str(entry.number), "reason": entry.withdrawal_reason}
    _write(entry, "withdrawn", "entry.withdrawn", facts, now)


def unfinished(entry: Entry, lacking: Iterable[Missing], *, turn: str, now: datetime) -> bool:
    """Remind the author of a draft of what it lacks, each with a link; once a `turn`.

    When it lacks nothing the letter says that only handing in is left. Tells whether it is new.
    """
    language = entry.owner.language
    with translation.override(language):
        facts = {
            "work": entry.title or _("Without a title"),
            "closes": moment(entry.contest.regulation.call.closes, entry.contest, language),
            "missing": _missing(entry, lacking),
            "link": settings.ADDRESS + address(entry, "entries:check"),
        }
    return _write(entry, f"unfinished:{turn}", "entry.unfinished", facts, now)


def _missing(entry: Entry, lacking: Iterable[Missing]) -> str:
    """Say in the active language what a draft lacks and what is to be done."""
    lines = [
        f"- {sentence(one.code, one.clause, one.facts)}\n"
        f"  {settings.ADDRESS + place(entry, one.field)}"
        for one in lacking
    ]
    if not lines:
        return _("Nothing is missing. Only one step is left: check the work and hand it in.")
    end = _("When all of this is there, check the work and hand it in:")
    return "\n".join([_("What is still missing:"), *lines, "", end])


def invitation(invited: Invitation, entry: Entry, *, secret: str, now: datetime) -> None:
    """Ask an author to write along; the link in it holds the secret and works with this address."""
    author, contest = invited.author, entry.contest
    language = author.spoken
    with translation.override(language):
        names = {"contest": contest.slug, "token": secret}
        facts = common(contest, language) | {
            "name": author.name.full(),
            "work": entry.title or _("Without a title"),
            "asked_by": str(entry.owner),
            "link": settings.ADDRESS + reverse("entries:invited", kwargs=names),
        }
    outbox.tell(
        f"entry:{entry.key}:invitation:{invited.key}:{invited.turn}",
        "entry.invitation",
        scope=contest.scope,
        recipient=invited.email,
        language=language,
        facts=facts,
        at=now,
    )


def answered(invited: Invitation, entry: Entry, *, now: datetime) -> None:
    """Tell the owner that an invited co-author accepted or declined."""
    owner = entry.owner
    with translation.override(owner.language):
        facts = {
            "work": entry.title or _("Without a title"),
            "person": invited.author.name.full(),
            "link": settings.ADDRESS + address(entry, "entries:authors"),
        }
    name = "joined" if invited.accepted_at else "declined"
    _write(entry, f"{name}:{invited.key}", f"entry.co-author-{name}", facts, now)


def opened(opening: Opening, witnesses: Iterable[Person], *, now: datetime) -> None:
    """Tell the author, and those who watch over the contest, who opened a sealed work, and why."""
    contest, entry = opening.entry.contest, opening.entry
    for person in (entry.owner, *witnesses):
        mine = person == entry.owner
        names = {"contest": contest.slug, **({"entry": entry.key} if mine else {})}
        with translation.override(person.language):
            here = reverse("entries:show" if mine else "judging:sealed", kwargs=names)
        facts = {
            "number": str(entry.number),
            "name": opening.by.name.full(),
            "moment": moment(opening.at, contest, person.language),
            "reason": opening.reason,
            "link": settings.ADDRESS + here,
        }
        outbox.tell(
            f"entry:{entry.key}:opened:{opening.pk}:{person.pk}",
            "entry.opened-early" if mine else "entry.opened-early-witness",
            scope=contest.scope,
            recipient=person.email,
            language=person.language,
            facts=common(contest, person.language) | facts,
            at=now,
        )


def link(key: OpenKey, *, secret: str, language: str, kept_days: int, now: datetime) -> None:
    """Send the personal link of a draft. Nobody has confirmed the address: no typed word stands in it."""
    contest = key.draft.entry.contest
    with translation.override(language):
        names = {"contest": contest.slug, "token": secret}
        here = settings.ADDRESS + reverse("entries:open", kwargs=names)
    outbox.tell(
        f"entry:{key.draft.entry.key}:link:{key.pk}",
        "entry.link",
        scope=contest.scope,
        recipient=key.sent_to,
        language=language,
        facts=common(contest, language) | {"link": here, "kept_days": str(kept_days)},
        at=now,
    )


def unconfirmed(draft: OpenDraft, *, kept_days: int, now: datetime) -> bool:
    """Tell an address, once in a contest, that a work begun with it waits; tells whether it is new.

    Nobody has confirmed the address: no typed word stands in the letter, and nothing that opens the draft.
    """
    contest, language = draft.entry.contest, draft.language
    with translation.override(language):
        here = settings.ADDRESS + reverse("entries:begin", kwargs={"contest": contest.slug})
    digest = hashlib.sha256(draft.email.encode()).hexdigest()
    letter = outbox.tell(
        f"open-draft:{contest.scope}:{digest}:unconfirmed",
        "entry.unconfirmed",
        scope=contest.scope,
        recipient=draft.email,
        language=language,
        facts=common(contest, language)
        | {
            "closes": moment(contest.regulation.call.closes, contest, language),
            "link": here,
            "kept_days": str(kept_days),
        },
        at=now,
    )
    return letter is not None


def _nomination(receipt: Receipt, language: str) -> str:
    """Say in a line of its own in which nomination the work is entered; nothing where there is none."""
    name = entered(receipt, language)
    with translation.override(language):
        return _("Nomination: %(name)s") % {"name": name} if name else ""


def _files(receipt: Receipt, language: str) -> str:
    return "\n".join(
        f"  {name} – {numbers.size(file['size'], language)}\n    {file['sha256']}"
        for name, file in received(receipt, language)
    )


def _write(entry: Entry, key: str, kind: str, facts: dict[str, str], now: datetime) -> bool:
    """Write one letter to the owner; its link leads to the page of the entry unless said."""
    contest, owner = entry.contest, entry.owner
    with translation.override(owner.language):
        names = {"contest": contest.slug, "entry": entry.key}
        here = settings.ADDRESS + reverse("entries:show", kwargs=names)
    letter = outbox.tell(
        f"entry:{entry.key}:{key}",
        kind,
        scope=contest.scope,
        recipient=owner.email,
        language=owner.language,
        facts={"work": entry.title, "link": here} | common(contest, owner.language) | facts,
        at=now,
    )
    return letter is not None
