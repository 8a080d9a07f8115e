"""A member of the commission disagrees: the opinion stands in the protocol beside the decision."""

from datetime import datetime

from django.db import transaction

from baiqau.defence import printed
from baiqau.defence.models import Dissent, Result
from baiqau.journal import acts
from baiqau.judging.models import Seat
from baiqau.proof import canonical
from baiqau.rules.refusals import Refused

MOST = 4000  # letters: a page and a half of the protocol


@transaction.atomic
def write(result: Result, seat: Seat, words: str, *, now: datetime) -> Dissent | None:
    """Write a dissenting opinion, change it, or take it back with empty words; until the publication.

    The journal keeps who and the digest of the words; the words stand in the protocol alone.
    """
    locked = Result.objects.select_for_update(of=("self",)).select_related("contest")
    result = locked.get(pk=result.pk)
    if result.state == "published":
        raise Refused("defence-dissent-late")
    said = words.replace("\r\n", "\n").strip()
    if len(said) > MOST:
        raise Refused("defence-dissent-long", most=MOST, letters=len(said))
    standing = Dissent.objects.filter(result=result, seat=seat).first()
    if said == (standing.words if standing else ""):
        return standing
    printed.must_be_printable(said or "-", now)
    if not said:
        Dissent.objects.filter(result=result, seat=seat).delete()
    else:
        standing, _ = Dissent.objects.update_or_create(
            result=result, seat=seat, defaults={"words": said, "at": now}
        )
    acts.record(
        "dissent.written" if said else "dissent.taken-back",
        by=seat.person.actor,
        on=f"contest:{result.contest.slug}",
        at=now,
        scope=result.contest.scope,
        facts={"seat": seat.code, **({"digest": canonical.digest(said)} if said else {})},
    )
    return standing if said else None
