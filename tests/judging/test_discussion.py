"""The commission talks about works after all have signed; a juror changes own marks with a reason."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from baiqau.contests import clock
from baiqau.entries.models import Entry
from baiqau.journal.models import Act, Letter
from baiqau.judging import queries
from baiqau.judging.actions import conflicts, discussing, ranking, unlocking
from baiqau.judging.models import Remark, Sheet, SignedBefore
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


def signed(works=1, jurors=3, *, marks=(5, 5, 5)):
    """Give a contest whose sheets are all signed, each juror with the mark of the same place."""
    contest = bench.assigned(entries=works, jurors=jurors)
    for sheet in bench.all_sheets(contest):
        bench.signed(sheet, marks[int(sheet.seat.code[1:]) - 1])
    return contest


def of(contest, code="J02"):
    return bench.all_sheets(contest).filter(seat__code=code).first()


def person(contest, code="J02"):
    return contest.seats.get(code=code).person


def entry(contest, number=1):
    return Entry.objects.get(contest=contest, number=number)


def refusal(act, *given, **named):
    with pytest.raises(Refused) as told:
        act(*given, **named)
    return told.value.code


def url(contest, path=""):
    return f"/kk/c/{contest.slug}/discussion/{path}"


def revised(sheet, value=9, *, reason="Талқыдан кейін", now=LATER):
    marks = {"novelty": value}
    return discussing.revise(sheet, marks, reason=reason, by=sheet.seat.person, now=now)


def test_the_works_with_the_widest_disagreement_stand_first(client):
    contest = bench.assigned(entries=3)
    for sheet in bench.all_sheets(contest):
        apart = {1: 0, 2: 10, 3: 3}[sheet.entry.number]
        bench.signed(sheet, apart if sheet.seat.code == "J01" else 0)
    build.sign_in(client, person(contest))

    groups = client.get(url(contest)).context["groups"]

    shown = {name: [one.entry.number for one in lines] for name, lines in groups.items()}
    assert shown == {"decide": [2, 3], "concluded": [], "rest": [1]}
    assert {rule.key for rule, _, _ in groups["decide"][0].opposite} >= {"novelty"}
    assert groups["decide"][1].opposite == []


def test_nobody_sees_marks_or_remarks_before_all_have_signed(client):
    contest = signed(works=2)
    discussing.say(entry(contest), "Бірінші сөз", by=person(contest), now=NOW)
    unlocking.unlock([of(contest, "J03")], reason="-", by=person(contest, "J01"), now=NOW)
    build.sign_in(client, person(contest))

    agenda, work = client.get(url(contest)), client.get(url(contest, "1/"))

    assert (agenda.context["closed"], "groups" in agenda.context) == (True, False)
    assert (work.context["closed"], "Бірінші сөз" in work.content.decode()) == (True, False)
    said = client.post(url(contest, "1/say/"), {"text": "Менің ұзақ сөзім"})
    assert (said.status_code, "Менің ұзақ сөзім" in said.content.decode()) == (422, True)
    assert refusal(revised, of(contest)) == "judging-discussion-closed"
    assert Remark.objects.count() == 1


def test_a_member_with_a_conflict_meets_the_work_nowhere(client):
    contest = signed(works=2, marks=(0, 5, 10))
    sheet = of(contest)
    discussing.say(entry(contest), "Құпия сөз", by=person(contest, "J01"), now=NOW)
    conflicts.declare(
        sheet.seat, sheet.entry, kind="declared", reason="", by=sheet.seat.person, now=NOW
    )
    build.sign_in(client, sheet.seat.person)

    page = client.get(url(contest))

    shown = [one.entry.number for lines in page.context["groups"].values() for one in lines]
    assert (shown, client.get(url(contest, "1/")).status_code) == ([2], 404)
    assert client.post(url(contest, "1/say/"), {"text": "-"}).status_code == 404
    by = sheet.seat.person
    assert refusal(discussing.say, sheet.entry, "-", by=by, now=NOW) == "judging-not-member"


def test_who_holds_no_seat_takes_no_part(client):
    contest = signed()
    by = bench.organiser(contest)

    assert refusal(discussing.say, entry(contest), "-", by=by, now=NOW) == "judging-not-member"
    assert build.sign_in(client, by).get(url(contest)).status_code == 403


def test_a_remark_stands_in_the_thread_and_the_chair_alone_concludes(client):
    contest = signed(marks=(0, 5, 10))
    build.sign_in(client, person(contest, "J01"))
    client.post(url(contest, "1/say/"), {"text": "Бюджетке қараңыз <b>"})
    empty = client.post(url(contest, "1/say/"), {"text": "  "})
    client.post(url(contest, "1/conclude/"), {"text": "Баға өзгермейді"})

    page = client.get(url(contest, "1/"))
    lists = client.get(url(contest)).context["groups"]

    told = [(one.text, one.concludes) for one in page.context["remarks"]]
    assert told == [("Бюджетке қараңыз <b>", False), ("Баға өзгермейді", True)]
    assert (empty.status_code, "Бюджетке қараңыз &lt;b&gt;" in page.content.decode()) == (422, True)
    assert [one.entry.number for one in lists["concluded"]] == [1]
    by = person(contest, "J02")
    assert refusal(discussing.conclude, entry(contest), "-", by=by, now=NOW) == "judging-not-chair"
    assert build.sign_in(client, by).post(url(contest, "1/conclude/")).status_code == 403
    kinds = Act.objects.filter(kind__startswith="work.").order_by("number")
    assert [one.kind for one in kinds] == ["work.discussed", "work.concluded"]
    assert all("Бюджет" not in str(one.facts) for one in kinds)


def test_a_changed_mark_is_signed_anew_and_the_first_sheet_stays_as_signed():
    contest = signed()
    first = of(contest)

    revised(first)

    sheet, row = of(contest), SignedBefore.objects.get()
    assert (sheet.state, sheet.signed_at, row.commitment) == ("signed", LATER, first.commitment)
    assert commitment.opens(row.commitment, queries.statement(sheet, row.marks), salt=row.salt)
    now = {mark.criterion: mark.value for mark in sheet.marks.all()}
    assert now == row.marks | {"novelty": 9}
    assert row.marks["novelty"] == 5
    assert commitment.opens(sheet.commitment, queries.statement(sheet, now), salt=sheet.salt)
    assert sheet.earlier_marks.get().value == 5
    acts = Act.objects.filter(subject=f"sheet:{sheet.key}").order_by("number")
    assert [(one.kind, one.facts.get("commitment")) for one in acts][-2:] == [
        ("sheet.revised", None),
        ("sheet.signed", sheet.commitment),
    ]
    letter = Letter.objects.filter(kind="judging.signed", recipient=sheet.seat.person.email)
    assert sheet.commitment in letter.latest("pk").body


def test_a_mark_is_changed_by_its_own_juror_in_time_with_a_reason_or_not_at_all():
    contest = signed()
    sheet, other = of(contest), person(contest, "J03")
    closes = contest.regulation.stage("selection").closes

    def told(marks, *, reason="Себеп", by=sheet.seat.person, now=LATER):
        return refusal(discussing.revise, sheet, marks, reason=reason, by=by, now=now)

    assert told({"novelty": 9}, by=other) == "judging-not-your-seat"
    assert told({"novelty": 9}, reason=" ") == "judging-reason-missing"
    assert told({"novelty": 11}) == "judging-mark-outside"
    assert told({"beauty": 1}) == "judging-criterion-unknown"
    assert told({"novelty": 5}) == "judging-nothing-revised"
    late = closes + timedelta(microseconds=1)
    assert told({"novelty": 9}, now=late) == "judging-revise-late"
    ranking.compute(contest, "selection", by=bench.organiser(contest), now=LATER)
    chosen = [entry(contest)]
    ranking.shortlist(contest, chosen, reason="Бір ғана", by=bench.organiser(contest), now=LATER)
    assert told({"novelty": 9}) == "judging-revise-decided"
    assert not SignedBefore.objects.exists()


def test_no_shortlist_is_decided_on_a_ranking_that_a_changed_mark_has_overtaken(client):
    contest = signed(works=2)
    by = bench.organiser(contest)
    ranking.compute(contest, "selection", by=by, now=NOW)
    revised(of(contest))

    told = refusal(ranking.shortlist, contest, [entry(contest)], reason="-", by=by, now=LATER)
    page = build.sign_in(client, by).get(f"/kk/c/{contest.slug}/ranking/")
    ranking.compute(contest, "selection", by=by, now=LATER)

    assert (told, page.context["overtaken"]) == ("judging-ranking-overtaken", True)
    assert ranking.shortlist(contest, [entry(contest)], reason="-", by=by, now=LATER)


def test_the_form_changes_marks_and_keeps_what_was_typed_when_it_is_refused(client):
    contest = signed()
    sheet = of(contest)
    build.sign_in(client, sheet.seat.person)

    wrong = client.post(url(contest, "1/revise/"), {"mark-novelty": "девять", "reason": "Ой"})
    bare = client.post(url(contest, "1/revise/"), {"mark-novelty": "8", "reason": ""})
    done = client.post(url(contest, "1/revise/"), {"mark-novelty": "8", "reason": "Ой"})

    shown = [{rule.key: mark for rule, mark in one.context["own_rows"]} for one in (wrong, bare)]
    assert (wrong.status_code, shown[0]["novelty"], "девять" in wrong.content.decode()) == (
        422,
        "девять",
        True,
    )
    assert (bare.status_code, shown[1]["novelty"], done.status_code) == (422, "8", 302)
    (before,) = client.get(url(contest, "1/")).context["given"][1].before
    assert (before[0].reason, before[1][0][1], Sheet.objects.get(pk=sheet.pk).state) == (
        "Ой",
        5,
        "signed",
    )


def test_the_database_refuses_an_empty_remark():
    contest = signed()
    given = {"entry": entry(contest), "seat": contest.seats.get(code="J02"), "at": NOW}

    with pytest.raises(IntegrityError), transaction.atomic():
        Remark.objects.create(text="", **given)
    assert Remark.objects.create(text="Сөз", **given).pk


def test_the_pages_ask_as_often_for_thirty_works_as_for_two(client):
    def asked(number):
        contest = signed(works=number, marks=(0, 5, 10))
        for one in Entry.objects.filter(contest=contest):
            discussing.say(one, "Сөз", by=person(contest, "J01"), now=NOW)
        for sheet in bench.all_sheets(contest).filter(entry__number=1)[: 1 if number == 2 else 3]:
            revised(sheet)
        build.sign_in(client, person(contest, "J01"))
        found = []
        for path in ("", "1/"):
            client.get(url(contest, path))
            with CaptureQueriesContext(connection) as seen:
                assert client.get(url(contest, path)).status_code == 200
            found.append(len(seen))
        return found

    assert asked(30) == asked(2)
