"""At the door: whether a speaker has come, is connected, comes late or does not come."""

from datetime import datetime

from django.db import transaction

from baiqau.defence.actions.day import locked_talk, record
from baiqau.defence.models import PRESENCES, Talk
from baiqau.people.models import Person
from baiqau.rules.refusals import Refused


@transaction.atomic
def note(talk: Talk, presence: str, *, by: Person, now: datetime) -> Talk:
    """Note one of PRESENCES for who has not spoken yet; a second press changes nothing."""
    if presence not in PRESENCES:
        raise Refused("defence-presence-unknown")
    talk = _expected(talk)
    if talk.presence != presence:
        before = talk.presence
        talk.presence, talk.presence_was, talk.presence_at = presence, before, now
        _kept("talk.presence", talk, by=by, now=now, before=before)
    return talk


@transaction.atomic
def undo(talk: Talk, *, by: Person, now: datetime) -> Talk:
    """Take the last note back: what stood before it stands again; a second press changes nothing."""
    talk = _expected(talk)
    if talk.presence_was is not None:
        before = talk.presence
        talk.presence, talk.presence_was = talk.presence_was, None
        talk.presence_at = now if talk.presence else None
        _kept("talk.presence-undone", talk, by=by, now=now, before=before)
    return talk


def _expected(talk: Talk) -> Talk:
    """Give the talk as it stands, its row locked; refuses when it goes on or is over."""
    talk = locked_talk(talk)
    talk.sitting.contest.must_be_unsealed()
    if talk.state not in {"waiting", "absent"}:
        raise Refused("defence-presence-over")
    return talk


def _kept(kind: str, talk: Talk, *, by: Person, now: datetime, before: str) -> None:
    talk.save(update_fields=["presence", "presence_was", "presence_at"])
    record(kind, talk, by=by, now=now, presence=talk.presence, before=before)
