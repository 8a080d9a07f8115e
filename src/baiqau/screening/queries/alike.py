"""Works found alike: what a machine finds, as values, and the pairs with what people said of them."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations, islice

from django.db.models import F, Max, OuterRef, Prefetch, Q, QuerySet, Subquery

from baiqau.contests.models import Contest
from baiqau.entries import visibility
from baiqau.entries.models import Author, Copy, Entry, WorkFile
from baiqau.language import likeness
from baiqau.language.folding import fold
from baiqau.screening.models import Look, Pair

MOST = 1000  # pairs of one kind in a contest: more say that the measure is wrong, not the works
LONGEST = 100_000  # letters of a work that are compared
Reason = dict[str, object]
Found = dict[tuple[int, int], list[Reason]]
LAST = Look.objects.filter(pair=OuterRef("pk")).order_by("-at", "-pk")


def compared(contest: Contest) -> QuerySet[Entry]:
    """Give the works that are compared: handed in and not withdrawn."""
    return Entry.objects.filter(contest=contest, state__in=visibility.HANDED_IN)


def edition(contest: Contest) -> str:
    """Name what there is to compare; it changes with a submission, a withdrawal and a file read."""
    told = Entry.objects.filter(contest=contest).aggregate(
        receipt=Max("receipts__pk"),
        left=Max("withdrawn_at"),
        read=Max("files__inspection__copied_at"),
    )
    moments = (told[name].timestamp() if told[name] else 0 for name in ("left", "read"))
    return "-".join(str(one) for one in (told["receipt"] or 0, *moments))


def found_alike(contest: Contest) -> Found:
    """Give every pair of works that is alike, by their keys in order, with the reasons.

    Codes: same-person (name), same-name (name, library), same-file (name), same-summary and
    same-text (share in percent). It reads every work of the contest: for the background only.
    """
    found: Found = defaultdict(list)
    for pairs in (_persons, _names, _files, _summaries, _texts):
        for pair, reason in islice(pairs(contest), MOST):
            found[pair].append(reason)
    return dict(found)


def pairs(contest: Contest) -> QuerySet[Pair]:
    """Give the pairs that stand or were looked at, with works and looks: those to look at first."""
    within = Pair.objects.filter(first__contest=contest)
    seen = within.filter(first__state__in=visibility.HANDED_IN)
    seen = seen.filter(second__state__in=visibility.HANDED_IN)
    looks = Prefetch("looks", Look.objects.select_related("by").order_by("-at", "-pk"))
    last = Subquery(LAST.values("at")[:1])
    told = seen.select_related("first", "second").prefetch_related(looks).annotate(last=last)
    return told.order_by(F("last").asc(nulls_first=True), "first__number", "second__number")


def open_pairs(contest: Contest) -> int:
    """Count the pairs nobody has looked at since their reasons were found."""
    waiting = pairs(contest).exclude(reasons=[]).order_by()
    return waiting.filter(Q(last=None) | Q(last__lt=F("found_at"))).count()


def pairs_of(entry: Entry) -> QuerySet[Pair]:
    """Give the pairs a work stands in."""
    return pairs(entry.contest).filter(Q(first=entry) | Q(second=entry))


@dataclass(frozen=True)
class _Named:
    """An author as far as two works are compared by it."""

    entry: int
    person: int | None
    email: str
    name: str
    folded: str
    library: int | None
    library_name: str

    @property
    def account(self) -> Hashable:
        return self.person or self.email


def _authors(contest: Contest) -> list[_Named]:
    rows = Author.objects.filter(entry__in=compared(contest).values("pk"))
    return [
        _Named(
            entry=one.entry_id,
            person=one.person_id,
            email=one.email,
            name=one.name.full(),
            folded=fold(f"{one.surname} {one.given}"),
            library=one.library_id,
            library_name=one.library.name_kk if one.library else "",
        )
        for one in rows.select_related("library").order_by("entry", "position")
    ]


Pairs = Iterator[tuple[tuple[int, int], Reason]]


def _persons(contest: Contest) -> Pairs:
    """One account or one address is named in both works."""
    yield from _same(
        _authors(contest),
        lambda one: one.email or one.person,
        lambda one, other: {"code": "same-person", "name": one.name},
    )


def _names(contest: Contest) -> Pairs:
    """One name of one library under two addresses."""
    for pair, reason in _same(
        _authors(contest),
        lambda one: (one.folded, one.library) if one.library else None,
        lambda one, other: (
            {"code": "same-name", "name": one.name, "library": one.library_name}
            if one.account != other.account
            else {}
        ),
    ):
        if reason:
            yield pair, reason


def _same(
    authors: Iterable[_Named],
    by: Callable[[_Named], Hashable],
    told: Callable[[_Named, _Named], Reason],
) -> Pairs:
    """Yield the pairs of different works whose authors agree in what `by` gives, each pair once."""
    groups: dict[Hashable, list[_Named]] = defaultdict(list)
    for one in authors:
        if by(one):
            groups[by(one)].append(one)
    met = set()
    for group in groups.values():
        for one, other in combinations(group, 2):
            pair = (one.entry, other.entry)
            if one.entry != other.entry and pair not in met:
                met.add(pair)
                yield pair, told(one, other)


def _files(contest: Contest) -> Pairs:
    """The same bytes stand in both works. A letter of consent may rightly stand in many: not compared."""
    works = compared(contest).values("pk")
    rows = WorkFile.objects.filter(entry__in=works, replaced_at=None, size__gt=0, question="")
    groups: dict[str, dict[int, str]] = defaultdict(dict)
    for blob, entry, name in rows.order_by("entry").values_list("blob", "entry", "original_name"):
        groups[blob].setdefault(entry, name)
    for holders in groups.values():
        for pair in combinations(holders, 2):
            yield pair, {"code": "same-file", "name": holders[pair[0]]}


def _summaries(contest: Contest) -> Pairs:
    """What is said of both works is nearly the same."""
    texts = dict(compared(contest).values_list("pk", "summary"))
    return _near("same-summary", texts)


def _texts(contest: Contest) -> Pairs:
    """The works themselves are nearly the same, as far as their pages could be read."""
    texts: dict[int, str] = defaultdict(str)
    pages = Copy.objects.filter(use="page", file__replaced_at=None, file__question="")
    pages = pages.exclude(words="")
    of = pages.filter(file__entry__in=compared(contest).values("pk"))
    told = of.order_by("file__entry", "file__uploaded_at", "file", "position")
    for entry, words in told.values_list("file__entry", "words").iterator():
        texts[entry] = f"{texts[entry]} {words}"[:LONGEST]
    return _near("same-text", texts)


def _near(code: str, texts: Mapping[int, str]) -> Pairs:
    for one in likeness.alike(texts):
        yield (one.first, one.second), {"code": code, "share": one.percent}
