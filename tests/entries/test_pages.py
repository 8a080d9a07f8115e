"""The pages of an entry as an author walks through them, without scripts."""

import hashlib

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from baiqau.contests import clock
from baiqau.entries import queries
from baiqau.entries.models import Entry, WorkFile
from baiqau.journal.models import DeadAddress
from baiqau.people.models import Library
from tests import build

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _in_the_call(settings, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: build.IN_CALL)


@pytest.fixture
def contest():
    return build.contest()


@pytest.fixture
def author(client):
    person = build.person(workplace=build.library("Абай атындағы кітапхана"))
    build.sign_in(client, person)
    return person


def at(view: str, contest, entry: Entry | None = None, **names: object) -> str:
    """Give an address in English."""
    one = {"entry": entry.key} if entry else {}
    return "/en/" + reverse(view, kwargs={"contest": contest.slug, **one, **names}).split("/", 2)[2]


def test_three_taps_lead_to_yes_and_on_to_the_form(client, contest):
    page = at("entries:may-i-enter", contest)

    first = client.get(page)
    second = client.get(page, {"library": "city"})
    third = client.get(page, {"library": "city", "age": "yes"})
    answer = client.get(page, {"library": "city", "age": "yes", "applicant": "individual"})

    assert [one.context["asked"] for one in (first, second, third)] == [
        "library",
        "age",
        "applicant",
    ]
    assert answer.context["outcome"] == "fits"
    assert at("entries:begin", contest) in answer.content.decode()


def test_a_no_names_the_clause_and_a_human_contact(client, contest):
    page = at("entries:may-i-enter", contest)

    answer = client.get(page, {"library": "city", "born": "01.01.1970", "applicant": "library"})

    words = answer.content.decode()
    assert answer.context["outcome"] == "does-not-fit"
    assert [one.clause for one in answer.context["told"]] == ["4.1"]
    assert "konkurs@baiqau.example" in words
    assert at("entries:begin", contest) not in words


def test_a_date_that_does_not_exist_stays_written_with_what_is_wrong(client, contest):
    answer = client.get(
        at("entries:may-i-enter", contest), {"library": "city", "born": "31.02.1990"}
    )

    words = answer.content.decode()
    assert answer.context["asked"] == "age"
    assert "<details open>" in words
    assert 'value="31.02.1990"' in words
    assert 'id="id_born_error"' in words


def test_another_kind_of_library_goes_to_a_person(client, contest):
    page = at("entries:may-i-enter", contest)

    answer = client.get(page, {"library": "other", "age": "yes", "applicant": "library"})

    assert answer.context["outcome"] == "person-decides"


def test_a_visitor_is_asked_to_sign_in_before_beginning(client, contest):
    answer = client.get(at("entries:start", contest))

    assert answer.status_code == 302
    assert answer.url.startswith(reverse("people:sign-in"))


def test_after_the_call_the_first_page_offers_no_button(client, contest, author, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: build.AFTER_CALL)

    page = client.get(at("entries:start", contest)).content.decode()

    assert "Works are not taken now" in page
    assert '<form method="post">' not in page


def test_an_author_walks_from_the_first_page_to_the_receipt(client, contest, author):
    client.post(at("entries:start", contest))
    entry = Entry.objects.get()
    words = build.complete(contest.regulation)
    asked = {f"question-{key}": answer for key, answer in words.pop("answers").items()}

    answer = client.post(at("entries:edit", contest, entry), {**words, **asked, "language": "kk"})
    assert answer.url == at("entries:authors", contest, entry)
    client.post(
        at("entries:author-add", contest, entry),
        {
            "surname": "Асанова",
            "given": "Әсел",
            "born": "09.04.1996",
            "email": author.email,
            "library": author.library.pk,
            "contact": "on",
        },
    )
    client.post(at("entries:authors", contest, entry), {"author_kind": "individual"})
    file = SimpleUploadedFile("Жоба.pdf", build.PDF)
    client.post(at("entries:files", contest, entry), {"form": "text", "file": file})
    client.post(at("entries:consents", contest, entry), {"processing": "on"})
    check = client.get(at("entries:check", contest, entry))
    assert check.context["missing"] == []
    handed = client.post(at("entries:submit", contest, entry))

    assert handed.url == at("entries:receipt", contest, entry)
    receipt = client.get(handed.url).content.decode()
    assert hashlib.sha256(build.PDF).hexdigest() in receipt
    assert queries.last_receipt(entry).digest in receipt


def test_the_check_names_everything_that_is_missing_with_links(client, contest, author):
    client.post(at("entries:start", contest))
    entry = Entry.objects.get()

    page = client.get(at("entries:check", contest, entry))

    assert len(page.context["missing"]) == len(queries.missing(entry)) == 11
    words = page.content.decode()
    assert all(one.url in words for one in page.context["missing"])
    assert at("entries:submit", contest, entry) not in words


def test_what_was_typed_is_kept_and_its_fault_is_told_at_the_field(client, contest, author):
    client.post(at("entries:start", contest))
    entry = Entry.objects.get()

    page = client.post(
        at("entries:edit", contest, entry),
        {"title": "Көмекші", "language": "kk", "question-link": "javascript:alert(1)"},
        follow=True,
    )

    assert page.context["form"]["question-link"].value() == "javascript:alert(1)"
    assert list(page.context["form"].errors) == ["question-link"]
    entry.refresh_from_db()
    assert (entry.title, entry.answers) == ("Көмекші", {"link": "javascript:alert(1)"})
    assert (
        'href="javascript' not in client.get(at("entries:check", contest, entry)).content.decode()
    )


def test_a_library_is_found_by_folded_words_without_losing_the_typing(client, contest, author):
    client.post(at("entries:start", contest))
    entry = Entry.objects.get()

    page = client.post(
        at("entries:author-add", contest, entry),
        {"surname": "Бекова", "words": "абай атындагы", "find": "1"},
    )

    assert page.context["form"]["surname"].value() == "Бекова"
    assert page.context["choice"].found == [author.library]
    assert not entry.authors.exists()


def test_a_library_that_is_not_there_is_written_down(client, contest, author):
    client.post(at("entries:start", contest))
    entry = Entry.objects.get()

    client.post(
        at("entries:author-add", contest, entry),
        {
            "surname": "Бекова",
            "new-name_kk": "Ақсу ауылдық кітапханасы",
            "new-kind": "village",
            "new-region": "Павлодар",
            "new-settlement": "Ақсу",
        },
    )

    library = Library.objects.get(name_kk="Ақсу ауылдық кітапханасы")
    assert (library.kind, library.confirmed) == ("village", False)
    assert entry.authors.get().library == library


def test_an_author_is_changed_and_taken_out_in_place(client, contest, author):
    entry = build.draft(
        contest, owner=author, authors=[build.authorship(surname="Әлиев"), build.authorship()]
    )

    client.post(at("entries:author-edit", contest, entry, position=1), {"surname": "Ғалиев"})
    client.post(at("entries:author-remove", contest, entry, position=2))

    assert [one.surname for one in queries.authors_of(entry)] == ["Ғалиев"]
    assert client.post(at("entries:author-remove", contest, entry, position=7)).status_code == 404


def test_a_refused_file_is_named_beside_its_field(client, contest, author):
    entry = build.draft(contest, owner=author, file=None)
    program = SimpleUploadedFile("жоба.exe", b"MZ")

    page = client.post(at("entries:files", contest, entry), {"form": "video", "file": program})

    assert "mp4, mov, webm, mkv" in page.context["form"].errors["file"][0]
    assert not WorkFile.objects.exists()


def test_a_file_too_big_is_told_in_megabytes(client, author):
    rules = build.regulation()
    small = [form.model_copy(update={"most_bytes": 2 << 20}) for form in rules.works.forms]
    works = rules.works.model_copy(update={"forms": tuple(small)})
    contest = build.contest(rules=build.regulation(works=works))
    entry = build.draft(contest, owner=author, file=None)
    film = SimpleUploadedFile("жоба.pdf", b"%PDF-1.7" + bytes(3 << 20))

    page = client.post(at("entries:files", contest, entry), {"form": "text", "file": film})

    fault = page.context["form"].errors["file"][0].replace("\u00a0", " ")
    assert "3.0 MB, and at most 2.0 MB are allowed" in fault


def test_a_late_submission_is_told_the_deadline_in_words(client, contest, author, monkeypatch):
    entry = build.draft(contest, owner=author)
    monkeypatch.setattr(clock, "now", lambda: build.AFTER_CALL)
    check = at("entries:check", contest, entry)

    page = client.post(
        at("entries:submit", contest, entry),
        follow=True,
        headers={"referer": f"http://testserver{check}"},
    )

    [said] = [str(message).replace("\u00a0", " ") for message in page.context["messages"]]
    assert said.startswith("The call closed on 15 November 2024, 23:59 (UTC+5) (clause 6.1).")


def test_a_file_comes_back_as_a_sandboxed_attachment(client, contest, author):
    entry = build.entry(contest, owner=author)
    file = queries.files_of(entry).get()

    answer = client.get(at("entries:file", contest, file=file.key))

    assert b"".join(answer.streaming_content) == build.PDF
    assert answer["Content-Disposition"].startswith("attachment")
    assert "sandbox" in answer["Content-Security-Policy"]


def test_the_receipt_is_a_pdf_too(client, contest, author):
    entry = build.entry(contest, owner=author)

    answer = client.get(at("entries:receipt-pdf", contest, entry))

    assert (answer["Content-Type"], answer.content[:5]) == ("application/pdf", b"%PDF-")


def test_the_life_of_a_work_shows_its_decision_letter(client, contest, author):
    entry = build.entry(contest, owner=author, state="returned")

    page = client.get(at("entries:show", contest, entry)).content.decode()

    assert "Файл ашылмайды." in page
    assert at("entries:edit", contest, entry) in page


def test_a_withdrawal_keeps_the_page_and_the_number(client, contest, author):
    entry = build.entry(contest, owner=author)

    client.post(at("entries:withdraw", contest, entry), {"reason": "Үлгермедік."})

    entry.refresh_from_db()
    assert (entry.state, entry.number) == ("withdrawn", 1)
    assert client.get(at("entries:show", contest, entry)).status_code == 200


def test_a_coauthor_reads_the_work_but_does_not_change_it(contest, author):
    other = build.person("coauthor@example.kz")
    entry = build.entry(
        contest,
        owner=author,
        authors=[build.authorship(contact=True), build.authorship(other.email)],
    )
    client = build.sign_in(Client(), other)

    assert client.get(at("entries:show", contest, entry)).status_code == 200
    assert client.get(at("entries:edit", contest, entry)).status_code == 404


@pytest.mark.parametrize(
    "view",
    [
        "entries:show",
        "entries:edit",
        "entries:files",
        "entries:check",
        "entries:receipt",
        "entries:receipt-pdf",
    ],
)
def test_another_persons_work_does_not_exist(client, contest, view):
    entry = build.entry(contest)
    stranger = build.person()
    build.draft(contest, owner=stranger)
    build.sign_in(client, stranger)

    assert client.get(at(view, contest, entry)).status_code == 404


def test_another_persons_file_does_not_exist(client, contest):
    file = queries.files_of(build.entry(contest)).get()
    build.sign_in(client, build.person())

    assert client.get(at("entries:file", contest, file=file.key)).status_code == 404


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_every_page_speaks_every_language(client, contest, author, language):
    entry = build.entry(contest, owner=author)
    pages = ["edit", "authors", "author-add", "files", "consents", "check", "show", "receipt"]
    for view in pages:
        page = client.get(at(f"entries:{view}", contest, entry).replace("/en/", f"/{language}/"))
        assert page.status_code == 200
    for view in ("may-i-enter", "start", "mine"):
        page = client.get(at(f"entries:{view}", contest).replace("/en/", f"/{language}/"))
        assert page.status_code == 200


def test_my_works_cost_the_same_queries_for_one_and_for_thirty(
    client, contest, author, django_assert_max_num_queries
):
    page = at("entries:mine", contest)
    build.draft(contest, owner=author)
    client.get(page)
    with django_assert_max_num_queries(20) as one:
        client.get(page)
    for _number in range(29):
        build.draft(contest, owner=author, file=None)

    with django_assert_max_num_queries(len(one)):
        assert len(client.get(page).context["entries"]) == 30


def test_an_author_whom_letters_do_not_reach_is_told_so_and_asked_for_another_address(
    client, contest, author
):
    entry = build.entry(contest, by=author, owner=author)
    pages = [at("entries:mine", contest), at("entries:show", contest, entry)]
    assert ["do not reach" in client.get(one).content.decode() for one in pages] == [False, False]

    dead = DeadAddress.objects.create(
        scope=contest.scope, address=author.email.lower(), status="5.2.1", at=build.IN_CALL
    )
    for one in pages:
        words = client.get(one).content.decode()
        assert f"Our letters do not reach {author.email}." in words
        assert "The mailbox is closed." in words
        assert "mailto:konkurs@baiqau.example" in words

    dead.lifted_at = build.IN_CALL
    dead.save()
    assert "do not reach" not in client.get(pages[0]).content.decode()
