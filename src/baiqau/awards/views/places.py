"""Places and gifts: the organiser's and the chair's pages."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from baiqau.awards import protocol as minutes
from baiqau.awards import queries
from baiqau.awards.actions import places as giving
from baiqau.awards.models import Gift, Handover
from baiqau.contests.conversation import Conversation
from baiqau.defence import queries as defence
from baiqau.defence.models import Result
from baiqau.entries.models import Author, Entry


@never_cache
def places(request: Conversation, contest: str) -> HttpResponse:
    """The sealed rows with a place beside each: proposed by the rule, given by people."""
    result = defence.result(request.contest)
    sealed = result is not None and result.state in {"sealed", "published"}
    context = {
        "result": result if sealed else None,
        "rows": _rows(result) if sealed and result else [],
        "votes": _votes(result) if sealed and result else [],
        "given": queries.awards(request.contest),
    }
    return render(request, "awards/places.html", context)


@never_cache
def protocol(request: Conversation, contest: str) -> HttpResponse:
    """The protocol of the commission as PDF in the page's language; a draft until publication."""
    result = get_object_or_404(Result, contest=request.contest)
    sittings = defence.sittings(request.contest)
    if not sittings:
        raise Http404("no sitting")
    language = get_language() or "kk"
    content = minutes.pdf(request.contest, result, sittings, language, request.now)
    answer = HttpResponse(content, content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="{contest}-protocol-{language}.pdf"'
    return answer


def _rows(result: Result) -> list[dict[str, object]]:
    rule = result.version.regulation.audience
    given = {
        one.entry.number: one.place
        for one in result.awards.select_related("entry")
        if rule is None or one.place != rule.key
    }
    chosen = given or giving.proposal(result)
    known = Entry.objects.filter(contest=result.contest).values_list(
        "number", "title", "nomination"
    )
    works = {number: (title, entered) for number, title, entered in known}
    honours = result.contest.regulation.awards
    rows = []
    for row in result.rows:
        title, entered = works.get(row["entry"], ("–", ""))
        places = [
            one
            for one in (*honours.places, *honours.nominations)
            if one.nomination in (None, entered)
        ]
        told = {"title": title, "places": places, "place": chosen.get(row["entry"], "")}
        rows.append({**row, **told})
    return rows


def _votes(result: Result) -> list[dict[str, object]]:
    """Give the works with their votes, most first, and whether the audience's award is theirs."""
    if not result.audience:
        return []
    titles = dict(Entry.objects.filter(contest=result.contest).values_list("number", "title"))
    rows = sorted(result.audience["votes"], key=lambda row: (-row["votes"], row["entry"]))
    won = result.audience["given"]
    return [
        {**row, "title": titles.get(row["entry"], "–"), "won": row["entry"] in won} for row in rows
    ]


def award(request: Conversation, contest: str) -> HttpResponse:
    """Give the places as chosen."""
    result = get_object_or_404(Result, contest=request.contest)
    entries = {entry.number: entry for entry in Entry.objects.filter(contest=request.contest)}
    choices = {
        entries[row["entry"]]: place
        for row in result.rows
        if (place := request.POST.get(f"place-{row['entry']}", ""))
    }
    giving.award(
        result, choices, reason=request.POST.get("reason", ""), by=request.person, now=request.now
    )
    messages.success(request, _("The places are given."))
    return redirect("awards:places", contest=contest)


@never_cache
def gifts(request: Conversation, contest: str) -> HttpResponse:
    """The register of gifts and the list to sign."""
    context = {
        "gifts": queries.gifts(request.contest),
        "handovers": queries.handovers(request.contest),
        "winners": queries.awards(request.contest),
    }
    return render(request, "awards/gifts.html", context)


def stock(request: Conversation, contest: str) -> HttpResponse:
    """Put a gift into stock."""
    number = request.POST.get("number", "")
    giving.stock(
        request.contest,
        name=request.POST.get("name", ""),
        number=int(number) if number.isdecimal() else 0,
        by=request.person,
        now=request.now,
    )
    return redirect("awards:gifts", contest=contest)


def promise(request: Conversation, contest: str) -> HttpResponse:
    """Set a gift aside for an author."""
    gift = get_object_or_404(Gift, pk=_number(request, "gift"), contest=request.contest)
    author = get_object_or_404(
        Author, pk=_number(request, "author"), entry__contest=request.contest
    )
    giving.promise(gift, author, by=request.person, now=request.now)
    return redirect("awards:gifts", contest=contest)


def hand_over(request: Conversation, contest: str, handover: int) -> HttpResponse:
    """Tick a gift as handed over."""
    found = get_object_or_404(Handover, pk=handover, gift__contest=request.contest)
    parcel = request.POST.get("parcel", "").strip()
    giving.hand_over(found, parcel=parcel, by=request.person, now=request.now)
    return redirect("awards:gifts", contest=contest)


def _number(request: Conversation, name: str) -> int:
    words = request.POST.get(name, "")
    return int(words) if words.isdecimal() else 0
