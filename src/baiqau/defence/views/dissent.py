"""A member's dissenting opinion: written by the member alone, printed in the protocol."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from baiqau.base import refusals
from baiqau.contests.conversation import Conversation
from baiqau.defence import queries
from baiqau.defence.actions import dissent as acts
from baiqau.defence.models import Result
from baiqau.judging import queries as judging
from baiqau.judging.models import Seat
from baiqau.rules.refusals import Refused


@never_cache
def dissent(request: Conversation, contest: str) -> HttpResponse:
    """One's own opinion: how it stands, and the field to write it; nothing typed is lost."""
    seats = judging.seats(request.contest).filter(state="accepted")
    seat = get_object_or_404(seats, person=request.person)
    result = queries.result(request.contest)
    if request.method == "POST":
        return _written(request, seat, result)
    return _page(request, seat, result, None, "")


def _written(request: Conversation, seat: Seat, result: Result | None) -> HttpResponse:
    if result is None:
        raise Http404("there is no result to disagree with")
    words = request.POST.get("words", "")
    try:
        kept = acts.write(result, seat, words, now=request.now)
    except Refused as refused:
        return _page(request, seat, result, words, refusals.sentence(refused))
    said = _("Your opinion is kept.") if kept else _("There is no opinion of yours now.")
    messages.success(request, said)
    return redirect("defence:dissent", contest=request.contest.slug)


def _page(
    request: Conversation, seat: Seat, result: Result | None, words: str | None, fault: str
) -> HttpResponse:
    standing = queries.dissents(result).filter(seat=seat).first() if result else None
    context = {
        "result": result,
        "standing": standing,
        "words": (standing.words if standing else "") if words is None else words,
        "fault": fault,
        "most": acts.MOST,
    }
    return render(request, "defence/dissent.html", context, status=409 if fault else 200)
