"""Which entries a person may see: one's own, those that name one as an author, those handed in."""

from django.db.models import Q, QuerySet

from baiqau.contests.models import Contest
from baiqau.entries import queries
from baiqau.entries.hands import Hand, Holder
from baiqau.entries.models import Copy, Entry, OpenDraft, Opening, WorkFile
from baiqau.people.models import Person

HANDED_IN = ("submitted", "returned", "admitted", "declined")


def own(hand: Hand, contest: Contest) -> QuerySet[Entry]:
    """Give the entries the person hands in: the ones he or she names authors of, hands in and withdraws.

    Of whoever holds a draft without an account: that one.
    """
    if isinstance(hand, Holder):
        return _within(contest).filter(owner=None, pk=hand.draft.entry_id)
    return _within(contest).filter(owner=hand)


def changeable(hand: Hand, contest: Contest) -> QuerySet[Entry]:
    """Give the entries whose words and files may be changed: by their owner, a co-author, their holder."""
    if isinstance(hand, Holder):
        return own(hand, contest)
    person = hand
    along = queries.accepted(person).filter(author__entry__contest=contest)
    return _within(contest).filter(Q(owner=person) | Q(pk__in=along.values("author__entry")))


def readable(person: Person, contest: Contest) -> QuerySet[Entry]:
    """Give the entries the person hands in or is named in as an author."""
    named = Entry.objects.filter(contest=contest, authors__person=person).values("pk")
    return _within(contest).filter(Q(owner=person) | Q(pk__in=named))


def for_committee(contest: Contest) -> QuerySet[Entry]:
    """Give what the committee sees: everything that was ever handed in, never a draft."""
    seen = Q(state__in=HANDED_IN) | Q(state="withdrawn", number__isnull=False)
    return _within(contest).filter(seen)


def files_held(drafts: QuerySet[OpenDraft]) -> QuerySet[WorkFile]:
    """Give the files, in all versions, of drafts that a browser holds."""
    return WorkFile.objects.filter(entry__owner=None, entry__in=drafts.order_by().values("entry"))


def files_readable(person: Person, contest: Contest) -> QuerySet[WorkFile]:
    """Give the files, in all versions, of the entries the person may read."""
    return WorkFile.objects.filter(entry__in=readable(person, contest).values("pk"))


def opened(person: Person, contest: Contest) -> QuerySet[Entry]:
    """Give the sealed entries this very person opened, with a reason."""
    mine = Opening.objects.filter(by=person, entry__contest=contest).values("entry")
    return for_committee(contest).filter(pk__in=mine)


def files_opened(person: Person, contest: Contest) -> QuerySet[WorkFile]:
    """Give the files of the sealed entries this very person opened."""
    return WorkFile.objects.filter(entry__in=opened(person, contest).values("pk"))


def files_for_committee(contest: Contest) -> QuerySet[WorkFile]:
    """Give the files, in all versions, of the entries the committee sees."""
    return WorkFile.objects.filter(entry__in=for_committee(contest).values("pk"))


def copies_readable(person: Person, contest: Contest) -> QuerySet[Copy]:
    """Give the copies of the files the person may read."""
    return Copy.objects.filter(file__in=files_readable(person, contest).values("pk"))


def copies_for_committee(contest: Contest) -> QuerySet[Copy]:
    """Give the copies of the files the committee sees."""
    return Copy.objects.filter(file__in=files_for_committee(contest).values("pk"))


def given(files: QuerySet[WorkFile]) -> QuerySet[WorkFile]:
    """Leave out the files that are held and not released: only the committee gets at those."""
    return files.exclude(inspection__verdict="held", inspection__release=None)


def _within(contest: Contest) -> QuerySet[Entry]:
    return Entry.objects.filter(contest=contest).select_related("contest", "library", "owner")
