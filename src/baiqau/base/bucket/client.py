"""The line to the store: one client for the house, one that writes addresses for browsers."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from baiqau.base.bucket.setting import ABSENT, MEND_ABSENT, Bucket

GONE = frozenset({"404", "NoSuchKey", "NoSuchUpload", "NotFound"})


class Away(OSError):  # noqa: N818  what was found
    """The store does not answer, or answers that it will not."""


def bucket() -> Bucket:
    """Give the store of this installation; it must have one."""
    found: Bucket | None = settings.BUCKET
    assert found is not None, "no store is set"
    return found


def house() -> Any:
    """Give the client by which the house itself reads and writes."""
    return _client(bucket(), bucket().address)


def browsers() -> Any:
    """Give the client that signs addresses as browsers will call them."""
    return _client(bucket(), bucket().reached)


@contextmanager
def asking() -> Iterator[None]:
    """Translate what goes wrong: FileNotFoundError for what is not there, Away for the rest."""
    from botocore.exceptions import (  # noqa: PLC0415  only where a store is set
        BotoCoreError,
        ClientError,
    )

    try:
        yield
    except ClientError as error:
        code = str(error.response.get("Error", {}).get("Code", ""))
        raise (FileNotFoundError if code in GONE else Away)(code) from error
    except BotoCoreError as error:
        raise Away(str(error)) from error


@lru_cache(maxsize=8)
def _client(of: Bucket, address: str) -> Any:
    try:
        import boto3  # noqa: PLC0415  an extra: a house with a folder does without
        from botocore.config import Config  # noqa: PLC0415
    except ImportError as error:
        raise ImproperlyConfigured(f"{ABSENT} {MEND_ABSENT}") from error
    kept = Config(
        signature_version="s3v4",
        s3={"addressing_style": "path"},
        # stores other than Amazon's do not know the checksums of their own accord
        request_checksum_calculation="when_required",
        response_checksum_validation="when_required",
        connect_timeout=5,
        read_timeout=60,
        retries={"mode": "standard", "max_attempts": 3},
        max_pool_connections=20,
    )
    return boto3.session.Session().client(
        "s3",
        endpoint_url=address,
        region_name=of.region,
        aws_access_key_id=of.key,
        aws_secret_access_key=of.secret,
        config=kept,
    )
