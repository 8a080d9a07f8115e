"""The printed twin of a whole ballot, or of all comparisons of a juror: printed, and what waits."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import cast
from uuid import UUID

from django.conf import settings
from django.db.models import OuterRef, QuerySet, Subquery
from django.urls import reverse
from django.utils.translation import gettext as _

from baiqau.contests.models import Contest
from baiqau.judging import balloted, compared, paired, printed, queries, ranked, visibility
from baiqau.judging.models import PaperSheet, Seat, Sheet
from baiqau.paper.ballot import EQUAL, UNTOLD, BallotLine, BlankBallot
from baiqau.paper.wording import Language
from baiqau.people.models import Person
from baiqau.rules.ballots import PLACE
from baiqau.rules.refusals import Refused


@dataclass(frozen=True)
class Entered:
    """What was typed from one paper: the order, or what was said of each pair; `first` stands for all."""

    first: PaperSheet
    seen: str
    order: tuple[tuple[int | None, Sheet], ...] = ()
    pairs: tuple[tuple[compared.Pair, str], ...] = ()


def seat_of(contest: Contest, key: UUID) -> Seat | None:
    """Give the juror to whose ballot or comparisons the code of this sheet leads; None for a sheet alone.

    The code leads there also when that one work has left the ballot.
    """
    found = Sheet.objects.filter(seat__contest=contest, seat__state="accepted", key=key)
    sheet = found.select_related("seat__person", "version").first()
    if sheet is None or not queries.together(sheet):
        return None
    sheet.seat.contest = contest
    return sheet.seat


def lines(seat: Seat) -> list[Sheet]:
    """Give the sheets that stand on the juror's paper, by number of the work."""
    found = balloted.of(seat.person, seat.contest) or compared.of(seat.person, seat.contest)
    for sheet in found:
        sheet.seat = seat
    return found


def for_officer(seat: Seat, viewer: Person) -> list[Sheet]:
    """Give `lines` to who prints and enters them; refuses whoever is in conflict with one of the works."""
    found = lines(seat)
    hidden = set(visibility.hidden(seat.contest, viewer))
    if any(sheet.entry.number in hidden for sheet in found):
        raise Refused("judging-paper-conflict")
    return found


def jurors(contest: Contest, stage: str, viewer: Person) -> QuerySet[Seat]:
    """Give the jurors as `printed.jurors`, with a sheet that leads to entering as `first_sheet`."""
    own = printed.sheets(contest, viewer).filter(stage=stage, seat=OuterRef("pk"))
    first = Subquery(own.order_by("entry__number").values("key")[:1])
    return printed.jurors(contest, stage, viewer).annotate(first_sheet=first)


def papers(contest: Contest, viewer: Person) -> list[PaperSheet]:
    """Give what was entered from paper, by juror and work; of what was entered whole, one for all."""
    whole = ranked.together(contest, "selection")
    found: dict[object, PaperSheet] = {}
    for one in printed.papers(contest, viewer):
        together = whole and one.sheet.stage == "selection"
        found.setdefault((one.sheet.seat_id, one.at) if together else one.pk, one)
    return list(found.values())


def last(seat: Seat, sheets: Sequence[Sheet]) -> Entered | None:
    """Give what was entered from the juror's paper last, unless it was refused."""
    found = PaperSheet.objects.filter(sheet__in=sheets).exclude(state="refused")
    rows = list(found.select_related("by", "answered_by").order_by("-at", "pk"))
    rows = [one for one in rows if one.at == rows[0].at]
    if not rows:
        return None
    marks = {one.sheet_id: one.marks for one in rows}
    known = [sheet for sheet in sheets if sheet.pk in marks]
    seen = printed.seen(rows)
    if queries.by_ballot(sheets[0]):
        order = ((marks[sheet.pk].get(PLACE), sheet) for sheet in known)
        return Entered(rows[0], seen, order=tuple(sorted(order, key=_turn)))
    pairs = compared.pairs(seat.contest, sheets)
    told = ((pair, marks.get(pair.holder.pk, {}).get(pair.criterion)) for pair in pairs)
    return Entered(rows[0], seen, pairs=tuple((pair, _said(pair, value)) for pair, value in told))


def answering(sheets: Sequence[Sheet]) -> dict[str, object]:
    """Give the juror what was entered from their paper and waits for an answer, for the own page."""
    found = last(sheets[0].seat, sheets) if sheets else None
    if found is None or found.first.state != "waiting":
        return {}
    return {"from_paper": found, "own": False, "key": sheets[0].key}


def pdf(seat: Seat, sheets: Sequence[Sheet], now: datetime) -> bytes:
    """Give the paper as PDF; refuses when nothing is open, or a letter no font has."""
    if not any(sheet.state in printed.OPEN for sheet in sheets):
        raise Refused("judging-paper-none")
    return printed.pressed(document(seat, sheets), now)


def document(seat: Seat, sheets: Sequence[Sheet]) -> BlankBallot:
    """Give a line for each work or pair, in the juror's language and a second one; the code leads to entering."""
    first = seat.person.language
    judging = seat.contest.regulation.judging
    path = reverse("judging:scanned", kwargs={"contest": seat.contest.slug, "sheet": sheets[0].key})
    ballot = queries.by_ballot(sheets[0])
    return BlankBallot(
        language=cast("Language", first),
        second="ru" if first == "kk" else "kk",
        organiser=seat.contest.regulation.organiser.name.within(first),
        occasion=seat.contest.regulation.title.within(first),
        juror=f"{seat.code} {seat.person}",
        number=seat.code,
        lines=tuple(BallotLine(_named(one)) for one in sheets) if ballot else _pairs(seat, sheets),
        link=settings.ADDRESS + path,
        partial=ballot and judging.partial_ballots,
    )


def _pairs(seat: Seat, sheets: Sequence[Sheet]) -> tuple[BallotLine, ...]:
    equal = () if seat.contest.regulation.judging.never_equal else (EQUAL,)
    return tuple(
        BallotLine(
            f"{_named(pair.left)}\n{_named(pair.right)}",
            (str(pair.left.entry.number), *equal, str(pair.right.entry.number), UNTOLD),
        )
        for pair in compared.pairs(seat.contest, sheets)
    )


def _named(sheet: Sheet) -> str:
    return f"№ {sheet.entry.number}. {sheet.entry.title}"


def _said(pair: compared.Pair, value: int | None) -> str:
    better = {paired.MORE: pair.holder, paired.LESS: pair.other}
    if value in better:
        return _("№ %(number)s is better") % {"number": better[value].entry.number}
    return {paired.EQUAL: _("Equal"), paired.UNTOLD: _("Cannot tell")}.get(value or 0, "–")


def _turn(one: tuple[int | None, Sheet]) -> tuple[bool, int, int]:
    place, sheet = one
    return place is None, place or 0, sheet.entry.number or 0
