"""A juror's training sheet: the page of a real sheet, whose marks count nowhere."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from baiqau.base import storage
from baiqau.contests.conversation import Conversation
from baiqau.entries import queries as entries
from baiqau.entries.views import viewing
from baiqau.entries.views.saving import kept_at, quiet
from baiqau.judging import files, training
from baiqau.judging import practice as shown
from baiqau.judging.actions import practising
from baiqau.judging.actions.sheets import MarkedElsewhere
from baiqau.judging.models import Seat, TrainingSheet, TrainingWork
from baiqau.judging.views import marking
from baiqau.judging.words import Words


@never_cache
def practice(request: Conversation, contest: str, number: int) -> HttpResponse:
    """The training work beside its criteria; after signing, the references beside the own marks."""
    seat, work = _own(request, number)
    found = TrainingSheet.objects.filter(work=work, seat=seat).prefetch_related("marks").first()
    sheet = found or TrainingSheet(seat=seat)
    sheet.seat, sheet.work = seat, work
    return render(request, "judging/sheet.html", shown.page(sheet))


def mark(request: Conversation, contest: str, number: int) -> HttpResponse:
    """Keep one mark, told like a mark of a real sheet."""
    seat, work = _own(request, number)
    criterion = request.POST.get("criterion", "")
    try:
        kept = practising.put_mark(
            work,
            seat,
            criterion,
            marking.value(request),
            by=request.person,
            now=request.now,
            tap=marking.tap(request),
            on=request.POST.get("on"),
        )
    except MarkedElsewhere as elsewhere:
        back = {"form_url": request.path, "back_url": request.path.removesuffix("mark/")}
        return marking.elsewhere(request, elsewhere, criterion, back)
    if quiet(request):
        kept.sheet.work = work
        told = shown.progress(kept.sheet) | {"on": kept.seen_as, "value": kept.value}
        return JsonResponse(told | {"at": kept_at(kept.at, request.contest)})
    return redirect("judging:practice", contest=contest, number=number)


def write(request: Conversation, contest: str, number: int) -> HttpResponse:
    """Keep the comments and the note."""
    seat, work = _own(request, number)
    on = request.POST.get("written_on") if quiet(request) else None
    kept = practising.write(work, seat, marking.words(request), by=request.person, on=on)
    if quiet(request):
        told = {"at": kept_at(request.now, request.contest), "state": Words.of(kept).digest}
        return JsonResponse(told)
    return redirect("judging:practice", contest=contest, number=number)


def sign(request: Conversation, contest: str, number: int) -> HttpResponse:
    """Sign: from here the page tells the reference and how the others marked."""
    seat, work = _own(request, number)
    practising.sign(work, seat, by=request.person, now=request.now)
    messages.success(request, _("The training sheet is signed. Compare your marks below."))
    return redirect("judging:practice", contest=contest, number=number)


@never_cache
def pdf(request: Conversation, contest: str, number: int) -> HttpResponseBase:
    """The PDF of the chair's work."""
    _seat, work = _own(request, number)
    if not work.blob:
        raise Http404("no file")
    name = f"training-{work.number}.pdf"
    return storage.as_attachment(work.blob, name, "application/pdf", request=request)


@never_cache
def work_file(request: Conversation, contest: str, number: int, file: UUID) -> HttpResponseBase:
    """A file of an earlier contest's work, without its author."""
    _seat, work = _own(request, number)
    found = get_object_or_404(entries.shown_files(training.files(work)), key=file)
    blob = files.blind(found)
    if not blob:
        raise Http404("not given")
    return storage.as_attachment(blob, shown.name(work, 1, found), request=request)


@never_cache
def work_copy(request: Conversation, contest: str, number: int, copy: UUID) -> HttpResponseBase:
    """A page, a film or a poster of it."""
    _seat, work = _own(request, number)
    found = get_object_or_404(training.copies(work), key=copy)
    return viewing.give(found, shown.name(work, 1, found.file), request)


@never_cache
def work_captions(
    request: Conversation, contest: str, number: int, captions: UUID
) -> HttpResponseBase:
    """The captions of its film."""
    _seat, work = _own(request, number)
    found = get_object_or_404(files.captions(training.files(work)), key=captions)
    return viewing.give_captions(found, shown.name(work, 1, found.file), request)


def _own(request: Conversation, number: int) -> tuple[Seat, TrainingWork]:
    """Give the juror's seat and the training work of this number, while the jurors have it."""
    seat = training.seat_of(request.person, request.contest)
    if seat is None:
        raise Http404("no seat")
    seat.contest = request.contest
    given = training.given(request.contest).select_related("version", "source", "training")
    work = get_object_or_404(given, number=number)
    work.training.contest = request.contest
    return seat, work
