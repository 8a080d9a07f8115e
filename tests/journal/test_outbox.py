"""The outbox: a letter is written once, waits where a person must look, and can be stopped."""

from datetime import UTC, datetime, timedelta

import pytest

from baiqau.base import storage
from baiqau.journal import outbox, queries
from baiqau.journal.models import Act, DeadAddress, Letter
from baiqau.journal.outbox import Attachment, Telling

NOW = datetime(2024, 11, 16, 9, 0, tzinfo=UTC)
pytestmark = pytest.mark.django_db


def letter(key="k", **changes):
    told = {
        "scope": "contest",
        "kind": "entry.receipt",
        "recipient": "author@example.kz",
        "language": "kk",
        "subject": "Қолхат",
        "body": "Жұмысыңыз қабылданды.",
        "at": NOW,
    }
    return outbox.write(key, **(told | changes))


def test_the_same_key_writes_one_letter():
    first, second = letter(), letter(body="Екінші рет")

    assert second is None
    assert list(Letter.objects.all()) == [first]


def test_without_a_recipient_there_is_no_letter():
    assert letter(recipient="") is None
    assert not Letter.objects.exists()


def test_a_letter_is_due_from_its_moment_on():
    now, later = letter("now"), letter("later", not_before=NOW + timedelta(minutes=10))
    letter("waits", wait=True)

    assert list(queries.due(NOW)) == [now]
    assert list(queries.due(NOW + timedelta(minutes=10))) == [now, later]


@pytest.mark.parametrize("sign", ["\n", "\r\n", "\r", "\u2028", "\x00"])
def test_a_recipient_that_reaches_into_the_head_of_the_message_is_refused(sign):
    with pytest.raises(ValueError, match="not one line"):
        letter(recipient=f"a@example.kz{sign}Bcc: b@example.kz")
    with pytest.raises(ValueError, match="not one line"):
        letter(attachments=[Attachment("a.pdf", f"text/plain{sign}X: 1", "0" * 64)])
    assert not Letter.objects.exists()


def test_a_subject_of_several_lines_becomes_one():
    assert (
        letter(subject="Қолхат\r\nBcc: b@example.kz\x00!").subject == "Қолхат Bcc: b@example.kz !"
    )


def test_an_attachment_is_kept_by_its_digest_under_a_safe_name():
    blob = storage.keep([b"%PDF-1.7"])
    made = letter(attachments=[Attachment("../Сертификат\n.pdf", "application/pdf", blob.sha256)])

    made.refresh_from_db()
    assert made.attachments == [
        {"name": "Сертификат .pdf", "type": "application/pdf", "blob": blob.sha256}
    ]


def test_a_released_letter_goes_out_after_its_time_and_the_journal_tells_who_let_it_go():
    waiting = letter(wait=True)
    assert list(queries.due(NOW + timedelta(days=9))) == []

    number = outbox.release([waiting], by="person:d", at=NOW, after=timedelta(minutes=10))

    waiting.refresh_from_db()
    assert (number, waiting.state, waiting.not_before) == (1, "queued", NOW + timedelta(minutes=10))
    act = Act.objects.get()
    assert (act.kind, act.actor, act.scope, act.facts) == (
        "letters.released",
        "person:d",
        "contest",
        {"number": 1},
    )


def test_a_failed_letter_is_let_go_once_more():
    failed = letter()
    Letter.objects.update(state="failed", tries=9, trouble="mailbox full")

    outbox.release([failed], by="person:d", at=NOW)

    failed.refresh_from_db()
    assert (failed.state, failed.tries, failed.trouble) == ("queued", 0, "")


def test_a_stopped_letter_never_goes_out():
    stopped = letter()

    assert outbox.stop([stopped], by="person:d", at=NOW) == 1
    assert outbox.release([stopped], by="person:d", at=NOW) == 0
    assert list(queries.due(NOW)) == []
    assert [act.kind for act in Act.objects.all()] == ["letters.stopped"]


def test_what_has_gone_out_cannot_be_stopped():
    sent = letter()
    Letter.objects.update(state="sent", sent_at=NOW)

    assert outbox.stop([sent], by="person:d", at=NOW) == 0
    assert not Act.objects.exists()


def test_letters_of_two_scopes_leave_an_act_in_each():
    letters = [letter("a", wait=True), letter("b", wait=True, scope="other")]

    assert outbox.release(letters, by="system", at=NOW) == 2
    assert sorted(Act.objects.values_list("scope", flat=True)) == ["contest", "other"]


def test_what_waits_is_grouped_and_a_batch_holds_only_what_was_seen():
    seen = [letter(f"a{turn}", wait=True) for turn in range(3)]
    letter("other", wait=True, kind="entry.returned", subject="Түзету")
    receipts = queries.batches("contest")[0]
    letter("late", wait=True)

    assert (receipts.kind, receipts.number, receipts.subject) == ("entry.receipt", 3, "Қолхат")
    found = queries.waiting("contest", "entry.receipt", until=receipts.newest)
    assert list(found.order_by("pk")) == seen


def test_what_needs_a_person_stands_first():
    for turn, state in enumerate(["stopped", "queued", "failed", "waiting"]):
        letter(f"k{turn}")
        Letter.objects.filter(key=f"k{turn}").update(state=state)

    assert [one.state for one in queries.outbox("contest")] == [
        "waiting",
        "failed",
        "queued",
        "stopped",
    ]
    assert list(queries.states("contest")) == ["waiting", "failed", "queued", "stopped"]


def test_letters_to_many_are_those_that_would_be_written_one_by_one():
    code, facts = "awards.certificate", {"contest": "Байқау", "organiser": "Кітапхана"}
    facts |= {"holder": "Әсел", "number": "C-1", "link": "https://x.kz/v/1"}
    DeadAddress.objects.create(scope="contest", address="dead@example.kz", at=NOW)
    readers = [("1", "a@example.kz", "kk"), ("2", "Dead@example.kz", "ru"), ("3", "", "en")]
    for key, recipient, language in readers:
        outbox.tell(
            f"one:{key}",
            code,
            scope="contest",
            recipient=recipient,
            language=language,
            facts=facts,
            at=NOW,
        )

    for _ in range(2):  # the second time every key is known
        tellings = [Telling(f"all:{key}", to, language, facts) for key, to, language in readers]
        outbox.tell_all(code, tellings, scope="contest", at=NOW)

    same = ("scope", "kind", "recipient", "language", "subject", "body", "state", "not_before")
    written = [
        list(Letter.objects.filter(key__startswith=way).order_by("key").values(*same))
        for way in ("one:", "all:")
    ]
    assert written[0] == written[1]
    assert [one["state"] for one in written[0]] == ["queued", "held"]


def test_letters_to_many_take_as_many_statements_as_letters_to_two(django_assert_num_queries):
    facts = {"contest": "Байқау", "organiser": "Кітапхана"}
    facts |= {"holder": "Әсел", "number": "C-1", "link": "https://x.kz/v/1"}
    for many in (2, 40):
        tellings = [Telling(f"{many}:{n}", f"a{n}@example.kz", "kk", facts) for n in range(many)]
        with django_assert_num_queries(5):
            outbox.tell_all("awards.certificate", tellings, scope="contest", at=NOW)
