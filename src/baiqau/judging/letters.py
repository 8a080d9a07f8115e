"""Letters to jurors."""

from datetime import datetime

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from baiqau.journal import outbox
from baiqau.judging.models import Finalist, Seat


def invitation(seat: Seat, *, now: datetime) -> None:
    """Invite to the commission, in the person's language, with the link that answers."""
    _write(seat, "invitation", "judging:seat", now)


def assigned(seat: Seat, *, number: int, turn: str, now: datetime) -> None:
    """Tell a juror that works wait, with the link to the first of them."""
    _write(seat, "assigned", "judging:sheets", now, number=number, turn=turn)


def shortlisted(finalist: Finalist, *, now: datetime) -> None:
    """Tell the owner of a work that it goes on to the defence."""
    entry, contest = finalist.entry, finalist.contest
    owner = entry.owner
    with translation.override(owner.language):
        url = settings.ADDRESS + reverse(
            "entries:show", kwargs={"contest": contest.slug, "entry": entry.key}
        )
        context = {"entry": entry, "person": owner, "regulation": contest.regulation, "url": url}
        outbox.write(
            f"judging:shortlisted:{entry.key}",
            scope=contest.scope,
            kind="judging.shortlisted",
            recipient=owner.email,
            language=owner.language,
            subject=_("Your work goes on to the defence"),
            body=render_to_string("judging/letters/shortlisted.txt", context),
            at=now,
        )


def _write(seat: Seat, kind: str, view: str, now: datetime, **facts: object) -> None:
    contest, person = seat.contest, seat.person
    with translation.override(person.language):
        url = settings.ADDRESS + reverse(view, kwargs={"contest": contest.slug})
        context = {
            "seat": seat,
            "person": person,
            "regulation": contest.regulation,
            "url": url,
            **facts,
        }
        turn = f":{facts['turn']}" if "turn" in facts else ""
        outbox.write(
            f"judging:{kind}:{seat.key}{turn}",
            scope=contest.scope,
            kind=f"judging.{kind}",
            recipient=person.email,
            language=person.language,
            subject=f"{_subject(kind)} – {contest.regulation.title.within(person.language)}",
            body=render_to_string(f"judging/letters/{kind}.txt", context),
            at=now,
        )


def _subject(kind: str) -> str:
    """Give the subject in the active language."""
    subjects = {
        "invitation": _("Invitation to the expert commission"),
        "assigned": _("Works wait for your assessment"),
    }
    return subjects[kind]
