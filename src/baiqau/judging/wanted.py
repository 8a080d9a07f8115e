"""What an assignment is asked for, read from the tables into values of `fairness.proposal`."""

from dataclasses import asdict, dataclass

from django.db.models import QuerySet

from baiqau.contests.models import Contest
from baiqau.entries import queries as entries
from baiqau.fairness.proposal import Expert, Terms, Wanted, Work
from baiqau.judging.models import Conflict, Proposal, ProposedPair, Seat, Sheet
from baiqau.rules.refusals import Refused

HANDED_OUT = ("assigned", "open", "signed")
OUT = ("recused", "withdrawn", "cannot-judge")
Pairs = frozenset[tuple[str, str]]


ALL_WORKS = {"all_works": True}  # the terms of a proposal in which nothing was chosen


@dataclass(frozen=True)
class Wishes:
    """What the organiser chooses. Without load bounds loads are as equal as can be.

    `move` lets sheets that were handed out but not begun go to others.
    """

    low: int | None = None
    high: int | None = None
    language_needed: bool = True
    one_of_region: bool = False
    move: bool = False

    def kept(self) -> dict[str, object]:
        """Give the wishes as they stand in the proposal."""
        return asdict(self)


def wanted(contest: Contest, wishes: Wishes) -> Wanted:
    """Read the whole question. Refuses while no work is admitted or no juror has accepted.

    Begun sheets and those given by hand are fixed; so are locked pairs of the draft, as long as they are possible.
    """
    works = tuple(
        Work(str(number), language, kind)
        for number, language, kind in entries.admitted(contest).values_list(
            "number", "language", "kind"
        )
    )
    experts = tuple(_expert(seat) for seat in _seats(contest))
    if not works:
        raise Refused("judging-no-works")
    if not experts:
        raise Refused("judging-no-jurors")
    barred = impossible(contest)
    fixed = handed_out(contest, _fixed_states(wishes)) | by_hand(contest)
    fixed |= locked(contest) - barred
    draft = pairs(Proposal.objects.filter(contest=contest, state="draft"))
    current = handed_out(contest, ("assigned",)) if wishes.move else frozenset()
    return Wanted(
        works=works,
        experts=experts,
        terms=_terms(contest, wishes),
        barred=barred,
        fixed=_of(fixed, works, experts, contest),
        kept=(draft or current) - fixed,
        seed=seed(contest),
    )


def of_all_works(proposal: Proposal) -> bool:
    """Say whether the proposal gives every work to every juror."""
    return "all_works" in proposal.terms


def seed(contest: Contest) -> str:
    """Give the published seed: the contest's slug and the digest of its regulation."""
    assert contest.current is not None, "a contest has a version from its creation on"
    return f"{contest.slug}:{contest.current.digest}"


def impossible(contest: Contest) -> Pairs:
    """Give the pairs that must not be: conflicts, and sheets that were given back or withdrawn."""
    conflicts = Conflict.objects.filter(seat__contest=contest)
    out = Sheet.objects.filter(seat__contest=contest, stage="selection", state__in=OUT)
    return _named(*conflicts.values_list("entry__number", "seat__code")) | _named(
        *out.values_list("entry__number", "seat__code")
    )


def handed_out(contest: Contest, states: tuple[str, ...] = HANDED_OUT) -> Pairs:
    """Give the pairs that have a sheet in one of these states."""
    live = Sheet.objects.filter(seat__contest=contest, stage="selection", state__in=states)
    return _named(*live.values_list("entry__number", "seat__code"))


def by_hand(contest: Contest) -> Pairs:
    """Give the pairs of sheets that were added by hand and stand."""
    live = Sheet.objects.filter(seat__contest=contest, stage="selection", state__in=HANDED_OUT)
    return _named(*live.filter(by_hand=True).values_list("entry__number", "seat__code"))


def unread(contest: Contest) -> Pairs:
    """Give the pairs of an admitted work and a seated juror that were neither given out nor are impossible."""
    works = [str(number) for number in entries.admitted(contest).values_list("number", flat=True)]
    codes = list(_seats(contest).values_list("code", flat=True))
    whole = frozenset((work, code) for work in works for code in codes)
    return whole - handed_out(contest) - impossible(contest)


def left_out(contest: Contest) -> Pairs:
    """Give the pairs of a work and a juror that could not be, or whose sheet does not count."""
    works = [str(number) for number in entries.admitted(contest).values_list("number", flat=True)]
    left = Seat.objects.filter(contest=contest, state="left").values_list("code", flat=True)
    gone = frozenset((work, code) for work in works for code in left)
    return (impossible(contest) | gone) - handed_out(contest, ("signed",))


def locked(contest: Contest) -> Pairs:
    """Give the pairs of the draft that a person wants so."""
    chosen = ProposedPair.objects.filter(
        proposal__contest=contest, proposal__state="draft", locked=True
    )
    return _named(*chosen.values_list("entry__number", "seat__code"))


def pairs(proposals: QuerySet[Proposal]) -> Pairs:
    """Give the pairs of these proposals."""
    chosen = ProposedPair.objects.filter(proposal__in=proposals)
    return _named(*chosen.values_list("entry__number", "seat__code"))


def _named(*rows: tuple[int | None, str]) -> Pairs:
    return frozenset((str(number), code) for number, code in rows)


def _seats(contest: Contest) -> QuerySet[Seat]:
    seats = Seat.objects.filter(contest=contest, state="accepted")
    return seats.select_related("person__library").order_by("code")


def _expert(seat: Seat) -> Expert:
    library = seat.person.library
    return Expert(
        seat.code,
        frozenset(seat.languages),
        frozenset(seat.topics),
        library.region if library else "",
        seat.most,
    )


def _fixed_states(wishes: Wishes) -> tuple[str, ...]:
    return ("open", "signed") if wishes.move else HANDED_OUT


def _terms(contest: Contest, wishes: Wishes) -> Terms:
    return Terms(
        contest.regulation.judging.experts_per_work,
        wishes.low,
        wishes.high,
        wishes.language_needed,
        wishes.one_of_region,
    )


def _of(
    fixed: Pairs, works: tuple[Work, ...], experts: tuple[Expert, ...], contest: Contest
) -> Pairs:
    """Leave out works that are no longer admitted, and locked jurors who have left without a sheet."""
    numbers, codes = {work.name for work in works}, {expert.name for expert in experts}
    sheets = handed_out(contest)
    return frozenset(
        pair for pair in fixed if pair[0] in numbers and (pair[1] in codes or pair in sheets)
    )
