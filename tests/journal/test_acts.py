"""Acts: one line each, chained, and nobody changes them afterwards."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal

import pytest
from django.db import IntegrityError, connection, transaction

from baiqau.journal import acts, queries
from baiqau.journal.models import Act, Chain
from baiqau.proof import chain

NOW = datetime(2024, 11, 15, 23, 59, 59, 999999, tzinfo=timezone(timedelta(hours=5)))
pytestmark = pytest.mark.django_db


def written(number=1, scope="байқау", **changes):
    told = {"by": "person:a", "on": "entry:7", "at": NOW, "facts": {"number": number}}
    return acts.record("entry.submitted", scope=scope, **(told | changes))


def test_acts_of_a_scope_are_numbered_and_linked():
    first, second = written(1), written(2)

    assert (first.number, first.previous) == (1, chain.START)
    assert (second.number, second.previous) == (2, first.digest)
    kept = queries.kept("байқау")
    assert (kept.length, kept.head) == (2, second.digest)


def test_every_scope_has_its_own_chain():
    one, other = written(scope="one"), written(scope="other")

    assert (one.number, other.number) == (1, 1)
    assert one.digest != other.digest


def test_an_act_outside_a_transaction_is_refused(transactional_db):
    with pytest.raises(transaction.TransactionManagementError):
        written()
    assert not Act.objects.exists()


def test_an_act_goes_with_the_transaction_that_fails(transactional_db):
    with transaction.atomic():
        written(1)
    with transaction.atomic():
        written(2)
        transaction.set_rollback(True)
    with transaction.atomic():
        third = written(3)

    assert third.number == 2
    assert queries.verified("байқау").holds


def test_facts_are_kept_in_the_form_the_digest_covers():
    facts = {"day": date(2024, 11, 15), "weight": Decimal("0.50"), "at": NOW, "names": ("Ә", "ұ")}
    act = written(facts=facts)

    kept = Act.objects.get(pk=act.pk)
    assert kept.facts == {
        "day": "2024-11-15",
        "weight": "0.5",
        "at": "2024-11-15T18:59:59.999999+00:00",
        "names": ["Ә", "ұ"],
    }
    assert kept.at == NOW.astimezone(UTC)
    assert queries.verified("байқау").holds


def test_a_fact_without_a_canonical_form_is_refused():
    with pytest.raises(TypeError):
        written(facts={"share": 0.5})


def test_only_public_acts_move_the_edition():
    before = queries.edition()

    written()
    assert queries.edition() == before
    written(public=True)
    written(scope="other", public=True)
    assert queries.edition() == before + 2


def test_the_edition_is_one_query(django_assert_num_queries):
    with django_assert_num_queries(1):
        queries.edition()


def test_an_act_costs_three_queries_once_its_chain_is_there(django_assert_num_queries):
    written()

    with django_assert_num_queries(3):
        written()


@pytest.mark.parametrize(
    "change",
    [
        lambda acts: acts.update(kind="entry.withdrawn"),
        lambda acts: acts.delete(),
        lambda acts: acts.first().delete(),
    ],
)
def test_the_database_refuses_to_change_or_remove_an_act(change):
    written()

    with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
        change(Act.objects.all())

    assert Act.objects.get().kind == "entry.submitted"


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has one writer at a time")
def test_writers_at_the_same_moment_make_one_chain(transactional_db):
    def write(turn):
        try:
            with transaction.atomic():
                return written(turn).number
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as crew:
        numbers = sorted(crew.map(write, range(24)))

    assert numbers == list(range(1, 25))
    assert Chain.objects.count() == 1
    assert queries.verified("байқау").lines == 24
