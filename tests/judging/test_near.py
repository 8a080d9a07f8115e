"""Whom a juror is near to, said on accepting: conflicts follow, and nothing tells that there are any."""

import pytest
from django.db import IntegrityError, transaction

from baiqau.contests import clock
from baiqau.judging import related
from baiqau.judging.actions import assignment, conflicts
from baiqau.judging.models import Conflict, Near
from tests import build
from tests.judging import bench
from tests.judging.bench import NOW

pytestmark = pytest.mark.django_db
ANSWER = {"answer": "accept", "declared": "on", "languages": ["kk"]}


@pytest.fixture(autouse=True)
def in_selection(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: NOW)


def url(contest, path):
    return f"/kk/c/{contest.slug}/{path}"


def work(contest, surname="Жұмаділова", given="Аяулы", **workplace):
    author = build.authorship(
        "a@mail.example", surname=surname, given=given, workplace=build.library(**workplace)
    )
    owner = build.person("o@mail.example", surname="Иесінова", workplace=build.library())
    return bench.works(contest, 1, owner=owner, authors=[author])[0]


def accepting(client, contest, **said):
    seat = bench.seat(contest, accept=False)
    signed = build.sign_in(client, seat.person)
    return seat, signed.post(url(contest, "seat/answer/"), ANSWER | said)


@pytest.mark.parametrize(
    ("said", "near"),
    [
        ("Жұмаділова Аяулы", True),
        ("аяулы жумаділова", True),
        ("Жұмаділов А.", True),
        ("Жұмаділова Әсел", False),
        ("Асанова Аяулы", False),
    ],
)
def test_a_name_is_known_in_either_order_with_initials_and_in_every_spelling(said, near):
    entry = work(build.contest())
    assert related.near([Near(name=said)], entry) is near


def test_a_juror_says_it_on_accepting_and_is_not_told_whether_there_is_a_work(client):
    contest = build.contest()
    entry = work(contest)

    seat, answer = accepting(client, contest, near_people="Жұмаділова Аяулы\n\n  Серікова  Айна ")

    assert answer.status_code == 302
    assert list(seat.near.order_by("pk").values_list("name", flat=True)) == [
        "Жұмаділова Аяулы",
        "Серікова Айна",
    ]
    assert list(Conflict.objects.values_list("seat", "entry", "kind")) == [
        (seat.pk, entry.pk, "declared")
    ]
    shown = client.get(url(contest, "seat/")).content.decode()
    assert "Жұмаділова Аяулы" in shown  # the own words
    assert entry.title not in shown + client.get(url(contest, "sheets/")).content.decode()


def test_works_of_a_library_and_of_its_branches_are_conflicts_later_works_too(client):
    contest = build.contest()
    whole = build.library("Ақтау кітапханасы", region="Маңғыстау")
    seat, answer = accepting(client, contest, near_libraries="ақтау кітапханасы")
    assert answer.status_code == 302
    entry = work(contest)
    branch = entry.authors.get().library
    branch.system = whole
    branch.save()

    conflicts.find(contest, now=NOW)

    assert Conflict.objects.filter(seat=seat, entry=entry, kind="declared").count() == 1


@pytest.mark.parametrize(
    ("field", "words"), [("near_libraries", "Жоқ кітапхана"), ("near_people", "Асанова")]
)
def test_what_cannot_be_understood_is_named_and_nothing_typed_is_lost(client, field, words):
    contest = build.contest()
    seat, answer = accepting(client, contest, **{field: words, "most": "7"})

    assert list(answer.context["form"].errors) == [field]
    assert f"“{words}”" in answer.content.decode() or f"«{words}»" in answer.content.decode()
    assert 'value="7"' in answer.content.decode()
    assert not Near.objects.filter(seat=seat).exists()


def test_once_works_are_given_out_nothing_can_be_tried_out_by_names(client):
    contest = build.contest()
    entry = work(contest)
    bench.seats(contest, 3)
    assignment.assign(contest, by=bench.organiser(contest), now=NOW)
    sheet = bench.all_sheets(contest).first()
    signed = build.sign_in(client, sheet.seat.person)

    assert "near_people" not in signed.get(url(contest, "seat/")).content.decode()
    signed.post(url(contest, "seat/answer/"), ANSWER | {"near_people": "Жұмаділова Аяулы"})

    assert not Near.objects.exists()
    assert not Conflict.objects.filter(seat=sheet.seat, entry=entry).exists()


@pytest.mark.parametrize("told", [{}, {"name": "Асанова Әсел", "library": True}])
def test_the_table_knows_one_thing_a_row(told):
    seat = bench.seat(build.contest())
    if "library" in told:
        told = told | {"library": build.library()}
    with pytest.raises(IntegrityError), transaction.atomic():
        Near.objects.create(seat=seat, **told)
