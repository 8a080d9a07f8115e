"""A juror comes in by the personal link of a letter; a device that is not remembered asks for a code."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache

from baiqau.contests.conversation import Conversation
from baiqau.judging import links
from baiqau.judging.models import PersonalLink
from baiqau.people import door as house

_BEGUN = "juror-link"  # in the session: whose code is awaited; the address stays on this side


@never_cache
def door(request: Conversation, contest: str, secret: str) -> HttpResponse:
    """What the link opens. Only its button signs in: scanners of letters follow links, too."""
    link = links.found(request.contest, secret)
    if link is None:
        raise Http404("no such link")
    answer = _answer(request, link)
    # the host at most and never the path; under `no-referrer` a browser would send the button's
    # request with `Origin: null`, which no check of forged requests lets through
    answer.headers["Referrer-Policy"] = "strict-origin"
    return answer


def _answer(request: Conversation, link: PersonalLink) -> HttpResponse:
    if link.ended_at is not None or link.seat.state == "left":
        return _page(request, link, closed=True)
    if getattr(request, "person", None) == link.seat.person:
        return redirect(_onward(link))
    return _come_in(request, link) if request.method == "POST" else _page(request, link)


def _come_in(request: Conversation, link: PersonalLink) -> HttpResponse:
    """Sign in on a remembered device; send a code to any other."""
    person = link.seat.person
    if "forget" in request.POST:
        answer = redirect(request.path)
        links.forget(answer, link)
        return answer
    house.make_way(request, person)
    if links.remembered(request, link):
        return house.let_in(request, person, onward=_onward(link))
    if not house.may_send(request, person.email):
        return _page(request, link, too_many=True, status=429)
    house.send_code(request, person)
    request.session[_BEGUN] = link.pk
    return redirect("judging:door-code", contest=request.contest.slug)


@never_cache
def code(request: Conversation, contest: str) -> HttpResponse:
    """Take the code of the letter; then remember the device, if the juror ticks that."""
    link = links.begun(request.contest, request.session.get(_BEGUN))
    if link is None:
        raise Http404("no sign-in begun")
    person, office = link.seat.person, links.holds_office(link.seat.person)
    if getattr(request, "person", None) == person:
        return redirect(_onward(link))
    answer, proven = house.take_code(
        request,
        person,
        template="judging/door_code.html",
        shown={"address": house.hidden(person.email), "may_remember": not office},
        onward=_onward(link),
    )
    if proven and answer and not office:
        _keep(request, answer, link)
    return answer or _page(request, link, stale=True)


def _keep(request: Conversation, answer: HttpResponse, link: PersonalLink) -> None:
    """Remember the device of one's own; on any other the sign-in ends with the browser."""
    if request.POST.get("remember"):
        links.remember(answer, link)
    else:
        request.session.set_expiry(0)


def _onward(link: PersonalLink) -> str:
    """Lead to the first work without marks, or to the invitation where it is not accepted."""
    view = "judging:next" if link.seat.state == "accepted" else "judging:seat"
    return reverse(view, kwargs={"contest": link.seat.contest.slug})


def _page(
    request: Conversation, link: PersonalLink, *, status: int = 200, **told: bool
) -> HttpResponse:
    shown = {"link": link, "seat": link.seat, "remembered": links.remembered(request, link), **told}
    return render(request, "judging/door.html", shown, status=status)
