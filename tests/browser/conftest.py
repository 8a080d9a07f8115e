"""The demo in a real browser: one server and one Chromium for the whole folder."""

import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager

import pytest

from tests.migrated import migrated
from tests.services.required import absent

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
ROLES = ("author", "committee", "juror0002", "juror0001", "secretary", "organiser")


def pytest_collection_modifyitems(items):
    for item in items:
        if "browser" in str(item.path):
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def house(tmp_path_factory):
    """The folder of the demo: its database, its files and the letters it sent."""
    return tmp_path_factory.mktemp("demo")


@pytest.fixture(scope="session")
def chromium():
    """The path of the system's browser."""
    return CHROMIUM or absent("Chromium")


@pytest.fixture(scope="session")
def site(house, chromium):
    """The address of a demo that runs in its own process and folder."""
    with served(house) as address:
        yield address


@contextmanager
def served(house, *, judged=""):
    """Serve a demo from this folder while its address is needed; `judged` names another way of judging.

    Of the usual one the files are looked into first: a busy machine makes hasty pages slow.
    """
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = {
        **os.environ,
        "BAIQAU_DATA": str(house),
        "BAIQAU_MODE": "demo",
        "DATABASE_URL": "",
    }
    environment.pop("DJANGO_SETTINGS_MODULE", None)
    environment.pop("BAIQAU_ADDRESS", None)
    migrated(house)
    asked = ["--judged", judged] if judged else []
    server = subprocess.Popen(
        [sys.executable, "-m", "baiqau.site.cli", "demo", "--port", str(port), *asked],
        env=environment,
        stdout=subprocess.DEVNULL,
    )
    try:
        _wait(port, server)
        worker = [sys.executable, "-m", "baiqau.site.cli", "worker", "--until-empty"]
        address = f"http://127.0.0.1:{port}"
        if not judged:
            subprocess.run(worker, env={**environment, "BAIQAU_ADDRESS": address}, check=True)
        yield address
    finally:
        server.terminate()
        server.wait(20)


def _wait(port, server):
    for _ in range(1_500):  # a busy machine takes minutes to play the contests
        assert server.poll() is None, "the demo ended"
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/health/", timeout=2).close()
        except OSError:
            time.sleep(0.2)
        else:
            return
    raise AssertionError("the demo did not start")


@pytest.fixture(scope="session")
def browser(chromium):
    from playwright.sync_api import sync_playwright  # noqa: PLC0415  only where a browser is

    with sync_playwright() as playwright:
        running = playwright.chromium.launch(
            executable_path=chromium, args=["--no-sandbox", "--disable-gpu"]
        )
        yield running
        running.close()


@pytest.fixture
def page(browser):
    """A phone."""
    context = browser.new_context(viewport={"width": 360, "height": 780})
    yield context.new_page()
    context.close()


@pytest.fixture
def step_in(page, site):
    """Become one of the demo's people; gives the page where their work waits."""

    def become(role, language="kk"):
        page.goto(f"{site}/{language}/demo/")
        with page.expect_navigation():
            page.locator(f'form:has(input[value^="{role}"]) button').first.click()
        return page

    return become


@pytest.fixture
def files(page, site, step_in):
    """The files page of a work that was sent back, in English, with no file of an earlier test."""
    step_in("author", language="en")
    page.goto(f"{site}/en/c/time-of-new-opportunities-2024/entries/")
    links = page.locator("main a").evaluate_all("found => found.map((link) => link.href)")
    entry = next(link for link in links if re.search(r"/entries/[0-9a-f-]{36}/", link))
    page.goto(re.sub(r"(/entries/[0-9a-f-]{36}/).*", r"\1files/", entry))
    taken_out = page.get_by_role("button", name=re.compile("^Take out"))
    while left := taken_out.count():
        taken_out.first.click()
        taken_out.nth(left - 1).wait_for(state="detached")
    return page
