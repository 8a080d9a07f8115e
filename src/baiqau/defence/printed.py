"""The day on paper: the same order, speakers and criteria as the console, in case the network fails."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from django.urls import reverse

from baiqau.contests.models import Contest
from baiqau.defence import queries, timing
from baiqau.defence.models import Sitting
from baiqau.judging import queries as judging
from baiqau.judging.models import Sheet
from baiqau.language import dates
from baiqau.paper.blocks import Note
from baiqau.paper.day import DaySheets, Marks, Turn
from baiqau.paper.protocol import Protocol
from baiqau.paper.refusals import PaperRefused
from baiqau.paper.tickets import Ticket, Tickets
from baiqau.paper.typesetting import press
from baiqau.rules.parts import Criterion
from baiqau.rules.refusals import Refused


def pdf(contest: Contest, sitting: Sitting, now: datetime) -> bytes:
    """Give the papers of a drawn sitting as tagged PDF; refuses a letter that no font has."""
    try:
        return press().pdf("day", document(contest, sitting), made=now)
    except PaperRefused as refused:
        part = str(refused.facts.get("glyph") or refused.code)
        raise Refused("defence-paper-unprintable", part=part) from refused


def tickets(contest: Contest, doors: Mapping[int, tuple[str, str]], now: datetime) -> bytes:
    """Give tickets for the audience as PDF: for each number its code as read aloud, and its link."""
    regulation = contest.regulation
    first, second, *_ = (*regulation.languages, None, None)
    assert first is not None, "a regulation has a language"
    assert regulation.audience is not None, "tickets are for a declared vote"
    paper = Tickets(
        language=first,
        second=second,
        organiser=regulation.organiser.name.within(first),
        occasion=regulation.title.within(first),
        award=tuple(regulation.audience.name.within(one) for one in (first, second) if one),
        tickets=tuple(Ticket(number, code, link) for number, (code, link) in doors.items()),
    )
    return press().pdf("tickets", paper, made=now)


def must_be_printable(words: str, now: datetime) -> None:
    """Refuse words with a sign that no font has: they are to stand in the protocol."""
    paper = Protocol("kk", heading="-", organiser="-", occasion="-", day="-", blocks=(Note(words),))
    try:
        press().pdf("protocol", paper, made=now)
    except PaperRefused as refused:
        part = str(refused.facts.get("glyph") or refused.code)
        raise Refused("defence-dissent-unprintable", part=part) from refused


def document(contest: Contest, sitting: Sitting) -> DaySheets:
    """Give the papers in the first two languages of the contest; who withdrew is not on them."""
    regulation = contest.regulation
    first, second, *_ = (*regulation.languages, None, None)
    assert first is not None, "a regulation has a language"
    rule = timing.rule_of(contest)
    starts = sitting.starts_at.astimezone(ZoneInfo(regulation.zone))
    talks = queries.talks(contest, sitting).exclude(state="withdrawn")
    seats = judging.seats(contest).filter(state="accepted")
    if sitting.seats.exists():
        seats = seats.filter(sittings=sitting)
    return DaySheets(
        language=first,
        second=second,
        organiser=regulation.organiser.name.within(first),
        occasion=regulation.title.within(first),
        day=dates.moment(starts, first),
        room=sitting.place,
        times=(timing.clock(rule.talk_seconds), timing.clock(rule.question_seconds)),
        turns=tuple(_turn(one, regulation.zone) for one in timing.planned(sitting, talks)),
        commission=tuple(str(seat.person) for seat in seats),
        marks=tuple(_marks(sitting, [first, second] if second else [first])),
        link=settings.ADDRESS + reverse("judging:papers", kwargs={"contest": contest.slug}),
    )


def _turn(turn: timing.Turn, zone: str) -> Turn:
    talk = turn.talk
    return Turn(
        position=str(talk.position),
        hour=f"{turn.begins.astimezone(ZoneInfo(zone)):%H:%M}",
        number=str(talk.entry.number),
        title=talk.entry.title,
        speakers=tuple(
            (author.name.full(), str(author.library or "")) for author in talk.entry.authors.all()
        ),
    )


def _marks(sitting: Sitting, tongues: Sequence[str]) -> list[Marks]:
    """Give a sheet for each juror: the works the juror judges, and which criteria apply to each."""
    rows: dict[str, list[Sheet]] = defaultdict(list)
    for sheet in queries.sheets_of_the_day(sitting):
        rows[f"{sheet.seat.code} {sheet.seat.person}"].append(sheet)
    return [_of_one(juror, sheets, tongues) for juror, sheets in rows.items()]


def _of_one(juror: str, sheets: list[Sheet], tongues: Sequence[str]) -> Marks:
    applies = {str(sheet.entry.talk.position): judging.criteria(sheet) for sheet in sheets}
    used = dict.fromkeys(rule.key for rules in applies.values() for rule in rules)
    places = {key: at for at, key in enumerate(used)}
    named = {rule.key: _named(rule, tongues) for rules in applies.values() for rule in rules}
    return Marks(
        juror=juror,
        criteria=tuple(named[key] for key in places),
        applies={
            position: frozenset(places[rule.key] for rule in rules)
            for position, rules in applies.items()
        },
    )


def _named(rule: Criterion, tongues: Sequence[str]) -> str:
    """Name a criterion in each language with the marks that may be given."""
    names = dict.fromkeys(rule.name.within(tongue) for tongue in tongues)
    return f"{' · '.join(names)} ({rule.lowest}–{rule.highest})"
