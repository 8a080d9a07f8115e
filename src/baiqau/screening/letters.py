"""Letters to the author about a decision of the committee, with the clauses in their own words."""

from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from baiqau.entries.models import Release
from baiqau.journal import outbox
from baiqau.language import dates
from baiqau.rules.document import Regulation
from baiqau.screening.models import Decision

KINDS = {
    "admit": "entry.admitted",
    "return": "entry.returned",
    "decline": "entry.declined",
    "requalify": "entry.requalified",
}


def decided(decision: Decision, *, now: datetime) -> None:
    """Tell the author what was decided, why, on which clauses, and what can be done now."""
    with translation.override(decision.entry.owner.language):
        subject = _subject(decision)
    _write(decision, decision.kind, f"decision:{decision.pk}", KINDS[decision.kind], subject, now)


def reminded(decision: Decision, *, now: datetime) -> bool:
    """Remind the author of what is to be corrected and until when; tell whether a letter was written.

    One letter a decision and day.
    """
    with translation.override(decision.entry.owner.language):
        words = _("Work No. %(number)s still waits for correction")
    key = f"reminder:{decision.pk}:{now:%Y%m%d}"
    subject = words % {"number": decision.entry.number}
    return _write(decision, "reminder", key, "entry.reminded", subject, now)


def released(release: Release, *, again: bool, now: datetime) -> None:
    """Tell the author that a file is released, and why; or, `again`, that it is held once more."""
    file, entry = release.file, release.file.entry
    owner, name = entry.owner, "held_again" if again else "released"
    with translation.override(owner.language):
        words = _("Work No. %(number)s: a file is held again")
        if not again:
            words = _("Work No. %(number)s: a file is released")
        here = reverse("entries:show", kwargs={"contest": entry.contest.slug, "entry": entry.key})
        title = entry.contest.regulation.title.within(owner.language)
        shown = {"release": release, "file": file, "entry": entry, "title": title}
        body = render_to_string(
            f"screening/letters/{name}.txt", shown | {"here": settings.ADDRESS + here}
        )
    outbox.write(
        f"entry:{entry.key}:{name}:{release.pk}",
        scope=entry.contest.scope,
        kind=f"entry.file-{name.replace('_', '-')}",
        recipient=owner.email,
        language=owner.language,
        subject=words % {"number": entry.number},
        at=now,
        body=body,
    )


def _write(decision: Decision, name: str, key: str, kind: str, subject: str, now: datetime) -> bool:
    """Write one letter about a decision to the author; tell whether it is new."""
    entry = decision.entry
    owner, contest, regulation = entry.owner, entry.contest, decision.version.regulation
    with translation.override(owner.language):
        here = reverse("entries:show", kwargs={"contest": contest.slug, "entry": entry.key})
        shown = {
            "decision": decision,
            "entry": entry,
            "title": regulation.title.within(owner.language),
            "clauses": list(_clauses(decision, regulation, owner.language)),
            "here": settings.ADDRESS + here,
            "organiser": regulation.organiser,
            "until": _until(decision, owner.language),
        }
        body = render_to_string(f"screening/letters/{name}.txt", shown)
    letter = outbox.write(
        f"entry:{entry.key}:{key}",
        scope=contest.scope,
        kind=kind,
        recipient=owner.email,
        language=owner.language,
        subject=subject,
        at=now,
        body=body,
    )
    return letter is not None


def _until(decision: Decision, language: str) -> str:
    if decision.until is None:
        return ""
    zone = ZoneInfo(decision.version.regulation.zone)
    return dates.moment(decision.until.astimezone(zone), language)


def _subject(decision: Decision) -> str:
    subjects = {
        "admit": _("Work No. %(number)s is admitted"),
        "return": _("Work No. %(number)s is sent back for correction"),
        "decline": _("Work No. %(number)s is declined"),
        "requalify": _("Work No. %(number)s is being looked at again"),
    }
    return subjects[decision.kind] % {"number": decision.entry.number}


def _clauses(
    decision: Decision, regulation: Regulation, language: str
) -> Iterator[tuple[str, str]]:
    for clause in regulation.clauses:
        if clause.number in decision.clauses:
            yield clause.number, clause.text.within(language)
