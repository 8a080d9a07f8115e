"""The words of acts and of a journal that does not hold. Stages bring the words of their own acts."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

# What `proof.chain` finds, by its code; the line is the first that does not hold.
TROUBLES: dict[str, Promise] = {
    "not-a-line": _("Line %(number)s is not a line of a journal."),
    "moved": _("Line %(number)s carries another number: a line is missing, added or moved."),
    "unlinked": _("Line %(number)s does not follow the line before it."),
    "changed": _("Line %(number)s was changed after it was written."),
    "cut": _("Line %(number)s is missing: the end of the journal was cut off."),
    "other-head": _("Line %(number)s is not the one whose digest was kept."),
    "surplus": _("Line %(number)s was added past the end that was kept."),
}

_acts: dict[str, Promise] = {
    "letters.released": _("Letters were let go."),
    "letters.stopped": _("Letters were stopped."),
    "letters.held-back": _("Letters that were to go out were held back."),
    "letter.bounced": _("A letter came back."),
    "address.lifted": _("An address is written to again."),
    "wording.written": _("The wording of a letter was changed."),
    "wording.dropped": _("A letter went back to the house’s wording."),
}
# Why a letter came back, by the last two figures of RFC 3463, else by the last but one alone.
REASONS: dict[str, Promise] = {
    "1": _("There is no such address."),
    "1.2": _("There is no such mail server: the part after @ is wrong."),
    "2.1": _("The mailbox is closed."),
    "2.2": _("The mailbox is full."),
    "2.3": _("The letter is too large for this mailbox."),
    "3.4": _("The letter is too large for this mail server."),
    "4": _("The mail server of this address could not be reached."),
    "4.1": _("There is no such address."),
    "6": _("The mail server did not take the contents of the letter."),
    "7": _("The mail server of this address does not take letters from us."),
}
_UNKNOWN = _("The mail server of this address did not take the letter.")


def tell(table: Mapping[str, Promise]) -> None:
    """Take over the words of one stage's acts: kind -> lazy sentence."""
    twice = _acts.keys() & table.keys()
    assert all(_acts[kind] is table[kind] for kind in twice), f"worded twice: {sorted(twice)}"
    _acts.update(table)


def act(kind: str) -> str:
    """Say what happened in the active language; a kind without words stands for itself."""
    return str(_acts.get(kind, kind))


def reason(status: str) -> str:
    """Say why a letter came back, by its status of RFC 3463 (may be empty), in the active language.

    5.4.1 is what one large provider says of an address it does not know.
    """
    kind, _dot, figures = status.partition(".")
    told = figures if (kind, figures) != ("4", "4.1") else "4"
    return str(REASONS.get(told) or REASONS.get(told.partition(".")[0]) or _UNKNOWN)


def trouble(code: str, number: int) -> str:
    """Say what does not hold in the active language."""
    return str(TROUBLES[code]) % {"number": number}


REFUSALS: dict[str, Promise] = {
    "wording-fixed": _("The wording of this letter cannot be changed."),
    "wording-empty": _("A letter needs a subject and a text. Write both."),
    "wording-strange": _(
        "This letter has no placeholder %(places)s. Take it out, or write one of these: %(known)s."
    ),
    "wording-joined": _(
        "Put %(places)s on a line of its own, in the text and not in the subject: what stands beside an"
        " address would become part of it."
    ),
    "wording-lacking": _(
        "Without %(places)s the letter would miss its purpose. Put it into the text: it stands for"
        " %(words)s."
    ),
    "wording-changed": _(
        "Somebody has changed this wording since you opened it. Look at the versions below, then"
        " keep yours once more."
    ),
    "wording-of-the-house": _("This letter has the house’s wording already."),
}
LANGUAGES: dict[str, Promise] = {
    "kk": _("In Kazakh"),
    "ru": _("In Russian"),
    "en": _("In English"),
}
