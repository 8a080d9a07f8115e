"""The chair opens signed sheets again, several at once; what was signed stays."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from baiqau.contests import clock
from baiqau.journal.models import Act, Letter
from baiqau.judging import queries
from baiqau.judging.actions import conflicts, unlocking
from baiqau.judging.models import Mark, Sheet, SignedBefore
from baiqau.proof import commitment
from baiqau.rules.refusals import Refused
from tests import build
from tests.judging import bench
from tests.judging.bench import NOW

pytestmark = pytest.mark.django_db

LATER = NOW + timedelta(minutes=1)


@pytest.fixture(autouse=True)
def in_selection(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: NOW)


def of(contest, code="J02"):
    """Give the sheets of one juror by number of the work."""
    return list(bench.all_sheets(contest).filter(seat__code=code))


def chair_of(contest):
    return contest.seats.get(chair=True).person


def opened(chosen, *, reason="Қате баға", now=LATER):
    by = chair_of(chosen[0].seat.contest)
    return unlocking.unlock(chosen, reason=reason, by=by, now=now)


def refusal(act, *given, **named):
    with pytest.raises(Refused) as told:
        act(*given, **named)
    return told.value


def url(contest, path):
    return f"/kk/c/{contest.slug}/{path}"


def letters(kind):
    return Letter.objects.filter(kind=f"judging.{kind}").order_by("pk")


def test_the_chair_opens_sheets_of_several_jurors_at_once_and_what_was_signed_opens_its_digest():
    contest = bench.assigned(entries=2)
    chosen = [bench.signed(one, 7) for one in (*of(contest, "J02"), of(contest, "J03")[0])]

    opened(chosen)

    rows = list(SignedBefore.objects.order_by("pk").select_related("sheet"))
    assert [row.commitment for row in rows] == [one.commitment for one in chosen]
    assert [
        commitment.opens(row.commitment, queries.statement(row.sheet, row.marks), salt=row.salt)
        for row in rows
    ] == [True] * 3
    assert set(
        Sheet.objects.filter(pk__in=[one.pk for one in chosen]).values_list(
            "state", "signed_at", "salt", "commitment"
        )
    ) == {("open", None, "", "")}
    acts = Act.objects.filter(kind="sheet.unlocked").order_by("number")
    assert [(act.subject, act.facts) for act in acts] == [
        (f"sheet:{one.key}", {"reason": "Қате баға"}) for one in chosen
    ]
    told = [
        (one.recipient, "№ 1, № 2" in one.body, "Қате баға" in one.body)
        for one in letters("unlocked")
    ]
    assert told == [
        (chosen[0].seat.person.email, True, True),
        (chosen[2].seat.person.email, False, True),
    ]


def test_a_sheet_opened_and_signed_twice_keeps_both_signatures():
    contest = bench.assigned()
    (sheet,) = of(contest)
    for value in (4, 5):
        opened([bench.signed(sheet, value)])
    last = bench.signed(sheet, 6)

    kept = [row.marks["novelty"] for row in sheet.signed_before.order_by("pk")]
    assert (kept, last.marks.get(criterion="novelty").value) == ([4, 5], 6)
    assert letters("unlocked").count() == 2


def test_all_or_none_is_opened_and_never_without_a_reason():
    contest = bench.assigned(entries=2)
    first, second = of(contest)
    bench.signed(first)

    told = refusal(opened, [first, second])

    first.refresh_from_db()
    assert (told.code, told.facts, first.state) == (
        "judging-not-signed",
        {"works": "№ 2"},
        "signed",
    )
    assert refusal(opened, [first], reason=" ").code == "judging-reason-missing"
    nothing = Sheet.objects.none()
    by = chair_of(contest)
    assert refusal(unlocking.unlock, nothing, reason="-", by=by, now=NOW).code == (
        "judging-nothing-ticked"
    )
    assert not SignedBefore.objects.exists()


def test_nothing_is_opened_that_nobody_could_sign_again():
    contest = bench.assigned()
    (sheet,) = of(contest)
    bench.signed(sheet)
    closes = contest.regulation.stage("selection").closes

    late = refusal(opened, [sheet], now=closes + timedelta(microseconds=1))
    bench.commission.release(sheet.seat, reason="Кетті", by=sheet.seat.person, now=NOW)
    left = refusal(opened, [sheet])

    assert (late.code, left.code, left.facts) == (
        "judging-unlock-late",
        "judging-juror-left",
        {"jurors": "J02"},
    )


def test_the_chair_ticks_by_sheet_by_juror_and_by_work(client):
    contest = bench.assigned(entries=3)
    for sheet in bench.all_sheets(contest):
        bench.signed(sheet)
    client = build.sign_in(client, chair_of(contest))
    by_juror = client.get(url(contest, "commission/sheets/"))
    by_work = client.get(url(contest, "commission/sheets/?by=work"))
    ticked = {
        "sheet": [str(of(contest, "J02")[0].key)],
        "juror": ["J03"],
        "work": ["2"],
        "reason": "Шкала өзгерді",
    }

    answer = client.post(url(contest, "commission/sheets/unlock/"), ticked)

    states = [[one.state for one in of(contest, code)] for code in ("J01", "J02", "J03")]
    assert (len(by_juror.context["groups"]), len(by_work.context["groups"])) == (3, 3)
    assert (answer.status_code, states) == (
        302,
        [["signed", "open", "signed"], ["open", "open", "signed"], ["open", "open", "open"]],
    )


def test_a_ticked_sheet_that_was_opened_meanwhile_is_told_and_a_foreign_one_is_not_there(client):
    contest = bench.assigned(entries=2)
    first, second = of(contest)
    for sheet in (first, second):
        bench.signed(sheet)
    opened([first])
    client = build.sign_in(client, chair_of(contest))
    ticked = {"sheet": [str(first.key), str(second.key)], "reason": "Қате"}

    client.post(url(contest, "commission/sheets/unlock/"), ticked)
    wrong = client.post(url(contest, "commission/sheets/unlock/"), {"sheet": "x", "reason": "-"})

    second.refresh_from_db()
    assert (second.state, wrong.status_code, SignedBefore.objects.count()) == ("signed", 404, 1)


def test_the_chair_meets_no_sheet_of_a_work_in_conflict_with_the_chair(client):
    contest = bench.assigned(entries=2)
    mine = of(contest, "J01")[0]
    hidden, _ = (bench.signed(one) for one in of(contest))
    opened([hidden])
    bench.signed(hidden)
    chair = chair_of(contest)
    conflicts.declare(mine.seat, mine.entry, kind="declared", reason="", by=chair, now=NOW)
    client = build.sign_in(client, chair)

    page = client.get(url(contest, "commission/sheets/"))
    client.post(
        url(contest, "commission/sheets/unlock/"), {"sheet": str(hidden.key), "reason": "Қате"}
    )

    hidden.refresh_from_db()
    numbers = [one.entry.number for group in page.context["groups"] for one in group]
    assert (numbers, page.context["before"], hidden.state) == ([2], [], "signed")


def test_signed_before_is_shown_to_its_juror_and_to_the_chair_when_all_have_signed(client):
    contest = bench.assigned()
    for one in bench.all_sheets(contest):
        bench.signed(one, 4)
    (sheet,) = of(contest)
    before = Sheet.objects.get(pk=sheet.pk).commitment
    opened([sheet])
    chair = chair_of(contest)

    def shown(person, path):
        build.sign_in(client, person)
        page = client.get(url(contest, path))
        return page.content.decode().count(before), [
            one.marks and [value for _, value in one.marks] for one in page.context["before"]
        ]

    waiting = shown(chair, "commission/sheets/")
    own = shown(sheet.seat.person, "sheets/signed/")
    other = shown(of(contest, "J03")[0].seat.person, "sheets/signed/")
    bench.signed(sheet, 6)

    assert (waiting, own, other) == ((1, [None]), (1, [[4] * 6]), (0, []))
    assert shown(chair, "commission/sheets/") == (1, [[4] * 6])


def test_no_ranking_is_shown_while_a_sheet_is_open_again(client):
    contest = bench.assigned(entries=2)
    bench.ranked(contest)
    client = build.sign_in(client, chair_of(contest))
    all_signed = len(client.get(url(contest, "ranking/")).context["lines"])
    opened(of(contest)[:1])

    page = client.get(url(contest, "ranking/"))

    assert (all_signed, page.context["lines"], page.context["open"]) == (2, [], 1)


def test_the_database_refuses_a_signature_undone_twice_without_reason_or_digest():
    contest = bench.assigned()
    (sheet,) = of(contest)
    by = chair_of(contest)
    opened([bench.signed(sheet)])
    row = SignedBefore.objects.get()
    good = {
        "sheet": sheet,
        "marks": {},
        "signed_at": NOW,
        "salt": "1" * 64,
        "commitment": "1" * 64,
        "reason": "Қате",
        "by": by,
        "at": NOW,
    }

    for wrong in (
        {"commitment": row.commitment},
        {"commitment": ""},
        {"salt": ""},
        {"reason": ""},
        {"at": NOW - timedelta(seconds=1)},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            SignedBefore.objects.create(**good | wrong)
    assert SignedBefore.objects.create(**good).pk


def test_the_pages_ask_as_often_for_thirty_sheets_as_for_two(client):
    contest = build.contest()
    bench.seats(contest, 3)

    def asked(number):
        bench.works(contest, number)
        bench.assignment.assign(contest, by=bench.organiser(contest), now=NOW)
        new = list(bench.all_sheets(contest).filter(state="assigned"))
        opened([bench.signed(one, 4) for one in new])
        for one in new[: len(new) // 2]:
            bench.signed(one, 5)
        Mark.objects.update(value=5)
        found = []
        for person, path in (
            (new[1].seat.person, "sheets/signing/"),
            (new[1].seat.person, "sheets/signed/"),
            (chair_of(contest), "commission/sheets/"),
        ):
            build.sign_in(client, person)
            client.get(url(contest, path))
            with CaptureQueriesContext(connection) as seen:
                assert client.get(url(contest, path)).status_code == 200
            found.append(len(seen))
        return found

    few = asked(2)

    assert asked(28) == few
