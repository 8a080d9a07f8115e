"""The words of the committee's check: states, marks, verdicts, decisions, and why an act is refused."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from baiqau.base.states import WORDS

STATES: dict[str, Promise] = {
    state: WORDS[state] for state in ("submitted", "returned", "admitted", "declined", "withdrawn")
}
FLAGS: dict[str, Promise] = {
    "doubts": _("The machine has doubts"),
    "late": _("Came late"),
    "clear": _("Nothing found"),
    "second": _("Waits for a second person"),
}
VERDICTS: dict[str, Promise] = {verdict: WORDS[verdict] for verdict in ("fits", "fails", "unclear")}
CHECKS: dict[str, Promise] = {
    "age": _("Age of the authors"),
    "library": _("Kind of library"),
    "applicant": _("Kind of applicant"),
    "authors": _("Number of authors"),
    "works": _("One work per author"),
    "kind": _("Kind of the work"),
    "files": _("Files and their limits"),
    "duration": _("Length of the recording"),
    "pages": _("Number of pages"),
    "whole": _("Completeness"),
    "declaration": _("Declaration on the use of AI"),
}
DECISIONS: dict[str, Promise] = {
    "admit": WORDS["admitted"],
    "return": WORDS["returned"],
    "decline": WORDS["declined"],
    "requalify": _("Looked at again"),
    "propose": _("Proposed to decline"),
}
ALIKE: dict[str, Promise] = {
    "same-person": _("The same author: %(name)s"),
    "same-name": _("One name from one library under two addresses: %(name)s, %(library)s"),
    "same-file": _("The same file, byte for byte: %(name)s"),
    "same-summary": _("The descriptions are the same by %(share)s%%"),
    "same-text": _("The texts of the works are the same by %(share)s%%"),
}
LOOKS: dict[str, Promise] = {
    "apart": _("Looked at: no problem"),
    "twin": _("Is a duplicate: decide on the works"),
}
REFUSALS: dict[str, Promise] = {
    "screening-own-entry": _(
        "Nobody decides on a work of their own. Leave this one to another member of the committee."
    ),
    "screening-reason-missing": _(
        "This decision needs a reason. Write it so that the author understands it, then decide again."
    ),
    "screening-term-passed": _(
        "The term for corrections lies in the past. Choose a later day and send the work back again."
    ),
    "screening-verdict-unknown": _(
        "Choose one of the three verdicts: fits, does not fit, unclear."
    ),
    "screening-note-empty": _("The note is empty. Write it first, then keep it."),
    "screening-tag-empty": _("The tag is empty. Write one or two words."),
    "screening-release-reason": _(
        "Write in at least %(least)s characters why the file is no harm: the author reads it, and it"
        " stays kept."
    ),
    "screening-release-other": _(
        "The file was looked into again in the meantime, and something else was seen. Read what"
        " stands there now, then decide anew."
    ),
    "screening-release-never": _(
        "This file cannot be released by anybody: it is a program, carries a virus, could not be looked"
        " into, or was not scanned yet. Ask the author for another file."
    ),
    "screening-release-gone": _("This file is not released, so it cannot be held again."),
    "screening-second-person": _(
        "You have proposed to decline this work already. The regulation wants a second person to"
        " decide."
    ),
    "screening-clause-unknown": _(
        "The regulation has no clause %(unknown)s. Write numbers as they stand in it, for example 4.1."
    ),
}
