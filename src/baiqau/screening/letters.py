"""Letters to the author about a decision of the committee, with the clauses in their own words."""

from datetime import datetime

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from baiqau.contests.letters import common, moment
from baiqau.entries.models import Entry, Release
from baiqau.journal import outbox
from baiqau.screening.models import Decision

KINDS = {
    "admit": "entry.admitted",
    "return": "entry.returned",
    "decline": "entry.declined",
    "requalify": "entry.requalified",
}


def decided(decision: Decision, *, now: datetime) -> None:
    """Tell the author what was decided, why, on which clauses, and what can be done now."""
    _write(decision, f"decision:{decision.pk}", KINDS[decision.kind], now)


def reminded(decision: Decision, *, now: datetime) -> bool:
    """Remind the author of what is to be corrected and until when; tell whether a letter was written.

    One letter a decision and day.
    """
    return _write(decision, f"reminder:{decision.pk}:{now:%Y%m%d}", "entry.reminded", now)


def released(release: Release, *, again: bool, now: datetime) -> None:
    """Tell the author that a file is released, and why; or, `again`, that it is held once more."""
    file, entry = release.file, release.file.entry
    facts = _of_work(entry, entry.owner.language) | {"file": file.original_name}
    kind = "entry.file-held-again" if again else "entry.file-released"
    outbox.tell(
        f"{kind}:{entry.key}:{release.pk}",
        kind,
        scope=entry.contest.scope,
        recipient=entry.owner.email,
        language=entry.owner.language,
        facts=facts if again else facts | {"reason": release.reason},
        at=now,
    )


def _write(decision: Decision, key: str, kind: str, now: datetime) -> bool:
    """Write one letter about a decision to the author; tell whether it is new."""
    entry, owner = decision.entry, decision.entry.owner
    scope = entry.contest.scope
    letter = outbox.tell(
        f"entry:{entry.key}:{key}",
        kind,
        scope=scope,
        recipient=owner.email,
        language=owner.language,
        facts=_facts(decision, kind, owner.language),
        at=now,
    )
    return letter is not None


def _facts(decision: Decision, kind: str, language: str) -> dict[str, str]:
    """Give what a letter of this kind may say of a decision."""
    facts = _of_work(decision.entry, language)
    with translation.override(language):
        if kind != "entry.reminded":
            facts["clauses"] = _clauses(decision, language)
        if kind == "entry.admitted":
            facts["remark"] = _remark(decision.reason)
        else:
            facts["reason"] = decision.reason
    if kind in {"entry.returned", "entry.reminded"} and decision.until:
        facts["until"] = moment(decision.until, decision.entry.contest, language)
    if kind == "entry.declined":
        facts["address"] = decision.version.regulation.organiser.email
    return facts


def _of_work(entry: Entry, language: str) -> dict[str, str]:
    """Give what every letter about a work may say."""
    names = {"contest": entry.contest.slug, "entry": entry.key}
    with translation.override(language):
        link = settings.ADDRESS + reverse("entries:show", kwargs=names)
    work = {"work": entry.title, "number": str(entry.number), "link": link}
    return common(entry.contest, language) | work


def _remark(reason: str) -> str:
    words = _("Reason given by the committee: %(reason)s")
    return words % {"reason": reason} if reason else ""


def _clauses(decision: Decision, language: str) -> str:
    """Give the clauses a decision names, in their own words, with a heading."""
    regulation = decision.version.regulation
    lines = [
        f"  {clause.number}  {clause.text.within(language)}"
        for clause in regulation.clauses
        if clause.number in decision.clauses
    ]
    return "\n".join([_("Clauses of the regulation:"), *lines]) if lines else ""
