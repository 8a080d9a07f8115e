"""What is read of the training: a juror's own sheets of it, the comparison after signing, the chair's overview."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Prefetch, Q, QuerySet

from baiqau.contests.models import Contest
from baiqau.entries import queries as entries
from baiqau.entries.models import Copy, Entry, WorkFile
from baiqau.judging.models import (
    Reference,
    Seat,
    Training,
    TrainingMark,
    TrainingSheet,
    TrainingWork,
)
from baiqau.people.models import Person
from baiqau.rules.parts import Criterion

MOST = 5


@dataclass(frozen=True)
class Referred:
    """One criterion with the reference mark it deserves."""

    rule: Criterion
    reference: Reference


@dataclass(frozen=True)
class Prepared:
    """A training work as the chair sees it."""

    work: TrainingWork
    references: list[Referred]


@dataclass(frozen=True)
class Compared:
    """One criterion after signing: the own mark, the reference with its reason, the marks of the others."""

    rule: Criterion
    own: int
    reference: Reference
    others: tuple[tuple[int, int], ...]  # mark, jurors; the lowest mark first

    @property
    def above(self) -> int:
        """Give by how much the own mark is above the reference."""
        return self.own - self.reference.value

    @property
    def below(self) -> int:
        """Give by how much the own mark is below the reference."""
        return -self.above

    @property
    def number(self) -> int:
        """Give how many others have signed."""
        return sum(number for _, number in self.others)

    @property
    def mean(self) -> int:
        """Give the mean of the others in thousandths; only where there are some."""
        return round(sum(mark * number for mark, number in self.others) * 1000 / self.number)

    @property
    def same(self) -> int:
        """Give how many others gave the own mark."""
        return dict(self.others).get(self.own, 0)


def criteria(work: TrainingWork) -> tuple[Criterion, ...]:
    """Give the criteria by which the work is scored: those of the selection for its kind."""
    return work.version.regulation.judged_by("selection", work.kind)


def applying(rules: tuple[Criterion, ...], kind: str) -> tuple[Criterion, ...]:
    """Give those of the criteria that apply to works of this kind."""
    return tuple(rule for rule in rules if not rule.work_kinds or kind in rule.work_kinds)


def works(contest: Contest) -> QuerySet[TrainingWork]:
    """Give the training works of a contest by number."""
    return TrainingWork.objects.filter(training__contest=contest).order_by("number")


def given(contest: Contest) -> QuerySet[TrainingWork]:
    """Give the training works the jurors have; none while the chair prepares them."""
    return works(contest).filter(training__given_at__isnull=False)


def seat_of(person: Person, contest: Contest) -> Seat | None:
    """Give the seat on which a person scores training works."""
    found = Seat.objects.filter(contest=contest, person=person, state="accepted")
    return found.select_related("person").first()


def own(seat: Seat) -> list[TrainingSheet]:
    """Give a juror's sheets of the training by number; those not begun are not in the table yet."""
    mine = Prefetch("sheets", TrainingSheet.objects.filter(seat=seat), to_attr="mine")
    rows = given(seat.contest).prefetch_related(mine)
    return [next(iter(work.mine), TrainingSheet(work=work, seat=seat)) for work in rows]


def comes_first(seat: Seat) -> bool:
    """Say whether the seat's juror must do the training before opening a real sheet.

    The chair, whose marks the references are, and whom the chair excused need not.
    """
    if not seat.contest.regulation.judging.training_first or seat.chair:
        return False
    if Seat.objects.filter(pk=seat.pk, excuse__isnull=False).exists():
        return False
    waiting = given(seat.contest).exclude(
        pk__in=TrainingSheet.objects.filter(seat=seat, signed_at__isnull=False).values("work")
    )
    return waiting.exists() or not given(seat.contest).exists()


def compared(sheet: TrainingSheet) -> list[Compared]:
    """Set a signed sheet beside the reference and the marks of the others who have signed.

    Nothing is told of a sheet that is not signed.
    """
    if sheet.signed_at is None:
        return []
    marks = {mark.criterion: mark.value for mark in sheet.marks.all()}
    references = {row.criterion: row for row in sheet.work.references.all()}
    others = _of_others(sheet)
    return [
        Compared(
            rule, marks[rule.key], references[rule.key], tuple(sorted(others[rule.key].items()))
        )
        for rule in criteria(sheet.work)
    ]


def _of_others(sheet: TrainingSheet) -> Mapping[str, Counter[int]]:
    found: dict[str, Counter[int]] = {rule.key: Counter() for rule in criteria(sheet.work)}
    signed = TrainingSheet.objects.filter(work=sheet.work, signed_at__isnull=False)
    others = signed.exclude(pk=sheet.pk).exclude(seat__chair=True)  # who wrote the references
    marks = TrainingMark.objects.filter(sheet__in=others)
    for criterion, value in marks.values_list("criterion", "value"):
        if criterion in found:
            found[criterion][value] += 1
    return found


def overview(contest: Contest) -> dict[str, object]:
    """Give what the chair sees: the works with their references, how far each juror is; no juror's marks."""
    rows = list(works(contest).select_related("version").prefetch_related("references"))
    signed = Count("training_sheets", filter=Q(training_sheets__signed_at__isnull=False))
    seats = Seat.objects.filter(contest=contest, state="accepted", chair=False)
    prepared = Training.objects.filter(contest=contest).first()
    return {
        "works": [Prepared(work, _named(work)) for work in rows],
        "training": prepared,
        "seats": seats.select_related("person", "excuse").annotate(done=signed).order_by("code"),
        "most": MOST,
        "required": contest.regulation.judging.training_first,
        "begun": begun(contest),
    }


def _named(work: TrainingWork) -> list[Referred]:
    references = {row.criterion: row for row in work.references.all()}
    return [Referred(rule, references[rule.key]) for rule in criteria(work)]


def begun(contest: Contest) -> bool:
    """Say whether a juror has signed a training sheet: from then on the works stand."""
    return TrainingSheet.objects.filter(
        work__training__contest=contest, signed_at__isnull=False
    ).exists()


def sources(contest: Contest, now: datetime) -> list[Entry]:
    """Give the works of earlier contests that may be practised on: those that may be shown to anybody."""
    others = Contest.objects.exclude(pk=contest.pk).select_related("current").order_by("-pk")
    over = [
        one
        for one in others
        if one.current is not None and all(stage.closes < now for stage in one.regulation.stages)
    ]
    return [work for one in over for work in entries.showable(one).select_related("contest")]


def files(work: TrainingWork) -> QuerySet[WorkFile]:
    """Give the files of an earlier contest's work while it may be shown."""
    source = work.source
    if source is None or not entries.showable(source.contest).filter(pk=source.pk).exists():
        return WorkFile.objects.none()
    return entries.files_of(source)


def copies(work: TrainingWork) -> QuerySet[Copy]:
    """Give the copies by which those files are shown; none of them carries its author."""
    return Copy.objects.filter(file__in=files(work).values("pk")).select_related("file")
