"""The vote of the audience: tickets for the door, a guest registers, the vote opens, each votes once.

The journal tells that somebody voted, never for what: not even its reader can open a ballot.
"""

import secrets
from datetime import datetime

from django.db import transaction

from baiqau.contests.models import Contest
from baiqau.defence import queries, voting
from baiqau.defence.models import Ballot, Guest, Poll
from baiqau.entries.models import Entry
from baiqau.journal import acts
from baiqau.language.names import PersonName
from baiqau.people.models import Person
from baiqau.proof import commitment
from baiqau.rules.refusals import Refused

MOST_TICKETS = 500  # of one print


@transaction.atomic
def tickets(contest: Contest, *, number: int, by: Person, now: datetime) -> dict[int, str]:
    """Make tickets for the door; give their codes by number. The codes are told here and never again."""
    contest = _declared(contest)
    if not 1 <= number <= MOST_TICKETS:
        raise Refused("defence-tickets-number", most=MOST_TICKETS)
    last = Guest.objects.filter(contest=contest).order_by("-number").first()
    first = last.number + 1 if last else 1
    codes = {first + at: voting.new_code() for at in range(number)}
    Guest.objects.bulk_create(
        Guest(contest=contest, number=at, digest=voting.ticket(code)) for at, code in codes.items()
    )
    _record("audience.tickets", contest, by=by.actor, now=now, first=first, last=max(codes))
    return codes


@transaction.atomic
def void(contest: Contest, *, by: Person, now: datetime) -> int:
    """Void every ticket that nobody has used: the door is closed. Give how many."""
    contest = _declared(contest)
    unused = Guest.objects.filter(contest=contest, contact=None)
    number = unused.count()
    if number:
        unused.delete()
        _record("audience.voided", contest, by=by.actor, now=now, number=number)
    return number


@transaction.atomic
def register(
    guest: Guest, *, name: PersonName, contact: str, language: str, now: datetime
) -> Guest:
    """Register who holds a ticket; the same address a second time is refused, whatever the ticket.

    Repeating what was said changes nothing.
    """
    contest = _declared(guest.contest)
    guest = Guest.objects.select_for_update(of=("self",)).get(pk=guest.pk)
    if guest.contact is not None:
        if guest.contact == contact:
            return guest
        raise Refused("defence-ticket-used")
    if Guest.objects.filter(contest=contest, contact=contact).exists():
        raise Refused("defence-guest-known", contact=contact)
    guest.surname, guest.given, guest.patronymic = name.surname, name.given, name.patronymic
    guest.contact, guest.language, guest.contest = contact, language, contest
    guest.save()
    _record("audience.registered", contest, by="visitor", now=now, ticket=guest.number)
    return guest


@transaction.atomic
def open_vote(contest: Contest, *, by: Person, now: datetime) -> Poll:
    """Open the vote, or open a closed one again; refuses before the draw and after the seal."""
    contest = _declared(contest)
    if not queries.candidates(contest):
        raise Refused("defence-vote-without-talks")
    poll = Poll.objects.filter(contest=contest).first() or Poll(contest=contest, opened_at=now)
    if poll.pk and poll.closed_at is None:
        return poll
    again = poll.pk is not None
    poll.closed_at, poll.root = None, ""
    poll.save()
    _record("audience.opened", contest, by=by.actor, now=now, public=True, again=again)
    return poll


@transaction.atomic
def close_vote(contest: Contest, *, by: Person, now: datetime) -> Poll:
    """Close the vote; the journal keeps the root over all ballots, so that none can change unseen."""
    contest = _declared(contest)
    poll = Poll.objects.select_for_update().filter(contest=contest).first()
    if poll is None or poll.closed_at is not None:
        raise Refused("defence-vote-not-open")
    poll.closed_at, poll.root = now, voting.root(poll)
    poll.save()
    ballots = Ballot.objects.filter(contest=contest).count()
    facts = {"ballots": ballots, "root": poll.root}
    _record("audience.closed", contest, by=by.actor, now=now, public=True, **facts)
    return poll


@transaction.atomic
def vote(guest: Guest, entry: Entry, *, code: str, now: datetime) -> Ballot:
    """Give the vote of a registered guest, or change it while the vote is open; never for an own work."""
    contest = _declared(guest.contest)
    guest = Guest.objects.select_for_update(of=("self",)).get(pk=guest.pk)
    _may_vote(contest, guest, entry, code)
    key = voting.ballot(code)
    known = Ballot.objects.filter(pk=key).first()
    if known is not None and known.entry_id == entry.pk:
        return known
    salt = secrets.token_hex(commitment.SALT)
    said = commitment.vote(contest.slug, entry.number or 0)
    ballot, new = Ballot.objects.update_or_create(
        key=key,
        defaults={
            "contest": contest,
            "entry": entry,
            "salt": salt,
            "commitment": commitment.commit(said, salt=salt, domain=commitment.BALLOT),
        },
    )
    _record("audience.voted", contest, by="visitor", now=now, changed=not new)
    return ballot


def _may_vote(contest: Contest, guest: Guest, entry: Entry, code: str) -> None:
    """Refuse a vote that may not be given: every reason a guest can meet has its own words."""
    rule = contest.regulation.audience
    assert rule is not None, "declared"
    if not Poll.objects.select_for_update().filter(contest=contest, closed_at=None).exists():
        raise Refused("defence-vote-not-open")
    if guest.contact is None or guest.digest != voting.ticket(code):
        raise Refused("defence-ticket-unknown")
    if entry not in queries.candidates(contest):
        raise Refused("defence-vote-no-candidate")
    if entry.pk in queries.own_works(contest, guest):
        raise Refused("defence-vote-own-work", clause=rule.clause)
    if not rule.commission and queries.is_of_commission(contest, guest):
        raise Refused("defence-vote-commission", clause=rule.clause)


def _declared(contest: Contest) -> Contest:
    """Give the contest, locked; refuses where its regulation has no such award, or after the seal."""
    locked = Contest.objects.select_for_update(of=("self",)).select_related("current")
    contest = locked.get(pk=contest.pk)
    if contest.regulation.audience is None:
        raise Refused("defence-vote-undeclared")
    contest.must_be_unsealed()
    return contest


def _record(
    kind: str, contest: Contest, *, by: str, now: datetime, public: bool = False, **facts: object
) -> None:
    acts.record(
        kind,
        by=by,
        on=f"contest:{contest.slug}",
        at=now,
        scope=contest.scope,
        public=public,
        facts=facts,
    )
