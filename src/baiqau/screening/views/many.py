"""Acts on many works at once, tags, and reminders of what is to be corrected."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import ngettext

from baiqau.base import refusals
from baiqau.contests.conversation import Conversation
from baiqau.entries import visibility
from baiqau.screening import actions


def many(request: Conversation, contest: str) -> HttpResponse:
    """Admit the chosen works, or put a tag on them; what was refused is said by number."""
    numbers = [int(one) for one in request.POST.getlist("work") if one.isdecimal()]
    chosen = visibility.for_committee(request.contest).filter(number__in=numbers)
    if request.POST.get("act") == "tag":
        word = request.POST.get("word", "")
        done = actions.tag_many(chosen, word=word, by=request.person, now=request.now)
        words = ngettext("%(number)s work is tagged.", "%(number)s works are tagged.", done.number)
    else:
        done = actions.admit_many(chosen, by=request.person, now=request.now)
        words = ngettext(
            "%(number)s work is admitted.", "%(number)s works are admitted.", done.number
        )
    messages.success(request, words % {"number": done.number})
    for number, refused in done.refused:
        messages.warning(request, f"№ {number}: {refusals.sentence(refused)}")
    return redirect("screening:queue", contest=contest)


def tag(request: Conversation, contest: str, entry: UUID) -> HttpResponse:
    """Put a tag on a work, or take one off."""
    found = get_object_or_404(visibility.for_committee(request.contest), key=entry)
    if request.POST.get("off"):
        actions.untag(found, word=request.POST["off"])
    else:
        word = request.POST.get("word", "")
        actions.tag(found, word=word, by=request.person, now=request.now)
    return redirect("screening:entry", contest, entry)


def remind(request: Conversation, contest: str) -> HttpResponse:
    """Remind the authors of works sent back."""
    number = actions.remind(request.contest, now=request.now)
    words = ngettext("%(number)s reminder is sent.", "%(number)s reminders are sent.", number)
    messages.success(request, words % {"number": number})
    return redirect("screening:queue", contest=contest)
