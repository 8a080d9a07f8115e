"""The assignment's screen: the proposal, one work with its possible readers, lock, swap, approve."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache

from baiqau.base import refusals
from baiqau.contests.conversation import Conversation
from baiqau.entries.models import Entry
from baiqau.judging import proposals, uncertain
from baiqau.judging.actions import adding, proposing
from baiqau.judging.actions import assignment as approving
from baiqau.judging.actions import second as batching
from baiqau.judging.forms import WishesForm
from baiqau.judging.models import Proposal, Seat
from baiqau.judging.wanted import Wishes
from baiqau.rules.refusals import Refused


@never_cache
def assignment(request: Conversation, contest: str) -> HttpResponse:
    """The proposal, or what is handed out: jurors of every work, loads, languages, weak spots."""
    return _page(request)


def propose(request: Conversation, contest: str) -> HttpResponse:
    """Solve, again if need be; where nothing fits, say every reason beside the terms."""
    form = WishesForm(request.POST)
    if not form.is_valid():
        return _page(request, form=form, status=422)
    try:
        proposing.propose(request.contest, wishes=form.wishes(), by=request.person, now=request.now)
    except proposing.AssignmentImpossible as impossible:
        reasons = [refusals.sentence(one) for one in impossible.reasons]
        return _page(request, form=form, reasons=reasons, status=422)
    messages.success(request, _("A proposal is ready. It binds nobody until it is approved."))
    return redirect("judging:assignment", contest=contest)


def second(request: Conversation, contest: str) -> HttpResponse:
    """Compute the batch of extra sheets by the rule of the regulation."""
    batching.propose(request.contest, by=request.person, now=request.now)
    messages.success(request, _("The batch is computed. It binds nobody until it is approved."))
    return redirect("judging:assignment", contest=contest)


def approve(request: Conversation, contest: str) -> HttpResponse:
    """Hand the sheets of the proposal out; the jurors are told by letter."""
    number = approving.approve(_draft(request), by=request.person, now=request.now)
    words = ngettext("%(number)s sheet is handed out.", "%(number)s sheets are handed out.", number)
    messages.success(request, words % {"number": number})
    return redirect("judging:assignment", contest=contest)


@never_cache
def readers(request: Conversation, contest: str, number: int) -> HttpResponse:
    """One work: who reads it and why, and who else could."""
    entry = _work(request, number)
    found = proposals.candidates(request.contest, entry)
    draft = proposals.draft(request.contest)
    shown = {
        "entry": entry,
        "draft": draft,
        "own": [one for one in found if one.place],
        "others": [one for one in found if not one.place],
        "even": sum(one.load for one in found) / max(len(found), 1),
    }
    return render(request, "judging/readers.html", shown)


def lock(request: Conversation, contest: str, number: int) -> HttpResponse:
    """Hold a pair through further solutions, or let it go."""
    locked = request.POST.get("locked") == "yes"
    proposing.lock(_draft(request), _work(request, number), _seat(request, "seat"), locked=locked)
    return redirect("judging:readers", contest=contest, number=number)


def swap(request: Conversation, contest: str, number: int) -> HttpResponse:
    """Give the work to another juror."""
    out, into = _seat(request, "out"), _seat(request, "into")
    proposing.swap(
        _draft(request),
        _work(request, number),
        out=out,
        into=into,
        by=request.person,
        now=request.now,
    )
    messages.success(
        request,
        _("%(into)s reads the work instead of %(out)s.") % {"into": into.code, "out": out.code},
    )
    return redirect("judging:readers", contest=contest, number=number)


def add(request: Conversation, contest: str, number: int) -> HttpResponse:
    """Give the work to one more juror, beside the proposal."""
    seat = _seat(request, "seat")
    adding.add(
        _work(request, number),
        seat,
        reason=request.POST.get("reason", ""),
        by=request.person,
        now=request.now,
    )
    messages.success(request, _("%(juror)s reads the work, too.") % {"juror": seat.code})
    return redirect("judging:readers", contest=contest, number=number)


def _page(
    request: Conversation,
    *,
    form: WishesForm | None = None,
    reasons: list[str] | None = None,
    status: int = 200,
) -> HttpResponse:
    shown = proposals.overview(request.contest, request.person)
    last = shown["draft"] or shown["former"]
    terms = Wishes().kept() | (last.terms if isinstance(last, Proposal) else {})
    shown |= {
        "form": form or WishesForm(initial=terms),
        "reasons": reasons,
        "second": uncertain.standing(request.contest),
    }
    return render(request, "judging/assignment.html", shown, status=status)


def _draft(request: Conversation) -> Proposal:
    draft = proposals.draft(request.contest)
    if draft is None:
        raise Refused("judging-no-draft")
    return draft


def _work(request: Conversation, number: int) -> Entry:
    entry = proposals.work(request.contest, request.person, number)
    if entry is None:
        raise Http404("no such work for this person")
    return entry


def _seat(request: Conversation, name: str) -> Seat:
    return get_object_or_404(Seat, contest=request.contest, code=request.POST.get(name, ""))
