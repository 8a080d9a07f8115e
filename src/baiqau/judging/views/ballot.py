"""A juror's ballot: all works on one page, put in order by numbers or step by step."""

from collections.abc import Mapping
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from baiqau.base.refusals import sentence
from baiqau.contests.conversation import Conversation
from baiqau.entries.views.saving import kept_at, quiet
from baiqau.judging import balloted, printed_whole, ranked, training
from baiqau.judging.actions import balloting
from baiqau.judging.models import Sheet
from baiqau.judging.views.marking import tap
from baiqau.rules.refusals import Refused

FIELD = "place-"
STEPS = {"up": -1, "down": 1}


@never_cache
def ballot(request: Conversation, contest: str) -> HttpResponse:
    """The works in their order, then those without a place."""
    lines = balloted.of(request.person, request.contest)
    if not lines and not ranked.by_ballot(request.contest, "selection"):
        raise Http404("no works are put in order in this contest")
    if lines and training.comes_first(lines[0].seat):
        return redirect("judging:sheets", contest=contest)
    shown = balloted.page(request.contest, lines) | printed_whole.answering(lines)
    return render(request, "judging/ballot.html", shown)


def put(request: Conversation, contest: str) -> HttpResponse:
    """Keep the order as it was typed, then move one work a step where that was pressed.

    What was typed stands in the page again where it is refused.
    """
    if quiet(request):
        return _put_quietly(request)
    lines = balloted.of(request.person, request.contest)
    typed = dict.fromkeys((line.key for line in lines), "") | _typed(request)
    move = request.POST.get("move", "")
    try:
        places = _numbers(typed)
        if move:
            places = _moved(lines, places, move)
        balloting.put_order(
            request.contest,
            places,
            by=request.person,
            now=request.now,
            seen=request.POST.get("seen"),
        )
    except Refused as refused:
        shown = balloted.page(request.contest, lines, typed) | {"fault": sentence(refused)}
        return render(request, "judging/ballot.html", shown, status=422)
    if not move:
        messages.success(request, _("The order is kept."))
    return redirect(_back(contest, lines, move))


def _put_quietly(request: Conversation) -> JsonResponse:
    """Keep an order the page's script sends: its works from the best down, named once by the device."""
    keys = [_key(word) for word in request.POST.get("value", "").split(",") if word]
    try:
        lines = balloting.put_order(
            request.contest,
            {key: at for at, key in enumerate(keys, 1)},
            by=request.person,
            now=request.now,
            seen=request.POST.get("on"),
            tap=tap(request),
        )
    except balloting.OrderedElsewhere as torn:
        return JsonResponse(_told(request, torn.lines), status=409)
    return JsonResponse(_told(request, lines))


def _told(request: Conversation, lines: list[Sheet]) -> dict[str, object]:
    """Tell a script the order as it stands: `value`, or `theirs` where it is another device's."""
    page = balloted.page(request.contest, lines)
    told = dict.fromkeys(("value", "theirs", "on"), page["seen"])
    at = kept_at(request.now, request.contest)
    return told | {"at": at} | {part: page[part] for part in ("placed", "total", "whole")}


def _typed(request: Conversation) -> dict[UUID, str]:
    """Give what stands in the fields of the page, by key of the sheet."""
    return {
        _key(name.removeprefix(FIELD)): word.strip()
        for name, word in request.POST.items()
        if name.startswith(FIELD) and isinstance(word, str)
    }


def _key(word: str) -> UUID:
    try:
        return UUID(word)
    except ValueError:
        raise Http404("no line of a ballot") from None


def _numbers(typed: Mapping[UUID, str]) -> dict[UUID, int | None]:
    """Read the places; refuse what is no whole number above nothing, by what was typed."""
    for word in typed.values():
        if word and not (word.isdecimal() and int(word)):
            raise Refused("judging-place-no-number", typed=word[:20])
    return {key: int(word) if word else None for key, word in typed.items()}


def _moved(lines: list[Sheet], places: dict[UUID, int | None], move: str) -> dict[UUID, int | None]:
    """Let a work change places with its neighbour; one without a place gets the last one."""
    way, _, name = move.partition(":")
    key = next((line.key for line in lines if str(line.key) == name), None)
    if key is None or way not in STEPS:
        raise Http404("no such move")
    order = sorted(
        (one for one in places if places[one] is not None), key=lambda one: places[one] or 0
    )
    if key not in order:
        order.append(key)
    else:
        at = order.index(key)
        to = min(max(at + STEPS[way], 0), len(order) - 1)
        order[at], order[to] = order[to], order[at]
    turns = dict.fromkeys(places) | {one: at for at, one in enumerate(order, 1)}
    return _twice_kept(places, turns)


def _twice_kept(
    places: Mapping[UUID, int | None], turns: dict[UUID, int | None]
) -> dict[UUID, int | None]:
    """Keep a place that was typed twice as it is, to be refused: a step does not decide it."""
    given = [place for place in places.values() if place is not None]
    return dict(places) if len(set(given)) < len(given) else turns


def _back(contest: str, lines: list[Sheet], move: str) -> str:
    """Give the way back, after a step to the work that was moved."""
    address = reverse("judging:ballot", kwargs={"contest": contest})
    number = next((line.entry.number for line in lines if move.endswith(str(line.key))), None)
    return f"{address}#w-{number}" if move and number else address
