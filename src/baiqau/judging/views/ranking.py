"""The ranking with its disagreement, and the shortlist: an act of people."""

from django.contrib import messages
from django.db.models import Count
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from baiqau.contests.conversation import Conversation
from baiqau.contests.models import Contest
from baiqau.entries import queries as entries
from baiqau.judging import queries, ranked, shortline, tasks
from baiqau.judging.actions import ranking as acts

ENOUGH_FOR_Z = 40  # works a juror marks, from which z-scores were measured to be safe
LONGEST = 5  # digits of a number of works, and one


@never_cache
def ranking(request: Conversation, contest: str) -> HttpResponse:
    """The ranking computed last, the open sheets, the shortlist.

    While a sheet is open no ranking is shown: it is overtaken, and no juror is to see others' marks.
    """
    rule = request.contest.regulation.shortlist
    waiting = queries.open_sheets(request.contest, "selection").count()
    last = None if waiting else queries.last_ranking(request.contest, "selection")
    apart = last is not None and acts.apart(request.contest, last, request.person)
    drawn = queries.drawn(request.contest)
    context = {
        "ranking": last,
        "lines": ranked.lines(request.contest, last, request.person),
        "sure": ranked.shown(request.contest, last, request.person),
        "apart": apart,
        "together": ranked.together(request.contest, "selection"),
        "defence": request.contest.regulation.stage("defence"),
        "open": waiting,
        "job": tasks.ranking_job(request.contest),
        "ended_refused": tasks.ended_refused(request.contest),
        "fixed": bool(request.contest.sealed_at) or drawn,
        "drawn": drawn,
        "overtaken": last is not None and queries.overtaken(last),
        "size": rule.size if rule else 0,
        "few": _few_by_z(request.contest),
        "finalists": {entry.number for entry in queries.finalists(request.contest)},
    }
    return render(request, "judging/ranking.html", context)


def _few_by_z(contest: Contest) -> bool:
    """Say whether the declared z-scores stand on few works of some juror: there they mislead."""
    if contest.regulation.judging.method != "z":
        return False
    counts = queries.signed_sheets(contest, "selection").order_by().values("seat")
    loads = counts.annotate(number=Count("pk")).values_list("number", flat=True)
    return min(loads, default=ENOUGH_FOR_Z) < ENOUGH_FOR_Z


@never_cache
def line(request: Conversation, contest: str) -> HttpResponse:
    """The line of the shortlist with its uncertainty drawn, and what if it were elsewhere."""
    asked = request.GET.get("size", "")
    size = int(asked) if asked.isdecimal() and len(asked) < LONGEST else None
    page = shortline.what_if(request.person, request.contest, size)
    page["together"] = ranked.together(request.contest, "selection")
    return render(request, "judging/line.html", page)


def compute(request: Conversation, contest: str) -> HttpResponse:
    """Compute the ranking anew and freeze it."""
    if tasks.rank(request.contest, by=request.person, now=request.now):
        messages.success(request, _("The ranking is computed."))
    return redirect("judging:ranking", contest=contest)


def shortlist(request: Conversation, contest: str) -> HttpResponse:
    """Decide who goes on to the defence."""
    numbers = [int(word) for word in request.POST.getlist("entry") if word.isdecimal()]
    chosen = entries.admitted(request.contest).filter(number__in=numbers)
    acts.shortlist(
        request.contest,
        list(chosen),
        reason=request.POST.get("reason", ""),
        by=request.person,
        now=request.now,
    )
    messages.success(request, _("The shortlist is decided; the authors are told."))
    return redirect("judging:ranking", contest=contest)
