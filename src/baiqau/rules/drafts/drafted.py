"""A draft made of a text that was read: only what the text says is filled in, the rest stays the frame's."""

import re
from collections.abc import Iterator
from datetime import datetime, time
from math import gcd
from typing import Any
from zoneinfo import ZoneInfo

from baiqau.rules.drafts.begun import Tree, empty
from baiqau.rules.reading import Found, Reading, Stage
from baiqau.rules.reading.ages import Age
from baiqau.rules.reading.judged import Criterion
from baiqau.rules.reading.places import Place

_KINDS = ("call", "selection", "defence")
_LAST = time(23, 59, 59, 999999)
_NUMBER = re.compile(r"\d+(?:\.\d+)*")
_SURNAME = re.compile(
    r"(?:тегі(?:ңіз)?|тегi|фамилия|фио|ф\.\s?и\.\s?о\.?|surname|last name)(?:[\s_]+(?:и\.?\s?о\.?|аты|имя|name))?",
    re.IGNORECASE,
)
_ROMANS = (
    "",
    "I",
    "II",
    "III",
    "IV",
    "V",
    "VI",
    "VII",
    "VIII",
    "IX",
    "X",
    "XI",
    "XII",
    "XIII",
    "XIV",
    "XV",
)
_SECTIONS = {*_ROMANS[1:], *(one.replace("I", "І").replace("X", "Х") for one in _ROMANS[1:])}
_HIGHEST, _MIB = 1000, 1 << 20


def from_reading(reading: Reading) -> Tree:
    """Give the draft of a text; a value without its clause cites the nearest one that is known."""
    tree, language = empty(), reading.language
    clauses = list(_clauses(reading))
    if clauses:
        tree["clauses"] = clauses
    known = {row["number"] for row in tree["clauses"]}
    cite = _Citing(known, tree["clauses"][0]["number"])
    if reading.title:
        tree["title"] = {language: reading.title.value}
    _organiser(tree, reading, cite)
    _stages(tree, reading, cite)
    _eligibility(tree, reading, cite)
    _works(tree, reading, cite)
    _naming(tree, reading, cite)
    _judged(tree, reading, cite)
    return tree


class _Citing:
    """Chooses the clause a rule cites: that of what was found, else another that is near it, else the first."""

    def __init__(self, known: set[str], first: str) -> None:
        self._known, self._first = known, first

    def __call__(self, *found: Found | None) -> str:
        cited = (_arabic(one.clause) for one in found if one is not None)
        return next((one for one in cited if one in self._known), self._first)


def _clauses(reading: Reading) -> Iterator[dict[str, Any]]:
    """Give the clauses of the text; none when a number repeats or is none of digits: a person sets them right."""
    numbers = [_arabic(one) for one in reading.clauses]
    if len(set(numbers)) < len(numbers) or not all(_NUMBER.fullmatch(one) for one in numbers):
        return
    for number in numbers:
        lines = [one for one in reading.source.lines if _arabic(one.clause) == number]
        text = "\n\n".join(one.words.back(0, len(one.text)) for one in lines).strip()
        heading = len(lines) == 1 and lines[0].is_heading and not _is_sentence(number, text)
        row = {"number": number, "text": {reading.language: text.rstrip(":") if heading else text}}
        yield row | ({"heading": True} if heading else {})


def _is_sentence(number: str, text: str) -> bool:
    """A short clause within a section is a rule, not a heading, when it ends as a sentence does."""
    return "." in number and text.endswith((".", ";"))


def _arabic(number: str) -> str:
    """Give a Roman number of a section in digits: clauses of a regulation are cited by digits."""
    return (
        str(_ROMANS.index(number.replace("І", "I").replace("Х", "X")))
        if number in _SECTIONS
        else number
    )


def _organiser(tree: Tree, reading: Reading, cite: _Citing) -> None:
    if reading.organisers:
        first = reading.organisers[0]
        tree["organiser"] = {"name": {reading.language: first.value}, "clause": cite(first)}
    else:
        tree["organiser"]["clause"] = cite()
    if reading.emails:
        tree["organiser"]["email"] = reading.emails[0].value
    if reading.phones:
        tree["organiser"]["phone"] = reading.phones[0].value


def _stages(tree: Tree, reading: Reading, cite: _Citing) -> None:
    """Give the stages their days; stages that are numbered one, two, three are call, selection, defence."""
    zone = ZoneInfo(tree["zone"])
    numbered = {one.value.number: one for one in reading.stages if isinstance(one.value, Stage)}
    for place, stage in enumerate(tree["stages"], start=1):
        found = numbered.get(place)
        stage["clause"] = cite(found, reading.deadline)
        if found and isinstance(found.value, Stage):
            _put(stage, "opens", _at(found.value.start, time(), zone))
            _put(stage, "closes", _at(found.value.end, _LAST, zone))
    call, hour = tree["stages"][0], reading.deadline_time
    last = time.fromisoformat(str(hour.value)) if hour and hour.value != "24:00" else _LAST
    unsure = any(one.code == "two-deadlines" for one in reading.doubts)
    opens, closes = (
        "" if one is None else str(one.value) for one in (reading.opens, reading.deadline)
    )
    _put(call, "opens", _at(opens, time(), zone))
    if unsure:
        call.pop("closes", None)
    else:
        _put(call, "closes", _at(closes, last, zone))
    for part in ("screening", "judging", "shortlist", "defence", "final"):
        tree[part]["clause"] = cite(numbered.get(2), reading.deadline)


def _at(day: str | None, hour: time, zone: ZoneInfo) -> str | None:
    """Give a moment of a whole day with its year; None for one the text does not tell whole."""
    if not day or not re.fullmatch(r"\d{4}-\d\d-\d\d", day):
        return None
    return datetime.combine(datetime.fromisoformat(day), hour, zone).isoformat()


def _put(row: dict[str, Any], name: str, value: object) -> None:
    if value is not None:
        row[name] = value


def _eligibility(tree: Tree, reading: Reading, cite: _Citing) -> None:
    rules, clause = tree["eligibility"], cite(reading.eligibility, reading.age)
    for name in ("measured", "author_kinds"):
        rules[name]["clause"] = clause
    age = reading.age.value if reading.age else None
    if isinstance(age, Age):
        rules |= dict(_ends(age, cite(reading.age)))
    for name, key in (("works_per_author", "entries_max"), ("most_authors", "team_size")):
        if most := reading.submission.get(key):
            rules[name] = {"value": most.value, "clause": cite(most)}


def _ends(age: Age, clause: str) -> Iterator[tuple[str, Tree]]:
    """Give the rules of an age: those of its ends that are closed."""
    if age.most:
        value = {"years": age.most} | ({"included": True} if age.inclusive else {})
        yield "oldest", {"value": value, "clause": clause}
    if age.least:
        yield "youngest", {"value": age.least, "clause": clause}


def _works(tree: Tree, reading: Reading, cite: _Citing) -> None:
    said = reading.submission
    found = next(iter(said.values()), None)
    tree["works"]["kinds_clause"] = cite(said.get("kinds"), found)
    forms = tree["works"]["forms"]
    forms[0]["clause"] = cite(said.get("formats"), said.get("kinds"), found)
    pages, longest = said.get("pages_max"), said.get("duration_max_s")
    if pages:
        forms[0]["advised_pages"] = pages.value
    kinds = said["kinds"].value if "kinds" in said else []
    if longest and isinstance(kinds, list) and {"video", "multimedia"} & set(kinds):
        forms.append(_FILM | {"most_seconds": longest.value, "clause": cite(longest)})
    size = said.get("size_max_mb")
    for form in forms if size else ():
        form["most_bytes"] = max(1, int(float(str(size.value)) * _MIB))  # type: ignore[union-attr]  # looked at above
    tree["nominations"] = [
        {
            "key": f"nomination-{number}",
            "name": {reading.language: one.value},
            "clause": cite(one),
        }
        for number, one in enumerate(reading.nominations, start=1)
    ]


_FILM: dict[str, Any] = {
    "key": "video",
    "name": {"kk": "Бейне", "ru": "Видео", "en": "Video"},
    "extensions": ["mp4", "mov", "webm", "mkv"],
}


def _naming(tree: Tree, reading: Reading, cite: _Citing) -> None:
    """Give the naming rule where the pattern holds the word for a surname and an address is known."""
    words = str(reading.naming.value) if reading.naming else ""
    surname = _SURNAME.search(words)
    head = words[: surname.start()].strip(" _-–") if surname else ""
    if surname and head and reading.emails:
        tree["naming"] = {
            "pattern": f"{words[: surname.start()]}{{surname}}{words[surname.end() :]}",
            "heads": [head],
            "mailbox": reading.emails[0].value,
            "clause": cite(reading.naming),
        }


def _judged(tree: Tree, reading: Reading, cite: _Citing) -> None:
    """Give the criteria; marks out of 10 and out of 5 are summed in a text, so the ten weighs twice."""
    said = [(one, one.value) for one in reading.criteria if isinstance(one.value, Criterion)]
    highest = [value.most if 0 < (value.most or 0) <= _HIGHEST else None for _, value in said]
    tree["criteria"] = [
        {
            "key": f"criterion-{number}",
            "name": {reading.language: value.name},
            "weight": weight,
            "clause": cite(one),
        }
        | ({"highest": most} if most else {})
        for number, ((one, value), most, weight) in enumerate(
            zip(said, highest, _weights(highest), strict=True), start=1
        )
    ]
    tree["awards"]["clause"] = cite(*reading.places, *reading.awards, reading.award)
    _places(tree, reading)


def _places(tree: Tree, reading: Reading) -> None:
    """Give the places the text names, each with its number and prize where it says them; else the usual three stay."""
    said = [one.value for one in reading.places if isinstance(one.value, Place)]
    if not any(one.place == 1 for one in said):
        return
    usual = dict(enumerate(tree["awards"]["places"], start=1))
    usual[0] = {"key": "grand-prize", "name": dict(_GRAND)}
    tree["awards"]["places"] = [
        usual[one.place]
        | {"count": one.number or 1}
        | ({"gift": {reading.language: one.prize}} if one.prize else {})
        for one in said
    ]


_GRAND = {"kk": "Бас жүлде", "ru": "Гран-при", "en": "Grand prize"}


def _weights(highest: list[int | None]) -> list[int]:
    """Give weights in the proportion of the highest marks; equal ones when one of those is not told."""
    known = [one for one in highest if one]
    if len(known) < len(highest):
        return [1] * len(highest)
    shared = gcd(*known)
    return [one // shared for one in known]
