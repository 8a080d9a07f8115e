"""What waits in the commission: an invitation, sheets, questions, signed sheets for the deputy."""

from collections import Counter
from collections.abc import Iterator
from datetime import datetime

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from baiqau.base.rights import CHAIR, ORGANISER
from baiqau.judging import pages, printed, visibility
from baiqau.judging.models import Seat
from baiqau.site.desk.duty import Duty, Posts


def counted() -> QuerySet[Seat]:
    """Give seats with the number of their sheets that are not signed."""
    return Seat.objects.annotate(
        waiting=Count("sheets", filter=Q(sheets__state__in=["assigned", "open"]))
    )


def duties(posts: Posts, now: datetime) -> Iterator[Duty]:
    """Give what waits for a juror, the chair and the deputy."""
    for seat in posts.seats:
        yield _seat(seat, now)
    yield from _papers(posts)
    yield from _questions(posts)
    yield from _signed(posts, now)


def _seat(seat: Seat, now: datetime) -> Duty:
    stages = map(seat.contest.regulation.stage, ("selection", "defence"))
    until = next((one.closes for one in stages if one and one.closes > now), None)
    if seat.state == "invited":
        return Duty(_("Invitation to answer"), 1, "judging:seat", seat.contest, until=until)
    number = getattr(seat, "waiting", 0)
    view = "judging:next" if number else "judging:sheets"
    return Duty(_("Sheets to score"), number, view, seat.contest, until=until)


def _papers(posts: Posts) -> Iterator[Duty]:
    """Own sheets that somebody typed from paper: the juror says whether they agree."""
    found = printed.waiting(posts.person).filter(sheet__seat__person=posts.person)
    number = Counter(found.values_list("sheet__seat__contest", flat=True))
    for key, count in number.items():
        contest = posts.contests[key]
        yield Duty(_("Own sheets typed from paper to confirm"), count, "judging:sheets", contest)


def _questions(posts: Posts) -> Iterator[Duty]:
    found = visibility.open_questions(posts.person, posts.where(CHAIR, ORGANISER))
    number = Counter(found.values_list("seat__contest", flat=True))
    for key, count in number.items():
        contest = posts.contests[key]
        yield Duty(_("Questions about conflicts"), count, "judging:commission", contest)


def _signed(posts: Posts, now: datetime) -> Iterator[Duty]:
    """Signed sheets of the stage that is open, which only this deputy may open again.

    For a chair nothing waits in them: the page of the commission leads there.
    """
    own = posts.where(CHAIR)
    acting = {key: contest for key, contest in posts.acting().items() if key not in own}
    found = visibility.signed_to_open(posts.person).filter(seat__contest__in=acting)
    number = Counter(found.values_list("seat__contest", "stage"))
    for key, contest in acting.items():
        name = pages.stage_now(contest, now)
        stage, count = contest.regulation.stage(name), number[key, name]
        if count and stage and stage.closes > now:
            yield Duty(
                _("Signed sheets that may be opened again"),
                count,
                "judging:unlocking",
                contest,
                until=stage.closes,
            )
