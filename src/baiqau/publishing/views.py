"""The public pages of a contest: whole for everyone, cached for everyone."""

from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render

from baiqau.appeals import queries as appeals
from baiqau.awards.keys import public_keys
from baiqau.base import storage
from baiqau.base.pagecache import for_everyone
from baiqau.contests.conversation import Conversation
from baiqau.defence import queries as defence
from baiqau.entries import queries as entries
from baiqau.proof import program
from baiqau.publishing import queries
from baiqau.rules import calendar, questions

SHOWN_NEWS = 3


@for_everyone
def home(request: Conversation, contest: str) -> HttpResponse:
    """The contest on one page: what it is, when, what you can do today."""
    context = {
        "news": queries.news(request.contest, request.now)[:SHOWN_NEWS],
        "call_open": calendar.is_open(request.contest.regulation, request.now),
        "files": questions.files_of_all(request.contest.regulation.questions),
        "call_over": request.contest.regulation.deadline < request.now,
        "published": defence.published_at([request.contest]).get(request.contest.pk),
        "call_opens": calendar.opening(request.contest.regulation),
        "drawn": any(one.drawn_at for one in defence.sittings(request.contest)),
    }
    return _expiring(request, render(request, "publishing/home.html", context))


@for_everyone
def news(request: Conversation, contest: str) -> HttpResponse:
    """All published news."""
    found = queries.news(request.contest, request.now)
    return _expiring(request, render(request, "publishing/news.html", {"news": found}))


@for_everyone
def news_item(request: Conversation, contest: str, slug: str) -> HttpResponse:
    """One piece of news."""
    piece = queries.news_item(request.contest, slug, request.now)
    if piece is None:
        raise Http404("no such news")
    return _expiring(request, render(request, "publishing/news_item.html", {"piece": piece}))


@for_everyone
def results(request: Conversation, contest: str) -> HttpResponse:
    """The published result; before it, when it will be."""
    places = {place.key: place.name for place in request.contest.regulation.honours}
    result = defence.published(request.contest)
    context = {
        "winners": queries.winners(request.contest),
        "places": places,
        "shown": set(queries.showcase(request.contest).values_list("number", flat=True)),
        "bundles": queries.bundles(request.contest),
        "result": result,
        "corrections": appeals.published(result) if result else (),
        "placed_by": appeals.placed_by(result) if result else 1,
        "appeals": appeals.account(request.contest),
    }
    return _expiring(request, render(request, "publishing/results.html", context))


@for_everyone
def recount(request: Conversation, contest: str) -> HttpResponse:
    """Tell a lay reader how to compute the result again, with all that it takes."""
    found = list(queries.bundles(request.contest))
    if not found:
        raise Http404("nothing is published to compute")
    context = {"bundles": found, "keys": public_keys()}
    return _expiring(request, render(request, "publishing/recount.html", context))


def bundle(request: Conversation, contest: str, number: int) -> HttpResponseBase:
    """Give the bundle's file."""
    found = get_object_or_404(queries.bundles(request.contest), number=number)
    name = f"{request.contest.slug}-results-{found.number}.json"
    return storage.as_attachment(found.blob, name, "application/json", request=request)


def verifier(request: Conversation, contest: str) -> HttpResponse:
    """Give the one file of plain Python that computes a bundle again."""
    answer = HttpResponse(program.program(), content_type="text/x-python")
    answer["Content-Disposition"] = 'attachment; filename="standalone.py"'
    return answer


@for_everyone
def showcase(request: Conversation, contest: str) -> HttpResponse:
    """The works whose authors agreed, as practice to be repeated elsewhere."""
    works = queries.showcase(request.contest)
    return _expiring(request, render(request, "publishing/showcase.html", {"works": works}))


@for_everyone
def work(request: Conversation, contest: str, number: int) -> HttpResponse:
    """One work of the showcase with its AI declaration."""
    entry = get_object_or_404(queries.showcase(request.contest), number=number)
    answers = [
        (question.label, answer)
        for question, answer in entries.answered(entry)
        if isinstance(answer, str) and question.kind in {"short", "long"}
    ]
    context = {"entry": entry, "answers": answers}
    return _expiring(request, render(request, "publishing/work.html", context))


def _expiring(request: Conversation, answer: HttpResponse) -> HttpResponse:
    """Let the cached page go when the next stage opens or closes: the timeline changes then."""
    answer.expires_for_everyone = calendar.next_border(  # type: ignore[attr-defined]  # read by pagecache
        request.contest.regulation, request.now
    )
    return answer
