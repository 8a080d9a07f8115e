"""The chair's pages of the training: works with their references, giving them out, excusing jurors."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache

from baiqau.contests.conversation import Conversation
from baiqau.judging import training as shown
from baiqau.judging.actions import training as acts
from baiqau.judging.forms import TrainingForm
from baiqau.judging.models import Seat
from baiqau.rules.refusals import Refused


@never_cache
def training(request: Conversation, contest: str) -> HttpResponse:
    """The training works with their references, and how far each juror is."""
    return render(request, "judging/training.html", shown.overview(request.contest))


@never_cache
def add(request: Conversation, contest: str) -> HttpResponse:
    """Words, a PDF or a work of an earlier contest, with a reference mark and a reason by criterion."""
    sources = shown.sources(request.contest, request.now)
    told = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    form = TrainingForm(*told, regulation=request.contest.regulation, sources=sources)
    if form.is_valid() and _prepared(request, form):
        messages.success(request, _("The training work is kept."))
        return redirect("judging:training", contest=contest)
    return render(request, "judging/training_add.html", {"form": form})


def give(request: Conversation, contest: str) -> HttpResponse:
    """Give the works to the jurors."""
    number = acts.give(request.contest, by=request.person, now=request.now)
    words = ngettext(
        "%(number)s training work is given to the jurors; letters go out.",
        "%(number)s training works are given to the jurors; letters go out.",
        number,
    )
    messages.success(request, words % {"number": number})
    return redirect("judging:training", contest=contest)


def take_back(request: Conversation, contest: str) -> HttpResponse:
    """Take the works back to change them."""
    acts.take_back(request.contest, by=request.person, now=request.now)
    messages.success(
        request, _("The training works are taken back. Change them and give them anew.")
    )
    return redirect("judging:training", contest=contest)


def drop(request: Conversation, contest: str, number: int) -> HttpResponse:
    """Take one training work out."""
    found = shown.works(request.contest).select_related("training__contest__current")
    acts.drop(get_object_or_404(found, number=number), by=request.person, now=request.now)
    messages.success(request, _("The training work is taken out."))
    return redirect("judging:training", contest=contest)


def excuse(request: Conversation, contest: str, seat: UUID) -> HttpResponse:
    """Let a juror open real sheets without the training."""
    found = get_object_or_404(Seat, key=seat, contest=request.contest, state="accepted")
    reason = request.POST.get("reason", "")
    acts.excuse(found, reason=reason, by=request.person, now=request.now)
    messages.success(request, _("The juror is excused from the training."))
    return redirect("judging:training", contest=contest)


def _prepared(request: Conversation, form: TrainingForm) -> bool:
    """Keep the work; a refusal stands on the form, and nothing typed is lost."""
    try:
        acts.prepare(request.contest, form.practice(), by=request.person, now=request.now)
    except Refused as refused:
        form.refuse(refused)
        return False
    return True
