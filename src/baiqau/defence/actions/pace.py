"""The pace of the day: from the talk to its questions, a pause, a speaker who lets another go first."""

from datetime import datetime

from django.db import transaction

from baiqau.defence.actions.day import locked_talk, record
from baiqau.defence.models import Talk
from baiqau.people.models import Person
from baiqau.rules.refusals import Refused


@transaction.atomic
def ask(talk: Talk, *, by: Person, now: datetime) -> Talk:
    """Go on to the questions; their time begins now."""
    talk = _speaking(talk)
    if talk.questions_at is not None:
        raise Refused("defence-questions-begun")
    talk.questions_at, talk.paused_at, talk.paused = now, None, 0
    return _kept("talk.questions", talk, by=by, now=now)


@transaction.atomic
def pause(talk: Talk, *, by: Person, now: datetime) -> Talk:
    """Stop the clock of the present part; a second press changes nothing."""
    talk = _speaking(talk)
    if talk.paused_at is None:
        talk.paused_at = now
        _kept("talk.paused", talk, by=by, now=now)
    return talk


@transaction.atomic
def resume(talk: Talk, *, by: Person, now: datetime) -> Talk:
    """Let the clock go on where it stood; a second press changes nothing."""
    talk = _speaking(talk)
    if talk.paused_at is not None:
        talk.paused += max(0, round((now - talk.paused_at).total_seconds()))
        talk.paused_at = None
        _kept("talk.resumed", talk, by=by, now=now)
    return talk


@transaction.atomic
def let_go_first(talk: Talk, *, by: Person, now: datetime) -> Talk:
    """Change places with the next one who waits; the order as drawn stays in the journal."""
    talk = locked_talk(talk)
    talk.sitting.contest.must_be_unsealed()
    waiting = Talk.objects.select_for_update().filter(sitting=talk.sitting, state="waiting")
    other = waiting.filter(position__gt=talk.position).order_by("position").first()
    if talk.state != "waiting" or other is None:
        raise Refused("defence-nobody-after")
    here, there = talk.position, other.position
    for one, position in ((talk, 0), (other, here), (talk, there)):  # each place is held once
        one.position = position
        one.save(update_fields=["position"])
    record("talk.moved", talk, by=by, now=now, before=here)
    return talk


def _speaking(talk: Talk) -> Talk:
    talk = locked_talk(talk)
    if talk.state != "speaking":
        raise Refused("defence-nobody-speaks")
    return talk


def _kept(kind: str, talk: Talk, *, by: Person, now: datetime) -> Talk:
    talk.save(update_fields=["questions_at", "paused_at", "paused"])
    record(kind, talk, by=by, now=now)
    return talk
