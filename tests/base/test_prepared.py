"""A prepared question gives what the queryset it is made of gives, and its SQL is made once."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import models
from django.db.models.sql.compiler import SQLCompiler

from baiqau.base.models import Attempts
from baiqau.base.prepared import Prepared, Slot, hold
from baiqau.contests.models import Contest, Version
from tests import build

pytestmark = pytest.mark.django_db
NOW = datetime(2024, 11, 1, 9, 30, 15, 123456, tzinfo=UTC)


def after() -> Prepared[Attempts]:
    return Prepared(
        lambda: (
            Attempts.objects.exclude(key=Slot("but", models.CharField()))
            .filter(ends_at__gt=Slot("since", models.DateTimeField()))
            .annotate(twice=models.F("count") * 2)
            .order_by("ends_at")
        )
    )


def test_the_rows_are_those_of_the_queryset():
    for number, key in enumerate("abcd"):
        Attempts.objects.create(key=key, count=number, ends_at=NOW + timedelta(seconds=number))
    asked = after()

    found = asked.rows(but="c", since=NOW)

    assert found == list(Attempts.objects.filter(key__in=["b", "d"]).order_by("ends_at"))
    assert [(one.count, one.twice, one.ends_at) for one in found] == [
        (1, 2, NOW + timedelta(seconds=1)),
        (3, 6, NOW + timedelta(seconds=3)),
    ]
    assert [one.key for one in asked.rows(but="d", since=NOW + timedelta(seconds=1))] == ["c"]
    assert len(asked.rows(but="'; DROP TABLE base_attempts; --", since=NOW)) == 3
    assert asked.first(but="d", since=NOW + timedelta(seconds=2)) is None


def test_the_sql_is_made_once(monkeypatch):
    asked, made = after(), []
    make = SQLCompiler.as_sql
    monkeypatch.setattr(
        SQLCompiler, "as_sql", lambda *given, **named: made.append(1) or make(*given, **named)
    )

    for _ in range(3):
        asked.rows(but="a", since=NOW)

    assert len(made) == 1


def test_a_slot_without_a_value_is_named():
    with pytest.raises(KeyError, match="since"):
        after().rows(but="a")


def test_what_is_prefetched_comes_with_the_rows(django_assert_num_queries):
    contest = build.contest()
    asked = Prepared(
        lambda: Contest.objects.filter(slug=Slot("slug", models.SlugField())).prefetch_related(
            "versions"
        )
    )

    with django_assert_num_queries(2):
        found = asked.first(slug=contest.slug)
        assert list(found.versions.all()) == [contest.current]


def test_rows_are_held_as_those_of_the_relation(django_assert_num_queries):
    contest = build.contest()
    asked = Prepared(lambda: Version.objects.filter(contest=Slot("of", models.BigAutoField())))

    hold(contest, "versions", asked.rows(of=contest.pk))

    with django_assert_num_queries(0):
        assert [one.contest_id for one in contest.versions.all()] == [contest.pk]
