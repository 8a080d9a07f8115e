"""A juror's pages: the list of sheets, one work beside its criteria. Marks: `marking`; at the end: `signing`."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from baiqau.base import storage
from baiqau.contests.conversation import Conversation
from baiqau.entries import queries as works
from baiqau.entries.views import viewing
from baiqau.judging import files, pages, practice, queries, ranked, training, visibility
from baiqau.judging.actions import conflicts
from baiqau.judging.actions import sheets as acts
from baiqau.judging.models import Sheet
from baiqau.judging.views import pairing


@never_cache
def sheets(request: Conversation, contest: str) -> HttpResponse:
    """All of one's sheets of the stage, with how far each is."""
    stage = pages.stage_now(request.contest, request.now)
    rows = pages.own_sheets(request.person, request.contest, stage)
    shown = {
        "rows": rows,
        "open": [row for row in rows if row.open],
        "done": [row for row in rows if not row.open],
        "stage": stage,
        "ballot": any(queries.by_ballot(row.sheet) for row in rows),
        "paired": any(queries.by_pairs(row.sheet) for row in rows),
        "opens": rows[0].sheet.seat.deputy
        if rows
        else visibility.deputy(request.contest, request.person),
    } | practice.of_juror(request.person, request.contest)
    return render(request, "judging/sheets.html", shown)


@never_cache
def next_sheet(request: Conversation, contest: str) -> HttpResponse:
    """Lead to the first unscored work, or to the list when all are scored."""
    after = request.GET.get("after", "0")
    stage = pages.stage_now(request.contest, request.now)
    if ranked.by_pairs(request.contest, stage):
        return redirect(pairing.next_pair(request))
    first = practice.first_waiting(request.person, request.contest)
    if stage == "selection" and first is not None:
        return redirect("judging:practice", contest=contest, number=first.work.number)
    sheet = queries.next_unscored(
        request.person, request.contest, stage, after=int(after) if after.isdecimal() else 0
    )
    if sheet is None:
        return redirect("judging:sheets", contest=contest)
    return redirect("judging:sheet", contest=contest, sheet=sheet.key)


@never_cache
def sheet(request: Conversation, contest: str, sheet: UUID) -> HttpResponse:
    """The work on one side, its criteria on the other."""
    own = _own(request, sheet)
    if _waits(own):
        return redirect("judging:sheets", contest=contest)
    return render(request, "judging/sheet.html", pages.sheet(own))


def conflict(request: Conversation, contest: str, sheet: UUID) -> HttpResponse:
    """Declare a conflict: the work disappears from one's list."""
    own = _own(request, sheet)
    conflicts.declare(
        own.seat,
        own.entry,
        kind=request.POST.get("kind", "declared"),
        reason=request.POST.get("reason", ""),
        by=request.person,
        now=request.now,
    )
    messages.success(request, _("The conflict is written down. You will not see this work again."))
    return redirect("judging:sheets", contest=contest)


def cannot(request: Conversation, contest: str, sheet: UUID) -> HttpResponse:
    """Give a work back unjudged."""
    acts.cannot_judge(
        _own(request, sheet),
        reason=request.POST.get("reason", ""),
        by=request.person,
        now=request.now,
    )
    told = _("The work is given back. The organiser will find another juror.")
    if request.contest.regulation.judging.all_works:
        told = _("The work is given back. The other jurors read it.")
    messages.success(request, told)
    return redirect("judging:sheets", contest=contest)


@never_cache
def work_file(request: Conversation, contest: str, sheet: UUID, file: UUID) -> HttpResponseBase:
    """Give a file of the work under the work's number, where judging is blind without its author.

    A file nobody looked into yet, one that is held, and one that cannot be had without its author
    are not given.
    """
    own = _opened(request, sheet)
    found = get_object_or_404(works.shown_files(visibility.files(own)), key=file)
    blob = files.given(found, own)
    if not blob:
        raise Http404("not given")
    return storage.as_attachment(blob, files.name(found, own), request=request)


@never_cache
def work_copy(request: Conversation, contest: str, sheet: UUID, copy: UUID) -> HttpResponseBase:
    """Give a page, a film or a poster of the work under the work's number."""
    own = _opened(request, sheet)
    found = get_object_or_404(visibility.copies(own), key=copy)
    return viewing.give(found, files.name(found.file, own), request)


@never_cache
def work_captions(
    request: Conversation, contest: str, sheet: UUID, captions: UUID
) -> HttpResponseBase:
    """Give the captions of the work's film under the work's number."""
    own = _opened(request, sheet)
    found = get_object_or_404(files.captions(visibility.files(own)), key=captions)
    return viewing.give_captions(found, files.name(found.file, own), request)


def _own(request: Conversation, key: UUID) -> Sheet:
    """Give a sheet of the juror; contest and regulation are the request's own where they are the same."""
    own = visibility.sheet(request.person, request.contest, key)
    if own is None:
        raise Http404("not one's own")
    own.seat.contest, own.seat.person = request.contest, request.person
    current = request.contest.current
    if current is not None and own.version_id == current.pk:
        own.version = current
    return own


def _waits(own: Sheet) -> bool:
    """Say whether the sheet stays closed until the training is done; of a signed one nothing is kept back."""
    waits = own.stage == "selection" and own.state in {"assigned", "open"}
    return waits and training.comes_first(own.seat)


def _opened(request: Conversation, key: UUID) -> Sheet:
    own = _own(request, key)
    if _waits(own):
        raise Http404("the training comes first")
    return own
