"""A file on its way into the store in parts: begun, each part signed for, listed, joined, given up.

What arrives lies under a name of its own and gets its digest for a name only when its bytes were read.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from baiqau.base.bucket import client
from baiqau.base.bucket.client import asking

FOLDER = "arriving/"
SIGNED_FOR = 900  # seconds; a part takes minutes on the slowest line worth trying


@dataclass(frozen=True)
class Arrived:
    """One part in the store, as the store tells it; not every store tells the checksum."""

    number: int
    size: int
    etag: str
    checksum: str  # SHA-256 in base64, or ""


def name_of(key: UUID) -> str:
    """Give the name under which an upload's bytes arrive."""
    return f"{FOLDER}{key.hex}"


def begin(key: UUID) -> str:
    """Open a file of parts; give the store's name for it."""
    with asking():
        told = client.house().create_multipart_upload(**_at(key), ChecksumAlgorithm="SHA256")
    remote: str = told["UploadId"]
    return remote


def signed(key: UUID, remote: str, *, number: int, length: int, checksum: str) -> str:
    """Give the address to which a browser may PUT this one part: these bytes and no others."""
    part = _at(key) | {
        "UploadId": remote,
        "PartNumber": number,
        "ContentLength": length,
        "ChecksumSHA256": checksum,
    }
    address: str = client.browsers().generate_presigned_url(
        "upload_part", Params=part, ExpiresIn=SIGNED_FOR, HttpMethod="PUT"
    )
    return address


def put(key: UUID, remote: str, *, number: int, content: bytes, checksum: str) -> None:
    """Bring a part that came to the house."""
    with asking():
        client.house().upload_part(
            **_at(key), UploadId=remote, PartNumber=number, Body=content, ChecksumSHA256=checksum
        )


def arrived(key: UUID, remote: str) -> list[Arrived]:
    """Give the parts that are in the store, in order; FileNotFoundError when none are awaited any more."""
    with asking():
        pages = client.house().get_paginator("list_parts").paginate(**_at(key), UploadId=remote)
        return [
            Arrived(
                part["PartNumber"], part["Size"], part["ETag"], part.get("ChecksumSHA256") or ""
            )
            for page in pages
            for part in page.get("Parts", ())
        ]


def join(key: UUID, remote: str, parts: list[Arrived]) -> None:
    """Make one file of the parts."""
    told = [
        {"PartNumber": part.number, "ETag": part.etag}
        | ({"ChecksumSHA256": part.checksum} if part.checksum else {})
        for part in parts
    ]
    with asking():
        client.house().complete_multipart_upload(
            **_at(key), UploadId=remote, MultipartUpload={"Parts": told}
        )


def rename(key: UUID, name: str) -> None:
    """Give the joined file another name beside its own, inside the store."""
    where = client.bucket().name
    with asking():
        client.house().copy_object(
            Bucket=where, Key=name, CopySource={"Bucket": where, "Key": name_of(key)}
        )


def give_up(key: UUID, remote: str) -> None:
    """Forget the parts, and the file joined of them; what is not there is no trouble."""
    try:
        with asking():
            client.house().abort_multipart_upload(**_at(key), UploadId=remote)
    except FileNotFoundError:
        pass
    forget(name_of(key))


def forget(name: str) -> None:
    """Remove what lies under a name."""
    with asking():
        client.house().delete_object(Bucket=client.bucket().name, Key=name)


def left_behind(before: datetime) -> Iterator[tuple[str, str]]:
    """Yield name and the store's own name of what began to arrive before that time; "" once joined."""
    for one in _listed("list_multipart_uploads", "Uploads"):
        if one["Initiated"] < before:
            yield one["Key"], one["UploadId"]
    for one in _listed("list_objects_v2", "Contents"):
        if one["LastModified"] < before:
            yield one["Key"], ""


def _listed(asked: str, of: str) -> list[dict[str, Any]]:
    where = {"Bucket": client.bucket().name, "Prefix": FOLDER}
    with asking():
        pages = client.house().get_paginator(asked).paginate(**where)
        return [one for page in pages for one in page.get(of, ())]


def abort(name: str, remote: str) -> None:
    """Give up parts that nobody waits for."""
    try:
        with asking():
            client.house().abort_multipart_upload(
                Bucket=client.bucket().name, Key=name, UploadId=remote
            )
    except FileNotFoundError:
        pass


def _at(key: UUID) -> dict[str, object]:
    return {"Bucket": client.bucket().name, "Key": name_of(key)}
