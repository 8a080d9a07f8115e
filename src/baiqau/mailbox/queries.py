"""Questions about letters that arrived: the tray, candidates, what has no counterpart."""

from datetime import datetime, timedelta
from email.utils import parseaddr

from django.conf import settings
from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from baiqau.base.rights import ORGANISER
from baiqau.contests.models import Contest, Role
from baiqau.contests.queries import announced
from baiqau.entries.models import Author, Entry
from baiqau.journal.models import Letter
from baiqau.language.folding import fold
from baiqau.mailbox.models import Incoming, IncomingFile, Mailbox
from baiqau.people.models import Person
from baiqau.rules.questions import Question

CHANGEABLE = ("draft", "submitted", "returned")
HOURLY, DAILY = 1, 3  # answers to one sender: more would feed a loop
LATELY = timedelta(days=90)  # after its call a contest still gets the letters of its mailbox
ANSWERS = ("mail.drafted", "mail.offered", "mail.waiting")


def tray(contest: Contest, *, state: str = "", words: str = "") -> QuerySet[Incoming]:
    """Give the letters of a contest, the newest first, with their entries and number of files."""
    found = Incoming.objects.filter(contest=contest).select_related("entry")
    if state:
        found = found.filter(state=state)
    for word in fold(words).split():
        found = found.filter(search_key__contains=word)
    return found.annotate(file_number=Count("files")).defer("text").order_by("-received_at", "-pk")


def numbers(contest: Contest) -> dict[str, int]:
    """Give how many letters are in each state."""
    counted = Incoming.objects.filter(contest=contest).values("state").annotate(n=Count("pk"))
    return {row["state"]: row["n"] for row in counted.order_by("state")}


def unconfirmed(contest: Contest) -> QuerySet[Incoming]:
    """Give the letters that became drafts and were not confirmed: a letter without a form."""
    drafts = Incoming.objects.filter(contest=contest, state="drafted", entry__state="draft")
    return drafts.select_related("entry", "person").order_by("received_at")


def without_letter(contest: Contest) -> QuerySet[Entry]:
    """Give the entries handed in by the form alone."""
    letters = Incoming.objects.filter(entry=OuterRef("pk"))
    handed_in = Entry.objects.filter(contest=contest, number__isnull=False).exclude(
        state="withdrawn"
    )
    return handed_in.filter(~Exists(letters)).order_by("number")


def own(person: Person, contest: Contest) -> QuerySet[Incoming]:
    """Give the letters of a person in a contest."""
    return Incoming.objects.filter(contest=contest, person=person).select_related("entry", "person")


def waiting_offers(entry: Entry) -> QuerySet[Incoming]:
    """Give the letters whose files wait for their author's word."""
    return Incoming.objects.filter(entry=entry, state="offered").order_by("received_at")


def changeable(person: Person, contest: Contest) -> QuerySet[Entry]:
    """Give the person's entries a newer version may go to, the newest first."""
    mine = Entry.objects.filter(contest=contest, owner=person, state__in=CHANGEABLE)
    return mine.order_by("-created_at", "-pk")


def named(entry: Entry, surname: str) -> bool:
    """Say whether an author of the entry has this surname, in any spelling; an unnamed one may."""
    known = [fold(word) for word in entry.authors.values_list("surname", flat=True)]
    return not known or fold(surname) in known


def candidates(letter: Incoming) -> list[Entry]:
    """Give the entries a letter may belong to: the sender's own, then those of the same surname."""
    if letter.contest is None:
        return []
    words = [fold(word) for word in letter.surname.split()]
    same = Author.objects.filter(email=letter.sender).values("entry")
    entries = Entry.objects.filter(contest=letter.contest, owner__isnull=False)
    entries = entries.exclude(state="withdrawn")
    by_address = Q(owner__email=letter.sender) | Q(pk__in=same)
    by_name = Q(pk__in=())
    for word in words:
        by_name |= Q(search_key__contains=word)
    found = entries.filter(by_address | by_name).prefetch_related("authors").distinct()
    return sorted(found[:50], key=lambda entry: (entry.owner_id != letter.person_id, -entry.pk))[:8]


def earlier(letter: Incoming, files: set[str]) -> Incoming | None:
    """Give an earlier letter of the same bytes, or of the same sender with the same files."""
    before = Incoming.objects.filter(contest=letter.contest, pk__lt=letter.pk).exclude(
        state__in=["stored", "unreadable", "same"]
    )
    same = before.filter(blob=letter.blob).order_by("pk").first()
    if same is not None or not files:
        return same
    for other in before.filter(sender=letter.sender, files__blob__in=files).distinct():
        if set(works_of(other).values_list("blob", flat=True)) == files:
            return other
    return None


def works_of(letter: Incoming) -> QuerySet[IncomingFile]:
    """Give the files that may be works."""
    return IncomingFile.objects.filter(incoming=letter, use="work").order_by("position")


def for_work(letter: Incoming) -> QuerySet[IncomingFile]:
    """Give the files that may be works, and those of which a person said what they answer."""
    wanted = Q(use="work") | ~Q(question="")
    return IncomingFile.objects.filter(wanted, incoming=letter).order_by("position")


def file_questions(contest: Contest) -> list[Question]:
    """Give the questions of the form that are answered by a file."""
    return [one for one in contest.regulation.questions if one.kind == "file"]


def ours(address: str, contest: Contest) -> bool:
    """Say whether an address is one that the contest's letters go out from or come in to."""
    rule = contest.regulation.naming
    fetched = Mailbox.objects.filter(contest=contest).values_list("user", flat=True)
    known = (rule.mailbox if rule else "", parseaddr(settings.DEFAULT_FROM_EMAIL)[1], *fetched)
    return address.lower() in {one.lower() for one in known if one}


def may_answer(address: str, now: datetime) -> bool:
    """Say whether the sender had no answer within the hour and few within the day (RFC 3834)."""
    answers = Letter.objects.filter(kind__in=ANSWERS, recipient=address)
    within = {
        span: answers.filter(created_at__gt=now - timedelta(hours=span)).count() for span in (1, 24)
    }
    return within[1] < HOURLY and within[24] < DAILY


def contest_for(recipients: tuple[str, ...], now: datetime) -> Contest | None:
    """Give the contest whose mailbox is among the recipients, else the only one in its call.

    Where all that come into question are of one house, the newest takes what is left; else none:
    anybody may found a contest, write any mailbox and any name into it, and nobody sees the letters
    of another house.
    """
    public = list(announced(now))
    wanted = {one.lower() for one in recipients}
    named = [
        one for one in public if (rule := one.regulation.naming) and rule.mailbox.lower() in wanted
    ]
    asked = _lately(named or public, now)
    if not asked or not _of_one_house(asked):
        return None
    calling = [] if named else [one for one in asked if _calls(one, now)]
    return calling[0] if len(calling) == 1 else asked[0]


def _lately(contests: list[Contest], now: datetime) -> list[Contest]:
    """Leave out contests whose call was long over, unless all are: staff changes with the years."""
    return [one for one in contests if now - one.regulation.call.closes < LATELY] or contests


def _of_one_house(contests: list[Contest]) -> bool:
    """Say whether somebody holds the office of the organiser in all of them."""
    if len(contests) == 1:
        return True
    roles = Role.objects.filter(contest__in=contests, office=ORGANISER)
    held = roles.values("person").annotate(number=Count("contest", distinct=True))
    return held.filter(number=len(contests)).exists()


def _calls(contest: Contest, now: datetime) -> bool:
    call = contest.regulation.call
    return (call.opens is None or call.opens <= now) and now <= call.closes
