"""A house whose files lie in a store of objects: sent there straight from the page, given from there."""

import re
from http.client import HTTPConnection
from urllib.parse import urlsplit

import pytest
from django.test import Client
from django.urls import reverse

from baiqau.base.models import Upload
from baiqau.base.tus import straight
from baiqau.contests import clock
from baiqau.entries import queries
from tests import build
from tests.browser.test_pages import faults
from tests.browser.test_upload import arrived, choose, film
from tests.services.stores import gate, moto

__all__ = ["film", "gate", "moto"]
pytestmark = pytest.mark.django_db(transaction=True)
SOME = re.compile(r"On the server: [1-9][\d.]*\sMB of 20\sMB")
COOKIE = "baiqau"


@pytest.fixture(scope="session", autouse=True)
def _beside_the_driver():
    """The browser's driver has a loop of its own in this thread; the tables may be asked all the same."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        yield


@pytest.fixture
def entry(live_server, gate, settings, tmp_path, monkeypatch):
    """A draft in a call, served by this process; its files lie behind the gate."""
    monkeypatch.setattr(clock, "now", lambda: build.IN_CALL)
    settings.DATA = tmp_path
    gate.rule.origin = live_server.url
    return build.draft(build.contest(), owner=build.person(), file=None)


@pytest.fixture
def files(entry, live_server, browser):
    """The files page of the draft, in English, on its author's phone."""
    context = browser.new_context(viewport={"width": 360, "height": 780})
    session = build.sign_in(Client(), entry.owner).cookies[COOKIE].value
    context.add_cookies([{"name": COOKIE, "value": session, "url": live_server.url}])
    page = context.new_page()
    names = {"contest": entry.contest.slug, "entry": entry.key}
    page.goto(live_server.url + "/en" + reverse("entries:files", kwargs=names)[3:])
    yield page
    context.close()


def sent_to_house(page):
    """Count what PATCH carries to the house."""
    sizes = []
    page.on("request", lambda asked: _noted(asked, sizes))
    return sizes


def _noted(asked, sizes):
    if asked.method == "PATCH":
        sizes.append(
            int(asked.headers.get("content-length", 0)) or len(asked.post_data_buffer or b"")
        )


def send(page, film):
    choose(page, film)
    page.get_by_role("button", name="Send the file").click()


def test_a_large_file_goes_to_the_store_and_not_through_the_house(files, film, gate):
    through_house = sent_to_house(files)

    send(files, film)

    arrived(files, film)
    assert (gate.came, sum(through_house)) == (film.stat().st_size, 0)
    assert film.read_bytes() in gate.objects.values()


def test_a_part_that_does_not_arrive_sends_the_rest_through_the_house(files, film, gate):
    gate.cuts = [5 << 20, 1 << 20, 1 << 20]  # the browser itself tries once more

    send(files, film)

    arrived(files, film)
    assert gate.came <= 7 << 20
    assert film.read_bytes() in gate.objects.values()


def test_a_store_the_browser_may_not_reach_is_no_trouble(files, film, gate):
    gate.rule.methods = "GET"

    send(files, film)

    arrived(files, film)
    assert gate.came == 0
    assert film.read_bytes() in gate.objects.values()


def test_it_goes_on_after_the_page_was_closed(files, film, gate):
    context, address = files.context, files.url
    files.route(f"{gate.bucket.address}/**", lambda route: None if gate.came else route.continue_())
    send(files, film)
    files.get_by_text(SOME).wait_for()
    files.close()

    page = context.new_page()
    page.goto(address)
    assert page.get_by_text("is not in the work yet").is_visible()
    assert faults(page) == []
    send(page, film)

    arrived(page, film)
    size = film.stat().st_size  # a part that was on its way when the page was closed comes twice
    assert size <= gate.came <= size + straight.PART
    assert Upload.objects.get().remote == ""


def test_the_page_may_connect_to_this_bucket_and_to_nothing_else(files, gate):
    policy = files.request.get(files.url).headers["content-security-policy"]
    others = files.request.get(files.url.replace("/files/", "/consents/")).headers

    assert f"connect-src 'self' {gate.bucket.destination};" in policy
    assert "connect-src 'self';" in others["content-security-policy"]


def test_a_file_is_given_from_the_store_by_the_house_alone(files, film, entry, gate, live_server):
    """It comes with the house's headers, in parts, to whoever may; strangers get nothing from the store."""
    send(files, film)
    arrived(files, film)
    kept = queries.files_of(entry).get()
    given = reverse("entries:file", kwargs={"contest": entry.contest.slug, "file": kept.key})

    part = files.request.get(f"{live_server.url}{given}", headers={"Range": "bytes=9-12"})

    assert (part.status, part.body()) == (206, film.read_bytes()[9:13])
    assert "sandbox" in part.headers["content-security-policy"]
    assert part.headers["content-disposition"].startswith("attachment")
    line = HTTPConnection(urlsplit(gate.bucket.address).netloc)
    line.request("GET", f"/{gate.bucket.name}/{kept.blob[:2]}/{kept.blob}")
    assert line.getresponse().status == 403
    line.close()
