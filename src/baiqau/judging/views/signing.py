"""Signing: a look at the own marks, one signature, the receipt; the chair opens sheets again."""

from uuid import UUID

from django.contrib import messages
from django.db.models import Q, QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache

from baiqau.contests.conversation import Conversation
from baiqau.judging import pages, visibility
from baiqau.judging import signing as shown
from baiqau.judging.actions import sheets as acts
from baiqau.judging.actions import unlocking as opening
from baiqau.judging.models import Sheet


@never_cache
def signing(request: Conversation, contest: str) -> HttpResponse:
    """The own use of the scale, equal totals, works without marks, and the one signature."""
    stage = pages.stage_now(request.contest, request.now)
    page = shown.overlook(request.person, request.contest, stage)
    return render(request, "judging/signing.html", page)


def sign(request: Conversation, contest: str) -> HttpResponse:
    """Sign every complete sheet, as it was looked over."""
    number = acts.sign_all(
        request.contest,
        pages.stage_now(request.contest, request.now),
        by=request.person,
        now=request.now,
        seen=request.POST.get("seen"),
    )
    if not number:
        messages.warning(request, _("No sheet is complete yet: give every mark, then sign."))
        return redirect("judging:signing", contest=contest)
    words = ngettext("%(number)s sheet is signed.", "%(number)s sheets are signed.", number)
    messages.success(request, words % {"number": number})
    return redirect("judging:signed", contest=contest)


@never_cache
def signed(request: Conversation, contest: str) -> HttpResponse:
    """The receipt: the digest of every sheet that was signed, to be kept or printed."""
    stage = pages.stage_now(request.contest, request.now)
    page = shown.receipts(request.person, request.contest, stage)
    return render(request, "judging/signed.html", page)


@never_cache
def unlocking(request: Conversation, contest: str) -> HttpResponse:
    """The signed sheets by juror or by work, to be ticked."""
    by = "work" if request.GET.get("by") == "work" else "juror"
    page = shown.unlockable(request.person, request.contest, by=by, now=request.now)
    page["opens"] = visibility.opens(request.contest, request.person)
    return render(request, "judging/unlocking.html", page)


def unlock(request: Conversation, contest: str) -> HttpResponse:
    """Open the ticked sheets again, all at once; their jurors are told."""
    opened = opening.unlock(
        _ticked(request),
        reason=request.POST.get("reason", ""),
        by=request.person,
        now=request.now,
    )
    number = len(opened)
    words = ngettext(
        "%(number)s sheet is open again; its juror is told.",
        "%(number)s sheets are open again; their jurors are told.",
        number,
    )
    messages.success(request, words % {"number": number})
    return redirect("judging:unlocking", contest=contest)


def _ticked(request: Conversation) -> QuerySet[Sheet]:
    """Give the sheets that are ticked: one by one, all signed ones of a juror, or of a work."""
    told = request.POST
    stage = pages.stage_now(request.contest, request.now)
    numbers = [int(word) for word in told.getlist("work") if word.isdecimal()]
    together = Q(seat__code__in=told.getlist("juror")) | Q(entry__number__in=numbers)
    single = Q(key__in=[_key(word) for word in told.getlist("sheet")])
    sheets = visibility.of_jurors(request.contest, stage, request.person)
    return sheets.filter(single | (Q(state="signed") & together))


def _key(word: str) -> UUID:
    try:
        return UUID(word)
    except ValueError as error:
        raise Http404("no name of a sheet") from error
