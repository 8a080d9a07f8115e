"""What a juror writes on a sheet: marks tap by tap, words as they are typed; or plain forms."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from baiqau.contests.conversation import Conversation
from baiqau.entries.views.saving import kept_at, quiet
from baiqau.judging import compared, pages, paired, visibility
from baiqau.judging.actions import sheets as acts
from baiqau.judging.models import Sheet
from baiqau.judging.views import pairing
from baiqau.judging.words import Words
from baiqau.rules.parts import Criterion

REMARK = "remark-"


def mark(request: Conversation, contest: str, sheet: UUID) -> HttpResponse:
    """Keep one mark: a tap is told what stands now, a plain form leads back to the page.

    A mark that another device wrote in the meantime stands; both values go to the juror.
    """
    criterion = request.POST.get("criterion", "")
    try:
        kept = acts.put_mark(
            _own(request, sheet),
            criterion,
            value(request),
            by=request.person,
            now=request.now,
            tap=tap(request),
            on=request.POST.get("on"),
        )
    except acts.MarkedElsewhere as torn:
        own = {"contest": contest, "sheet": sheet}
        urls = {
            "form_url": reverse("judging:mark", kwargs=own),
            "back_url": _page_of(_own(request, sheet), criterion, contest),
        }
        return elsewhere(request, torn, criterion, urls)
    if quiet(request):
        told = pages.progress(kept.sheet) | {"on": kept.seen_as, "value": kept.value}
        return JsonResponse(told | {"at": kept_at(kept.at, request.contest)})
    return redirect(_page_of(kept.sheet, criterion, contest))


def write(request: Conversation, contest: str, sheet: UUID) -> HttpResponse:
    """Keep the comments and the note; pressing the button keeps them over what stands."""
    kept = acts.write(
        _own(request, sheet),
        words(request),
        by=request.person,
        now=request.now,
        on=request.POST.get("written_on") if quiet(request) else None,
    )
    if quiet(request):
        told = {"at": kept_at(request.now, request.contest), "state": Words.of(kept).digest}
        return JsonResponse(told)
    return redirect("judging:sheet", contest=contest, sheet=sheet)


def _page_of(sheet: Sheet, criterion: str, contest: str) -> str:
    """Give the page on which the mark is given: of the pair, where two works are compared."""
    if paired.is_choice(criterion):
        own = compared.of(sheet.seat.person, sheet.seat.contest)
        for pair in compared.pairs(sheet.seat.contest, own):
            if pair.holder == sheet and pair.criterion == criterion:
                return pairing.address(contest, pair)
    return reverse("judging:sheet", kwargs={"contest": contest, "sheet": sheet.key})


def _own(request: Conversation, key: UUID) -> Sheet:
    own = visibility.own_sheet(request.person, request.contest, key)
    if own is None:
        raise Http404("not one's own")
    return own


def value(request: HttpRequest) -> int:
    """Give the mark that was tapped."""
    word = request.POST.get("value", "")
    if not word.lstrip("-").isdecimal():
        raise Http404("not a mark")
    return int(word)


def tap(request: HttpRequest) -> UUID | None:
    """Give the device's name of the tap, if it has one."""
    name = request.POST.get("tap")
    try:
        return UUID(name) if name else None
    except ValueError:
        raise Http404("not a tap") from None


def words(request: HttpRequest) -> Words:
    """Give the words of the form."""
    return Words(
        comment=request.POST.get("comment", ""),
        note=request.POST.get("note", ""),
        remarks={
            name.removeprefix(REMARK): request.POST.get(name, "")
            for name in request.POST
            if name.startswith(REMARK)
        },
    )


def elsewhere(
    request: Conversation, told: acts.MarkedElsewhere, criterion: str, urls: dict[str, str]
) -> HttpResponse:
    """Tell both marks: to a script as they are, to a plain form as a page that asks."""
    both = {"mine": told.mine, "theirs": told.mark.value, "on": told.mark.seen_as}
    if quiet(request):
        return JsonResponse(both | {"at": kept_at(told.mark.at, request.contest)}, status=409)
    shown = both | {"criterion": criterion, "rule": _rule(request, criterion)} | urls
    return render(request, "judging/elsewhere.html", shown, status=409)


def _rule(request: Conversation, criterion: str) -> Criterion | None:
    """Give the criterion by whose words both marks are told."""
    regulation = request.contest.regulation
    known = (*regulation.criteria, *paired.rules({criterion: 0}, regulation.judging.clause))
    return next((rule for rule in known if rule.key == criterion), None)
