"""CPU of a page from the cache beside a bare Django view, in one process: `python bench/pagecache.py`."""

import gzip
import io
import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

FOLDER = tempfile.mkdtemp(prefix="baiqau-bench-")
sys.path.insert(0, str(Path(__file__).parents[1]))
os.environ.update(BAIQAU_DATA=FOLDER, BAIQAU_SECRET_KEY="bench", BAIQAU_ADDRESS="http://localhost")

import django  # noqa: E402
from django.conf import settings  # noqa: E402

from baiqau.site import settings as real  # noqa: E402

ABOVE = real.MIDDLEWARE[: real.MIDDLEWARE.index("baiqau.base.pagecache.PageCache") + 1]
settings.configure(
    SECRET_KEY="bench",
    ALLOWED_HOSTS=["localhost"],
    DATABASES=real.DATABASES,
    INSTALLED_APPS=["django.contrib.staticfiles"],
    ROOT_URLCONF="bench.pagecache_site",
    MIDDLEWARE=[],
    STATIC_URL="/static/",
    STATIC_ROOT=FOLDER,
    SECURE_REFERRER_POLICY="same-origin",
    PAGECACHE_TOKEN="bench.pagecache_site.edition",
    USE_TZ=True,
)
django.setup()

from django.core.handlers.wsgi import WSGIHandler  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import override_settings  # noqa: E402

ROUNDS = 2000


def get(handler: WSGIHandler, path: str, **headers: str) -> tuple[str, dict[str, str], bytes]:
    """Ask as a server does, with a browser's headers."""
    answer: dict[str, Any] = {}

    def start(status: str, given: list[tuple[str, str]], _: Any = None) -> None:
        answer.update(status=status, headers=dict(given))

    environ = {
        "REQUEST_METHOD": "GET", "PATH_INFO": path, "SERVER_NAME": "localhost",
        "SERVER_PORT": "80", "SERVER_PROTOCOL": "HTTP/1.1", "HTTP_HOST": "localhost",
        "wsgi.input": io.BytesIO(), "wsgi.url_scheme": "http", "wsgi.errors": sys.stderr,
        "HTTP_ACCEPT_ENCODING": "gzip, br", "HTTP_COOKIE": "language=kk",
        "HTTP_USER_AGENT": "Mozilla/5.0", "HTTP_ACCEPT_LANGUAGE": "kk,ru;q=0.8", **headers,
    }  # fmt: skip
    response = handler(environ, start)
    body = b"".join(response)
    response.close()
    return answer["status"], answer["headers"], body


def cost(ask: Callable[[], object]) -> float:
    """Give milliseconds of CPU of one call, the best of five rounds."""
    best = []
    for _ in range(5):
        begun = time.process_time()
        for _ in range(ROUNDS // 5):
            ask()
        best.append((time.process_time() - begun) / (ROUNDS // 5) * 1000)
    return min(best)


def main() -> None:
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE chain (scope varchar(60) PRIMARY KEY, edition integer)")
        rows = [(f"contest-{n}", n) for n in range(20)]
        cursor.executemany("INSERT INTO chain VALUES (%s, %s)", rows)
    hello = WSGIHandler()
    with override_settings(MIDDLEWARE=ABOVE):
        cached = WSGIHandler()
    status, headers, body = get(cached, "/page/")
    assert headers["Content-Encoding"] == "gzip", headers
    print(f"page {len(gzip.decompress(body))} bytes, packed {len(body)}; {status}")
    had = {"HTTP_IF_NONE_MATCH": headers["ETag"]}
    assert get(cached, "/page/", **had)[0].startswith("304")
    asks: dict[str, Callable[[], object]] = {
        "bare Django view (hello, no middleware)": lambda: get(hello, "/hello/"),
        "bare Django page (27 kB, made each time)": lambda: get(hello, "/page/"),
        "page from the cache, all middleware above": lambda: get(cached, "/page/"),
        "the same, the browser has it (304)": lambda: get(cached, "/page/", **had),
    }
    bare = 0.0
    for name, ask in asks.items():
        spent = cost(ask)
        bare = bare or spent
        print(f"{name:45} {spent:7.3f} ms CPU  {spent / bare:5.2f} x bare view")


if __name__ == "__main__":
    main()
