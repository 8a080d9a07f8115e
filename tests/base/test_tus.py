"""tus 1.0, request by request: what it answers, and what is on the disk afterwards."""

import base64
import hashlib
import os
from datetime import timedelta
from threading import Event
from uuid import uuid4

import pytest

from baiqau.base import storage
from baiqau.base.tus import intake, parts, protocol, uploads
from baiqau.base.tus.models import Upload
from tests.base.sender import FILM, NOW, PART, Sender, said

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("folder")]


# What it can


def test_options_tell_what_it_can(sender: Sender) -> None:
    answer = sender.ask("OPTIONS")

    assert (answer.status_code, dict(answer.headers)) == (
        204,
        {
            "Content-Type": "text/html; charset=utf-8",
            "Tus-Version": "1.0.0",
            "Tus-Extension": "creation,creation-with-upload,termination,expiration,checksum",
            "Tus-Max-Size": str(4 << 20),
            "Tus-Checksum-Algorithm": "sha1,sha256,md5",
            "Tus-Resumable": "1.0.0",
            "Cache-Control": "no-store",
        },
    )


@pytest.mark.parametrize("version", ["", "0.2.2", "1.0"])
@pytest.mark.parametrize("method", ["POST", "HEAD", "PATCH", "DELETE"])
def test_another_version_is_refused(sender: Sender, method: str, version: str) -> None:
    key = None if method == "POST" else sender.begin()

    answer = sender.ask(method, key, Tus_Resumable=version)

    assert (answer.status_code, answer["Tus-Version"], answer["Tus-Resumable"]) == (
        412,
        "1.0.0",
        "1.0.0",
    )


def test_another_method_is_refused_and_an_override_is_followed(sender: Sender) -> None:
    key = sender.begin()

    assert sender.ask("PUT", key).status_code == 405
    assert sender.ask("POST", key).status_code == 405
    assert sender.ask("POST", key, X_HTTP_Method_Override="DELETE").status_code == 204


# Creation


def test_an_upload_begins_at_nothing_and_knows_its_end(sender: Sender) -> None:
    key = sender.begin(10, Upload_Metadata=f"{said('Жоба.mp4')},empty")

    answer = sender.ask("HEAD", key)

    assert answer.status_code == 200
    assert (answer["Upload-Offset"], answer["Upload-Length"]) == ("0", "10")
    assert answer["Upload-Metadata"] == f"{said('Жоба.mp4')},empty"
    assert answer["Cache-Control"] == "no-store"
    assert answer["Upload-Expires"].endswith("GMT")


@pytest.mark.parametrize(
    ("names", "status"),
    [
        ({}, 400),
        ({"Upload_Length": "-1"}, 400),
        ({"Upload_Length": "1e3"}, 400),
        ({"Upload_Length": "٣"}, 400),
        ({"Upload_Defer_Length": "1"}, 400),
        ({"Upload_Length": str((4 << 20) + 1)}, 413),
        ({"Upload_Length": "1", "Upload_Metadata": "filename ***"}, 400),
        ({"Upload_Length": "1", "Upload_Metadata": "filename /w=="}, 400),
        ({"Upload_Length": "1", "Upload_Metadata": "a YQ==,a YQ=="}, 400),
        ({"Upload_Length": "1", "Upload_Metadata": "a " + "YWFh" * 2000}, 400),
        ({"Upload_Length": "1", "Upload_Metadata": said("no.exe")}, 422),
        ({"Upload_Length": str(5 << 20), "Upload_Metadata": said("no.exe")}, 413),
    ],
)
def test_what_cannot_begin_is_refused_before_it_begins(sender, names, status) -> None:
    assert sender.ask("POST", **names).status_code == status
    assert not Upload.objects.exists()


def test_the_creation_may_bring_the_first_bytes(sender: Sender) -> None:
    answer = sender.ask("POST", None, FILM[:1000], Upload_Length=str(len(FILM)), **PART)

    assert (answer.status_code, answer["Upload-Offset"]) == (201, "1000")


def test_a_creation_with_a_body_of_another_kind_is_refused(sender: Sender) -> None:
    answer = sender.ask("POST", None, b"x", Upload_Length="1", Content_Type="text/plain")

    assert answer.status_code == 415


def test_an_empty_file_is_whole_at_once(sender: Sender) -> None:
    sender.begin(0)

    assert sender.taken == [hashlib.sha256(b"").hexdigest()]


# Parts


def test_a_file_in_parts_becomes_a_blob_and_leaves_no_part(sender, folder) -> None:
    key = sender.begin()

    answers = [sender.send(key, at, FILM[at : at + 300_000]) for at in range(0, len(FILM), 300_000)]

    assert [one.status_code for one in answers] == [204] * 4
    assert [int(one["Upload-Offset"]) for one in answers] == [300_000, 600_000, 900_000, 1 << 20]
    [digest] = sender.taken
    with storage.open_blob(digest) as kept:
        assert kept.read() == FILM
    assert list((folder / parts.FOLDER).iterdir()) == []
    assert list((folder / storage.ARRIVING).iterdir()) == []


def test_a_finished_file_answers_again_without_being_taken_twice(sender: Sender) -> None:
    key = sender.begin()
    sender.send(key, 0, FILM)

    again = sender.send(key, len(FILM), b"")

    assert (again.status_code, again["Upload-Offset"]) == (204, str(len(FILM)))
    assert sender.offset(key) == len(FILM)
    assert sender.send(key, 0, FILM).status_code == 409
    assert len(sender.taken) == 1


def test_a_whole_file_that_was_refused_is_offered_again(sender: Sender) -> None:
    key = sender.begin()
    sender.refuse = "step-illegal"
    assert sender.send(key, 0, FILM).status_code == 422
    sender.refuse = ""

    assert sender.send(key, len(FILM), b"").status_code == 204

    assert len(sender.taken) == 1


@pytest.mark.parametrize("at", [1, 999, 1001])
def test_a_wrong_offset_changes_nothing(sender: Sender, at: int) -> None:
    key = sender.begin()
    sender.send(key, 0, FILM[:1000])

    assert sender.send(key, at, b"wrong").status_code == 409
    assert sender.offset(key) == 1000


def test_more_than_the_file_has_is_refused(sender: Sender) -> None:
    key = sender.begin(10)

    assert sender.send(key, 0, b"x" * 11).status_code == 413
    assert sender.offset(key) == 0


def test_a_part_of_another_type_is_refused(sender: Sender) -> None:
    key = sender.begin()
    answer = sender.ask("PATCH", key, b"x", Upload_Offset="0", Content_Type="text/plain")

    assert answer.status_code == 415


def test_a_part_that_is_cut_keeps_what_came(sender: Sender) -> None:
    key = sender.begin()

    answer = sender.send(key, 0, FILM[:70_000], Content_Length="300000")

    assert (answer.status_code, sender.offset(key)) == (204, 70_000)
    sender.send(key, 70_000, FILM[70_000:])
    assert sender.taken == [hashlib.sha256(FILM).hexdigest()]


def test_a_second_part_at_the_same_time_is_answered_at_once(sender: Sender) -> None:
    key = sender.begin()

    with parts.held(key):
        assert sender.send(key, 0, FILM).status_code == 423
        assert sender.ask("DELETE", key).status_code == 423
        assert sender.offset(key) == 0

    assert sender.send(key, 0, FILM).status_code == 204


def test_a_silent_line_frees_the_request_and_keeps_what_came(sender, monkeypatch) -> None:
    monkeypatch.setattr(intake, "SILENCE", 0.1)
    key, given, silence = sender.begin(), [FILM[:1000]], Event()

    def read(most: int) -> bytes:
        return given.pop() if given else bytes(silence.wait(5))

    body = intake.Body(read, len(FILM))
    uploads.receive(Upload.objects.get(), body.pieces, at=0, length=len(FILM), now=NOW)
    silence.set()

    assert sender.offset(key) == 1000


# Checksums


@pytest.mark.parametrize("algorithm", ["sha1", "sha256", "md5"])
def test_a_damaged_part_is_not_kept(sender: Sender, algorithm: str) -> None:
    key = sender.begin()
    digest = base64.b64encode(hashlib.new(algorithm, FILM[:1000]).digest()).decode()
    check = {"Upload_Checksum": f"{algorithm} {digest}"}

    wrong = sender.send(key, 0, b"x" * 1000, **check)
    cut = sender.send(key, 0, FILM[:900], Content_Length="1000", **check)
    right = sender.send(key, 0, FILM[:1000], **check)

    assert [one.status_code for one in (wrong, cut, right)] == [460, 460, 204]
    assert sender.offset(key) == 1000


@pytest.mark.parametrize("header", ["crc32 AAAA", "sha1", "sha1 ***"])
def test_an_unknown_checksum_is_refused(sender: Sender, header: str) -> None:
    key = sender.begin(10)
    answer = sender.send(key, 0, b"x" * 10, Upload_Checksum=header)

    assert (answer.status_code, sender.offset(key)) == (400 if header != "sha1" else 460, 0)


# Whose, how long, how much


def test_another_persons_upload_is_not_found(sender: Sender) -> None:
    key = sender.begin()
    other = Sender("person:2")

    for method in ("HEAD", "PATCH", "DELETE"):
        names = {"Upload_Offset": "0", **PART} if method == "PATCH" else {}
        answer = other.ask(method, key, **names)
        assert (answer.status_code, answer["Tus-Resumable"]) == (404, "1.0.0")
    assert sender.ask("HEAD", uuid4()).status_code == 404
    assert sender.offset(key) == 0


def test_a_dropped_upload_is_gone_with_its_bytes(sender, folder) -> None:
    key = sender.begin()
    sender.send(key, 0, FILM[:1000])

    assert sender.ask("DELETE", key).status_code == 204

    assert sender.ask("HEAD", key).status_code == 404
    assert list((folder / parts.FOLDER).iterdir()) == []


def test_an_upload_ends_with_its_term_and_is_swept(sender, folder) -> None:
    key, later = sender.begin(), NOW + uploads.LIFE
    stray = folder / parts.FOLDER / "stray"
    stray.write_bytes(b"x")
    os.utime(stray, (0, 0))

    assert uploads.sweep(later - timedelta(seconds=1)) == 1
    assert [path.name for path in (folder / parts.FOLDER).iterdir()] == [key.hex]
    assert Sender(now=later).ask("HEAD", key).status_code == 404
    assert uploads.sweep(later) == 1

    assert list((folder / parts.FOLDER).iterdir()) == []
    assert not Upload.objects.exists()


def test_a_person_has_so_many_unfinished_files(sender: Sender) -> None:
    keys = [sender.begin(10) for _ in range(uploads.PERSON_FILES)]

    full = sender.ask("POST", Upload_Length="10")
    assert (full.status_code, Sender("person:2").begin(10) is not None) == (507, True)
    sender.ask("DELETE", keys[0])
    assert sender.begin(10)


def test_a_contest_has_so_much_room(sender, monkeypatch) -> None:
    monkeypatch.setattr(uploads, "SCOPE_BYTES", 25)
    sender.begin(20)

    assert Sender("person:2").ask("POST", Upload_Length="10").status_code == 507


def test_uploads_are_begun_only_so_often(sender, monkeypatch) -> None:
    monkeypatch.setattr(protocol, "MOST_BEGUN", 2)
    for _ in range(2):
        sender.begin(10)

    answer = sender.ask("POST", Upload_Length="10")

    assert (answer.status_code, answer["Retry-After"]) == (429, "60")
