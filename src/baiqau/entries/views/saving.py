"""Saving while one writes: the page asks without being asked for, and is told the time."""

from datetime import datetime
from zoneinfo import ZoneInfo

from django.forms import Form
from django.http import HttpRequest, JsonResponse

from baiqau.contests.models import Contest


def quiet(request: HttpRequest) -> bool:
    """Say whether a script saves while the person goes on writing."""
    return request.method == "POST" and request.headers.get("X-Saving") == "quiet"


def kept_at(moment: datetime, contest: Contest) -> str:
    """Give the hour and minute of a save as the contest's clock shows it."""
    return f"{moment.astimezone(ZoneInfo(contest.regulation.zone)):%H:%M}"


def state(moment: datetime | None) -> str:
    """Name the state of the words a page was opened on, so that an older page is noticed."""
    return moment.isoformat() if moment else ""


def outdated(request: HttpRequest, changed: datetime) -> bool:
    """Say whether a quiet saving was written on words that were changed elsewhere since."""
    return quiet(request) and request.headers.get("X-Written-On") != state(changed)


def told(form: Form, changed: datetime | None, contest: Contest) -> JsonResponse:
    """Answer the quiet saving: the time it was kept, or the first reason it was not."""
    if changed is None or form.errors:
        fault = next(iter(form.errors.values()), [""])[0]
        return JsonResponse({"fault": str(fault)}, status=422)
    return JsonResponse({"at": kept_at(changed, contest), "state": state(changed)})
