"""The journal of a contest and its outbox. The contest is known here by its scope only."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol, cast

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache

from baiqau.journal import addresses, queries, wording
from baiqau.journal import outbox as letters
from baiqau.journal.models import Letter

A_PAGE = 100
FILTERS = {"state": "state", "kind": "kind", "to": "recipient__iexact"}


class _Asked(Protocol):
    """What this stage needs of a request: it stands below the persons."""

    now: datetime


@never_cache
def acts(request: HttpRequest, contest: str) -> HttpResponse:
    """The acts, the newest first, by kind and subject; on demand every line is computed again."""
    here = {name: request.GET.get(name, "") for name in ("kind", "on")}
    page = _page(request, queries.chosen(contest, **here))
    context = {
        "page": page,
        "rows": [(act, wording.act(act.kind)) for act in page],
        "kinds": [(kind, wording.act(kind)) for kind in queries.kinds(contest)],
        "here": here,
        "kept": queries.kept(contest),
        "check": _check(contest) if "check" in request.GET else None,
    }
    return render(request, "journal/acts.html", context)


@dataclass(frozen=True)
class Check:
    """The verdict over all lines in the reader's language; no trouble when they hold."""

    lines: int
    root: str
    trouble: str


def _check(contest: str) -> Check:
    verdict = queries.verified(contest)
    words = wording.trouble(verdict.code, verdict.lines + 1) if verdict.code else ""
    return Check(verdict.lines, verdict.root, words)


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
    here = {name: request.GET.get(name, "") for name in FILTERS}
    given = {FILTERS[name]: value for name, value in here.items() if value}
    page = _page(request, queries.outbox(contest).filter(**given))
    context = {
        "page": page,
        "rows": [(one, _why(one)) for one in page],
        "dead": [(one, wording.reason(one.status)) for one in queries.dead(contest)[:A_PAGE]],
        "states": queries.states(contest),
        "batches": queries.batches(contest),
        "here": here,
    }
    return render(request, "journal/outbox.html", context)


def _why(letter: Letter) -> str:
    return wording.reason(letter.status) if letter.state == Letter.State.BOUNCED else ""


def release(request: HttpRequest, contest: str) -> HttpResponse:
    """Let the chosen letters go, or a batch as it was seen."""
    number = letters.release(_chosen(request, contest), by=_actor(request), at=_now(request))
    words = ngettext("%(number)s letter goes out.", "%(number)s letters go out.", number)
    _say(request, number, words)
    return redirect("journal:outbox", contest=contest)


def stop(request: HttpRequest, contest: str) -> HttpResponse:
    """Stop the chosen letters, or a batch as it was seen."""
    number = letters.stop(_chosen(request, contest), by=_actor(request), at=_now(request))
    words = ngettext("%(number)s letter is stopped.", "%(number)s letters are stopped.", number)
    _say(request, number, words)
    return redirect("journal:outbox", contest=contest)


def lift(request: HttpRequest, contest: str) -> HttpResponse:
    """Write to an address again that was taken for dead."""
    address = request.POST.get("address", "")
    number = addresses.lift(contest, address, by=_actor(request), at=_now(request))
    if number is None:
        messages.info(request, _("This address is written to already."))
    else:
        words = ngettext(
            "The address is written to again: %(number)s held letter goes out.",
            "The address is written to again: %(number)s held letters go out.",
            number,
        )
        messages.success(request, words % {"number": number})
    return redirect("journal:outbox", contest=contest)


def _chosen(request: HttpRequest, contest: str) -> QuerySet[Letter]:
    """Give the ticked letters, or those of a batch that its page had counted."""
    batch, until = request.POST.get("batch"), request.POST.get("until", "")
    if batch and until.isdecimal():
        return queries.waiting(contest, batch, until=int(until))
    numbers = [word for word in request.POST.getlist("letter") if word.isdecimal()]
    return queries.outbox(contest).filter(pk__in=numbers)


def _say(request: HttpRequest, number: int, words: str) -> None:
    if number:
        messages.success(request, words % {"number": number})
    else:
        messages.info(request, _("No letter was changed: choose those that have not gone out yet."))


def _page(request: HttpRequest, found: QuerySet[Any]) -> Page[Any]:
    return Paginator(found, A_PAGE).get_page(request.GET.get("page"))


def _now(request: HttpRequest) -> datetime:
    return cast("_Asked", request).now


def _actor(request: HttpRequest) -> str:
    return str(getattr(request.user, "actor", "visitor"))
