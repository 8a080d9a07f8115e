"""The room of letters to many: the list, writing one, looking at it, sending it."""

from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache

from baiqau.base import refusals
from baiqau.contests.conversation import Conversation
from baiqau.contests.models import Contest
from baiqau.journal.models import Letter
from baiqau.journal.wording import reason
from baiqau.mailings import actions, letters, queries
from baiqau.mailings.forms import HourForm, MailingForm, told
from baiqau.mailings.models import Dispatch, Mailing, Selection
from baiqau.mailings.views.asked import asked_for
from baiqau.mailings.wording import GROUPS, PASSED, PLACES, SOURCES
from baiqau.rules.refusals import Refused

A_PAGE = 100


@never_cache
def desk(request: Conversation, contest: str) -> HttpResponse:
    """The letters to many, and how many addresses want none."""
    page = Paginator(queries.mailings(request.contest), A_PAGE).get_page(request.GET.get("page"))
    shown = {"page": page, "away": len(queries.unsubscribed(request.contest))}
    return render(request, "mailings/desk.html", shown)


@never_cache
def write(request: Conversation, contest: str) -> HttpResponse:
    """Write a new letter: to groups of people, or to a list fixed on another page."""
    try:
        key = UUID(request.GET["list"]) if "list" in request.GET else None
    except ValueError as error:
        raise Http404("no such list") from error
    list_ = get_object_or_404(queries.selections(request.contest), key=key) if key else None
    return _writing(request, None, list_)


@never_cache
def change(request: Conversation, contest: str, mailing: UUID) -> HttpResponse:
    """Change a letter that has not set out."""
    found = one(request, mailing)
    if found.state != Mailing.State.DRAFT:
        return redirect("mailings:show", contest=contest, mailing=mailing)
    return _writing(request, found, found.selection)


def _writing(
    request: Conversation, mailing: Mailing | None, list_: Selection | None
) -> HttpResponse:
    data = request.POST if request.method == "POST" else None
    sizes = None if list_ else queries.sizes(request.contest)
    form = MailingForm(sizes, data, initial=told(mailing) if mailing else None)
    if data is not None and form.is_valid():
        try:
            made = actions.write(
                request.contest,
                mailing,
                **form.words(),
                selection=list_,
                by=request.person,
                now=request.now,
            )
        except Refused as refused:
            form.add_error(None, refusals.sentence(refused))
        else:
            return redirect("mailings:show", contest=request.contest.slug, mailing=made.key)
    shown: dict[str, object] = {"form": form, "mailing": mailing, "places": PLACES, "list": list_}
    if list_ is not None:
        shown |= {"whom": _whom(request.contest, [], list_), "people": queries.listed(list_)}
    return render(request, "mailings/write.html", shown)


@never_cache
def show(request: Conversation, contest: str, mailing: UUID) -> HttpResponse:
    """One letter: before it sets out whom it reaches and how it reads, then what became of it."""
    found = one(request, mailing)
    if found.state in {Mailing.State.DRAFT, Mailing.State.SET}:
        return draft(request, found)
    groups = _whom(request.contest, found.groups, found.selection)
    shown = {"mailing": found, "groups": groups, **_standing(found)}
    page = Paginator(queries.dispatches(found), A_PAGE).get_page(request.GET.get("page"))
    rows = [(one, _why(one)) for one in page]
    return render(request, "mailings/show.html", shown | {"page": page, "rows": rows})


def draft(request: Conversation, mailing: Mailing, hour: HourForm | None = None) -> HttpResponse:
    """Show a letter that has not set out; an `hour` that was refused stands there as it was typed."""
    groups = _whom(request.contest, mailing.groups, mailing.selection)
    shown = {"mailing": mailing, "groups": groups, **_standing(mailing)}
    hour = hour or HourForm(initial={"hour": _local(mailing)})
    shown |= _before(request, mailing) | {"hour": hour, "faulty": bool(hour.errors)}
    return render(request, "mailings/draft.html", shown)


def _why(one: Dispatch) -> str:
    """Say why a letter came back, or why there is none."""
    letter = one.letter
    if one.passed:
        return str(PASSED[one.passed])
    return reason(letter.status) if letter and letter.state == Letter.State.BOUNCED else ""


def _before(request: Conversation, mailing: Mailing) -> dict[str, object]:
    """Give who would get the letter now, and how it reads for one of them."""
    audience = queries.audience(mailing)
    page = Paginator(audience.people, 1).get_page(request.GET.get("page"))
    one = next(iter(page), None)
    return {
        "audience": audience,
        "page": page,
        "one": one,
        "letter": letters.worded(mailing, one) if one else None,
        "seen": actions.seen(mailing, audience.people),
    }


def _local(mailing: Mailing) -> datetime | None:
    """Give the hour that is set as it is typed: in the contest's own time."""
    zone = ZoneInfo(mailing.contest.regulation.zone)
    return mailing.set_for.astimezone(zone).replace(tzinfo=None) if mailing.set_for else None


def _whom(contest: Contest, groups: list[str], list_: Selection | None) -> list[str]:
    """Say whom a letter is for: its groups, or the list and what was looked for."""
    if list_ is None:
        return [str(GROUPS[group]) for group in groups]
    return [str(SOURCES[list_.source]), *asked_for(contest, list_.asked)]


@never_cache
def progress(request: Conversation, contest: str, mailing: UUID) -> HttpResponse:
    """How far a letter is, for the page that shows it."""
    found = one(request, mailing)
    standing = _standing(found)
    answer = render(request, "mailings/progress.html", {"mailing": found, **standing})
    if not standing["under_way"]:
        answer["HX-Refresh"] = "true"  # the list below tells what became of each
    return answer


def _standing(mailing: Mailing) -> dict[str, object]:
    """Tell whether letters are still written or wait to go out, and whether nobody is at work on it."""
    sending = mailing.state == Mailing.State.SENDING
    queued = mailing.queued  # type: ignore[attr-defined]  # annotated by queries.mailings
    stuck = sending and not queries.at_work(mailing)
    return {"stuck": stuck, "under_way": (sending and not stuck) or queued > 0}


def one(request: Conversation, key: UUID) -> Mailing:
    """Give a letter of this contest with how far it is; 404 for any other."""
    return get_object_or_404(queries.mailings(request.contest), key=key)
