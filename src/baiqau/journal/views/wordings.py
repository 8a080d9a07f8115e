"""Every letter the contest sends, and its wording in each language, as the organiser may change it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol, cast

from django.contrib import messages
from django.contrib.auth import get_user_model
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from baiqau.base import refusals
from baiqau.journal import actions, kinds, queries
from baiqau.journal.forms import WordingForm
from baiqau.journal.kinds import Kind, Words
from baiqau.journal.models import Wording
from baiqau.journal.wording import LANGUAGES
from baiqau.rules.document import Regulation
from baiqau.rules.refusals import Refused

VERSIONS = 50


class _Held(Protocol):
    regulation: Regulation


class _Asked(Protocol):
    """What these pages need of a request: they stand below the persons and the contests."""

    now: datetime
    contest: _Held


@dataclass(frozen=True)
class _Row:
    """One kind of letter in the list: its name by example, and the languages in own words."""

    kind: Kind
    name: str
    own: tuple[str, ...]


@never_cache
def wordings(request: HttpRequest, contest: str) -> HttpResponse:
    """Every letter the contest sends: what sends it, to whom, in whose words."""
    own, language = queries.wordings(contest), _language()
    rows = [
        _Row(kind, _name(kind, language), tuple(str(LANGUAGES[one]) for one in _own(kind, own)))
        for kind in kinds.every()
    ]
    return render(request, "journal/wordings.html", {"rows": rows, "language": language})


def _own(kind: Kind, own: dict[tuple[str, str], Wording]) -> list[str]:
    return [one for one in LANGUAGES if (kind.code, one) in own]


@never_cache
def wording(request: HttpRequest, contest: str, code: str, language: str) -> HttpResponse:
    """One letter in one language: its wording, its places, how it reads, and the earlier versions."""
    known = _known(code, language)
    if request.method == "POST":
        form = WordingForm(request.POST)
        if _kept(request, contest, known, language, form):
            messages.success(
                request, _("The wording is kept: letters from now on are written in it.")
            )
            return redirect("journal:wording", contest=contest, code=code, language=language)
    else:
        form = _opened(request, contest, known, language)
    return render(request, "journal/wording.html", _shown(request, contest, known, language, form))


def _known(code: str, language: str) -> Kind:
    kind = kinds.named(code)
    if kind is None or language not in LANGUAGES:
        raise Http404("no such letter")
    return kind


def _kept(request: HttpRequest, contest: str, kind: Kind, language: str, form: WordingForm) -> bool:
    """Keep what was written, or only look whether it could be kept; say what is wrong with it."""
    if not form.is_valid():
        return False
    try:
        actions.check(kind, form.words())
        if "preview" in request.POST:
            return False
        actions.reword(
            kind,
            form.words(),
            scope=contest,
            language=language,
            seen=form.cleaned_data["seen"],
            by=_actor(request),
            at=_asked(request).now,
        )
    except Refused as refused:
        form.add_error(None, refusals.sentence(refused))
        return False
    return True


def _opened(request: HttpRequest, contest: str, kind: Kind, language: str) -> WordingForm:
    """Give the form with the wording in force, or with an earlier version that was asked for."""
    found = queries.versions(contest, kind.code, language)
    last = found.first()
    asked = request.GET.get("version", "")
    old = found.exclude(body="").filter(number=asked).first() if asked.isdecimal() else None
    told = old or (last if last and last.body else None)
    words = Words(told.subject, told.body) if told else kind.house(language)
    seen = last.number if last else 0
    return WordingForm(initial={"subject": words.subject, "body": words.body, "seen": seen})


def _shown(
    request: HttpRequest, contest: str, kind: Kind, language: str, form: WordingForm
) -> dict[str, object]:
    """Give what the page of one letter shows."""
    found = list(queries.versions(contest, kind.code, language)[:VERSIONS])
    words = form.words() if form.is_bound else Words(form.initial["subject"], form.initial["body"])
    own = found[0] if found and found[0].body else None
    return {
        "kind": kind,
        "name": _name(kind, _language()),
        "language": language,
        "tongues": LANGUAGES,
        "form": form,
        "needed": kind.needed,
        "read": words.filled(_facts(request, kind, language)),
        "own": own,
        "seen": found[0].number if found else 0,
        "unused": own and queries.worded(kind, contest, language)[0] is None,
        "house": kind.house(language),
        "versions": _told(found),
    }


def _told(found: list[Wording]) -> list[tuple[Wording, str]]:
    """Give each version with the name of who wrote it."""
    keys = [one.actor.removeprefix("person:") for one in found]
    people: Any = get_user_model().objects.filter(key__in=keys) if keys else []
    names = {one.actor: str(one) for one in people}
    return [(one, names.get(one.actor, "")) for one in found]


def house_wording(request: HttpRequest, contest: str, code: str, language: str) -> HttpResponse:
    """Go back to the house's wording."""
    seen = request.POST.get("seen", "")
    actions.take_house(
        _known(code, language),
        scope=contest,
        language=language,
        seen=int(seen) if seen.isdecimal() else 0,
        by=_actor(request),
        at=_asked(request).now,
    )
    messages.success(
        request, _("The letter has the house’s wording again. Yours stays among the versions.")
    )
    return redirect("journal:wording", contest=contest, code=code, language=language)


def _facts(request: HttpRequest, kind: Kind, language: str) -> dict[str, str]:
    """Give an example for each place; the names of the contest and of its organiser are the true ones."""
    regulation = _asked(request).contest.regulation
    true = {
        "contest": regulation.title.within(language),
        "organiser": regulation.organiser.name.within(language),
    }
    return kind.example(language) | {place: true[place] for place in true if place in kind.places}


def _name(kind: Kind, language: str) -> str:
    """Name a kind of letter by the house's subject, filled with the example."""
    example = kind.example(language)
    return str(kind.subject) % example


def _language() -> str:
    return (get_language() or "kk")[:2]


def _asked(request: HttpRequest) -> _Asked:
    return cast("_Asked", request)


def _actor(request: HttpRequest) -> str:
    return str(getattr(request.user, "actor", "visitor"))
