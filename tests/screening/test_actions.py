"""The committee: a person decides, with a reason; the author learns of it in their own language."""

from datetime import datetime, timedelta

import pytest

from baiqau.entries import actions as entries
from baiqau.entries.queries import admitted, waiting_for_screening
from baiqau.journal.models import Act, Letter
from baiqau.rules.refusals import Refused
from baiqau.screening import actions, queries
from tests import build

pytestmark = pytest.mark.django_db


@pytest.fixture
def contest():
    return build.contest()


@pytest.fixture
def member(contest):
    return build.officer(contest, "committee")


def test_an_admitted_work_goes_to_the_commission_and_its_author_is_told(contest, member):
    entry = build.entry(contest)

    decided = actions.admit(entry, by=member, now=build.IN_SELECTION)

    assert decided.state == "admitted"
    assert list(admitted(contest)) == [decided]
    decision = queries.last_decision(decided)
    assert (decision.kind, decision.by, decision.version) == ("admit", member, contest.current)
    assert Act.objects.get(kind="entry.admitted").facts["number"] == 1
    assert Letter.objects.get(kind="entry.admitted").recipient == entry.owner.email


def test_a_work_sent_back_names_what_is_wrong_and_until_when(contest, member):
    entry = build.entry(contest)

    back = actions.send_back(
        entry, wrong="Файл ашылмайды.", clauses=["5.3"], by=member, now=build.IN_SELECTION
    )

    assert back.return_until == datetime(2024, 11, 20, 23, 59, 59, 999999, tzinfo=build.ALMATY)
    letter = Letter.objects.get(kind="entry.returned")
    assert "Файл ашылмайды." in letter.body
    assert "5.3" in letter.body


def test_a_returned_work_handed_in_again_waits_for_the_committee(contest, member):
    entry = build.entry(contest, state="returned", by=member)

    again = entries.submit(entry, by=entry.owner, now=build.IN_CALL)

    assert list(waiting_for_screening(contest)) == [again]


def test_the_letter_speaks_the_language_of_the_author(contest, member):
    entry = build.entry(contest, owner=build.person(language="ru"))

    actions.decline(
        entry, reason="Не работа библиотекаря.", clauses=["4.1"], by=member, now=build.IN_SELECTION
    )

    letter = Letter.objects.get(kind="entry.declined")
    assert letter.language == "ru"
    clause = next(one for one in contest.regulation.clauses if one.number == "4.1")
    assert clause.text.ru in letter.body


def test_a_decision_against_the_author_needs_a_reason(contest, member):
    entry = build.entry(contest)

    with pytest.raises(Refused, match="screening-reason-missing"):
        actions.decline(entry, reason=" ", by=member, now=build.IN_SELECTION)
    with pytest.raises(Refused, match="screening-reason-missing"):
        actions.send_back(entry, wrong="", by=member, now=build.IN_SELECTION)
    assert not queries.decisions_of(entry).exists()


def test_admitting_against_an_obstacle_of_the_machine_needs_a_reason(contest, member):
    old = build.authorship(born=datetime(1970, 1, 1, tzinfo=build.ALMATY).date())
    entry = build.entry(contest, authors=[old])

    with pytest.raises(Refused, match="screening-reason-missing"):
        actions.admit(entry, by=member, now=build.IN_SELECTION)
    decided = actions.admit(entry, reason="Құжаты қаралды.", by=member, now=build.IN_SELECTION)

    assert decided.state == "admitted"


def test_a_clause_that_does_not_exist_cannot_be_cited(contest, member):
    with pytest.raises(Refused, match="screening-clause-unknown"):
        actions.decline(
            build.entry(contest),
            reason="Себеп.",
            clauses=["99.9"],
            by=member,
            now=build.IN_SELECTION,
        )


def test_a_term_in_the_past_is_refused(contest, member):
    with pytest.raises(Refused, match="screening-term-passed"):
        actions.send_back(
            build.entry(contest),
            wrong="Түзетіңіз.",
            until=build.IN_CALL,
            by=member,
            now=build.IN_CALL + timedelta(seconds=1),
        )


def test_a_decision_can_be_taken_back_with_a_reason(contest, member):
    entry = build.entry(contest, state="declined", by=member)

    again = actions.requalify(entry, reason="Қайта қаралады.", by=member, now=build.IN_SELECTION)

    assert again.state == "submitted"
    assert [one.kind for one in queries.decisions_of(again)] == ["requalify", "decline"]


def test_a_draft_cannot_be_decided(contest, member):
    with pytest.raises(Refused, match="step-illegal"):
        actions.admit(build.draft(contest), by=member, now=build.IN_SELECTION)


def test_nobody_decides_on_a_work_of_their_own(contest, member):
    named = build.entry(contest, authors=[build.authorship(member.email)])
    handed = build.entry(contest, owner=member, authors=[build.authorship()])

    for entry in (named, handed):
        with pytest.raises(Refused, match="screening-own-entry"):
            actions.admit(entry, by=member, now=build.IN_SELECTION)
        with pytest.raises(Refused, match="screening-own-entry"):
            actions.find(entry, check="too-old", verdict="fits", by=member, now=build.IN_SELECTION)


def test_a_persons_finding_stands_beside_the_machines_and_the_newest_counts(contest, member):
    entry = build.entry(contest)

    actions.find(entry, check="too-old", verdict="unclear", by=member, now=build.IN_SELECTION)
    actions.find(
        entry,
        check="too-old",
        verdict="fits",
        remark="Құжаты бар.",
        by=member,
        now=build.IN_SELECTION,
    )

    assert entry.findings.count() == 2
    found = queries.findings_of(entry)["too-old"]
    assert (found.verdict, found.evidence) == ("fits", {"remark": "Құжаты бар."})


def test_a_note_stays_inside_the_committee(contest, member):
    entry = build.entry(contest)
    letters = Letter.objects.count()

    actions.note(entry, text="Телефон соғу керек.", by=member, now=build.IN_SELECTION)

    assert queries.notes_of(entry).get().text == "Телефон соғу керек."
    assert Letter.objects.count() == letters
