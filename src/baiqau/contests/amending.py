"""Later stages look at a new version of a regulation before it is published, and may refuse it."""

from collections.abc import Callable

from baiqau.contests.models import Contest
from baiqau.rules.document import Regulation

# Is given the contest, locked, and the document that is to come; raises Refused to stop it.
Guard = Callable[[Contest, Regulation], None]

_guards: list[Guard] = []


def guard(one: Guard) -> None:
    """Have a stage asked before a version is published."""
    if one not in _guards:
        _guards.append(one)


def ask(contest: Contest, regulation: Regulation) -> None:
    """Ask every stage; the first that refuses stops the amendment."""
    for one in _guards:
        one(contest, regulation)
