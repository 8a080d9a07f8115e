"""A work is sent from a phone whose network goes away: it arrives whole, byte by byte."""

import hashlib
import random
import re

import pytest

from tests.browser.test_pages import faults

SOME = re.compile(r"On the server: [1-9][\d.]*\sMB of 20\sMB")  # a part is 4 MiB, then 8


@pytest.fixture
def film(tmp_path):
    path = tmp_path / "Жоба.pdf"
    path.write_bytes(b"%PDF-1.7\n" + random.randbytes(20 << 20))
    return path


def choose(page, film):
    page.locator("input[type=radio][value=text]").check()
    page.locator("file-sender input[type=file]").set_input_files(film)


class Gate:
    """Lets one part of the file through and holds the next on its way, however fast the machine."""

    def __init__(self, page):
        self.page = page
        self.parts = 0
        self.held = []
        self.away = False
        page.route("**/*", self.pass_or_hold)

    def pass_or_hold(self, route):
        self.parts += route.request.method == "PATCH"
        if self.parts < 2 or route.request.method == "GET":
            route.continue_()
        elif self.away:
            route.abort("internetdisconnected")
        else:
            self.held.append(route)

    def cut(self):
        """The network is away: what is on its way is lost, and nothing new gets through."""
        self.away = True
        self.page.context.set_offline(True)
        for route in self.held:
            route.abort("internetdisconnected")

    def open(self):
        """Everything goes through from now on."""
        self.page.unroute("**/*", self.pass_or_hold)
        self.page.context.set_offline(False)


def begin(page, film):
    """Send until the first part is on the server and the second is on its way."""
    gate = Gate(page)
    choose(page, film)
    page.get_by_role("button", name="Send the file").click()
    page.get_by_text(SOME).wait_for()
    return gate


def arrived(page, film):
    """The page says so, names the digest of these very bytes, and nothing is left on its way."""
    page.get_by_text("The file is kept on the server.").first.wait_for(timeout=90_000)
    digest = hashlib.sha256(film.read_bytes()).hexdigest()
    assert page.locator(".digest", has_text=digest).count() == 1
    assert not page.get_by_text("is not in the work yet").is_visible()


def test_a_file_goes_on_after_the_network_was_away(files, film):
    gate = begin(files, film)

    gate.cut()
    files.get_by_text("There is no connection now.").wait_for()
    assert faults(files) == []
    gate.open()

    arrived(files, film)


def test_a_file_goes_on_after_the_page_was_closed(browser, files, film):
    begin(files, film)

    address = files.url
    page = files.context.new_page()
    files.close()
    page.goto(address)
    assert page.get_by_text("is not in the work yet").is_visible()
    assert faults(page) == []
    choose(page, film)
    assert page.get_by_text("A part of this file is on the server already.").is_visible()
    sent = []
    page.on("request", lambda asked: sent.append(asked.method))
    page.get_by_role("button", name="Send the file").click()

    arrived(page, film)
    assert "POST" not in sent[: sent.index("PATCH")]


def test_a_paused_file_waits_and_goes_on(files, film):
    gate = begin(files, film)

    files.get_by_role("button", name="Pause").click()
    assert files.get_by_text("Paused. What has arrived is safe.").is_visible()
    gate.open()
    files.get_by_role("button", name="Go on sending").click()

    arrived(files, film)


def test_a_file_of_another_kind_is_refused_before_it_is_sent(files, tmp_path):
    program = tmp_path / "program.exe"
    program.write_bytes(b"MZ" * 1000)
    choose(files, program)

    files.get_by_role("button", name="Send the file").click()

    files.get_by_text("The file must end in one of").wait_for()
    assert not files.get_by_role("button", name="Drop it").is_visible()  # nothing has arrived
    files.reload()
    assert not files.get_by_text("is not in the work yet").is_visible()
