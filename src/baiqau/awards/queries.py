"""Questions about awards, gifts and papers."""

from collections.abc import Collection, Iterable

from django.db.models import Case, Count, F, Prefetch, Q, QuerySet, When

from baiqau.awards.models import Award, Ceremony, Gift, Handover, Paper
from baiqau.base.models import Job
from baiqau.contests.models import Contest, Role
from baiqau.defence.models import HERE, Guest, Result
from baiqau.entries import queries as entries
from baiqau.entries.models import Author, Copy, Entry
from baiqau.judging import queries as judging
from baiqau.judging.models import Seat
from baiqau.people.models import Person

KINDS = ("diploma", "certificate", "thanks", "attendance")
HOLDERS = ("author", "library", "person", "guest")
ONE_PAPER = "baiqau.awards.tasks.issue_one"  # the job in which the certificate of one author failed


def awards(contest: Contest) -> QuerySet[Award]:
    """Give the awards that stand with their entries and authors, by computed rank."""
    return _told(Award.objects.filter(result__contest=contest, ended_at=None))


def first_awards(result: Result) -> QuerySet[Award]:
    """Give the awards as they were given by the first version of the result, whatever came after."""
    return _told(result.awards.filter(version=1))


def chosen(result: Result) -> QuerySet[Award]:
    """Give the awards that stand and that people chose: all but the audience's."""
    rule = result.version.regulation.audience
    return result.awards.filter(ended_at=None).exclude(place=rule.key if rule else "")


def _told(found: QuerySet[Award]) -> QuerySet[Award]:
    return (
        found.select_related("entry__library", "result")
        .prefetch_related("entry__authors__library")
        .order_by("rank", "entry__number")
    )


def gifts(contest: Contest) -> QuerySet[Gift]:
    """Give the gifts with how many are promised and handed over."""
    return (
        Gift.objects.filter(contest=contest)
        .annotate(
            promised=Count("handovers"),
            handed=Count("handovers", filter=Q(handovers__handed_at__isnull=False)),
        )
        .annotate(left=F("stock") - F("promised"))
        .order_by("name", "pk")
    )


def handovers(contest: Contest) -> QuerySet[Handover]:
    """Give the list to sign: who gets what."""
    return (
        Handover.objects.filter(gift__contest=contest)
        .select_related("gift", "author__entry", "author__library")
        .order_by("author__surname", "author__given", "pk")
    )


def papers(contest: Contest) -> QuerySet[Paper]:
    """Give the papers of a contest, diplomas first, by number."""
    kinds = Case(*(When(kind=kind, then=place) for place, kind in enumerate(KINDS)))
    return (
        Paper.objects.filter(contest=contest)
        .select_related(*HOLDERS, "entry", "award", "contest__current")
        .order_by(kinds, "number")
    )


def valid(contest: Contest) -> QuerySet[Paper]:
    """Give the papers that stand, bare: a paper is printed from its own data."""
    return Paper.objects.filter(contest=contest, revoked_at=None).order_by("pk")


def papers_of(person: Person) -> QuerySet[Paper]:
    """Give the valid papers a person may fetch: one's own, by account or address, or as owner."""
    return (
        Paper.objects.filter(revoked_at=None)
        .filter(
            Q(author__person=person)
            | Q(author__email__iexact=person.email)
            | Q(entry__owner=person)
            | Q(person=person)
            | Q(guest__contact__iexact=person.email)
        )
        .select_related(*HOLDERS, "entry", "award", "contest__current")
        .distinct()
        .order_by("-issued_at", "number")
    )


def by_token(token: str) -> Paper | None:
    """Give the paper of a verification token."""
    return _to_check().filter(token=token).first()


def by_number(number: str) -> QuerySet[Paper]:
    """Give the papers that carry this number: one of each contest at most."""
    return _to_check().filter(data__number=number.strip().upper()).order_by("contest_id")


def _to_check() -> QuerySet[Paper]:
    return Paper.objects.select_related("contest__current", *HOLDERS, "entry", "award")


def issued_to(author: Author) -> QuerySet[Paper]:
    """Give the valid papers of an author."""
    return Paper.objects.filter(author=author, revoked_at=None)


def author_by_link(named: tuple[int, int, str]) -> Author:
    """Give the author whom a personal link names. Author.DoesNotExist when there is none any more."""
    entry, position, email = named
    return Author.objects.select_related(
        "entry__contest__current", "entry__library", "library", "person"
    ).get(entry=entry, position=position, email=email)


def without_approved_name(contest: Contest) -> QuerySet[Author]:
    """Give the authors of papers to come who have not said how their names are printed."""
    return (
        Author.objects.filter(entry__in=honoured(contest).order_by().values("pk"))
        .filter(name_approved_at=None)
        .exclude(papers__revoked_at__isnull=True, papers__isnull=False)
        .select_related("entry__contest__current", "person")
        .order_by("entry__number", "position")
    )


def without_attendance(contest: Contest) -> list[Author | Person | Guest]:
    """Give who was there and has no certificate of it: speakers, jurors who marked, guests.

    Who was there as a speaker or a juror gets none as a guest, by the address told; a juror without
    a name gets none.
    """
    held = Paper.objects.filter(contest=contest, kind="attendance", revoked_at=None)
    had = {
        name: set(held.exclude(**{name: None}).values_list(name, flat=True))
        for name in ("author", "person", "guest")
    }
    heard = Q(entry__talk__presence__in=HERE) | Q(entry__talk__state="done")
    speakers = Author.objects.filter(heard, entry__contest=contest).exclude(
        entry__talk__state="withdrawn"
    )
    speakers = speakers.select_related("entry__owner", "library", "person")
    marked = judging.signed_sheets(contest, "defence").values("seat")
    jurors = [seat.person for seat in judging.seats(contest).filter(pk__in=marked)]
    known = {one.email.lower() for one in speakers} | {one.email for one in jurors}
    guests = (
        Guest.objects.filter(contest=contest)
        .exclude(contact=None)
        .exclude(contact__in=known - {""})
    )
    return [
        *(
            one
            for one in speakers.order_by("entry__number", "position")
            if one.pk not in had["author"]
        ),
        *(one for one in jurors if one.surname and one.pk not in had["person"]),
        *(one for one in guests.order_by("number") if one.pk not in had["guest"]),
    ]


def attendance_of(guest: Guest) -> Paper | None:
    """Give the valid certificate of a guest's attendance."""
    return _to_check().filter(guest=guest, kind="attendance", revoked_at=None).first()


def to_be_thanked(contest: Contest) -> dict[Person, str]:
    """Give who gets a letter of thanks and as what: jurors who sat, then those with an office."""
    found: dict[Person, str] = {}
    for seat in judging.seats(contest).filter(state="accepted"):
        found.setdefault(seat.person, "juror")
    for role in Role.objects.filter(contest=contest).select_related("person__library"):
        found.setdefault(role.person, "organiser")
    return found


def honoured(contest: Contest) -> QuerySet[Entry]:
    """Give the entries whose authors get a certificate by the regulation's rule."""
    rule = contest.regulation.certificates
    if rule is None:
        return Entry.objects.none()
    if rule.whom == "submitted":
        found = Entry.objects.filter(contest=contest, number__isnull=False).exclude(
            state="withdrawn"
        )
    elif rule.whom == "defended":
        found = entries.admitted(contest).filter(talk__state="done")
    else:
        found = entries.admitted(contest)
    return entries.with_authors(found)


def without_certificate(contest: Contest) -> QuerySet[Author]:
    """Give the authors who should have a certificate and have none that is valid."""
    return (
        Author.objects.filter(entry__in=honoured(contest).order_by().values("pk"))
        .exclude(pk__in=_certified(contest))
        .select_related("entry__owner", "library", "person")
        .prefetch_related("entry__authors")
        .order_by("entry__number", "position")
    )


def failed(slugs: Collection[str]) -> QuerySet[Author]:
    """Give the authors, of these contests, whose certificate could not be made and is not there yet."""
    dead = Job.objects.filter(task=ONE_PAPER, state=Job.State.DEAD, args__0__in=list(slugs))
    authors = {args[-1] for args in dead.values_list("args", flat=True)}
    held = Paper.objects.filter(kind="certificate", revoked_at=None, author__in=authors)
    found = Author.objects.filter(pk__in=authors).exclude(pk__in=held.values("author"))
    return found.select_related("entry__contest").order_by("entry__number", "position")


def _certified(contest: Contest) -> QuerySet[Paper, int | None]:
    held = Paper.objects.filter(contest=contest, kind="certificate", revoked_at=None)
    return held.exclude(author=None).values_list("author", flat=True)


def ceremony(contest: Contest) -> Ceremony | None:
    """Give the ceremony of a contest, once it has begun."""
    found = Ceremony.objects.filter(result__contest=contest)
    return found.select_related("result__version", "pressed_by").first()


def to_reveal(result: Result) -> QuerySet[Award]:
    """Give the awards of a sealed result with all that a presenter says of them.

    Once the ceremony has begun they are those that stood then: its script does not change under it.
    """
    begun = Ceremony.objects.filter(result=result).values_list("begun_at", flat=True).first()
    stood = Q(ended_at=None)
    if begun is not None:
        stood = Q(at__lte=begun) & (stood | Q(ended_at__gt=begun))
    return (
        Award.objects.filter(stood, result=result, result__state__in=["sealed", "published"])
        .select_related("entry__library", "entry__citation")
        .prefetch_related(Prefetch("entry__authors", _spoken_authors()))
    )


def to_be_worded(contest: Contest) -> QuerySet[Entry]:
    """Give the finalists by number, none before another by merit, with what is said of them."""
    return (
        judging.finalists(contest)
        .select_related("finalist", "citation")
        .prefetch_related(None)
        .prefetch_related(Prefetch("authors", _spoken_authors()))
        .order_by("number")
    )


def _spoken_authors() -> QuerySet[Author]:
    return Author.objects.select_related("library", "pronunciation").order_by("position")


def commission(contest: Contest) -> QuerySet[Seat]:
    """Give those who judged, the chair first."""
    return judging.seats(contest).filter(state="accepted").order_by("-chair", "code")


def covers(contest: Contest, shown: Iterable[Entry]) -> dict[int, Copy]:
    """Give the picture of each of these entries that may be shown: entry -> poster or first page.

    Nothing of a work whose authors did not agree to its showing, nor of a file that is held.
    """
    agreed = entries.showable(contest).filter(pk__in=[entry.pk for entry in shown])
    copies = (
        Copy.objects.filter(file__entry__in=agreed.order_by().values("pk"))
        .filter(file__replaced_at=None, file__inspection__copied_at__isnull=False)
        .filter(Q(use="poster") | Q(use="page", position=1))
        .select_related("file")
        .order_by("-use", "file__pk")
    )
    found: dict[int, Copy] = {}
    for copy in copies:
        found.setdefault(copy.file.entry_id, copy)
    return found
