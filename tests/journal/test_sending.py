"""Sending, against a mail server on the wire: once by its key, and one bad letter stops no other."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from baiqau.base import storage
from baiqau.journal import outbox, queries, tasks
from baiqau.journal.models import Letter
from tests.journal.mailroom import mailroom

pytestmark = pytest.mark.django_db
SMTP = "django.core.mail.backends.smtp.EmailBackend"


@pytest.fixture
def post(settings):
    with mailroom() as server:
        settings.EMAIL_BACKEND = SMTP
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", server.port
        settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
        settings.EMAIL_HOST_USER = ""
        yield server


def letter(key="k", **changes):
    told = {
        "scope": "contest",
        "kind": "entry.receipt",
        "recipient": f"{key}@example.kz",
        "language": "kk",
        "subject": "Қолхат: №7 жұмыс",
        "body": "Жұмысыңыз қабылданды.\n",
        "at": timezone.now(),
    }
    return outbox.write(key, **(told | changes))


def send():
    return tasks.send_due.func()


def test_a_letter_arrives_whole_and_marked_as_written_by_a_machine(post, settings):
    blob = storage.keep([b"%PDF-1.7 receipt"])
    letter(attachments=[outbox.Attachment("Қолхат.pdf", "application/pdf", blob.sha256)])

    assert send() == 1

    (arrived,) = post.letters
    (paper,) = arrived.iter_attachments()
    assert arrived["Subject"] == "Қолхат: №7 жұмыс"
    assert arrived["To"] == "k@example.kz"
    assert arrived["From"] == settings.DEFAULT_FROM_EMAIL
    assert arrived["Auto-Submitted"] == "auto-generated"
    assert arrived["Content-Language"] == "kk"
    assert arrived.get_body().get_content().replace("\r", "") == "Жұмысыңыз қабылданды.\n"
    assert (paper.get_filename(), paper.get_content()) == ("Қолхат.pdf", b"%PDF-1.7 receipt")


def test_what_was_sent_is_not_sent_again(post):
    made = letter()

    assert (send(), send()) == (1, 0)

    made.refresh_from_db()
    assert (made.state, made.tries, made.trouble) == ("sent", 1, "")
    assert len(post.letters) == 1


def test_the_message_id_follows_from_the_key(post):
    letter("a")
    send()
    Letter.objects.update(state="queued", not_before=timezone.now())
    letter("b")
    send()

    first, again, other = (one["Message-ID"] for one in post.letters)
    assert first == again
    assert first != other
    assert first.endswith("@testserver>")


def test_many_letters_take_one_conversation(post):
    for turn in range(5):
        letter(f"k{turn}")

    assert send() == 5
    assert post.calls == 1


def test_an_address_that_does_not_exist_fails_at_once_and_the_others_go(post):
    post.refused["k1@example.kz"] = "550 no such user"
    made = [letter(f"k{turn}") for turn in range(3)]

    assert send() == 2

    for one in made:
        one.refresh_from_db()
    assert [one.state for one in made] == ["sent", "failed", "sent"]
    assert "no such user" in made[1].trouble


def test_a_server_that_asks_for_patience_gets_it_and_after_the_last_try_a_person_is_asked(post):
    post.refused["k@example.kz"] = "451 try later"
    made = letter()

    rests = []
    for _ in range(len(tasks.RESTS)):
        assert send() == 0
        made.refresh_from_db()
        rests.append(round((made.not_before - timezone.now()) / timedelta(minutes=1)))
        Letter.objects.update(not_before=timezone.now())
    assert made.state == "queued"
    send()

    made.refresh_from_db()
    assert rests == [round(one / timedelta(minutes=1)) for one in tasks.RESTS]
    assert (made.state, made.tries) == ("failed", len(tasks.RESTS) + 1)


def test_while_the_server_is_away_no_try_is_used_up_and_the_outbox_says_so(post, settings):
    made = letter()
    settings.EMAIL_PORT = 1

    assert send() == 0

    made.refresh_from_db()
    assert (made.state, made.tries) == ("queued", 0)
    assert "refused" in made.trouble
    settings.EMAIL_PORT = post.port
    assert send() == 1
    made.refresh_from_db()
    assert made.trouble == ""


def test_a_letter_that_cannot_be_written_as_a_message_fails_and_the_others_go(post):
    bad, good = letter("bad"), letter("good")
    Letter.objects.filter(pk=bad.pk).update(subject="two\nlines")

    assert send() == 1

    bad.refresh_from_db()
    good.refresh_from_db()
    assert (bad.state, good.state) == ("failed", "sent")


def test_a_letter_another_sender_has_claimed_is_passed_over(post):
    made = letter()
    now = timezone.now()

    first, second = tasks._claimed(made.pk, now), tasks._claimed(made.pk, now)

    assert (first, second) == (made, None)
    assert send() == 0


def test_a_letter_of_a_killed_sender_comes_up_again(post):
    made = letter()
    tasks._claimed(made.pk, timezone.now())

    assert not queries.due(timezone.now()).exists()
    assert list(queries.due(timezone.now() + tasks.CLAIM)) == [made]


def test_a_letter_stopped_before_its_claim_is_not_sent(post):
    made = letter()
    outbox.stop([made], by="person:d", at=timezone.now())

    assert tasks._claimed(made.pk, timezone.now()) is None
    assert (send(), post.letters) == (0, [])


def test_where_letters_stay_in_memory_each_goes_by_itself():
    letter("a")
    letter("b")

    assert send() == 2
    assert [one.to for one in mail.outbox] == [["a@example.kz"], ["b@example.kz"]]
