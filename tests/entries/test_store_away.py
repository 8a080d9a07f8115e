"""A file sent by a plain form while the store of files is away: a sentence, and nothing typed is lost."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from baiqau.base import storage
from baiqau.base.bucket.client import Away
from baiqau.contests import clock
from baiqau.entries.models import WorkFile
from tests import build
from tests.awards.test_letterhead import LOGO
from tests.judging import bench

pytestmark = pytest.mark.django_db
WORDS = "The store of files does not answer now"


@pytest.fixture(autouse=True)
def away(monkeypatch):
    def gone(_chunks):
        raise Away("no answer")

    def close():
        monkeypatch.setattr(storage, "keep", gone)

    monkeypatch.setattr(clock, "now", lambda: build.IN_CALL)
    return close


def test_the_form_of_a_work_says_it_and_keeps_what_was_chosen(client, away):
    entry = build.draft(build.contest(), file=None)
    away()
    page = build.sign_in(client, entry.owner).post(
        f"/en/c/{entry.contest.slug}/entries/{entry.key}/files/",
        {"form": "text", "file": SimpleUploadedFile("work.pdf", b"%PDF-1.7")},
    )

    assert page.status_code == 200
    assert WORDS in page.content.decode()
    assert page.context["form"]["form"].value() == "text"
    assert not WorkFile.objects.exists()


def test_any_other_form_leads_back_with_the_sentence(client, away):
    contest = build.contest()
    here = f"/en/c/{contest.slug}/papers/letterhead/"
    away()
    told = {"logo": SimpleUploadedFile("logo.svg", LOGO), "logo_alt": "Logo", "seal_alt": ""}
    told |= {"who-TOTAL_FORMS": "0", "who-INITIAL_FORMS": "0", "second": ""}
    client = build.sign_in(client, bench.organiser(contest))
    answer = client.post(here, told, headers={"Referer": f"http://testserver{here}"}, follow=True)
    assert answer.status_code == 200
    assert WORDS in answer.content.decode()
