"""The console of the day: plan, draw, call the speakers one after another."""

from collections.abc import Callable
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from baiqau.contests.conversation import Conversation
from baiqau.defence import printed, queries, timing
from baiqau.defence.actions import day as acts
from baiqau.defence.actions import pace
from baiqau.defence.forms import SittingForm
from baiqau.defence.models import Talk

STEPS: dict[str, Callable[..., Talk]] = {
    "start": acts.start,
    "finish": acts.finish,
    "miss": acts.miss,
    "recall": acts.recall,
    "put-back": acts.put_back,
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
        "tongues": [get_language()],
        "real": timezone.now(),
        "next": queries.next_talk(request.contest),
        "last": queries.last_waiting(request.contest),
        "form": SittingForm(initial=_planned(request)),
        "runs": bool(request.offices & {"secretary", "organiser"}),
        **_audience(request),
    }
    return render(request, "defence/day.html", context)


def _audience(request: Conversation) -> dict[str, object]:
    """Give how the vote of the audience stands, where the regulation has one."""
    if request.contest.regulation.audience is None:
        return {}
    return {
        "poll": queries.poll(request.contest),
        "vote_open": queries.vote_is_open(request.contest),
        "turnout": queries.turnout(request.contest),
    }


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
    """Take one step of a talk: start, finish, put back, miss, recall, withdraw."""
    talk = get_object_or_404(queries.talks(request.contest), position=position)
    act = STEPS.get(request.POST.get("step", ""))
    if act is None:
        raise Http404("no such step")
    act(talk, by=request.person, now=request.now)
    return redirect("defence:day", contest=contest)


@never_cache
def sheets(request: Conversation, contest: str) -> HttpResponse:
    """The day on paper, for the hour when the network fails; from the draw on."""
    sitting = queries.sitting(request.contest)
    if sitting is None or sitting.drawn_at is None:
        raise Http404("nothing is drawn")
    answer = HttpResponse(
        printed.pdf(request.contest, sitting, request.now), content_type="application/pdf"
    )
    answer["Content-Disposition"] = f'inline; filename="{contest}-day.pdf"'
    return answer


@never_cache
def live(request: Conversation, contest: str) -> HttpResponse:
    """Lead a juror to the sheet of who speaks now; else to the list of the day."""
    talk = queries.now_speaking(request.contest)
    sheet = queries.live_sheet(request.person, talk) if talk else None
    if sheet is None:
        return redirect("judging:sheets", contest=contest)
    return redirect("judging:sheet", contest=contest, sheet=sheet.key)
