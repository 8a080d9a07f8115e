"""The presenter's script: frames that follow the data, from the last place up.

Opening, commission, then for each award a pause and the name, then the closing. Until the places
are given from a sealed result the names are placeholders; a rehearsal has invented ones.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import cycle

from baiqau.awards import queries
from baiqau.awards.models import Award
from baiqau.contests.models import Contest
from baiqau.defence.models import Result
from baiqau.entries.models import Copy, Entry
from baiqau.language import regions
from baiqau.people.models import Library
from baiqau.rules.document import Regulation
from baiqau.rules.parts import Place

MOST_TONGUES = 2
Said = dict[str, str]  # language -> words
INVENTED = (
    (("Үлгібаев Сынақ Айтжанұлы", "Үлгіба́ев"), "Алғашқы кітап"),
    (("Жаттығова Мысал Қайратқызы", "Жаттығо́ва"), "Ойдан шыққан сөре"),
    (("Байқалов Ретбек", "Байқа́лов"), "Болмаған жоба"),
)


@dataclass(frozen=True)
class Named:
    """One author as the screen writes the name, and how it is said aloud."""

    name: str
    aloud: str


@dataclass(frozen=True)
class Winner:
    """Whose name a frame reveals. Workplace and citation are said in each language of the hall."""

    names: tuple[Named, ...]
    title: str
    language: str
    workplace: Said
    citation: Said
    cover: Copy | None = None


@dataclass(frozen=True)
class Frame:
    """One frame: opening, jury, pause, name or closing. A name without a winner is a placeholder."""

    number: int
    kind: str
    place: Place | None = None
    winner: Winner | None = None


def tongues(contest: Contest) -> tuple[str, ...]:
    """Give the languages in which a hall is spoken to at once."""
    return contest.regulation.languages[:MOST_TONGUES]


def frames(contest: Contest, result: Result | None) -> list[Frame]:
    """Give the script as far as it is known: with names once the places are given."""
    given = list(queries.to_reveal(result)) if result is not None else []
    regulation = contest.regulation if result is None else result.version.regulation
    if not given:
        return _script(_expected(regulation, lambda: None))
    covers = queries.covers(contest, [award.entry for award in given])
    spoken = tongues(contest)
    return _script(
        (place, _winner(award, spoken, covers.get(award.entry_id)))
        for place in _upwards(regulation)
        for award in sorted(given, key=_lowest_first)
        if award.place == place.key
    )


def rehearsal(contest: Contest) -> list[Frame]:
    """Give a script of the same shape with invented names: nothing of it is true."""
    invented = cycle(INVENTED)
    spoken = tongues(contest)
    return _script(_expected(contest.regulation, lambda: _invented(next(invented), spoken)))


def _script(reveals: Iterator[tuple[Place, Winner | None]]) -> list[Frame]:
    found = [Frame(0, "opening"), Frame(1, "jury")]
    for place, winner in reveals:
        found.append(Frame(len(found), "pause", place))
        found.append(Frame(len(found), "name", place, winner))
    return [*found, Frame(len(found), "closing")]


def _expected(
    regulation: Regulation, winner: Callable[[], Winner | None]
) -> Iterator[tuple[Place, Winner | None]]:
    for place in _upwards(regulation):
        for _ in range(place.count):
            yield place, winner()


def _upwards(regulation: Regulation) -> list[Place]:
    """Give the nominations, the audience's award, then the places from the last one up."""
    rule, audience = regulation.awards, regulation.audience
    voted = [audience.place] if audience else []
    return [*rule.nominations, *voted, *reversed(rule.places)]


def _lowest_first(award: Award) -> tuple[int, int]:
    return -award.rank, -(award.entry.number or 0)


def _winner(award: Award, spoken: tuple[str, ...], cover: Copy | None) -> Winner:
    entry = award.entry
    libraries = {one.library.pk: one.library for one in entry.authors.all() if one.library}
    if not libraries and entry.library is not None:
        libraries = {entry.library.pk: entry.library}
    cited = getattr(entry, "citation", None)
    return Winner(
        names=_names(entry),
        title=entry.title,
        language=entry.language,
        workplace={one: _workplace(list(libraries.values()), one) for one in spoken},
        citation={one: words for one in spoken if (words := getattr(cited, one, ""))},
        cover=cover,
    )


def _names(entry: Entry) -> tuple[Named, ...]:
    found = []
    for author in entry.authors.all():
        said = getattr(author, "pronunciation", None)
        found.append(Named(author.name.full(), said.words if said else ""))
    return tuple(found)


def _workplace(libraries: list[Library], language: str) -> str:
    return "; ".join(
        f"{one.named(language)}, {regions.within(one.region, language)}" for one in libraries
    )


def _invented(made_up: tuple[tuple[str, str], str], spoken: tuple[str, ...]) -> Winner:
    (name, aloud), title = made_up
    workplaces = {"kk": "Ойдан шығарылған кітапхана", "ru": "Придуманная библиотека"}
    cited = {"kk": "Сынақ сөзі: осы жерде марапат сөзі тұрады.", "ru": "Пробные слова о работе."}
    return Winner(
        names=(Named(name, aloud),),
        title=title,
        language="kk",
        workplace={one: workplaces.get(one, "An invented library") for one in spoken},
        citation={one: cited.get(one, "Words for a rehearsal.") for one in spoken},
    )
