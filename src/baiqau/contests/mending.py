"""What is wrong with a draft, in sentences that stand beside the field at which it is mended."""

from collections.abc import Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from baiqau.contests.problems import KINDS, PROBLEMS, SPELLINGS
from baiqau.rules.drafts import options, rows, values
from baiqau.rules.drafts.faults import at
from baiqau.rules.findings import Problem
from baiqau.rules.words.fields import option_of

# In which list of the draft the thing stands that a fact names by its key.
_LISTS: Mapping[str, tuple[str, ...]] = {
    "before": ("stages",),
    "criterion": ("criteria",),
    "earlier": ("questions",),
    "form": ("works.forms",),
    "kind": ("works.kinds",),
    "nomination": ("nominations",),
    "place": ("awards.places", "awards.nominations"),
    "question": ("questions",),
    "stage": ("stages",),
}


def sentences(problems: tuple[Problem, ...], tree: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    """Give the sentences by the path of their field."""
    found: dict[str, tuple[str, ...]] = {}
    for problem in problems:
        found[problem.path] = (*found.get(problem.path, ()), sentence(problem, tree))
    return found


def sentence(problem: Problem, tree: Mapping[str, Any]) -> str:
    """Say what is wrong here and what to do, with names in place of keys."""
    words = HERE.get(problem.code) or PROBLEMS[problem.code]
    return str(words) % _facts(problem, tree)


def _facts(problem: Problem, tree: Mapping[str, Any]) -> dict[str, object]:
    facts = {name: _named(name, fact, tree) for name, fact in problem.facts.items()}
    if problem.code == "value-wrong":
        facts["expected"] = _expected(problem)
    if problem.code == "spelling-wrong":
        facts["expected"] = SPELLINGS.get(str(facts["expected"]), facts["expected"])
    if problem.code in ("number-great", "number-small"):
        facts["expected"] = _as_written(problem)
    return facts


def _named(name: str, fact: object, tree: Mapping[str, Any]) -> object:
    language = (get_language() or "kk")[:2]
    for path in _LISTS.get(name, ()):
        for row in rows.keyed(tree, path):
            if row["key"] == fact:
                return options.named(row, language)
    if name in ("method", "known"):
        told = (option_of("judging.method", one.strip()) for one in str(fact).split(","))
        return ", ".join(one.within(language) for one in told if one)
    if name == "language" and (words := option_of("languages", str(fact))):
        return words.within(language)
    return fact


def _expected(problem: Problem) -> object:
    field = rows.field_at(problem.path.split("."))
    if field is not None and field.label in values.MINUTES:
        return MINUTES
    kind = str(problem.facts["expected"]).split("_", 1)[0]
    return STANDS.get(kind) or KINDS.get(kind, OTHER)


def _as_written(problem: Problem) -> object:
    """Give a limit as the number is written in the form: in megabytes, minutes, hundredths."""
    field = rows.field_at(problem.path.split("."))
    limit = problem.facts["expected"]
    return values.shown(field, limit) if field is not None else limit


def typed(tree: Mapping[str, Any], path: str) -> str:
    """Give what stands at a field and cannot be read."""
    value = at(tree, path)
    return value if isinstance(value, str) else ""


OTHER = _("something that can be read here")
MINUTES = _("minutes and seconds, such as 3:00")
STANDS: Mapping[str, Promise] = {
    "bool": _("yes or no"),
    "date": _("a day, such as 15.11.2024"),
    "datetime": _("a day and an hour, such as 15.11.2024 23:59"),
    "day": _("a day, such as 15.11.2024"),
    "moment": _("a day and an hour, such as 15.11.2024 23:59"),
    "string": _("a text"),
    "timezone": _("a day and an hour, such as 15.11.2024 23:59"),
    "tuple": _("a list"),
}
# Where the sentence for the writer of the text would send people to brackets and keys.
HERE: Mapping[str, Promise] = {
    "call-not-one": _(
        "There are %(count)s stages in which works are handed in. A contest has exactly one."
    ),
    "choice-unknown": _("Choose one of the list."),
    "criterion-not-yes-no": _(
        "The commission answers yes or no, but the criterion “%(criterion)s” has a longer scale. Let its"
        " marks go from 0 to 1, or tick the criteria of the selection in “Screening and selection”."
    ),
    "ballot-without-marks": _(
        "On ballots no criterion has marks in the selection, so “%(criterion)s” cannot part equal works."
        " Choose another step."
    ),
    "defence-without-rule": _(
        "There is a stage of defence, but nothing says how it goes. Add the part “Defence”."
    ),
    "defence-without-stage": _(
        "It is said how the defence goes, but no stage says when. Add the stage in “Stages and dates”,"
        " or take this part out."
    ),
    "final-weights": _("The two shares must add up to 100."),
    "final-without-defence": _(
        "The final score weighs the defence, but there is none. Give the selection 100 and the defence"
        " 0, or add a defence."
    ),
    "key-twice": _(
        "Two rows of this list have the same short name “%(key)s”. Take one of them out and add it anew."
    ),
    "name-unknown": _(
        "The document as text holds something here that the regulation does not know. Take it out there."
    ),
    "nomination-needless": _(
        "The place “%(place)s” follows from the ranking of all works, so it cannot be of one nomination."
        " Take the nomination out, or make it an award by decision."
    ),
    "pairs-without-pairwise": _(
        "This means something only where works are compared two by two. Take it out, or choose that way"
        " of judging."
    ),
    "pairwise-without-marks": _(
        "Where works are compared two by two no criterion has marks in the selection, so"
        " “%(criterion)s” cannot part equal works. Choose another step."
    ),
    "partial-without-ballots": _(
        "Only on ballots may a work stay without a place. Take the tick out, or choose ballots as the way"
        " of judging."
    ),
    "language-missing": _(
        "Not written in the language “%(language)s”. Write it, or untick this language under"
        " “Languages of the regulation” in the first section."
    ),
    "second-without-shortlist": _(
        "A second batch goes where the line of the shortlist is uncertain, but there is no shortlist."
        " Say how many works go on to the defence, or take the second batch out."
    ),
    "text-empty": _("Nothing is written here. Write it, or take the row out."),
    "tie-after-shared": _(
        "Once the place is shared no tie is left to break. Take out what follows."
    ),
    "ties-open": _(
        "It is not said what happens when every step leaves a tie. Let the last step be a shared place."
    ),
    "zone-missing": _("Pick the day and the hour anew."),
}
