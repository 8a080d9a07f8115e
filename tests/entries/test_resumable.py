"""A work that comes in parts: the same checks as the form, before the first byte and after the last."""

import base64
import hashlib
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from baiqau.base.models import Upload
from baiqau.contests import clock
from baiqau.entries import actions as entries
from baiqau.entries import queries
from baiqau.entries.models import WorkFile
from baiqau.rules.values import Ruled
from tests import build

pytestmark = pytest.mark.django_db
TUS = {"Tus-Resumable": "1.0.0"}
SIZE = len(build.PDF)
PART = "application/offset+octet-stream"


@pytest.fixture(autouse=True)
def _in_the_call(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: build.IN_CALL)


@pytest.fixture
def contest():
    return build.contest()


@pytest.fixture
def author(client):
    person = build.person()
    build.sign_in(client, person)
    return person


@pytest.fixture
def entry(contest, author):
    return build.draft(contest, owner=author, file=None)


def at(entry, language: str = "en") -> str:
    """Give the address where uploads of an entry begin."""
    names = {"contest": entry.contest.slug, "entry": entry.key}
    return f"/{language}/" + reverse("entries:uploads", kwargs=names).split("/", 2)[2]


def begin(client, entry, size=SIZE, *, language="en", **metadata: str):
    told = {"filename": "Жоба.pdf", "form": "text"} | metadata
    pairs = (f"{key} {base64.b64encode(text.encode()).decode()}" for key, text in told.items())
    says = TUS | {"Upload-Length": str(size), "Upload-Metadata": ",".join(pairs)}
    return client.generic("POST", at(entry, language), headers=says)


def send(client, url: str, offset: int, content: bytes):
    says = TUS | {"Upload-Offset": str(offset), "Content-Type": PART}
    return client.patch(url, content, content_type=PART, headers=says)


def put_in(client, entry, content: bytes = build.PDF, **metadata: str):
    """Send a file in two parts; give the last answer."""
    url = begin(client, entry, len(content), **metadata)["Location"]
    half = len(content) // 2
    send(client, url, 0, content[:half])
    return send(client, url, half, content[half:])


def test_a_file_in_parts_becomes_a_file_of_the_work(client, entry):
    answer = put_in(client, entry)

    file = queries.files_of(entry).get()
    assert answer.status_code == 204
    assert (file.original_name, file.form, file.size, file.blob) == (
        "Жоба.pdf",
        "text",
        len(build.PDF),
        hashlib.sha256(build.PDF).hexdigest(),
    )
    page = client.get(at(entry).replace("uploads", "files"))
    assert [str(message) for message in page.context["messages"]] == [
        "The file is kept on the server."
    ]


def test_a_last_part_sent_twice_adds_one_file(client, entry):
    url = begin(client, entry)["Location"]
    send(client, url, 0, build.PDF)

    client.cookies.pop("messages")  # the answer was lost, and the words with it
    assert send(client, url, len(build.PDF), b"").status_code == 204
    assert queries.files_of(entry).count() == 1
    page = client.get(at(entry).replace("uploads", "files"))
    assert [str(message) for message in page.context["messages"]] == [
        "The file is kept on the server."
    ]


def test_a_newer_version_takes_the_place_of_the_older(client, entry):
    older = build.attach(entry)

    put_in(client, entry, build.PDF + b"newer", replaces=str(older.key))

    assert [file.size for file in queries.files_of(entry)] == [len(build.PDF) + 5]
    older.refresh_from_db()
    assert older.replaced_at == build.IN_CALL


def test_a_change_of_a_work_handed_in_is_handed_in_at_once(client, contest, author):
    entry = build.entry(contest, owner=author)

    put_in(client, entry, build.PDF + b"more")

    assert queries.last_receipt(entry).turn == 2


@pytest.mark.parametrize(
    ("size", "metadata", "status", "words"),
    [
        (10, {"filename": "жоба.exe"}, 422, "must end in one of: pdf"),
        (10, {"form": "poem"}, 422, "Choose the form of the work"),
        (10, {"replaces": "nonsense"}, 422, "already replaced"),
        (0, {}, 422, "The file is empty"),
        ((1 << 30) + 1, {}, 413, "(clause 5.3)"),
    ],
)
def test_what_name_and_size_tell_is_refused_before_the_first_byte(
    client, entry, size, metadata, status, words
):
    answer = begin(client, entry, size, **metadata)

    assert answer.status_code == status
    assert words in answer.content.decode()
    assert not Upload.objects.exists()


def test_one_file_too_many_is_refused_before_the_first_byte(client, entry):
    for number in range(5):
        build.attach(entry, content=build.PDF + bytes([number]))

    answer = begin(client, entry)

    assert (answer.status_code, answer["Content-Type"]) == (422, "text/plain; charset=utf-8")
    assert "One work may hold 5 files (clause 5.3)" in answer.content.decode()


def test_what_only_the_bytes_tell_is_refused_after_the_last(client, entry):
    answer = put_in(client, entry, b"MZ a program under another name")

    assert answer.status_code == 422
    assert "Inside, this file is not what its ending" in answer.content.decode()
    assert not WorkFile.objects.exists()


def test_the_deadline_is_the_same_as_in_the_form(client, contest, author, monkeypatch):
    """No grace is declared: a work handed in takes nothing more, even what was on its way."""
    entry = build.entry(contest, owner=author)
    url = begin(client, entry, len(build.PDF) + 1)["Location"]
    send(client, url, 0, build.PDF)
    monkeypatch.setattr(clock, "now", lambda: build.AFTER_CALL)

    late = send(client, url, len(build.PDF), b"!")

    assert late.status_code == 422
    assert "(clause 6.1)" in late.content.decode()
    assert begin(client, entry).status_code == 422
    assert queries.files_of(entry).count() == 1


def test_a_refusal_speaks_the_language_of_the_page(client, entry):
    kazakh = begin(client, entry, filename="жоба.exe", language="kk").content.decode()
    russian = begin(client, entry, filename="жоба.exe", language="ru").content.decode()

    assert "5.3" in kazakh
    assert "5.3" in russian
    assert len({kazakh, russian, begin(client, entry, filename="жоба.exe").content.decode()}) == 3


def test_another_persons_work_and_upload_do_not_exist(client, contest, entry):
    url = begin(client, entry)["Location"]
    stranger = build.person()
    build.draft(contest, owner=stranger)
    other = build.sign_in(Client(), stranger)

    assert begin(other, entry).status_code == 404
    assert send(other, url, 0, build.PDF).status_code == 404
    assert other.head(url, headers=TUS).status_code == 404
    assert other.delete(url, headers=TUS).status_code == 404


def test_an_upload_of_one_entry_is_not_found_at_another(client, contest, author, entry):
    key = begin(client, entry)["Location"].rstrip("/").rpartition("/")[2]
    other = build.draft(build.contest(slug="another"), owner=author, file=None)

    assert client.head(f"{at(other)}{key}/", headers=TUS).status_code == 404


def test_a_request_without_the_pages_token_is_refused(entry, author):
    strict = build.sign_in(Client(enforce_csrf_checks=True), author)

    assert begin(strict, entry).status_code == 403


def test_the_files_page_names_what_is_still_on_its_way(client, entry):
    url = begin(client, entry, 4 << 20)["Location"]
    send(client, url, 0, bytes(1 << 20))

    page = client.get(at(entry).replace("uploads", "files")).content.decode()

    assert url in page
    assert "1.0" in page
    send_rest = send(client, url, 1 << 20, bytes(3 << 20))
    assert send_rest.status_code == 422


@pytest.fixture
def waiting_entry(author):
    """An entry whose regulation waits 30 minutes for a file begun in time."""
    works = build.regulation().works
    granted = works.model_copy(update={"file_grace": Ruled[int](value=30, clause="5.3")})
    contest = build.contest(rules=build.regulation(works=granted))
    return build.draft(contest, owner=author, file=None)


def minutes_after_closing(number: float):
    return build.LAST_MOMENT + timedelta(minutes=number)


@pytest.mark.parametrize(("minutes", "files"), [(29.9, 1), (30.1, 0)])
def test_a_text_is_handed_in_while_its_file_still_comes_within_the_grace(
    client, waiting_entry, monkeypatch, minutes, files
):
    url = begin(client, waiting_entry)["Location"]
    send(client, url, 0, build.PDF[:9])
    handed_in = entries.submit(waiting_entry, by=waiting_entry.owner, now=build.LAST_MOMENT)
    monkeypatch.setattr(clock, "now", lambda: minutes_after_closing(minutes))

    answer = send(client, url, 9, build.PDF[9:])

    handed_in.refresh_from_db()
    assert handed_in.state == "submitted"
    assert queries.files_of(handed_in).count() == files
    assert (answer.status_code == 204) == bool(files)
    told = [line["code"] for line in queries.file_findings(handed_in)]
    assert told == ([] if files else ["files-missing"])


def test_a_file_begun_after_the_closing_has_no_grace(client, waiting_entry, monkeypatch):
    begin(client, waiting_entry)
    entries.submit(waiting_entry, by=waiting_entry.owner, now=build.LAST_MOMENT)
    monkeypatch.setattr(clock, "now", lambda: minutes_after_closing(1))

    assert begin(client, waiting_entry).status_code == 422


def test_without_a_grace_in_the_regulation_a_coming_file_is_missing(client, entry):
    begin(client, entry)

    assert "files-missing" in [one.code for one in queries.missing(entry)]
