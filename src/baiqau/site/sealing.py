"""Which pages are shut while a contest's works are sealed: all of staff and jury but those named as open."""

from datetime import datetime

from baiqau.base.rights import CHAIR, JUROR, STAFF, Right
from baiqau.contests.models import Contest
from baiqau.rules import calendar
from baiqau.site.table import OPEN_WHILE_SEALED, OPEN_WITH_NAMES

_WATCHED = STAFF | {JUROR, CHAIR}


def is_shut(right: Right, contest: Contest | None, now: datetime) -> bool:
    """Say whether the view of this row shows what is sealed in the contest at `now`."""
    if contest is None or not right.offices <= _WATCHED or right.view in OPEN_WHILE_SEALED:
        return False
    sealing = contest.regulation.works.sealing
    if sealing is None or not calendar.is_sealed(contest.regulation, now):
        return False
    return sealing.value != "works" or right.view not in OPEN_WITH_NAMES
