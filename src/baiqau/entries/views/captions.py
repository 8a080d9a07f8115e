"""Captions of the films of a work: put in and taken out on its files' page, given as WebVTT."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from baiqau.base import refusals
from baiqau.base.bucket.client import Away
from baiqau.contests.conversation import Conversation
from baiqau.entries import actions, queries, visibility
from baiqau.entries.forms import CaptionsForm
from baiqau.entries.hands import Hand
from baiqau.entries.models import WorkFile
from baiqau.entries.views import files, viewing
from baiqau.rules.refusals import Refused


def add(request: Conversation, contest: str, entry: UUID) -> HttpResponse:
    """Put captions to a film; what is wrong with them is said with the line."""
    hand, found = files.own(request, entry)
    films = queries.films_of(found)
    form = CaptionsForm(request.POST, request.FILES, films=films)
    if form.is_valid() and _added(request, hand, films, form):
        messages.success(request, _("The captions are kept: they can be switched on in the film."))
        return redirect("entries:files", contest, found.key)
    return files.page(request, hand, found, captions=form, status=422)


def remove(request: Conversation, contest: str, entry: UUID, captions: UUID) -> HttpResponse:
    """Take the captions of one language off a film."""
    hand, found = files.own(request, entry)
    mine = queries.captions().filter(file__entry=found).select_related("file__entry")
    standing = get_object_or_404(mine, key=captions)
    language = standing.language
    actions.remove_captions(standing.file, language=language, by=hand, now=request.now)
    messages.success(request, _("The captions are taken out."))
    return redirect("entries:files", contest, found.key)


@never_cache
def give(request: Conversation, contest: str, captions: UUID) -> HttpResponseBase:
    """Give captions of one's own work, as the jury reads them."""
    seen = visibility.given(files.readable(request))
    mine = queries.captions().filter(file__in=seen.values("pk"))
    found = get_object_or_404(mine.select_related("file"), key=captions)
    return viewing.give_captions(found, found.file.original_name, request)


def _added(request: Conversation, hand: Hand, films: list[WorkFile], form: CaptionsForm) -> bool:
    told = form.cleaned_data
    film = next(one for one in films if str(one.key) == told["film"])
    try:
        actions.add_captions(
            film,
            language=told["language"],
            original_name=told["captions"].name,
            content=told["captions"].read(),
            by=hand,
            now=request.now,
        )
    except Away:
        form.add_error("captions", refusals.sentence(Refused("store-away")))
        return False
    except Refused as refused:
        form.add_error("captions", refusals.sentence(refused))
        return False
    return True
