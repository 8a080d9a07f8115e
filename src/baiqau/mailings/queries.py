"""Questions about letters to many: who gets one, who wants none, how far it is."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, F, Q, QuerySet

from baiqau.base.models import Job
from baiqau.contests.models import Contest
from baiqau.entries.models import Entry
from baiqau.journal import queries as journal
from baiqau.judging.models import Finalist, Seat
from baiqau.mailings.models import Chosen, Dispatch, Mailing, Selection, Unsubscribed
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


def listed(selection: Selection) -> QuerySet[Person]:
    """Give the people of a list, each once, in the order of the alphabet."""
    chosen = Chosen.objects.filter(selection=selection).values("person")
    return Person.objects.filter(pk__in=chosen).order_by("sort_key", "pk")


def fitting(selection: Selection) -> QuerySet[Person]:
    """Give the people of a list one of whose works or seats is still in the state it was chosen in.

    Whose work was withdrawn or decided since, or who left the commission, is passed over.
    """
    still = Q(entry__state=F("state")) | Q(seat__state=F("state"))
    chosen = Chosen.objects.filter(still, selection=selection)
    return listed(selection).filter(pk__in=chosen.values("person"), is_active=True)


def selections(contest: Contest) -> QuerySet[Selection]:
    """Give the lists of a contest."""
    return Selection.objects.filter(contest=contest)


@dataclass(frozen=True)
class Audience:
    """Who gets a letter; how many want none, cannot be reached, or no longer fit their list."""

    people: tuple[Person, ...]
    left_out: int
    unreached: int
    passed: int = 0


def audience(mailing: Mailing) -> Audience:
    """Give who gets the letter if it sets out now; where its hour is set, of those fixed then."""
    contest, list_ = mailing.contest, mailing.selection
    chosen = list(fits(mailing))
    total = listed(list_).count() if list_ else len(chosen)
    if mailing.state == Mailing.State.SET:
        fixed = Dispatch.objects.filter(mailing=mailing)
        kept_ = set(fixed.values_list("person", flat=True))
        chosen, total = [one for one in chosen if one.pk in kept_], len(kept_)
    away = set() if mailing.necessary else unsubscribed(contest)
    kept = tuple(one for one in chosen if one.email not in away)
    dead = set(journal.dead(contest.scope).values_list("address", flat=True))
    unreached = sum(one.email in dead for one in kept)
    return Audience(kept, len(chosen) - len(kept), unreached, total - len(chosen))


def fits(mailing: Mailing) -> QuerySet[Person]:
    """Give whom the letter is for now: its groups, or who still fits its list."""
    if mailing.selection is not None:
        return fitting(mailing.selection)
    return people(mailing.contest, mailing.groups)


def due(now: datetime) -> QuerySet[Mailing]:
    """Give the letters whose hour has come."""
    return Mailing.objects.filter(state=Mailing.State.SET, set_for__lte=now).order_by("set_for")


def unsubscribed(contest: Contest) -> set[str]:
    """Give the addresses that want no letters to many."""
    found = Unsubscribed.objects.filter(contest=contest, back_at=None)
    return set(found.values_list("address", flat=True))


def mailings(contest: Contest) -> QuerySet[Mailing]:
    """Give the letters to many of a contest, the newest first, with how far each is."""
    counted = {
        "number": Count("pk", filter=Q(dispatches__passed="")),
        "passed": Count("pk", filter=Q(dispatches__passed__gt="")),
        "written": Count("dispatches__letter"),
        "gone": Count("pk", filter=Q(dispatches__letter__sent_at__isnull=False)),
        "queued": Count("pk", filter=Q(dispatches__letter__state="queued")),
        "waiting": Count("pk", filter=Q(dispatches__letter__state="waiting")),
        "returned": Count("pk", filter=Q(dispatches__letter__state="bounced")),
    }
    found = Mailing.objects.filter(contest=contest)
    found = found.select_related("contest__current", "begun_by", "set_by", "selection")
    return found.annotate(**counted).order_by("-written_at", "-pk")


def dispatches(mailing: Mailing) -> QuerySet[Dispatch]:
    """Give the recipients of a letter that set out, those it did not reach first."""
    trouble = Count("pk", filter=Q(letter__state__in=["bounced", "failed", "held"]))
    found = Dispatch.objects.filter(mailing=mailing).select_related("person", "letter")
    return found.annotate(trouble=trouble).order_by("-trouble", "person__sort_key", "pk")


def at_work(mailing: Mailing) -> bool:
    """Tell whether a worker has the letter in hand or will take it; else a person lets it go on."""
    return Job.objects.filter(key=mailing.job, state__in=Job.OPEN).exists()
