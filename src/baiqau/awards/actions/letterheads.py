"""Setting what stands on every paper of a contest: logo, seal, who signs, in which languages."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from baiqau.awards import content
from baiqau.awards.models import Letterhead
from baiqau.base import storage
from baiqau.contests.models import Contest
from baiqau.journal import acts
from baiqau.paper.refusals import PaperRefused
from baiqau.people.models import Person
from baiqau.rules.refusals import Refused


@dataclass(frozen=True)
class Image:
    """A picture as it is set: new bytes, or None to keep the one that stands; and its words."""

    content: bytes | None
    alt: str


@transaction.atomic
def set_letterhead(
    contest: Contest,
    *,
    logo: Image,
    seal: Image,
    signatories: Sequence[dict[str, object]],
    second: str,
    by: Person,
    now: datetime,
) -> Letterhead:
    """Set the letterhead for papers to come; those that are issued stay as they are.

    Refuses pictures that cannot be printed and words that do not fit the page.
    """
    Contest.objects.select_for_update().get(pk=contest.pk)
    found, _ = Letterhead.objects.get_or_create(contest=contest)
    for name, given in (("logo", logo), ("seal", seal)):
        if given.content is not None:
            setattr(found, name, storage.keep([given.content]).sha256)
        setattr(found, f"{name}_alt", given.alt)
    found.signatories, found.second = list(signatories), second
    found.save()
    _prints(contest, now)
    acts.record(
        "letterhead.set",
        by=by.actor,
        on=f"contest:{contest.slug}",
        at=now,
        scope=contest.scope,
        facts={"logo": found.logo, "seal": found.seal, "signatories": len(found.signatories)},
    )
    return found


@transaction.atomic
def drop_picture(contest: Contest, name: str, *, by: Person, now: datetime) -> None:
    """Take the logo or the seal off papers to come."""
    found = Letterhead.objects.select_for_update().filter(contest=contest).first()
    if found is None or name not in {"logo", "seal"}:
        raise Refused("awards-picture-unknown")
    setattr(found, name, "")
    found.save(update_fields=[name])
    acts.record(
        "letterhead.picture-dropped",
        by=by.actor,
        on=f"contest:{contest.slug}",
        at=now,
        scope=contest.scope,
        facts={"picture": name},
    )


def _prints(contest: Contest, now: datetime) -> None:
    """Print a specimen: what would fail on every paper is refused here, once."""
    try:
        language = contest.regulation.languages[0]
        content.specimen(content.sample(contest, kind="diploma", language=language, now=now))
    except PaperRefused as refused:
        part = str(refused.facts.get("reason") or refused.facts.get("text") or "")
        raise Refused("awards-letterhead-unprintable", part=part) from refused
