"""The journal of a contest and its outbox. The contest is known here by its scope only."""

from datetime import datetime
from typing import Protocol, cast

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache

from baiqau.journal import outbox as letters
from baiqau.journal import queries
from baiqau.journal.models import Letter

A_PAGE = 100


class _Asked(Protocol):
    """What this stage needs of a request: it stands below the persons."""

    now: datetime


@never_cache
def acts(request: HttpRequest, contest: str) -> HttpResponse:
    """The acts, the newest first, and whether the chain holds."""
    page = Paginator(queries.acts_of(contest).order_by("-number"), A_PAGE).get_page(
        request.GET.get("page")
    )
    context = {"page": page, "verdict": queries.verified(contest)}
    return render(request, "journal/acts.html", context)


@never_cache
def export(request: HttpRequest, contest: str) -> StreamingHttpResponse:
    """The journal as lines for `baiqau verify`."""
    answer = StreamingHttpResponse(
        (f"{line}\n" for line in queries.lines(contest)),
        content_type="application/jsonl; charset=utf-8",
    )
    answer["Content-Disposition"] = f'attachment; filename="{contest}-journal.jsonl"'
    return answer


@never_cache
def outbox(request: HttpRequest, contest: str) -> HttpResponse:
    """The letters with their recipients: those that wait for a person stand first."""
    page = Paginator(queries.outbox(contest), A_PAGE).get_page(request.GET.get("page"))
    return render(request, "journal/outbox.html", {"page": page})


def release(request: HttpRequest, contest: str) -> HttpResponse:
    """Let the chosen letters go."""
    number = letters.release(
        _chosen(request, contest), by=_actor(request), at=cast("_Asked", request).now
    )
    words = ngettext("%(number)s letter goes out.", "%(number)s letters go out.", number)
    messages.success(request, words % {"number": number})
    return redirect("journal:outbox", contest=contest)


def stop(request: HttpRequest, contest: str) -> HttpResponse:
    """Stop the chosen letters."""
    letters.stop(_chosen(request, contest), by=_actor(request), at=cast("_Asked", request).now)
    messages.success(request, _("The letters are stopped."))
    return redirect("journal:outbox", contest=contest)


def _chosen(request: HttpRequest, contest: str) -> list[Letter]:
    numbers = [word for word in request.POST.getlist("letter") if word.isdecimal()]
    return list(queries.outbox(contest).filter(pk__in=numbers))


def _actor(request: HttpRequest) -> str:
    return str(getattr(request.user, "actor", "visitor"))
