"""The organiser's pages of the commission: members, conflicts, assignment; a juror's own seat."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache

from baiqau.contests.conversation import Conversation
from baiqau.entries.models import Entry
from baiqau.judging import pages, queries
from baiqau.judging.actions import assignment as assigning
from baiqau.judging.actions import commission as acts
from baiqau.judging.actions import conflicts
from baiqau.judging.forms import InviteForm
from baiqau.judging.models import Conflict, Seat
from baiqau.people import actions as people


@never_cache
def commission(request: Conversation, contest: str) -> HttpResponse:
    """Seats with their state and progress, conflicts, an invitation form."""
    stage = pages.stage_now(request.contest, request.now)
    context = {
        "rows": queries.progress(request.contest, stage),
        "conflicts": Conflict.objects.filter(seat__contest=request.contest)
        .select_related("seat__person", "entry")
        .order_by("seat__code", "entry__number"),
        "form": InviteForm(),
        "stage": stage,
    }
    return render(request, "judging/commission.html", context)


def invite(request: Conversation, contest: str) -> HttpResponse:
    """Invite the addresses of the form, one a line."""
    form = InviteForm(request.POST)
    if not form.is_valid():
        for errors in form.errors.values():
            messages.error(request, " ".join(str(error) for error in errors))
        return redirect("judging:commission", contest=contest)
    for address in form.cleaned_data["addresses"]:
        person = people.join(
            address, language=request.contest.regulation.languages[0], now=request.now
        )
        acts.invite(
            request.contest,
            person,
            by=request.person,
            now=request.now,
            chair=form.cleaned_data["chair"],
            languages=form.cleaned_data["languages"],
        )
    number = len(form.cleaned_data["addresses"])
    words = ngettext("%(number)s invitation is sent.", "%(number)s invitations are sent.", number)
    messages.success(request, words % {"number": number})
    return redirect("judging:commission", contest=contest)


def release(request: Conversation, contest: str, seat: UUID) -> HttpResponse:
    """Let a juror go; unsigned sheets are withdrawn."""
    left = get_object_or_404(Seat, key=seat, contest=request.contest)
    acts.release(left, reason=request.POST.get("reason", ""), by=request.person, now=request.now)
    messages.success(request, _("The seat is released. Assign again to cover its works."))
    return redirect("judging:commission", contest=contest)


@never_cache
def seat(request: Conversation, contest: str) -> HttpResponse:
    """One's own invitation: what is asked, until when, and the two answers."""
    own = get_object_or_404(Seat, contest=request.contest, person=request.person)
    return render(request, "judging/seat.html", {"seat": own})


def answer(request: Conversation, contest: str) -> HttpResponse:
    """Accept or decline one's own invitation."""
    own = get_object_or_404(Seat, contest=request.contest, person=request.person)
    accept = request.POST.get("answer") == "accept"
    acts.answer(own, accept=accept, by=request.person, now=request.now)
    if accept:
        conflicts.find(request.contest, now=request.now)
        return redirect("judging:sheets", contest=contest)
    messages.success(request, _("Thank you for answering. The organiser is told."))
    return redirect("judging:seat", contest=contest)


def find_conflicts(request: Conversation, contest: str) -> HttpResponse:
    """Look for conflicts by people and institutions."""
    number = conflicts.find(request.contest, now=request.now)
    words = ngettext(
        "%(number)s new conflict is found.", "%(number)s new conflicts are found.", number
    )
    messages.success(request, words % {"number": number})
    return redirect("judging:commission", contest=contest)


def pin_conflict(request: Conversation, contest: str) -> HttpResponse:
    """Write a conflict for a juror."""
    code, number = request.POST.get("seat", ""), request.POST.get("entry", "")
    seat = get_object_or_404(Seat, contest=request.contest, code=code)
    entry = get_object_or_404(
        Entry, contest=request.contest, number=int(number) if number.isdecimal() else -1
    )
    conflicts.pin(
        seat, entry, reason=request.POST.get("reason", ""), by=request.person, now=request.now
    )
    messages.success(request, _("The conflict is written down."))
    return redirect("judging:commission", contest=contest)


@never_cache
def assignment(request: Conversation, contest: str) -> HttpResponse:
    """What is assigned, the loads, the weak spots."""
    return render(request, "judging/assignment.html", assigning.overview(request.contest))


def assign(request: Conversation, contest: str) -> HttpResponse:
    """Assign the works that lack jurors; started sheets never move."""
    number = assigning.assign(request.contest, by=request.person, now=request.now)
    words = ngettext("%(number)s sheet is handed out.", "%(number)s sheets are handed out.", number)
    messages.success(request, words % {"number": number})
    return redirect("judging:assignment", contest=contest)
