"""What a juror signs only all together: a ballot, or comparisons two by two."""

from baiqau.contests.models import Contest
from baiqau.judging import balloted, compared, queries
from baiqau.judging.models import Sheet
from baiqau.people.models import Person
from baiqau.rules import states
from baiqau.rules.refusals import Refused


def must_be_whole(contest: Contest, stage: str, by: Person) -> None:
    """Refuse to sign a part: every work has its place (or none, by the rule), every pair its choice.

    A work that is compared with no other is opened, to be signed with the rest.
    """
    if stage != "selection":
        return
    _whole_ballot(contest, by)
    own = compared.of(by, contest)
    waiting = len(compared.waiting(compared.pairs(contest, own)))
    if waiting:
        raise Refused("judging-pairs-waiting", number=waiting)
    for sheet in own:
        begin(sheet)


def begin(sheet: Sheet) -> None:
    """Open a sheet that was only handed out."""
    if sheet.state == "assigned":
        sheet.state = states.walk(states.SHEET, sheet.state, "open")
        sheet.save(update_fields=["state"])


def not_of_a_ballot(sheet: Sheet) -> None:
    """Refuse to mark one line of a ballot alone."""
    if queries.by_ballot(sheet):
        raise Refused("judging-ballot-whole")


def not_with_others(sheet: Sheet) -> None:
    """Refuse to sign one sheet alone where all are signed together."""
    if queries.together(sheet):
        raise Refused("judging-signed-together")


def _whole_ballot(contest: Contest, by: Person) -> None:
    own = [one for one in balloted.of(by, contest) if one.state != "signed"]
    lacking = balloted.lacking(balloted.in_order(own))
    if lacking:
        works = ", ".join(f"№ {one.sheet.entry.number}" for one in lacking)
        raise Refused("judging-ballot-lacking", works=works)
