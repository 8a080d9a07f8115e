"""The one door: every request is held against the printed table of rights before its view runs."""

from collections.abc import Callable
from functools import cache

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect
from django.urls import reverse

from baiqau.base.rights import EVERYONE, MEMBER, STAFF, WRITER, Right
from baiqau.contests import clock
from baiqau.contests import queries as contests
from baiqau.contests.conversation import Conversation
from baiqau.contests.models import Contest
from baiqau.entries import writers
from baiqau.people.models import Person
from baiqau.site import offices, sealing
from baiqau.site.table import RIGHTS

Answer = Callable[[HttpRequest], HttpResponse]
UPLOADS = frozenset({"entries:uploads", "entries:upload"})


@cache
def table() -> dict[str, Right]:
    """The table by view name."""
    return {right.view: right for right in RIGHTS}


class Rights:
    """Finds the contest, the offices and the row; then lets the view speak or refuses."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: Conversation, view: object, args: object, kwargs: dict[str, object]
    ) -> HttpResponse | None:
        match = request.resolver_match
        assert match is not None, "process_view runs after resolving"
        right = table().get(match.view_name)
        if right is None:
            raise Http404(f"no right is written for {match.view_name}")
        _prepare(request, kwargs.get("contest"))
        return _answer(request, right)


def _prepare(request: Conversation, slug: object) -> None:
    request.now = clock.now()
    contest = _contest(slug) if slug else None
    if contest is not None:
        request.contest = contest
    person = _person(request)
    if person is not None:
        request.person = person
    request.offices = offices.held(person, contest)
    if contest is not None and writers.holds(request, contest):
        request.offices |= {WRITER}
    if contest is not None and not _visible(contest, request):
        raise Http404("not announced")


def _person(request: Conversation) -> Person | None:
    """Give who is signed in; without a session cookie the session is not even looked at."""
    if settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return None
    return request.user if isinstance(request.user, Person) else None


def _contest(slug: object) -> Contest:
    contest = contests.by_slug(str(slug))
    if contest is None:
        raise Http404("no such contest")
    return contest


def _visible(contest: Contest, request: Conversation) -> bool:
    public = contest.announced_at is not None and contest.announced_at <= request.now
    return public or bool(request.offices - {EVERYONE, MEMBER, WRITER})


def _answer(request: Conversation, right: Right) -> HttpResponse | None:
    held = right.offices & request.offices
    if not held:
        return _refuse(request)
    if request.method not in _methods(right):
        return HttpResponseNotAllowed(sorted(_methods(right)))
    if held <= STAFF and _needs_second_factor(request):
        return redirect(reverse("people:second-factor"))
    if sealing.is_shut(right, getattr(request, "contest", None), request.now):
        return _shut(request)
    return None


def _methods(right: Right) -> frozenset[str]:
    """Give the methods of a row: HEAD only beside GET, so that no act runs without its form's token.

    An upload (PATCH) is asked by HEAD where it stands, and answers OPTIONS, as tus 1.0 wants.
    """
    more = {"HEAD"} if "GET" in right.methods else set()
    return right.methods | more | ({"HEAD", "OPTIONS"} if right.view in UPLOADS else set())


def _shut(request: Conversation) -> HttpResponse:
    """Lead from a page that is shut to the one that says until when; refuse an act."""
    if request.method not in {"GET", "HEAD"}:
        raise PermissionDenied
    return redirect("judging:sealed", contest=request.contest.slug)


def _refuse(request: Conversation) -> HttpResponse:
    """Ask a visitor to sign in; hide from members what is not theirs; name it to office holders."""
    if MEMBER not in request.offices:
        return redirect_to_login(request.get_full_path())
    if request.offices <= {EVERYONE, MEMBER, WRITER}:
        raise Http404("not theirs")
    raise PermissionDenied


def _needs_second_factor(request: Conversation) -> bool:
    return not settings.DEMO and not is_mfa_enabled(request.person)
