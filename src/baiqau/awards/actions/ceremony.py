"""The ceremony: begun once, turned frame by frame; the last name makes the result public."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from baiqau.awards import queries, script
from baiqau.awards.models import Ceremony, Citation, Pronunciation
from baiqau.contests.models import Contest
from baiqau.defence.actions import result as results
from baiqau.defence.models import Result
from baiqau.entries.models import Author, Entry
from baiqau.journal import acts
from baiqau.people.models import Person
from baiqau.rules.refusals import Refused

Said = Mapping[str, str]


@transaction.atomic
def begin(result: Result, *, by: Person, now: datetime) -> Ceremony:
    """Put the opening frame on the screen; a second call gives the first.

    Who begins orders the publication at the last name. Refuses while the script lacks its names and
    before the minute from which the result may be public.
    """
    result = (
        Result.objects.select_for_update(of=("self",))
        .select_related("contest__current", "version")
        .get(pk=result.pk)
    )
    known = queries.ceremony(result.contest)
    if known is not None:
        return known
    if not queries.to_reveal(result).exists():
        raise Refused("awards-ceremony-not-ready")
    results.check_embargo(result, now=now)
    names = [one for one in script.frames(result.contest, result) if one.kind == "name"]
    begun = Ceremony.objects.create(
        result=result,
        last=names[-1].number,
        begun_by=by,
        begun_at=now,
        pressed_by=by,
        pressed_at=now,
    )
    _record("ceremony.begun", begun, by=by, now=now, digest=result.digest)
    return begun


@transaction.atomic
def turn(ceremony: Ceremony, *, seen: int, forward: bool, by: Person, now: datetime) -> Ceremony:
    """Turn to the next frame, or back; `seen` is the frame the presser saw.

    When another key has moved the script meanwhile, nothing moves: a double key skips no name. The
    last name, shown for the first time, makes the result public.
    """
    ceremony = _locked(ceremony)
    wanted = seen + (1 if forward else -1)
    if ceremony.frame != seen or not 0 <= wanted <= ceremony.last + 1:
        return ceremony
    ceremony.frame, ceremony.pressed_by, ceremony.pressed_at = wanted, by, now
    ends = wanted == ceremony.last and ceremony.ended_at is None
    if ends:
        ceremony.ended_by, ceremony.ended_at = by, now
    ceremony.save()
    _record("ceremony.turned", ceremony, by=by, now=now, frame=wanted)
    if ends:
        _record("ceremony.last-name", ceremony, by=by, now=now, frame=wanted)
        if ceremony.result.state != "published":
            results.publish(ceremony.result, by=by, now=now)
    return ceremony


@transaction.atomic
def word(
    contest: Contest,
    *,
    aloud: Mapping[Author, str],
    citations: Mapping[Entry, Said],
    by: Person,
    now: datetime,
) -> None:
    """Keep how names are said and what is said of works; empty words take the old ones away."""
    for author, words in aloud.items():
        if words.strip():
            Pronunciation.objects.update_or_create(author=author, defaults={"words": words.strip()})
        else:
            Pronunciation.objects.filter(author=author).delete()
    for entry, said in citations.items():
        kept = {language: words.strip() for language, words in said.items()}
        if any(kept.values()):
            Citation.objects.update_or_create(entry=entry, defaults=kept)
        else:
            Citation.objects.filter(entry=entry).delete()
    acts.record(
        "ceremony.worded",
        by=by.actor,
        on=f"contest:{contest.slug}",
        at=now,
        scope=contest.scope,
        public=Ceremony.objects.filter(result__contest=contest).exists(),
    )


def _locked(ceremony: Ceremony) -> Ceremony:
    return (
        Ceremony.objects.select_for_update(of=("self",))
        .select_related("result__contest__current", "result__version")
        .get(pk=ceremony.pk)
    )


def _record(kind: str, ceremony: Ceremony, *, by: Person, now: datetime, **facts: object) -> None:
    """Write the line; it is public because the screen of the hall shows something else now."""
    contest = ceremony.result.contest
    acts.record(
        kind,
        by=by.actor,
        on=f"contest:{contest.slug}",
        at=now,
        scope=contest.scope,
        public=True,
        facts=facts,
    )
