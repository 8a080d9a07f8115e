"""The time machine, the others' part of each stage, and one-click sign-in."""

from datetime import datetime, time
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.contrib.auth import login
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.dateparse import parse_date, parse_time
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from baiqau.contests import queries as contests
from baiqau.contests.conversation import Conversation
from baiqau.contests.models import Moment
from baiqau.journal import acts
from baiqau.people.models import Person
from baiqau.people.sessions import BACKEND
from baiqau.site.demo import letters, onward, roles, stage


@never_cache
def machine(request: Conversation) -> HttpResponse:
    """Choose the day and the person."""
    context = {
        "contests": contests.announced(request.now),
        "roles": [*roles.all_of(stage.SLUG), *roles.past(stage.EARLIER)],
        "days": roles.days(stage.SLUG),
        "steps": onward.steps(stage.SLUG),
    }
    return render(request, "site/machine.html", context)


@never_cache
def sent(request: Conversation) -> HttpResponse:
    """Show the letters that would have gone out."""
    return render(request, "site/letters.html", {"letters": letters.last()})


@transaction.atomic
def moment(request: Conversation) -> HttpResponse:
    """Set the demo's clock to a day and hour of Astana; without a day, back to the real time."""
    day, hour = (
        parse_date(request.POST.get("day", "")),
        parse_time(request.POST.get("hour", "") or "10:00"),
    )
    if day is None:
        Moment.objects.all().delete()
    else:
        _go_to(datetime.combine(day, hour or time(10), tzinfo=ZoneInfo("Asia/Almaty")))
    acts.record("demo.moment", by="visitor", on="clock", at=timezone.now(), public=True)
    return redirect(_back(request))


@transaction.atomic
def play_on(request: Conversation) -> HttpResponse:
    """Let everybody else play the next step; a step pressed twice, or out of turn, plays once."""
    following = next((step for step, state in onward.steps(stage.SLUG) if state == "next"), None)
    if following is None or following.key != request.POST.get("step"):
        messages.info(request, _("This step is over already, or its turn has not come."))
        return redirect("demo:machine")
    story = onward.play(following, stage.SLUG)
    _go_to(story.now(*following.after))
    messages.success(request, _("Done: %(step)s") % {"step": following.name})
    return redirect("demo:machine")


def _go_to(wanted: datetime) -> None:
    Moment.objects.update_or_create(id=1, defaults={"ahead": wanted - timezone.now()})


def sign_in(request: Conversation) -> HttpResponse:
    """Become one of the invented people."""
    person = get_object_or_404(Person, email=request.POST.get("email", ""), is_active=True)
    login(request, person, backend=BACKEND)
    return redirect(_back(request))


def _back(request: Conversation) -> str:
    onward = request.POST.get("next", "")
    return (
        onward if url_has_allowed_host_and_scheme(onward, {request.get_host()}) else "demo:machine"
    )
