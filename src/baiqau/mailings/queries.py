"""Questions about letters to many: who gets one, who wants none, how far it is."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from baiqau.base.models import Job
from baiqau.contests.models import Contest
from baiqau.entries.models import Entry
from baiqau.journal import queries as journal
from baiqau.judging.models import Finalist, Seat
from baiqau.mailings.models import Dispatch, Mailing, Unsubscribed
from baiqau.mailings.wording import GROUPS
from baiqau.people.models import Person


def _owners(state: str) -> Callable[[Contest], Q]:
    return lambda contest: Q(pk__in=_of(contest).filter(state=state).values("owner"))


def _of(contest: Contest) -> QuerySet[Entry]:
    return Entry.objects.filter(contest=contest)


def _seats(state: str) -> Callable[[Contest], Q]:
    return lambda contest: Q(
        pk__in=Seat.objects.filter(contest=contest, state=state).values("person")
    )


def _finalists(contest: Contest) -> Q:
    chosen = Finalist.objects.filter(contest=contest, entry__state="admitted")
    return Q(pk__in=chosen.values("entry__owner"))


_GROUPS: dict[str, Callable[[Contest], Q]] = {
    **{
        state: _owners(state)
        for state in ("draft", "submitted", "returned", "admitted", "declined")
    },
    "finalists": _finalists,
    "jurors": _seats("accepted"),
    "invited": _seats("invited"),
}


def people(contest: Contest, groups: Iterable[str]) -> QuerySet[Person]:
    """Give the people of these groups, each once, in the order of the alphabet."""
    among = Q(pk__in=[])
    for group in groups:
        among |= _GROUPS[group](contest)
    return Person.objects.filter(among, is_active=True).order_by("sort_key", "pk")


def sizes(contest: Contest) -> dict[str, int]:
    """Give how many people are in each group."""
    return {group: people(contest, [group]).count() for group in GROUPS}


@dataclass(frozen=True)
class Audience:
    """Who would get a letter now; how many of the chosen want none; how many cannot be reached."""

    people: tuple[Person, ...]
    left_out: int
    unreached: int


def audience(mailing: Mailing) -> Audience:
    """Give who gets the letter if it sets out now."""
    contest = mailing.contest
    chosen = list(people(contest, mailing.groups))
    away = set() if mailing.necessary else unsubscribed(contest)
    kept = tuple(one for one in chosen if one.email not in away)
    dead = set(journal.dead(contest.scope).values_list("address", flat=True))
    return Audience(kept, len(chosen) - len(kept), sum(one.email in dead for one in kept))


def unsubscribed(contest: Contest) -> set[str]:
    """Give the addresses that want no letters to many."""
    found = Unsubscribed.objects.filter(contest=contest, back_at=None)
    return set(found.values_list("address", flat=True))


def mailings(contest: Contest) -> QuerySet[Mailing]:
    """Give the letters to many of a contest, the newest first, with how far each is."""
    counted = {
        "number": Count("dispatches"),
        "written": Count("dispatches__letter"),
        "gone": Count("pk", filter=Q(dispatches__letter__sent_at__isnull=False)),
        "queued": Count("pk", filter=Q(dispatches__letter__state="queued")),
        "returned": Count("pk", filter=Q(dispatches__letter__state="bounced")),
    }
    found = Mailing.objects.filter(contest=contest).select_related("contest__current", "begun_by")
    return found.annotate(**counted).order_by("-written_at", "-pk")


def dispatches(mailing: Mailing) -> QuerySet[Dispatch]:
    """Give the recipients of a letter that set out, those it did not reach first."""
    trouble = Count("pk", filter=Q(letter__state__in=["bounced", "failed", "held"]))
    found = Dispatch.objects.filter(mailing=mailing).select_related("person", "letter")
    return found.annotate(trouble=trouble).order_by("-trouble", "person__sort_key", "pk")


def at_work(mailing: Mailing) -> bool:
    """Tell whether a worker has the letter in hand or will take it; else a person lets it go on."""
    return Job.objects.filter(key=mailing.job, state__in=Job.OPEN).exists()
