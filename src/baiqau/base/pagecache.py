"""Whole pages for visitors without a session, kept in memory and exact to the moment.

A view says `@for_everyone`; its answer may say `response.expires_for_everyone`, the next moment at
which the page would read differently. A kept page is given only while two things hold:

- the token (settings.PAGECACHE_TOKEN: one indexed query, changed by every act the public sees) is
  the one read *before* the page was made, so that a change during the making counts as later;
- the clock (settings.PAGECACHE_CLOCK) stands between the making and the expiry; the demo's time
  machine may put it back.

Kept are only answers to requests without session, CSRF and message cookies that set no cookie: such
an answer may vary on Cookie, because whoever brings one of these cookies is never served from here.
"""

import gzip
import hashlib
from collections import OrderedDict
from collections.abc import Callable, Collection, Hashable
from dataclasses import dataclass
from datetime import datetime
from functools import partial, wraps
from http import HTTPStatus
from threading import Lock
from typing import Any, TypeVar, cast, overload

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.module_loading import import_string

MOST_BYTES = 32 << 20
CACHING = "public, max-age=0, must-revalidate"
_OWN = frozenset({"content-length", "vary", "etag", "cache-control", "content-encoding"})
_BORING = frozenset({"accept-encoding", "cookie"})  # what a kept page may vary on
_WORTH_PACKING = 200  # bytes

View = TypeVar("View", bound=Callable[..., HttpResponseBase])


@overload
def for_everyone(view: View) -> View: ...
@overload
def for_everyone(*, query: Collection[str]) -> Callable[[View], View]: ...
def for_everyone(view: Any = None, *, query: Collection[str] = ()) -> Any:
    """Mark a view whose page is the same for every visitor without a session.

    `query` names the parameters the page depends on; a request with any other is not kept.
    """
    return _marked(view, frozenset()) if view else partial(_marked, names=frozenset(query))


def _marked(view: View, names: frozenset[str]) -> View:
    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response = view(request, *args, **kwargs)
        response.for_everyone = names  # type: ignore[attr-defined]  # read by PageCache below
        return response

    return cast("View", answer)


@dataclass(frozen=True, slots=True)
class Page:
    """A kept answer: the same bytes plain and packed, and how long they are true."""

    token: Hashable
    made: datetime
    expires: datetime | None
    headers: tuple[tuple[str, str], ...]
    etag: str
    plain: bytes
    packed: bytes

    @property
    def size(self) -> int:
        return len(self.plain) + len(self.packed) + 1000

    def holds(self, token: Hashable, now: datetime) -> bool:
        """Say whether the page still reads as it would if it were made now."""
        return self.token == token and self.made <= now and (not self.expires or now < self.expires)

    def answer(self, request: HttpRequest) -> HttpResponse:
        """Give the page as this client can take it, or 304 when it has it already."""
        packed = bool(self.packed) and "gzip" in request.META.get("HTTP_ACCEPT_ENCODING", "")
        etag = f'"{self.etag}{"-gz" if packed else ""}"'
        had = request.META.get("HTTP_IF_NONE_MATCH", "")
        known = bool(had) and etag in had
        body = b"" if known else self.packed if packed else self.plain
        response = HttpResponse(body, status=304 if known else 200)
        for name, value in self.headers:
            response.headers[name] = value
        response.headers["ETag"] = etag
        response.headers["Cache-Control"] = CACHING
        if known:
            del response.headers["Content-Type"]
            return response
        if packed:
            response.headers["Content-Encoding"] = "gzip"
        response.headers["Content-Length"] = str(len(body))
        return response


class Shelf:
    """Pages by key, the least used leave when there are too many bytes. Safe among threads."""

    def __init__(self, most: int) -> None:
        self.most = most
        self.bytes = 0
        self.pages: OrderedDict[Hashable, Page] = OrderedDict()
        self.lock = Lock()

    def get(self, key: Hashable) -> Page | None:
        with self.lock:
            page = self.pages.get(key)
            if page:
                self.pages.move_to_end(key)
            return page

    def put(self, key: Hashable, page: Page) -> None:
        with self.lock:
            before = self.pages.pop(key, None)
            self.bytes += page.size - (before.size if before else 0)
            self.pages[key] = page
            while self.bytes > self.most:
                self.bytes -= self.pages.popitem(last=False)[1].size


class PageCache:
    """Answers from the shelf what was made for everyone; sits above session and locale."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.shelf = Shelf(getattr(settings, "PAGECACHE_BYTES", MOST_BYTES))
        self.token: Callable[[], Hashable] = import_string(settings.PAGECACHE_TOKEN)
        clock = getattr(settings, "PAGECACHE_CLOCK", "")
        self.clock: Callable[[], datetime] = import_string(clock) if clock else timezone.now
        self.personal = (settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME, "messages")

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not self._anybody(request):
            return self.get_response(request)
        key = self._key(request)
        page = self.shelf.get(key)
        token, now = self.token(), self.clock()
        if page and page.holds(token, now):
            return page.answer(request)
        response = self.get_response(request)
        if request.method != "GET" or not _storable(request, response):
            return response
        page = _page(response, token, now)
        self.shelf.put(key, page)
        return page.answer(request)

    def _anybody(self, request: HttpRequest) -> bool:
        """Say whether nothing in the request could make its answer personal."""
        meta = request.META
        if request.method not in ("GET", "HEAD") or "HTTP_AUTHORIZATION" in meta:
            return False
        if "HTTP_HX_REQUEST" in meta:
            return False
        cookies = meta.get("HTTP_COOKIE", "")
        return not cookies or not any(name in request.COOKIES for name in self.personal)

    def _key(self, request: HttpRequest) -> Hashable:
        meta = request.META
        host = meta.get("HTTP_HOST") or meta.get("SERVER_NAME")
        return request.scheme, host, request.path, meta.get("QUERY_STRING", "")


def _storable(request: HttpRequest, response: HttpResponseBase) -> bool:
    """Say whether this answer may be given to others."""
    query: frozenset[str] | None = getattr(response, "for_everyone", None)
    if query is None or response.status_code != HTTPStatus.OK or response.cookies:
        return False
    if response.streaming or not request.GET.keys() <= query:
        return False
    return _same_for_all(response)


def _same_for_all(response: HttpResponseBase) -> bool:
    """Say whether no header of the answer speaks against giving it to others."""
    varies = {part.strip().lower() for part in response.get("Vary", "").split(",")} - {""}
    caching = response.get("Cache-Control", "")
    own = response.has_header("Content-Encoding") or "private" in caching or "no-" in caching
    return varies <= _BORING and not own


def _page(response: HttpResponse, token: Hashable, now: datetime) -> Page:
    plain = response.content
    packed = b""
    if len(plain) > _WORTH_PACKING:
        packed = gzip.compress(plain, compresslevel=6, mtime=0)
    vary = (("Vary", "Accept-Encoding, Cookie"),)
    return Page(
        token=token,
        made=now,
        expires=cast("datetime | None", getattr(response, "expires_for_everyone", None)),
        headers=tuple(item for item in response.items() if item[0].lower() not in _OWN) + vary,
        etag=hashlib.sha256(plain).hexdigest()[:32],
        plain=plain,
        packed=packed if len(packed) < len(plain) else b"",
    )
