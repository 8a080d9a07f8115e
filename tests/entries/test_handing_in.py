"""Handing in: the clock decides, one number, a receipt for every turn, all obstacles at once."""

from datetime import date, timedelta

import pytest

from baiqau.contests import actions as contests
from baiqau.entries import actions, queries
from baiqau.entries.models import Entry, Numbering, Receipt
from baiqau.journal.models import Act, Letter
from baiqau.proof import canonical
from baiqau.rules.refusals import Refused
from tests import build

pytestmark = pytest.mark.django_db


def test_a_complete_draft_becomes_an_entry_with_number_receipt_letter_and_a_line_in_the_journal():
    contest = build.contest()
    draft = build.draft(contest)

    entry = actions.submit(draft, by=draft.owner, now=build.IN_CALL)

    assert (entry.state, entry.number, entry.submitted_at) == ("submitted", 1, build.IN_CALL)
    receipt = queries.last_receipt(entry)
    assert (receipt.turn, receipt.at, receipt.version) == (1, build.IN_CALL, contest.current)
    assert receipt.digest == canonical.digest(receipt.snapshot)
    act = Act.objects.get(kind="entry.submitted")
    assert act.facts["receipt"] == receipt.digest
    letter = Letter.objects.get(kind="entry.receipt")
    assert (letter.recipient, letter.language) == (entry.owner.email, "kk")
    assert receipt.digest in letter.body


def test_the_receipt_names_every_file_with_its_digest_and_no_date_of_birth():
    author = build.authorship(born=date(1996, 4, 9))
    entry = build.entry(build.contest(), authors=[author])

    snapshot = queries.last_receipt(entry).snapshot

    file = queries.files_of(entry).get()
    assert [(one["name"], one["sha256"]) for one in snapshot["files"]] == [("Жоба.pdf", file.blob)]
    assert "1996" not in str(snapshot)


def test_pressing_the_button_twice_gives_one_number_one_receipt_one_letter():
    draft = build.draft(build.contest())

    first = actions.submit(draft, by=draft.owner, now=build.IN_CALL)
    second = actions.submit(draft, by=draft.owner, now=build.IN_CALL + timedelta(seconds=1))

    assert first.number == second.number == 1
    assert Receipt.objects.count() == 1
    assert Letter.objects.filter(kind="entry.receipt").count() == 1


def test_the_last_microsecond_is_in_time_and_the_next_one_is_not():
    contest = build.contest()
    punctual, late = build.draft(contest), build.draft(contest)

    assert actions.submit(punctual, by=punctual.owner, now=build.LAST_MOMENT).state == "submitted"
    with pytest.raises(Refused) as refused:
        actions.submit(late, by=late.owner, now=build.LAST_MOMENT + timedelta(microseconds=1))
    assert (refused.value.code, refused.value.clause) == ("entries-call-closed", "6.1")


def test_numbers_run_on_and_are_never_given_again():
    contest = build.contest()
    first = build.entry(contest)
    actions.withdraw(first, reason="Қате жіберілді.", by=first.owner, now=build.IN_CALL)

    second = build.entry(contest)

    assert (first.number, second.number) == (1, 2)
    assert Numbering.objects.get(contest=contest).last == 2


def test_an_incomplete_draft_is_refused_with_everything_that_is_missing_at_once():
    contest = build.contest()
    person = build.person()
    entry = actions.start(contest, by=person, now=build.IN_CALL)

    with pytest.raises(Refused) as refused:
        actions.submit(entry, by=person, now=build.IN_CALL)

    assert refused.value.code == "entries-incomplete"
    assert refused.value.facts["number"] == len(queries.missing(entry)) > 5
    assert Entry.objects.get().number is None


def test_one_author_has_one_work():
    contest = build.contest()
    author = build.authorship("asel@example.kz")
    build.entry(contest, authors=[author])
    second = build.draft(contest, authors=[author])

    with pytest.raises(Refused) as refused:
        actions.submit(second, by=second.owner, now=build.IN_CALL)

    assert (refused.value.code, refused.value.clause) == ("entries-author-has-a-work", "4.3")
    assert refused.value.facts["number"] == 1


def test_an_author_of_a_withdrawn_work_may_hand_in_another():
    contest = build.contest()
    author = build.authorship("asel@example.kz")
    build.entry(contest, authors=[author])
    first = Entry.objects.get()
    actions.withdraw(first, reason="Қайта жазамын.", by=first.owner, now=build.IN_CALL)

    second = build.entry(contest, authors=[author])

    assert second.number == 2


def test_an_author_who_is_too_old_is_handed_in_with_a_doubt_for_a_person_to_decide():
    entry = build.entry(build.contest(), authors=[build.authorship(born=date(1970, 1, 1))])

    assert (entry.state, entry.doubts) == ("submitted", 1)
    assert [one["clause"] for one in queries.obstacles_at_submission(entry)] == ["4.1"]
    assert queries.authors_of(entry).get().fits is False


def test_a_change_of_a_handed_in_work_is_handed_in_at_once_with_a_new_receipt():
    entry = build.entry(build.contest())
    old = queries.files_of(entry).get()

    build.attach(entry, content=build.PDF + b"newer", replaces=old.key)

    assert [receipt.turn for receipt in queries.receipts_of(entry)] == [2, 1]
    assert queries.files_of(entry).get().blob != old.blob
    assert queries.replaced_files_of(entry).get().blob == old.blob


def test_a_handed_in_work_stays_complete():
    entry = build.entry(build.contest())

    with pytest.raises(Refused) as refused:
        actions.detach_file(queries.files_of(entry).get(), by=entry.owner, now=build.IN_CALL)

    assert refused.value.code == "entries-stays-complete"
    assert queries.files_of(entry).count() == 1


def test_saving_the_same_words_again_makes_no_second_receipt():
    entry = build.entry(build.contest())

    actions.save(entry, title=entry.title, by=entry.owner, now=build.IN_CALL)

    assert Receipt.objects.count() == 1


def test_after_the_deadline_nothing_of_a_handed_in_work_changes():
    entry = build.entry(build.contest())

    with pytest.raises(Refused) as refused:
        actions.save(entry, title="Басқа", by=entry.owner, now=build.AFTER_CALL)

    assert refused.value.code == "entries-call-closed"


def test_a_returned_work_is_corrected_and_handed_in_again_after_the_deadline():
    entry = build.entry(build.contest(), state="returned", now=build.LAST_MOMENT)
    actions.save(entry, title="Түзетілген атау", by=entry.owner, now=build.AFTER_CALL)

    again = actions.submit(entry, by=entry.owner, now=build.AFTER_CALL)

    assert (again.state, again.number, again.return_until) == ("submitted", 1, None)
    assert queries.last_receipt(again).turn == 2


def test_a_correction_after_its_term_is_refused():
    entry = build.entry(build.contest(), state="returned")
    over = entry.return_until + timedelta(microseconds=1)

    with pytest.raises(Refused) as refused:
        actions.submit(entry, by=entry.owner, now=over)

    assert (refused.value.code, refused.value.clause) == ("entries-term-over", "6.1")


def test_a_draft_begun_under_an_older_wording_is_handed_in_under_the_present_one():
    contest = build.contest()
    draft = build.draft(contest)
    assert draft.version.number == 1
    newer = contest.regulation.model_copy(update={"edition": "3.1"})
    organiser = contest.roles.get(office="organiser").person
    contests.amend(contest, newer, reason="Түзету.", by=organiser, now=build.IN_CALL)

    entry = actions.submit(draft, by=draft.owner, now=build.IN_CALL)

    assert entry.version.number == queries.last_receipt(entry).version.number == 2


def test_nobody_hands_in_another_persons_work():
    draft = build.draft(build.contest())

    with pytest.raises(Refused) as refused:
        actions.submit(draft, by=build.person(), now=build.IN_CALL)

    assert refused.value.code == "entries-not-yours"
