"""Conflicts are found by people and institutions, and they end access and counting at once."""

import pytest

from baiqau.judging import queries
from baiqau.judging.actions import assignment, conflicts
from baiqau.judging.models import Conflict, Sheet
from baiqau.rules.refusals import Refused
from tests import build
from tests.files import pdfs
from tests.judging import bench
from tests.judging.bench import NOW

pytestmark = pytest.mark.django_db


def own_work(entry):
    return entry.owner


def co_author(entry):
    colleague = build.person(workplace=build.library())
    entry.authors.update(email=colleague.email.title())
    return colleague


def same_library(entry):
    return build.person(workplace=entry.authors.get().library)


def same_system(entry):
    own = entry.authors.get().library
    own.system = build.library()
    own.save(update_fields=["system"])
    return build.person(workplace=build.library(system=own.system))


def head_of_system(entry):
    branch = entry.authors.get().library
    branch.system = build.library()
    branch.save(update_fields=["system"])
    return build.person(workplace=branch.system)


def status(client, url):
    answer = client.get(url)
    answer.getvalue()  # reading to the end closes a file and keeps the test's connection
    return answer.status_code


@pytest.mark.parametrize(
    ("related", "kind"),
    [
        (own_work, "own-work"),
        (co_author, "co-author"),
        (same_library, "same-library"),
        (same_system, "same-system"),
        (head_of_system, "same-system"),
    ],
)
def test_a_relation_to_a_work_is_found(related, kind):
    contest = build.contest()
    [entry] = bench.works(contest, 1)
    seat = bench.seat(contest, related(entry))

    assert conflicts.find(contest, now=NOW) == 1

    assert list(Conflict.objects.values_list("seat", "entry", "kind")) == [
        (seat.pk, entry.pk, kind)
    ]
    assert conflicts.find(contest, now=NOW) == 0


def test_strangers_have_no_conflict():
    contest = build.contest()
    bench.works(contest, 2)
    bench.seats(contest, 2)

    assert conflicts.find(contest, now=NOW) == 0


def test_only_kinds_the_regulation_names_are_looked_for():
    rules = build.regulation()
    judging = rules.judging.model_copy(update={"conflicts": ("declared",)})
    contest = build.contest(rules=rules.model_copy(update={"judging": judging}))
    [entry] = bench.works(contest, 1)
    bench.seat(contest, entry.owner)

    assert conflicts.find(contest, now=NOW) == 0


def test_a_work_in_conflict_is_never_assigned_to_the_juror():
    contest = build.contest()
    first, _second = bench.works(contest, 2)
    barred = bench.seat(contest, same_library(first))
    bench.seats(contest, 3)
    conflicts.find(contest, now=NOW)

    assignment.assign(contest, by=bench.organiser(contest), now=NOW)

    assert Sheet.objects.filter(entry=first).count() == 3
    assert not Sheet.objects.filter(entry=first, seat=barred).exists()


def test_a_conflict_takes_the_sheet_its_page_and_its_files_away(client):
    contest = bench.assigned(entries=2, file=pdfs.pdf())
    sheet = bench.all_sheets(contest).first()
    juror, file = sheet.seat.person, sheet.entry.files.first()
    bench.looked(file)
    build.sign_in(client, juror)
    page = f"/kk/c/{contest.slug}/sheets/{sheet.key}/"
    work = f"{page}files/{file.key}/"
    leaf = f"{page}copies/{file.copies.get(use='page').key}/"
    assert [status(client, url) for url in (page, work, leaf)] == [200, 200, 200]

    conflicts.declare(sheet.seat, sheet.entry, kind="relative", reason="Жиен", by=juror, now=NOW)

    sheet.refresh_from_db()
    assert sheet.state == "recused"
    assert [status(client, url) for url in (page, work, leaf)] == [404, 404, 404]
    listed = queries.sheets_of(juror, contest, "selection").values_list("entry__number", flat=True)
    assert list(listed) == [2]


def test_a_signed_sheet_in_conflict_counts_no_more():
    contest = bench.assigned()
    sheet = bench.signed(bench.all_sheets(contest).first())

    conflicts.pin(sheet.seat, sheet.entry, reason="Туысы", by=bench.organiser(contest), now=NOW)

    assert list(queries.signed_sheets(contest, "selection")) == []


def test_a_pinned_conflict_needs_a_reason_and_a_declared_one_a_known_kind():
    contest = bench.assigned()
    sheet = bench.all_sheets(contest).first()
    seat, entry, juror = sheet.seat, sheet.entry, sheet.seat.person

    with pytest.raises(Refused) as unreasoned:
        conflicts.pin(seat, entry, reason=" ", by=bench.organiser(contest), now=NOW)
    with pytest.raises(Refused) as unknown:
        conflicts.declare(seat, entry, kind="mood", reason="", by=juror, now=NOW)
    with pytest.raises(Refused) as foreign:
        conflicts.declare(
            seat, entry, kind="relative", reason="", by=bench.organiser(contest), now=NOW
        )

    assert [one.value.code for one in (unreasoned, unknown, foreign)] == [
        "judging-reason-missing",
        "judging-conflict-unknown",
        "judging-not-your-seat",
    ]
    assert not Conflict.objects.exists()


def test_somebody_elses_sheet_is_not_found(client):
    contest = bench.assigned(jurors=4)
    sheet = bench.all_sheets(contest).first()
    others = contest.seats.exclude(pk=sheet.seat_id)

    found = [
        build.sign_in(client, seat.person)
        .get(f"/kk/c/{contest.slug}/sheets/{sheet.key}/")
        .status_code
        for seat in others
    ]

    assert found == [404, 404, 404]
