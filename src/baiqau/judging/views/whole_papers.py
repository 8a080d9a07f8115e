"""A printed ballot, or printed comparisons: what the code on any of its sheets leads to, entered whole."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from baiqau.contests.conversation import Conversation
from baiqau.judging import forms, printed, printed_whole
from baiqau.judging.actions import whole_papers as acts
from baiqau.judging.models import Seat

OFFICERS = {"secretary", "organiser"}


def page(request: Conversation, seat: Seat) -> HttpResponse:
    """The form, or what was entered and waits."""
    return _page(request, seat, None)


def enter(request: Conversation, seat: Seat) -> HttpResponse:
    """Keep what stands on the paper until another person confirms it."""
    sheets = printed_whole.for_officer(seat, request.person)
    form = forms.whole(seat, sheets, request.POST) if sheets else None
    if form is None or not form.is_valid():
        return _page(request, seat, form)
    acts.enter(seat, form.marks(), by=request.person, now=request.now)
    messages.success(request, _("The paper is entered. Another person, or the juror, confirms it."))
    return redirect("judging:papers", contest=seat.contest.slug)


def confirm(request: Conversation, seat: Seat) -> HttpResponse:
    """Say that all is as on the paper: all sheets are signed."""
    _concerned(request, seat)
    seen = request.POST.get("seen", "")
    acts.confirm(seat, by=request.person, now=request.now, seen=seen)
    messages.success(request, _("The paper is confirmed and signed; the juror gets the digests."))
    return _back(request, seat)


def refuse(request: Conversation, seat: Seat) -> HttpResponse:
    """Say that it does not agree with the paper."""
    _concerned(request, seat)
    reason = request.POST.get("reason", "")
    acts.refuse(seat, reason=reason, by=request.person, now=request.now)
    messages.success(request, _("What was entered counts for nothing; it can be entered anew."))
    return _back(request, seat)


def _page(
    request: Conversation,
    seat: Seat,
    form: forms.BallotPaperForm | forms.PairsPaperForm | None,
) -> HttpResponse:
    printed.must_have_signed(seat, acts.STAGE, request.person)
    sheets = printed_whole.for_officer(seat, request.person)
    if not sheets:
        raise Http404("nothing stands on this paper any more")
    entered = printed_whole.last(seat, sheets)
    shown = {
        "seat": seat,
        "entered": entered,
        "from_paper": entered if entered is not None and entered.first.state == "waiting" else None,
        "own": entered is not None and entered.first.by_id == request.person.pk,
        "key": sheets[0].key,
        "signed": any(sheet.state == "signed" for sheet in sheets),
        "form": form or forms.whole(seat, sheets),
    }
    return render(request, "judging/paper_whole.html", shown)


def _concerned(request: Conversation, seat: Seat) -> None:
    """Let the juror and officers answer; whoever is in conflict with a work is refused."""
    if seat.person_id == request.person.pk:
        return
    if not _officer(request):
        raise Http404("another juror's paper")
    printed_whole.for_officer(seat, request.person)


def _officer(request: Conversation) -> bool:
    return bool(request.offices & OFFICERS)


def _back(request: Conversation, seat: Seat) -> HttpResponse:
    name = "judging:papers" if _officer(request) else "judging:sheets"
    return redirect(name, contest=seat.contest.slug)
