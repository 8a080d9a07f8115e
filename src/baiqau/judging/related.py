"""How a person is related to a work: what is a conflict by the rules, and what has to be asked."""

from collections.abc import Iterable, Iterator
from functools import lru_cache

from baiqau.entries.models import Author, Entry
from baiqau.judging.models import Near
from baiqau.language.folding import fold
from baiqau.people.models import Library, Person
from baiqau.rules.relations import same_surname, shared_domain

# The public libraries of one place are one network, also where the register names no system.
CITY_NETWORK = frozenset({"city", "district", "village"})
BEHIND = {"surname": "relative", "domain": "same-library", "city": "same-system"}


def conflicts(person: Person, entry: Entry) -> Iterator[str]:
    """Yield the conflicts of a person with a work, the gravest first."""
    authors = list(entry.authors.all())
    if entry.owner_id == person.pk:
        yield "own-work"
    if any(_is(one, person) for one in authors):
        yield "co-author"
    own = person.library
    if own is None:
        return
    libraries = _libraries(entry, authors)
    if any(library.pk == own.pk for library in libraries):
        yield "same-library"
    if any(_one_system(own, library) for library in libraries):
        yield "same-system"


def near(said: Iterable[Near], entry: Entry) -> bool:
    """Say whether the work has to do with a person or a library the juror said to be near to."""
    authors = list(entry.authors.all())
    libraries = _libraries(entry, authors)
    for one in said:
        if one.library_id is None:
            found = any(_named(author, one.name) for author in authors)
        else:
            found = any(one.library_id in {library.pk, library.system_id} for library in libraries)
        if found:
            return True
    return False


def _named(author: Author, name: str) -> bool:
    """Say whether a typed name, in either order and perhaps with initials, is the author's."""
    words = name.replace(".", " ").split()
    for at, word in enumerate(words):
        others = [fold(one) for one in words[:at] + words[at + 1 :]]
        given = fold(author.given)
        if same_surname(word, author.surname) and any(
            one == given or (len(one) == 1 and given.startswith(one)) for one in others
        ):
            return True
    return False


def questions(person: Person, entry: Entry) -> Iterator[str]:
    """Yield what may point to a conflict and is asked of people: surname, e-mail domain, city."""
    authors = list(entry.authors.all())
    if any(same_surname(person.surname, one.surname) for one in authors):
        yield "surname"
    addresses = [entry.owner.email, *(one.email for one in authors)]
    if any(shared_domain(person.email, address) for address in addresses):
        yield "domain"
    own = person.library
    if own and any(_same_place(own, library) for library in _libraries(entry, authors)):
        yield "city"


def _libraries(entry: Entry, authors: list[Author]) -> list[Library]:
    return [one for one in (entry.library, *(author.library for author in authors)) if one]


def _is(author: Author, person: Person) -> bool:
    """Tell whether the author is this person, who may be a candidate without an account yet."""
    if author.person_id is not None and author.person_id == person.pk:
        return True
    return bool(author.email) and author.email.lower() == person.email


def _one_system(one: Library, other: Library) -> bool:
    if (one.system_id or one.pk) == (other.system_id or other.pk):
        return True
    return {one.kind, other.kind} <= CITY_NETWORK and _same_place(one, other)


def _same_place(one: Library, other: Library) -> bool:
    if not one.settlement or not other.settlement:
        return False
    return _place(one.region, one.settlement) == _place(other.region, other.settlement)


@lru_cache(4096)
def _place(region: str, settlement: str) -> tuple[str, str]:
    return fold(region), fold(settlement)
