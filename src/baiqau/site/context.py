"""What every page carries: languages, the contest's timeline, the way around, the clock."""

from datetime import datetime
from functools import partial

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language

from baiqau.contests import clock
from baiqau.contests.models import Contest
from baiqau.site import navigation, timeline


def page(request: HttpRequest) -> dict[str, object]:
    """Give the page's surroundings; whatever costs a query is computed only when a page asks."""
    contest: Contest | None = getattr(request, "contest", None)
    now: datetime = getattr(request, "now", None) or clock.now()
    offices: frozenset[str] = getattr(request, "offices", frozenset())
    language = get_language() or settings.LANGUAGE_CODE
    return {
        "now": now,
        "contest": contest,
        "regulation": contest.regulation if contest else None,
        "timeline": contest and SimpleLazyObject(partial(timeline.steps, contest, now, language)),
        "navigation": SimpleLazyObject(partial(navigation.items, contest, offices, now)),
        "offices": offices,
        "person_here": getattr(request, "person", None) or _lost(request),
        "languages": [
            {
                "code": code,
                "url": _in(code, request.get_full_path(), language),
                "here": code == language,
            }
            for code, _ in settings.LANGUAGES
        ],
        "demo": settings.DEMO,
        "institution": settings.INSTITUTION,
    }


def _lost(request: HttpRequest) -> object:
    """Give who is signed in where an address leads nowhere: the rights were not looked at there."""
    if request.resolver_match or settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return None
    user = getattr(request, "user", None)
    return user if user is not None and user.is_authenticated else None


def _in(code: str, path: str, language: str) -> str:
    """Give the same address in another language: every page's address begins with its language."""
    prefix = f"/{language}/"
    return f"/{code}/{path.removeprefix(prefix)}" if path.startswith(prefix) else path
