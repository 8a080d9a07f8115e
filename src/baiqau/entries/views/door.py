"""May I enter: three taps without an account, each a link; the answer cites its clauses."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from baiqau.contests.conversation import Conversation
from baiqau.entries.forms import DoorForm
from baiqau.entries.forms.door import AGES, AUTHOR_KINDS
from baiqau.entries.views.telling import doubts
from baiqau.people.forms import KINDS
from baiqau.rules import eligibility
from baiqau.rules.document import Regulation
from baiqau.rules.eligibility import Verdict
from baiqau.rules.parts import AuthorKind, LibraryKind

TAPS = ("library", "age", "applicant")


@dataclass(frozen=True)
class Choice:
    """One answer one can tap."""

    label: str
    url: str


@dataclass(frozen=True)
class Answered:
    """One question answered already, with the way back to it."""

    question: str
    answer: str
    url: str


@never_cache
def may_i_enter(request: Conversation, contest: str) -> HttpResponse:
    """Ask the next question, or give the verdict when all are answered."""
    form = DoorForm(request.GET)
    form.full_clean()
    regulation = request.contest.regulation
    given = _given(form)
    asked = next((tap for tap in _taps(regulation) if tap not in given), None)
    verdict = None if asked else _verdict(form, regulation)
    shown = {
        "form": form,
        "asked": asked,
        "question": _question(asked, regulation) if asked else "",
        "choices": _answers(asked, given) if asked else [],
        "answered": [_answered(tap, given, regulation) for tap in TAPS if tap in given],
        "given": given,
        "birth": _birth(regulation),
        "number": len(given) + 1,
        "taps": len(_taps(regulation)),
        "outcome": verdict.outcome if verdict else "",
        "told": doubts(verdict.findings) if verdict else [],
    }
    return render(request, "entries/may_i_enter.html", shown)


def _taps(regulation: Regulation) -> list[str]:
    """Give the questions that decide something under this regulation."""
    conditions = regulation.eligibility
    bounded = conditions.oldest or conditions.youngest
    return [tap for tap in TAPS if tap != "age" or bounded]


def _given(form: DoorForm) -> dict[str, str]:
    told = {tap: form.cleaned_data.get(tap) or "" for tap in TAPS}
    born = form.cleaned_data.get("born")
    if born:
        told["age"] = f"{born:%d.%m.%Y}"
    return {tap: word for tap, word in told.items() if word}


def _url(given: dict[str, str]) -> str:
    """Give the address with these answers; a date of birth keeps its own name."""
    born = "." in given.get("age", "")
    return "?" + urlencode(
        {"born" if tap == "age" and born else tap: word for tap, word in given.items()}
    )


def _question(tap: str, regulation: Regulation) -> str:
    if tap == "library":
        return _("In which library do you work?")
    if tap == "applicant":
        return _("Who enters the contest?")
    span = _birth(regulation)
    return (
        _("Were you born on %(earliest)s or later?") % span
        if span["earliest"]
        else _("Were you born on %(latest)s or earlier?") % span
    )


def _birth(regulation: Regulation) -> dict[str, str]:
    """Give the dates of birth that fit and the day on which age is looked at, as people write them."""
    on = eligibility.measured_on(regulation)
    span = eligibility.birth_dates(regulation.eligibility, on=on)
    days = {"earliest": span.earliest, "latest": span.latest, "on": on}
    return {name: f"{day:%d.%m.%Y}" if day else "" for name, day in days.items()}


def _answers(tap: str, given: dict[str, str]) -> list[Choice]:
    return [Choice(str(label), _url(given | {tap: key})) for key, label in _choices(tap)]


def _choices(tap: str | None) -> Sequence[tuple[str, object]]:
    return {"library": KINDS, "age": AGES, "applicant": AUTHOR_KINDS}.get(tap or "", [])


def _answered(tap: str, given: dict[str, str], regulation: Regulation) -> Answered:
    labels = {key: str(label) for key, label in _choices(tap)}
    rest = {other: word for other, word in given.items() if other != tap}
    return Answered(_question(tap, regulation), labels.get(given[tap], given[tap]), _url(rest))


def _verdict(form: DoorForm, regulation: Regulation) -> Verdict:
    told = form.cleaned_data
    born = told.get("born")
    return eligibility.three_taps(
        regulation,
        author_kind=cast("AuthorKind", told["applicant"]),
        library_kind=cast("LibraryKind", told["library"]),
        born=born,
        age_fits=None if born or not told["age"] else told["age"] == "yes",
    )
