"""The regulation as page, paper and file; what strangers see of a contest that is not announced."""

import re

import pypdfium2
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from baiqau.contests import actions
from baiqau.contests.models import Role
from baiqau.rules import toml
from tests import build
from tests.build import IN_CALL

pytestmark = pytest.mark.django_db


def amend(contest, edition):
    contest.refresh_from_db()
    return actions.amend(
        contest,
        contest.regulation.model_copy(update={"edition": edition}),
        reason=f"Басылым {edition}",
        by=Role.objects.get(contest=contest, office="organiser").person,
        now=IN_CALL,
    )


def letters(text):
    """Give the letters and figures of a text alone: lines break anywhere on paper."""
    return re.sub(r"[\W_]+", "", text.replace("\ufffe", ""))


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_paper_carries_the_title_and_the_digest_in_each_language(client, language):
    contest = build.contest()

    answer = client.get(f"/{language}/c/{contest.slug}/regulation.pdf")

    assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
    document = pypdfium2.PdfDocument(answer.content)
    text = letters("".join(page.get_textpage().get_text_range() for page in document))
    document.close()
    assert letters(contest.regulation.title.within(language)) in text
    assert contest.current.digest in text


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_page_carries_the_title_in_each_language(client, language):
    contest = build.contest()

    page = client.get(f"/{language}/c/{contest.slug}/regulation/")

    assert contest.regulation.title.within(language) in page.content.decode()


def test_the_file_reads_back_as_the_same_regulation(client):
    contest = build.contest()

    answer = client.get(f"/kk/c/{contest.slug}/regulation.toml")

    assert answer["Content-Type"] == "application/toml; charset=utf-8"
    assert toml.read(answer.content.decode()) == contest.regulation


def test_what_an_amendment_changed_is_shown_and_every_version_stays_readable(client):
    contest = build.contest()
    amend(contest, "3.1-жаңа")
    root = f"/kk/c/{contest.slug}/regulation/"

    change = client.get(f"{root}versions/1/2/").content.decode()
    listed = client.get(f"{root}versions/").content.decode()

    assert ("3.0" in change, "3.1-жаңа" in change) == (True, True)
    assert "Басылым 3.1-жаңа" in listed
    numbers = [client.get(f"{root}versions/{number}/").status_code for number in (1, 2, 3)]
    assert numbers == [200, 200, 404]


ADDRESSES = (
    "",
    "regulation/",
    "regulation.pdf",
    "regulation.toml",
    "regulation/versions/",
    "regulation/versions/1/",
    "news/",
    "news/atom.xml",
    "calendar.ics",
    "results/",
    "hall/",
)


def statuses(client, contest):
    return {client.get(f"/kk/c/{contest.slug}/{one}").status_code for one in ADDRESSES}


def test_a_contest_that_is_not_announced_does_not_exist_for_strangers(client):
    contest = build.contest(announced=False)

    visitor = statuses(client, contest)
    client.force_login(build.person())
    member = statuses(client, contest)
    home = client.get("/kk/").content.decode()

    assert (visitor, member) == ({404}, {404})
    assert contest.slug not in home


def test_whoever_holds_an_office_sees_it_before(client):
    contest = build.contest(announced=False)
    build.sign_in(client, build.officer(contest, "editor"))

    assert statuses(client, contest) == {200}


def test_a_contest_appears_when_it_is_announced(client):
    contest = build.contest(announced=False)
    assert client.get(f"/kk/c/{contest.slug}/").status_code == 404

    actions.announce(contest, by=build.person(), now=IN_CALL)

    assert client.get(f"/kk/c/{contest.slug}/").status_code == 200


def test_the_versions_ask_as_much_for_eight_as_for_one(client):
    contest = build.contest()
    url = f"/kk/c/{contest.slug}/regulation/versions/"

    def asked():
        with CaptureQueriesContext(connection) as seen:
            assert client.get(url).status_code == 200
        return len(seen)

    asked()
    amend(contest, "1")
    few = asked()
    for number in range(2, 8):
        amend(contest, str(number))

    assert asked() == few
