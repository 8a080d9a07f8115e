"""Uploads in trouble: a full disk, bytes lost, a crash at the wrong moment."""

import hashlib
import resource

import pytest
from django.test import RequestFactory
from hypothesis import given
from hypothesis import strategies as st

from baiqau.base import storage
from baiqau.base.tus import headers, parts, uploads
from baiqau.base.tus.models import Upload
from tests.base.sender import FILM, Sender

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("folder")]


# The disk


def test_a_full_disk_loses_nothing(sender: Sender) -> None:
    """The kernel itself refuses to let the file grow; what was settled stays, and it goes on later."""
    key = sender.begin()
    sender.send(key, 0, FILM[:400_000])
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)

    resource.setrlimit(resource.RLIMIT_FSIZE, (600_000, limits[1]))
    try:
        full = sender.send(key, 400_000, FILM[400_000:])
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)

    assert (full.status_code, sender.offset(key)) == (507, 400_000)
    assert "Жеткен бөлігі сақтаулы" in full.content.decode()
    sender.send(key, 400_000, FILM[400_000:])
    assert sender.taken == [hashlib.sha256(FILM).hexdigest()]


def test_a_disk_that_is_nearly_full_is_refused_beforehand(sender, monkeypatch) -> None:
    key = sender.begin()
    monkeypatch.setattr(uploads, "RESERVE", parts.free() + (1 << 40))

    assert sender.ask("POST", Upload_Length="10").status_code == 507
    assert sender.send(key, 0, FILM).status_code == 507


# After a crash


def test_bytes_nobody_promised_are_sent_again(sender: Sender) -> None:
    """The server died after writing and before recording."""
    key = sender.begin()
    sender.send(key, 0, FILM[:1000])
    with parts.held(key) as part:
        part.cut(1000)
        part.write(b"half a piece")

    assert sender.offset(key) == 1000
    sender.send(key, 1000, FILM[1000:])
    assert sender.taken == [hashlib.sha256(FILM).hexdigest()]


def test_bytes_the_disk_has_lost_are_sent_again(sender: Sender) -> None:
    key = sender.begin()
    sender.send(key, 0, FILM[:1000])
    with parts.held(key) as part:
        part.cut(600)

    assert sender.offset(key) == 600
    assert sender.send(key, 1000, FILM[1000:]).status_code == 409
    sender.send(key, 600, FILM[600:])
    assert sender.taken == [hashlib.sha256(FILM).hexdigest()]


def test_a_file_that_became_a_blob_just_before_the_crash_is_whole(sender: Sender) -> None:
    key = sender.begin()
    sender.send(key, 0, FILM[:-1])
    with parts.held(key) as part:
        part.cut(len(FILM) - 1)
        part.write(FILM[-1:])
        storage.keep_file(part.path)
    Upload.objects.update(offset=len(FILM))

    assert sender.send(key, len(FILM), b"").status_code == 204

    assert sender.taken == [hashlib.sha256(FILM).hexdigest()]
    assert storage.is_whole(sender.taken[0])


@given(
    st.dictionaries(st.from_regex(r"[a-z-]{1,9}", fullmatch=True), st.text(max_size=40), max_size=4)
)
def test_metadata_is_read_as_it_was_written(metadata: dict[str, str]) -> None:
    request = RequestFactory().post("/", headers={"Upload-Metadata": headers.written(metadata)})

    assert headers.metadata(request) == metadata
