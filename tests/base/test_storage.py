"""A file is kept once under its digest, and handed out so that it cannot hurt."""

import hashlib
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.files.storage import default_storage
from django.http import HttpResponseBase
from django.test import RequestFactory
from django.utils import timezone

from baiqau.base import storage
from baiqau.base.storage import Blob, as_attachment, at_path, is_whole, keep, open_blob

pytestmark = pytest.mark.django_db  # closing an answer looks after connections
TEXT = "Қазақстан кітапханалары\n".encode() * 1000
LOCAL = "django.core.files.storage.FileSystemStorage"
ELSEWHERE = "django.core.files.storage.InMemoryStorage"
STORE = "baiqau.base.bucket.backend.BucketStorage"


@pytest.fixture(params=[LOCAL, ELSEWHERE, STORE], autouse=True)
def store(request: pytest.FixtureRequest, settings: object, tmp_path: Path) -> str:
    if request.param == STORE:
        request.getfixturevalue("gate")
        return STORE
    options = {"location": str(tmp_path), "base_url": None} if request.param == LOCAL else {}
    settings.STORAGES = {
        **settings.STORAGES,
        "default": {"BACKEND": request.param, "OPTIONS": options},
    }
    return request.param


@pytest.fixture
def blob() -> Blob:
    return keep([TEXT])


def answer(blob: Blob, name: str = "жұмыс.txt", kind: str = "text/plain", **headers: str):
    request = RequestFactory().get("/", headers=headers)
    return as_attachment(blob.sha256, name, kind, request=request)


def body(response: HttpResponseBase) -> bytes:
    given = b"".join(response.streaming_content) if response.streaming else response.content
    response.close()
    return given


# Keeping


def test_what_is_kept_is_read_back_under_its_digest() -> None:
    blob = keep([TEXT[:7], b"", TEXT[7:]])

    assert blob == Blob(hashlib.sha256(TEXT).hexdigest(), len(TEXT))
    with open_blob(blob.sha256) as kept:
        assert kept.read() == TEXT
    with at_path(blob.sha256) as path:
        assert path.read_bytes() == TEXT


def test_equal_content_is_kept_once(store: str, tmp_path: Path) -> None:
    first, second = keep([TEXT]), keep(iter([TEXT]))

    assert first == second
    if store == LOCAL:
        files = [path.name for path in tmp_path.rglob("*") if path.is_file()]
        assert files == [first.sha256]


def test_an_upload_that_breaks_off_leaves_nothing(store: str, tmp_path: Path) -> None:
    def broken() -> Iterator[bytes]:
        yield TEXT
        raise ConnectionError("the phone is in a lift")

    with pytest.raises(ConnectionError):
        keep(broken())

    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_a_name_that_is_no_digest_is_not_looked_for() -> None:
    for name in ("../../etc/passwd", "", "A" * 64, "0" * 64):
        with pytest.raises(FileNotFoundError):
            open_blob(name)


def test_damage_is_found(store: str, blob: Blob) -> None:
    assert is_whole(blob.sha256)
    assert not is_whole("0" * 64)
    if store == LOCAL:
        Path(default_storage.path(f"{blob.sha256[:2]}/{blob.sha256}")).write_bytes(b"other")
        assert not is_whole(blob.sha256)


def test_sweeping_removes_only_what_never_arrived(store: str, blob: Blob, tmp_path: Path) -> None:
    (tmp_path / storage.ARRIVING).mkdir(exist_ok=True)
    (tmp_path / storage.ARRIVING / "half").write_bytes(b"hal")

    swept = storage.sweep(timezone.now() + timedelta(seconds=5))

    assert swept == (1 if store == LOCAL else 0)
    assert is_whole(blob.sha256)


# Handing out


def test_a_download_has_its_name_and_cannot_run(blob: Blob) -> None:
    response = answer(blob, "Әсел Қожа.html", "text/html")

    assert body(response) == TEXT
    assert response.status_code == 200
    assert dict(response.items()) == {
        "Content-Type": "text/html",
        "Content-Length": str(len(TEXT)),
        "Content-Disposition": "attachment; filename*=utf-8''"
        "%D3%98%D1%81%D0%B5%D0%BB%20%D2%9A%D0%BE%D0%B6%D0%B0.html",
        "Content-Security-Policy": "sandbox; default-src 'none'",
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "private, no-cache",
        "Accept-Ranges": "bytes",
        "ETag": f'"{blob.sha256}"',
    }


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ('quote".pdf', 'quote".pdf'),
        ("line\r\nSet-Cookie: x=1.pdf", "line Set-Cookie x=1.pdf"),
        ("fdp.\u202eexe", "fdp. exe"),
        ("../../etc/passwd", "etc passwd"),
        ("C:\\works\\Жұмыс.docx", "C works Жұмыс.docx"),
        ("...", "file"),
    ],
)
def test_a_name_cannot_deceive(name: str, safe: str) -> None:
    assert storage.safe_name(name) == safe


def test_only_pictures_and_videos_are_shown_in_place(blob: Blob) -> None:
    kinds = ("video/mp4", "image/png", "image/svg+xml", "text/html", "application/pdf")
    answers = [as_attachment(blob.sha256, "a", kind, inline=True) for kind in kinds]

    assert [body(given) for given in answers] == [TEXT] * 5
    assert [
        given["Content-Type"] for given in answers if "inline" in given["Content-Disposition"]
    ] == [
        "video/mp4",
        "image/png",
    ]


@pytest.mark.parametrize(
    ("asked", "first", "end"),
    [
        ("bytes=0-99", 0, 100),
        ("bytes=100-", 100, None),
        ("bytes=-10", -10, None),
        ("bytes=5-999999999", 5, None),
    ],
)
def test_a_player_gets_the_part_it_asks_for(
    blob: Blob, asked: str, first: int, end: int | None
) -> None:
    response = answer(blob, Range=asked)

    start, stop, _ = slice(first, end).indices(len(TEXT))
    assert body(response) == TEXT[first:end]
    assert response.status_code == 206
    assert response["Content-Range"] == f"bytes {start}-{stop - 1}/{len(TEXT)}"
    assert response["Content-Length"] == str(stop - start)


@pytest.mark.parametrize(
    "asked", ["bytes=0-1,5-6", "bytes=9-3", "bytes=-", "lines=1-2", "nonsense"]
)
def test_an_unclear_range_gets_everything(blob: Blob, asked: str) -> None:
    response = answer(blob, Range=asked)

    assert (response.status_code, body(response)) == (200, TEXT)


@pytest.mark.parametrize("asked", [f"bytes={len(TEXT)}-", "bytes=-0"])
def test_a_range_outside_the_file_is_refused(blob: Blob, asked: str) -> None:
    response = answer(blob, Range=asked)

    assert (response.status_code, response["Content-Range"]) == (416, f"bytes */{len(TEXT)}")


def test_a_part_of_another_version_becomes_the_whole(blob: Blob) -> None:
    same = answer(blob, Range="bytes=0-4", If_Range=f'"{blob.sha256}"')
    other = answer(blob, Range="bytes=0-4", If_Range='"another"')

    assert (len(body(same)), len(body(other))) == (5, len(TEXT))


def test_who_has_the_file_is_told_so(blob: Blob) -> None:
    response = answer(blob, If_None_Match=f'"{blob.sha256}"')

    assert (response.status_code, body(response)) == (304, b"")


def test_everything_kept_is_listed_and_nothing_where_nothing_was(store: str) -> None:
    assert list(storage.everything()) == []

    blobs = [keep([TEXT]), keep([b"second"])]

    assert sorted(storage.everything()) == sorted((one.sha256, one.size) for one in blobs)
