"""Put the works of a ballot in order: one act of its juror, over all lines together."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from django.db import transaction

from baiqau.contests.models import Contest
from baiqau.judging import balloted, queries
from baiqau.judging.actions import sheets as scoring
from baiqau.judging.actions import together
from baiqau.judging.models import EarlierMark, Mark, Seat, Sheet
from baiqau.people.models import Person
from baiqau.rules.ballots import PLACE
from baiqau.rules.refusals import Refused

Places = Mapping[UUID, int | None]


class OrderedElsewhere(Refused):
    """Another device has put the works in another order since the page was read: its lines as they stand."""

    def __init__(self, lines: list[Sheet]) -> None:
        super().__init__("judging-ballot-elsewhere")
        self.lines = lines


@transaction.atomic
def put_order(
    contest: Contest,
    places: Places,
    *,
    by: Person,
    now: datetime,
    seen: str | None = None,
    tap: UUID | None = None,
) -> list[Sheet]:
    """Write the order of one's ballot; give its lines. Places become 1, 2, 3 … without gaps.

    `places` are by key of the sheet; a work that is not named has none. Places that are replaced
    are kept. `tap` is the device's own name of this act: sent again, it changes nothing. Refuses a
    place given to two works, a work of another ballot, a signed ballot, a closed stage; where
    another device wrote another order since `seen` (`balloted.order` of the lines), or since the tap
    arrived, it is `OrderedElsewhere`.
    """
    lines = _lines(contest, by)
    _of_this_ballot(lines, places)
    wished = without_gaps(lines, {line.key: places.get(line.key) for line in lines})
    if tap is not None and _arrived(lines, tap):
        if wished != without_gaps(lines, {line.key: balloted.place(line) for line in lines}):
            raise OrderedElsewhere(lines)
        return lines
    _still_open(lines, now)
    changed = [line for line in lines if balloted.place(line) != wished[line.key]]
    if changed and seen is not None and not balloted.is_order(seen, lines):
        raise OrderedElsewhere(lines)
    _write(lines, changed, wished, now, tap)
    return balloted.of(by, contest)


def _write(
    lines: list[Sheet], changed: list[Sheet], wished: Places, now: datetime, tap: UUID | None
) -> None:
    _keep(changed)
    marks = Mark.objects.filter(criterion=PLACE)
    marks.filter(sheet__in=changed).delete()
    marks.filter(ballot=lines[0].seat).exclude(sheet__in=lines).update(ballot=None)
    Mark.objects.bulk_create(
        Mark(sheet=line, criterion=PLACE, value=place, at=now, ballot=line.seat, tap=tap)
        for line in changed
        if (place := wished[line.key]) is not None
    )
    for line in lines:
        together.begin(line)


def put_from_paper(
    lines: list[Sheet], places: Places, *, stood: Mapping[int, str], now: datetime
) -> None:
    """Write the places of a printed ballot onto its lines, which are locked.

    Refuses where the juror's own order is not the one that stood when it was entered: `stood` names
    the mark of each line, by pk of the sheet.
    """
    _still_open(lines, now)
    if any(queries.seen([line]) != stood[line.pk] for line in lines):
        raise Refused("judging-paper-overtaken")
    wished = without_gaps(lines, places)
    changed = [line for line in lines if balloted.place(line) != wished[line.key]]
    _write(lines, changed, wished, now, None)


def refuse_signed(seats: set[Seat]) -> None:
    """Refuse to give these jurors another work while they have signed all together: that is opened first."""
    signed = Sheet.objects.filter(seat__in=seats, stage="selection", state="signed")
    found = signed.select_related("seat", "version", "entry")
    codes = sorted({sheet.seat.code for sheet in found if queries.together(sheet)})
    if codes:
        raise Refused("judging-signed-already", jurors=", ".join(codes))


def _lines(contest: Contest, by: Person) -> list[Sheet]:
    """Lock the lines of one's ballot; refuse where there is none."""
    contest.must_be_unsealed()
    own = [sheet.pk for sheet in balloted.of(by, contest)]
    list(Sheet.objects.select_for_update(of=("self",)).filter(pk__in=own).order_by("pk"))
    lines = balloted.of(by, contest)
    if not lines:
        raise Refused("judging-ballot-none")
    for line in lines:
        line.seat.contest = contest
    return lines


def _of_this_ballot(lines: list[Sheet], places: Places) -> None:
    """Refuse an order made on another juror's page; a work that has left the ballot is passed over."""
    strange = set(places) - {line.key for line in lines}
    if not strange:
        return
    left = Sheet.objects.filter(seat=lines[0].seat, key__in=strange)
    if strange - set(left.values_list("key", flat=True)):
        raise Refused("judging-ballot-strange")


def _arrived(lines: list[Sheet], tap: UUID) -> bool:
    """Say whether this order was counted before, whatever has replaced it since."""
    written = (rows.objects.filter(sheet__in=lines, tap=tap) for rows in (Mark, EarlierMark))
    return any(found.exists() for found in written)


def _still_open(lines: list[Sheet], now: datetime) -> None:
    for line in lines:
        scoring.still_open(line, now)


def without_gaps(lines: list[Sheet], places: Places) -> dict[UUID, int | None]:
    """Give the places as the order they make; refuses one that two works have."""
    works: dict[int, list[str]] = {}
    for line in lines:
        place = places[line.key]
        if place is not None:
            works.setdefault(place, []).append(f"№ {line.entry.number}")
    doubled = next((place for place in sorted(works) if len(works[place]) > 1), None)
    if doubled is not None:
        raise Refused("judging-place-twice", place=doubled, works=", ".join(works[doubled]))
    turn = {place: at for at, place in enumerate(sorted(works), 1)}
    return {key: None if place is None else turn[place] for key, place in places.items()}


def _keep(lines: list[Sheet]) -> None:
    EarlierMark.objects.bulk_create(
        EarlierMark(sheet=line, criterion=PLACE, value=mark.value, at=mark.at, tap=mark.tap)
        for line in lines
        for mark in line.marks.all()
        if mark.criterion == PLACE
    )
