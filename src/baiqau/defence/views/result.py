"""The result on its way to the seal: computed, confirmed by a second person, sealed, published."""

from collections.abc import Callable
from datetime import datetime
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from baiqau.contests.conversation import Conversation
from baiqau.defence import queries
from baiqau.defence.actions import result as results
from baiqau.defence.forms import SealForm
from baiqau.defence.models import Result
from baiqau.people.models import Person


@never_cache
def result(request: Conversation, contest: str) -> HttpResponse:
    """What blocks the result; its figures; the buttons of the next step."""
    found = queries.result(request.contest)
    stage = request.contest.regulation.stage("defence")
    zone = ZoneInfo(request.contest.regulation.zone)
    opens = stage.closes.astimezone(zone) if stage else request.now
    titles = {talk.entry.number: talk.entry.title for talk in queries.talks(request.contest)}
    context = {
        "result": found,
        "rows": [(row, titles.get(row["entry"], "")) for row in found.rows] if found else [],
        "runs": bool(request.offices & {"secretary", "organiser"}),
        "blockers": queries.blockers(request.contest)
        if found is None or found.state == "open"
        else [],
        "form": SealForm(initial={"opens_at": min(request.now.astimezone(zone), opens)}),
    }
    return render(request, "defence/result.html", context)


def compute(request: Conversation, contest: str) -> HttpResponse:
    """Compute the final rows."""
    results.compute(request.contest, by=request.person, now=request.now)
    messages.success(request, _("The result is computed. A second person confirms it."))
    return redirect("defence:result", contest=contest)


def confirm(request: Conversation, contest: str) -> HttpResponse:
    """Confirm what another person computed."""
    return _acted(request, results.confirm, _("The result is confirmed. The chair seals it."))


def reject(request: Conversation, contest: str) -> HttpResponse:
    """Send the figures back."""
    reason = request.POST.get("reason", "")
    return _acted(request, results.reject, _("The result is open again."), reason=reason)


def seal(request: Conversation, contest: str) -> HttpResponse:
    """Seal the result until its minute."""
    form = SealForm(request.POST)
    if not form.is_valid():
        messages.error(
            request, _("Write the day and the minute from which the result may be public.")
        )
        return redirect("defence:result", contest=contest)
    opens: datetime = form.cleaned_data["opens_at"]
    return _acted(request, results.seal, _("The result is sealed."), opens_at=opens)


def publish(request: Conversation, contest: str) -> HttpResponse:
    """Open the seal for everyone."""
    return _acted(request, results.publish, _("The result is public."))


def _acted(
    request: Conversation, act: Callable[..., Result], said: str, **facts: object
) -> HttpResponse:
    found = get_object_or_404(Result, contest=request.contest)
    person: Person = request.person
    act(found, by=person, now=request.now, **facts)
    messages.success(request, said)
    return redirect("defence:result", contest=request.contest.slug)
