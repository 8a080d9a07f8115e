"""A reading as plain values, with the clause and the words beside each: for `--json` and for people."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict

from baiqau.rules.reading import Found, Reading, Stage
from baiqau.rules.reading.ages import Age
from baiqau.rules.reading.judged import Criterion
from baiqau.rules.reading.places import Place

_ONE = {
    "title": "title",
    "application_start": "opens",
    "deadline": "deadline",
    "deadline_time": "deadline_time",
    "deadline_inclusive": "deadline_inclusive",
    "results_date": "results",
    "award_date": "award",
    "age": "age",
    "eligibility": "eligibility",
    "naming_rule": "naming",
    "language_of_works": "languages",
    "fee": "fee",
}
_MANY = {
    "organiser": "organisers",
    "partners": "partners",
    "stages": "stages",
    "emails": "emails",
    "phones": "phones",
    "urls": "urls",
    "age_groups": "age_groups",
    "nominations": "nominations",
    "criteria": "criteria",
    "places": "places",
    "awards": "awards",
}
DOUBTS = {
    "no-deadline": "Until when works are taken was not found in the text.",
    "no-year": "The text states no year for the last day.",
    "not-said-inclusive": "Does the last day count? The text does not say it, nor an hour.",
    "year-taken": "The year {year} of the last day stands elsewhere in the text, not beside it.",
    "two-deadlines": "Two days may end the taking of works: {days}. Which one is it?",
    "stages-overlap": "A stage begins before the one before it has ended.",
    "phone-digits": "A digit of the telephone number is missing.",
    "criteria-not-listed": "The text speaks of assessment; no criteria were found in it.",
    "clause-missing": "Clauses are missing: {missing}.",
}


def facts(reading: Reading) -> dict[str, object]:
    """Give the facts by name: null or an empty list is what the text does not say."""
    told: dict[str, object] = {"lang": reading.language}
    sources: dict[str, object] = {}
    for name, attribute in _ONE.items():
        found = getattr(reading, attribute)
        told[name] = _value(found.value) if found else None
        sources[name] = _source(found) if found else None
    for name, attribute in _MANY.items():
        rows = getattr(reading, attribute)
        told[name] = [_value(one.value) for one in rows]
        sources[name] = [_source(one) for one in rows]
    told["submission"] = {name: one.value for name, one in reading.submission.items()}
    sources["submission"] = {name: _source(one) for name, one in reading.submission.items()}
    told["clauses"] = list(reading.clauses)
    doubts = [{**asdict(one), "sentence": sentence(one.code, one.facts)} for one in reading.doubts]
    return told | {"sources": sources, "doubts": doubts}


def lines(reading: Reading) -> Iterator[tuple[str, object, Found]]:
    """Give each value that was found as a line: the name of the fact, the value, where it is from."""
    for name, attribute in _ONE.items():
        found = getattr(reading, attribute)
        if found:
            yield name, _value(found.value), found
    for name, attribute in _MANY.items():
        for one in getattr(reading, attribute):
            yield name, _value(one.value), one
    for name, one in reading.submission.items():
        yield f"submission.{name}", one.value, one


def lacking(reading: Reading) -> list[str]:
    """Name the facts the text does not state."""
    names = [*_ONE.items(), *_MANY.items()]
    return [name for name, attribute in names if not getattr(reading, attribute)]


def sentence(code: str, facts: Mapping[str, str]) -> str:
    """Say a doubt in English; the pages say it in the reader's language."""
    return DOUBTS[code].format(**facts)


def _value(value: object) -> object:
    if isinstance(value, Age):
        return {"min": value.least, "max": value.most, "max_inclusive": value.inclusive}
    if isinstance(value, Place):
        return asdict(value)
    if isinstance(value, Criterion):
        return {"name": value.name, "max": value.most}
    if isinstance(value, Stage):
        return {"n": value.number, "name": value.name, "start": value.start, "end": value.end}
    return value


def _source(found: Found) -> dict[str, str]:
    return {"clause": found.clause, "words": found.words}
