"""Later stages that know a person by the address follow when it changes."""

from collections.abc import Callable
from datetime import datetime

from baiqau.people.models import Person

# Is given the person with the new address, the old address and the moment; in the same transaction.
Follower = Callable[[Person, str, datetime], None]

_followers: list[Follower] = []


def follow(follower: Follower) -> None:
    """Have a stage bring its rows in step with a changed address."""
    if follower not in _followers:
        _followers.append(follower)


def tell(person: Person, old: str, now: datetime) -> None:
    """Tell every stage that a person has another address."""
    for follower in _followers:
        follower(person, old, now)
