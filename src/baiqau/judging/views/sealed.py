"""Works that are sealed until the call closes: how many, until when, and the glass that may be broken.

It stands with the commission, for its chair is told of every opening.
"""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from baiqau.base import refusals, storage
from baiqau.base.rights import CHAIR, JUROR, ORGANISER
from baiqau.contests.conversation import Conversation
from baiqau.entries import actions, visibility
from baiqau.entries import queries as entries
from baiqau.entries.models import Copy, Entry, WorkFile
from baiqau.entries.views import telling, viewing
from baiqau.judging import queries
from baiqau.judging.forms import OpeningForm
from baiqau.rules import calendar
from baiqau.rules.refusals import Refused


@never_cache
def everything(request: Conversation, contest: str) -> HttpResponse:
    """Say what is sealed and until when, and who opened a work before that."""
    return _page(request, OpeningForm())


def open_one(request: Conversation, contest: str) -> HttpResponse:
    """Open one work by its number, with a reason; what was typed stays when it is refused."""
    form = OpeningForm(request.POST)
    if form.is_valid():
        try:
            opening = actions.break_glass(
                request.contest,
                **form.cleaned_data,
                witnesses=queries.watching(request.contest),
                by=request.person,
                now=request.now,
            )
        except Refused as refused:
            form.add_error(None, refusals.sentence(refused))
        else:
            messages.warning(
                request, _("The work is open to you. Its author and the chair are told.")
            )
            return redirect("judging:opened", contest, opening.entry.key)
    return _page(request, form, status=422)


@never_cache
def opened(request: Conversation, contest: str, entry: UUID) -> HttpResponse:
    """Show a work to the person who opened it: to be read, nothing more."""
    mine = visibility.opened(request.person, request.contest)
    found = get_object_or_404(mine, key=entry)
    files = telling.labelled(found, entries.shown_files(entries.files_handed_in(found)))
    shown = {
        "entry": found,
        "authors": entries.authors_of(found),
        "answers": telling.handed_in(found),
        "files": files,
        "viewed": viewing.viewed(files, _reader(found)),
        "openings": found.openings.filter(by=request.person).order_by("-at"),
    }
    return render(request, "judging/opened.html", shown)


@never_cache
def file(request: Conversation, contest: str, file: UUID) -> HttpResponseBase:
    """Give a file of a work this person opened."""
    mine = visibility.files_opened(request.person, request.contest)
    found = get_object_or_404(mine, key=file)
    return storage.as_attachment(
        found.blob, found.original_name, found.media_type, request=request, inline=True
    )


@never_cache
def copy(request: Conversation, contest: str, copy: UUID) -> HttpResponseBase:
    """Give a page, a film or a poster of a work this person opened."""
    mine = visibility.files_opened(request.person, request.contest)
    seen = Copy.objects.filter(file__in=mine.values("pk")).select_related("file")
    found = get_object_or_404(seen, key=copy)
    return viewing.give(found, found.file.original_name, request)


@never_cache
def captions(request: Conversation, contest: str, captions: UUID) -> HttpResponseBase:
    """Give the captions of a film of a work this person opened."""
    mine = visibility.files_opened(request.person, request.contest)
    seen = entries.captions().filter(file__in=mine.values("pk")).select_related("file")
    found = get_object_or_404(seen, key=captions)
    return viewing.give_captions(found, found.file.original_name, request)


def _page(request: Conversation, form: OpeningForm, *, status: int = 200) -> HttpResponse:
    contest, offices = request.contest, request.offices
    rule = contest.regulation.works.sealing
    sealed = calendar.is_sealed(contest.regulation, request.now)
    works = visibility.for_committee(contest)
    named = sealed and rule is not None and rule.value == "works" and not offices & {JUROR, CHAIR}
    shown = {
        "rule": rule,
        "sealed": sealed,
        "closes": contest.regulation.deadline,
        "number": works.count(),
        "named": entries.with_authors(works.order_by("number")) if named else (),
        "openings": queries.openings(contest),
        "reasons": bool(offices & {ORGANISER, CHAIR}),
        "form": form if sealed and ORGANISER in offices else None,
    }
    return render(request, "judging/sealed.html", shown, status=status)


def _reader(entry: Entry) -> viewing.Reader:
    own = {"contest": entry.contest.slug}

    def at(view: str, **what: UUID) -> str:
        return reverse(f"judging:{view}", kwargs=own | what)

    return viewing.Reader(
        copy=lambda copy: at("opened-copy", copy=copy.key),
        file=lambda file: at("opened-file", file=file.key),
        name=_name,
        captions=lambda one: at("opened-captions", captions=one.key),
        reasons=True,
    )


def _name(file: WorkFile) -> str:
    return file.original_name
