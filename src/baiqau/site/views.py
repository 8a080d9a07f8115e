"""Pages of the whole house: home, desk, language, health."""

from django.conf import settings
from django.db import connection
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import translate_url
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import get_language, get_language_from_request
from django.views.decorators.cache import never_cache

from baiqau.base.pagecache import for_everyone
from baiqau.contests.conversation import Conversation
from baiqau.rules import calendar
from baiqau.site import desk as desks
from baiqau.site import listing


def root(request: HttpRequest) -> HttpResponse:
    """Lead to the home page in the visitor's language; Kazakh when the browser does not say."""
    return redirect(f"/{get_language_from_request(request)}/")


@never_cache
def health(request: HttpRequest) -> HttpResponse:
    """Answer a watcher: the database speaks."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("well\n", content_type="text/plain; charset=utf-8")


@for_everyone
def home(request: Conversation) -> HttpResponse:
    """The contests of this installation, the newest first, each with where it stands now."""
    cards = listing.cards(request.now, get_language() or "kk")
    answer = render(request, "site/home.html", {"cards": cards})
    borders = (calendar.next_border(one.contest.regulation, request.now) for one in cards)
    answer.expires_for_everyone = min(filter(None, borders), default=None)  # type: ignore[attr-defined]  # read by pagecache
    return answer


@never_cache
def desk(request: Conversation) -> HttpResponse:
    """What waits for the signed-in person, in every contest and office."""
    return render(request, "site/desk.html", {"duties": desks.duties(request.person, request.now)})


def language(request: HttpRequest) -> HttpResponse:
    """Remember the chosen language and lead to the same page in it."""
    code, here = request.POST.get("language", ""), request.POST.get("next", "/")
    if code not in dict(settings.LANGUAGES):
        code = settings.LANGUAGE_CODE
    if not url_has_allowed_host_and_scheme(here, {request.get_host()}):
        here = "/"
    answer = HttpResponseRedirect(translate_url(here, code))
    answer.set_cookie(settings.LANGUAGE_COOKIE_NAME, code, samesite="Lax", httponly=True)
    return answer
