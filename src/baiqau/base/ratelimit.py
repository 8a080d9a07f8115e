"""How often something may be tried: a counter per window of time, in the database, for all processes."""

import hashlib
from datetime import UTC, datetime

from django.conf import settings
from django.db import connection
from django.http import HttpRequest

from baiqau.base.models import Attempts


def allow(key: str, most: int, seconds: int, now: datetime) -> bool:
    """Count one more try of `key`; False when the window of `seconds` has seen `most` already.

    Call it outside a transaction that a refusal would roll back: the count would go with it.
    """
    ends = again_at(seconds, now)
    table = connection.ops.quote_name(Attempts._meta.db_table)  # noqa: SLF001  Django's documented Model._meta API
    sql = (
        f"INSERT INTO {table} AS seen (key, count, ends_at) VALUES (%s, 1, %s) "  # noqa: S608  the name of our own table
        "ON CONFLICT (key) DO UPDATE SET count = seen.count + 1 RETURNING count"
    )
    name = hashlib.sha256(f"{key}\n{seconds}\n{ends.timestamp()}".encode()).hexdigest()
    with connection.cursor() as cursor:
        cursor.execute(sql, [name, connection.ops.adapt_datetimefield_value(ends)])
        count: int = cursor.fetchone()[0]
    return count <= most


def again_at(seconds: int, now: datetime) -> datetime:
    """Give the end of the window `now` lies in: from then on it is allowed again."""
    return datetime.fromtimestamp((int(now.timestamp()) // seconds + 1) * seconds, UTC)


def address(request: HttpRequest) -> str:
    """Give the client's address; behind our proxy the one it wrote last, never the client's own claim."""
    if getattr(settings, "SECURE_PROXY_SSL_HEADER", None):
        forwarded = request.headers.get("X-Forwarded-For", "")
        if forwarded:
            return forwarded.rsplit(",", 1)[-1].strip()
    return str(request.META.get("REMOTE_ADDR", ""))
