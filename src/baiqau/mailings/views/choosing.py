"""Write to the people of a list as it stands on another page: works in the queue, seats of the commission."""

from dataclasses import asdict

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import get_language

from baiqau.contests.conversation import Conversation
from baiqau.judging import queries as judging
from baiqau.mailings import actions
from baiqau.mailings.models import Selection
from baiqau.mailings.wording import SEATS
from baiqau.screening import queries as screening
from baiqau.screening.forms import SieveForm


def works(request: Conversation, contest: str) -> HttpResponse:
    """Fix the list of the works that are looked for in the queue."""
    language, tags = get_language() or "kk", screening.tags_in(request.contest)
    form = SieveForm(
        request.POST, regulation=request.contest.regulation, language=language, tags=tags
    )
    sieve = form.sieve()
    found = screening.sifted(request.contest, sieve)
    made = actions.choose(
        request.contest,
        found,
        source="works",
        asked={field: word for field, word in asdict(sieve).items() if word},
        by=request.person,
        now=request.now,
    )
    return _onward(made)


def seats(request: Conversation, contest: str) -> HttpResponse:
    """Fix the list of the seats in one state."""
    state = request.POST.get("state", "")
    found = judging.seats(request.contest).filter(state=state if state in SEATS else "accepted")
    made = actions.choose(
        request.contest,
        found,
        source="seats",
        asked={"state": state},
        by=request.person,
        now=request.now,
    )
    return _onward(made)


def _onward(made: Selection) -> HttpResponse:
    address = reverse("mailings:write", kwargs={"contest": made.contest.slug})
    return redirect(f"{address}?list={made.key}")
