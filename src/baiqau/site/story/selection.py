"""Screening, commission, assignment, scoring, ranking, shortlist – as the regulation sets them."""

from collections import Counter, defaultdict
from datetime import datetime, timedelta
from random import Random
from uuid import UUID

from baiqau.entries import actions as entries
from baiqau.entries import queries as asked
from baiqau.entries.models import Entry
from baiqau.fairness.disagreement import Apart, disagreements
from baiqau.judging import balloted, compared, paired, ranked, uncertain, visibility
from baiqau.judging import queries as judging
from baiqau.judging.actions import (
    assignment,
    balloting,
    commission,
    conflicts,
    discussing,
    papers,
    ranking,
    second,
    sheets,
    whole_papers,
)
from baiqau.judging.models import Seat, Sheet
from baiqau.people.models import Person
from baiqau.rules.ballots import PLACE
from baiqau.rules.refusals import Refused
from baiqau.screening import actions as screening
from baiqau.site.story.play import Play

RETURNED = 0.06
DECLINED = 0.02
EVEN = 0.2  # of the invented qualities: below, two works are equal
MIDDLE = 5.5  # of the invented qualities


def screen(play: Play, *, most: int | None = None) -> Counter[str]:
    """The committee looks at `most` entries (all when not told); some are returned, a few declined."""
    told: Counter[str] = Counter()
    for entry in list(asked.waiting_for_screening(play.contest)[:most]):
        by = play.committee[(entry.number or 0) % len(play.committee)]
        told[_screen(play, entry, by, play.now("selection", 0.02))] += 1
    return told


def _screen(play: Play, entry: Entry, by: Person, now: datetime) -> str:
    if asked.obstacles_at_submission(entry) or play.chance.random() < DECLINED:
        clause = play.regulation.eligibility.author_kinds.clause
        screening.decline(
            entry, reason="Қатысу шартына сай емес.", clauses=[clause], by=by, now=now
        )
        return "declined"
    if play.chance.random() < RETURNED:
        screening.send_back(entry, wrong="Түйіндемені толықтырыңыз.", by=by, now=now)
        entry.refresh_from_db()
        later = play.wait(timedelta(minutes=20))
        entry = entries.save(
            entry, by=entry.owner, now=later, summary=entry.summary + " Толықтырылды."
        )
        entry = entries.submit(entry, by=entry.owner, now=later)
        screening.admit(entry, by=by, now=later)
        return "returned, then admitted"
    screening.admit(entry, by=by, now=now)
    return "admitted"


def send_back(play: Play, number: int) -> Counter[str]:
    """Return some waiting entries; their authors have yet to answer."""
    now = play.now("selection", 0.4)
    waiting = list(asked.waiting_for_screening(play.contest)[:number])
    for entry in waiting:
        screening.send_back(
            entry, wrong="Жұмыстың мәтінінде нәтиже сипатталмаған.", by=play.committee[0], now=now
        )
    return Counter(returned=len(waiting))


def seat(play: Play) -> Counter[str]:
    """Invite the jurors; the first is the chair; all accept; conflicts are looked for."""
    told: Counter[str] = Counter()
    now = play.now("selection", 0.05)
    for number, person in enumerate(play.jurors):
        invited = commission.invite(
            play.contest,
            person,
            by=play.organiser,
            now=now,
            chair=number == 0,
            languages=("kk", "ru", "en")[: 2 + number % 2],
        )
        commission.answer(invited, accept=True, by=person, now=now)
        told["jurors"] += 1
    told["conflicts"] = conflicts.find(play.contest, now=now)
    return told


def assign(play: Play) -> Counter[str]:
    """Hand out the sheets."""
    now = play.now("selection", 0.08)
    return Counter(sheets=assignment.assign(play.contest, by=play.organiser, now=now))


def score(play: Play, stage: str, *, leave_open: float = 0.0, share: float = 0.6) -> Counter[str]:
    """Every juror marks every sheet and signs. Works have a quality, jurors a severity of their own."""
    told: Counter[str] = Counter()
    now = play.now(stage, share)
    for seat_ in Seat.objects.filter(contest=play.contest, state="accepted").order_by("code"):
        if stage == "selection" and play.by_ballot:
            told += _ballot(play, seat_, now) if play.chance.random() >= leave_open else Counter()
            continue
        if stage == "selection" and play.by_pairs:
            told += _compare(play, seat_, now, leave_open)
            continue
        severity = _severity(seat_)
        for sheet in list(judging.sheets_of(seat_.person, play.contest, stage)):
            if sheet.state == "signed" or play.chance.random() < leave_open:
                continue
            told["marks"] += _mark(play, sheet, severity, now)
        told["signed"] += sheets.sign_all(play.contest, stage, by=seat_.person, now=now)
    return told


def again(play: Play) -> Counter[str]:
    """Hand out the extra sheets at the line of the shortlist and mark them, where the regulation has a rule."""
    told: Counter[str] = Counter()
    while uncertain.standing(play.contest).get("possible"):
        now = play.wait(timedelta(minutes=10))
        try:
            draft = second.propose(play.contest, by=play.organiser, now=now)
        except Refused as refused:
            if refused.code != "judging-second-certain":
                raise
            return told  # no sheet could move the line
        told["sheets"] += assignment.approve(draft, by=play.organiser, now=now)
        told += score(play, "selection", share=0.7)
    return told


def on_paper(play: Play) -> Counter[str]:
    """The secretary enters a printed sheet of the last juror, who has yet to confirm it."""
    now = play.now("selection", 0.52)
    if play.together:
        return _whole_on_paper(play, now)
    open_ = judging.open_sheets(play.contest, "selection").filter(state="assigned")
    sheet = open_.select_related("version").last()
    if sheet is None:
        return Counter()
    marks = {rule.key: min(7, rule.highest) for rule in judging.criteria(sheet)}
    papers.enter(sheet, marks, comment="Ойы анық жұмыс.", by=play.secretary, now=now)
    return Counter(entered=1)


def _whole_on_paper(play: Play, now: datetime) -> Counter[str]:
    """The last juror with an open ballot, or open comparisons, has made them on paper."""
    open_ = judging.open_sheets(play.contest, "selection").select_related("seat__person").last()
    if open_ is None:
        return Counter()
    seat_, marks = open_.seat, defaultdict[UUID, dict[str, int]](dict)
    seat_.contest = play.contest
    if play.by_ballot:
        for key, place in _order(play, seat_).items():
            marks[key][PLACE] = place
    for pair in [] if play.by_ballot else _own_pairs(play, seat_):
        marks[pair.holder.key][pair.criterion] = (
            pair.mark.value if pair.mark else _choice(play, pair)
        )
    whole_papers.enter(seat_, marks, by=play.secretary, now=now)
    return Counter(entered=len(marks))


def _own_pairs(play: Play, seat_: Seat) -> list[compared.Pair]:
    return compared.pairs(play.contest, compared.of(seat_.person, play.contest))


def _severity(seat: Seat) -> float:
    """Give the invented severity of a juror: the same whenever the juror marks."""
    return Random(f"{seat.contest.slug} {seat.code}").gauss(0, 0.7)  # noqa: S311  a story


def quality(entry: Entry) -> float:
    """Give the invented quality of a work: the same in every stage."""
    return MIDDLE + 2.2 * ((((entry.number or 0) * 2654435761) % 1000) / 500 - 1)


def _mark(play: Play, sheet: Sheet, severity: float, now: datetime) -> int:
    rules = judging.criteria(sheet)
    for rule in rules:
        wish = quality(sheet.entry) - severity + play.chance.gauss(0, 1)
        wish = float(wish > MIDDLE) if rule.yes_no else wish
        value = min(max(round(wish), rule.lowest), rule.highest)
        sheets.put_mark(sheet, rule.key, value, by=sheet.seat.person, now=now)
    return len(rules)


def _compare(play: Play, seat_: Seat, now: datetime, leave_open: float) -> Counter[str]:
    """Compare works two by two; a juror who leaves some open signs nothing yet."""
    told: Counter[str] = Counter()
    for pair in compared.waiting(_own_pairs(play, seat_)):
        if play.chance.random() >= leave_open:
            value = _choice(play, pair)
            sheets.put_mark(pair.holder, pair.criterion, value, by=seat_.person, now=now)
            told["compared"] += 1
    if not compared.waiting(_own_pairs(play, seat_)):
        told["signed"] += sheets.sign_all(play.contest, "selection", by=seat_.person, now=now)
    return told


def _choice(play: Play, pair: compared.Pair) -> int:
    lead = quality(pair.holder.entry) - quality(pair.other.entry) + play.chance.gauss(0, 1)
    if abs(lead) < EVEN:
        return paired.EQUAL
    return paired.MORE if lead > 0 else paired.LESS


def _ballot(play: Play, seat_: Seat, now: datetime) -> Counter[str]:
    if not judging.open_sheets(play.contest, "selection").filter(seat=seat_).exists():
        return Counter()  # signed already: a signed ballot is not put in order again
    placed = _put_in_order(play, seat_, now)
    signed = sheets.sign_all(play.contest, "selection", by=seat_.person, now=now)
    return Counter(placed=placed, signed=signed)


def _put_in_order(play: Play, seat_: Seat, now: datetime) -> int:
    places = _order(play, seat_)
    balloting.put_order(play.contest, places, by=seat_.person, now=now)
    return len(places)


def _order(play: Play, seat_: Seat) -> dict[UUID, int]:
    """Give the order of a ballot; where that is allowed the lowest third stays without a place."""
    lines = balloted.of(seat_.person, play.contest)
    wished = sorted(lines, key=lambda one: -quality(one.entry) - play.chance.gauss(0, 1))
    partial = play.regulation.judging.partial_ballots
    placed = wished[: len(wished) - len(wished) // 3] if partial else wished
    return {line.key: at for at, line in enumerate(placed, 1)}


def choose(play: Play) -> Counter[str]:
    """Compute the ranking and take its head as the shortlist."""
    now = play.now("selection", 0.9)
    told = Counter() if play.together else discuss(play, now)
    frozen = ranking.compute(play.contest, "selection", by=play.organiser, now=now)
    rule = play.regulation.shortlist
    size = rule.size if rule else len(frozen.rows)
    numbers = [row["entry"] for row in frozen.rows[:size]]
    chosen = list(asked.admitted(play.contest).filter(number__in=numbers))
    ranking.shortlist(play.contest, chosen, reason="", by=play.organiser, now=now)
    return told + Counter(ranked=len(frozen.rows), shortlisted=len(chosen))


def discuss(play: Play, now: datetime) -> Counter[str]:
    """Talk about the work on which the sheets differ most; its severest juror looks again."""
    signed = {
        (str(sheet.entry.number), sheet.seat.code): sheet
        for sheet in judging.signed_sheets(play.contest, "selection").filter(signed_at__lte=now)
    }
    chair = Seat.objects.filter(contest=play.contest, chair=True, state="accepted").first()
    for apart in disagreements(ranked.sheets(play.contest, "selection")):
        own = [sheet for (work, _), sheet in signed.items() if work == apart.work]
        severest = min(own, key=lambda one: ranked.total(one) or 0, default=None)
        if severest is None or chair is None or not apart.criteria:
            continue
        if visibility.works(play.contest, chair.person).filter(pk=severest.entry_id).exists():
            return _agree(severest, apart.criteria[0], chair, now)
    return Counter()


def _agree(sheet: Sheet, wide: Apart, chair: Seat, now: datetime) -> Counter[str]:
    juror, entry = sheet.seat.person, sheet.entry
    discussing.say(entry, "Видеоны қайта қарадым: нәтижесі көрсетілген.", by=juror, now=now)
    raised = {wide.criterion: (wide.lowest + wide.highest + 1) // 2}
    if raised[wide.criterion] in {
        mark.value for mark in sheet.marks.filter(criterion=wide.criterion)
    }:
        return Counter()
    discussing.revise(sheet, raised, reason="Талқыдан кейін", by=juror, now=now)
    discussing.conclude(entry, "Қалған бағалар өзгермейді.", by=chair.person, now=now)
    return Counter(discussed=1, revised=1)
