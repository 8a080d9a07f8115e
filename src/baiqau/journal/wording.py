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
}


def tell(table: Mapping[str, Promise]) -> None:
    """Take over the words of one stage's acts: kind -> lazy sentence."""
    twice = _acts.keys() & table.keys()
    assert all(_acts[kind] is table[kind] for kind in twice), f"worded twice: {sorted(twice)}"
    _acts.update(table)


def act(kind: str) -> str:
    """Say what happened in the active language; a kind without words stands for itself."""
    return str(_acts.get(kind, kind))


def trouble(code: str, number: int) -> str:
    """Say what does not hold in the active language."""
    return str(TROUBLES[code]) % {"number": number}
