"""What persons say of themselves: names, libraries and consents that leave their rows behind."""

from hashlib import sha256

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from baiqau.journal import queries as journal
from baiqau.journal.models import Act
from baiqau.people import actions, queries
from baiqau.people.models import Consent, Person
from baiqau.rules.refusals import Refused
from tests import build
from tests.build import BEFORE_CALL, IN_CALL

pytestmark = pytest.mark.django_db
WORDING = "Дербес деректерді өңдеуге келісемін."


def agree(person, version=1, now=BEFORE_CALL):
    return actions.consent(person, scope="c", key="data", version=version, wording=WORDING, now=now)


def test_an_address_is_one_person_however_it_is_written():
    first = actions.join("Dina@Example.kz", language="kk", now=BEFORE_CALL)
    second = actions.join(" dina@example.KZ", language="ru", now=IN_CALL)

    assert (first, Person.objects.count()) == (second, 1)
    assert Act.objects.filter(kind="person.joined").count() == 1


def test_a_repeated_tick_changes_nothing_and_keeps_the_digest_of_the_wording():
    person = build.person()
    agree(person)
    agree(person, now=IN_CALL)

    rows = Consent.objects.values_list("version", "wording_digest", "given_at", "withdrawn_at")
    assert list(rows) == [(1, sha256(WORDING.encode()).hexdigest(), BEFORE_CALL, None)]


def test_a_withdrawn_consent_keeps_its_row_and_may_be_given_again():
    person = build.person()
    agree(person)
    agree(person, version=2)

    assert actions.withdraw_consent(person, scope="c", key="data", now=IN_CALL) == 2
    assert actions.withdraw_consent(person, scope="c", key="data", now=IN_CALL) == 0
    agree(person, version=2, now=IN_CALL)

    rows = Consent.objects.order_by("pk").values_list("version", "given_at", "withdrawn_at")
    assert list(rows) == [
        (1, BEFORE_CALL, IN_CALL),
        (2, BEFORE_CALL, IN_CALL),
        (2, IN_CALL, None),
    ]


def test_a_withdrawal_is_public_so_that_kept_pages_go():
    person = build.person()
    agree(person)
    before = journal.edition()

    actions.withdraw_consent(person, scope="c", key="data", now=IN_CALL)

    assert journal.edition() == before + 1


def test_the_journal_names_persons_by_key_only():
    person = build.person("dina@example.kz", surname="Ғабитова")
    agree(person)

    told = str(list(Act.objects.values("actor", "subject", "facts")))

    assert [word for word in ("dina@", "Ғабитова", WORDING) if word in told] == []


def test_one_withdraws_only_ones_own_consent(client):
    owner, other = build.person(), build.person()
    agree(owner)
    client.force_login(other)

    client.post("/kk/me/consents/c/data/withdraw/")
    assert Consent.objects.get().withdrawn_at is None
    client.force_login(owner)
    client.post("/kk/me/consents/c/data/withdraw/")

    assert Consent.objects.get().withdrawn_at is not None


def test_a_library_is_found_by_any_of_its_names_in_any_letters():
    library = build.library(
        "Ғабит Мүсірепов атындағы кітапхана", name_ru="Библиотека имени Мусрепова"
    )
    build.library("Басқа кітапхана")

    found = [list(queries.libraries(words)) for words in ("мүсірепов", "МУСРЕПОВА", "имени биб")]

    assert found == [[library]] * 3


def test_a_library_that_was_missing_waits_for_a_person_to_confirm_it():
    person = build.person()

    library = actions.add_library(
        name=" Ауыл кітапханасы ", kind="village", region="Абай", by=person, now=IN_CALL
    )

    assert (library.name_kk, library.confirmed) == ("Ауыл кітапханасы", False)
    with pytest.raises(Refused) as refused:
        actions.add_library(name=" ", kind="village", region="Абай", by=person, now=IN_CALL)
    assert refused.value.code == "people-library-unnamed"


def test_a_name_is_kept_as_written(client):
    person = build.person()
    client.force_login(person)

    client.post(
        "/kk/me/",
        {"surname": "Әбдіқадыр-Һәкім", "given": "Үміт", "patronymic": "", "language": "ru"},
    )

    person.refresh_from_db()
    assert (person.name.full(), person.language) == ("Әбдіқадыр-Һәкім Үміт", "ru")


def test_libraries_and_consents_ask_as_much_for_thirty_rows_as_for_one(client):
    person = build.person()
    client.force_login(person)

    def asked(rows):
        for number in range(rows):
            build.library(f"Қалалық кітапхана {rows}-{number}")
            actions.consent(
                person, scope="c", key=f"k{rows}-{number}", version=1, wording="", now=IN_CALL
            )
        found = []
        for url in ("/kk/libraries/?words=кітапхана", "/kk/me/consents/"):
            with CaptureQueriesContext(connection) as seen:
                assert client.get(url).status_code == 200
            found.append(len(seen))
        return found

    few = asked(1)

    assert asked(29) == few
