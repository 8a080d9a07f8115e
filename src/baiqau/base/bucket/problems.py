"""What is wrong with a store, each with a code and a sentence on how to mend it."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from http.client import HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection
from importlib.util import find_spec
from urllib.parse import urlsplit
from uuid import uuid4

from django.core.checks import CheckMessage, Error, Warning  # noqa: A004  Django's own name

from baiqau.base.bucket import client, multipart
from baiqau.base.bucket.client import Away, asking
from baiqau.base.bucket.setting import ABSENT, MEND_ABSENT, Bucket

SKEW = timedelta(minutes=5)  # beyond a quarter of an hour a store lets nobody in
LOCAL = frozenset({"127.0.0.1", "localhost", "::1"})
HEADER = "x-amz-checksum-sha256"
_KEY = Error(
    "The S3 store does not know the access key, or the secret is not its own.",
    hint="Copy BAIQAU_S3_KEY and BAIQAU_S3_SECRET anew from the store; mind blanks at the ends.",
    id="baiqau.E016",
)
_BUCKET = Error(
    "The S3 store has no bucket of this name.",
    hint="Make a private bucket, or set BAIQAU_S3_BUCKET (and BAIQAU_S3_REGION) as the store has it.",
    id="baiqau.E015",
)
_CLOCK = Error(
    "The clocks of this machine and of the S3 store differ by minutes: signatures are refused.",
    hint="Have both follow a time server (timedatectl set-ntp true), then ask again.",
    id="baiqau.E017",
)
_RIGHTS = Error(
    "The access key may not write, read, list and remove in the bucket.",
    hint="Give it PutObject, GetObject, DeleteObject, ListBucket, ListBucketMultipartUploads,"
    " ListMultipartUploadParts and AbortMultipartUpload of this bucket, and nothing else.",
    id="baiqau.E018",
)
_OPEN = Error(
    "The bucket lets strangers read: every work could be fetched by whoever knows its digest.",
    hint="Make the bucket private (no public policy, no public access list).",
    id="baiqau.E019",
)
_AWAY = Error(
    "The S3 store does not answer at BAIQAU_S3_ADDRESS.",
    hint="Is the address right, the store running, a firewall between? Files can be neither taken"
    " nor shown meanwhile.",
    id="baiqau.E014",
)
SAID = {
    "InvalidAccessKeyId": _KEY,
    "SignatureDoesNotMatch": _KEY,
    "NoSuchBucket": _BUCKET,
    "404": _BUCKET,
    "RequestTimeTooSkewed": _CLOCK,
    "AccessDenied": _RIGHTS,
    "403": _RIGHTS,
}


def of_setting(bucket: Bucket) -> Iterator[CheckMessage]:
    """Give what the settings alone tell; nobody is asked."""
    if find_spec("boto3") is None:
        yield Error(ABSENT, hint=MEND_ABSENT, id="baiqau.E010")
    if not (bucket.name and bucket.key and bucket.secret):
        yield Error(
            "An S3 store is set, but not its bucket, access key and secret.",
            hint="Set BAIQAU_S3_BUCKET, BAIQAU_S3_KEY and BAIQAU_S3_SECRET, or remove BAIQAU_S3_ADDRESS.",
            id="baiqau.E011",
        )
    for address in filter(None, (bucket.address, bucket.public)):
        yield from _of_address(address)


def _of_address(address: str) -> Iterator[CheckMessage]:
    parts = urlsplit(address)
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.path or parts.query:
        yield Error(
            f"{address} is no address of an S3 store.",
            hint="Write https://host or https://host:port, without the bucket and without a path.",
            id="baiqau.E012",
        )
    elif parts.scheme == "http" and parts.hostname not in LOCAL:
        yield Error(
            f"The S3 store is reached without TLS ({address}): works can be read on the way.",
            hint="Set BAIQAU_S3_ADDRESS and BAIQAU_S3_PUBLIC to https://….",
            id="baiqau.E013",
        )


def of_store(bucket: Bucket, *, site: str, now: datetime) -> list[CheckMessage]:
    """Ask the store itself, as the house and as a browser would; the gravest alone when nothing works."""
    grave = _refused(lambda: _tried(bucket))
    if grave is not None:
        clock = _clock(bucket, now)
        return [clock or grave]
    return [*_strangers(bucket), *(_browsers(bucket, site) if bucket.straight else ())]


def _refused(act: Callable[[], None]) -> CheckMessage | None:
    """Give what the store's answer means; None when it did what was asked."""
    try:
        act()
    except (Away, FileNotFoundError) as error:
        return SAID.get(str(error), _AWAY)
    return None


def _tried(bucket: Bucket) -> None:
    """Write, read, list and remove, whole and in parts, as the house will."""
    house, key = client.house(), uuid4()
    at = {"Bucket": bucket.name, "Key": multipart.name_of(key)}
    with asking():
        house.put_object(**at, Body=b"baiqau")
        house.get_object(**at)["Body"].read()
        house.list_objects_v2(Bucket=bucket.name, Prefix=at["Key"])
        house.list_multipart_uploads(Bucket=bucket.name, Prefix=at["Key"])
    remote = multipart.begin(key)
    multipart.arrived(key, remote)
    multipart.give_up(key, remote)


def _clock(bucket: Bucket, now: datetime) -> CheckMessage | None:
    answer = _asked(bucket.address, "GET", "/")
    said = answer.headers["Date"] if answer else None
    if not said:
        return None
    apart = abs(parsedate_to_datetime(said).astimezone(UTC) - now)
    return _CLOCK if apart > SKEW else None


def _strangers(bucket: Bucket) -> Iterator[CheckMessage]:
    """See whether somebody without a key can read."""
    key = uuid4()
    at = {"Bucket": bucket.name, "Key": multipart.name_of(key)}
    with asking():
        client.house().put_object(**at, Body=b"baiqau")
    try:
        answer = _asked(bucket.address, "GET", f"/{bucket.name}/{at['Key']}")
    finally:
        multipart.forget(at["Key"])
    if answer is not None and answer.status == HTTPStatus.OK:
        yield _OPEN


def _browsers(bucket: Bucket, site: str) -> Iterator[CheckMessage]:
    """Ask what a browser asks before it sends a part from a page of this site."""
    says = {
        "Origin": site,
        "Access-Control-Request-Method": "PUT",
        "Access-Control-Request-Headers": HEADER,
    }
    answer = _asked(bucket.reached, "OPTIONS", f"/{bucket.name}/{multipart.FOLDER}probe", says)
    if answer is None:
        yield Warning(
            f"Browsers will not reach the S3 store at {bucket.reached}: large files go through the house.",
            hint="Set BAIQAU_S3_PUBLIC to an address that people reach, or BAIQAU_S3_STRAIGHT=no.",
            id="baiqau.W011",
        )
    elif not _lets(answer, site):
        yield Warning(
            "The bucket has no CORS rule for this site: large files go through the house.",
            hint=f"Allow the origin {site}, the method PUT and the header {HEADER} in the bucket's CORS"
            " rule, or set BAIQAU_S3_STRAIGHT=no.",
            id="baiqau.W010",
        )


def _lets(answer: HTTPResponse, site: str) -> bool:
    told = {
        name: {one.strip().lower() for one in (answer.headers.get(name) or "").split(",")}
        for name in ("Access-Control-Allow-Methods", "Access-Control-Allow-Headers")
    }
    return (
        answer.headers.get("Access-Control-Allow-Origin") in {site, "*"}
        and "put" in told["Access-Control-Allow-Methods"]
        and bool({HEADER, "*"} & told["Access-Control-Allow-Headers"])
    )


def _asked(
    address: str, method: str, path: str, headers: dict[str, str] | None = None
) -> HTTPResponse | None:
    """Ask without any key; None when nobody answers."""
    parts = urlsplit(address)
    kind = HTTPSConnection if parts.scheme == "https" else HTTPConnection
    line = kind(parts.netloc, timeout=5)
    try:
        line.request(method, path, headers=headers or {})
        answer = line.getresponse()
        answer.read()
    except (OSError, HTTPException):
        return None
    finally:
        line.close()
    return answer
