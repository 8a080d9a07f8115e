"""What waits about a result: its second person, the seal, the places, appeals and corrections."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _

from baiqau.appeals import visibility
from baiqau.appeals.models import Correction
from baiqau.awards.actions.places import proposal
from baiqau.awards.models import Award
from baiqau.base.rights import CHAIR, COMMITTEE, ORGANISER, SECRETARY
from baiqau.defence.models import Result
from baiqau.site.desk.duty import Duty, Posts

_WAITS = {
    "open": _("Result to confirm"),
    "confirmed": _("Result to seal"),
    "sealed": _("Places to give"),
}


def duties(posts: Posts) -> Iterator[Duty]:
    """Give what waits for the second person, the chair, the handler: three queries in all."""
    yield from _results(posts)
    yield from _appeals(posts)
    yield from _corrections(posts)


def _results(posts: Posts) -> Iterator[Duty]:
    chairs, confirms = posts.where(CHAIR), posts.where(CHAIR, SECRETARY, ORGANISER)
    given = Exists(Award.objects.filter(result=OuterRef("pk")))
    found = Result.objects.filter(contest__in=confirms, state__in=_WAITS).annotate(given=given)
    for one in found.order_by("contest").defer("rows", "audience"):
        if one.state == "open":
            waits = one.computed_by_id != posts.person.pk
        else:
            waits = one.contest_id in chairs and not (one.state == "sealed" and one.given)
        if waits:
            view = "awards:places" if one.state == "sealed" else "defence:result"
            yield Duty(_WAITS[one.state], 1, view, posts.contests[one.contest_id])


def _appeals(posts: Posts) -> Iterator[Duty]:
    """Appeals without an answer, each contest's with the day the first one must be answered by."""
    terms: dict[int, list[datetime]] = defaultdict(list)
    found = visibility.open_appeals(posts.person, posts.where(ORGANISER, SECRETARY))
    for key, until in found.values_list("contest", "answer_by").order_by("answer_by"):
        terms[key].append(until)
    for key, days in terms.items():
        if key in posts.contests:
            contest = posts.contests[key]
            yield Duty(_("Appeals to answer"), len(days), "appeals:desk", contest, until=days[0])


def _corrections(posts: Posts) -> Iterator[Duty]:
    confirms = posts.where(COMMITTEE, SECRETARY, ORGANISER, CHAIR)
    found = visibility.corrections_that_wait(posts.person, confirms)
    for one in found.select_related("result__version", "appeal").order_by("pk"):
        contest = posts.contests.get(one.result.contest_id)
        if contest is None or (one.state == "published" and not _moves_places(one)):
            continue
        name = _("Places by a corrected version")
        if one.state == "open":
            name = _("Correction to confirm")
        own = (("number", one.appeal.number),)
        yield Duty(name, 1, "appeals:correction", contest, own=own)


def _moves_places(correction: Correction) -> bool:
    """Say whether the rule proposes other places by this version than by the first one."""
    result = correction.result
    return proposal(result, correction.rows) != proposal(result)
