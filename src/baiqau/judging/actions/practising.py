"""A juror scores a training work: the same acts as on a real sheet, on rows that count nowhere."""

from datetime import datetime
from uuid import UUID, uuid4

from django.db import transaction

from baiqau.journal import acts
from baiqau.judging import training
from baiqau.judging.actions.sheets import MarkedElsewhere, check
from baiqau.judging.models import Seat, Training, TrainingMark, TrainingSheet, TrainingWork
from baiqau.judging.words import Words
from baiqau.people.models import Person
from baiqau.rules.refusals import Refused


@transaction.atomic
def put_mark(
    work: TrainingWork,
    seat: Seat,
    criterion: str,
    value: int,
    *,
    by: Person,
    now: datetime,
    tap: UUID | None = None,
    on: str | None = None,
) -> TrainingMark:
    """Write one mark, as `sheets.put_mark` does; the mark it replaces is not kept."""
    _check(work, criterion, value)
    sheet = _own(work, seat, by)
    mark = sheet.marks.filter(criterion=criterion).first()
    if mark is None:
        mark = TrainingMark(sheet=sheet, criterion=criterion)
    elif mark.value == value or (tap is not None and mark.tap == tap):
        return mark
    elif on is not None and on != mark.seen_as:
        raise MarkedElsewhere(mark, value)
    mark.value, mark.at, mark.tap = value, now, tap or uuid4()
    mark.save()
    return mark


@transaction.atomic
def write(
    work: TrainingWork, seat: Seat, words: Words, *, by: Person, on: str | None = None
) -> TrainingSheet:
    """Keep the comments and the note, as `sheets.write` does."""
    sheet = _own(work, seat, by)
    words = words.tidy({rule.key for rule in training.criteria(work)})
    present = Words.of(sheet)
    if words == present:
        return sheet
    if on is not None and on != present.digest:
        raise Refused("judging-words-elsewhere")
    sheet.comment, sheet.note, sheet.remarks = words.comment, words.note, dict(words.remarks)
    sheet.save(update_fields=["comment", "note", "remarks"])
    return sheet


@transaction.atomic
def sign(work: TrainingWork, seat: Seat, *, by: Person, now: datetime) -> TrainingSheet:
    """Sign a complete training sheet: only then the references and the others are shown."""
    Training.objects.select_for_update().get(pk=work.training_id)
    sheet = _own(work, seat, by)
    marked = set(sheet.marks.values_list("criterion", flat=True))
    missing = [rule for rule in training.criteria(work) if rule.key not in marked]
    if missing:
        names = ", ".join(rule.name.within(by.language) for rule in missing)
        raise Refused("judging-marks-missing", criteria=names, number=len(missing))
    sheet.signed_at = now
    sheet.save(update_fields=["signed_at"])
    acts.record(
        "training.signed",
        by=by.actor,
        on=f"seat:{seat.key}",
        at=now,
        scope=seat.contest.scope,
        facts={"juror": seat.code, "number": work.number},
    )
    return sheet


def _check(work: TrainingWork, criterion: str, value: int) -> None:
    """Refuse a criterion that does not apply to the work and a value outside its range."""
    rule = next((one for one in training.criteria(work) if one.key == criterion), None)
    if rule is None:
        raise Refused("judging-criterion-unknown", criterion=criterion)
    check(rule, value)


def _own(work: TrainingWork, seat: Seat, by: Person) -> TrainingSheet:
    """Lock the juror's sheet of a work the jurors have; the first mark or word makes it."""
    if seat.person_id != by.pk or seat.state != "accepted":
        raise Refused("judging-not-your-seat")
    if not training.given(seat.contest).filter(pk=work.pk).exists():
        raise Refused("judging-training-away")
    TrainingSheet.objects.get_or_create(work=work, seat=seat)
    sheet = TrainingSheet.objects.select_for_update().get(work=work, seat=seat)
    if sheet.signed_at is not None:
        raise Refused("judging-training-signed")
    return sheet
