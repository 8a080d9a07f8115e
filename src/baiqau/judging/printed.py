"""The printed twins of score sheets: what is printed, what waits for a confirmation."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import cast

from django.conf import settings
from django.db.models import Count, Q, QuerySet
from django.urls import reverse

from baiqau.contests.models import Contest
from baiqau.judging import queries, visibility
from baiqau.judging.models import PaperSheet, Seat, Sheet
from baiqau.paper.refusals import PaperRefused
from baiqau.paper.sheet import ScoreSheets, SheetCriterion, Work
from baiqau.paper.typesetting import Document, press
from baiqau.paper.wording import Language
from baiqau.people.models import Person
from baiqau.proof import canonical
from baiqau.rules.parts import Criterion
from baiqau.rules.refusals import Refused

OPEN = ("assigned", "open")


@dataclass(frozen=True)
class Typed:
    """One criterion with the mark that was typed from the paper."""

    rule: Criterion
    value: int


def sheets(contest: Contest, viewer: Person) -> QuerySet[Sheet]:
    """Give the sheets an officer may print and enter: none of a work in conflict with the officer."""
    found = Sheet.objects.filter(seat__contest=contest, seat__state="accepted")
    found = found.exclude(state__in=["recused", "withdrawn", "cannot-judge"])
    found = found.exclude(visibility.in_conflict(viewer, "entry"))
    return found.select_related("seat__person", "entry", "version")


def seen(entered: Iterable[PaperSheet]) -> str:
    """Name exactly what was entered here, so that nobody confirms what they did not see."""
    return canonical.digest({str(one.pk): [one.marks, one.comment] for one in entered})


def must_be_seen(entered: Iterable[PaperSheet], looked_at: str | None) -> None:
    """Refuse to confirm what was entered after the look that `looked_at` names (`seen`)."""
    if looked_at is not None and looked_at != seen(entered):
        raise Refused("judging-paper-another")


def must_have_signed(seat: Seat, stage: str, viewer: Person) -> None:
    """Refuse what stands on another juror's paper to whoever has own sheets of the stage to sign."""
    own = Sheet.objects.filter(stage=stage, state__in=OPEN, seat__state="accepted")
    own = own.filter(seat__person=viewer, seat__contest=seat.contest_id)
    if seat.person_id != viewer.pk and own.exists():
        raise Refused("judging-paper-own-first")


def papers(contest: Contest, viewer: Person) -> QuerySet[PaperSheet]:
    """Give what was entered from paper, by juror and work."""
    found = PaperSheet.objects.filter(sheet__in=sheets(contest, viewer))
    return found.select_related(
        "by", "answered_by", "sheet__seat__person", "sheet__entry"
    ).order_by("sheet__seat__code", "sheet__entry__number", "at")


def waiting(viewer: Person) -> QuerySet[PaperSheet]:
    """Give what waits, in any contest, for an officer who did not enter it, or for the juror."""
    found = PaperSheet.objects.filter(state="waiting", sheet__seat__state="accepted")
    found = found.exclude(sheet__state__in=["recused", "withdrawn", "cannot-judge"])
    return found.exclude(by=viewer).exclude(visibility.in_conflict(viewer, "sheet__entry"))


def jurors(contest: Contest, stage: str, viewer: Person) -> QuerySet[Seat]:
    """Give the jurors with their number of sheets that can be printed, as `open_sheets`."""
    printable = sheets(contest, viewer).filter(stage=stage, state__in=OPEN)
    counted = queries.seats(contest).filter(state="accepted")
    return counted.annotate(open_sheets=Count("sheets", filter=Q(sheets__in=printable)))


def pdf(seat: Seat, rows: Sequence[Sheet], now: datetime) -> bytes:
    """Give the juror's sheets as PDF; refuses when there is nothing to print or a letter no font has."""
    if not rows:
        raise Refused("judging-paper-none")
    return pressed(document(seat, rows), now)


def pressed(paper: Document, now: datetime) -> bytes:
    """Give a paper of sheets as PDF; refuses a letter no font has."""
    try:
        return press().pdf("sheet", paper, made=now)
    except PaperRefused as refused:
        part = str(refused.facts.get("glyph") or refused.code)
        raise Refused("judging-paper-unprintable", part=part) from refused


def document(seat: Seat, rows: Sequence[Sheet]) -> ScoreSheets:
    """Give a page for each work, in the juror's language and a second one.

    Each carries a code that leads the secretary to entering it, the juror to the same sheet here.
    """
    first = seat.person.language
    regulation = seat.contest.regulation
    return ScoreSheets(
        language=cast("Language", first),
        second="ru" if first == "kk" else "kk",
        organiser=regulation.organiser.name.within(first),
        occasion=regulation.title.within(first),
        juror=f"{seat.code} {seat.person}",
        works=tuple(_work(seat, sheet, first) for sheet in rows),
    )


def typed(paper: PaperSheet) -> list[Typed]:
    """Give what was typed, by criterion in the document's order."""
    return [
        Typed(rule, paper.marks[rule.key])
        for rule in queries.criteria(paper.sheet)
        if rule.key in paper.marks
    ]


def last(sheet: Sheet) -> PaperSheet | None:
    """Give what was entered from paper for a sheet last, unless it was refused."""
    found = PaperSheet.objects.filter(sheet=sheet).exclude(state="refused")
    return found.select_related("by", "answered_by").order_by("-at").first()


def _work(seat: Seat, sheet: Sheet, language: str) -> Work:
    path = reverse("judging:scanned", kwargs={"contest": seat.contest.slug, "sheet": sheet.key})
    return Work(
        number=f"{seat.code}-{sheet.entry.number:03d}",
        title=sheet.entry.title,
        criteria=tuple(_criterion(rule, language) for rule in queries.criteria(sheet)),
        link=settings.ADDRESS + path,
    )


def _criterion(rule: Criterion, language: str) -> SheetCriterion:
    other = rule.name.within("ru" if language == "kk" else "kk")
    own = rule.name.within(language)
    return SheetCriterion(
        name=own,
        second="" if own == other else other,
        weight=rule.weight,
        lowest=rule.lowest,
        highest=rule.highest,
        anchors=tuple((one.mark, one.meaning.within(language)) for one in rule.anchors),
    )
