"""Dead addresses: letters to them are held and not lost, and go out when a person lifts the mark."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import translation

from baiqau.journal import addresses, outbox, queries, tasks, wording
from baiqau.journal.addresses import Bounce
from baiqau.journal.models import Act, DeadAddress, Letter

NOW = datetime(2024, 11, 16, 9, 0, tzinfo=UTC)
LATER = NOW + timedelta(hours=1)
GONE = "Gone@example.kz"
pytestmark = pytest.mark.django_db


def letter(key="k", **changes):
    told = {
        "scope": "contest",
        "kind": "entry.receipt",
        "recipient": GONE,
        "language": "kk",
        "subject": "Қолхат",
        "body": "Жұмысыңыз қабылданды.",
        "at": NOW,
    }
    return outbox.write(key, **(told | changes))


def killed():
    """Send a letter, and have it come back for good."""
    made = letter("killed")
    Letter.objects.filter(pk=made.pk).update(state="sent", sent_at=NOW)
    about = tasks.message(made).extra_headers["Message-ID"]
    return addresses.came_back(Bounce(about, GONE.lower(), "5.1.1"), at=NOW)


def states():
    return dict(Letter.objects.values_list("key", "state"))


def test_further_letters_are_held_and_so_are_those_already_queued():
    letter("queued")
    letter("waits", wait=True)
    letter("other", recipient="other@example.kz")
    letter("elsewhere", scope="another")

    killed()
    letter("new")

    assert states() == {
        "killed": "bounced",
        "queued": "held",
        "waits": "waiting",
        "other": "queued",
        "elsewhere": "queued",
        "new": "held",
    }


def test_a_letter_released_to_a_dead_address_is_held():
    waits = letter("waits", wait=True)
    killed()

    outbox.release([waits], by="person:o", at=NOW)

    assert states()["waits"] == "held"


def test_lifting_lets_the_held_letters_go_and_is_written_in_the_journal():
    killed()
    held = letter("held")

    assert addresses.lift("contest", GONE, by="person:o", at=LATER) == 1

    assert list(queries.due(LATER)) == [held]
    act = Act.objects.get(kind="address.lifted")
    assert (act.actor, act.facts) == ("person:o", {"number": 1})
    assert queries.dead_address("contest", GONE) is None
    assert letter("new").state == "queued"


def test_an_address_that_is_alive_cannot_be_lifted():
    killed()
    addresses.lift("contest", GONE, by="person:o", at=LATER)

    assert addresses.lift("contest", GONE, by="person:o", at=LATER) is None
    assert addresses.lift("another", GONE, by="person:o", at=LATER) is None
    assert Act.objects.filter(kind="address.lifted").count() == 1


def test_what_came_back_is_sent_again_only_by_a_person():
    made = killed()
    outbox.release([made], by="person:o", at=NOW)
    assert states() == {"killed": "held"}

    addresses.lift("contest", GONE, by="person:o", at=LATER)

    assert list(queries.due(LATER)) == [made]


def test_a_held_letter_can_be_stopped():
    killed()
    held = letter("held")

    assert outbox.stop([held], by="person:o", at=NOW) == 1

    addresses.lift("contest", GONE, by="person:o", at=LATER)
    assert states()["held"] == "stopped"


def test_dead_addresses_are_told_with_the_number_of_letters_they_hold():
    killed()
    assert [(one.address, one.held) for one in queries.dead("contest")] == [("gone@example.kz", 0)]
    letter("a")
    letter("b", recipient="GONE@example.kz")
    assert [(one.address, one.held) for one in queries.dead("contest")] == [("gone@example.kz", 2)]
    assert list(queries.dead("another")) == []


@pytest.mark.parametrize(
    ("status", "words"),
    [
        ("5.1.1", "There is no such address."),
        ("5.1.10", "There is no such address."),
        ("5.1.2", "There is no such mail server: the part after @ is wrong."),
        ("5.4.1", "There is no such address."),
        ("4.4.1", "The mail server of this address could not be reached."),
        ("5.2.1", "The mailbox is closed."),
        ("5.2.2", "The mailbox is full."),
        ("5.7.26", "The mail server of this address does not take letters from us."),
        ("5.0.0", "The mail server of this address did not take the letter."),
        ("", "The mail server of this address did not take the letter."),
    ],
)
def test_the_reason_is_told_in_plain_words(status, words):
    with translation.override("en"):
        assert wording.reason(status) == words


def test_the_database_refuses_an_address_twice_and_a_letter_back_before_it_went():
    DeadAddress.objects.create(scope="contest", address="a@example.kz", at=NOW)
    with pytest.raises(IntegrityError), transaction.atomic():
        DeadAddress.objects.create(scope="contest", address="a@example.kz", at=NOW)
    made = letter()
    with pytest.raises(IntegrityError), transaction.atomic():
        Letter.objects.filter(pk=made.pk).update(state="bounced")
