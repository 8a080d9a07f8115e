"""tus 1.0 over HTTP: core, creation, creation with upload, termination, expiration, checksum.

Specification: https://tus.io/protocols/resumable-upload. A stage tells by a `Desk` who sends, to
what, and what becomes of the whole file; nothing here knows what the files are.

One word more than tus: who begins with `Upload-Straight: yes` may learn an `Upload-Part-Size`. Then a
POST with offset and SHA-256 of the next part answers with the address in the store to which that part
may be PUT; a PATCH goes on from there at any time, and an empty one at the end says that all is sent.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from threading import BoundedSemaphore
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.http import http_date
from django.utils.translation import get_language

from baiqau.base import ratelimit, refusals
from baiqau.base.bucket.client import Away
from baiqau.base.tus import headers, intake, parts, straight, uploads
from baiqau.base.tus.headers import Faulty
from baiqau.base.tus.models import Upload
from baiqau.base.tus.uploads import ALGORITHMS, Checksum
from baiqau.language import numbers
from baiqau.rules.refusals import Refused

VERSION = "1.0.0"
EXTENSIONS = "creation,creation-with-upload,termination,expiration,checksum"
MOST_BEGUN = 120  # uploads of one person in an hour
HOUR = 3600
SHA256 = 32  # bytes
STATUS = {
    "upload-beyond-its-end": 413,
    "upload-busy": 423,
    "upload-checksum-differs": 460,
    "upload-damaged": 460,
    "upload-disk-full": 507,
    "upload-gone": 404,
    "upload-offset-differs": 409,
    "upload-person-quota": 507,
    "upload-scope-quota": 507,
    "upload-store-away": 503,
    "upload-too-big": 413,
    "upload-too-many-at-once": 503,
    "upload-too-often": 429,
}
# seconds
AGAIN_AFTER = {"upload-store-away": "5", "upload-too-many-at-once": "2", "upload-too-often": "60"}
_receiving = BoundedSemaphore(settings.UPLOADS_AT_ONCE)


@dataclass(frozen=True)
class Desk:
    """Where files come in: whose, to what, how big; refused by `expect`, taken over by `take`.

    `expect` sees size and metadata before the first byte, `take` the whole file; both may refuse.
    A sender who lost the last answer asks again: `take` sees the file once more and claims it once.
    `say` words the refusals of the stage.
    """

    owner: str
    place: str
    scope: str
    most: int
    now: datetime
    expect: Callable[[int, dict[str, str]], None]
    take: Callable[[Upload], None]
    say: Callable[[Refused], str] = refusals.sentence


def collection(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Answer where uploads begin: OPTIONS, POST."""
    return _answer(request, desk, {"OPTIONS": _abilities, "POST": _begin})


def single(request: HttpRequest, desk: Desk, key: UUID) -> HttpResponse:
    """Answer for one upload: HEAD, PATCH, DELETE; another person's is not found."""
    acts: dict[str, ActOnOne] = {"HEAD": _standing, "PATCH": _receive, "DELETE": _drop}
    if straight.is_open():
        acts["POST"] = _sign
    bound = {method: partial(_with_upload, act, key) for method, act in acts.items()}
    return _answer(request, desk, {"OPTIONS": _abilities, **bound})


Act = Callable[[HttpRequest, Desk], HttpResponse]
ActOnOne = Callable[[HttpRequest, Desk, Upload], HttpResponse]


def _answer(request: HttpRequest, desk: Desk, acts: dict[str, Act]) -> HttpResponse:
    method = request.headers.get("X-HTTP-Method-Override", request.method or "")
    act = acts.get(method)
    if act is None:
        answer = HttpResponse(status=405, headers={"Allow": ", ".join(acts)})
    elif method != "OPTIONS" and request.headers.get("Tus-Resumable") != VERSION:
        answer = HttpResponse(status=412, headers={"Tus-Version": VERSION})
    else:
        answer = _spoken(act, request, desk)
    answer["Tus-Resumable"] = VERSION
    answer["Cache-Control"] = "no-store"
    return answer


def _spoken(act: Act, request: HttpRequest, desk: Desk) -> HttpResponse:
    """Let the act answer, or say why it does not."""
    try:
        return act(request, desk)
    except Faulty as fault:
        return _words(str(fault), fault.status)
    except parts.Busy:
        return _refusal(Refused("upload-busy"), desk)
    except Away:
        return _refusal(Refused("upload-store-away"), desk)
    except Refused as refused:
        return _refusal(refused, desk)


def _abilities(request: HttpRequest, desk: Desk) -> HttpResponse:
    abilities = {
        "Tus-Version": VERSION,
        "Tus-Extension": EXTENSIONS,
        "Tus-Max-Size": str(desk.most),
        "Tus-Checksum-Algorithm": ",".join(ALGORITHMS),
    }
    return HttpResponse(status=204, headers=abilities)


def _begin(request: HttpRequest, desk: Desk) -> HttpResponse:
    size = headers.whole_number(request, "Upload-Length")
    metadata = headers.metadata(request)
    body = headers.body_of_creation(request)
    checksum = headers.checksum(request)
    against = _expected(desk, size, metadata)
    if against is not None:
        return against
    if not ratelimit.allow(f"uploads:{desk.owner}", MOST_BEGUN, HOUR, desk.now):
        raise Refused("upload-too-often")
    upload = uploads.begin(
        owner=desk.owner,
        place=desk.place,
        scope=desk.scope,
        size=size,
        metadata=metadata,
        now=desk.now,
        to_store=request.headers.get("Upload-Straight") == "yes" and not body,
    )
    if body or size == 0:
        upload = _poured(request, desk, upload, at=0, length=body, checksum=checksum)
    location = f"{request.path}{upload.key}/"
    return _stands(upload, upload.offset, 201, Location=location)


def _expected(desk: Desk, size: int, metadata: dict[str, str]) -> HttpResponse | None:
    """Ask the stage before anything is sent; its own words come first."""
    too_big = size > desk.most
    try:
        desk.expect(size, metadata)
    except Refused as refused:
        return _refusal(refused, desk, 413 if too_big else 422)
    return _refusal(Refused("upload-too-big", limit=desk.most), desk) if too_big else None


def _with_upload(act: ActOnOne, key: UUID, request: HttpRequest, desk: Desk) -> HttpResponse:
    upload = uploads.find(key, owner=desk.owner, place=desk.place, now=desk.now)
    if upload is None:
        raise Refused("upload-gone")
    return act(request, desk, upload)


def _standing(request: HttpRequest, desk: Desk, upload: Upload) -> HttpResponse:
    told = {"Upload-Length": str(upload.size)}
    if upload.metadata:
        told["Upload-Metadata"] = headers.written(upload.metadata)
    straight.count(upload)
    return _stands(upload, uploads.standing(upload), 200, **told)


def _sign(request: HttpRequest, desk: Desk, upload: Upload) -> HttpResponse:
    at = headers.whole_number(request, "Upload-Offset")
    checksum = headers.checksum(request)
    if checksum is None or checksum.algorithm != "sha256" or len(checksum.digest) != SHA256:
        raise Faulty("Upload-Checksum must be sha256 of the part.")
    return _words(straight.sign(upload, at=at, digest=checksum.digest, now=desk.now), 200)


def _receive(request: HttpRequest, desk: Desk, upload: Upload) -> HttpResponse:
    length = headers.body_of_part(request)
    at = headers.whole_number(request, "Upload-Offset")
    checksum = headers.checksum(request)
    row = _poured(request, desk, upload, at=at, length=length, checksum=checksum)
    return _stands(row, row.offset, 204)


def _drop(request: HttpRequest, desk: Desk, upload: Upload) -> HttpResponse:
    uploads.drop(upload)
    return HttpResponse(status=204)


def _poured(
    request: HttpRequest,
    desk: Desk,
    upload: Upload,
    *,
    at: int,
    length: int,
    checksum: Checksum | None,
) -> Upload:
    """Take a part in; a file that is whole with it is handed over at once."""
    body = intake.Body(request.read, length)
    try:
        with _a_place():
            row = uploads.receive(
                upload, body.pieces, at=at, length=length, checksum=checksum, now=desk.now
            )
    except (parts.Busy, Refused):
        body.wave_away()
        raise
    if row.blob:
        desk.take(row)
    return row


@contextmanager
def _a_place() -> Iterator[None]:
    """Hold one of the places for uploads while a part comes; the other threads answer pages."""
    if not _receiving.acquire(blocking=False):
        raise Refused("upload-too-many-at-once")
    try:
        yield
    finally:
        _receiving.release()


def _stands(upload: Upload, offset: int, status: int, **more: str) -> HttpResponse:
    told = {
        "Upload-Offset": str(offset),
        "Upload-Expires": http_date(upload.expires_at.timestamp()),
    }
    if straight.goes_on(upload):
        told["Upload-Part-Size"] = str(upload.part_size)
    told |= {name.replace("_", "-"): value for name, value in more.items()}
    return HttpResponse(status=status, headers=told)


def _refusal(refused: Refused, desk: Desk, otherwise: int = 422) -> HttpResponse:
    """Say why: a refusal of ours has its status, one of the stage is told in the stage's words."""
    ours = refused.code in STATUS
    status = STATUS.get(refused.code, otherwise)
    answer = _words(_sentence(refused) if ours else desk.say(refused), status)
    if refused.code in AGAIN_AFTER:
        answer["Retry-After"] = AGAIN_AFTER[refused.code]
    return answer


def _sentence(refused: Refused) -> str:
    facts = dict(refused.facts)
    if "limit" in facts:
        facts["limit"] = numbers.size(int(str(facts["limit"])), (get_language() or "kk")[:2])
    return refusals.sentence(Refused(refused.code, clause=refused.clause, **facts))


def _words(words: str, status: int) -> HttpResponse:
    return HttpResponse(words, status=status, content_type="text/plain; charset=utf-8")
