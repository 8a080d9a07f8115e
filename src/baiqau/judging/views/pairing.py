"""Works two by two: the list of one's comparisons, and one pair side by side."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache

from baiqau.contests.conversation import Conversation
from baiqau.judging import compared, pages, printed_whole, ranked
from baiqau.judging.models import Sheet


@never_cache
def pairs(request: Conversation, contest: str) -> HttpResponse:
    """All of one's comparisons in their order, with what was said."""
    own = _own(request)
    found = compared.pairs(request.contest, own)
    shown = {
        "pairs": found,
        "waiting": len(compared.waiting(found)),
        "closed": any(sheet.state == "signed" for sheet in own),
        "seat": own[0].seat if own else None,
    } | printed_whole.answering(own)
    return render(request, "judging/pairs.html", shown)


@never_cache
def pair(request: Conversation, contest: str, left: int, right: int) -> HttpResponse:
    """Two works beside each other, and the choice between them."""
    found = compared.pairs(request.contest, _own(request))
    here = next((one for one in found if one.name == f"{left}-{right}"), None)
    if here is None:
        raise Http404("not one's own pair")
    return render(request, "judging/pair.html", pages.pair(here, found))


def next_pair(request: Conversation) -> str:
    """Give the address of the next pair without a choice, after the one that is named; else the list."""
    contest = request.contest
    found = compared.pairs(contest, compared.of(request.person, contest))
    after = request.GET.get("after", "")
    at = next((place for place, one in enumerate(found, 1) if one.name == after), 0)
    following = [*found[at:], *found[:at]]
    first = next((one for one in following if one.mark is None and one.name != after), None)
    if first is None:
        return reverse("judging:pairs", kwargs={"contest": contest.slug})
    return address(contest.slug, first)


def address(contest: str, pair: compared.Pair) -> str:
    """Give the address of a pair."""
    numbers = {"left": pair.left.entry.number, "right": pair.right.entry.number}
    return reverse("judging:pair", kwargs={"contest": contest, **numbers})


def _own(request: Conversation) -> list[Sheet]:
    """Give the sheets a juror compares; there is no such page where works are judged in another way."""
    own = compared.of(request.person, request.contest)
    if not own and not ranked.by_pairs(request.contest, "selection"):
        raise Http404("no works are compared in this contest")
    for sheet in own:
        sheet.seat.contest, sheet.seat.person = request.contest, request.person
    return own
