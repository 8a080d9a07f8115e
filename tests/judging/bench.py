"""A commission at work: seats taken, works admitted, sheets handed out, by the real actions."""

from baiqau.contests.models import Role
from baiqau.entries.actions import looking
from baiqau.judging import queries
from baiqau.judging.actions import assignment, commission, ranking, sheets
from baiqau.judging.models import Sheet
from tests import build
from tests.build import IN_SELECTION

NOW = IN_SELECTION


def organiser(contest):
    return Role.objects.get(contest=contest, office="organiser").person


def works(contest, number, **given):
    """Admit this many works."""
    by = build.officer(contest, "committee")
    return [build.entry(contest, state="admitted", by=by, **given) for _ in range(number)]


def looked(file):
    """Do for a file what the worker does: look into it, make its copies."""
    looking.look.call(file.pk)
    looking.copy.call(file.pk)


def seat(contest, person=None, *, chair=False, accept=True):
    """Seat a person, or somebody new from a library of their own."""
    juror = person or build.person(surname="Төрешев", workplace=build.library())
    invited = commission.invite(contest, juror, by=organiser(contest), now=NOW, chair=chair)
    return commission.answer(invited, accept=True, by=juror, now=NOW) if accept else invited


def seats(contest, number):
    """Seat this many jurors; the first is the chair."""
    return [seat(contest, chair=place == 0) for place in range(number)]


def assigned(entries=1, jurors=3, **given):
    """Give a contest whose works are handed out."""
    contest = build.contest()
    works(contest, entries, **given)
    seats(contest, jurors)
    assignment.assign(contest, by=organiser(contest), now=NOW)
    return contest


def all_sheets(contest, stage="selection"):
    return (
        Sheet.objects.filter(seat__contest=contest, stage=stage)
        .select_related("seat__person", "entry", "version")
        .order_by("entry__number", "seat__code")
    )


def fill(sheet, value=5, *, now=NOW):
    """Give every mark of a sheet."""
    for rule in queries.criteria(sheet):
        sheets.put_mark(sheet, rule.key, value, by=sheet.seat.person, now=now)


def signed(sheet, value=5, *, now=NOW):
    """Fill in and sign a sheet."""
    fill(sheet, value, now=now)
    return sheets.sign(sheet, by=sheet.seat.person, now=now)


def ranked_signed(contest):
    """Sign every sheet that stands: the higher the entry's number, the better."""
    for sheet in all_sheets(contest).filter(state="assigned"):
        signed(sheet, min(sheet.entry.number, 10))


def ranked(contest):
    """Sign every sheet – the higher the entry's number, the better – and compute the ranking."""
    ranked_signed(contest)
    return ranking.compute(contest, "selection", by=organiser(contest), now=NOW)
