"""Acts of the organiser: create a contest from its regulation, announce, amend, give offices."""

from datetime import datetime
from functools import partial

from django.db import transaction

from baiqau.contests import amending
from baiqau.contests.models import Contest, Role, Version
from baiqau.journal import acts
from baiqau.people.models import Person
from baiqau.proof import canonical
from baiqau.rules import calendar, checks
from baiqau.rules.document import Regulation
from baiqau.rules.refusals import Refused


@transaction.atomic
def create(regulation: Regulation, *, by: Person, now: datetime) -> Contest:
    """Create a contest with this regulation as version 1; its creator becomes the organiser.

    The contest is not public until `announce`. Refuses a taken slug and a contradictory document.
    """
    _sound(regulation)
    if refused := taken(regulation.slug):
        raise refused
    contest = Contest.objects.create(slug=regulation.slug, created_at=now)
    _publish(contest, regulation, number=1, reason="", by=by, now=now)
    Role.objects.create(contest=contest, person=by, office=Role.Office.ORGANISER, given_at=now)
    return contest


def taken(slug: str) -> Refused | None:
    """Give the refusal of a short name that a contest has already."""
    if Contest.objects.filter(slug=slug).exists():
        return Refused("contests-slug-taken", slug=slug)
    return None


@transaction.atomic
def announce(contest: Contest, *, by: Person, now: datetime) -> Contest:
    """Make the contest public from now on; a second announcement changes nothing."""
    contest = _locked(contest)
    if contest.announced_at is None:
        contest.announced_at = now
        contest.save(update_fields=["announced_at"])
        acts.record(
            "contest.announced",
            by=by.actor,
            on=f"contest:{contest.slug}",
            at=now,
            scope=contest.scope,
            public=True,
        )
    return contest


@transaction.atomic
def amend(
    contest: Contest, regulation: Regulation, *, reason: str, by: Person, now: datetime
) -> Version:
    """Publish the next version. Earlier versions stay; entries remember theirs.

    Refuses another slug, a contradictory document, no change at all, an empty reason once announced,
    a contest whose result is sealed, to open works early that were promised to stay sealed, and
    what a later stage does not allow (`amending`).
    """
    contest = lock_unsealed(contest)
    _sound(regulation)
    if regulation.slug != contest.slug:
        raise Refused("contests-slug-changed", slug=contest.slug)
    current = contest.current
    assert current is not None
    if regulation == current.regulation:
        raise Refused("contests-nothing-changed")
    if contest.announced_at is not None and not reason.strip():
        raise Refused("contests-reason-missing")
    _keeps_sealed(contest, regulation, now)
    amending.ask(contest, regulation)
    number = current.number + 1
    return _publish(contest, regulation, number=number, reason=reason.strip(), by=by, now=now)


def objections(
    contest: Contest, regulation: Regulation, *, now: datetime
) -> tuple[tuple[str, Refused], ...]:
    """Give what would stop this version, each with the part of the document it is about."""
    asked = [("works.sealing", partial(_keeps_sealed, contest, regulation, now))]
    asked += [(path, partial(one, contest, regulation)) for one, path in amending.guards()]
    found = []
    for path, ask in asked:
        try:
            ask()
        except Refused as refused:
            found.append((path, refused))
    return tuple(found)


def _keeps_sealed(contest: Contest, regulation: Regulation, now: datetime) -> None:
    """Refuse a version under which more could be seen now than was promised to those who enter."""
    before = contest.regulation
    promised = before.works.sealing
    if promised is None or contest.announced_at is None or not calendar.is_sealed(before, now):
        return
    after = regulation.works.sealing
    narrower = after is None or (promised.value, after.value) == ("works-and-names", "works")
    if narrower or not calendar.is_sealed(regulation, now):
        raise Refused("contests-sealing-promised", clause=promised.clause)


@transaction.atomic
def give_office(
    contest: Contest, person: Person, office: str, *, by: Person, now: datetime
) -> Role:
    """Give an office; a repeated gift changes nothing."""
    if office not in Role.Office.values:
        raise Refused("contests-office-unknown", office=office)
    role, new = Role.objects.get_or_create(
        contest=contest, person=person, office=office, defaults={"given_at": now}
    )
    if new:
        _tell_office("contest.office-given", contest, person, office, by, now)
    return role


@transaction.atomic
def take_office(
    contest: Contest, person: Person, office: str, *, by: Person, now: datetime
) -> None:
    """Take an office back; the last organiser stays."""
    _locked(contest)
    roles = Role.objects.filter(contest=contest, office=office)
    if office == Role.Office.ORGANISER and not roles.exclude(person=person).exists():
        raise Refused("contests-last-organiser")
    if roles.filter(person=person).delete()[0]:
        _tell_office("contest.office-taken", contest, person, office, by, now)


def lock_unsealed(contest: Contest) -> Contest:
    """Lock a contest until the end of the transaction; refuses one whose result is sealed."""
    contest = _locked(contest)
    contest.must_be_unsealed()
    return contest


@transaction.atomic
def seal(contest: Contest, *, now: datetime) -> None:
    """Close what the result rests on, for good; the act of sealing records it."""
    contest = _locked(contest)
    contest.sealed_at = now
    contest.save(update_fields=["sealed_at"])


def _locked(contest: Contest) -> Contest:
    return (
        Contest.objects.select_for_update(of=("self",)).select_related("current").get(pk=contest.pk)
    )


def _sound(regulation: Regulation) -> None:
    problems = checks.problems(regulation)
    if problems:
        raise Refused(
            "contests-regulation-contradicts", problems=len(problems), first=problems[0].path
        )


def _publish(
    contest: Contest, regulation: Regulation, *, number: int, reason: str, by: Person, now: datetime
) -> Version:
    document = regulation.model_dump(mode="json", exclude_none=True)
    digest = canonical.digest(regulation.model_dump(mode="json"))
    version = Version.objects.create(
        contest=contest,
        number=number,
        document=document,
        digest=digest,
        reason=reason,
        published_at=now,
        published_by=by.actor,
    )
    contest.current = version
    contest.save(update_fields=["current"])
    acts.record(
        "contest.version",
        by=by.actor,
        on=f"contest:{contest.slug}",
        at=now,
        scope=contest.scope,
        public=True,
        facts={"number": number, "digest": digest},
    )
    return version


def _tell_office(
    kind: str, contest: Contest, person: Person, office: str, by: Person, now: datetime
) -> None:
    acts.record(
        kind, by=by.actor, on=person.actor, at=now, scope=contest.scope, facts={"office": office}
    )
