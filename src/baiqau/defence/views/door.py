"""The door of the hall: who has come, by name, by number or by the code on the speaker's phone."""

from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from baiqau.contests.conversation import Conversation
from baiqau.defence import queries
from baiqau.defence.actions import door as acts
from baiqau.defence.views import rooms


@never_cache
def checkin(request: Conversation, contest: str) -> HttpResponse:
    """Everybody who is to speak, or those found; one tap notes who has come."""
    words = request.GET.get("words", "").strip()
    here = rooms.room(request)
    sitting = here.sitting if here.asked else None
    talks = queries.talks(request.contest, sitting)
    everybody = [one for one in talks if one.state != "withdrawn"]
    context = {
        "here_is": here,
        "words": words,
        "everybody": everybody,
        "here": sum(one.here for one in everybody),
        "talks": queries.found(everybody, words),
    }
    return render(request, "defence/checkin.html", context)


@never_cache
def arrival(request: Conversation, contest: str, entry: UUID) -> HttpResponse:
    """What a speaker's code leads to: that speaker alone. Opening it notes nothing."""
    talk = get_object_or_404(queries.talks(request.contest), entry__key=entry)
    return render(request, "defence/arrival.html", {"talk": talk})


def presence(request: Conversation, contest: str, entry: UUID) -> HttpResponse:
    """Note whether the speaker is there, or take the last note back."""
    talk = get_object_or_404(queries.talks(request.contest), entry__key=entry)
    said = request.POST.get("presence", "")
    if said == "undo":
        acts.undo(talk, by=request.person, now=request.now)
        messages.success(request, _("The note is taken back."))
    else:
        acts.note(talk, said, by=request.person, now=request.now)
        messages.success(request, _("Noted."))
    if request.POST.get("back") == "one":
        return redirect("defence:arrival", contest=contest, entry=entry)
    kept = {name: request.POST.get(name, "") for name in ("sitting", "words")}
    query = urlencode({name: words for name, words in kept.items() if words})
    here = reverse("defence:checkin", kwargs={"contest": contest})
    return redirect(f"{here}?{query}" if query else here)
