"""Letters of an appeal: received, put into a person's hands, answered, the result corrected."""

from datetime import datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from baiqau.appeals.models import Appeal, Correction
from baiqau.appeals.wording import OUTCOMES, SUBJECTS
from baiqau.journal import outbox
from baiqau.language import dates
from baiqau.people.models import Person


def received(appeal: Appeal, *, now: datetime) -> None:
    """Give the author the number of the appeal and until when it is answered."""
    _write(appeal, "received", appeal.by, now)


def handler_named(appeal: Appeal, *, now: datetime) -> None:
    """Tell the handler what lies in his or her hands."""
    assert appeal.handler is not None, "an appeal in hand has a handler"
    _write(appeal, "handler", appeal.handler, now, turn=f":{now:%Y%m%d%H%M%S}")


def answered(appeal: Appeal, *, now: datetime) -> None:
    """Give the author the outcome and the reasons."""
    _write(appeal, "answered", appeal.by, now)


def corrected(correction: Correction, *, now: datetime) -> None:
    """Tell the author that the corrected version is public, with the page that shows what moved."""
    _write(correction.appeal, "corrected", correction.appeal.by, now)


def _write(appeal: Appeal, name: str, person: Person, now: datetime, *, turn: str = "") -> None:
    contest = appeal.contest
    regulation = contest.regulation
    with translation.override(person.language):
        until = appeal.answer_by.astimezone(ZoneInfo(regulation.zone))
        shown = {
            "appeal": appeal,
            "entry": appeal.entry,
            "subject": SUBJECTS[appeal.subject],
            "outcome": OUTCOMES.get(appeal.outcome, ""),
            "until": dates.moment(until, person.language),
            "title": regulation.title.within(person.language),
            "here": settings.ADDRESS + _path(appeal, name),
        }
        outbox.write(
            f"entry:{appeal.entry.key}:appeal:{appeal.number}:{name}{turn}",
            scope=contest.scope,
            kind=f"appeals.{name}",
            recipient=person.email,
            language=person.language,
            subject=_subject(name) % {"number": appeal.number},
            body=render_to_string(f"appeals/letters/{name}.txt", shown),
            at=now,
        )


def _path(appeal: Appeal, name: str) -> str:
    """Give the page a letter leads to, in the active language."""
    slug = appeal.contest.slug
    if name == "handler":
        return reverse("appeals:case", kwargs={"contest": slug, "number": appeal.number})
    if name == "corrected":
        return reverse("appeals:corrected", kwargs={"contest": slug})
    return reverse("appeals:file", kwargs={"contest": slug, "entry": appeal.entry.key})


def _subject(name: str) -> str:
    """Give the subject in the active language."""
    return {
        "received": _("Appeal No. %(number)s is received"),
        "handler": _("Appeal No. %(number)s is in your hands"),
        "answered": _("Appeal No. %(number)s is answered"),
        "corrected": _("The result is corrected after appeal No. %(number)s"),
    }[name]
