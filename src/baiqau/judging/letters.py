"""Letters to jurors."""

from collections.abc import Sequence
from datetime import datetime

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from baiqau.contests.models import Role
from baiqau.journal import outbox
from baiqau.judging import links
from baiqau.judging.models import Finalist, PaperSheet, Seat, Sheet, SignedBefore
from baiqau.language import dates
from baiqau.proof import commitment


def invitation(seat: Seat, *, now: datetime) -> None:
    """Invite to the commission, in the person's language, with the link that answers."""
    _write(seat, "invitation", now, turn=f"{seat.invited_at:%Y%m%d%H%M%S}")


def unanswered(seat: Seat, *, turn: str, now: datetime) -> bool:
    """Ask for the answer to an invitation once more; tell whether a letter was written."""
    return _write(seat, "unanswered", now, turn=turn)


def reminder(seat: Seat, *, stage: str, turn: str, now: datetime) -> bool:
    """Remind of the sheets that wait and of the day they are due; tell whether a letter was written."""
    term = seat.contest.regulation.stage(stage)
    number = seat.waiting  # type: ignore[attr-defined]  # annotated by queries.with_open_sheets
    until = dates.moment(term.closes, seat.person.language) if term else ""
    return _write(seat, "reminder", now, number=number, until=until, turn=f"{stage}:{turn}")


def declined(seat: Seat, *, now: datetime) -> None:
    """Tell the organisers that somebody declined, with the reason, so that they find a replacement."""
    contest = seat.contest
    offices = Role.objects.filter(contest=contest, office="organiser").select_related("person")
    for office in offices:
        person = office.person
        with translation.override(person.language):
            url = settings.ADDRESS + reverse("judging:commission", kwargs={"contest": contest.slug})
            outbox.write(
                f"judging:declined:{seat.key}:{person.key}:{now:%Y%m%d%H%M%S}",
                scope=contest.scope,
                kind="judging.declined",
                recipient=person.email,
                language=person.language,
                subject=_("A juror declined"),
                body=render_to_string("judging/letters/declined.txt", {"seat": seat, "url": url}),
                at=now,
            )


def assigned(seat: Seat, *, number: int, turn: str, now: datetime) -> None:
    """Tell a juror that works wait, with the link to the first of them."""
    _write(seat, "assigned", now, number=number, turn=turn)


def training(seat: Seat, *, number: int, now: datetime) -> None:
    """Tell a juror that training works wait, with the link that leads to them."""
    _write(seat, "training", now, number=number, turn=f"{now:%Y%m%d%H%M%S}")


def from_paper(seat: Seat, paper: PaperSheet, *, now: datetime) -> None:
    """Tell a juror who entered which printed sheet, and that it waits for a confirmation."""
    by, work = str(paper.by), f"№ {paper.sheet.entry.number}"
    _write(seat, "paper", now, by=by, work=work, turn=str(paper.pk))


def renewed(seat: Seat, *, now: datetime) -> None:
    """Send the new personal link, the one way in which anybody learns it."""
    _write(seat, "link", now, turn=f"{now:%Y%m%d%H%M%S}")


def signed(seat: Seat, sheets: Sequence[Sheet], *, now: datetime) -> bool:
    """Give the juror the digests of all sheets signed so far; tell whether the letter is new."""
    turn = commitment.root(sheet.commitment for sheet in sheets)
    return _write(seat, "signed", now, sheets=sheets, turn=turn)


def unlocked(seat: Seat, rows: Sequence[SignedBefore], *, reason: str, now: datetime) -> bool:
    """Tell a juror which signatures the chair has undone, and why."""
    works = ", ".join(f"№ {row.sheet.entry.number}" for row in rows)
    turn = commitment.root(row.commitment for row in rows)
    return _write(seat, "unlocked", now, works=works, reason=reason, turn=turn)


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


def _write(seat: Seat, kind: str, now: datetime, **facts: object) -> bool:
    """Write one letter with the personal link to the juror; tell whether it is new."""
    contest, person = seat.contest, seat.person
    with translation.override(person.language):
        context = {
            "seat": seat,
            "person": person,
            "regulation": contest.regulation,
            "url": links.address(seat),
            **facts,
        }
        turn = f":{facts['turn']}" if "turn" in facts else ""
        written = outbox.write(
            f"judging:{kind}:{seat.key}{turn}",
            scope=contest.scope,
            kind=f"judging.{kind}",
            recipient=person.email,
            language=person.language,
            subject=f"{_subject(kind)} – {contest.regulation.title.within(person.language)}",
            body=render_to_string(f"judging/letters/{kind}.txt", context),
            at=now,
        )
    return written is not None


def _subject(kind: str) -> str:
    """Give the subject in the active language."""
    subjects = {
        "invitation": _("Invitation to the expert commission"),
        "unanswered": _("Your answer to the invitation is awaited"),
        "link": _("Your new personal link"),
        "assigned": _("Works wait for your assessment"),
        "reminder": _("Works still wait for your assessment"),
        "paper": _("Your printed score sheet was entered"),
        "training": _("Training works wait for you"),
        "signed": _("Your signed sheets and their digests"),
        "unlocked": _("Signed sheets are open again"),
    }
    return subjects[kind]
