"""The way out of letters to many: one click without signing in (RFC 8058); looking changes nothing."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt

from baiqau.contests.conversation import Conversation
from baiqau.mailings import actions, letters, queries


@never_cache
@csrf_exempt  # a mail provider posts without a cookie; the signed link is the right
def leave(request: Conversation, contest: str, token: str) -> HttpResponse:
    """Ask, or do it: a POST leaves, with `back` it comes again. It answers with the page, never elsewhere."""
    address = letters.address_of(request.contest, token)
    if address is None:
        raise Http404("no such link")
    if request.method == "POST":
        act = actions.subscribe if "back" in request.POST else actions.unsubscribe
        act(request.contest, address, now=request.now)
    away = address in queries.unsubscribed(request.contest)
    shown = {"address": address, "away": away, "done": request.method == "POST"}
    return render(request, "mailings/leave.html", shown)
