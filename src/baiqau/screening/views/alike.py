"""Works found alike: every pair with its reasons, and a person's word on it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from baiqau.contests.conversation import Conversation
from baiqau.screening import actions, queries
from baiqau.screening.forms import LookForm
from baiqau.screening.models import Pair
from baiqau.screening.views.pairs import Told, told_pairs

MOST = 100


@never_cache
def everything(request: Conversation, contest: str) -> HttpResponse:
    """Show the pairs: those to look at first."""
    return _page(request)


def look(request: Conversation, contest: str, pair: int) -> HttpResponse:
    """Keep what a person says of a pair."""
    found = get_object_or_404(queries.pairs(request.contest), pk=pair)
    form = _form(found, request)
    if not form.is_valid():
        return _page(request, typed=(found, form), status=422)
    actions.look(found, **form.cleaned_data, by=request.person, now=request.now)
    messages.success(request, _("Your word on the two works is kept."))
    return redirect("screening:alike", contest)


def _page(
    request: Conversation, *, typed: tuple[Pair, LookForm] | None = None, status: int = 200
) -> HttpResponse:
    told = told_pairs(queries.pairs(request.contest))
    first = sorted(told, key=lambda one: not one.open)
    shown = {
        "found": len(told),
        "open": sum(one.open for one in told),
        "pairs": [(one, _shown(one, typed)) for one in first[:MOST]],
        "more": len(told) - MOST,
    }
    return render(request, "screening/alike.html", shown, status=status)


def _shown(one: Told, typed: tuple[Pair, LookForm] | None) -> LookForm:
    return typed[1] if typed and typed[0].pk == one.row.pk else _form(one.row)


def _form(pair: Pair, request: Conversation | None = None) -> LookForm:
    return LookForm(request.POST if request else None, auto_id=f"id_{pair.pk}_%s")
