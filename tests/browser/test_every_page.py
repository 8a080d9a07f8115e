"""Every page that can be reached by links, by whoever reaches it first, in three languages."""

import base64
import hmac
import re
import sqlite3
import struct
import time
import uuid
from collections import Counter
from contextlib import closing
from http.client import FORBIDDEN, OK
from urllib.parse import urlsplit

import pytest
from django.urls import Resolver404, resolve
from django.utils import translation
from playwright.sync_api import Error

from baiqau.site.table import RIGHTS
from tests.browser.test_device_draft import code_for
from tests.browser.test_pages import NEW, OLD, faults

# who walks, and where each begins besides the page where their work waits: pages that no link
# of the demo's day leads to, and pages of a contest in another state
WALKERS = {
    "visitor": ("", NEW, OLD, "check/", "sign-in/", "libraries/?words=қала", "people/", f"{OLD}timetable/", f"{NEW}hall/", f"{OLD}hall/", f"{NEW}vote/"),
    "author": ("desk/", "me/papers/", "libraries/add/", "new/"),
    "committee": ("desk/",),
    "juror0002": ("desk/", f"{NEW}seat/"),
    "juror0001": ("desk/", f"{NEW}ranking/", f"{NEW}training/add/"),
    "secretary": ("desk/", f"{NEW}gifts/", f"{NEW}paper/"),
    "organiser": ("desk/", "new/document/", f"{NEW}mailbox/settings/", f"{NEW}sealed/", f"{NEW}ceremony/words/"),
    "organiser0001-2023": (f"{OLD}appeals/2/", f"{OLD}ranking/line/"),
    "juror0001-2023": (f"{OLD}discussion/", f"{OLD}dissent/"),
    "author0002-2023": (),
}  # fmt: skip
OBJECTS = 3
# rooms whose pages look different in a contest that is over
CHANGES = ("publishing", "contests", "defence", "awards", "appeals")
# no page of ours, or none that the demo's day shows: its test is named
NO_PAGES = {
    # files, feeds, answers to scripts, redirections
    "awards:badge", "awards:ceremony-cover", "awards:ceremony-script", "awards:keys", "awards:name-preview", "awards:paper", "awards:picture",
    "awards:preview", "awards:protocol", "awards:statement", "check", "contests:amend-file", "contests:begun-file", "contests:export",
    "contests:regulation-pdf", "defence:calendar", "defence:live", "defence:sheets", "entries:captions", "entries:copy", "entries:file", "entries:looks",
    "entries:receipt-pdf", "health", "journal:export", "judging:marks-csv", "judging:marks-pdf", "judging:marks-xlsx",
    "judging:next", "judging:opened-captions", "judging:opened-copy", "judging:opened-file", "judging:paper-print", "judging:practice-captions", "judging:practice-copy", "judging:practice-file", "judging:practice-pdf", "judging:scanned", "judging:work-captions", "judging:work-copy",
    "judging:work-file", "mailbox:file", "mailbox:raw", "mailings:progress", "publishing:atom",
    "publishing:bundle", "publishing:calendar", "publishing:rss", "publishing:verifier", "root",
    "screening:captions", "screening:copy", "screening:file", "demo:style",
    "entries:may-i-enter",  # linked while the call is open: test_pages
    "account_email", "account_login", "account_request_login_code", "account_reset_password", "account_signup",
}  # fmt: skip
# behind a form, a letter or a second factor: the tests below and those of drafts and papers go there
BEHIND = {
    "account_confirm_login_code", "account_inactive", "account_logout", "account_reauthenticate",
    "contests:begun", "contests:begun-section", "contests:begun-preview", "contests:begun-publish", "contests:begun-text",
    "awards:attended", "awards:name", "defence:arrival", "defence:ballot", "defence:speaker", "entries:begin", "entries:confirm-address", "entries:start",
    "entries:invited", "entries:part", "judging:ballot", "judging:pair", "judging:pairs", "judging:door",
    "judging:opened",
    "entries:code", "entries:open",
    "judging:door-code", "mailbox:offer", "mailings:change", "mailings:leave", "mailings:show", "people:second-factor",
    "people:address-code",
    "publishing:news-edit", "mfa_authenticate", "mfa_deactivate_totp", "mfa_download_recovery_codes",
    "mfa_edit_webauthn", "mfa_generate_recovery_codes", "mfa_list_webauthn", "mfa_login_webauthn",
    "mfa_reauthenticate", "mfa_reauthenticate_webauthn", "mfa_remove_webauthn", "mfa_view_recovery_codes",
}  # fmt: skip
SECOND_FACTOR = (
    "me/security/", "me/security/recovery-codes/", "me/security/recovery-codes/generate/",
    "me/security/totp/deactivate/", "me/security/webauthn/", "sign-in/again/", "sign-out/", "sign-in/closed/",
)  # fmt: skip
NO_PAGE = re.compile(r"\.(pdf|csv|json|xml|atom|rss|ics|zip|svg|png|txt|xlsx|toml|py)$")


def view(path):
    """Give the name of the view of a path, whatever objects the path names; None for no page."""
    path = urlsplit(path).path
    if NO_PAGE.search(path):
        return None
    if "/demo/" in path:
        return "demo:letters" if "/letters/" in path else "demo:machine"
    try:
        found = resolve(path)
    except Resolver404:
        return None
    changes = found.view_name.startswith(CHANGES) and "contest" in found.kwargs
    return f"{found.view_name} of {found.kwargs['contest']}" if changes else found.view_name


class Walk:
    """One language: the pages seen, and what is wrong with them."""

    def __init__(self, browser, site, language):
        self.browser, self.site, self.language = browser, site, language
        self.seen, self.wrong, self.said = {}, [], []

    def everybody(self, deep):
        for role, begin in WALKERS.items():
            context = self.browser.new_context(viewport={"width": 360, "height": 780})
            page = context.new_page()
            page.on("console", self.hear)
            own = self.step_in(page, role)
            self.role(page, role, [own, *begin, *deep.get(role, ())])
            context.close()
        return self

    def hear(self, said):
        if said.type == "error" and "404" not in said.text:
            self.said.append(said.text)

    def step_in(self, page, role):
        """Become one of the demo's people; give the page where their work waits."""
        page.goto(f"{self.site}/{self.language}/demo/")
        if role == "visitor":
            return "sign-in/"
        page.locator(f'form:has(input[value^="{role}"]) button').first.click()
        page.wait_for_load_state()
        return urlsplit(page.url).path.removeprefix(f"/{self.language}/")

    def role(self, page, role, begin):
        """Go on by links; a view not seen yet is tried with three objects at most."""
        begin = [f"/{self.language}/{path}" for path in begin]
        waiting, tried = list(begin), Counter()
        while waiting:
            path = waiting.pop(0)
            name = view(path)
            if path in begin or (name and name not in self.seen and tried[name] < OBJECTS):
                tried[name] += 1
                waiting += [link for link in self.look(page, path, role) if link not in begin]

    def look(self, page, path, role):
        """Give the links of a page; one of its kind is looked at closely."""
        self.said.clear()
        try:
            answer = page.goto(self.site + path)
        except Error:  # a download, which no page shows
            return []
        if answer and answer.status == FORBIDDEN:
            self.wrong.append(f"{role} is led to a closed door: {path}")
        if answer is None or answer.status != OK or "html" not in answer.headers["content-type"]:
            return []
        name = view(urlsplit(page.url).path)
        if name and (name not in self.seen or name == "site:desk"):
            self.seen[name] = f"{role} {path}"
            found = [*faults(page, contrast=self.language == "kk"), *self.said]
            self.wrong += [f"{role} {path}: {one}" for one in found]
        links = page.locator("a[href]").evaluate_all("all => all.map((one) => one.href)")
        ours = [link for link in links if link.startswith(f"{self.site}/{self.language}/")]
        return list(dict.fromkeys(urlsplit(link).path for link in ours))


def number_now(secret):
    """Give what an app with codes shows now (RFC 6238, SHA-1, six digits)."""
    key = base64.b32decode(secret.replace(" ", "") + "=" * (-len(secret) % 8))
    steps = struct.pack(">Q", int(time.time()) // 30)
    digest = hmac.digest(key, steps, "sha1")
    place = digest[-1] & 15
    return f"{(int.from_bytes(digest[place : place + 4]) & 0x7FFFFFFF) % 10**6:06}"


TWICE = """SELECT entry.key FROM entries_receipt receipt JOIN entries_entry entry ON entry.id = receipt.entry_id
    JOIN contests_contest contest ON contest.id = entry.contest_id
    WHERE receipt.turn = 2 AND contest.slug LIKE '%2024'"""


@pytest.fixture
def deep(house):
    """Ways that no chain of first links leads to: behind a QR code, in a letter, a work handed in twice."""
    with closing(sqlite3.connect(house / "baiqau.sqlite3")) as database:
        token = database.execute("SELECT token FROM awards_paper ORDER BY id").fetchone()[0]
        twice = uuid.UUID(database.execute(TWICE).fetchone()[0])
    letters = "".join(path.read_text() for path in (house / "letters").iterdir())
    personal = re.search(rf"/({NEW}by-letter/\S+)", letters)[1]
    return {
        "visitor": [f"check/{token}/", personal],
        "committee": [f"{NEW}screening/{twice}/versions/"],
    }


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_every_page_by_links_is_accessible_on_a_phone(browser, site, language, deep):
    with translation.override(language):  # addresses begin with the language
        walk = Walk(browser, site, language).everybody(deep)
    assert walk.wrong == []
    seen = {name.split(" of ")[0] for name in walk.seen}
    gets = {right.view for right in RIGHTS if "GET" in right.methods}
    assert " ".join(sorted(gets - seen - NO_PAGES - BEHIND)) == ""
    assert sorted(seen & NO_PAGES) == []


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_pages_of_the_door_are_accessible_on_a_phone(page, site, language, house):
    email = f"door.{language}@kitap.example"

    def look(path=None):
        if path:
            page.goto(f"{site}/{language}/{path}")
        assert faults(page, contrast=language == "kk") == [], page.url

    look("sign-in/")
    page.locator("input[name=email]").fill(email)
    page.locator("main form button[type=submit]").first.click()
    page.wait_for_url(re.compile("sign-in/code"))
    look()
    page.locator("input[name=code]").fill("".join(code_for(house, email)))
    page.locator("main form button[type=submit]").first.click()
    page.wait_for_url(re.compile("/me/|/desk/"))
    look("me/security/totp/activate/")
    page.locator("input[name=code]").fill(number_now(page.locator("main code").inner_text()))
    page.locator("main form button[type=submit]").first.click()
    look()
    for path in SECOND_FACTOR:
        look(path)
