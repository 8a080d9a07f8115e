"""Letters to the author about an entry: the receipt, the withdrawal."""

from datetime import datetime

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from baiqau.base import addresses
from baiqau.entries.models import Entry, Receipt
from baiqau.journal import outbox


def handed_in(receipt: Receipt, *, now: datetime) -> None:
    """Send the receipt: number, time of the server, files with their digests."""
    entry = receipt.entry
    with translation.override(entry.owner.language):
        subject = _("Receipt: work No. %(number)s") % {"number": entry.number}
        _write(entry, f"receipt:{receipt.turn}", "entry.receipt", subject, {"receipt": receipt}, now)


def withdrawn(entry: Entry, *, now: datetime) -> None:
    """Confirm that a work was taken out of the contest."""
    with translation.override(entry.owner.language):
        subject = _("Work No. %(number)s is withdrawn") % {"number": entry.number}
        _write(entry, "withdrawn", "entry.withdrawn", subject, {}, now)


def _write(
    entry: Entry, key: str, kind: str, subject: str, facts: dict[str, object], now: datetime
) -> None:
    here = reverse("entries:show", kwargs={"contest": entry.contest.slug, "entry": entry.key})
    regulation = entry.contest.regulation
    shown = {**facts, "entry": entry, "regulation": regulation, "here": addresses.absolute(here)}
    outbox.write(
        scope=entry.contest.scope, key=f"entry:{entry.key}:{key}", kind=kind,
        to=entry.owner.email, language=entry.owner.language, subject=subject,
        body=render_to_string(f"entries/letters/{kind.removeprefix('entry.')}.txt", shown), now=now,
    )
