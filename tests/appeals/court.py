"""A published result whose regulation takes appeals, brought there by the real actions.

Three works are defended. Work 2 has one defence sheet of nothing but zeros: without it, it would
stand second, with it it stands third.
"""

from datetime import datetime, timedelta

from baiqau.appeals.actions import handling
from baiqau.defence.actions import result
from baiqau.entries import queries as entries
from baiqau.entries.models import Entry
from baiqau.judging.actions import assignment, ranking
from baiqau.rules.parts import AppealRule
from baiqau.site.story.variants import variant
from tests import build
from tests.defence import stage
from tests.judging import bench

RULE = AppealRule(days=3, answer_days=5, clause="7.3")
FILED = stage.OPENS + timedelta(days=1)
LAST = datetime(2024, 11, 24, 23, 59, 59, 999_999, tzinfo=build.ALMATY)


def published(rule=RULE, **given):
    """Give a contest with a public result."""
    return opened(judged(rule, **given))


def opened(contest):
    """Publish a sealed result."""
    found = contest.result
    return result.publish(found, by=bench.organiser(contest), now=stage.OPENS).contest


def judged(rule=RULE, **given):
    """Give a contest whose result is sealed."""
    return sealed(heard(rule, **given))


def heard(rule=RULE, *, shortlist=3, works=3, declined=0, way="", sign=bench.ranked_signed):
    """Give a contest whose sheets are all signed; `way` judges the selection in another way."""
    contest = build.contest(rules=variant(build.regulation(appeals=rule), way))
    bench.works(contest, works)
    for _ in range(declined):
        build.entry(contest, state="declined")
    bench.seats(contest, 3)
    by = bench.organiser(contest)
    assignment.assign(contest, by=by, now=bench.NOW)
    sign(contest)
    ranking.compute(contest, "selection", by=by, now=bench.NOW)
    chosen = list(entries.admitted(contest).order_by("-number")[:shortlist])
    ranking.shortlist(contest, chosen, reason="Шешім", by=by, now=bench.NOW)
    stage.drawn(contest)
    stage.spoken(contest)
    for sheet in bench.all_sheets(contest, "defence").filter(state="assigned"):
        zeros = (sheet.entry.number, sheet.seat.code) == (2, "J01")
        bench.signed(sheet, 0 if zeros else 5, now=build.DEFENCE_DAY)
    return contest


def sealed(contest):
    """Compute, confirm and seal."""
    by = bench.organiser(contest)
    computed = result.compute(contest, by=by, now=build.DEFENCE_DAY)
    chair = contest.seats.get(chair=True).person
    confirmed = result.confirm(computed, by=chair, now=build.DEFENCE_DAY)
    result.seal(confirmed, opens_at=stage.OPENS, by=chair, now=build.DEFENCE_DAY)
    return contest


def work(contest, number=2):
    return Entry.objects.get(contest=contest, number=number)


def filed(contest, number=2, *, subject="marks", by=None, now=FILED):
    entry = work(contest, number)
    return handling.file(
        entry, subject=subject, text="Бір парақ қате.", by=by or entry.owner, now=now
    )


def clean(contest, office="committee"):
    """Give a person with an office who has had nothing to do with any work."""
    return build.officer(contest, office)


def in_hand(contest, number=2, **given):
    """File an appeal and put it into clean hands."""
    appeal = filed(contest, number, **given)
    by = bench.organiser(contest)
    return handling.name_handler(appeal, clean(contest), by=by, now=FILED)


def answered(contest, number=2, *, outcome="satisfied", **given):
    appeal = in_hand(contest, number, **given)
    return handling.answer(
        appeal, outcome=outcome, reasons="Парақ есептелмейді.", by=appeal.handler, now=FILED
    )


def sheet(contest, number=2, code="J01", stage="defence"):
    return bench.all_sheets(contest, stage).get(entry__number=number, seat__code=code)
