"""A corrected version on its way to the public: what moved, the second person, publication."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from baiqau.appeals import pages, queries, visibility
from baiqau.appeals.actions import correcting
from baiqau.appeals.models import Correction
from baiqau.contests.conversation import Conversation


@never_cache
def correction(request: Conversation, contest: str, number: int) -> HttpResponse:
    """What moved, and the buttons of the next step."""
    found = _seen(request, number)
    context = {
        "version": pages.shown(found, queries.earlier(found)),
        "correction": found,
        "titles": {},
        "may_confirm": found.state == "open" and found.computed_by_id != request.person.pk,
        "may_publish": found.state == "confirmed" and "organiser" in request.offices,
        "may_reject": found.state == "confirmed",
        **(_places(found, request) if found.state == "published" else {}),
    }
    return render(request, "appeals/correction.html", context)


def _places(found: Correction, request: Conversation) -> dict[str, object]:
    """Give the places as they stand beside those the rule proposes for the version."""
    last = queries.standing(found.result)
    given = found.placed_at is not None
    rule = found.result.version.regulation.awards
    return {
        "again": pages.places(found),
        "names": {one.key: one.name for one in (*rule.places, *rule.nominations)},
        "given_again": given,
        "may_award": not given
        and last is not None
        and last.pk == found.pk
        and visibility.gives_places(request.person, found),
    }


def confirm(request: Conversation, contest: str, number: int) -> HttpResponse:
    """Confirm what another person computed."""
    return _acted(request, number, correcting.confirm, _("The correction is confirmed."))


def reject(request: Conversation, contest: str, number: int) -> HttpResponse:
    """Send the figures back."""
    reason = request.POST.get("reason", "")
    return _acted(
        request, number, correcting.reject, _("The correction is open again."), reason=reason
    )


def publish(request: Conversation, contest: str, number: int) -> HttpResponse:
    """Publish the version beside the first."""
    return _acted(
        request, number, correcting.publish, _("The corrected version stands beside the first.")
    )


def award(request: Conversation, contest: str, number: int) -> HttpResponse:
    """Give the places by this version, as chosen."""
    found = _seen(request, number)
    works = pages.works(found)
    choices = {
        works[row["entry"]]: place
        for row in found.rows
        if (place := request.POST.get(f"place-{row['entry']}", "")) and row["entry"] in works
    }
    correcting.award(
        found, choices, reason=request.POST.get("reason", ""), by=request.person, now=request.now
    )
    messages.success(request, _("The places are given by this version; the papers follow."))
    return redirect("appeals:correction", contest=contest, number=number)


def _seen(request: Conversation, number: int) -> Correction:
    seen = visibility.corrections(request.person, request.contest, request.offices)
    return get_object_or_404(seen, appeal__number=number)


def _acted(
    request: Conversation,
    number: int,
    act: Callable[..., Correction],
    said: str,
    **facts: object,
) -> HttpResponse:
    act(_seen(request, number), by=request.person, now=request.now, **facts)
    messages.success(request, said)
    return redirect("appeals:correction", contest=request.contest.slug, number=number)
