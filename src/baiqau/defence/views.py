"""The console of the day, the hall screen, and the result on its way to the seal."""

from collections.abc import Callable
from datetime import datetime
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from baiqau.base.pagecache import for_everyone
from baiqau.contests.conversation import Conversation
from baiqau.defence import queries, timing
from baiqau.defence.actions import day as acts
from baiqau.defence.actions import pace
from baiqau.defence.actions import result as results
from baiqau.defence.forms import SealForm, SittingForm
from baiqau.defence.models import Result, Talk
from baiqau.people.models import Person

STEPS: dict[str, Callable[..., Talk]] = {
    "start": acts.start,
    "finish": acts.finish,
    "miss": acts.miss,
    "recall": acts.recall,
    "withdraw": acts.withdraw,
    "ask": pace.ask,
    "pause": pace.pause,
    "resume": pace.resume,
    "let": pace.let_go_first,
}


@never_cache
def day(request: Conversation, contest: str) -> HttpResponse:
    """The order, who speaks, who is next; the secretary's buttons."""
    sitting = queries.sitting(request.contest)
    speaking = queries.now_speaking(request.contest)
    context = {
        "sitting": sitting,
        "talks": queries.talks(request.contest),
        "speaking": speaking,
        "timer": timing.timer(speaking, request.contest.regulation.defence, request.now),
        "real": timezone.now(),
        "next": queries.next_talk(request.contest),
        "form": SittingForm(initial=_planned(request)),
        "runs": bool(request.offices & {"secretary", "organiser"}),
    }
    return render(request, "defence/day.html", context)


def _planned(request: Conversation) -> dict[str, object]:
    sitting = queries.sitting(request.contest)
    stage = request.contest.regulation.stage("defence")
    zone = ZoneInfo(request.contest.regulation.zone)
    if sitting is not None:
        starts = sitting.starts_at.astimezone(zone)
        return {
            "day": starts.date(),
            "hour": starts.time(),
            "room": sitting.room,
            "seed": sitting.seed,
        }
    return {"day": stage.closes.astimezone(zone).date(), "hour": "10:00"} if stage else {}


def plan(request: Conversation, contest: str) -> HttpResponse:
    """Plan the sitting and publish the seed."""
    form = SittingForm(request.POST)
    if not form.is_valid():
        messages.error(
            request, " ".join(str(one) for errors in form.errors.values() for one in errors)
        )
        return redirect("defence:day", contest=contest)
    acts.plan(
        request.contest,
        starts_at=form.starts_at(request.contest.regulation.zone),
        room=form.cleaned_data["room"],
        seed=form.cleaned_data["seed"],
        by=request.person,
        now=request.now,
    )
    messages.success(request, _("The day is planned; the seed is public."))
    return redirect("defence:day", contest=contest)


def draw(request: Conversation, contest: str) -> HttpResponse:
    """Draw the order."""
    sitting = queries.sitting(request.contest)
    if sitting is None:
        raise Http404("nothing is planned")
    acts.draw(sitting, by=request.person, now=request.now)
    messages.success(request, _("The order is drawn."))
    return redirect("defence:day", contest=contest)


def step(request: Conversation, contest: str, position: int) -> HttpResponse:
    """Take one step of a talk: start, finish, miss, recall, withdraw."""
    talk = get_object_or_404(queries.talks(request.contest), position=position)
    act = STEPS.get(request.POST.get("step", ""))
    if act is None:
        raise Http404("no such step")
    act(talk, by=request.person, now=request.now)
    return redirect("defence:day", contest=contest)


def presence(request: Conversation, contest: str, position: int) -> HttpResponse:
    """Write whether the speaker is there."""
    talk = get_object_or_404(queries.talks(request.contest), position=position)
    acts.mark_presence(
        talk, present=request.POST.get("present") == "yes", by=request.person, now=request.now
    )
    return redirect("defence:day", contest=contest)


@never_cache
def live(request: Conversation, contest: str) -> HttpResponse:
    """Lead a juror to the sheet of who speaks now; else to the list of the day."""
    talk = queries.now_speaking(request.contest)
    sheet = queries.live_sheet(request.person, talk) if talk else None
    if sheet is None:
        return redirect("judging:sheets", contest=contest)
    return redirect("judging:sheet", contest=contest, sheet=sheet.key)


@for_everyone
def hall(request: Conversation, contest: str) -> HttpResponse:
    """The hall screen: who speaks, from which library, which work, the clock; never a mark.

    The page changes with an act of the day only, so a whole hall may ask for it every second.
    """
    speaking = queries.now_speaking(request.contest)
    context = {
        "speaking": speaking,
        "timer": timing.timer(speaking, request.contest.regulation.defence, request.now),
        "next": queries.next_talk(request.contest),
    }
    return render(request, "defence/hall.html", context)


@never_cache
def result(request: Conversation, contest: str) -> HttpResponse:
    """What blocks the result; its figures; the buttons of the next step."""
    found = queries.result(request.contest)
    stage = request.contest.regulation.stage("defence")
    zone = ZoneInfo(request.contest.regulation.zone)
    opens = stage.closes.astimezone(zone) if stage else request.now
    context = {
        "result": found,
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
