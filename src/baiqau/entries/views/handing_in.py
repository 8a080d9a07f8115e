"""Consents, the check of everything that will be sent, and the handing in."""

from collections.abc import Collection
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from baiqau.contests.conversation import Conversation
from baiqau.entries import actions, queries, visibility, writers
from baiqau.entries.forms import ConsentForm
from baiqau.entries.hands import Hand, Holder
from baiqau.entries.models import Entry
from baiqau.entries.queries import terms
from baiqau.entries.views import telling
from baiqau.entries.views.steps import onward, steps
from baiqau.people.queries import standing_consents


@never_cache
def consents(request: Conversation, contest: str, entry: UUID) -> HttpResponse:
    """Ask each consent on its own, in the regulation's words."""
    hand, found = _own(request, entry)
    given = dict.fromkeys(_given(request, hand), True)
    sent = request.POST if request.method == "POST" else None
    form = ConsentForm(
        sent, initial=given, regulation=request.contest.regulation, language=get_language() or "kk"
    )
    if sent is not None and form.is_valid():
        actions.agree(found, keys=form.keys(), by=hand, now=request.now)
        messages.success(request, _("Saved on the server."))
        return onward(request, found, "entries:consents")
    shown = {
        "entry": found,
        "form": form,
        "faulty": bool(form.errors),
        "steps": steps(found, "entries:consents"),
    }
    return render(request, "entries/consents.html", shown)


@never_cache
def check(request: Conversation, contest: str, entry: UUID) -> HttpResponse:
    """Show everything as it will be sent, and all that is missing or found, with the clauses."""
    hand, found = _own(request, entry)
    asked = queries.asked_now(found)
    shown = {
        "draft": hand.draft if isinstance(hand, Holder) else None,
        "beside": queries.beside(found) if found.owner_id and found.state == "draft" else (),
        "entry": found,
        "authors": queries.authors_of(found),
        "answers": telling.answers(found),
        "files": telling.labelled(found, queries.files_sent(found, asked)),
        "coming": bool(queries.files_coming(found)),
        "missing": telling.missing(found, queries.missing(found)),
        "doubts": telling.doubts(queries.verdict_of(found).findings),
        "steps": steps(found, "entries:check"),
        "taken": found.state != "draft" or terms.is_taken(found, request.now),
        "grace": found.state == "draft" and terms.is_late(found, request.now),
        "last_moment": terms.last_moment(found),
    }
    return render(request, "entries/check.html", shown)


def submit(request: Conversation, contest: str, entry: UUID) -> HttpResponse:
    """Hand the work in and lead to its receipt."""
    own = get_object_or_404(visibility.own(request.person, request.contest), key=entry)
    found = actions.submit(own, by=request.person, now=request.now)
    messages.success(
        request, _("The work is handed in. Its number is %(number)s.") % {"number": found.number}
    )
    return redirect("entries:receipt", contest, found.key)


def _own(request: Conversation, entry: UUID) -> tuple[Hand, Entry]:
    hand = writers.hand(request, entry)
    return hand, get_object_or_404(visibility.own(hand, request.contest), key=entry)


def _given(request: Conversation, hand: Hand) -> Collection[str]:
    """Give the consents that stand, or are ticked so far without an account."""
    if isinstance(hand, Holder):
        return frozenset(hand.draft.ticks)
    return standing_consents(hand, request.contest.scope).keys()
