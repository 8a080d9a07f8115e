"""Printed score sheets: printing, entering by the code on the sheet, confirming by another person."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from baiqau.contests.conversation import Conversation
from baiqau.judging import pages, printed, ranked, visibility
from baiqau.judging.actions import papers as acts
from baiqau.judging.forms import PaperForm
from baiqau.judging.models import PaperSheet, Seat, Sheet

_OFFICERS = {"secretary", "organiser"}


@never_cache
def papers(request: Conversation, contest: str) -> HttpResponse:
    """What can be printed for whom, and what was entered from paper."""
    stage = pages.stage_now(request.contest, request.now)
    shown = {
        "jurors": printed.jurors(request.contest, stage, request.person),
        "papers": printed.papers(request.contest, request.person),
        "together": ranked.together(request.contest, stage),
    }
    return render(request, "judging/papers.html", shown)


@never_cache
def print_sheets(request: Conversation, contest: str, seat: UUID) -> HttpResponse:
    """The open sheets of a juror as PDF."""
    found = get_object_or_404(Seat, key=seat, contest=request.contest, state="accepted")
    stage = pages.stage_now(request.contest, request.now)
    rows = printed.sheets(request.contest, request.person).filter(
        seat=found, stage=stage, state__in=printed.OPEN
    )
    found.contest = request.contest
    content = printed.pdf(found, list(rows.order_by("entry__number")), request.now)
    answer = HttpResponse(content, content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="{contest}-{found.code}.pdf"'
    return answer


@never_cache
def paper(request: Conversation, contest: str, sheet: UUID) -> HttpResponse:
    """What the code on a sheet leads to: its form, or what was entered and waits."""
    own = get_object_or_404(printed.sheets(request.contest, request.person), key=sheet)
    return _page(request, own, PaperForm(sheet=own))


def enter(request: Conversation, contest: str, sheet: UUID) -> HttpResponse:
    """Keep the marks of the paper until another person confirms them."""
    own = get_object_or_404(printed.sheets(request.contest, request.person), key=sheet)
    form = PaperForm(request.POST, sheet=own)
    if not form.is_valid():
        return _page(request, own, form)
    comment = form.cleaned_data["comment"]
    acts.enter(own, form.marks(), comment=comment, by=request.person, now=request.now)
    messages.success(request, _("The sheet is entered. Another person, or the juror, confirms it."))
    return redirect("judging:papers", contest=contest)


def confirm(request: Conversation, contest: str, sheet: UUID) -> HttpResponse:
    """Say that the marks agree with the paper: the sheet is signed."""
    acts.confirm(_waiting(request, sheet), by=request.person, now=request.now)
    messages.success(request, _("The sheet is confirmed and signed; the juror gets its digest."))
    return _back(request, sheet)


def refuse(request: Conversation, contest: str, sheet: UUID) -> HttpResponse:
    """Say that they do not agree."""
    reason = request.POST.get("reason", "")
    acts.refuse(_waiting(request, sheet), reason=reason, by=request.person, now=request.now)
    messages.success(request, _("What was entered counts for nothing; it can be entered anew."))
    return _back(request, sheet)


def _page(request: Conversation, sheet: Sheet, form: PaperForm) -> HttpResponse:
    found = printed.last(sheet)
    if found is not None:
        found.sheet = sheet
    shown = {
        "sheet": sheet,
        "form": form,
        "paper": found,
        "typed": printed.typed(found) if found is not None and found.state == "waiting" else [],
        "own": found is not None and found.by_id == request.person.pk,
    }
    return render(request, "judging/paper.html", shown)


def _waiting(request: Conversation, key: UUID) -> PaperSheet:
    """Give what waits on a sheet: for officers, and for the sheet's own juror."""
    seen = visibility.sheets(request.person, request.contest).filter(key=key)
    if _officer(request):
        seen = printed.sheets(request.contest, request.person).filter(key=key)
    own = get_object_or_404(seen)
    found = PaperSheet.objects.filter(sheet=own, state="waiting").first()
    if found is None:
        raise Http404("nothing waits")
    return found


def _back(request: Conversation, sheet: UUID) -> HttpResponse:
    if _officer(request):
        return redirect("judging:papers", contest=request.contest.slug)
    return redirect("judging:sheet", contest=request.contest.slug, sheet=sheet)


def _officer(request: Conversation) -> bool:
    return bool(request.offices & _OFFICERS)
