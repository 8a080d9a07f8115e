"""What arrived and was not taken: told with its reason beside its own form, and forgotten in time."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from baiqau.base import storage
from baiqau.base.bucket.client import Away
from baiqau.base.models import Upload
from baiqau.contests import clock
from baiqau.entries import actions, queries
from baiqau.rules.values import Ruled
from tests import build
from tests.entries.test_file_answers import CONSENT, SCAN, USED
from tests.entries.test_pages import at
from tests.entries.test_resumable import begin, put_in, send

FAKE = b"a letter, but no PDF"
ANSWER = {"filename": "хат.pdf", "form": "", "question": "consent"}


@pytest.fixture(autouse=True)
def _in_the_call(db, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: build.IN_CALL)
    with translation.override("en"):
        yield


@pytest.fixture
def author(client):
    person = build.person()
    build.sign_in(client, person)
    return person


@pytest.fixture
def entry(author):
    contest = build.contest(rules=build.asking(USED, CONSENT))
    return build.draft(contest, owner=author, answers={"used": "no"})


def page(client, entry):
    return client.get(at("entries:files", entry.contest, entry))


def told(client, entry):
    """What stands beside the form of the work, and beside that of the question."""
    shown = page(client, entry).context
    (asked,) = shown["asked"]
    return [[one.against for one in found] for found in (shown["arriving"], asked.arriving)]


def test_a_refused_file_is_told_with_its_reason_beside_its_question(client, entry):
    refused = put_in(client, entry, FAKE, **ANSWER)
    why = refused.content.decode()

    assert why.startswith("Inside, this file is not what its ending “pdf” says")
    assert told(client, entry) == [[], [why]]
    words = page(client, entry).content.decode()
    assert "“хат.pdf” was not taken" in words
    assert "only the rest is sent" not in words


def test_a_file_of_which_a_part_is_here_is_asked_for_once_more(client, entry):
    url = begin(client, entry, len(SCAN), **ANSWER)["Location"]
    send(client, url, 0, SCAN[:10])

    assert told(client, entry) == [[], [""]]
    words = page(client, entry).content.decode()
    assert "“хат.pdf” is not in the work yet" in words
    assert "Choose the same file again below" in words


def test_a_refused_file_is_forgotten_when_one_that_fits_is_put_in(client, entry):
    put_in(client, entry, FAKE, **ANSWER)
    put_in(client, entry, FAKE, filename="Жоба.pdf", form="text")

    put_in(client, entry, SCAN, **ANSWER)

    assert [len(one) for one in told(client, entry)] == [1, 0]
    assert queries.standing_files(entry).filter(question="consent").count() == 1


def test_a_refused_work_stands_until_one_of_its_name_is_taken(client, entry):
    put_in(client, entry, FAKE, filename="Жоба.pdf", form="text")

    put_in(client, entry, SCAN, filename="Басқа.pdf", form="text")

    assert len(told(client, entry)[0]) == 1
    assert "“Жоба.pdf” was not taken" in page(client, entry).content.decode()

    put_in(client, entry, SCAN + b"mended", filename="Жоба.pdf", form="text")

    assert told(client, entry)[0] == []


def test_a_refused_newer_version_is_forgotten_when_another_takes_the_place(client, entry):
    older = str(build.attach(entry).key)
    put_in(client, entry, FAKE, filename="жаңа.pdf", form="text", replaces=older)

    put_in(client, entry, SCAN, filename="соңғы.pdf", form="text", replaces=older)

    assert not Upload.objects.filter(taken_at=None).exists()


def test_the_page_shows_a_refusal_without_the_store_and_writes_nothing(client, entry, monkeypatch):
    why = put_in(client, entry, FAKE, **ANSWER).content.decode()
    page(client, entry)

    def away(_sha256):
        raise Away("no answer")

    monkeypatch.setattr(storage, "open_blob", away)
    with CaptureQueriesContext(connection) as asked:
        found = told(client, entry)

    assert found == [[], [why]]
    words = " ".join(one["sql"] for one in asked)
    assert not re.findall(r"SAVEPOINT|FOR UPDATE|UPDATE \"(?:entries|base_upload)", words)


def test_a_refusal_is_kept_of_a_whole_file_only(client, entry):
    begin(client, entry, len(SCAN), **ANSWER)

    with pytest.raises(IntegrityError), transaction.atomic():
        Upload.objects.update(refused="entries-file-contents-differ")


def test_a_refused_file_is_forgotten_when_one_comes_by_the_plain_form(client, entry):
    put_in(client, entry, FAKE, **ANSWER)
    address = at("entries:files", entry.contest, entry)

    file = SimpleUploadedFile("хат.pdf", SCAN)
    answer = client.post(address, {"question": "consent", "file": file})

    assert answer.url == f"{address}#asked-consent"
    assert told(client, entry) == [[], []]


def test_a_file_for_which_there_was_no_room_is_taken_when_there_is(client, entry):
    works = entry.contest.regulation.works.model_copy(update={"most_files": 2})
    rules = entry.contest.regulation.model_copy(update={"works": works})
    entry = build.draft(build.contest(rules=rules), owner=entry.owner, answers={"used": "no"})
    url = begin(client, entry, len(SCAN))["Location"]
    build.attach(entry, name="екінші.pdf")
    send(client, url, 0, SCAN)
    crowded = told(client, entry)[0]

    second = queries.files_of(entry).get(original_name="екінші.pdf")
    actions.detach_file(second, by=entry.owner, now=build.IN_CALL)

    assert crowded[0].startswith("One work may hold 2 files")
    assert told(client, entry)[0] == [""]
    assert send(client, url, len(SCAN), b"").status_code == 204
    assert told(client, entry)[0] == []


def test_a_refused_file_is_not_waited_for(client, author):
    rules = build.asking(USED, CONSENT)
    grace = Ruled(value=30, clause="5.3")
    rules = rules.model_copy(update={"works": rules.works.model_copy(update={"file_grace": grace})})
    entry = build.draft(build.contest(rules=rules), owner=author, answers={"used": "no"})

    put_in(client, entry, FAKE, **ANSWER)

    assert Upload.objects.get().blob != ""
    assert queries.files_coming(entry) == frozenset()
    assert [one.code for one in queries.missing(entry)] == ["answer-file-missing"]
