"""A visitor gets the page as it would be made now, mostly without making it."""

import gzip
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from baiqau.base.pagecache import CACHING, Page, Shelf
from tests.base import pages
from tests.base.pages import World


@pytest.fixture(autouse=True)
def site(settings: Any) -> Iterator[None]:
    settings.ROOT_URLCONF = "tests.base.pages"
    settings.MIDDLEWARE = [
        "baiqau.base.pagecache.PageCache",
        "django.contrib.sessions.middleware.SessionMiddleware",
        "django.middleware.common.CommonMiddleware",
        "django.middleware.csrf.CsrfViewMiddleware",
    ]
    settings.SESSION_ENGINE = "django.contrib.sessions.backends.signed_cookies"
    settings.PAGECACHE_TOKEN = "tests.base.pages.edition"
    settings.PAGECACHE_CLOCK = "tests.base.pages.now"
    yield
    for name in ("edition", "now", "expires", "words", "made"):
        setattr(World, name, FRESH[name])


FRESH = {name: getattr(World, name) for name in ("edition", "now", "expires", "words", "made")}


@pytest.fixture
def visitor() -> Client:
    return Client()


def made(visitor: Client, address: str, **headers: str) -> int:
    """Count how often two visits make the page."""
    before = World.made
    visitor.get(address, headers=headers)
    visitor.get(address, headers=headers)
    return World.made - before


# What is kept


def test_a_second_visit_makes_nothing(visitor: Client) -> None:
    first, second = visitor.get("/home/"), visitor.get("/home/")

    assert World.made == 1
    assert (first.content, dict(first.items())) == (second.content, dict(second.items()))
    assert dict(second.items()) == {
        "Content-Type": "text/html; charset=utf-8",
        "Content-Language": "kk",
        "Vary": "Accept-Encoding, Cookie",
        "Cache-Control": CACHING,
        "ETag": second["ETag"],
        "Content-Length": str(len(World.words.encode())),
    }


def test_a_page_that_only_looked_for_a_session_is_kept(visitor: Client) -> None:
    assert made(visitor, "/greeting/") == 1


@pytest.mark.parametrize(
    "page", ["with_cookie", "by_language", "secret", "missing", "stream", "desk"]
)
def test_what_is_not_the_same_for_everyone_is_made_each_time(visitor: Client, page: str) -> None:
    assert made(visitor, f"/{page}/") == 2


def test_a_page_with_a_form_is_never_kept() -> None:
    first, second = Client().get("/with_form/"), Client().get("/with_form/")

    assert first.content != second.content


@pytest.mark.parametrize(
    "headers", [{"HX-Request": "true"}, {"Authorization": "Bearer x"}, {"Host": "127.0.0.1"}]
)
def test_another_kind_of_request_is_not_given_the_kept_page(
    visitor: Client, settings: Any, headers: dict[str, str]
) -> None:
    settings.ALLOWED_HOSTS = ["*"]
    visitor.get("/home/")

    visitor.get("/home/", headers=headers)

    assert World.made == 2


def test_sending_something_is_never_answered_from_here(visitor: Client) -> None:
    visitor.get("/home/")

    assert made(visitor, "/home/") == 0
    visitor.post("/home/")
    assert World.made == 2


def test_each_language_and_page_number_is_its_own(visitor: Client) -> None:
    assert visitor.get("/listed/?page=2").content == b"page 2"
    assert visitor.get("/listed/").content == b"page 1"
    assert made(visitor, "/listed/?page=2") == 0


def test_an_unknown_parameter_is_not_kept(visitor: Client) -> None:
    assert made(visitor, "/home/?utm_source=x") == 2


# Who is served


@pytest.mark.parametrize("cookie", ["SESSION_COOKIE_NAME", "CSRF_COOKIE_NAME", "messages"])
def test_whoever_brings_a_personal_cookie_gets_a_page_of_their_own(
    visitor: Client, settings: Any, cookie: str
) -> None:
    visitor.get("/home/")
    visitor.cookies[getattr(settings, cookie, cookie)] = "something"

    assert made(visitor, "/home/") == 2


def test_a_language_cookie_changes_nothing(visitor: Client) -> None:
    visitor.get("/home/")
    visitor.cookies["language"] = "ru"

    assert made(visitor, "/home/") == 0


def test_a_signed_in_page_is_not_kept_for_others(visitor: Client, settings: Any) -> None:
    member = Client()
    session = member.session
    session["name"] = "Әсел"
    session.save()
    member.cookies[settings.SESSION_COOKIE_NAME] = session.session_key

    assert member.get("/greeting/").content.decode() == "Әсел"
    assert visitor.get("/greeting/").content == b"visitor"


# Exactness


def test_an_act_the_public_sees_makes_the_page_anew(visitor: Client) -> None:
    visitor.get("/home/")
    World.edition, World.words = 2, "Нәтиже жарияланды"

    assert visitor.get("/home/").content.decode() == "Нәтиже жарияланды"
    assert made(visitor, "/home/") == 0


def test_a_change_while_the_page_is_made_is_not_missed(visitor: Client) -> None:
    seen = [visitor.get("/changing/").content for _ in range(2)]

    assert seen == [b"edition 1", b"edition 2"]


def test_a_page_goes_at_its_border_to_the_second(visitor: Client) -> None:
    World.expires = pages.START + timedelta(hours=7)
    visitor.get("/home/")

    World.now = World.expires - timedelta(microseconds=1)
    assert made(visitor, "/home/") == 0
    World.now = World.expires
    World.expires = None
    assert made(visitor, "/home/") == 1


def test_a_clock_put_back_makes_the_page_anew(visitor: Client) -> None:
    visitor.get("/home/")
    World.now -= timedelta(days=1)

    assert made(visitor, "/home/") == 1


# How it is sent


def test_who_takes_gzip_gets_it(visitor: Client) -> None:
    plain = visitor.get("/home/")
    packed = visitor.get("/home/", headers={"Accept-Encoding": "br, gzip"})

    assert packed["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.content) == plain.content
    assert packed["ETag"] != plain["ETag"]
    assert len(packed.content) < len(plain.content) / 5


def test_who_has_the_page_is_told_so(visitor: Client) -> None:
    for accepted in ("", "gzip"):
        had = visitor.get("/home/", headers={"Accept-Encoding": accepted})
        again = visitor.get(
            "/home/", headers={"If-None-Match": had["ETag"], "Accept-Encoding": accepted}
        )

        assert (again.status_code, again.content) == (304, b"")
        assert dict(again.items()) == {
            "Content-Language": "kk",
            "Vary": "Accept-Encoding, Cookie",
            "ETag": had["ETag"],
            "Cache-Control": CACHING,
        }


def test_an_older_page_is_not_taken_for_this_one(visitor: Client) -> None:
    had = visitor.get("/home/")
    World.edition, World.words = 2, "другое"

    again = visitor.get("/home/", headers={"If-None-Match": had["ETag"]})

    assert (again.status_code, again.content.decode()) == (200, "другое")


def test_a_head_request_has_the_headers_of_the_page(visitor: Client) -> None:
    page = visitor.get("/home/")

    assert dict(visitor.head("/home/").items()) == dict(page.items())
    assert World.made == 1


# The shelf


def page_of(size: int) -> Page:
    return Page(
        token=1, made=pages.START, expires=None, headers=(), etag="", plain=bytes(size), packed=b""
    )


def test_the_least_used_page_leaves_a_full_shelf() -> None:
    shelf = Shelf(most=10_000)
    for key in "abc":
        shelf.put(key, page_of(2000))
    shelf.get("a")

    shelf.put("d", page_of(2000))

    assert list(shelf.pages) == ["c", "a", "d"]
    assert shelf.bytes == sum(page.size for page in shelf.pages.values())


def test_a_page_put_again_counts_once() -> None:
    shelf = Shelf(most=10_000)
    shelf.put("a", page_of(500))
    shelf.put("a", page_of(700))

    assert shelf.bytes == page_of(700).size


def test_a_page_larger_than_the_shelf_is_not_kept() -> None:
    shelf = Shelf(most=1000)
    shelf.put("a", page_of(5000))

    assert (list(shelf.pages), shelf.bytes) == ([], 0)
