"""Everything that can be wrong with a regulation's document, in sentences for the one who writes it."""

from django.utils.functional import Promise
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from baiqau.rules.findings import Problem

SHOWN = 12


def sentence(problem: Problem) -> str:
    """Say where the document is wrong, how, and what to do."""
    words = str(PROBLEMS[problem.code]) % _facts(problem)
    if not problem.path:
        return words
    place = {"place": problem.path, "words": words, "clause": problem.clause}
    if problem.clause and problem.clause not in words:
        return _now("At “%(place)s” (clause %(clause)s): %(words)s") % place
    return _now("At “%(place)s”: %(words)s") % place


def told(problems: tuple[Problem, ...]) -> list[str]:
    """Give the first sentences, and how many more there are."""
    first, more = [sentence(one) for one in problems[:SHOWN]], len(problems) - SHOWN
    if more > 0:
        words = ngettext("%(more)s more fault follows.", "%(more)s more faults follow.", more)
        first.append(words % {"more": more})
    return first


def _facts(problem: Problem) -> dict[str, object]:
    """Give the facts as people read them: a kind of value and a pattern are told in words."""
    facts = dict(problem.facts)
    if problem.code == "value-wrong":
        kind = str(facts["expected"]).split("_", 1)[0]
        facts["expected"] = KINDS.get(kind, OTHER)
    if problem.code == "spelling-wrong":
        facts["expected"] = SPELLINGS.get(str(facts["expected"]), facts["expected"])
    return facts


# What must stand where something else does, by the first word of the reader's complaint.
OTHER = _("a value of the kind that stands there in the example")
KINDS: dict[str, Promise] = {
    "bool": _("true or false"),
    "datetime": _("a moment such as 2024-11-15 23:59:59+05:00"),
    "decimal": _("a number"),
    "int": _("a whole number"),
    "string": _("a text in quotation marks"),
    "tuple": _("a list in square brackets"),
}
SPELLINGS: dict[str, Promise] = {
    r"^[a-z][a-z0-9-]{0,39}$": _(
        "small Latin letters, digits and hyphens, beginning with a letter, at most 40 signs"
    ),
    r"^[0-9]+(\.[0-9]+)*$": _("numbers with a full stop between them, such as 4.1"),
    r"^[a-z0-9]{1,8}$": _("small Latin letters and digits, at most 8 signs"),
}

PROBLEMS: dict[str, Promise] = {
    "audience-without-defence": _(
        "The audience votes in the hall where works are defended, but there is no defence. Take the audience award out."
    ),
    "ballot-key-taken": _(
        "On a ballot the key “place” is that of a work’s place. Give this criterion another key."
    ),
    "ballot-without-marks": _(
        "On ballots no criterion has marks in the selection, so “%(criterion)s” cannot part equal works."
        " Take another step, for example pairwise-majority."
    ),
    "ballot-without-remarks": _(
        "On ballots no criterion has marks, so there are no comments by criterion. Ask for one comment"
        " on each work, or for none."
    ),
    "ballot-without-second": _(
        "A signed ballot takes no further works: with ballots there is no second batch. Take it out."
    ),
    "ballot-without-training": _(
        "Training works have marks by criterion, so with ballots there is no training. Take it out."
    ),
    "pairs-without-pairwise": _(
        "Only where works are compared two by two are there pairs and equal works. Take rivals and"
        " never_equal out, or let the mode be pairwise."
    ),
    "pairwise-without-marks": _(
        "Where works are compared two by two no criterion has marks in the selection, so"
        " “%(criterion)s” cannot part equal works. Take another step, for example pairwise-majority."
    ),
    "pairwise-without-remarks": _(
        "Where works are compared two by two there are no comments by criterion. Ask for one comment on"
        " each work, or for none."
    ),
    "pairwise-without-second": _(
        "Signed comparisons take no further works: where works are compared two by two there is no"
        " second batch. Take it out."
    ),
    "pairwise-without-training": _(
        "Training works have marks by criterion, so where works are compared two by two there is no"
        " training. Take it out."
    ),
    "partial-without-ballots": _(
        "Only on ballots may a work stay without a place. Take partial_ballots out, or judge by ballots."
    ),
    "criterion-not-yes-no": _(
        "The commission answers yes or no, but the criterion “%(criterion)s” has a longer scale. Let its"
        " marks go from 0 to 1, or name the criteria of the selection at judging.criteria."
    ),
    "method-not-of-mode": _(
        "In this way of judging the method “%(method)s” cannot count. Name one of these: %(known)s."
    ),
    "second-with-all-works": _(
        "Where every juror reads every work, nobody is left for a second batch. Take it out."
    ),
    "ages-crossed": _(
        "The youngest age %(youngest)s is above the oldest %(oldest)s. Change one of them."
    ),
    "anchor-outside": _(
        "The mark %(mark)s described for the criterion “%(criterion)s” is outside its range. Change the mark or the range."
    ),
    "anchor-twice": _(
        "The mark %(mark)s of the criterion “%(criterion)s” is described twice. Keep one description."
    ),
    "call-not-one": _(
        "There are %(count)s stages of the kind “call”. A contest has exactly one: there works are handed in."
    ),
    "clause-ambiguous": _(
        "Clause %(number)s stands in the text more than once, so a rule cannot cite it. Number the clauses anew."
    ),
    "clause-unknown": _(
        "Clause %(number)s is cited, but the text has no such clause. Write the clause or cite another."
    ),
    "criterion-unknown": _(
        "There is no criterion “%(criterion)s”. Name one of the list of criteria."
    ),
    "defence-without-rule": _(
        "There is a stage of defence, but no part [defence] that says how it goes. Write that part."
    ),
    "defence-without-stage": _(
        "The part [defence] says how the defence goes, but no stage of the kind “defence” says when. Add the stage."
    ),
    "extensions-missing": _(
        "The form “%(form)s” names no kind of file, so nothing could be handed in. Write the extensions, such as pdf."
    ),
    "final-without-defence": _(
        "The final score weighs the defence, but there is no defence. Set its weight to 0 and that of the selection to 1."
    ),
    "key-twice": _("The key “%(key)s” is given twice in this list. Each key may stand once."),
    "kind-unknown": _(
        "The criterion “%(criterion)s” is for works of the kind “%(kind)s”, which does not exist. Name a kind of the list."
    ),
    "kind-without-criteria": _(
        "No criterion applies to works of the kind “%(kind)s”: they could not be judged. Give them one."
    ),
    "language-missing": _(
        "The text is not written in the language “%(language)s”, which the regulation promises. Write it."
    ),
    "language-twice": _("The language “%(language)s” is named twice. Name it once."),
    "limit-not-positive": _("The limit %(limit)s lets nobody in. Write 1 or more."),
    "method-not-recomputed": _(
        "The method “%(method)s” cannot be computed again by everybody to the last digit, so it decides no contest. Choose another; the commission can still look at it."
    ),
    "naming-head-empty": _(
        "A beginning of the subject is empty. Write the words a letter begins with, or take the line out."
    ),
    "naming-without-surname": _(
        "The naming rule must hold {surname} exactly once: by it the sender is known."
    ),
    "nobody-admitted": _(
        "The list is empty, so nobody could enter. Name who may, or take the rule out."
    ),
    "opening-unknown": _(
        "Age is measured on the day the call opens, but the call has no opening. Write when it opens."
    ),
    "second-without-shortlist": _(
        "A second batch of judging goes where the line of the shortlist is uncertain, but there is no shortlist. Write the part [shortlist] or take the second batch out."
    ),
    "stage-early": _(
        "The stage “%(stage)s” closes before “%(before)s”, which stands before it. Put the stages in the order of their dates."
    ),
    "stage-empty": _(
        "The stage “%(stage)s” closes when “%(before)s” closes, so it lasts no time. Change one of the dates."
    ),
    "stages-overlap": _(
        "The stage “%(stage)s” opens before “%(before)s” is over, though it builds on it. Let it open later."
    ),
    "tie-after-shared": _("After “shared” no tie is left to break. Take out what follows it."),
    "tie-criterion-needless": _(
        "This rule for ties does not use the criterion “%(criterion)s”. Take it out."
    ),
    "tie-without-defence": _(
        "Ties are to be broken by the score of the defence, but there is no defence. Take the rule out."
    ),
    "ties-open": _(
        "The rules for ties do not say what happens when all of them leave a tie. Let the last one be “shared”."
    ),
    "tolerance-without-limit": _(
        "The form “%(form)s” has a tolerance of seconds, but no longest duration. Write the duration or take the tolerance out."
    ),
    "zone-unknown": _("There is no time zone “%(zone)s”. Write one such as Asia/Almaty."),
    "choice-unknown": _("This word is not known here. Write one of: %(expected)s."),
    "criterion-range": _("The highest mark is not above the lowest. Change the range."),
    "document-long": _(
        "The document is longer than %(limit)s characters. A regulation never is: is it the right file?"
    ),
    "final-weights": _("The weights of selection and defence must add up to 1."),
    "list-short": _("The list is too short. Write at least %(expected)s."),
    "name-unknown": _(
        "The regulation knows no such name. Is it misspelled, or does it belong to another part?"
    ),
    "number-great": _("The number is too large. Write at most %(expected)s."),
    "number-small": _("The number is too small. Write at least %(expected)s."),
    "spelling-wrong": _("This cannot be spelled so. What may stand here: %(expected)s."),
    "stage-backwards": _("The stage closes before it opens. Change one of the dates."),
    "text-empty": _("The text is empty. Write it, or take the line out."),
    "text-long": _("The text is too long. At most %(expected)s characters fit."),
    "toml-broken": _(
        "The document cannot be read: look at line %(line)s. Often a quotation mark or a bracket is missing there or in the line before, or a date does not exist."
    ),
    "value-missing": _("This must be written and is missing."),
    "value-wrong": _("Something else must stand here: %(expected)s."),
    "zone-missing": _(
        "The moment names no offset from UTC. Write it with one: 2024-11-15T23:59:59+05:00."
    ),
    "choices-missing": _("The question “%(question)s” needs at least two answers to choose from."),
    "choices-needless": _(
        "The question “%(question)s” is no question of choice: take its answers out, or make it one."
    ),
    "columns-missing": _("The table “%(question)s” has no columns: write at least one."),
    "columns-needless": _(
        "The question “%(question)s” is no table: take its columns out, or make it one."
    ),
    "condition-answer-unknown": _(
        "The question “%(question)s” depends on the answer “%(answer)s”, which cannot be chosen."
        " Name an answer of the list."
    ),
    "condition-not-earlier": _(
        "The question “%(question)s” depends on “%(earlier)s”, which does not stand before it."
        " Put that question first."
    ),
    "condition-of-no-choice": _(
        "The question “%(question)s” depends on “%(earlier)s”, where nothing is chosen. Let it"
        " depend on a question of choice."
    ),
    "endings-missing": _(
        "The question “%(question)s” asks for a file, but names no ending, so nothing could be put in."
        " Write the extensions, such as pdf and jpg."
    ),
    "endings-needless": _(
        "The question “%(question)s” asks for no file: take its extensions out, or make it one of the"
        " kind “file”."
    ),
    "limit-needless": _(
        "The question “%(question)s” has the limit %(limit)s, which means nothing for its kind."
        " Take it out."
    ),
    "limits-crossed": _(
        "The question “%(question)s” has a lower limit above the upper one. Change one of them."
    ),
    "nomination-kind-unknown": _(
        "The nomination “%(nomination)s” takes works of the kind “%(kind)s”, which does not exist."
        " Name a kind of the list."
    ),
    "nomination-needless": _(
        "The place “%(place)s” follows from the ranking of all works, so it cannot be of one nomination."
        " Take the nomination out, or make it an award of awards.nominations."
    ),
    "nomination-not-entered": _(
        "The award “%(place)s” is for works of the nomination “%(nomination)s”, in which no work is"
        " entered. Name one of the list of nominations."
    ),
    "question-nomination-unknown": _(
        "The question “%(question)s” is for the nomination “%(nomination)s”, which does not exist."
        " Name a nomination of the list."
    ),
    "question-kind-unknown": _(
        "The question “%(question)s” is for works of the kind “%(kind)s”, which does not exist."
        " Name a kind of the list."
    ),
    "words-of-no-text": _(
        "The question “%(question)s” limits words, but its answer is no text. Take the limit out."
    ),
}
