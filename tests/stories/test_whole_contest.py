"""The second telling of the regulation: contests from the call to the certificates."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from baiqau.awards import queries as awards
from baiqau.awards.actions import places
from baiqau.awards.models import Paper
from baiqau.contests import actions as contests
from baiqau.defence import queries as defence
from baiqau.defence.actions import day, result
from baiqau.entries import actions as entries
from baiqau.entries.models import Entry
from baiqau.journal import queries as journal
from baiqau.journal.models import Act
from baiqau.judging import queries as judging
from baiqau.judging.actions import assignment, commission, sheets
from baiqau.judging.models import Seat, Sheet
from baiqau.rules.parts import OldestAge, Ruled
from baiqau.rules.refusals import Refused
from baiqau.site.story import call, ending, reckoning, selection
from baiqau.site.story.play import begin
from baiqau.site.story.telling import play_all
from tests import build

pytestmark = pytest.mark.django_db


def until_scored(regulation, *, entries=12, jurors=5):
    play = begin(regulation, seed=7, jurors=jurors)
    call.hand_in(play, entries)
    selection.screen(play)
    selection.seat(play)
    selection.assign(play)
    return play


def test_the_2024_contest_runs_to_its_certificates_and_loses_nothing(regulation):
    told, play = play_all(regulation, entries=14, jurors=5, seed=3)
    assert reckoning.troubles(play) == []
    assert [line.stage for line in told.lines][-1] == "proof"
    assert Paper.objects.filter(kind="certificate").exists()


def test_when_nobody_is_eligible_nobody_is_admitted_and_the_jury_is_told_so(regulation):
    strict = regulation.model_copy(
        update={
            "eligibility": regulation.eligibility.model_copy(
                update={"oldest": Ruled[OldestAge](value=OldestAge(years=18), clause="4.1")}
            )
        }
    )
    play = begin(strict, seed=1, jurors=3)
    call.hand_in(play, 4)
    selection.screen(play)
    selection.seat(play)
    assert not Entry.objects.filter(contest=play.contest, state="admitted").exists()
    with pytest.raises(Refused) as refused:
        assignment.assign(play.contest, by=play.organiser, now=play.moment("selection", 0.1))
    assert refused.value.code == "judging-no-works"


def test_a_juror_who_vanishes_is_replaced_and_every_work_keeps_its_experts(regulation):
    play = until_scored(regulation)
    now = play.moment("selection", 0.3)
    gone = Seat.objects.filter(contest=play.contest, chair=False).first()
    kept = Sheet.objects.filter(seat=gone).first()
    if kept:
        for rule in judging.criteria(kept):
            sheets.put_mark(kept, rule.key, 5, by=gone.person, now=now)
        sheets.sign_all(play.contest, "selection", by=gone.person, now=now)
    commission.release(gone, reason="Байланысқа шықпады", by=play.organiser, now=now)
    assignment.assign(play.contest, by=play.organiser, now=now)
    selection.score(play, "selection")
    selection.choose(play)
    per_work = regulation.judging.experts_per_work
    for entry in Entry.objects.filter(contest=play.contest, state="admitted"):
        assert (
            Sheet.objects.filter(entry=entry, stage="selection", state="signed").count() == per_work
        )


def test_a_tie_for_the_grand_prix_is_shared_when_the_regulation_allows(regulation):
    play = until_scored(regulation)
    selection.score(play, "selection")
    selection.choose(play)
    ending.draw(play)
    ending.speak(play)
    now = play.moment("defence", 0.6)
    for sheet in Sheet.objects.filter(stage="defence", seat__contest=play.contest).select_related(
        "seat__person"
    ):
        for rule in judging.criteria(sheet):
            sheets.put_mark(sheet, rule.key, 9, by=sheet.seat.person, now=now)
        sheets.sign(sheet, by=sheet.seat.person, now=now)
    frozen = result.compute(play.contest, by=play.secretary, now=now)
    rows = [{**row, "final": 900_000, "rank": 1, "shared": True} for row in frozen.rows[:2]]
    frozen.rows = rows + frozen.rows[2:]
    frozen.save(update_fields=["rows"])
    proposal = places.proposal(frozen)
    first = [number for number, place in proposal.items() if place == "grand-prix"]
    assert sorted(first) == sorted(row["entry"] for row in rows)


def test_a_finalist_who_withdraws_is_not_ranked_and_blocks_nothing(regulation):
    play = until_scored(regulation)
    selection.score(play, "selection")
    selection.choose(play)
    ending.draw(play)
    leaver = defence.talks(play.contest).first()
    day.withdraw(leaver, by=play.secretary, now=play.moment("defence", 0.1))
    for talk in defence.talks(play.contest).filter(state="waiting"):
        day.start(talk, by=play.secretary, now=play.moment("defence", 0.2))
        day.finish(talk, by=play.secretary, now=play.moment("defence", 0.2))
    ending.judge(play)
    frozen = result.compute(play.contest, by=play.secretary, now=play.moment("defence", 0.8))
    row = next(row for row in frozen.rows if row["entry"] == leaver.entry.number)
    assert (row["final"], row["rank"]) == (None, None)


def test_a_library_gets_a_certificate_in_its_own_name_beside_its_authors(regulation):
    _, play = play_all(regulation, entries=12, jurors=5, seed=5)
    project = Entry.objects.filter(
        contest=play.contest, state="admitted", author_kind="library"
    ).first()
    own = awards.papers(play.contest).filter(entry=project, kind="certificate")
    assert own.filter(library=project.library).count() == 1
    assert own.filter(author__isnull=False).count() == project.authors.count()


def test_an_amendment_in_mid_call_leaves_earlier_receipts_under_their_version(regulation):
    play = begin(regulation, seed=2, jurors=3)
    call.hand_in(play, 3)
    first = play.contest.current
    stage = regulation.call.model_copy(
        update={"closes": regulation.call.closes + timedelta(hours=1)}
    )
    later = regulation.model_copy(
        update={
            "stages": tuple(stage if one.key == stage.key else one for one in regulation.stages)
        }
    )
    now = play.moment("call", 0.99)
    with pytest.raises(Refused):
        contests.amend(play.contest, later, reason="", by=play.organiser, now=now)
    contests.amend(
        play.contest,
        regulation.model_copy(update={"edition": "3.1"}),
        reason="Басылым нөмірі түзетілді",
        by=play.organiser,
        now=now,
    )
    play.contest.refresh_from_db()
    assert play.contest.current.number == 2
    numbers = {
        receipt.version_id
        for entry in Entry.objects.filter(contest=play.contest, number__isnull=False)
        for receipt in entry.receipts.all()
    }
    assert numbers == {first.pk}


def test_the_journal_cannot_be_changed_or_shortened(regulation):
    play = begin(regulation, seed=2, jurors=1)
    act = Act.objects.filter(scope=play.contest.scope).first()
    with pytest.raises(IntegrityError), transaction.atomic():
        Act.objects.filter(pk=act.pk).update(kind="nothing")
    with pytest.raises(IntegrityError), transaction.atomic():
        Act.objects.filter(pk=act.pk).delete()
    assert journal.verified(play.contest.scope).holds


def test_a_late_hand_in_is_refused_with_its_clause(regulation):
    play = begin(regulation, seed=2, jurors=1)
    call.hand_in(play, 1)
    entry = Entry.objects.filter(contest=play.contest).first()
    with pytest.raises(Refused) as refused:
        entries.start(
            play.contest, by=entry.owner, now=regulation.deadline + timedelta(microseconds=1)
        )
    assert refused.value.clause == regulation.call.clause


def test_a_regulation_that_asks_everything_is_answered_within_its_limits():
    kinds = ("short", "date", "number", "phone", "email", "link")
    questions: list[dict[str, object]] = [{"key": kind, "kind": kind} for kind in kinds]
    questions += [
        {"key": "few", "kind": "long", "most_words": 2},
        {"key": "much", "kind": "number", "least": "12.5", "most": 13},
        {"key": "little", "kind": "number", "most": "0.5"},
        {"key": "used", "kind": "choice", "choices": ["yes", "no"]},
        {"key": "which", "kind": "choices", "choices": ["a", "b"]},
        {
            "key": "team",
            "kind": "table",
            "columns": [
                *({"key": kind, "kind": kind, "required": True} for kind in kinds),
                {"key": "one", "kind": "choice", "choices": ["a", "b"], "required": True},
            ],
            "least_rows": 2,
            "only_if": {"question": "used", "answer": "yes"},
        },
        {"key": "study", "kind": "short", "kinds": ["research"]},
    ]
    regulation = build.asking(*({**one, "required": True} for one in questions))

    play = begin(regulation, seed=5, jurors=3)
    told = call.hand_in(play, 24)

    assert [name for name in told if name.startswith("refused")] == []
    given = [entry.answers.keys() for entry in Entry.objects.filter(contest=play.contest)]
    assert (
        {"team" in keys for keys in given} == {"study" in keys for keys in given} == {True, False}
    )
