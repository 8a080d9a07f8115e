"""A printed ballot, or printed comparisons: entered, confirmed and refused whole, as they are signed."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from django.db import transaction

from baiqau.journal import acts
from baiqau.judging import compared, letters, printed, printed_whole, queries
from baiqau.judging.actions import balloting, papers, sheets, together
from baiqau.judging.models import PaperSheet, Seat, Sheet
from baiqau.people.models import Person
from baiqau.rules.ballots import PLACE
from baiqau.rules.refusals import Refused

STAGE = "selection"
Marks = Mapping[UUID, Mapping[str, int]]


@transaction.atomic
def enter(seat: Seat, marks: Marks, *, by: Person, now: datetime) -> list[PaperSheet]:
    """Keep what stands on the paper until somebody else confirms it; the juror is told by letter.

    `marks` are by key of the sheet: its place, or its choices against other works. Refuses a paper
    that is not whole, a place of two works, sheets that take no marks any more.
    """
    own = _locked(seat)
    if seat.person_id == by.pk:
        raise Refused("judging-paper-own")
    printed.must_have_signed(seat, STAGE, by)
    for sheet in own:
        sheets.still_open(sheet, now)
    if PaperSheet.objects.filter(sheet__in=own, state="waiting").exists():
        raise Refused("judging-paper-waits")
    _must_be_whole(seat, own, marks)
    kept = PaperSheet.objects.bulk_create(
        PaperSheet(
            sheet=sheet,
            marks=dict(marks.get(sheet.key, {})),
            stood=queries.seen([sheet]),
            by=by,
            at=now,
        )
        for sheet in own
    )
    _record("paper.entered", seat, by, now, len(own))
    letters.whole_from_paper(seat, kept[0], now=now)
    return kept


@transaction.atomic
def confirm(seat: Seat, *, by: Person, now: datetime, seen: str | None = None) -> list[Sheet]:
    """Say that all is as on the paper: it is written onto the sheets, and they are signed together.

    The juror or another officer does; never the person who entered it. `seen` names what they
    looked at (`printed.seen`).
    """
    own = _locked(seat)
    found = {paper.sheet_id: paper for paper in _waiting(seat)}
    if any(paper.by_id == by.pk for paper in found.values()):
        raise Refused("judging-paper-second-person")
    printed.must_have_signed(seat, STAGE, by)
    if {sheet.pk for sheet in own} - found.keys():
        raise Refused("judging-paper-works-came")
    if found.keys() - {sheet.pk for sheet in own} and not queries.by_ballot(own[0]):
        raise Refused("judging-paper-work-left")
    printed.must_be_seen((found[sheet.pk] for sheet in own), seen)
    _write(seat, own, found, now)
    for paper in found.values():
        papers.answer(paper, "confirmed", by, now)
    together.must_be_whole(seat.contest, STAGE, seat.person)
    signed = [sheets.seal(sheet, by=by, now=now, paper=True) for sheet in _locked(seat)]
    letters.signed(seat, list(queries.signed_of(seat.person, seat.contest, STAGE)), now=now)
    return signed


@transaction.atomic
def refuse(seat: Seat, *, reason: str, by: Person, now: datetime) -> None:
    """Say that what was entered does not agree with the paper; it stays as history and counts for nothing."""
    _locked(seat)
    printed.must_have_signed(seat, STAGE, by)
    if not reason.strip():
        raise Refused("judging-reason-missing")
    found = _waiting(seat)
    for paper in found:
        paper.reason = reason.strip()
        papers.answer(paper, "refused", by, now)
    _record("paper.refused", seat, by, now, len(found))


def _must_be_whole(seat: Seat, own: list[Sheet], marks: Marks) -> None:
    if queries.by_ballot(own[0]):
        places = {sheet.key: marks.get(sheet.key, {}).get(PLACE) for sheet in own}
        balloting.without_gaps(own, places)
        partial = seat.contest.regulation.judging.partial_ballots
        lacking = [sheet for sheet in own if not places[sheet.key]]
        if lacking and (not partial or len(lacking) == len(own)):
            works = ", ".join(f"№ {sheet.entry.number}" for sheet in lacking)
            raise Refused("judging-ballot-lacking", works=works)
        return
    pairs = compared.pairs(seat.contest, own)
    allowed = {*pairs[0].values.values()} if pairs else set()
    said = [marks.get(pair.holder.key, {}).get(pair.criterion) for pair in pairs]
    waiting = sum(value not in allowed for value in said)
    if waiting:
        raise Refused("judging-pairs-waiting", number=waiting)


def _write(seat: Seat, own: list[Sheet], found: Mapping[int, PaperSheet], now: datetime) -> None:
    if queries.by_ballot(own[0]):
        places = {sheet.key: found[sheet.pk].marks.get(PLACE) for sheet in own}
        stood = {pk: paper.stood for pk, paper in found.items()}
        balloting.put_from_paper(own, places, stood=stood, now=now)
        return
    pairs = compared.pairs(seat.contest, own)
    for sheet in own:
        paper = found[sheet.pk]
        sheets.put_from_paper(sheet, paper.marks, stood=paper.stood, now=now, pairs=pairs)


def _locked(seat: Seat) -> list[Sheet]:
    """Lock the sheets of the juror, in the order in which everybody does, and read them again."""
    known = [sheet.pk for sheet in printed_whole.lines(seat)]
    list(Sheet.objects.select_for_update(of=("self",)).filter(pk__in=known).order_by("pk"))
    found = printed_whole.lines(seat)
    if not found:
        raise Refused("judging-paper-none")
    return found


def _waiting(seat: Seat) -> list[PaperSheet]:
    found = PaperSheet.objects.select_for_update(of=("self",)).filter(
        sheet__seat=seat, sheet__stage=STAGE, state="waiting"
    )
    papers_ = list(found.order_by("pk"))
    if not papers_:
        raise Refused("judging-paper-answered")
    return papers_


def _record(kind: str, seat: Seat, by: Person, now: datetime, number: int) -> None:
    on, facts = f"seat:{seat.key}", {"code": seat.code, "sheets": number}
    acts.record(kind, by=by.actor, on=on, at=now, scope=seat.contest.scope, facts=facts)
