"""Printed score sheets: entered by the secretary, confirmed by the juror or another person, or refused."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from baiqau.journal import acts
from baiqau.judging import letters, printed, queries
from baiqau.judging.actions import sheets
from baiqau.judging.models import PaperSheet, Sheet
from baiqau.people.models import Person
from baiqau.rules.refusals import Refused


@transaction.atomic
def enter(
    sheet: Sheet, marks: Mapping[str, int], *, comment: str = "", by: Person, now: datetime
) -> PaperSheet:
    """Keep what stands on the paper until somebody else confirms it; the juror is told by letter.

    Refuses a mark outside its range, a criterion left out, a sheet that takes no marks any more.
    """
    sheet = _locked(sheet)
    if sheet.seat.person_id == by.pk:
        raise Refused("judging-paper-own")
    printed.must_have_signed(sheet.seat, sheet.stage, by)
    if queries.together(sheet):
        raise Refused("judging-no-paper")
    sheets.still_open(sheet, now)
    if PaperSheet.objects.filter(sheet=sheet, state="waiting").exists():
        raise Refused("judging-paper-waits")
    _check(sheet, marks, by)
    paper = PaperSheet.objects.create(
        sheet=sheet,
        marks=dict(marks),
        stood=queries.seen([sheet]),
        comment=comment.strip(),
        by=by,
        at=now,
    )
    _record("paper.entered", sheet, by, now)
    letters.from_paper(sheet.seat, paper, now=now)
    return paper


@transaction.atomic
def confirm(paper: PaperSheet, *, by: Person, now: datetime, seen: str | None = None) -> Sheet:
    """Say that the marks are those of the paper: they are written onto the sheet, and it is signed.

    The juror or another officer does; never the person who entered them. `seen` names what they
    looked at (`printed.seen`).
    """
    paper = _waiting(paper)
    printed.must_be_seen([paper], seen)
    if paper.by_id == by.pk:
        raise Refused("judging-paper-second-person")
    printed.must_have_signed(paper.sheet.seat, paper.sheet.stage, by)
    sheet = sheets.put_from_paper(paper.sheet, paper.marks, stood=paper.stood, now=now)
    if paper.comment:
        sheet.comment = paper.comment
        sheet.save(update_fields=["comment"])
    answer(paper, "confirmed", by, now)
    sheet = sheets.seal(sheet, by=by, now=now, paper=True)
    stage = queries.signed_of(sheet.seat.person, sheet.seat.contest, sheet.stage)
    letters.signed(sheet.seat, list(stage), now=now)
    return sheet


@transaction.atomic
def refuse(paper: PaperSheet, *, reason: str, by: Person, now: datetime) -> PaperSheet:
    """Say that what was entered does not agree with the paper; it stays as history and counts for nothing."""
    paper = _waiting(paper)
    printed.must_have_signed(paper.sheet.seat, paper.sheet.stage, by)
    if not reason.strip():
        raise Refused("judging-reason-missing")
    paper.reason = reason.strip()
    answer(paper, "refused", by, now)
    _record("paper.refused", paper.sheet, by, now)
    return paper


def answer(paper: PaperSheet, state: str, by: Person, now: datetime) -> None:
    """Write who has confirmed or refused a paper."""
    paper.state, paper.answered_by, paper.answered_at = state, by, now
    paper.save(update_fields=["state", "answered_by", "answered_at", "reason"])


def _check(sheet: Sheet, marks: Mapping[str, int], by: Person) -> None:
    rules = queries.criteria(sheet)
    missing = [rule.name.within(by.language) for rule in rules if rule.key not in marks]
    if missing:
        raise Refused("judging-marks-missing", criteria=", ".join(missing), number=len(missing))
    for rule in rules:
        sheets.check(rule, marks[rule.key])
    if set(marks) - {rule.key for rule in rules}:
        raise Refused("judging-criterion-unknown")


def _locked(sheet: Sheet) -> Sheet:
    found = Sheet.objects.select_for_update(of=("self",))
    return found.select_related("seat__person", "seat__contest__current", "entry", "version").get(
        pk=sheet.pk
    )


def _waiting(paper: PaperSheet) -> PaperSheet:
    """Lock an entered paper after its sheet, as everybody does; refuse an answered one."""
    sheet = _locked(paper.sheet)
    paper = PaperSheet.objects.select_for_update(of=("self",)).get(pk=paper.pk)
    paper.sheet = sheet
    if queries.together(sheet):
        raise Refused("judging-no-paper")
    if paper.state != "waiting":
        raise Refused("judging-paper-answered")
    return paper


def _record(kind: str, sheet: Sheet, by: Person, now: datetime) -> None:
    on, scope = f"sheet:{sheet.key}", sheet.seat.contest.scope
    acts.record(kind, by=by.actor, on=on, at=now, scope=scope)
