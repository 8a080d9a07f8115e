"""The console of the day: plan the sittings, draw, call the speakers one after another."""

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
from baiqau.defence.actions import pace, sittings
from baiqau.defence.forms import SittingForm
from baiqau.defence.models import Sitting, Talk
from baiqau.defence.views import rooms
from baiqau.judging import queries as judging
from baiqau.judging import visibility

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
    """The order, who speaks, who is next; the secretary's buttons. Of several sittings, the list."""
    here = rooms.room(request)
    if here.unchosen:
        return render(request, "defence/sittings.html", _all(request, here))
    return _console(request, here, _form(request, here))


def _console(request: Conversation, here: rooms.Room, form: SittingForm) -> HttpResponse:
    contest, sitting = request.contest, here.sitting
    speaking = queries.now_speaking(contest, sitting) if sitting else None
    context = {
        "here": here,
        "sitting": sitting,
        "talks": queries.talks(contest, sitting) if sitting else (),
        "speaking": speaking,
        "timer": timing.timer(speaking, contest.regulation.defence, request.now),
        "tongues": [get_language()],
        "real": timezone.now(),
        "next": queries.next_talk(contest, sitting) if sitting else None,
        "last": queries.last_waiting(contest, sitting) if sitting else None,
        "form": form,
        "faulty": form.errors,
        "runs": _runs(request),
        **_audience(request),
    }
    return render(request, "defence/day.html", context)


def _all(request: Conversation, here: rooms.Room) -> dict[str, object]:
    """Give the sittings, how the finalists are divided among them, and what may still change."""
    chosen = {one.entry_id: one for one in queries.allotments(request.contest)}
    hidden = set(visibility.hidden(request.contest, request.person))
    finalists = [one for one in judging.finalists(request.contest) if one.number not in hidden]
    return {
        "planned": here.planned,
        "next_number": len(here.planned) + 1,
        "drawn": any(one.drawn_at for one in here.planned),
        "divided": bool(chosen) and all(one.pk in chosen for one in finalists),
        "way": next((one.by for one in chosen.values()), ""),
        "rows": [
            (one, chosen[one.pk].sitting.number if one.pk in chosen else 0) for one in finalists
        ],
        "runs": _runs(request),
        **_audience(request),
    }


def _runs(request: Conversation) -> bool:
    return bool(request.offices & {"secretary", "organiser"})


def _audience(request: Conversation) -> dict[str, object]:
    """Give how the vote of the audience stands, where the regulation has one."""
    if request.contest.regulation.audience is None:
        return {}
    return {
        "poll": queries.poll(request.contest),
        "vote_open": queries.vote_is_open(request.contest),
        "turnout": queries.turnout(request.contest),
    }


def _form(request: Conversation, here: rooms.Room) -> SittingForm:
    """Give the form of a sitting: with name, chair and jurors where there are several."""
    seats = None
    if here.several or here.number > 1:
        seats = judging.seats(request.contest).filter(state="accepted")
    data = request.POST if request.method == "POST" else None
    return SittingForm(seats, data, initial=_planned(request, here))


def _planned(request: Conversation, here: rooms.Room) -> dict[str, object]:
    zone = ZoneInfo(request.contest.regulation.zone)
    if here.sitting is not None:
        sitting = here.sitting
        return {**_when(sitting, zone), "room": sitting.room, "seed": sitting.seed} | {
            "name": sitting.name,
            "chair": sitting.chair,
            "seats": sitting.seats.all(),
        }
    if here.planned:
        return _when(here.planned[0], zone)
    stage = request.contest.regulation.stage("defence")
    return {"day": stage.closes.astimezone(zone).date(), "hour": "10:00"} if stage else {}


def _when(sitting: Sitting, zone: ZoneInfo) -> dict[str, object]:
    starts = sitting.starts_at.astimezone(zone)
    return {"day": starts.date(), "hour": starts.time()}


def plan(request: Conversation, contest: str) -> HttpResponse:
    """Plan a sitting and publish its seed."""
    here = rooms.room(request)
    form = _form(request, here)
    if not form.is_valid():
        return _console(request, here, form)
    sittings.plan(
        request.contest,
        starts_at=form.starts_at(request.contest.regulation.zone),
        room=form.cleaned_data["room"],
        seed=form.cleaned_data["seed"],
        number=here.number,
        apart=form.apart(),
        by=request.person,
        now=request.now,
    )
    messages.success(request, _("The day is planned; the seed is public."))
    return rooms.back(request)


def divide(request: Conversation, contest: str) -> HttpResponse:
    """Divide the finalists among several sittings, or take the last sitting back."""
    way, by, now = request.POST.get("way", ""), request.person, request.now
    if way in {"draw", *sittings.GROUPS}:
        sittings.divide(request.contest, way, by=by, now=now)
    elif way == "hand":
        finalists = judging.finalists(request.contest)
        chosen = {one: request.POST.get(f"work-{one.number}", "") for one in finalists}
        numbers = {one: int(told) for one, told in chosen.items() if told.isdecimal()}
        sittings.allot(request.contest, numbers, by=by, now=now)
    elif way == "drop":
        sittings.drop(request.contest, by=by, now=now)
        messages.success(request, _("The last sitting is taken back."))
        return redirect("defence:day", contest=contest)
    else:
        raise Http404("no such way")
    messages.success(request, _("The finalists are divided among the sittings."))
    return redirect("defence:day", contest=contest)


def draw(request: Conversation, contest: str) -> HttpResponse:
    """Draw the order."""
    sitting = rooms.room(request).sitting
    if sitting is None:
        raise Http404("nothing is planned")
    acts.draw(sitting, by=request.person, now=request.now)
    messages.success(request, _("The order is drawn."))
    return rooms.back(request)


def step(request: Conversation, contest: str, position: int) -> HttpResponse:
    """Take one step of a talk: start, finish, put back, miss, recall, withdraw."""
    sitting = rooms.room(request).sitting
    talk = get_object_or_404(queries.talks(request.contest, sitting), position=position)
    act = STEPS.get(request.POST.get("step", ""))
    if act is None:
        raise Http404("no such step")
    act(talk, by=request.person, now=request.now)
    return rooms.back(request)


@never_cache
def sheets(request: Conversation, contest: str) -> HttpResponse:
    """The day on paper, for the hour when the network fails; from the draw on."""
    sitting = rooms.drawn(request)
    answer = HttpResponse(
        printed.pdf(request.contest, sitting, request.now), content_type="application/pdf"
    )
    answer["Content-Disposition"] = f'inline; filename="{contest}-day{_suffix(sitting)}.pdf"'
    return answer


def _suffix(sitting: Sitting) -> str:
    return f"-{sitting.number}" if sitting.number > 1 else ""


@never_cache
def live(request: Conversation, contest: str) -> HttpResponse:
    """Lead a juror to the sheet of who speaks now; else to the list of the day."""
    talk = queries.now_speaking(request.contest, rooms.room(request).sitting)
    sheet = queries.live_sheet(request.person, talk) if talk else None
    if sheet is None:
        return redirect("judging:sheets", contest=contest)
    return redirect("judging:sheet", contest=contest, sheet=sheet.key)
