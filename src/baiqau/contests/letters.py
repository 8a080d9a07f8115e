"""What every letter of a contest may say."""

from datetime import datetime
from zoneinfo import ZoneInfo

from baiqau.contests.models import Contest
from baiqau.language import dates


def common(contest: Contest, language: str) -> dict[str, str]:
    """Give what stands for the places of `journal.kinds.COMMON`."""
    regulation = contest.regulation
    return {
        "contest": regulation.title.within(language),
        "organiser": regulation.organiser.name.within(language),
    }


def moment(at: datetime, contest: Contest, language: str) -> str:
    """Give day and time in the contest's zone."""
    return dates.moment(at.astimezone(ZoneInfo(contest.regulation.zone)), language)
