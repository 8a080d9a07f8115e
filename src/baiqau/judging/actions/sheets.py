"""Fill in a score sheet: marks, comment, sign, abstain. Opening it again: `unlocking`."""

import secrets
from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID, uuid4

from django.db import transaction
from django.db.models import BigAutoField, prefetch_related_objects

from baiqau.base.prepared import Prepared, Slot
from baiqau.contests.models import Contest
from baiqau.journal import acts
from baiqau.judging import compared, letters, paired, queries, training
from baiqau.judging.actions import together
from baiqau.judging.models import EarlierMark, Mark, Sheet, TrainingMark
from baiqau.judging.words import Words
from baiqau.people.models import Person
from baiqau.proof import commitment
from baiqau.rules import states
from baiqau.rules.parts import Criterion
from baiqau.rules.refusals import Refused

_OF_A_SHEET = (  # what the acts ask; the texts of work and regulation are not among it
    *(field.attname for field in Sheet._meta.concrete_fields),  # noqa: SLF001  Django's public name
    "seat__person",
    "seat__state",
    "seat__code",
    "seat__chair",
    "seat__contest__slug",
    "seat__contest__sealed_at",
    "seat__contest__current__digest",
    "entry__kind",
    "entry__number",
    "version__digest",
)


class MarkedElsewhere(Refused):
    """Another device has written this mark since the page was read: both values, one choice."""

    def __init__(self, mark: Mark | TrainingMark, mine: int) -> None:
        super().__init__("judging-marked-elsewhere", mine=mine, theirs=mark.value)
        self.mark = mark
        self.mine = mine


@transaction.atomic
def put_mark(
    sheet: Sheet,
    criterion: str,
    value: int,
    *,
    by: Person,
    now: datetime,
    tap: UUID | None = None,
    on: str | None = None,
) -> Mark:
    """Write one mark; the one it replaces is kept. Only the juror, only until signing.

    `tap` is the device's own name of this act: sent again, it changes nothing. `on` is the tap whose
    mark the juror saw, "" for none: where another mark was written since, or since this tap
    arrived, it is `MarkedElsewhere`.
    Refuses a criterion that does not apply to the work and a value outside its range.
    """
    sheet = _of(sheet, by)
    prefetch_related_objects([sheet], "marks")  # the answer tells how many there are
    mark = next((one for one in sheet.marks.all() if one.criterion == criterion), None)
    if mark is not None and _arrived(mark, tap, on):
        if mark.tap != tap and mark.value != value:
            raise MarkedElsewhere(mark, value)
        return mark
    together.not_of_a_ballot(sheet)
    still_open(sheet, now)
    check(_criterion(sheet, criterion, value), value)
    together.begin(sheet)
    if mark is None:
        mark = Mark(criterion=criterion, value=value, at=now, tap=tap or uuid4())
        sheet.marks.add(mark, bulk=False)
    elif mark.value != value:
        replace(mark, value, now, tap=tap, on=on)
    return mark


def _arrived(mark: Mark, tap: UUID | None, on: str | None) -> bool:
    """Say whether this tap was counted before; only where its page is overtaken can it be long ago."""
    if tap is None or mark.tap == tap:
        return tap is not None
    return on != mark.seen_as and EarlierMark.objects.filter(sheet=mark.sheet_id, tap=tap).exists()


def replace(
    mark: Mark, value: int, now: datetime, *, tap: UUID | None = None, on: str | None = None
) -> None:
    """Write another value in the place of a mark, which is kept; `tap` and `on` as in `put_mark`."""
    if on is not None and on != mark.seen_as:
        raise MarkedElsewhere(mark, value)
    kept = {"criterion": mark.criterion, "value": mark.value, "at": mark.at, "tap": mark.tap}
    EarlierMark.objects.create(sheet_id=mark.sheet_id, **kept)
    mark.value, mark.at, mark.tap = value, now, tap or uuid4()
    mark.save(update_fields=["value", "at", "tap"])


def check(rule: Criterion, value: int) -> None:
    """Refuse a mark outside the range of its criterion."""
    if not rule.lowest <= value <= rule.highest:
        raise Refused(
            "judging-mark-outside", clause=rule.clause, lowest=rule.lowest, highest=rule.highest
        )


@transaction.atomic
def write(sheet: Sheet, words: Words, *, by: Person, now: datetime, on: str | None = None) -> Sheet:
    """Keep the comments for the author and the private note.

    `on` names the words the juror saw (`Words.digest`): words another device changed since stand.
    """
    sheet = _own(sheet, by, now)
    known = {rule.key for rule in queries.criteria(sheet)}
    words = words.tidy(known)
    present = Words.of(sheet)
    if words == present:
        return sheet
    if on is not None and on != present.digest:
        raise Refused("judging-words-elsewhere")
    together.begin(sheet)
    sheet.comment, sheet.note, sheet.remarks = words.comment, words.note, dict(words.remarks)
    sheet.save(update_fields=["comment", "note", "remarks"])
    return sheet


@transaction.atomic
def sign(sheet: Sheet, *, by: Person, now: datetime) -> Sheet:
    """Sign a complete sheet: from here it counts, and a salted digest commits to it."""
    sheet = _own(sheet, by, now)
    together.not_with_others(sheet)
    return seal(sheet, by=by, now=now)


@transaction.atomic
def put_from_paper(
    sheet: Sheet,
    marks: Mapping[str, int],
    *,
    stood: str,
    now: datetime,
    pairs: Sequence[compared.Pair] | None = None,
) -> Sheet:
    """Write the marks of a printed sheet onto its sheet; give it locked, to be sealed.

    Refuses where the juror's own marks are not those that `stood` when it was entered. `pairs`: those
    of the juror, where works are compared and they are known.
    """
    sheet = _locked(sheet)
    still_open(sheet, now)
    standing = {mark.criterion: mark for mark in sheet.marks.all()}
    if queries.seen([sheet]) != stood:
        raise Refused("judging-paper-overtaken")
    together.begin(sheet)
    for criterion, value in marks.items():
        check(_criterion(sheet, criterion, value, pairs), value)
        mark = standing.get(criterion)
        if mark is None:
            Mark.objects.create(sheet=sheet, criterion=criterion, value=value, at=now)
        elif mark.value != value:
            replace(mark, value, now)
    return sheet


def seal(sheet: Sheet, *, by: Person, now: datetime, **facts: object) -> Sheet:
    """Sign a locked, complete sheet: for its juror, or on paper that the juror signed."""
    marks = {mark.criterion: mark.value for mark in sheet.marks.all()}
    missing = [rule for rule in queries.asked(sheet) if rule.key not in marks]
    if missing:
        names = ", ".join(rule.name.within(by.language) for rule in missing)
        raise Refused("judging-marks-missing", criteria=names, number=len(missing))
    sheet.state = states.walk(states.SHEET, sheet.state, "sign")
    sheet.signed_at, sheet.salt = now, secrets.token_hex(32)
    sheet.commitment = commitment.commit(queries.statement(sheet, marks), salt=sheet.salt)
    sheet.save(update_fields=["state", "signed_at", "salt", "commitment"])
    acts.record(
        "sheet.signed",
        by=by.actor,
        on=f"sheet:{sheet.key}",
        at=now,
        scope=sheet.seat.contest.scope,
        facts={"commitment": sheet.commitment, **facts},
    )
    return sheet


@transaction.atomic
def sign_all(
    contest: Contest, stage: str, *, by: Person, now: datetime, seen: str | None = None
) -> int:
    """Sign every complete open sheet of one juror in a stage; give how many.

    The juror gets a letter with the digest of every sheet signed so far. `seen` names the marks the
    juror looked over (`queries.seen`): a mark that came after that look is not signed unseen.
    """
    together.must_be_whole(contest, stage, by)
    sheets = queries.sheets_of(by, contest, stage).filter(state="open").order_by("pk")
    complete = [
        sheet for sheet in sheets.select_for_update(of=("self",)) if queries.complete(sheet)
    ]
    if seen is not None and seen != queries.seen(complete):
        raise Refused("judging-unseen-marks")
    for sheet in complete:
        seal(_own(sheet, by, now), by=by, now=now)
    if complete:
        letters.signed(complete[0].seat, list(queries.signed_of(by, contest, stage)), now=now)
    return len(complete)


@transaction.atomic
def cannot_judge(sheet: Sheet, *, reason: str, by: Person, now: datetime) -> Sheet:
    """Give a work back unjudged (not a conflict): it counts for nothing and may be reassigned."""
    sheet = _own(sheet, by, now)
    if not reason.strip():
        raise Refused("judging-reason-missing")
    sheet.state, sheet.note = states.walk(states.SHEET, sheet.state, "give-up"), reason.strip()
    sheet.save(update_fields=["state", "note"])
    acts.record(
        "sheet.cannot-judge",
        by=by.actor,
        on=f"sheet:{sheet.key}",
        at=now,
        scope=sheet.seat.contest.scope,
    )
    return sheet


_LOCKED = Prepared(
    lambda: (
        Sheet.objects.select_for_update(of=("self",))
        .select_related("seat__contest__current", "entry", "version")
        .only(*_OF_A_SHEET)
        .filter(pk=Slot("pk", BigAutoField()))
    )
)


def _locked(sheet: Sheet) -> Sheet:
    found = _LOCKED.first(pk=sheet.pk)
    assert found is not None, "sheets are never removed"
    return found


def _of(sheet: Sheet, by: Person) -> Sheet:
    """Lock a sheet for its juror; refuse a stranger."""
    sheet = _locked(sheet)
    if sheet.seat.person_id != by.pk or sheet.seat.state != "accepted":
        raise Refused("judging-not-your-seat")
    return sheet


def _own(sheet: Sheet, by: Person, now: datetime) -> Sheet:
    """Lock a sheet for its juror; refuse a stranger, a signed or closed sheet, a closed stage."""
    sheet = _of(sheet, by)
    still_open(sheet, now)
    return sheet


def still_open(sheet: Sheet, now: datetime) -> None:
    """Refuse a signed or closed sheet, a closed stage, a juror whose training comes first."""
    sheet.seat.contest.must_be_unsealed()
    if sheet.state not in {"assigned", "open"}:
        raise Refused("judging-sheet-closed")
    stage = sheet.seat.contest.regulation.stage(sheet.stage)
    if stage is not None and now > stage.closes:
        raise Refused(
            "judging-stage-closed", clause=stage.clause, closed=f"{stage.closes:%d.%m.%Y %H:%M}"
        )
    if sheet.stage == "selection" and training.comes_first(sheet.seat):
        raise Refused("judging-training-first", clause=sheet.seat.contest.regulation.judging.clause)


def _criterion(
    sheet: Sheet, key: str, value: int, pairs: Sequence[compared.Pair] | None = None
) -> Criterion:
    if queries.by_pairs(sheet):
        pair = compared.to_choose(sheet, key, value, pairs)
        together.begin(_locked(pair.other))
        return paired.against(pair.other.entry.number or 0, sheet.version.regulation.judging.clause)
    for rule in queries.criteria(sheet):
        if rule.key == key:
            return rule
    raise Refused("judging-criterion-unknown", criterion=key)
