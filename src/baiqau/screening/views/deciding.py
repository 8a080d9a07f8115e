"""Acts of the committee on one entry; what was typed stays in the form when an act is refused."""

from collections.abc import Callable
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from baiqau.base import refusals
from baiqau.contests.conversation import Conversation
from baiqau.entries import visibility
from baiqau.entries.models import Entry
from baiqau.rules.refusals import Refused
from baiqau.screening import actions
from baiqau.screening.forms import FindingForm, act_form
from baiqau.screening.views.page import entry_page


def finding(request: Conversation, contest: str, entry: UUID) -> HttpResponse:
    """Write what a person found on one check."""
    form = FindingForm(request.POST, auto_id=f"id_{request.POST.get('check', '')}_%s")
    return _act(request, entry, "finding", form, _find, _("Your finding is kept."))


def admit(request: Conversation, contest: str, entry: UUID) -> HttpResponse:
    """Let the entry in."""
    said = _("The work is admitted; its author is told.")
    return _act(request, entry, "admit", act_form("admit", request.POST), _admit, said)


def send_back(request: Conversation, contest: str, entry: UUID) -> HttpResponse:
    """Return the entry for correction."""
    said = _("The work is sent back; its author is told.")
    return _act(request, entry, "return", act_form("return", request.POST), _send_back, said)


def decline(request: Conversation, contest: str, entry: UUID) -> HttpResponse:
    """Decline the entry."""
    said = _("The work is declined; its author is told.")
    return _act(request, entry, "decline", act_form("decline", request.POST), _decline, said)


def requalify(request: Conversation, contest: str, entry: UUID) -> HttpResponse:
    """Take the decision back."""
    said = _("The decision is taken back; the work waits for the check again.")
    return _act(request, entry, "requalify", act_form("requalify", request.POST), _requalify, said)


def note(request: Conversation, contest: str, entry: UUID) -> HttpResponse:
    """Keep a note of the committee."""
    return _act(
        request, entry, "note", act_form("note", request.POST), _note, _("The note is kept.")
    )


Act = Callable[[Conversation, Entry, forms.Form], object]


def _act(
    request: Conversation, key: UUID, name: str, form: forms.Form, act: Act, said: Promise
) -> HttpResponse:
    """Do one act and say so; when it is refused, show the page again with the typing kept."""
    found = get_object_or_404(visibility.for_committee(request.contest), key=key)
    if form.is_valid():
        try:
            act(request, found, form)
        except Refused as refused:
            form.add_error(None, refusals.sentence(refused))
        else:
            messages.success(request, str(said))
            return redirect("screening:entry", request.contest.slug, key)
    return entry_page(request, found, typed={name: form}, status=422)


def _find(request: Conversation, entry: Entry, form: forms.Form) -> None:
    actions.find(entry, **form.cleaned_data, by=request.person, now=request.now)


def _admit(request: Conversation, entry: Entry, form: forms.Form) -> None:
    reason = form.cleaned_data["reason"]
    actions.admit(entry, reason=reason, by=request.person, now=request.now)


def _send_back(request: Conversation, entry: Entry, form: forms.Form) -> None:
    told = form.cleaned_data
    day = told["day"]
    until = actions.last_second(day, request.contest.regulation) if day else None
    actions.send_back(
        entry,
        wrong=told["wrong"],
        clauses=told["clauses"],
        until=until,
        by=request.person,
        now=request.now,
    )


def _decline(request: Conversation, entry: Entry, form: forms.Form) -> None:
    actions.decline(entry, **form.cleaned_data, by=request.person, now=request.now)


def _requalify(request: Conversation, entry: Entry, form: forms.Form) -> None:
    reason = form.cleaned_data["reason"]
    actions.requalify(entry, reason=reason, by=request.person, now=request.now)


def _note(request: Conversation, entry: Entry, form: forms.Form) -> None:
    actions.note(entry, text=form.cleaned_data["text"], by=request.person, now=request.now)
