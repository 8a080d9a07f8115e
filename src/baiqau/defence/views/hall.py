"""What the hall and the speakers see: the screen, the timetable, one's own turn; never a mark."""

from datetime import UTC

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from icalendar import Calendar, Event

from baiqau.base.pagecache import for_everyone
from baiqau.contests.conversation import Conversation
from baiqau.defence import queries, timing
from baiqau.defence.models import Sitting
from baiqau.defence.views import rooms

MOST_TONGUES = 2


@for_everyone(query=rooms.BY_SITTING)
def hall(request: Conversation, contest: str) -> HttpResponse:
    """The hall screen: who speaks, from which library, which work, the clock; never a mark.

    The page changes with an act of the day only, so a whole hall may ask for it every second. Of
    several sittings each has its own screen.
    """
    here = rooms.room(request)
    if here.unchosen:
        return render(request, "defence/halls.html", {"planned": here.planned})
    speaking = queries.now_speaking(request.contest, here.sitting)
    context = {
        "sitting": here.sitting,
        "several": here.several,
        "speaking": speaking,
        "timer": timing.timer(speaking, request.contest.regulation.defence, request.now),
        "next": queries.next_talk(request.contest, here.sitting),
        "tongues": request.contest.regulation.languages[:MOST_TONGUES],
        "vote": (vote := _vote(request)),
        "vote_shown": vote.partition("://")[2],
    }
    return render(request, "defence/hall.html", context)


def _vote(request: Conversation) -> str:
    """Give the address a guest's telephone opens while the audience votes; else nothing."""
    if not queries.vote_is_open(request.contest):
        return ""
    return settings.ADDRESS + reverse("defence:audience", kwargs={"contest": request.contest.slug})


@for_everyone
def timetable(request: Conversation, contest: str) -> HttpResponse:
    """Who speaks when, as planned, sitting by sitting; each stands from its draw on."""
    planned = rooms.room(request).planned
    plans = [(one, _turns(request, one)) for one in planned if one.drawn_at]
    context = {"plans": plans, "several": len(planned) > 1}
    return render(request, "defence/timetable.html", context)


@for_everyone
def calendar(request: Conversation, contest: str) -> HttpResponse:
    """The timetable as an iCalendar file (RFC 5545).

    `?turn=5` gives one speaker's time alone, `?sitting=2` what is in one of several sittings.
    """
    here = rooms.room(request)
    chosen = (here.sitting,) if here.asked else here.planned
    asked = request.GET.get("turn", "")
    turns = [
        (one, turn)
        for one in chosen
        if one is not None and one.drawn_at
        for turn in _turns(request, one)
        if not asked or str(turn.talk.position) == asked
    ]
    if not turns:
        raise Http404("no such turn")
    file = Calendar()
    file.add("prodid", "-//Baiqau//kk")
    file.add("version", "2.0")
    for sitting, turn in turns:
        file.add_component(_event(request, turn, sitting.place))
    answer = HttpResponse(file.to_ical(), content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{request.contest.slug}-defence.ics"'
    return answer


def _turns(request: Conversation, sitting: Sitting) -> list[timing.Turn]:
    return timing.planned(sitting, queries.talks(request.contest, sitting))


def _event(request: Conversation, turn: timing.Turn, room: str) -> Event:
    event, talk = Event(), turn.talk
    title = request.contest.regulation.title.within(get_language() or "kk")
    here = reverse("defence:timetable", kwargs={"contest": request.contest.slug})
    event.add("uid", f"{request.contest.slug}-talk-{talk.entry.number}@{request.get_host()}")
    event.add("summary", f"{talk.position}. {talk.entry.title}")
    mine = reverse("defence:speaker", kwargs={"contest": request.contest.slug})
    at_the_door = _("The speaker’s code for the door: %(page)s") % {"page": settings.ADDRESS + mine}
    event.add("description", f"{title}\n{at_the_door}")
    event.add("location", room)
    event.add("dtstamp", talk.sitting.drawn_at)
    event.add("dtstart", turn.begins.astimezone(UTC))
    event.add("dtend", turn.ends.astimezone(UTC))
    event.add("url", settings.ADDRESS + here)
    return event


@never_cache
def speaker(request: Conversation, contest: str) -> HttpResponse:
    """One's own turn on the phone: how many before, when about, one's own clock while speaking."""
    mine = queries.talk_of(request.person, request.contest)
    if mine is None:
        raise Http404("no talk of this person")
    speaking = queries.now_speaking(request.contest, mine.sitting)
    rule = request.contest.regulation.defence
    context = {
        "talk": mine,
        "several": len(queries.sittings(request.contest)) > 1,
        "sitting": mine.sitting,
        "speaking": speaking,
        "before": queries.waiting_before(mine),
        "about": timing.expected(mine, queries.waiting_before(mine), speaking, request.now),
        "timer": timing.timer(mine, rule, request.now) if mine.state == "speaking" else None,
        "tongues": [get_language()],
        "real": timezone.now(),
        "title": _("My talk"),
        "arrival": settings.ADDRESS
        + reverse("defence:arrival", kwargs={"contest": contest, "entry": mine.entry.key}),
    }
    return render(request, "defence/mine.html", context)
