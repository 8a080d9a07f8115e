"""A question answered by a file: asked, put in, replaced, missing, frozen, told from version to version."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.utils import translation

from baiqau.base import storage
from baiqau.contests import clock
from baiqau.entries import actions, queries
from baiqau.entries.models import Entry, WorkFile
from baiqau.entries.views import comparing, telling
from baiqau.entries.views.papers import receipt_pdf
from baiqau.journal.models import Letter
from baiqau.language import numbers
from baiqau.rules.refusals import Refused
from tests import build
from tests.entries.test_pages import at
from tests.entries.test_resumable import begin, put_in

USED = {"key": "used", "kind": "choice", "choices": ["yes", "no"], "required": True}
CONSENT = {"key": "consent", "kind": "file", "extensions": ["pdf", "jpg"], "required": True}
CONSENT |= {"most_bytes": 1000, "blind": False, "clause": "5.1"}
PLAN = {"key": "plan", "kind": "file", "extensions": ["pdf"]}
PLAN |= {"only_if": {"question": "used", "answer": "yes"}}
SCAN = build.PDF + b"% letter"


@pytest.fixture(autouse=True)
def _in_the_call(db, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: build.IN_CALL)
    with translation.override("en"):
        yield


@pytest.fixture
def contest():
    return build.contest(rules=build.asking(USED, CONSENT, PLAN))


@pytest.fixture
def author(client):
    person = build.person()
    build.sign_in(client, person)
    return person


@pytest.fixture
def entry(contest, author):
    return build.draft(contest, owner=author, answers={"used": "no"})


def put(entry: Entry, question: str = "consent", content: bytes = SCAN, name: str = "хат.pdf"):
    return build.attach(entry, content=content, name=name, form="", question=question)


def lacking(entry: Entry) -> list[tuple[str, str]]:
    return [(one.field, one.code) for one in queries.missing(entry)]


def sent(client, contest, entry, key="consent", name="хат.pdf", content=SCAN):
    file = SimpleUploadedFile(name, content)
    address = at("entries:files", contest, entry)
    return client.post(address, {"question": key, "file": file}, follow=True)


def test_a_required_file_is_missing_until_it_is_put_in(entry):
    before = lacking(entry)
    put(entry)

    assert before == [("files.consent", "answer-file-missing")]
    assert lacking(entry) == []


def test_it_is_no_file_of_the_work_and_takes_none_of_its_places(entry):
    file = put(entry)

    assert (file.form, file.question) == ("", "consent")
    assert [one.original_name for one in queries.files_of(entry)] == ["Жоба.pdf"]
    assert [one.question for one in queries.standing_files(entry)] == ["", "consent"]


def test_the_work_itself_is_still_missing_when_only_a_question_is_answered(contest):
    entry = build.draft(contest, file=None, answers={"used": "no"})
    put(entry)

    assert lacking(entry) == [("files", "files-missing")]


def test_another_file_takes_the_place_of_the_answer_before_it(entry):
    first = put(entry)
    put(entry, content=build.PDF, name="жаңа.pdf")

    first.refresh_from_db()
    assert first.replaced_at == build.IN_CALL
    assert [one.original_name for one in queries.standing_files(entry)] == ["Жоба.pdf", "жаңа.pdf"]


@pytest.mark.parametrize(
    ("question", "name", "content", "code"),
    [
        ("consent", "хат.docx", SCAN, "entries-file-extension-unknown"),
        ("consent", "хат.pdf", SCAN + b" " * 1000, "entries-file-too-big"),
        ("consent", "хат.pdf", b"", "entries-file-empty"),
        ("consent", "хат.jpg", SCAN, "entries-file-contents-differ"),
        ("plan", "жоспар.pdf", SCAN, "entries-question-not-asked"),
        ("used", "жоспар.pdf", SCAN, "entries-question-not-asked"),
        ("nothing", "жоспар.pdf", SCAN, "entries-question-not-asked"),
    ],
)
def test_what_the_question_does_not_ask_for_is_refused(entry, question, name, content, code):
    with pytest.raises(Refused) as refused:
        put(entry, question, content, name)

    assert refused.value.code == code


@pytest.mark.parametrize(
    "told", [{"form": "", "question": ""}, {"form": "text", "question": "plan"}]
)
def test_the_database_knows_no_file_that_is_neither_or_both(entry, told):
    known = {"original_name": "x.pdf", "extension": "pdf", "blob": "0" * 64, "size": 1}
    known |= {"uploaded_at": build.IN_CALL, "uploaded_by": "x", "entry": entry}

    with pytest.raises(IntegrityError), transaction.atomic():
        WorkFile.objects.create(**known, **told)


def test_the_database_keeps_one_answer_of_a_question(entry):
    file = put(entry)
    file.pk, file.key = None, None

    with pytest.raises(IntegrityError), transaction.atomic():
        file.save(force_insert=True)


def test_a_file_whose_question_is_not_asked_any_more_waits_and_is_not_handed_in(entry, author):
    actions.save(entry, by=author, now=build.IN_CALL, answers={"used": "yes"})
    put(entry)
    put(entry, "plan", name="жоспар.pdf")
    actions.save(entry, by=author, now=build.IN_CALL, answers={"used": "no"})
    actions.submit(entry, by=author, now=build.IN_CALL)

    frozen = queries.last_receipt(entry).snapshot["files"]
    assert [one.get("question") for one in frozen] == [None, "consent"]
    assert [one.question for one in queries.standing_files(entry)] == ["", "consent", "plan"]


def test_the_page_asks_takes_and_replaces_without_a_script(client, contest, entry):
    page = client.get(at("entries:files", contest, entry)).content.decode()
    answer = sent(client, contest, entry)
    again = sent(client, contest, entry, name="жаңа.pdf", content=build.PDF)

    assert 'id="asked-consent"' in page
    assert 'id="asked-plan"' not in page
    assert 'accept=".pdf,.jpg"' in page
    assert "PDF, JPG" in page
    assert f"Size, at most: {numbers.size(1000, 'en')}" in page
    assert "“хат.pdf” is put in." in answer.content.decode()
    assert "“жаңа.pdf” is put in." in again.content.decode()
    assert queries.standing_files(entry).count() == 2


def test_a_refused_file_is_told_at_its_question(client, contest, entry):
    page = sent(client, contest, entry, name="хат.docx")
    empty = client.post(at("entries:files", contest, entry), {"question": "consent"})

    asked = page.context["asked"][0].form
    assert "must end in one of: pdf, jpg (clause 5.1)" in asked.errors["file"][0]
    assert page.context["form"].errors == {}
    assert empty.context["asked"][0].form.errors["file"] == [
        "Choose the file on your device, then send it."
    ]


def test_the_words_of_the_work_do_not_ask_for_it(client, contest, entry):
    page = client.get(at("entries:edit", contest, entry)).content.decode()

    assert "question-consent" not in page


def test_the_check_leads_to_the_question_and_shows_what_is_put_in(client, contest, entry):
    missing = client.get(at("entries:check", contest, entry)).content.decode()
    put(entry)
    whole = client.get(at("entries:check", contest, entry)).content.decode()

    assert f'href="{at("entries:files", contest, entry)}#asked-consent"' in missing
    assert "“consent en”: put in the file (clause 5.1)." in missing
    assert "<dt>consent en</dt>" in whole
    assert f"хат.pdf, {numbers.size(len(SCAN), 'en')}" in whole


def test_it_comes_in_parts_too(client, contest, entry):
    answer = put_in(client, entry, SCAN, filename="хат.pdf", form="", question="consent")

    file = queries.standing_files(entry).get(question="consent")
    assert answer.status_code == 204
    assert (file.original_name, file.size) == ("хат.pdf", len(SCAN))


def test_what_name_and_size_tell_is_refused_before_the_first_part(client, entry):
    told = {"filename": "хат.mp4", "form": "", "question": "consent"}
    answer = begin(client, entry, len(SCAN), **told)

    assert answer.status_code == 422
    assert "must end in one of: pdf, jpg" in answer.content.decode()


def test_a_draft_without_an_account_is_answered_too(client, contest):
    told = {"language": "kk", "title": "Көмекші", "email": "a@kitap.example", "written_on": ""}
    client.post(at("entries:begin", contest), told)
    entry = Entry.objects.get(owner=None)

    page = sent(client, contest, entry)

    assert "“хат.pdf” is put in." in page.content.decode()
    assert queries.standing_files(entry).get().question == "consent"


def test_the_receipt_freezes_it_with_its_question_on_page_letter_and_paper(client, contest, entry):
    put(entry)
    actions.submit(entry, by=entry.owner, now=build.IN_CALL)

    receipt = queries.last_receipt(entry)
    frozen = receipt.snapshot["files"][1]
    page = client.get(at("entries:receipt", contest, entry)).content.decode()
    letter = Letter.objects.get(kind="entry.receipt")
    assert frozen == {
        "name": "хат.pdf",
        "size": len(SCAN),
        "sha256": storage.keep([SCAN]).sha256,
        "question": "consent",
    }
    assert "consent en: хат.pdf" in page
    assert "consent kk: хат.pdf" in letter.body
    assert receipt_pdf(receipt, "kk").startswith(b"%PDF")
    assert [(one.key, bool(answer)) for one, answer in queries.answered_in(receipt)] == [
        ("used", True),
        ("consent", True),
    ]


def test_a_replaced_answer_is_told_once_from_one_version_to_the_next(entry):
    put(entry)
    actions.submit(entry, by=entry.owner, now=build.IN_CALL)
    put(entry, content=SCAN[:-1] + b"X")

    changes = comparing.versions(list(queries.receipts_of(entry)))[0].changes
    assert [one.label for one in changes] == ["consent en"]


def test_handed_in_it_may_be_replaced_but_not_taken_out(entry):
    file = put(entry)
    actions.submit(entry, by=entry.owner, now=build.IN_CALL)

    with pytest.raises(Refused, match="entries-stays-complete"):
        actions.detach_file(file, by=entry.owner, now=build.IN_CALL)


def test_the_committee_reads_it_with_its_question_and_jurors_only_when_they_may(client, contest):
    entry = build.draft(contest, answers={"used": "yes"})
    put(entry)
    put(entry, "plan", name="жоспар.pdf")
    actions.submit(entry, by=entry.owner, now=build.IN_CALL)

    told = telling.labelled(entry, queries.files_handed_in(entry))
    blind = queries.files_handed_in(entry, blind=True)
    assert [one.asked for one in told] == ["", "consent en", "plan en"]
    assert [one.question for one in blind] == ["", "plan"]
