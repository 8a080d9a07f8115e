"""A letter of ours comes back: matched by its Message-ID and recipient, or it changes nothing."""

import pytest
from django.utils import timezone

from baiqau.entries.models import Entry
from baiqau.journal import addresses, outbox
from baiqau.journal.models import Act, DeadAddress, Letter
from baiqau.mailbox.models import Incoming, Mailbox
from tests import build
from tests.mailbox.letters import arrived, letter
from tests.mailbox.returned import bounce, in_words, message_id

pytestmark = pytest.mark.django_db
GONE = "gone@mail.example"


@pytest.fixture
def contest():
    return build.contest()


@pytest.fixture
def sent(contest):
    return written(contest, "first")


def written(contest, key, recipient=GONE, *, state="sent"):
    """Give a letter of the outbox that went out."""
    made = outbox.write(
        key,
        scope=contest.scope,
        kind="entry.receipt",
        recipient=recipient,
        language="kk",
        subject="Қолхат",
        body="Жұмысыңыз қабылданды.",
        at=build.IN_CALL,
    )
    if state == "sent":
        Letter.objects.filter(pk=made.pk).update(state="sent", sent_at=timezone.now())
        made.refresh_from_db()
    return made


def outcome(sent):
    """Give the letter's state, its status, and the dead addresses."""
    sent.refresh_from_db()
    dead = DeadAddress.objects.filter(lifted_at=None).values_list("address", flat=True)
    return sent.state, sent.status, list(dead)


def test_a_permanent_failure_marks_letter_and_address_and_is_written_in_the_journal(contest, sent):
    told = arrived(bounce(message_id(sent), GONE), contest)

    assert (told.state, told.kind) == ("silent", "bounce")
    assert outcome(sent) == ("bounced", "5.1.1", [GONE])
    assert sent.trouble == "smtp; 550 no such user"
    act = Act.objects.get(kind="letter.bounced")
    assert act.facts == {"kind": "entry.receipt", "status": "5.1.1", "dead": True}
    assert GONE not in str([act.facts, act.subject])


def test_a_server_without_reports_is_understood_by_its_words(contest, sent):
    arrived(in_words(message_id(sent), GONE), contest)
    assert outcome(sent) == ("bounced", "5.1.1", [GONE])


def test_an_address_is_the_same_in_any_letters_and_behind_a_forwarding(contest, sent):
    other = written(contest, "other", "Alias@Mail.example")
    arrived(bounce(message_id(sent), GONE.upper()), contest)
    raw = bounce(message_id(other), "end@far.example", original="alias@mail.example")
    arrived(raw, contest)

    assert outcome(sent)[0] == "bounced"
    assert outcome(other) == ("bounced", "5.1.1", ["alias@mail.example", GONE][::-1])


@pytest.mark.parametrize(
    ("status", "action", "state"),
    [
        ("4.4.1", "delayed", "sent"),  # the server goes on trying
        ("4.4.7", "failed", "bounced"),  # it gave up on a server that did not answer
        ("5.2.2", "failed", "bounced"),  # the mailbox is full today
        ("5.3.4", "failed", "bounced"),  # this letter is too large
        ("5.7.1", "failed", "bounced"),  # a policy, perhaps for a fault of ours
    ],
)
def test_what_is_not_the_fault_of_the_address_does_not_kill_it(
    contest, sent, status, action, state
):
    arrived(bounce(message_id(sent), GONE, status=status, action=action), contest)
    assert outcome(sent) == (state, "" if state == "sent" else status, [])


def test_a_forged_bounce_changes_nothing(contest, sent):
    other = written(contest, "other", "other@mail.example")
    for ours, address in (
        ("<made-up@testserver>", GONE),  # no letter of ours
        (message_id(sent), "other@mail.example"),  # a letter to somebody else
        (message_id(other), GONE),
        ("", GONE),
    ):
        assert arrived(bounce(ours, address), contest).state == "silent"

    assert (outcome(sent), outcome(other)) == (("sent", "", []), ("sent", "", []))
    assert not Act.objects.filter(kind="letter.bounced").exists()


def test_a_bounce_that_comes_twice_counts_once(contest, sent):
    for _ in range(2):
        arrived(bounce(message_id(sent), GONE), contest)
    assert Act.objects.filter(kind="letter.bounced").count() == 1


def test_a_second_bounce_of_the_same_letter_does_not_undo_what_a_person_lifted(contest, sent):
    arrived(bounce(message_id(sent), GONE), contest)
    addresses.lift(contest.scope, GONE, by="person:o", at=timezone.now())
    arrived(bounce(message_id(sent), GONE), contest)
    assert outcome(sent) == ("bounced", "5.1.1", [])


def test_a_bounce_finds_its_contest_by_the_letter_and_kills_in_no_other(contest, sent):
    other = build.contest()
    arrived(bounce(message_id(sent), GONE), other)

    assert outcome(sent) == ("bounced", "5.1.1", [GONE])
    assert DeadAddress.objects.get().scope == contest.scope
    assert written(other, "elsewhere", state="queued").state == "queued"


@pytest.mark.parametrize(
    "headers",
    [
        {"Auto_Submitted": "auto-replied"},
        {"Auto_Submitted": "auto-generated"},
        {"Auto_Submitted": "auto-notified; owner-email=x"},
        {"Precedence": "auto_reply"},
        {"X_Autoreply": "yes"},
        {"Subject2": "x", "X_Autorespond": "Re"},
        {"Precedence": "bulk"},
    ],
)
def test_an_automatic_answer_makes_no_draft_and_gets_no_answer_even_with_a_work_in_it(
    contest, headers
):
    assert arrived(letter(**headers), contest).state == "silent"
    assert (Entry.objects.count(), Letter.objects.count()) == (0, 0)


@pytest.mark.parametrize(
    "subject", ["Автоответ: ЖИ байқауы_Әлиева", "Automatic reply: x", "Демалыстамын"]
)
def test_an_absence_told_in_the_subject_alone_makes_nothing_either(contest, subject):
    assert arrived(letter(subject), contest).state == "silent"
    assert (Incoming.objects.count(), Entry.objects.count(), Letter.objects.count()) == (1, 0, 0)


@pytest.mark.parametrize("sender", ["konkurs@baiqau.example", "Байқау <KONKURS@baiqau.example>"])
def test_a_letter_from_the_contests_own_address_waits_and_is_not_answered(contest, sender):
    told = arrived(letter(sender=sender), contest)

    assert (told.state, told.why, told.entry) == ("waiting", "own-address", None)
    assert not Letter.objects.filter(recipient="konkurs@baiqau.example").exists()


def test_a_letter_from_the_user_of_the_mailbox_waits_too(contest):
    Mailbox.objects.create(
        contest=contest, host="imap.example", user="box@imap.example", secret="x"
    )
    told = arrived(letter(sender="box@imap.example"), contest)

    assert (told.state, told.why) == ("waiting", "own-address")
