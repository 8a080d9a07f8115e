"""A letter to many is proved, sent at once or at an hour, paused, thrown away."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from baiqau.base import refusals
from baiqau.contests.conversation import Conversation
from baiqau.mailings import actions, tasks
from baiqau.mailings.forms import HourForm
from baiqau.mailings.models import Mailing
from baiqau.mailings.views.desk import draft, one
from baiqau.rules.refusals import Refused


def prove(request: Conversation, contest: str, mailing: UUID) -> HttpResponse:
    """Send the proof to oneself."""
    number = actions.prove(one(request, mailing), by=request.person, now=request.now)
    if number:
        words = ngettext(
            "%(number)s proof goes to your address: %(address)s",
            "%(number)s proofs go to your address: %(address)s",
            number,
        )
        messages.success(request, words % {"number": number, "address": request.person.email})
    else:
        messages.info(request, _("The same proof has just gone to your address."))
    return redirect("mailings:show", contest=contest, mailing=mailing)


def send(request: Conversation, contest: str, mailing: UUID) -> HttpResponse:
    """Let the letter set out, once."""
    looked_at = request.POST.get("seen", "")
    found = one(request, mailing)
    tasks.send(found, looked_at=looked_at, by=request.person, now=request.now)
    return redirect("mailings:show", contest=contest, mailing=mailing)


def schedule(request: Conversation, contest: str, mailing: UUID) -> HttpResponse:
    """Set the hour at which the letter sets out, or another one."""
    found, form = one(request, mailing), HourForm(request.POST)
    try:
        words = _set(request, found, form) if form.is_valid() else ""
    except Refused as refused:
        if found.state not in {Mailing.State.DRAFT, Mailing.State.SET}:
            raise
        form.add_error("hour", refusals.sentence(refused))
        words = ""
    if not words:
        return draft(request, found, form)
    messages.success(request, words)
    return redirect("mailings:show", contest=contest, mailing=mailing)


def _set(request: Conversation, found: Mailing, form: HourForm) -> str:
    hour = form.hour_in(request.contest)
    if found.state == Mailing.State.SET:
        actions.move(found, hour=hour, by=request.person, now=request.now)
        return _("The letter goes out at another hour.")
    seen = request.POST.get("seen", "")
    actions.schedule(found, hour=hour, looked_at=seen, by=request.person, now=request.now)
    return _("The letter goes out by itself at the hour you have set.")


def cancel(request: Conversation, contest: str, mailing: UUID) -> HttpResponse:
    """Take the hour back."""
    actions.cancel(one(request, mailing), by=request.person, now=request.now)
    messages.success(request, _("The hour is taken back: the letter is a draft again."))
    return redirect("mailings:show", contest=contest, mailing=mailing)


def pause(request: Conversation, contest: str, mailing: UUID) -> HttpResponse:
    """Hold what has not gone out."""
    actions.pause(one(request, mailing), by=request.person, now=request.now)
    messages.success(request, _("The letter is paused: nothing more of it goes out."))
    return redirect("mailings:show", contest=contest, mailing=mailing)


def resume(request: Conversation, contest: str, mailing: UUID) -> HttpResponse:
    """Let the rest go out."""
    tasks.resume(one(request, mailing), by=request.person, now=request.now)
    messages.success(request, _("The letter goes on. Who has it does not get it again."))
    return redirect("mailings:show", contest=contest, mailing=mailing)


def discard(request: Conversation, contest: str, mailing: UUID) -> HttpResponse:
    """Throw a draft away."""
    actions.discard(one(request, mailing), by=request.person, now=request.now)
    messages.success(request, _("The letter was thrown away."))
    return redirect("mailings:desk", contest=contest)
