"""How a refusal reaches a person: the wording of its code in the page's language."""

from collections.abc import Callable, Mapping
from datetime import datetime

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from baiqau.base.bucket.client import Away
from baiqau.language import dates
from baiqau.rules.refusals import Refused
from baiqau.rules.values import Text

# The refusals of the pure packages that can reach any page; the stages bring their own.
_words: dict[str, Promise] = {
    "step-illegal": _(
        "This is no longer possible in the present state. Look at the page again: somebody may"
        " have been faster."
    ),
}


def word(table: Mapping[str, Promise]) -> None:
    """Take over one stage's wordings: code -> lazy sentence with %(fact)s placeholders."""
    twice = _words.keys() & table.keys()
    assert all(_words[code] is table[code] for code in twice), f"worded twice: {sorted(twice)}"
    _words.update(table)


def worded() -> frozenset[str]:
    """Give the codes that have a wording."""
    return frozenset(_words)


def sentence(refused: Refused) -> str:
    """Say why, in the active language, with the clause when there is one."""
    facts = {name: _shown(value) for name, value in refused.facts.items()}
    return str(_words[refused.code]) % {**facts, "clause": refused.clause or ""}


def _shown(fact: object) -> str:
    """Give a fact as people read it: moments in the zone they carry, texts in the active language."""
    language = (get_language() or "kk")[:2]
    if isinstance(fact, datetime):
        return dates.moment(fact, language)
    if isinstance(fact, Text):
        return fact.within(language)
    if isinstance(fact, tuple | list):
        return ", ".join(_shown(one) for one in fact)
    return str(fact)


class RefusalPage:
    """Turns a refusal of an action into a sentence on the page the person came from."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if isinstance(error, Away):
            error = Refused("store-away")
        if not isinstance(error, Refused):
            return None
        words = sentence(error)
        if request.headers.get("X-Saving") == "quiet":
            return JsonResponse({"fault": words}, status=422)
        back = request.headers.get("Referer", "")
        if getattr(request, "htmx", False):
            return render(request, "base/refused_fragment.html", {"words": words}, status=422)
        if request.method == "POST" and url_has_allowed_host_and_scheme(back, {request.get_host()}):
            messages.error(request, words)
            return HttpResponseRedirect(back)
        return render(request, "base/refused.html", {"words": words}, status=409)
