"""What becomes of a letter: draft, offer, question, silence – and never a loss."""

from datetime import timedelta

import pytest

from baiqau.base import storage
from baiqau.entries import actions as entries
from baiqau.entries.models import Entry
from baiqau.journal.models import Letter
from baiqau.mailbox import actions
from baiqau.mailbox.models import Incoming
from baiqau.rules.refusals import Refused
from tests import build
from tests.mailbox.letters import arrived, letter

pytestmark = pytest.mark.django_db

MORE = b"%PDF-1.7\n% another work\n%%EOF\n"


@pytest.fixture
def contest():
    return build.contest()


def content(blob):
    with storage.open_blob(blob) as file:
        return file.read()


def outbox(address="gulnar@mail.example"):
    return list(Letter.objects.filter(recipient=address).order_by("pk"))


def test_a_letter_by_the_rule_becomes_a_draft_of_its_sender(contest):
    told = arrived(letter(), contest)

    assert told.state == "drafted"
    assert (told.surname, told.certainty) == ("Әлиева", 1)
    assert told.entry.owner.email == "gulnar@mail.example"
    author = told.entry.authors.get()
    assert (author.surname, author.given) == ("Әлиева", "Гүлнар")
    file = told.entry.files.get()
    assert file.original_name == "ЖИ байқауы_Әлиева.pdf"
    assert content(file.blob) == build.PDF
    assert told.entry.state == "draft"


def test_the_sender_is_told_what_was_understood_with_a_personal_link(contest):
    arrived(letter(), contest)

    answer = outbox()[-1]
    assert answer.kind == "mail.drafted"
    assert "Әлиева" in answer.body
    assert f"/c/{contest.slug}/by-letter/" in answer.body
    assert answer.language == "kk"


def test_the_raw_letter_is_kept_byte_for_byte(contest):
    raw = letter()
    told = arrived(raw, contest)
    assert content(told.blob) == raw


def test_the_same_letter_five_times_is_one_entry(contest):
    raw = letter()
    for uid in range(5):
        arrived(raw, contest, source="imap:test", uid=str(uid + 1))
    arrived(letter(Subject2="x", text="Қайта жіберемін"), contest, source="imap:test", uid="6")

    states = list(Incoming.objects.order_by("pk").values_list("state", flat=True))
    assert states == ["drafted", "same", "same", "same", "same", "same"]
    assert Entry.objects.count() == 1


def test_a_letter_counts_once_by_its_uid(contest):
    kept = [
        actions.arrive(
            letter(),
            source="imap:test",
            uid="7",
            uid_validity="1",
            contest=contest,
            received_at=build.IN_CALL,
            now=build.IN_CALL,
        )
        for _ in range(2)
    ]
    assert [new for _, new in kept] == [True, False]


def test_a_second_letter_of_the_same_author_is_offered_and_changes_nothing_yet(contest):
    first = arrived(letter(), contest)
    again = letter(files=[("ЖИ байқауы_Әлиева 2.pdf", MORE)])
    told = arrived(again, contest, now=build.IN_CALL + timedelta(hours=2))

    assert (told.state, told.entry) == ("offered", first.entry)
    assert first.entry.files.count() == 1

    file = told.files.get()
    number = actions.take(told, chosen=[file.key], by=told.person, now=build.IN_CALL)

    assert number == 1
    assert first.entry.files.count() == 2


def test_a_secretary_sends_for_two_authors(contest):
    one = arrived(letter(), contest)
    other = arrived(letter("ЖИ байқауы_Сейітов", files=[("ЖИ байқауы_Сейітов.pdf", MORE)]), contest)
    assert other.state == "drafted"
    assert other.entry != one.entry
    assert other.entry.owner == one.entry.owner


@pytest.mark.parametrize(
    ("subject", "files", "why"),
    [
        ("Сәлеметсіз бе", [("жұмыс.pdf", build.PDF)], "not-named"),
        ("ЖИ байқауы_Әлиева", [], "no-work"),
        ("Сұрақ: мерзімі қашан бітеді?", [], "no-work"),
    ],
)
def test_below_certainty_a_person_decides(contest, subject, files, why):
    told = arrived(letter(subject, files=files), contest)
    assert (told.state, told.why) == ("waiting", why)
    assert Entry.objects.count() == 0


def test_a_letter_after_the_deadline_waits_and_says_so(contest):
    told = arrived(letter(), contest, now=build.AFTER_CALL)
    assert (told.state, told.why) == ("waiting", "call-closed")
    assert Entry.objects.count() == 0


def test_the_last_moment_of_the_call_counts(contest):
    assert arrived(letter(), contest, now=build.LAST_MOMENT).state == "drafted"


@pytest.mark.parametrize(
    "headers",
    [
        {"Auto_Submitted": "auto-replied"},
        {"Precedence": "list", "List_Id": "<all.example>"},
    ],
)
def test_machines_and_lists_become_no_entry_and_get_no_answer(contest, headers):
    told = arrived(letter(**headers), contest)
    assert told.state == "silent"
    assert outbox() == []
    assert Entry.objects.count() == 0


def test_a_sender_is_answered_once_an_hour(contest):
    arrived(letter(), contest)
    arrived(letter("ЖИ байқауы_Сейітов", files=[("б.pdf", MORE)]), contest)
    assert [one.kind for one in outbox()] == ["mail.drafted"]


def test_the_contest_is_found_by_the_mailbox_the_letter_was_sent_to(contest):
    assert arrived(letter()).contest == contest


def test_a_person_makes_a_draft_of_a_waiting_letter(contest):
    told = arrived(letter("Менің жұмысым", files=[("жұмыс.pdf", build.PDF)]), contest)
    told = actions.decide(told, surname="Омаров", by=build.person(), now=build.IN_CALL)
    assert told.state == "drafted"
    assert told.entry.authors.get().surname == "Омаров"
    assert told.entry.files.count() == 1


def test_a_person_gives_a_letter_to_a_work_by_its_number(contest):
    entry = build.entry(contest)
    told = arrived(letter("Менің жұмысым", files=[("жұмыс.pdf", MORE)]), contest)
    told = actions.decide(told, number=entry.number, by=build.person(), now=build.IN_CALL)
    assert (told.state, told.entry, told.person) == ("offered", entry, entry.owner)


def test_a_number_nobody_has_is_refused(contest):
    told = arrived(letter("Менің жұмысым"), contest)
    with pytest.raises(Refused) as refused:
        actions.decide(told, number=99, by=build.person(), now=build.IN_CALL)
    assert refused.value.code == "mailbox-entry-unknown"


def test_a_letter_is_set_aside_with_a_reason_and_taken_up_again(contest):
    told = arrived(letter("Жарнама", files=[("прайс.pdf", MORE)]), contest)
    with pytest.raises(Refused):
        actions.set_aside(told, reason=" ", by=build.person(), now=build.IN_CALL)
    told = actions.set_aside(told, reason="Жарнама", by=build.person(), now=build.IN_CALL)
    assert told.state == "set-aside"
    assert actions.ask_again(told, by=build.person(), now=build.IN_CALL).state == "waiting"


def test_a_file_the_regulation_does_not_name_stays_with_the_letter_and_says_why(contest):
    told = arrived(letter(files=[("жұмыс.pdf", build.PDF), ("бағдарлама.exe", b"MZ\x90")]), contest)
    taken = {file.name: (bool(file.taken), file.untaken) for file in told.files.all()}
    assert taken == {"жұмыс.pdf": (True, ""), "бағдарлама.exe": (False, "form")}


def test_any_bytes_are_kept_and_shown_never_raised(contest):
    for raw in (b"\x00\xff\xfe", b"Subject: =?utf-8?b?////\r\n\r\n", b"\n" * 50):
        assert arrived(raw, contest).state in {"waiting", "silent", "unreadable"}


def test_a_draft_of_a_letter_is_handed_in_like_any_other(contest):
    told = arrived(letter(), contest)
    with pytest.raises(Refused):
        entries.submit(told.entry, by=told.person, now=build.IN_CALL)
    actions.confirm(told, by=told.person, now=build.IN_CALL)
    told.refresh_from_db()
    assert told.state == "confirmed"
