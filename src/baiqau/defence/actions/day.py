"""The day: draw the order, call the speakers one after another."""

from datetime import datetime

from django.db import transaction

from baiqau.defence import queries
from baiqau.defence.models import Sitting, Talk
from baiqau.entries.models import Entry
from baiqau.fairness import draw as lots
from baiqau.journal import acts
from baiqau.judging import queries as judging
from baiqau.judging.models import Conflict, Sheet
from baiqau.people.models import Person
from baiqau.rules import states
from baiqau.rules.refusals import Refused

NOT_BEGUN = {"started_at": None, "questions_at": None, "finished_at": None}


@transaction.atomic
def draw(sitting: Sitting, *, by: Person, now: datetime) -> list[Talk]:
    """Draw the order of the finalists from the published seed; anyone can draw it again.

    Of several sittings each draws its own finalists. Jurors get their sheets of the day: every
    accepted juror of the sitting for every finalist of it without a conflict.
    """
    sitting = _locked(sitting)
    sitting.contest.must_be_unsealed()
    if sitting.drawn_at is not None:
        raise Refused("defence-drawn-already")
    entries = {str(entry.number): entry for entry in queries.speakers_of(sitting)}
    several = Sitting.objects.filter(contest=sitting.contest).count() > 1
    if several and not queries.is_divided(sitting.contest):
        raise Refused("defence-not-divided")
    if not entries:
        raise Refused("defence-no-finalists")
    order = lots.order(sorted(entries, key=int), seed=sitting.seed)
    talks = Talk.objects.bulk_create(
        Talk(sitting=sitting, entry=entries[number], position=position)
        for position, number in enumerate(order, start=1)
    )
    sitting.drawn_at, sitting.drawn_by = now, by.actor
    sitting.save(update_fields=["drawn_at", "drawn_by"])
    _hand_out_sheets(sitting, list(entries.values()), now=now)
    acts.record(
        "sitting.drawn",
        by=by.actor,
        on=f"contest:{sitting.contest.slug}",
        at=now,
        scope=sitting.contest.scope,
        public=True,
        facts={"seed": sitting.seed, "order": order, **sitting.told},
    )
    return talks


def _hand_out_sheets(sitting: Sitting, entries: list[Entry], *, now: datetime) -> None:
    contest = sitting.contest
    seats = judging.seats(contest).filter(state="accepted")
    if sitting.seats.exists():
        seats = seats.filter(sittings=sitting)
    barred = set(Conflict.objects.filter(seat__contest=contest).values_list("seat_id", "entry_id"))
    Sheet.objects.bulk_create(
        Sheet(entry=entry, seat=seat, stage="defence", version=contest.current, assigned_at=now)
        for entry in entries
        for seat in seats
        if (seat.pk, entry.pk) not in barred
    )


@transaction.atomic
def start(talk: Talk, *, by: Person, now: datetime) -> Talk:
    """Call the speaker: one at a time."""
    talk = locked_talk(talk)
    if Talk.objects.filter(sitting=talk.sitting, state="speaking").exclude(pk=talk.pk).exists():
        raise Refused("defence-someone-speaks")
    here = {} if talk.here else noted("present", now)
    return _walk(talk, "call", by=by, now=now, started_at=now, paused=0, **here)


@transaction.atomic
def finish(talk: Talk, *, by: Person, now: datetime) -> Talk:
    """End the talk."""
    return _walk(locked_talk(talk), "finish", by=by, now=now, finished_at=now)


@transaction.atomic
def miss(talk: Talk, *, by: Person, now: datetime) -> Talk:
    """Write that the speaker did not appear; the secretary may recall later."""
    return _walk(locked_talk(talk), "miss", by=by, now=now, **noted("absent", now))


@transaction.atomic
def recall(talk: Talk, *, by: Person, now: datetime) -> Talk:
    """Put an absent or finished speaker back into the queue."""
    talk = locked_talk(talk)
    step = "arrive" if talk.state == "absent" else "repeat"
    return _walk(talk, step, by=by, now=now, **NOT_BEGUN)


@transaction.atomic
def put_back(talk: Talk, *, by: Person, now: datetime) -> Talk:
    """Break off a talk that was begun by mistake or cannot go on: its clock begins anew later."""
    return _walk(locked_talk(talk), "put-back", by=by, now=now, **NOT_BEGUN)


@transaction.atomic
def withdraw(talk: Talk, *, by: Person, now: datetime) -> Talk:
    """Take a finalist out of the order: the author withdrew."""
    talk = _walk(locked_talk(talk), "withdraw", by=by, now=now)
    for sheet in Sheet.objects.filter(
        entry=talk.entry, stage="defence", state__in=["assigned", "open"]
    ):
        sheet.state = states.walk(states.SHEET, sheet.state, "withdraw")
        sheet.save(update_fields=["state"])
    return talk


def noted(presence: str, now: datetime) -> dict[str, object]:
    """Give what stands in a talk's row when the step itself says whether the speaker is there."""
    return {"presence": presence, "presence_was": None, "presence_at": now}


def _walk(talk: Talk, step: str, *, by: Person, now: datetime, **values: object) -> Talk:
    talk.sitting.contest.must_be_unsealed()
    talk.state = states.walk(states.TALK, talk.state, step)
    for name, value in values.items():
        setattr(talk, name, value)
    if talk.state != "speaking":
        talk.paused_at = None  # whoever does not speak has no pause
    talk.save()
    record(f"talk.{step}", talk, by=by, now=now)
    return talk


def _locked(sitting: Sitting) -> Sitting:
    return (
        Sitting.objects.select_for_update(of=("self",))
        .select_related("contest__current")
        .get(pk=sitting.pk)
    )


def locked_talk(talk: Talk) -> Talk:
    """Give the talk as it stands now, its row locked."""
    return (
        Talk.objects.select_for_update(of=("self",))
        .select_related("sitting__contest__current", "entry")
        .get(pk=talk.pk)
    )


def record(kind: str, talk: Talk, *, by: Person, now: datetime, **facts: object) -> None:
    """Write a step of a talk into the journal; public, for the hall shows it."""
    acts.record(
        kind,
        by=by.actor,
        on=f"entry:{talk.entry.key}",
        at=now,
        scope=talk.sitting.contest.scope,
        public=True,
        facts={"position": talk.position, **facts},
    )
