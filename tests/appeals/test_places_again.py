"""Places after an appeal: the chair gives them by the corrected version, and papers follow."""

import pytest
from django.db import IntegrityError, transaction

from baiqau.appeals import queries as appeals
from baiqau.appeals.actions import correcting
from baiqau.awards import protocol
from baiqau.awards import queries as awards
from baiqau.awards.actions import issuing, papers, places
from baiqau.awards.models import Award, Paper
from baiqau.base.models import Job
from baiqau.defence import queries as defence
from baiqau.journal.models import Act, Letter
from baiqau.judging.models import Conflict
from baiqau.rules.refusals import Refused
from tests import build
from tests.appeals import court
from tests.appeals.court import FILED
from tests.judging import bench

pytestmark = pytest.mark.django_db

WHY = "Апелляция №1 бойынша түзетілген нұсқа."


def chair(contest):
    return contest.seats.get(chair=True).person


@pytest.fixture
def corrected():
    """A contest with places and diplomas, and a public version by which works 1 and 2 change places."""
    contest = court.judged()
    result = contest.result
    given = places.proposal(result)
    choices = {court.work(contest, number): place for number, place in given.items()}
    places.award(result, choices, reason="", by=chair(contest), now=build.DEFENCE_DAY)
    court.opened(contest)
    issuing.issue_all(contest, by=bench.organiser(contest).actor, now=FILED)
    appeal = court.answered(contest)
    made = correcting.correct(
        appeal,
        struck=[(str(court.sheet(contest).key), "")],
        counts=False,
        reason="Парақ есептелмейді.",
        by=appeal.handler,
        now=FILED,
    )
    confirmed = correcting.confirm(made, by=court.clean(contest), now=FILED)
    return correcting.publish(confirmed, by=bench.organiser(contest), now=FILED)


def page(client, correction, suffix=""):
    contest = correction.result.contest
    build.sign_in(client, chair(contest))
    return f"/kk/c/{contest.slug}/appeals/{correction.appeal.number}/correction/{suffix}"


def standing(contest):
    return {one.entry.number: one.place for one in awards.awards(contest)}


def proposed(correction):
    return {
        f"place-{number}": place
        for number, place in places.proposal(correction.result, correction.rows).items()
    }


def test_the_chair_gives_the_places_and_the_papers_follow(client, corrected):
    contest = corrected.result.contest
    before = standing(contest)
    held = {one.entry.number: one for one in Paper.objects.filter(kind="diploma")}
    shown = client.get(page(client, corrected)).content.decode()
    assert "Осы нұсқа бойынша орындар" in shown
    public = f"/kk/c/{contest.slug}/results/"
    first = client.get(public).content.decode()

    client.post(page(client, corrected, "places/"), {**proposed(corrected), "reason": WHY})

    after = standing(contest)
    assert (after[1], after[2], after[3]) == (before[2], before[1], before[3])
    assert Job.objects.filter(key__startswith="awards:again:").count() == 1
    issuing.issue_all(contest, by="system", now=FILED)
    for number in (1, 2):
        held[number].refresh_from_db()
        assert held[number].revoked_reason == WHY
        fresh = Paper.objects.get(kind="diploma", entry__number=number, revoked_at=None)
        assert fresh.award.version == corrected.number
    held[3].refresh_from_db()
    assert held[3].revoked_at is None
    told = Letter.objects.filter(kind="awards.place-changed").values_list("recipient", flat=True)
    assert sorted(told) == sorted(court.work(contest, number).owner.email for number in (1, 2))
    act = Act.objects.get(kind="awards.given-again")
    assert (act.facts["version"], act.facts["reason"]) == (2, WHY)
    later = client.get(public).content.decode()
    assert first != later
    assert "жоғарыда көрсетілген" in later


def test_the_protocol_and_the_first_places_stay_as_they_were(client, corrected):
    contest, result = corrected.result.contest, corrected.result
    told = (contest, result, defence.sittings(contest), "kk", FILED)
    before = protocol.pdf(*told)
    rows = list(awards.first_awards(result).values_list("entry__number", "place", "rank"))

    client.post(page(client, corrected, "places/"), {**proposed(corrected), "reason": WHY})

    assert list(awards.first_awards(result).values_list("entry__number", "place", "rank")) == rows
    assert protocol.pdf(*told) == before


@pytest.mark.parametrize("case", ["reason", "same", "twice", "place", "unranked"])
def test_what_cannot_be_is_refused_and_changes_nothing(corrected, case):
    contest = corrected.result.contest
    wanted = {
        court.work(contest, number): place
        for number, place in places.proposal(corrected.result, corrected.rows).items()
    }
    code, reason = "awards-reason-missing", " "
    if case != "reason":
        reason = WHY
    if case == "same":
        code = "awards-nothing-moves"
        wanted = {one.entry: one.place for one in awards.awards(contest)}
    if case == "twice":
        code = "awards-already-again"
        correcting.award(corrected, wanted, reason=WHY, by=chair(contest), now=FILED)
    if case == "place":
        code, wanted[court.work(contest)] = "awards-place-unknown", "nowhere"
    if case == "unranked":
        code, wanted[build.entry(contest)] = "awards-not-in-result", "first"
    before = standing(contest)
    with pytest.raises(Refused) as told:
        correcting.award(corrected, wanted, reason=reason, by=chair(contest), now=FILED)
    assert told.value.code == code
    assert standing(contest) == before


def test_an_overtaken_version_gives_no_places(corrected):
    contest = corrected.result.contest
    appeal = court.answered(contest, 1)
    sheet = court.sheet(contest, 1, "J02", "selection")
    made = correcting.correct(
        appeal,
        struck=[(str(sheet.key), "")],
        counts=False,
        reason="-",
        by=appeal.handler,
        now=FILED,
    )
    confirmed = correcting.confirm(made, by=court.clean(contest), now=FILED)
    correcting.publish(confirmed, by=bench.organiser(contest), now=FILED)
    with pytest.raises(Refused) as told:
        correcting.award(corrected, {}, reason=WHY, by=chair(contest), now=FILED)
    assert told.value.code == "appeals-version-passed"


def test_one_place_stands_once_in_the_database_too(corrected):
    award = awards.awards(corrected.result.contest).first()
    twin = Award(
        result=award.result,
        version=2,
        entry=award.entry,
        place=award.place,
        rank=1,
        by=award.by,
        at=FILED,
    )
    with pytest.raises(IntegrityError), transaction.atomic():
        twin.save()


def test_who_is_not_the_chair_gives_no_places(client, corrected):
    address = page(client, corrected, "places/")
    build.sign_in(client, bench.organiser(corrected.result.contest))
    assert client.post(address, {**proposed(corrected), "reason": WHY}).status_code == 403


def test_where_the_chair_is_in_conflict_with_the_work_the_deputy_gives_the_places(
    client, corrected
):
    contest, work = corrected.result.contest, corrected.appeal.entry
    Conflict.objects.create(
        seat=contest.seats.get(chair=True), entry=work, kind="declared", at=FILED
    )
    address = page(client, corrected)
    assert client.get(address).status_code == 404
    with pytest.raises(Refused) as told:
        correcting.award(corrected, {}, reason=WHY, by=chair(contest), now=FILED)
    assert told.value.code == "appeals-places-by-chair"
    seat = contest.seats.filter(chair=False).exclude(conflicts__entry=work).first()
    build.sign_in(client, seat.person)
    assert client.get(address).status_code == 404

    contest.seats.filter(pk=seat.pk).update(deputy=True)

    assert client.get(address).status_code == 200
    client.post(f"{address}places/", {**proposed(corrected), "reason": WHY})
    corrected.refresh_from_db()
    assert corrected.placed_at is not None
    assert {one.version for one in awards.awards(contest)} == {1, 2}


def test_a_version_that_only_takes_a_place_away_counts_as_the_one_that_gave_them(corrected):
    contest = corrected.result.contest
    kept = {one.entry: one.place for one in list(awards.awards(contest))[:-1]}

    correcting.award(corrected, kept, reason=WHY, by=chair(contest), now=FILED)

    assert appeals.placed_by(corrected.result) == corrected.number
    corrected.refresh_from_db()
    with pytest.raises(Refused) as told:
        correcting.award(corrected, {}, reason=WHY, by=chair(contest), now=FILED)
    assert told.value.code == "awards-already-again"


def test_a_ceremony_held_after_all_names_who_stands_then(corrected):
    contest = corrected.result.contest
    wanted = places.proposal(corrected.result, corrected.rows)
    choices = {court.work(contest, number): place for number, place in wanted.items()}
    correcting.award(corrected, choices, reason=WHY, by=chair(contest), now=FILED)

    shown = {one.entry.number: one.place for one in awards.to_reveal(corrected.result)}

    assert shown == wanted


def test_no_diploma_of_an_ended_place_is_issued_anew(corrected):
    contest = corrected.result.contest
    old = Paper.objects.get(kind="diploma", entry__number=1)
    wanted = places.proposal(corrected.result, corrected.rows)
    choices = {court.work(contest, number): place for number, place in wanted.items()}
    correcting.award(corrected, choices, reason=WHY, by=chair(contest), now=FILED)

    with pytest.raises(Refused) as told:
        papers.reissue(old, reason="-", by=bench.organiser(contest), now=FILED)

    assert told.value.code == "awards-paper-revoked"
    assert (
        papers.issue_diploma(old.award, old.author, language="kk", by="system", now=FILED) is None
    )
