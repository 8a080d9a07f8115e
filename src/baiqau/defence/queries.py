"""Questions about the day and its result."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet

from baiqau.contests.models import Contest
from baiqau.defence.models import Allotment, Ballot, Dissent, Guest, Poll, Result, Sitting, Talk
from baiqau.entries.models import Entry
from baiqau.judging import queries as judging
from baiqau.judging.models import Sheet
from baiqau.language.folding import fold
from baiqau.people.models import Person
from baiqau.rules import answers


@dataclass(frozen=True)
class Blocker:
    """One thing that keeps the result from being computed or sealed."""

    code: str
    number: int


def sittings(contest: Contest) -> list[Sitting]:
    """Give the sittings of a contest with who leads them, in their order."""
    found = Sitting.objects.filter(contest=contest).order_by("number")
    return list(found.select_related("version", "contest__current", "chair__person"))


def sitting(contest: Contest, number: int | None = None) -> Sitting | None:
    """Give one sitting of a contest, the first one when no number is told; None when none is planned."""
    planned = sittings(contest)
    return next((one for one in planned if number in {None, one.number}), None)


def talks(contest: Contest, sitting: Sitting | None = None) -> QuerySet[Talk]:
    """Give the talks in their order, with entries, authors and libraries; those of one sitting if told."""
    found = Talk.objects.filter(sitting__contest=contest)
    if sitting is not None:
        found = found.filter(sitting=sitting)
    return (
        found.select_related("entry__library", "sitting")
        .prefetch_related("entry__authors__library")
        .order_by("sitting__number", "position")
    )


def now_speaking(contest: Contest, sitting: Sitting | None = None) -> Talk | None:
    """Give the talk that is going on."""
    return talks(contest, sitting).filter(state="speaking").first()


def next_talk(contest: Contest, sitting: Sitting | None = None) -> Talk | None:
    """Give the first waiting talk."""
    return talks(contest, sitting).filter(state="waiting").first()


def last_waiting(contest: Contest, sitting: Sitting | None = None) -> Talk | None:
    """Give the last waiting talk: whoever it is has nobody to let go first."""
    return talks(contest, sitting).filter(state="waiting").last()


def allotments(contest: Contest) -> QuerySet[Allotment]:
    """Give which finalist speaks in which of several sittings."""
    return Allotment.objects.filter(sitting__contest=contest).select_related("sitting", "entry")


def speakers_of(sitting: Sitting) -> list[Entry]:
    """Give the finalists of a sitting: all of them where it is the only one."""
    finalists = judging.finalists(sitting.contest)
    if Sitting.objects.filter(contest=sitting.contest_id).count() == 1:
        return list(finalists)
    return list(finalists.filter(allotment__sitting=sitting))


def is_divided(contest: Contest) -> bool:
    """Say whether every finalist has a sitting, where there are several."""
    return not judging.finalists(contest).filter(allotment=None).exists()


def talk_of(person: Person, contest: Contest) -> Talk | None:
    """Give the talk of a work this person hands in or is an author of; the first one to come."""
    mine = Q(entry__owner=person) | Q(entry__authors__person=person)
    found = talks(contest).filter(mine).select_related("sitting__contest__current").distinct()
    waiting = found.filter(state__in=["speaking", "waiting"]).first()
    return waiting or found.first()


def waiting_before(talk: Talk) -> int:
    """Count the talks that wait ahead of this one."""
    ahead = Talk.objects.filter(sitting=talk.sitting_id, position__lt=talk.position)
    return ahead.filter(state="waiting").count()


def found(everybody: Iterable[Talk], words: str) -> list[Talk]:
    """Find speakers: a number is a place in the order or a work's number, words are part of a name.

    Without words everybody is found; a library or a title is found as well as a name.
    """
    if words.isdecimal():
        return [one for one in everybody if int(words) in {one.position, one.entry.number}]
    wanted = fold(words).split()
    return [one for one in everybody if all(word in _told(one) for word in wanted)]


def _told(talk: Talk) -> str:
    authors = talk.entry.authors.all()
    told = (f"{author.name.full()} {author.library or ''}" for author in authors)
    return fold(" ".join((*told, talk.entry.title)))


def result(contest: Contest) -> Result | None:
    """Give the result of a contest, when one was computed."""
    return Result.objects.filter(contest=contest).select_related("version").first()


def dissents(result: Result) -> QuerySet[Dissent]:
    """Give the dissenting opinions, by the members' codes."""
    found = Dissent.objects.filter(result=result)
    return found.select_related("seat__person").order_by("seat__code")


def published(contest: Contest) -> Result | None:
    """Give the result only when it is public."""
    return Result.objects.filter(contest=contest, state="published").first()


def published_at(contests: Iterable[Contest]) -> dict[int, datetime]:
    """Give, by the key of a contest, the moment at which its result became public; none before."""
    public = Result.objects.filter(contest__in=contests, state="published")
    return {one.contest_id: one.published_at or one.computed_at for one in public.defer("rows")}


def blockers(contest: Contest) -> list[Blocker]:
    """List what is still open before the result: nothing else may block it."""
    planned = sittings(contest)
    undrawn = sum(one.drawn_at is None for one in planned) if len(planned) > 1 else 0
    found = [
        Blocker("sittings-undrawn", undrawn),
        Blocker("talks-open", talks(contest).filter(state__in=["waiting", "speaking"]).count()),
        Blocker("sheets-open", _sheets_that_matter(contest).count()),
        Blocker("vote-open", int(vote_is_open(contest))),
        Blocker("no-finalists", int(not judging.finalists(contest).exists())),
    ]
    return [blocker for blocker in found if blocker.number]


def live_sheet(person: Person, talk: Talk) -> Sheet | None:
    """Give a juror's sheet for a talk; none when the juror has a conflict."""
    return (
        Sheet.objects.filter(entry=talk.entry, seat__person=person, stage="defence")
        .exclude(state__in=["recused", "withdrawn"])
        .exclude(entry__conflicts__seat__person=person)
        .select_related("seat__contest", "entry", "version")
        .defer("version__document")
        .first()
    )


def sheets_of_the_day(sitting: Sitting) -> QuerySet[Sheet]:
    """Give the sheets of a sitting that stand, juror by juror in the order of the talks."""
    return (
        Sheet.objects.filter(stage="defence", entry__talk__sitting=sitting)
        .exclude(state__in=["recused", "withdrawn", "cannot-judge"])
        .select_related("seat__person", "entry__talk", "version")
        .order_by("seat__code", "entry__talk__position")
    )


def _sheets_that_matter(contest: Contest) -> QuerySet[Sheet]:
    """Open sheets of the works that were defended: an absent speaker is not waited for."""
    return judging.open_sheets(contest, "defence").filter(entry__talk__state="done")


def poll(contest: Contest) -> Poll | None:
    """Give the vote of the audience, once it was opened."""
    return Poll.objects.filter(contest=contest).first()


def vote_is_open(contest: Contest) -> bool:
    """Say whether the audience may vote now; without a question where the regulation has no such award."""
    declared = contest.regulation.audience is not None
    return declared and Poll.objects.filter(contest=contest, closed_at=None).exists()


def candidates(contest: Contest) -> list[Entry]:
    """Give the works the audience may choose from, in the order of the talks."""
    heard = talks(contest).exclude(state__in=["withdrawn", "absent"])
    return [talk.entry for talk in heard]


def guest_of(contest: Contest, digest: str) -> Guest | None:
    """Give the ticket of a code's digest."""
    return (
        Guest.objects.select_related("contest__current")
        .filter(contest=contest, digest=digest)
        .first()
    )


def own_works(contest: Contest, guest: Guest) -> set[int]:
    """Give the works of the contest that this guest handed in or is an author of, by the address told."""
    contact = guest.contact or ""
    mine = (
        Q(owner__email__iexact=contact)
        | Q(authors__email__iexact=contact)
        | Q(authors__person__email__iexact=contact)
    )
    found = set(Entry.objects.filter(mine, contest=contest).values_list("pk", flat=True))
    phones = Entry.objects.filter(contest=contest).values_list(
        "pk", "owner__phone", "authors__person__phone"
    )
    return found | {pk for pk, *some in phones if contact in {_phone(one) for one in some}}


def is_of_commission(contest: Contest, guest: Guest) -> bool:
    """Say whether the address a guest told is a juror's."""
    people = [seat.person for seat in judging.seats(contest)]
    return any(guest.contact in {one.email, _phone(one.phone)} for one in people)


def _phone(told: str | None) -> str | None:
    return answers.phone(told) if told else None


@dataclass(frozen=True)
class Turnout:
    """How many tickets there are, with how many somebody registered, how many votes were given."""

    tickets: int
    registered: int
    ballots: int


def turnout(contest: Contest) -> Turnout:
    """Count tickets, guests and votes: never what a vote was for."""
    guests = Guest.objects.filter(contest=contest)
    return Turnout(
        guests.count(),
        guests.exclude(contact=None).count(),
        Ballot.objects.filter(contest=contest).count(),
    )
