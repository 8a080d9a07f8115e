"""Under the seal nothing a result rests on can change: no act does, and the database refuses too."""

import pytest
from django.db import IntegrityError, transaction
from django.utils import translation

from baiqau.base.refusals import sentence
from baiqau.contests import actions as contests
from baiqau.contests.models import Contest
from baiqau.defence.actions import door, result, sittings
from baiqau.entries import actions as entries
from baiqau.entries.models import Entry
from baiqau.judging.actions import (
    adding,
    assignment,
    commission,
    conflicts,
    proposing,
    ranking,
    sheets,
    unlocking,
)
from baiqau.judging.models import Finalist, Mark, Sheet
from baiqau.judging.wanted import Wishes
from baiqau.rules.refusals import Refused
from baiqau.screening import actions as screening
from tests import build
from tests.appeals import court
from tests.defence.stage import OPENS
from tests.judging import bench

pytestmark = pytest.mark.django_db

NOW = {"now": build.DEFENCE_DAY}
SEALED = {"contests-sealed", "judging-shortlist-decided"}


@pytest.fixture
def sealed():
    contest = court.judged()
    return Contest.objects.select_related("current").get(pk=contest.pk)


def _sheet(contest):
    return Sheet.objects.filter(seat__contest=contest, stage="defence").order_by("pk")[0]


def _elsewhere():
    """A sheet of a contest that is not sealed: nothing may be carried out of a sealed one."""
    return _sheet(court.heard())


def _juror(contest):
    return contest.seats.get(chair=False, code="J02")


def _work(contest):
    return Entry.objects.get(contest=contest, number=1)


def _amended(contest, by):
    judging = contest.regulation.judging.model_copy(update={"method": "median"})
    rules = contest.regulation.model_copy(update={"judging": judging})
    return contests.amend(contest, rules, reason="Орта", by=by, **NOW)


def _talk(contest):
    return contest.sittings.get().talks.first()


ACTS = {
    "plan another sitting": lambda c, by: sittings.plan(
        c, starts_at=OPENS, room="", seed="Сөз", number=2, by=by, **NOW
    ),
    "amend the regulation": _amended,
    "withdraw a work": lambda c, by: entries.withdraw(
        _work(c), reason="Кетті", by=_work(c).owner, **NOW
    ),
    "take a decision back": lambda c, by: screening.requalify(
        _work(c), reason="Қайта", by=court.clean(c), **NOW
    ),
    "invite a juror": lambda c, by: commission.invite(
        c, build.person("new@k.example"), by=by, **NOW
    ),
    "let a juror go": lambda c, by: commission.release(_juror(c), reason="Кетті", by=by, **NOW),
    "propose sheets": lambda c, by: proposing.propose(c, wishes=Wishes(), by=by, **NOW),
    "hand sheets out": lambda c, by: assignment.assign(c, by=by, **NOW),
    "pin a conflict": lambda c, by: conflicts.pin(
        _juror(c), _work(c), reason="Туысы", by=by, **NOW
    ),
    "write a mark": lambda c, by: sheets.put_mark(
        _sheet(c), "defence-answers", 1, by=_sheet(c).seat.person, **NOW
    ),
    "open a sheet again": lambda c, by: unlocking.unlock([_sheet(c)], reason="Қате", by=by, **NOW),
    "add a juror by hand": lambda c, by: adding.add(
        _work(c), _juror(c), reason="Тағы", by=by, **NOW
    ),
    "rank anew": lambda c, by: ranking.compute(c, "selection", by=by, **NOW),
    "choose finalists": lambda c, by: ranking.shortlist(c, [_work(c)], reason="Жаңа", by=by, **NOW),
    "mark presence": lambda c, by: door.note(_talk(c), "present", by=by, **NOW),
    "compute the result": lambda c, by: result.compute(c, by=by, **NOW),
}


@pytest.mark.parametrize("name", ACTS)
def test_no_act_changes_what_a_sealed_result_rests_on(sealed, name):
    with pytest.raises(Refused) as refused:
        ACTS[name](sealed, bench.organiser(sealed))

    assert refused.value.code in SEALED | {"defence-result-confirmed", "judging-sheet-closed"}


def test_the_refusal_says_since_when_and_what_remains(sealed):
    with pytest.raises(Refused) as refused:
        ranking.compute(sealed, "defence", by=bench.organiser(sealed), **NOW)

    with translation.override("en"):
        said = sentence(refused.value)
    assert sealed.sealed_at.astimezone(build.ALMATY).strftime("%d.%m.%Y") in said
    assert "appeal" in said


@pytest.mark.parametrize(
    "change",
    [
        lambda c: Sheet.objects.filter(seat__contest=c).update(comment="басқа"),
        lambda c: Mark.objects.filter(sheet__seat__contest=c).update(value=1),
        lambda c: Mark.objects.filter(sheet__seat__contest=c).delete(),
        lambda c: Mark.objects.create(sheet=_sheet(c), criterion="new", value=1, at=OPENS),
        lambda c: Mark.objects.filter(sheet=_sheet(c)).update(sheet=_elsewhere()),
        lambda c: c.rankings.update(digest="0" * 64),
        lambda c: Finalist.objects.filter(contest=c).delete(),
    ],
)
def test_the_database_refuses_it_too(sealed, change):
    with pytest.raises(IntegrityError), transaction.atomic():
        change(sealed)


def test_another_contest_goes_on(sealed):
    other = court.heard()

    assert Mark.objects.filter(sheet__seat__contest=other).update(value=1)


def test_figures_overtaken_by_a_changed_sheet_are_neither_confirmed_nor_sealed():
    contest = court.heard()
    by, chair = bench.organiser(contest), contest.seats.get(chair=True).person
    computed = result.compute(contest, by=by, **NOW)
    Mark.objects.filter(sheet=_sheet(contest)).update(value=3)

    with pytest.raises(Refused) as refused:
        result.confirm(computed, by=chair, **NOW)
    assert refused.value.code == "defence-result-overtaken"

    again = result.compute(contest, by=by, **NOW)
    confirmed = result.confirm(again, by=chair, **NOW)
    Mark.objects.filter(sheet=_sheet(contest)).update(value=5)
    with pytest.raises(Refused) as refused:
        result.seal(confirmed, opens_at=OPENS, by=chair, **NOW)
    assert refused.value.code == "defence-result-overtaken"
