"""A small site for the tests of the page cache: what it shows is set by the test."""

from datetime import UTC, datetime

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.middleware.csrf import get_token
from django.urls import path

from baiqau.base.pagecache import for_everyone

START = datetime(2024, 11, 15, 12, tzinfo=UTC)


class World:
    """What the pages tell, and how often they were made."""

    edition = 1
    now = START
    expires: datetime | None = None
    words = "Байқау ашық. " * 100
    made = 0


def edition() -> int:
    return World.edition


def now() -> datetime:
    return World.now


def _page(words: str = "") -> HttpResponse:
    World.made += 1
    return HttpResponse(words or World.words, headers={"Content-Language": "kk"})


@for_everyone
def home(request: HttpRequest) -> HttpResponse:
    response = _page()
    response.expires_for_everyone = World.expires
    return response


@for_everyone
def changing(request: HttpRequest) -> HttpResponse:
    """While this page is being made, somebody publishes."""
    response = _page(f"edition {World.edition}")
    World.edition += 1
    return response


@for_everyone(query=["page"])
def listed(request: HttpRequest) -> HttpResponse:
    return _page(f"page {request.GET.get('page', '1')}")


@for_everyone
def greeting(request: HttpRequest) -> HttpResponse:
    """Looks into the session, as every page does that could greet somebody."""
    return _page(request.session.get("name", "visitor"))


@for_everyone
def with_cookie(request: HttpRequest) -> HttpResponse:
    response = _page()
    response.set_cookie("colour", "blue")
    return response


@for_everyone
def with_form(request: HttpRequest) -> HttpResponse:
    return _page(get_token(request))


@for_everyone
def by_language(request: HttpRequest) -> HttpResponse:
    response = _page()
    response["Vary"] = "Accept-Language"
    return response


@for_everyone
def secret(request: HttpRequest) -> HttpResponse:
    response = _page()
    response["Cache-Control"] = "no-store"
    return response


@for_everyone
def missing(request: HttpRequest) -> HttpResponse:
    response = _page()
    response.status_code = 404
    return response


@for_everyone
def stream(request: HttpRequest) -> StreamingHttpResponse:
    World.made += 1
    return StreamingHttpResponse([b"a", b"b"])


def desk(request: HttpRequest) -> HttpResponse:
    return _page()


VIEWS = (home, changing, listed, greeting, with_cookie, with_form, by_language, secret)
urlpatterns = [path(f"{view.__name__}/", view) for view in (*VIEWS, missing, stream, desk)]
