"""Letters to jurors, and of the commission to organisers and authors."""

from collections.abc import Sequence
from datetime import datetime

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from baiqau.contests.letters import common
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
    with translation.override(seat.person.language):
        words = ngettext(
            "%(number)s work still waits for your assessment.",
            "%(number)s works still wait for your assessment.",
            number,
        )
        facts = {
            "number": str(number),
            "waiting": words % {"number": number},
            "term": _("The assessment closes: %(until)s.")
            % {"until": dates.moment(term.closes, seat.person.language)}
            if term
            else "",
        }
    return _write(seat, "reminder", now, turn=f"{stage}:{turn}", **facts)


def declined(seat: Seat, *, now: datetime) -> None:
    """Tell the organisers that somebody declined, with the reason, so that they find a replacement."""
    contest = seat.contest
    offices = Role.objects.filter(contest=contest, office="organiser").select_related("person")
    for office in offices:
        person = office.person
        with translation.override(person.language):
            url = settings.ADDRESS + reverse("judging:commission", kwargs={"contest": contest.slug})
            reason = f"{_('Reason')}: {seat.declined_because}" if seat.declined_because else ""
        outbox.tell(
            f"judging:declined:{seat.key}:{person.key}:{now:%Y%m%d%H%M%S}",
            "judging.declined",
            scope=contest.scope,
            recipient=person.email,
            language=person.language,
            facts=common(contest, person.language)
            | {"name": str(seat.person), "code": seat.code, "reason": reason, "link": url},
            at=now,
        )


def assigned(seat: Seat, *, number: int, turn: str, now: datetime) -> None:
    """Tell a juror that works wait, with the link to the first of them."""
    with translation.override(seat.person.language):
        words = ngettext(
            "%(number)s work waits for your assessment.",
            "%(number)s works wait for your assessment.",
            number,
        )
    facts = {"number": str(number), "waiting": words % {"number": number}}
    _write(seat, "assigned", now, turn=turn, **facts)


def training(seat: Seat, *, number: int, now: datetime) -> None:
    """Tell a juror that training works wait, with the link that leads to them."""
    with translation.override(seat.person.language):
        words = ngettext(
            "%(number)s training work waits for you. Score it as you would a real one; your marks count for nothing.",
            "%(number)s training works wait for you. Score them as you would real ones; your marks count for nothing.",
            number,
        )
    facts = {"number": str(number), "waiting": words % {"number": number}}
    _write(seat, "training", now, turn=f"{now:%Y%m%d%H%M%S}", **facts)


def from_paper(seat: Seat, paper: PaperSheet, *, now: datetime) -> None:
    """Tell a juror who entered which printed sheet, and that it waits for a confirmation."""
    by, work = str(paper.by), f"№ {paper.sheet.entry.number}"
    _write(seat, "paper", now, by=by, work=work, turn=str(paper.pk))


def whole_from_paper(seat: Seat, paper: PaperSheet, *, now: datetime) -> None:
    """Tell a juror who entered the printed ballot or comparisons, and that they wait for a confirmation."""
    _write(seat, "paper-ballot", now, by=str(paper.by), turn=str(paper.pk))


def renewed(seat: Seat, *, now: datetime) -> None:
    """Send the new personal link, the one way in which anybody learns it."""
    _write(seat, "link", now, turn=f"{now:%Y%m%d%H%M%S}")


def deputy(seat: Seat, *, now: datetime) -> None:
    """Tell a juror who is named deputy what a deputy does."""
    _write(seat, "deputy", now, turn=f"{now:%Y%m%d%H%M%S%f}")


def deputy_ended(seat: Seat, *, now: datetime) -> None:
    """Tell who was the deputy of the chair that this is over."""
    _write(seat, "deputy-ended", now, turn=f"{now:%Y%m%d%H%M%S%f}")


def signed(seat: Seat, sheets: Sequence[Sheet], *, now: datetime) -> bool:
    """Give the juror the digests of all sheets signed so far; tell whether the letter is new."""
    turn = commitment.root(sheet.commitment for sheet in sheets)
    number = len(sheets)
    with translation.override(seat.person.language):
        words = ngettext(
            "You have signed %(number)s sheet. Below stands its digest (SHA-256).",
            "You have signed %(number)s sheets. Below stand their digests (SHA-256).",
            number,
        )
    facts = {
        "number": str(number),
        "signed": words % {"number": number},
        "sheets": "\n".join(f"№ {one.entry.number}: {one.commitment}" for one in sheets),
    }
    return _write(seat, "signed", now, turn=turn, **facts)


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
        names = {"contest": contest.slug, "entry": entry.key}
        url = settings.ADDRESS + reverse("entries:show", kwargs=names)
    outbox.tell(
        f"judging:shortlisted:{entry.key}",
        "judging.shortlisted",
        scope=contest.scope,
        recipient=owner.email,
        language=owner.language,
        facts=common(contest, owner.language)
        | {"work": entry.title, "number": str(entry.number), "link": url},
        at=now,
    )


def _write(seat: Seat, kind: str, now: datetime, *, turn: str = "", **facts: str) -> bool:
    """Write one letter with the personal link to the juror; tell whether it is new."""
    contest, person = seat.contest, seat.person
    with translation.override(person.language):
        seat_facts = {"name": str(person), "link": links.address(seat)}
    written = outbox.tell(
        f"judging:{kind}:{seat.key}" + (f":{turn}" if turn else ""),
        f"judging.{kind}",
        scope=contest.scope,
        recipient=person.email,
        language=person.language,
        facts=common(contest, person.language) | seat_facts | facts,
        at=now,
    )
    return written is not None
