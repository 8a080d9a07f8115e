"""Questions about the commission, its sheets and what they add up to."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet

from baiqau.contests.models import Contest
from baiqau.entries.models import Entry, Opening
from baiqau.judging import paired
from baiqau.judging.models import Conflict, Mark, Ranking, Seat, Sheet
from baiqau.people.models import Person
from baiqau.proof import canonical, commitment
from baiqau.rules import ballots
from baiqau.rules.parts import Criterion
from baiqau.rules.refusals import Refused

COUNTING = ("signed",)


@dataclass(frozen=True)
class Progress:
    """How far one juror is, in one stage."""

    seat: Seat
    assigned: int
    open: int
    signed: int
    out: int

    @property
    def total(self) -> int:
        return self.assigned + self.open + self.signed


def seats(contest: Contest) -> QuerySet[Seat]:
    """Give the seats with their persons, by code."""
    return Seat.objects.filter(contest=contest).select_related("person__library").order_by("code")


def progress(contest: Contest, stage: str) -> list[Progress]:
    """Give how far every seated juror is, in one query."""
    counted = seats(contest).annotate(
        **{
            f"n_{name}": Count("sheets", filter=Q(sheets__stage=stage, sheets__state__in=states))
            for name, states in (
                ("assigned", ["assigned"]),
                ("open", ["open"]),
                ("signed", ["signed"]),
                ("out", ["recused", "cannot-judge", "withdrawn"]),
            )
        }
    )
    return [
        Progress(seat, seat.n_assigned, seat.n_open, seat.n_signed, seat.n_out)  # type: ignore[attr-defined]  # annotated above
        for seat in counted
    ]


def with_open_sheets(contest: Contest, stage: str) -> QuerySet[Seat]:
    """Give the seated jurors who have sheets to mark, none in conflict, with their number as `waiting`."""
    conflict = Conflict.objects.filter(seat=OuterRef("seat"), entry=OuterRef("entry"))
    open_ = Sheet.objects.filter(stage=stage, state__in=["assigned", "open"])
    waiting = open_.exclude(Exists(conflict))
    counted = (
        seats(contest)
        .filter(state="accepted")
        .annotate(waiting=Count("sheets", filter=Q(sheets__in=waiting)))
    )
    return counted.filter(waiting__gt=0)


def sheets_of(person: Person, contest: Contest, stage: str) -> QuerySet[Sheet]:
    """Give a juror's sheets with entries and marks: unscored first, then by entry number."""
    return (
        Sheet.objects.filter(
            seat__person=person, seat__contest=contest, seat__state="accepted", stage=stage
        )
        .exclude(state__in=["recused", "withdrawn"])
        .exclude(entry__conflicts__seat__person=person)
        .select_related("entry", "seat", "version")
        .defer("version__document")
        .prefetch_related("marks")
        .order_by("entry__number")
    )


def holds_sheets(seat: Seat) -> bool:
    """Say whether the juror was ever given a work."""
    return Sheet.objects.filter(seat=seat).exists()


def signed_of(person: Person, contest: Contest, stage: str) -> QuerySet[Sheet]:
    """Give the sheets a juror has signed in a stage, by number of the work."""
    return sheets_of(person, contest, stage).filter(state__in=COUNTING)


def seen(sheets: Iterable[Sheet]) -> str:
    """Name exactly these sheets with exactly these marks, so that a later change is noticed."""
    told = {str(one.key): {m.criterion: m.value for m in one.marks.all()} for one in sheets}
    return canonical.digest(told)


def next_unscored(person: Person, contest: Contest, stage: str, *, after: int = 0) -> Sheet | None:
    """Give the juror's next sheet without marks, the first after `after` by number, else from the start."""
    waiting = sheets_of(person, contest, stage).filter(state__in=["assigned", "open"])
    waiting = waiting.order_by("-state", "entry__number").filter(signed_at=None)
    rest = list(waiting.filter(state="assigned")) or list(waiting)
    later = [sheet for sheet in rest if (sheet.entry.number or 0) > after]
    return next(iter(later or rest), None)


def criteria(sheet: Sheet) -> tuple[Criterion, ...]:
    """Give the criteria that apply to this sheet's work in its stage, in the document's order."""
    if by_ballot(sheet):
        return (ballots.place(sheet.version.regulation.judging.clause),)
    if by_pairs(sheet):
        marks = {mark.criterion: mark.value for mark in sheet.marks.all()}
        return paired.rules(marks, sheet.version.regulation.judging.clause)
    return sheet.version.regulation.judged_by(sheet.stage, sheet.entry.kind)


def by_ballot(sheet: Sheet) -> bool:
    """Say whether the sheet is a line of a ballot: its one mark is the work's place."""
    return sheet.stage == "selection" and sheet.version.regulation.judging.mode == "ballot"


def by_pairs(sheet: Sheet) -> bool:
    """Say whether the sheet is a work among those its juror compares two by two."""
    return sheet.stage == "selection" and sheet.version.regulation.judging.mode == "pairwise"


def together(sheet: Sheet) -> bool:
    """Say whether the sheet is signed only with the others of its juror: a ballot, or comparisons."""
    return by_ballot(sheet) or by_pairs(sheet)


def asked(sheet: Sheet) -> tuple[Criterion, ...]:
    """Give the criteria that must have a mark; a partial ballot leaves works without a place.

    Comparisons are looked at all together before signing, not sheet by sheet.
    """
    if by_pairs(sheet):
        return ()
    if by_ballot(sheet) and sheet.version.regulation.judging.partial_ballots:
        return ()
    return criteria(sheet)


def complete(sheet: Sheet) -> bool:
    """Say whether every criterion that must have a mark has one."""
    marked = {mark.criterion for mark in sheet.marks.all()}
    return all(rule.key in marked for rule in asked(sheet))


def statement(sheet: Sheet, marks: Mapping[str, int]) -> dict[str, object]:
    """Give what a juror signs: the content of the commitment, from which no juror can be told."""
    return commitment.statement(
        sheet=str(sheet.key),
        juror=sheet.seat.code,
        entry=sheet.entry.number or 0,
        stage=sheet.stage,
        version=sheet.version.digest,
        marks=marks,
    )


def signed_sheets(contest: Contest, stage: str) -> QuerySet[Sheet]:
    """Give the sheets that count, with marks, entry and seat."""
    return (
        Sheet.objects.filter(seat__contest=contest, stage=stage, state__in=COUNTING)
        .select_related("entry", "seat", "version")
        .defer("version__document")
        .prefetch_related(Prefetch("marks", queryset=Mark.objects.order_by("criterion")))
        .order_by("entry__number", "seat__code")
    )


def drawn(contest: Contest) -> bool:
    """Say whether the order of the defence is drawn: its sheets are handed out with it."""
    return Sheet.objects.filter(seat__contest=contest, stage="defence").exists()


def must_be_undrawn(contest: Contest) -> None:
    """Refuse to touch the selection once the defence is drawn: the shortlist rests on it."""
    if drawn(contest):
        raise Refused("judging-shortlist-decided")


def open_sheets(contest: Contest, stage: str) -> QuerySet[Sheet]:
    """Give the sheets that are assigned or open: they block a result."""
    return (
        Sheet.objects.filter(seat__contest=contest, stage=stage, state__in=["assigned", "open"])
        .select_related("entry", "seat__person")
        .order_by("seat__code", "entry__number")
    )


def all_signed(contest: Contest, stage: str) -> bool:
    """Say whether every sheet that was handed out is signed, and there is one."""
    sheets = Sheet.objects.filter(seat__contest=contest, stage=stage)
    states = set(sheets.order_by().values_list("state", flat=True).distinct())
    return "signed" in states and not states & {"assigned", "open"}


def counted(contest: Contest, stage: str) -> str:
    """Name exactly the sheets that count now, as they are signed: the root over their commitments."""
    signed = Sheet.objects.filter(seat__contest=contest, stage=stage, state__in=COUNTING)
    return commitment.root(signed.values_list("commitment", flat=True))


def overtaken(frozen: Ranking) -> bool:
    """Say whether other sheets count now than when this ranking was computed.

    Of a ranking older than this question nothing is known; it stands.
    """
    return frozen.sheets not in {"", counted(frozen.contest, frozen.stage)}


def last_ranking(contest: Contest, stage: str) -> Ranking | None:
    """Give the ranking computed last."""
    return (
        Ranking.objects.filter(contest=contest, stage=stage).order_by("-computed_at", "-pk").first()
    )


def finalists(contest: Contest) -> QuerySet[Entry]:
    """Give the entries on the shortlist that are still in the contest, by selection rank."""
    return (
        Entry.objects.filter(contest=contest, finalist__isnull=False, state="admitted")
        .select_related("finalist", "library")
        .prefetch_related("authors__library")
        .order_by("finalist__rank", "number")
    )


def watching(contest: Contest) -> QuerySet[Person]:
    """Give who watches over a contest's seal: its organisers and the chair of the commission."""
    organises = Q(roles__contest=contest, roles__office="organiser")
    chairs = Seat.objects.filter(contest=contest, chair=True, state="accepted").values("person")
    return Person.objects.filter(organises | Q(pk__in=chairs)).distinct().order_by("pk")


def openings(contest: Contest) -> QuerySet[Opening]:
    """Give the openings of sealed works, the newest first, each with its person."""
    found = Opening.objects.filter(entry__contest=contest)
    return found.select_related("entry", "by").order_by("-at", "-pk")
