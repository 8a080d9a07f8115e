"""A corrected version: the same code, beside the first, confirmed by a second person."""

import pytest
from django.db import IntegrityError, connection, transaction

from baiqau.appeals import pages, queries
from baiqau.appeals.actions import correcting
from baiqau.appeals.models import Correction
from baiqau.base import append_only
from baiqau.entries.models import Entry
from baiqau.judging import queries as judging
from baiqau.judging.models import Mark
from baiqau.rules.refusals import Refused
from baiqau.screening import actions as screening
from tests.appeals import court
from tests.appeals.court import FILED
from tests.judging import bench

pytestmark = pytest.mark.django_db


def refused(act, *given, **named):
    with pytest.raises(Refused) as told:
        act(*given, **named)
    return told.value.code


def correct(appeal, *chosen, counts=False, reason="Парақ есептелмейді."):
    return correcting.correct(
        appeal, struck=chosen, counts=counts, reason=reason, by=appeal.handler, now=FILED
    )


def whole(sheet):
    return str(sheet.key), ""


def published(correction):
    contest = correction.result.contest
    confirmed = correcting.confirm(correction, by=court.clean(contest), now=FILED)
    return correcting.publish(confirmed, by=bench.organiser(contest), now=FILED)


def ranks(rows):
    return {row["entry"]: (row["rank"], row["final"]) for row in rows}


def test_a_struck_sheet_moves_the_work_and_the_first_version_stays():
    contest = court.published()
    appeal = court.answered(contest)
    first = queries.term(contest).result
    before = {3: (1, 400_000), 1: (2, 300_000), 2: (3, 266_666)}
    assert ranks(first.rows) == before

    made = correct(appeal, whole(court.sheet(contest)))

    first.refresh_from_db()
    assert ranks(first.rows) == before
    assert ranks(made.rows) == {3: (1, 400_000), 2: (2, 350_000), 1: (3, 300_000)}
    assert (made.number, made.state, made.before) == (2, "open", first.digest)


def test_the_page_tells_every_move_with_rank_and_score():
    contest = court.published()
    made = correct(court.answered(contest), whole(court.sheet(contest)))

    told = pages.shown(made, queries.earlier(made))

    assert [
        (move.work, move.before.rank, move.after.rank, move.places, move.moved)
        for move in told.final
    ] == [("3", 1, 1, 0, False), ("2", 3, 2, 1, True), ("1", 2, 3, -1, True)]
    assert (told.selection, told.reaches) == ([], False)


def test_one_struck_mark_among_equal_ones_moves_nothing():
    contest = court.published()
    sheet = court.sheet(contest, 2, "J02", "selection")
    rule = judging.criteria(sheet)[0]

    made = correct(court.answered(contest), (str(sheet.key), rule.key))

    assert ranks(made.rows) == ranks(made.result.rows)


def test_a_selection_mark_of_a_work_that_was_not_chosen_leaves_the_final_result():
    contest = court.published(works=4, shortlist=3)
    first = court.work(contest, 1)
    appeal = court.answered(contest, 1)
    for sheet in bench.all_sheets(contest).filter(entry=first, seat__code="J01"):
        made = correct(appeal, whole(sheet))

    told = pages.shown(made, queries.earlier(made))

    assert [move.work for move in told.final] == [str(row["entry"]) for row in made.result.rows]
    assert not any(move.moved for move in told.final)


def test_a_correction_needs_a_granted_appeal_a_reason_and_a_mark_of_the_work():
    contest = court.published()
    rejected = court.answered(contest, 1, outcome="rejected")
    granted = court.answered(contest, 2)
    sheet = court.sheet(contest)

    assert refused(correct, rejected, whole(sheet)) == "appeals-nothing-granted"
    assert refused(correct, granted, whole(sheet), reason=" ") == "appeals-reason-missing"
    assert refused(correct, granted) == "appeals-nothing-corrected"
    assert refused(correct, granted, whole(court.sheet(contest, 1))) == "appeals-mark-unknown"
    assert refused(correct, granted, (str(sheet.key), "weather")) == "appeals-mark-unknown"
    assert refused(correct, granted, counts=True) == "appeals-not-declined"
    everything = [whole(court.sheet(contest, 2, code)) for code in ("J01", "J02", "J03")]
    assert refused(correct, granted, *everything) == "appeals-no-sheet-left"


def test_it_is_computed_anew_while_it_is_open_and_another_one_waits():
    contest = court.published()
    one, other = court.answered(contest, 2), court.answered(contest, 1)
    correct(one, whole(court.sheet(contest, 2, "J02")))

    again = correct(one, whole(court.sheet(contest)))

    assert (Correction.objects.count(), again.struck.count()) == (1, 1)
    assert refused(correct, other, whole(court.sheet(contest, 1))) == "appeals-correction-waits"
    correcting.confirm(again, by=court.clean(contest), now=FILED)
    assert refused(correct, one, whole(court.sheet(contest))) == "appeals-confirmed"


def test_a_second_person_confirms_who_is_not_of_the_work_and_may_send_it_back():
    contest = court.published()
    appeal = court.answered(contest)
    made = correct(appeal, whole(court.sheet(contest)))
    second = court.clean(contest)

    assert refused(correcting.confirm, made, by=appeal.handler, now=FILED) == (
        "appeals-confirm-by-another"
    )
    assert refused(correcting.confirm, made, by=appeal.by, now=FILED) == "screening-own-entry"
    assert refused(correcting.publish, made, by=second, now=FILED) == "step-illegal"
    confirmed = correcting.confirm(made, by=second, now=FILED)
    assert refused(correcting.reject, confirmed, reason="", by=second, now=FILED) == (
        "appeals-reason-missing"
    )
    back = correcting.reject(confirmed, reason="Басқа парақ", by=second, now=FILED)

    assert (back.state, back.confirmed_by) == ("open", None)
    with pytest.raises(IntegrityError), transaction.atomic():
        Correction.objects.update(
            state="confirmed", confirmed_by=made.computed_by, confirmed_at=FILED
        )


def test_the_next_version_carries_what_the_one_before_corrected():
    contest = court.published()
    published(correct(court.answered(contest, 2), whole(court.sheet(contest))))
    sheet = court.sheet(contest, 1)

    made = correct(court.answered(contest, 1), whole(sheet))

    assert made.number == 3
    assert ranks(made.rows) == {3: (1, 400_000), 2: (2, 350_000), 1: (3, 300_000)}
    assert made.before == Correction.objects.get(number=2).digest


def test_a_declined_work_counts_with_its_signed_sheets_and_one_nobody_judged_cannot():
    contest = court.heard(declined=1)
    entry = court.work(contest, 3)
    by = court.clean(contest)
    requalified = screening.requalify(entry, reason="Қайта қарау", by=by, now=FILED)
    screening.decline(requalified, reason="Талапқа сай емес.", by=by, now=FILED)
    court.opened(court.sealed(contest))
    never = court.work(contest, 4)

    made = correct(court.answered(contest, 3, subject="decision"), counts=True)

    assert ranks(made.rows)[3] == (1, 400_000)
    assert len(made.rows) == len(queries.term(contest).result.rows) + 1
    published(made)
    appeal = court.answered(contest, never.number, subject="decision")
    assert refused(correct, appeal, counts=True) == "appeals-never-judged"


def test_figures_that_do_not_come_out_again_are_not_corrected():
    contest = court.published()
    appeal = court.answered(contest)
    with append_only.lifted(connection):
        Mark.objects.filter(sheet=court.sheet(contest, 3)).update(value=9)

    assert refused(correct, appeal, whole(court.sheet(contest))) == "appeals-not-reproduced"


def test_a_withdrawal_since_changes_nothing_of_the_versions():
    contest = court.published()
    appeal = court.answered(contest)
    Entry.objects.filter(contest=contest, number=1).update(state="withdrawn")

    made = correct(appeal, whole(court.sheet(contest)))

    assert ranks(made.rows) == {3: (1, 400_000), 2: (2, 350_000), 1: (3, 300_000)}
