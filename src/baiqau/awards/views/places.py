"""Places and gifts: the organiser's and the chair's pages."""

from django.contrib import messages
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from baiqau.awards import protocol as minutes
from baiqau.awards import queries, sealing
from baiqau.awards.actions import places as giving
from baiqau.awards.actions import protocols
from baiqau.awards.models import Gift, Handover
from baiqau.base import refusals, storage
from baiqau.contests.conversation import Conversation
from baiqau.defence import queries as defence
from baiqau.defence.models import Result
from baiqau.entries.models import Author, Entry
from baiqau.rules.refusals import Refused

DIGITS = 5  # of the number of gifts: more is a slip of the hand


@never_cache
def places(request: Conversation, contest: str) -> HttpResponse:
    """The sealed rows with a place beside each: proposed by the rule, given by people."""
    return _places(request)


def _places(
    request: Conversation, typed: QueryDict | None = None, status: int = 200
) -> HttpResponse:
    """Show the places; `typed` is what was chosen when it could not be taken."""
    result = defence.result(request.contest)
    sealed = result is not None and result.state in {"sealed", "published"}
    context = {
        "result": result if sealed else None,
        "rows": _rows(result, typed) if sealed and result else [],
        "reason": typed.get("reason", "") if typed else "",
        "votes": _votes(result) if sealed and result else [],
        "names": {one.key: one.name for one in result.version.regulation.honours} if result else {},
        "may_choose": bool(result and result.state == "sealed" and "chair" in request.offices),
        "given": queries.awards(request.contest),
        "signed": list(result.signed_protocols.order_by("language")) if sealed and result else [],
        "certificate": sealing.seal() is not None,
        "sittings": defence.sittings(request.contest),
    }
    return render(request, "awards/places.html", context, status=status)


@never_cache
def protocol(request: Conversation, contest: str) -> HttpResponse:
    """The protocol of the commission as PDF in the page's language; a draft until publication."""
    result = get_object_or_404(Result, contest=request.contest)
    sittings = defence.sittings(request.contest)
    if not sittings:
        raise Http404("no sitting")
    language = get_language() or "kk"
    signed = result.signed_protocols.filter(language=language).first()
    if signed is not None:
        with storage.open_blob(signed.sha256) as kept:
            content = kept.read()
    else:
        content = minutes.pdf(request.contest, result, sittings, language, request.now)
    answer = HttpResponse(content, content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="{contest}-protocol-{language}.pdf"'
    return answer


def sign_protocol(request: Conversation, contest: str) -> HttpResponse:
    """Sign the protocol with the institution's certificate, once."""
    result = get_object_or_404(Result, contest=request.contest)
    protocols.sign(result, by=request.person, now=request.now)
    messages.success(request, _("The protocol is signed and stands as it is."))
    return redirect("awards:places", contest=contest)


def _rows(result: Result, typed: QueryDict | None) -> list[dict[str, object]]:
    rule = result.version.regulation.audience
    given = {
        one.entry.number: one.place
        for one in queries.first_awards(result)
        if rule is None or one.place != rule.key
    }
    chosen = given or giving.proposal(result)
    if typed is not None:
        chosen = {row["entry"]: typed.get(f"place-{row['entry']}", "") for row in result.rows}
    known = Entry.objects.filter(contest=result.contest).values_list(
        "number", "title", "nomination"
    )
    works = {number: (title, entered) for number, title, entered in known}
    rows = []
    for row in result.rows:
        title, entered = works.get(row["entry"], ("–", ""))
        places = giving.open_to(result, entered)
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
    reason = request.POST.get("reason", "")
    try:
        giving.award(result, choices, reason=reason, by=request.person, now=request.now)
    except Refused as refused:
        messages.error(request, refusals.sentence(refused))
        return _places(request, request.POST, status=422)
    messages.success(request, _("The places are given."))
    return redirect("awards:places", contest=contest)


@never_cache
def gifts(request: Conversation, contest: str) -> HttpResponse:
    """The register of gifts and the list to sign."""
    return _register(request, {})


def _register(request: Conversation, given: dict[str, str], status: int = 200) -> HttpResponse:
    """Show the register; `given` is what was typed when it could not be taken."""
    context = {
        "given": given,
        "gifts": queries.gifts(request.contest),
        "handovers": queries.handovers(request.contest),
        "winners": queries.awards(request.contest),
    }
    return render(request, "awards/gifts.html", context, status=status)


def stock(request: Conversation, contest: str) -> HttpResponse:
    """Put a gift into stock."""
    name, number = request.POST.get("name", ""), request.POST.get("number", "").strip()
    if not number.isdecimal() or len(number) > DIGITS:
        messages.error(
            request, _("Write in figures how many of these gifts there are, such as 12.")
        )
        return _register(request, {"name": name, "number": number}, status=422)
    giving.stock(request.contest, name=name, number=int(number), by=request.person, now=request.now)
    messages.success(request, _("The stock is kept."))
    return redirect("awards:gifts", contest=contest)


def promise(request: Conversation, contest: str) -> HttpResponse:
    """Set a gift aside for an author."""
    gift = get_object_or_404(Gift, pk=_number(request, "gift"), contest=request.contest)
    author = get_object_or_404(
        Author, pk=_number(request, "author"), entry__contest=request.contest
    )
    giving.promise(gift, author, by=request.person, now=request.now)
    messages.success(request, _("The gift is set aside; it stands in the list to sign."))
    return redirect("awards:gifts", contest=contest)


def hand_over(request: Conversation, contest: str, handover: int) -> HttpResponse:
    """Tick a gift as handed over."""
    found = get_object_or_404(Handover, pk=handover, gift__contest=request.contest)
    parcel = request.POST.get("parcel", "").strip()
    giving.hand_over(found, parcel=parcel, by=request.person, now=request.now)
    messages.success(request, _("The gift is handed over."))
    return redirect("awards:gifts", contest=contest)


def take_back(request: Conversation, contest: str, handover: int) -> HttpResponse:
    """Undo the last step of a gift."""
    found = Handover.objects.filter(pk=handover, gift__contest=request.contest).first()
    handed = request.POST.get("handed") == "yes"
    if found is None or not giving.take_back(
        found, handed=handed, by=request.person, now=request.now
    ):
        messages.warning(
            request,
            _("Somebody has changed this gift meanwhile. Look how it stands now, then go on."),
        )
    elif handed:
        messages.success(request, _("The gift is not handed over; it stays set aside."))
    else:
        messages.success(request, _("The gift is no longer set aside; it is in stock again."))
    return redirect("awards:gifts", contest=contest)


def _number(request: Conversation, name: str) -> int:
    words = request.POST.get(name, "")
    return int(words) if words.isdecimal() else 0
