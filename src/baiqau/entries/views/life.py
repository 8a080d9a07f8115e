"""The life of a work: my works, its states and receipts, withdrawal."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from baiqau.contests.conversation import Conversation
from baiqau.entries import actions, queries, visibility
from baiqau.entries.forms import WithdrawalForm
from baiqau.entries.models import Entry, Receipt
from baiqau.entries.queries import terms
from baiqau.entries.sentences import received
from baiqau.entries.views import comparing, elsewhere, papers, telling
from baiqau.entries.views.steps import RECEIPT, steps
from baiqau.journal.queries import dead_address
from baiqau.journal.wording import reason
from baiqau.rules import calendar, states


@never_cache
def mine(request: Conversation, contest: str) -> HttpResponse:
    """List one's own entries in this contest."""
    return render(
        request,
        "entries/mine.html",
        {
            "entries": queries.of_person(request.person, request.contest),
            "call_open": calendar.is_open(request.contest.regulation, request.now),
            **_unreached(request),
        },
    )


@never_cache
def show(request: Conversation, contest: str, entry: UUID) -> HttpResponse:
    """Tell what has happened to a work and what is to do now."""
    found = _readable(request, entry)
    mine = found.owner_id == request.person.pk
    shown = {
        "entry": found,
        "life": telling.life(found),
        "letters": queries.letters_of(found, request.person),
        "receipts": queries.receipts_of(found),
        "files": telling.labelled(found, queries.files_handed_in(found)),
        "mine": mine,
        "decided": found.state in {"admitted", "declined", "withdrawn"},
        "opens_letter": found.state in {"returned", "declined"},
        "along": queries.own_part(found, request.person) is not None,
        "call_open": calendar.is_open(request.contest.regulation, request.now),
        "taken": terms.is_taken(found, request.now),
        "last_moment": terms.last_moment(found),
        "may_withdraw": mine
        and (found.state == "draft" or not request.contest.sealed_at)
        and "withdraw" in states.possible(states.ENTRY, found.state, who="author"),
        "form": WithdrawalForm(),
        "elsewhere": queries.open_elsewhere(request.contest, request.now) if mine else (),
        **(elsewhere.told(found) if mine else {}),
        **_unreached(request),
    }
    return render(request, "entries/show.html", shown)


def _unreached(request: Conversation) -> dict[str, object]:
    """Say when letters do not reach this person, and why."""
    dead = dead_address(request.contest.scope, request.person.email)
    return {"unreached": dead, "unreached_why": reason(dead.status) if dead else ""}


def withdraw(request: Conversation, contest: str, entry: UUID) -> HttpResponse:
    """Take a work out of the contest, with a reason."""
    found = get_object_or_404(visibility.own(request.person, request.contest), key=entry)
    reason = request.POST.get("reason", "")
    actions.withdraw(found, reason=reason, by=request.person, now=request.now)
    messages.success(request, _("The work is withdrawn. What you sent stays kept."))
    return redirect("entries:show", contest, found.key)


@never_cache
def receipt(request: Conversation, contest: str, entry: UUID) -> HttpResponse:
    """Show the receipt of the last submission, or of the turn asked for."""
    found = _receipt(request, entry)
    before = queries.receipts_of(found.entry).filter(turn__lt=found.turn).first()
    shown: dict[str, object] = {
        "receipt": found,
        "received": list(received(found, get_language() or "kk")),
        "before": before,
        "changes": comparing.changes(before, found),
    }
    if found.entry.owner_id == request.person.pk:
        shown["steps"] = steps(found.entry, RECEIPT)
    return render(request, "entries/receipt.html", {"entry": found.entry, **shown})


@never_cache
def receipt_pdf(request: Conversation, contest: str, entry: UUID) -> HttpResponse:
    """Give the same receipt as a PDF."""
    found = _receipt(request, entry)
    answer = HttpResponse(
        papers.receipt_pdf(found, get_language() or "kk"), content_type="application/pdf"
    )
    answer["Content-Disposition"] = (
        f'inline; filename="receipt-{found.entry.number}-{found.turn}.pdf"'
    )
    return answer


def _readable(request: Conversation, entry: UUID) -> Entry:
    return get_object_or_404(visibility.readable(request.person, request.contest), key=entry)


def _receipt(request: Conversation, entry: UUID) -> Receipt:
    receipts = queries.receipts_of(_readable(request, entry))
    turn = request.GET.get("turn", "")
    return (
        get_object_or_404(receipts, turn=turn)
        if turn.isdecimal()
        else get_object_or_404(receipts[:1])
    )
