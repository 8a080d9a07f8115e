"""Co-authors: asked by letter to write along, let in by their own address, each with an own part."""

import secrets
from collections.abc import Collection
from datetime import datetime
from hashlib import sha256

from django.db import transaction

from baiqau.entries import letters, queries
from baiqau.entries.actions import consenting, handing_in, holding, publication
from baiqau.entries.models import Author, Entry, Invitation
from baiqau.journal import acts
from baiqau.language.names import PersonName
from baiqau.people.models import Person
from baiqau.rules.refusals import Refused

_STRENGTH = 24  # bytes of the secret in a link


@transaction.atomic
def invite(author: Author, *, by: Person, now: datetime) -> Invitation:
    """Ask an author by letter to write along, or write once more; the earlier link ends.

    Refuses another person than the owner, an author without an address, the owner's own line and
    one who has accepted.
    """
    entry = holding.owned(author.entry, by=by, now=now)
    author = entry.authors.get(pk=author.pk)
    if not author.email:
        raise Refused("entries-invite-no-address", name=author.name.full())
    standing = author.invitations.filter(withdrawn_at=None).first()
    if author.email == entry.owner.email or (standing and standing.accepted_at):
        raise Refused("entries-invite-needless", name=author.name.full())
    invitation = standing or Invitation(author=author, turn=0)
    secret = secrets.token_urlsafe(_STRENGTH)
    invitation.email, invitation.turn, invitation.sent_at = author.email, invitation.turn + 1, now
    invitation.secret = sha256(secret.encode()).hexdigest()
    invitation.save()
    letters.invitation(invitation, entry, secret=secret, now=now)
    _told("coauthor.invited", entry, author, by.actor, now)
    return invitation


@transaction.atomic
def uninvite(author: Author, *, by: Person, now: datetime) -> None:
    """Take an invitation back: the link and the access end at once, the author stays named."""
    entry = holding.owned(author.entry, by=by, now=now)
    if author.invitations.filter(withdrawn_at=None).update(withdrawn_at=now):
        _told("coauthor.uninvited", entry, author, by.actor, now)
        publication.settle(entry)
        entry.save(update_fields=["publish"])
        handing_in.again(entry, by=by, now=now)


@transaction.atomic
def accept(invitation: Invitation, *, by: Person, now: datetime) -> Entry:
    """Let a co-author in. Refuses another address than the invited one, and a link that has ended.

    So does an entry that nobody may change any more: there would be no part left to tell.
    Pressed twice, it answers the same.
    """
    entry = holding.locked(invitation.author.entry)
    holding.open_now(entry, now)
    known = Invitation.objects.select_related("author").filter(pk=invitation.pk)
    standing = known.filter(secret=invitation.secret, withdrawn_at=None).first()
    if standing is None:
        raise Refused("entries-invitation-ended")
    if standing.email != by.email:
        raise Refused("entries-invited-other", email=standing.email)
    if standing.accepted_at is None:
        standing.person, standing.accepted_at = by, now
        standing.save(update_fields=["person", "accepted_at"])
        entry.authors.filter(pk=standing.author_id).update(person=by)
        _told("coauthor.accepted", entry, standing.author, by.actor, now)
        letters.answered(standing, entry, now=now)
        publication.settle(entry)
        entry.save(update_fields=["publish"])
        handing_in.again(entry, by=by, now=now)
    return entry


@transaction.atomic
def decline(invitation: Invitation, *, by: Person | None, now: datetime) -> None:
    """End an invitation by the invited author's word; whoever holds the link in the letter may.

    The author stays named: that is for the owner to decide, who gets a letter. Refuses a link that
    has ended and an invitation that was accepted.
    """
    entry = holding.locked(invitation.author.entry)
    standing = (
        Invitation.objects.select_related("author")
        .filter(pk=invitation.pk, secret=invitation.secret, withdrawn_at=None)
        .first()
    )
    if standing is None:
        raise Refused("entries-invitation-ended")
    if standing.accepted_at is not None:
        raise Refused("entries-invitation-accepted")
    standing.withdrawn_at = standing.declined_at = now
    standing.save(update_fields=["withdrawn_at", "declined_at"])
    _told("coauthor.declined", entry, standing.author, by.actor if by else "visitor", now)
    letters.answered(standing, entry, now=now)


@transaction.atomic
def tell_own(
    entry: Entry, *, name: PersonName, keys: Collection[str], by: Person, now: datetime
) -> Entry:
    """Keep a co-author's own spelling of the name and own consents; others are withdrawn.

    Refuses anybody who is no co-author of the entry.
    """
    entry = holding.to_change(entry, by=by, now=now)
    part = queries.own_part(entry, by)
    if part is None:
        raise Refused("entries-not-yours")
    entry.authors.filter(pk=part.author_id).update(
        surname=name.surname,
        given=name.given,
        patronymic=name.patronymic,
        name_approved_at=now,
    )
    _told("author.name-approved", entry, part.author, by.actor, now)
    consenting.answer(entry.contest, keys=keys, by=by, now=now)
    publication.settle(entry)
    entry.changed_at = now
    entry.save(update_fields=["publish", "changed_at"])
    return handing_in.again(entry, by=by, now=now)


def _told(kind: str, entry: Entry, author: Author, by: str, now: datetime) -> None:
    acts.record(
        kind,
        by=by,
        on=f"entry:{entry.key}",
        at=now,
        scope=entry.contest.scope,
        facts={"position": author.position},
    )
