"""Fetching from a real mail server: everything once, moved only when it is kept."""

import socket
from threading import Thread

import pytest

from baiqau.entries.models import Entry
from baiqau.mailbox import actions, fetching
from baiqau.mailbox.models import Incoming, Mailbox
from baiqau.rules.refusals import Refused
from tests import build
from tests.mailbox.letters import letter
from tests.services.dovecot import PASSWORD, USER

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("dovecot")]


@pytest.fixture
def contest():
    return build.contest()


@pytest.fixture
def box(contest, dovecot):
    dovecot.empty()
    return box_of(contest, dovecot.port)


def box_of(contest, port, secret=PASSWORD):
    return actions.set_up(
        contest,
        host="127.0.0.1",
        port=port,
        secure=False,
        user=USER,
        secret=secret,
        by_token=False,
        folder="INBOX",
        by=build.person(),
        now=build.IN_CALL,
    )


def letters(number):
    names = ["Әлиева", "Сейітов", "Нұрғалиева", "Қасымов", "Өтегенова"]
    return [
        letter(
            f"ЖИ байқауы_{names[n % 5]}",
            sender=f"Автор {names[n % 5]} <author{n}@mail.example>",
            files=[(f"ЖИ байқауы_{names[n % 5]}.pdf", build.PDF + str(n).encode())],
        )
        for n in range(number)
    ]


def test_every_letter_is_kept_and_moved_to_the_processed_ones(box, dovecot):
    sent = letters(7)
    dovecot.deliver(sent)

    new = fetching.fetch(box, now=build.IN_CALL)

    assert len(new) == 7
    assert (dovecot.count("INBOX"), dovecot.count("Processed")) == (0, 7)
    for row in new:
        actions.understand(row, now=row.received_at)
    assert Incoming.objects.exclude(state="stored").count() == 7


def test_a_second_fetch_finds_nothing_new(box, dovecot):
    dovecot.deliver(letters(2))
    fetching.fetch(box, now=build.IN_CALL)
    assert fetching.fetch(box, now=build.IN_CALL) == []


def test_a_letter_stored_before_a_kill_is_not_stored_twice(box, dovecot):
    """The kill falls between the commit and the move: the letter is still in the inbox."""
    dovecot.deliver(letters(1))
    with fetching._connected(box) as line:
        uid = line.uids()[0]
        raw, _ = fetching._raw(line, uid)
        validity = str(line.folder.status(box.folder, ["UIDVALIDITY"])["UIDVALIDITY"])
    actions.arrive(
        raw, source=box.source, uid=uid, uid_validity=validity,
        contest=box.contest, received_at=build.IN_CALL, now=build.IN_CALL,
    )  # fmt: skip

    assert fetching.fetch(box, now=build.IN_CALL) == []
    assert (Incoming.objects.count(), dovecot.count("Processed")) == (1, 1)


def test_drafts_of_fetched_letters_carry_their_files(box, dovecot, monkeypatch):
    dovecot.deliver(letters(3))
    rows = fetching.fetch(box, now=build.IN_CALL)
    Incoming.objects.update(received_at=build.IN_CALL)
    for row in rows:
        row.refresh_from_db()
        actions.understand(row, now=build.IN_CALL)
    assert Entry.objects.filter(files__isnull=False).distinct().count() == 3


def test_a_wrong_password_is_said_in_a_sentence_and_on_the_page(contest, dovecot):
    box = box_of(contest, dovecot.port, secret="басқа")
    with pytest.raises(Refused) as refused:
        fetching.fetch(box, now=build.IN_CALL)
    assert refused.value.code == "mailbox-unreachable"
    assert Mailbox.objects.get().trouble != ""


def test_a_server_that_is_away_is_said_in_a_sentence(contest):
    box = box_of(contest, 1)
    with pytest.raises(Refused) as refused:
        fetching.fetch(box, now=build.IN_CALL)
    assert refused.value.code == "mailbox-unreachable"


def test_the_password_is_never_kept_in_the_clear(contest, dovecot):
    assert PASSWORD not in box_of(contest, dovecot.port).secret


def test_what_another_kind_of_server_says_is_told_to_nobody(contest):
    with socket.create_server(("127.0.0.1", 0)) as server:
        box = box_of(contest, server.getsockname()[1])

        def greet():
            line, _ = server.accept()
            with line:
                line.sendall(b"220 SECRET-INTERNAL-BANNER\r\n")

        greeting = Thread(target=greet)
        greeting.start()
        with pytest.raises(Refused) as told:
            fetching.fetch(box, now=build.IN_CALL)
        greeting.join()

    box.refresh_from_db()
    assert told.value.code == "mailbox-unreachable"
    assert "SECRET" not in f"{box.trouble}{told.value.facts}"
    assert box.trouble
