"""Printed score sheets: printing, entering by the code on the sheet, confirming by another person."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from baiqau.contests.conversation import Conversation
from baiqau.judging import pages, printed, printed_whole, queries, ranked, visibility
from baiqau.judging.actions import papers as acts
from baiqau.judging.forms import PaperForm
from baiqau.judging.models import PaperSheet, Seat, Sheet
from baiqau.judging.views import whole_papers


@never_cache
def papers(request: Conversation, contest: str) -> HttpResponse:
    """What can be printed for whom, and what was entered from paper."""
    stage = pages.stage_now(request.contest, request.now)
    together = ranked.together(request.contest, stage)
    source = printed_whole if together else printed
    shown = {
        "jurors": source.jurors(request.contest, stage, request.person),
        "papers": printed_whole.papers(request.contest, request.person),
        "together": together,
        "whole": ranked.together(request.contest, "selection"),
    }
    return render(request, "judging/papers.html", shown)


@never_cache
def print_sheets(request: Conversation, contest: str, seat: UUID) -> HttpResponse:
    """The open sheets of a juror as PDF."""
    found = get_object_or_404(Seat, key=seat, contest=request.contest, state="accepted")
    found.contest = request.contest
    stage = pages.stage_now(request.contest, request.now)
    if ranked.together(request.contest, stage):
        whole = printed_whole.for_officer(found, request.person)
        return _as_pdf(printed_whole.pdf(found, whole, request.now), found)
    rows = printed.sheets(request.contest, request.person).filter(
        seat=found, stage=stage, state__in=printed.OPEN
    )
    content = printed.pdf(found, list(rows.order_by("entry__number")), request.now)
    return _as_pdf(content, found)


@never_cache
def scanned(request: Conversation, contest: str, sheet: UUID) -> HttpResponse:
    """What the code on a printed sheet leads to: the juror's own sheet here, or its entering."""
    own = visibility.sheet(request.person, request.contest, sheet)
    if own is None:
        if not _officer(request):
            raise Http404("not theirs")
        return redirect("judging:paper", contest=contest, sheet=sheet)
    if queries.by_pairs(own):
        return redirect("judging:pairs", contest=contest)
    if queries.by_ballot(own):
        return redirect("judging:ballot", contest=contest)
    return redirect("judging:sheet", contest=contest, sheet=sheet)


@never_cache
def paper(request: Conversation, contest: str, sheet: UUID) -> HttpResponse:
    """The form of a printed sheet, or what was entered and waits."""
    if seat := printed_whole.seat_of(request.contest, sheet):
        return whole_papers.page(request, seat)
    own = get_object_or_404(printed.sheets(request.contest, request.person), key=sheet)
    return _page(request, own, PaperForm(sheet=own))


def enter(request: Conversation, contest: str, sheet: UUID) -> HttpResponse:
    """Keep the marks of the paper until another person confirms them."""
    if seat := printed_whole.seat_of(request.contest, sheet):
        return whole_papers.enter(request, seat)
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
    if seat := printed_whole.seat_of(request.contest, sheet):
        return whole_papers.confirm(request, seat)
    seen = request.POST.get("seen", "")
    acts.confirm(_waiting(request, sheet), by=request.person, now=request.now, seen=seen)
    messages.success(request, _("The sheet is confirmed and signed; the juror gets its digest."))
    return _back(request, sheet)


def refuse(request: Conversation, contest: str, sheet: UUID) -> HttpResponse:
    """Say that they do not agree."""
    if seat := printed_whole.seat_of(request.contest, sheet):
        return whole_papers.refuse(request, seat)
    reason = request.POST.get("reason", "")
    acts.refuse(_waiting(request, sheet), reason=reason, by=request.person, now=request.now)
    messages.success(request, _("What was entered counts for nothing; it can be entered anew."))
    return _back(request, sheet)


def _as_pdf(content: bytes, seat: Seat) -> HttpResponse:
    answer = HttpResponse(content, content_type="application/pdf")
    name = f"{seat.contest.slug}-{seat.code}.pdf"
    answer["Content-Disposition"] = f'inline; filename="{name}"'
    return answer


def _page(request: Conversation, sheet: Sheet, form: PaperForm) -> HttpResponse:
    printed.must_have_signed(sheet.seat, sheet.stage, request.person)
    found = printed.last(sheet)
    if found is not None:
        found.sheet = sheet
    shown = {
        "sheet": sheet,
        "form": form,
        "paper": found,
        "paper_seen": printed.seen([found]) if found is not None else "",
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
    return bool(request.offices & whole_papers.OFFICERS)
