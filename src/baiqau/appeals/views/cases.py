"""The appeals of a contest: the list, the file of a case, its handler and its answer."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from baiqau.appeals import dossier, queries, visibility
from baiqau.appeals.actions import correcting, handling
from baiqau.appeals.forms import AnswerForm, HandlerForm
from baiqau.appeals.models import Appeal
from baiqau.appeals.wording import IMPEDIMENTS, OUTCOMES, SUBJECTS
from baiqau.base.rights import ORGANISER
from baiqau.contests.conversation import Conversation
from baiqau.people.models import Person


@never_cache
def desk(request: Conversation, contest: str) -> HttpResponse:
    """The appeals one may see and the corrections that wait."""
    context = {
        "appeals": visibility.appeals(request.person, request.contest, request.offices),
        "waiting": visibility.corrections(request.person, request.contest, request.offices).exclude(
            state="published"
        ),
        "term": queries.term(request.contest),
        "subjects": SUBJECTS,
        "outcomes": OUTCOMES,
    }
    return render(request, "appeals/desk.html", context)


@never_cache
def case(request: Conversation, contest: str, number: int) -> HttpResponse:
    """One appeal with the file of its case and the next step."""
    appeal = _seen(request, number)
    correction = getattr(appeal, "correction", None)
    struck = list(correction.struck.all()) if correction else []
    names = ORGANISER in request.offices and appeal.state != "answered"
    handles = appeal.handler_id == request.person.pk
    context = {
        "appeal": appeal,
        "correction": correction,
        "subjects": SUBJECTS,
        "outcomes": OUTCOMES,
        "impediments": IMPEDIMENTS,
        "handles": handles,
        "answering": AnswerForm() if handles and appeal.state == "in-hand" else None,
        "correcting": handles and appeal.outcome in ("satisfied", "partly"),
        **(_handlers(appeal) if names else {}),
        **dossier.of(appeal, struck, request.person),
    }
    return render(request, "appeals/case.html", context)


def name_handler(request: Conversation, contest: str, number: int) -> HttpResponse:
    """Put the appeal into a person's hands."""
    appeal = _seen(request, number)
    holders = Person.objects.filter(roles__contest=request.contest).distinct()  # of many offices
    person = get_object_or_404(holders, key=request.POST.get("handler", ""))
    handling.name_handler(appeal, person, by=request.person, now=request.now)
    messages.success(request, _("The handler is named and learns of it by letter."))
    return redirect("appeals:case", contest=contest, number=number)


def answer(request: Conversation, contest: str, number: int) -> HttpResponse:
    """Answer the appeal for good."""
    appeal = _handled(request, number)
    handling.answer(
        appeal,
        outcome=request.POST.get("outcome", ""),
        reasons=request.POST.get("reasons", ""),
        by=request.person,
        now=request.now,
    )
    messages.success(request, _("The appeal is answered; its author learns of it by letter."))
    return redirect("appeals:case", contest=contest, number=number)


def correct(request: Conversation, contest: str, number: int) -> HttpResponse:
    """Compute the corrected version of the result."""
    appeal = _handled(request, number)
    chosen = [one.partition(":")[::2] for one in request.POST.getlist("struck")]
    correcting.correct(
        appeal,
        struck=chosen,
        counts="counts" in request.POST,
        reason=request.POST.get("reason", ""),
        by=request.person,
        now=request.now,
    )
    messages.success(request, _("The corrected version is computed. A second person confirms it."))
    return redirect("appeals:correction", contest=contest, number=number)


def _seen(request: Conversation, number: int) -> Appeal:
    seen = visibility.appeals(request.person, request.contest, request.offices)
    return get_object_or_404(seen.select_related("result__version", "contest"), number=number)


def _handled(request: Conversation, number: int) -> Appeal:
    return get_object_or_404(visibility.handled(request.person, request.contest), number=number)


def _handlers(appeal: Appeal) -> dict[str, object]:
    found = queries.candidates(appeal)
    free = [one.person for one in found if not one.impediment]
    return {
        "naming": HandlerForm(free) if free else None,
        "kept": [one for one in found if one.impediment],
        "free": bool(free),
    }
