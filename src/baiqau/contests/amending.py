"""Later stages look at a new version of a regulation before it is published, and may refuse it."""

from collections.abc import Callable

from baiqau.contests.models import Contest
from baiqau.rules.document import Regulation

# Is given the contest, locked, and the document that is to come; raises Refused to stop it.
Guard = Callable[[Contest, Regulation], None]

_guards: dict[Guard, str] = {}


def guard(one: Guard, *, at: str) -> None:
    """Have a stage asked before a version is published; `at` is the part of the document it guards."""
    _guards[one] = at


def guards() -> tuple[tuple[Guard, str], ...]:
    """Give every guard with its part of the document."""
    return tuple(_guards.items())


def ask(contest: Contest, regulation: Regulation) -> None:
    """Ask every stage; the first that refuses stops the amendment."""
    for one in _guards:
        one(contest, regulation)
