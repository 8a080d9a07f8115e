"""Letters about an entry: receipt, withdrawal, what a draft lacks, the links of co-authors and drafts."""

from collections.abc import Iterable
from datetime import datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from baiqau.entries.models import Entry, Invitation, OpenKey, Receipt
from baiqau.entries.sentences import address, place, sentence
from baiqau.journal import outbox
from baiqau.language import dates
from baiqau.rules.completeness import Missing


def handed_in(receipt: Receipt, *, now: datetime) -> None:
    """Send the receipt: number, time of the server, files with their digests."""
    entry = receipt.entry
    with translation.override(entry.owner.language):
        subject = _("Receipt: work No. %(number)s") % {"number": entry.number}
        moment = receipt.at.astimezone(ZoneInfo(entry.contest.regulation.zone))
        facts = {"receipt": receipt, "moment": dates.moment(moment, entry.owner.language)}
        _write(entry, f"receipt:{receipt.turn}", "entry.receipt", subject, facts, now)


def withdrawn(entry: Entry, *, now: datetime) -> None:
    """Confirm that a work was taken out of the contest."""
    with translation.override(entry.owner.language):
        subject = _("Work No. %(number)s is withdrawn") % {"number": entry.number}
        _write(entry, "withdrawn", "entry.withdrawn", subject, {}, now)


def unfinished(entry: Entry, lacking: Iterable[Missing], *, turn: str, now: datetime) -> bool:
    """Remind the author of a draft of what it lacks, each with a link; once a `turn`.

    When it lacks nothing the letter says that only handing in is left. Tells whether it is new.
    """
    regulation, language = entry.contest.regulation, entry.owner.language
    with translation.override(language):
        closes = regulation.call.closes.astimezone(ZoneInfo(regulation.zone))
        facts: dict[str, object] = {
            "closes": dates.moment(closes, language),
            "lacking": [
                {
                    "words": sentence(one.code, one.clause, one.facts),
                    "link": settings.ADDRESS + place(entry, one.field),
                }
                for one in lacking
            ],
            "check": settings.ADDRESS + address(entry, "entries:check"),
        }
        subject = _("Your work is not handed in yet")
        return _write(entry, f"unfinished:{turn}", "entry.unfinished", subject, facts, now)


def invitation(invited: Invitation, entry: Entry, *, secret: str, now: datetime) -> None:
    """Ask an author to write along; the link in it holds the secret and works with this address."""
    author, contest = invited.author, entry.contest
    language = author.spoken
    with translation.override(language):
        names = {"contest": contest.slug, "token": secret}
        shown = {
            "author": author,
            "title": entry.title or _("Without a title"),
            "asked_by": str(entry.owner),
            "contest_title": contest.regulation.title.within(language),
            "link": settings.ADDRESS + reverse("entries:invited", kwargs=names),
        }
        outbox.write(
            f"entry:{entry.key}:invitation:{invited.key}:{invited.turn}",
            scope=contest.scope,
            kind="entry.invitation",
            recipient=invited.email,
            language=language,
            subject=_("You are asked to write a work along"),
            body=render_to_string("entries/letters/invitation.txt", shown),
            at=now,
        )


def link(key: OpenKey, *, secret: str, language: str, kept_days: int, now: datetime) -> None:
    """Send the personal link of a draft. Nobody has confirmed the address: no typed word stands in it."""
    entry = key.draft.entry
    with translation.override(language):
        names = {"contest": entry.contest.slug, "token": secret}
        shown = {
            "contest_title": entry.contest.regulation.title.within(language),
            "link": settings.ADDRESS + reverse("entries:open", kwargs=names),
            "kept_days": kept_days,
        }
        outbox.write(
            f"entry:{entry.key}:link:{key.pk}",
            scope=entry.contest.scope,
            kind="entry.link",
            recipient=key.sent_to,
            language=language,
            subject=_("Your draft: go on with it on any device"),
            body=render_to_string("entries/letters/link.txt", shown),
            at=now,
        )


def _write(
    entry: Entry, key: str, kind: str, subject: str, facts: dict[str, object], now: datetime
) -> bool:
    contest, owner = entry.contest, entry.owner
    here = reverse("entries:show", kwargs={"contest": contest.slug, "entry": entry.key})
    shown = {
        **facts,
        "entry": entry,
        "here": settings.ADDRESS + here,
        "contest_title": contest.regulation.title.within(owner.language),
    }
    letter = outbox.write(
        f"entry:{entry.key}:{key}",
        scope=contest.scope,
        kind=kind,
        recipient=owner.email,
        language=owner.language,
        subject=subject,
        at=now,
        body=render_to_string(f"entries/letters/{kind.removeprefix('entry.')}.txt", shown),
    )
    return letter is not None
