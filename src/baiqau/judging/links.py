"""A juror's personal link: its secret, where it leads, and the devices that remember the juror.

The secret is made of a random seed and the house's key, so that every letter can carry it while the
database keeps only its digest. A device is remembered by a signed cookie bound to the person and to
this very link: a new link ends them all.
"""

import secrets
from base64 import urlsafe_b64encode
from datetime import datetime, timedelta
from hashlib import sha256

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.crypto import salted_hmac

from baiqau.base.rights import STAFF
from baiqau.contests.models import Contest, Role
from baiqau.judging.models import PersonalLink, Seat
from baiqau.people.models import Person

REMEMBERED = timedelta(days=30)
_BYTES = 24  # 192 bits: no sense in guessing
_SALT = "baiqau.judging.device"


def address(seat: Seat) -> str:
    """Give the address of the link in force, in the active language; makes the link on first use."""
    kwargs = {"contest": seat.contest.slug, "secret": secret(seat)}
    return settings.ADDRESS + reverse("judging:door", kwargs=kwargs)


def secret(seat: Seat) -> str:
    """Give the secret of the link in force, making one where there is none."""
    link = PersonalLink.objects.filter(seat=seat, ended_at=None).first() or _made(seat)
    said = _secret(seat, link.seed)
    if link.digest != digest(said):  # the house has another key since: the old secret is lost
        link.digest = digest(said)
        link.save(update_fields=["digest"])
    return said


def _made(seat: Seat) -> PersonalLink:
    seed = secrets.token_hex(32)
    # two letters at once make one link: the constraint lets only the first in
    link, _ = PersonalLink.objects.get_or_create(
        seat=seat, ended_at=None, defaults={"seed": seed, "digest": digest(_secret(seat, seed))}
    )
    return link


def _secret(seat: Seat, seed: str) -> str:
    made = salted_hmac("baiqau.judging.link", f"{seat.key}:{seed}", algorithm="sha256").digest()
    return urlsafe_b64encode(made[:_BYTES]).decode()


def digest(said: str) -> str:
    """Give the digest under which a secret is kept."""
    return sha256(said.encode()).hexdigest()


def end(seat: Seat, *, now: datetime) -> None:
    """End the link in force and with it every device that remembers it."""
    PersonalLink.objects.filter(seat=seat, ended_at=None).update(ended_at=now)


def found(contest: Contest, said: str) -> PersonalLink | None:
    """Give the link of a contest with this secret, in force or ended, with its seat and person."""
    return (
        PersonalLink.objects.filter(seat__contest=contest, digest=digest(said))
        .select_related("seat__person", "seat__contest")
        .first()
    )


def begun(contest: Contest, key: int | None) -> PersonalLink | None:
    """Give the link in force with this number, while its seat is not left."""
    links = PersonalLink.objects.filter(seat__contest=contest, ended_at=None, pk=key or 0)
    return links.exclude(seat__state="left").select_related("seat__person", "seat__contest").first()


def holds_office(person: Person) -> bool:
    """Say whether somebody sees other people's data anywhere: then no device opens without a code."""
    offices = Role.objects.filter(person=person, office__in=STAFF)
    return person.is_administrator or offices.exists()


def remembered(request: HttpRequest, link: PersonalLink) -> bool:
    """Say whether this device was remembered for the person of this link, and not too long ago."""
    if holds_office(link.seat.person):
        return False
    told = request.get_signed_cookie(
        _cookie(link), default="", salt=_SALT, max_age=int(REMEMBERED.total_seconds())
    )
    return bool(told) and told == _bound(link)


def remember(answer: HttpResponse, link: PersonalLink) -> None:
    """Have the device remember the juror for thirty days."""
    answer.set_signed_cookie(
        _cookie(link),
        _bound(link),
        salt=_SALT,
        max_age=int(REMEMBERED.total_seconds()),
        httponly=True,
        secure=settings.SESSION_COOKIE_SECURE,
        samesite="Lax",
    )


def forget(answer: HttpResponse, link: PersonalLink) -> None:
    """Have the device forget the juror."""
    answer.delete_cookie(_cookie(link), samesite="Lax")


def _cookie(link: PersonalLink) -> str:
    """Name the cookie by its seat: two jurors may share a device, one juror may sit in two contests."""
    name = f"juror-{link.seat.key.hex[:16]}"
    return f"__Host-{name}" if settings.SESSION_COOKIE_SECURE else name


def _bound(link: PersonalLink) -> str:
    address = digest(f"{link.digest}:{link.seat.person.email}")  # another address: ask for a code
    return f"{link.seat.person.key}:{address}"
