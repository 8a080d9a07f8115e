"""A reading of a regulation as a page shows it: every value with its clause and words, and what is asked."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from operator import itemgetter

from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from baiqau.language import numbers
from baiqau.language.dates import long
from baiqau.rules.reading import Reading, told
from baiqau.rules.words.fields import option_of

NAMES: dict[str, Promise] = {
    "title": _("Name of the contest"),
    "application_start": _("Works are taken from"),
    "deadline": _("Works are taken until"),
    "deadline_time": _("At the hour"),
    "deadline_inclusive": _("The last day counts"),
    "results_date": _("The result is told on"),
    "award_date": _("The award ceremony is on"),
    "age": _("Age of participants"),
    "age_groups": _("Age groups"),
    "eligibility": _("Who may take part"),
    "naming_rule": _("How letters and files are named"),
    "language_of_works": _("Languages of works"),
    "fee": _("Fee"),
    "organiser": _("Organiser"),
    "partners": _("Partners"),
    "stages": _("Stages"),
    "emails": _("E-mail addresses"),
    "phones": _("Telephones"),
    "urls": _("Links"),
    "nominations": _("Nominations"),
    "criteria": _("Criteria"),
    "places": _("Places"),
    "awards": _("What is awarded"),
    "kinds": _("Kinds of works"),
    "formats": _("Formats of files"),
    "duration_max_s": _("Longest duration"),
    "duration_min_s": _("Shortest duration"),
    "size_min_mb": _("Smallest file, MB"),
    "size_max_mb": _("Largest file, MB"),
    "pages_max": _("Most pages"),
    "pages_min": _("Fewest pages"),
    "slides_max": _("Most slides"),
    "slides_min": _("Fewest slides"),
    "words_max": _("Most words"),
    "words_min": _("Fewest words"),
    "font_size": _("Size of type"),
    "entries_max": _("Works of one author"),
    "team_size": _("Authors of one work, at most"),
}
PARTS: dict[Promise, tuple[str, ...]] = {
    _("Name, organisers and contacts"): (
        *("title", "organiser", "partners", "emails", "phones", "urls"),
    ),
    _("Days and stages"): (
        *("application_start", "deadline", "deadline_time", "deadline_inclusive"),
        *("stages", "results_date", "award_date"),
    ),
    _("Who may take part"): ("age", "age_groups", "eligibility", "fee"),
    _("Works"): (
        *("nominations", "kinds", "formats", "duration_max_s", "duration_min_s", "size_max_mb"),
        *("size_min_mb", "pages_max", "pages_min", "slides_max", "slides_min", "words_max"),
        *("words_min", "font_size", "entries_max", "team_size", "language_of_works", "naming_rule"),
    ),
    _("Assessment and awards"): ("criteria", "places", "awards"),
}
PLACES = (_("grand prize"), _("first place"), _("second place"), _("third place"))
DOUBTS: dict[str, Promise] = {
    "no-deadline": _("Until when works are taken was not found in the text."),
    "no-year": _("The text states no year for the last day."),
    "not-said-inclusive": _("Does the last day count? The text does not say it, nor an hour."),
    "year-taken": _(
        "The year %(year)s of the last day stands elsewhere in the text, not beside it."
    ),
    "two-deadlines": _("Two days may end the taking of works: %(days)s. Which one is it?"),
    "stages-overlap": _("A stage begins before the one before it has ended."),
    "phone-digits": _("A digit of the telephone number is missing."),
    "criteria-not-listed": _("The text speaks of assessment; no criteria were found in it."),
    "clause-missing": _("Clauses are missing: %(missing)s."),
}
KINDS: dict[str, Promise] = {
    "text": _("text"),
    "multimedia": _("multimedia"),
    "video": _("video"),
    "presentation": _("presentation"),
    "essay": _("essay"),
    "photo": _("photograph"),
    "drawing": _("drawing"),
    "poem": _("poem"),
    "project": _("project"),
    "idea": _("idea"),
    "research": _("research"),
    "craft": _("craft"),
    "applique": _("appliqué"),
    "poster": _("poster"),
    "article": _("article"),
    "audio": _("sound"),
    "story": _("story"),
    "documents": _("documents"),
    "software": _("software"),
}


@dataclass(frozen=True)
class Fact:
    """One value as people read it, with where it came from."""

    value: str
    clause: str
    words: str


@dataclass(frozen=True)
class Named:
    """The values of one name: of stages, criteria and the like several."""

    key: str
    name: Promise
    facts: list[Fact]


@dataclass(frozen=True)
class Part:
    """What was read of one side of a contest; `gist` says the most of it in a line."""

    name: Promise
    named: list[Named]

    @property
    def gist(self) -> str:
        values = (one.value for row in self.named for one in row.facts)
        return "; ".join(one for one in values if not one.isdigit())


@dataclass(frozen=True)
class Asked:
    """What a person decides, at its clause and words."""

    sentence: str
    clause: str
    words: str


def page(reading: Reading) -> dict[str, object]:
    """Give what the page of a reading shows."""
    return {
        "parts": list(_parts(reading)),
        "asked": [
            Asked(str(DOUBTS[one.code]) % dict(one.facts), one.clause, one.words)
            for one in reading.doubts
        ],
        "lacking": [NAMES[name] for name in told.lacking(reading)],
        "clauses": reading.clauses,
    }


def _parts(reading: Reading) -> Iterator[Part]:
    """Give what was read under the headings of a contest; a heading with nothing is left out."""
    known = {one.key: one for one in _named(reading)}
    for name, keys in PARTS.items():
        named = [known[key] for key in keys if key in known]
        if named:
            yield Part(name, named)


def _named(reading: Reading) -> Iterator[Named]:
    for key, lines in groupby(told.lines(reading), key=itemgetter(0)):
        facts = [Fact(_shown(key, value), one.clause, one.words) for _name, value, one in lines]
        name = key.removeprefix("submission.")
        yield Named(name, NAMES[name], facts)


def _shown(name: str, value: object) -> str:
    if isinstance(value, bool):
        return _now("yes") if value else _now("no")
    if name == "language_of_works" and isinstance(value, list):
        named = (option_of("languages", one) for one in value)
        return ", ".join(one.within(get_language() or "kk") for one in named if one)
    if isinstance(value, list):
        return ", ".join(str(KINDS.get(one, one)) for one in value)
    if isinstance(value, Mapping):
        return _composed(name, value)
    if name.removeprefix("submission.").startswith("duration_"):
        return numbers.duration(int(str(value)), get_language() or "kk")
    return (
        _day(str(value)) if name.endswith(("_date", "_start")) or name == "deadline" else str(value)
    )


def _composed(name: str, value: Mapping[str, object]) -> str:
    if name == "places":
        return _placed(value)
    if name in {"age", "age_groups"}:
        return _aged(value["min"], value["max"])
    if name == "criteria":
        return f"{value['name']}: {value['max']}" if value["max"] else str(value["name"])
    if name == "fee":
        return (
            f"{value['amount']} {value['currency'] or ''}".strip()
            if value["amount"]
            else _now("free")
        )
    days = " – ".join(_day(str(value[end])) for end in ("start", "end") if value[end])
    name = ". ".join(str(one) for one in (value["n"], value["name"] or None) if one)
    return f"{name} ({days})" if name else days


def _placed(value: Mapping[str, object]) -> str:
    """Say a place: "I орын × 2: 100 000 теңге"."""
    name = str(PLACES[int(str(value["place"]))])
    number = f" × {value['number']}" if value["number"] else ""
    return f"{name}{number}: {value['prize']}" if value["prize"] else f"{name}{number}"


def _aged(least: object, most: object) -> str:
    if least and most:
        return f"{least}–{most}"
    if least:
        return _now("from the age of: %(years)s") % {"years": least}
    return _now("up to the age of: %(years)s") % {"years": most} if most else _now("any age")


def _day(iso: str) -> str:
    """Say a day; one without a year or a day stays as it is."""
    day, _mark, hour = iso.partition("T")
    try:
        said = long(date.fromisoformat(day), get_language() or "kk")
    except ValueError:
        return iso
    return f"{said}, {hour}" if hour else said
