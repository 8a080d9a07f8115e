"""The result: what blocks it, who confirms it, and that nobody sees it before its minute."""

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from baiqau.defence import queries
from baiqau.defence.actions import day, result
from baiqau.defence.models import Result
from baiqau.rules.refusals import Refused
from tests import build
from tests.build import DEFENCE_DAY
from tests.defence import stage
from tests.defence.stage import MINUTE, OPENS
from tests.judging import bench

pytestmark = pytest.mark.django_db


@pytest.fixture
def contest():
    return stage.shortlisted()


def refused(act, *given, **named):
    with pytest.raises(Refused) as told:
        act(*given, **named)
    return told.value.code


def blockers(contest):
    return [(one.code, one.number) for one in queries.blockers(contest)]


def test_open_talks_and_then_open_sheets_block_the_result(contest):
    by = bench.organiser(contest)
    stage.drawn(contest)
    assert blockers(contest) == [("talks-open", 3)]
    assert refused(result.compute, contest, by=by, now=DEFENCE_DAY) == "defence-talks-open"

    stage.spoken(contest)
    assert blockers(contest) == [("sheets-open", 9)]
    assert refused(result.compute, contest, by=by, now=DEFENCE_DAY) == "defence-sheets-open"

    stage.judged(contest)
    assert blockers(contest) == []


def test_without_a_shortlist_there_is_no_result():
    contest = bench.assigned()
    by = bench.organiser(contest)

    assert blockers(contest) == [("no-finalists", 1)]
    assert refused(result.compute, contest, by=by, now=DEFENCE_DAY) == "defence-no-finalists"


def test_selection_and_defence_count_by_the_declared_halves(contest):
    rows = stage.computed(contest).rows

    assert [(row["entry"], row["selection"], row["defence"], row["final"]) for row in rows] == [
        (3, 300_000, 500_000, 400_000),
        (2, 200_000, 500_000, 350_000),
        (1, 100_000, 500_000, 300_000),
    ]


def test_the_sheets_of_an_absent_speaker_are_not_waited_for_and_absence_is_no_zero(contest):
    stage.drawn(contest)
    by = bench.organiser(contest)
    talk = queries.talks(contest).get(entry__number=3)
    day.miss(talk, by=by, now=DEFENCE_DAY)
    stage.spoken(contest)
    for sheet in bench.all_sheets(contest, "defence").exclude(entry=talk.entry):
        bench.signed(sheet, now=DEFENCE_DAY)

    rows = result.compute(contest, by=by, now=DEFENCE_DAY).rows

    assert [(row["entry"], row["final"], row["rank"]) for row in rows] == [
        (2, 350_000, 1),
        (1, 300_000, 2),
        (3, None, None),
    ]


def test_a_second_person_confirms(contest):
    computed = stage.computed(contest)
    chair = contest.seats.get(chair=True).person

    assert refused(result.confirm, computed, by=computed.computed_by, now=DEFENCE_DAY) == (
        "defence-confirm-by-another"
    )
    confirmed = result.confirm(computed, by=chair, now=DEFENCE_DAY)

    assert (confirmed.state, confirmed.confirmed_by) == ("confirmed", chair)


def test_the_database_too_refuses_a_result_confirmed_by_its_own_hand(contest):
    computed = stage.computed(contest)

    with pytest.raises(IntegrityError), transaction.atomic():
        Result.objects.filter(pk=computed.pk).update(
            state="confirmed", confirmed_by=computed.computed_by
        )


def test_a_confirmed_result_is_computed_anew_only_after_a_rejection_with_a_reason(contest):
    by, chair = bench.organiser(contest), contest.seats.get(chair=True).person
    confirmed = result.confirm(stage.computed(contest), by=chair, now=DEFENCE_DAY)
    assert refused(result.compute, contest, by=by, now=DEFENCE_DAY) == "defence-result-confirmed"
    assert refused(result.reject, confirmed, reason=" ", by=chair, now=DEFENCE_DAY) == (
        "defence-reason-missing"
    )

    result.reject(confirmed, reason="Қате табылды", by=chair, now=DEFENCE_DAY)

    assert result.compute(contest, by=by, now=DEFENCE_DAY).state == "open"


def test_after_the_seal_no_talk_changes(contest):
    stage.sealed(contest)
    talk = queries.talks(contest).first()

    code = refused(day.recall, talk, by=bench.organiser(contest), now=DEFENCE_DAY)

    assert code == "contests-sealed"


def test_the_seal_opens_at_its_minute_and_not_before(contest):
    sealed = stage.sealed(contest)
    by = bench.organiser(contest)

    assert refused(result.publish, sealed, by=by, now=OPENS - MINUTE / 60) == "defence-embargo"
    published = result.publish(sealed, by=by, now=OPENS)

    assert (published.state, published.published_at) == ("published", OPENS)


PUBLIC = ("", "results/", "showcase/", "news/", "news/atom.xml", "news/rss.xml", "hall/")


def told(client, contest):
    """Give what every public page and feed tells a visitor."""
    answers = [client.get(f"/kk/c/{contest.slug}/{page}") for page in PUBLIC]
    assert [answer.status_code for answer in answers] == [200] * len(PUBLIC)
    return "".join(answer.content.decode() for answer in answers)


def test_nothing_of_the_result_is_public_before_its_publication(client, contest):
    winner = contest.entries.get(number=3)
    winner.title = "Бірегей жеңімпаз жоба"
    winner.save(update_fields=["title"])
    sealed = stage.sealed(contest)

    before = told(client, contest)
    assert client.get(f"/kk/c/{contest.slug}/showcase/3/").status_code == 404
    result.publish(sealed, by=bench.organiser(contest), now=OPENS)
    after = told(client, contest)

    names = [winner.title, winner.authors.get().surname]
    assert [name for name in names if name in before] == []
    assert [name for name in names if name not in after] == []
    assert client.get(f"/kk/c/{contest.slug}/showcase/3/").status_code == 200


def test_the_figures_are_closed_to_strangers_and_visitors(client, contest):
    stage.computed(contest)
    url = f"/kk/c/{contest.slug}/result/"

    visitor = client.get(url)
    client.force_login(contest.entries.first().owner)

    assert (visitor.status_code, client.get(url).status_code) == (302, 403)


def test_each_sees_their_own_next_step_and_no_other(contest):
    found = stage.computed(contest)
    page, chair = f"/kk/c/{contest.slug}/result/", contest.seats.get(chair=True).person

    def acts(person):
        words = build.sign_in(Client(), person).get(page).content.decode()
        return [
            one
            for one in ("compute", "confirm", "seal", "reject", "publish")
            if f"result/{one}/" in words
        ]

    assert "confirm" not in acts(found.computed_by)
    assert acts(chair) == ["confirm"]

    found = result.confirm(found, by=chair, now=DEFENCE_DAY)
    assert acts(found.computed_by) == []
    assert acts(chair) == ["seal", "reject"]

    result.seal(found, by=chair, opens_at=OPENS, now=DEFENCE_DAY)
    assert acts(chair) == []
    assert acts(bench.organiser(contest)) == ["publish"]
