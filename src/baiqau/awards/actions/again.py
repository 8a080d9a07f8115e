"""Give the places again by a corrected version of the result: people decide, papers follow."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from django.db import transaction

from baiqau.awards import letters, queries
from baiqau.awards.actions import papers
from baiqau.awards.actions.places import LONGEST_PUBLIC, must_be_possible, must_fit, written
from baiqau.awards.models import Award, Paper
from baiqau.defence.models import Result
from baiqau.entries.models import Entry
from baiqau.journal import acts
from baiqau.people.models import Person
from baiqau.rules.refusals import Refused


@transaction.atomic
def give(
    result: Result,
    version: int,
    ranks: Mapping[int, int],
    choices: Mapping[Entry, str],
    *,
    reason: str,
    by: Person,
    now: datetime,
) -> list[Award]:
    """Give the places of a published result anew by its corrected `version`; gives what stands then.

    `ranks` are the version's, by number of the work. What changes ends: its diplomas are revoked,
    and whose place changed is told. What stays keeps its papers, and so does the audience's award.
    Refuses a result that is not public, a missing reason, and no change; who calls refuses a version
    by which places were given.
    """
    result = (
        Result.objects.select_for_update(of=("self",)).select_related("version").get(pk=result.pk)
    )
    standing = list(_chosen(result))
    _must_change(result, version, standing, choices, reason)
    must_be_possible(result, choices, ranks)
    papers.hold_numbers(result.contest, "diploma")
    gone = [one for one in standing if choices.get(one.entry) != one.place]
    for one in gone:
        _end(one, reason.strip(), by=by, now=now)
    stood = {(one.entry_id, one.place) for one in standing}
    said = reason.strip()
    new = [(entry, key, said) for entry, key in choices.items() if (entry.pk, key) not in stood]
    fresh = written(result, new, ranks, version=version, by=by, now=now)
    _record(result, version, choices, said, by=by, now=now)
    for entry in _touched([*gone, *fresh]):
        letters.place_changed(
            entry, before=_place(gone, entry), after=_place(fresh, entry), version=version, now=now
        )
    return list(_chosen(result))


def _chosen(result: Result) -> Iterable[Award]:
    found = queries.chosen(result)
    return found.select_related("entry__contest", "entry__owner").order_by("rank", "pk")


def _must_change(
    result: Result, version: int, standing: list[Award], choices: Mapping[Entry, str], reason: str
) -> None:
    if result.state != "published":
        raise Refused("awards-result-not-published")
    if not reason.strip():
        raise Refused("awards-reason-missing")
    must_fit(reason, LONGEST_PUBLIC)
    if {(one.entry_id, one.place) for one in standing} == {
        (entry.pk, place) for entry, place in choices.items()
    }:
        raise Refused("awards-nothing-moves")


def _end(award: Award, reason: str, *, by: Person, now: datetime) -> None:
    award.ended_at = now
    award.save(update_fields=["ended_at"])
    for paper in Paper.objects.filter(award=award, revoked_at=None):
        papers.revoke(paper, reason=reason, by=by, now=now)


def _touched(awards: list[Award]) -> list[Entry]:
    return list({one.entry_id: one.entry for one in awards}.values())


def _place(awards: list[Award], entry: Entry) -> str:
    return next((one.place for one in awards if one.entry_id == entry.pk), "")


def _record(
    result: Result,
    version: int,
    choices: Mapping[Entry, str],
    reason: str,
    *,
    by: Person,
    now: datetime,
) -> None:
    acts.record(
        "awards.given-again",
        by=by.actor,
        on=f"contest:{result.contest.slug}",
        at=now,
        scope=result.contest.scope,
        public=True,
        facts={
            "version": version,
            "given": {str(entry.number): place for entry, place in choices.items()},
            "reason": reason,
        },
    )
