"""The commission's discussion: works with the widest disagreement first, one work, own marks anew."""

import re
from collections.abc import Mapping

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from baiqau.base.refusals import sentence
from baiqau.contests.conversation import Conversation
from baiqau.entries.models import Entry
from baiqau.judging import discussed as shown
from baiqau.judging import visibility
from baiqau.judging.actions import discussing as acts
from baiqau.judging.models import Sheet
from baiqau.rules.refusals import Refused

WHOLE = re.compile(r"-?\d{1,4}", re.ASCII)


@never_cache
def discussion(request: Conversation, contest: str) -> HttpResponse:
    """The works of the selection, those to be decided first."""
    page = shown.agenda(request.person, request.contest)
    return render(request, "judging/discussion.html", page)


@never_cache
def discussed(request: Conversation, contest: str, number: int) -> HttpResponse:
    """One work: every juror's marks side by side and what was said."""
    return _page(request, _work(request, number))


def say(request: Conversation, contest: str, number: int) -> HttpResponse:
    """Add a remark to the thread."""
    return _written(request, number, concludes=False)


def conclude(request: Conversation, contest: str, number: int) -> HttpResponse:
    """Write down what the commission agreed on."""
    return _written(request, number, concludes=True)


def revise(request: Conversation, contest: str, number: int) -> HttpResponse:
    """Change own marks with a reason; the sheet is signed anew."""
    entry = _work(request, number)
    own = get_object_or_404(
        Sheet, entry=entry, seat__person=request.person, stage=shown.STAGE, state="signed"
    )
    told = {
        name.removeprefix("mark-"): str(value).strip()
        for name, value in request.POST.items()
        if name.startswith("mark-")
    }
    reason = request.POST.get("reason", "")
    try:
        acts.revise(own, _numbers(told), reason=reason, by=request.person, now=request.now)
    except Refused as refused:
        typed = {"typed": told, "reason": reason, "revise_fault": sentence(refused)}
        return _page(request, entry, **typed)
    messages.success(
        request,
        _("Your sheet is signed anew; the new digest is in a letter. The earlier one stays."),
    )
    return redirect("judging:discussed", contest=contest, number=number)


def _written(request: Conversation, number: int, *, concludes: bool) -> HttpResponse:
    entry, text = _work(request, number), request.POST.get("text", "")
    act = acts.conclude if concludes else acts.say
    try:
        act(entry, text, by=request.person, now=request.now)
    except Refused as refused:
        fault = {"fault": sentence(refused), "concluding" if concludes else "saying": text}
        return _page(request, entry, **fault)
    messages.success(request, _("It is written down."))
    return redirect("judging:discussed", contest=request.contest.slug, number=number)


def _numbers(told: Mapping[str, str]) -> dict[str, int]:
    """Read the marks; refuse what is no whole number, by what was typed."""
    for value in told.values():
        if not WHOLE.fullmatch(value):
            raise Refused("judging-mark-no-number", typed=value[:20])
    return {key: int(value) for key, value in told.items()}


def _work(request: Conversation, number: int) -> Entry:
    works = visibility.works(request.contest, request.person)
    return get_object_or_404(works.select_related("contest__current"), number=number)


def _page(request: Conversation, entry: Entry, **told: object) -> HttpResponse:
    """Show the work; after a refusal with what was typed and why it was refused."""
    typed = told.get("typed")
    page = shown.work(entry, request.person, typed if isinstance(typed, dict) else {})
    return render(request, "judging/discussed.html", page | told, status=422 if told else 200)
