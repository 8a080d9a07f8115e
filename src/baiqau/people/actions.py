"""Acts of persons about themselves: names, libraries, consents."""

from datetime import datetime
from hashlib import sha256
from typing import Protocol

from allauth.account.models import EmailAddress
from django.db import transaction

from baiqau.journal import acts, addresses
from baiqau.language.alphabet import sort_key
from baiqau.language.folding import fold
from baiqau.language.names import PersonName
from baiqau.people import letters, moved
from baiqau.people.models import Consent, Library, LibraryAlias, Person
from baiqau.rules.refusals import Refused


class Acting(Protocol):
    """Whoever the journal can name: a person, or a hand without an account."""

    @property
    def actor(self) -> str: ...


@transaction.atomic
def join(email: str, *, language: str, now: datetime) -> Person:
    """Give the person with this address, making the account on first use."""
    address = email.strip().lower()
    person = Person.objects.filter(email=address).first()
    if person is None:
        person = Person.objects.create_user(address, language=language)
        acts.record("person.joined", by=person.actor, on=person.actor, at=now)
    return person


@transaction.atomic
def describe(
    person: Person,
    *,
    name: PersonName,
    phone: str = "",
    language: str,
    library: Library | None = None,
    post: str = "",
    now: datetime,
) -> Person:
    """Keep what a person says of himself or herself, with the keys for sorting and search."""
    person = Person.objects.select_for_update().get(pk=person.pk)
    person.surname, person.given, person.patronymic = name.surname, name.given, name.patronymic
    person.phone, person.language, person.library, person.post = phone, language, library, post
    person.sort_key = sort_key(name.full())[:400]
    person.search_key = fold(f"{name.full()} {person.email}")[:400]
    person.save()
    acts.record("person.described", by=person.actor, on=person.actor, at=now)
    return person


@transaction.atomic
def sign_out_everywhere(person: Person) -> None:
    """End every session of a person: they hang on the password, which is unusable and made anew.

    The caller's act tells the journal why.
    """
    person = Person.objects.select_for_update().get(pk=person.pk)
    person.set_unusable_password()
    person.save(update_fields=["password"])


@transaction.atomic
def change_address(person: Person, email: str, *, now: datetime) -> Person:
    """Give a person another address that was proven to be theirs; every session and code ends.

    The old address is told. Refuses an address of another account.
    """
    address = email.strip().lower()
    person = Person.objects.select_for_update().get(pk=person.pk)
    if Person.objects.filter(email=address).exclude(pk=person.pk).exists():
        raise Refused("people-address-taken")
    old, person.email = person.email, address
    person.search_key = fold(f"{person.name.full()} {address}")[:400]
    person.set_unusable_password()  # made anew: sessions hang on it
    person.save(update_fields=["email", "search_key", "password"])
    EmailAddress.objects.filter(user=person).delete()  # what allauth remembers of the old one
    moved.tell(person, old, now)
    released = addresses.moved(old, address, by=person.actor, at=now)
    facts = {"letters": released} if released else {}
    acts.record("person.address-changed", by=person.actor, on=person.actor, at=now, facts=facts)
    letters.address_changed(person, old, now=now)
    return person


@transaction.atomic
def add_library(
    *, name: str, kind: str, region: str, settlement: str = "", by: Acting, now: datetime
) -> Library:
    """Add a library that is not in the register; a person confirms it later."""
    if not name.strip():
        raise Refused("people-library-unnamed")
    library = register_library(
        name_kk=name.strip(), kind=kind, region=region, settlement=settlement, confirmed=False
    )
    acts.record("library.added", by=by.actor, on=f"library:{library.pk}", at=now)
    return library


def register_library(
    *,
    name_kk: str,
    kind: str,
    region: str,
    name_ru: str = "",
    name_en: str = "",
    settlement: str = "",
    system: Library | None = None,
    aliases: tuple[str, ...] = (),
    confirmed: bool = True,
) -> Library:
    """Write a library with its search keys and other names."""
    library = Library.objects.create(
        name_kk=name_kk,
        name_ru=name_ru,
        name_en=name_en,
        kind=kind,
        region=region,
        settlement=settlement,
        system=system,
        confirmed=confirmed,
        sort_key=sort_key(name_kk)[:600],
        search_key=fold(f"{name_kk} {name_ru} {name_en} {settlement} {region}")[:1000],
    )
    LibraryAlias.objects.bulk_create(
        LibraryAlias(library=library, name=alias, search_key=fold(alias)[:300]) for alias in aliases
    )
    return library


@transaction.atomic
def consent(
    person: Person, *, scope: str, key: str, version: int, wording: str, now: datetime
) -> Consent:
    """Write one tick under one version of the wording; a repeated tick changes nothing."""
    row, new = Consent.objects.get_or_create(
        person=person,
        scope=scope,
        key=key,
        version=version,
        withdrawn_at=None,
        defaults={"wording_digest": sha256(wording.encode()).hexdigest(), "given_at": now},
    )
    if new:
        facts = {"key": key, "version": version}
        acts.record(
            "consent.given", by=person.actor, on=person.actor, at=now, scope=scope, facts=facts
        )
    return row


@transaction.atomic
def withdraw_consent(person: Person, *, scope: str, key: str, now: datetime) -> int:
    """Withdraw every standing version of a consent; the rows stay as proof. Gives their number."""
    count = Consent.objects.filter(person=person, scope=scope, key=key, withdrawn_at=None).update(
        withdrawn_at=now
    )
    if count:
        acts.record(
            "consent.withdrawn",
            by=person.actor,
            on=person.actor,
            at=now,
            scope=scope,
            public=True,
            facts={"key": key},
        )
    return count


@transaction.atomic
def work_in(person: Person, library: Library, *, now: datetime) -> None:
    """Remember the library a person works in."""
    Person.objects.filter(pk=person.pk).update(library=library)
    acts.record("person.library", by=person.actor, on=person.actor, at=now)
