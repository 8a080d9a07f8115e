"""The queue, and everything of one entry on one page."""

from dataclasses import asdict
from uuid import UUID

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache

from baiqau.base import storage
from baiqau.contests.conversation import Conversation
from baiqau.entries import queries as entries
from baiqau.entries import visibility
from baiqau.entries.views import comparing, viewing
from baiqau.screening import queries
from baiqau.screening.forms import SieveForm
from baiqau.screening.views.page import entry_page
from baiqau.screening.views.table import HEADS, drawn
from baiqau.screening.wording import STATES


@never_cache
def queue(request: Conversation, contest: str) -> HttpResponse:
    """Show the works handed in, sifted, with their numbers by state."""
    language = get_language() or "kk"
    regulation, tags = request.contest.regulation, queries.tags_in(request.contest)
    form = SieveForm(request.GET, regulation=regulation, language=language, tags=tags)
    sieve, counts = form.sieve(), queries.counts(request.contest)
    rows = queries.rows(queries.sifted(request.contest, sieve))
    states = [(state, word, counts.get(state, 0)) for state, word in STATES.items()]
    shown = {
        "form": form,
        "found": len(rows),
        "all": sum(counts.values()),
        "states": states,
        "here": sieve,
        "asked": [(field, word) for field, word in asdict(sieve).items() if word],
        "alike": queries.open_pairs(request.contest),
        "held": queries.waiting_files(request.contest),
        "heads": HEADS,
        "rows": drawn(rows, request.contest, language),
    }
    return render(request, "screening/queue.html", shown)


@never_cache
def entry(request: Conversation, contest: str, entry: UUID) -> HttpResponse:
    """Show one entry: everything of it, the machine's findings beside a person's, its history."""
    found = get_object_or_404(visibility.for_committee(request.contest), key=entry)
    return entry_page(request, found)


@never_cache
def versions(request: Conversation, contest: str, entry: UUID) -> HttpResponse:
    """Show every submission of an entry with what changed since the one before."""
    found = get_object_or_404(visibility.for_committee(request.contest), key=entry)
    told = comparing.versions(list(entries.receipts_of(found)))
    return render(request, "screening/versions.html", {"entry": found, "versions": told})


@never_cache
def file(request: Conversation, contest: str, file: UUID) -> HttpResponseBase:
    """Give a file of an entry, as it was sent."""
    found = get_object_or_404(visibility.files_for_committee(request.contest), key=file)
    return storage.as_attachment(
        found.blob, found.original_name, found.media_type, request=request, inline=True
    )


@never_cache
def copy(request: Conversation, contest: str, copy: UUID) -> HttpResponseBase:
    """Give a page, a film or a poster of a file."""
    seen = visibility.copies_for_committee(request.contest).select_related("file")
    found = get_object_or_404(seen, key=copy)
    return viewing.give(found, found.file.original_name, request)


@never_cache
def captions(request: Conversation, contest: str, captions: UUID) -> HttpResponseBase:
    """Give the captions of a film as the jury reads them."""
    seen = visibility.files_for_committee(request.contest)
    mine = entries.captions().filter(file__in=seen.values("pk")).select_related("file")
    found = get_object_or_404(mine, key=captions)
    return viewing.give_captions(found, found.file.original_name, request)
