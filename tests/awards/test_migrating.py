"""Going back behind later tables is refused with a sentence where their rows would be lost."""

import pytest
from django.db import connection
from django.db.migrations.exceptions import IrreversibleError
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone

from baiqau.awards.models import Award
from baiqau.defence.models import Allotment, Sitting
from tests.appeals import court

pytestmark = pytest.mark.xdist_group("migrating")


def migrate(app, name):
    MigrationExecutor(connection).migrate([(app, name)])


@pytest.fixture
def restored():
    yield
    executor = MigrationExecutor(connection)
    executor.migrate(executor.loader.graph.leaf_nodes())


def test_places_given_again_are_not_forgotten(transactional_db, restored):
    contest = court.published()
    given = {"entry": court.work(contest), "place": "first", "rank": 1, "at": timezone.now()}
    award = Award.objects.create(
        result=contest.result, by=contest.seats.first().person, version=2, **given
    )

    with pytest.raises(IrreversibleError, match=f"Places of {contest.slug} were given again"):
        migrate("awards", "0005_signed_protocols")

    assert Award.objects.get() == award
    award.delete()
    migrate("awards", "0005_signed_protocols")


def test_several_sittings_are_not_forgotten_and_a_nomination_becomes_a_hand(
    transactional_db, restored
):
    contest = court.published()
    sitting = Sitting.objects.get(contest=contest)
    Allotment.objects.create(sitting=sitting, entry=court.work(contest), by="nomination")
    migrate("defence", "0008_dissent")
    with connection.cursor() as cursor:
        cursor.execute("SELECT by FROM defence_allotment")
        assert cursor.fetchall() == [("hand",)]
    migrate("defence", "0009_divided_by_nomination")
    Allotment.objects.all().delete()
    second = {"starts_at": sitting.starts_at, "seed": "2", "version": sitting.version}
    other = Sitting.objects.create(contest=contest, number=2, **second)

    with pytest.raises(IrreversibleError, match=f"{contest.slug} has several sittings"):
        migrate("defence", "0006_votes_stand_still")

    executor = MigrationExecutor(connection)
    executor.migrate(executor.loader.graph.leaf_nodes())
    other.delete()
    migrate("defence", "0006_votes_stand_still")
