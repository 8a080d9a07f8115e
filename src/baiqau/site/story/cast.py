"""The people of the story, drawn from one seed: the same seed gives the same people."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from baiqau.language.names import PersonName
from baiqau.people import actions as people
from baiqau.people.models import Library
from baiqau.site.story.names import FATHERS, LIBRARIES, MEN, SURNAMES, WOMEN

HOST = "baiqau.example"


@dataclass(frozen=True)
class Invented:
    """One invented person."""

    name: PersonName
    email: str
    born: date
    language: str


def libraries() -> list[Library]:
    """Give the register of the story, writing it on first use."""
    known = {library.name_kk: library for library in Library.objects.all()}
    return [
        known.get(row[0])
        or people.register_library(
            name_kk=row[0],
            name_ru=row[1],
            kind=row[2],
            region=row[3],
            settlement=row[4],
            aliases=row[5],
        )
        for row in LIBRARIES
    ]


def person(chance: Random, role: str, number: int, *, deadline: date) -> Invented:
    """Invent a person; about one in forty is too old to enter, one in five writes Russian."""
    man = chance.random() < 0.4  # noqa: PLR2004  more women work in libraries
    pair = chance.choice(SURNAMES)
    given = chance.choice(MEN if man else WOMEN)
    father = chance.choice(FATHERS)
    patronymic = "" if chance.random() < 0.15 else father + ("ұлы" if man else "қызы")  # noqa: PLR2004
    too_old = chance.random() < 0.025  # noqa: PLR2004
    years = chance.randint(37, 44) if too_old else chance.randint(21, 34)
    return Invented(
        name=PersonName(surname=pair[0 if man else 1], given=given, patronymic=patronymic),
        email=f"{role}{number:04d}-{deadline.year}@{HOST}",
        born=deadline - timedelta(days=years * 366 + chance.randint(0, 200)),
        language="ru" if chance.random() < 0.2 else "kk",  # noqa: PLR2004
    )
