"""What changed between two receipts, for the author and for the committee."""

from datetime import timedelta

import pytest
from django.test import Client

from baiqau.contests import clock
from baiqau.entries import actions, queries
from baiqau.entries.models import WorkFile
from baiqau.entries.views import comparing
from tests import build
from tests.entries.test_pages import at

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _in_the_call(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: build.IN_CALL)


@pytest.fixture
def changed():
    """An entry handed in with one title, then with another one, another file and two authors."""
    entry = build.entry(build.contest(), title="Ауыл кітапханасының көмекшісі")
    later = build.IN_CALL + timedelta(minutes=5)
    title = "Қала кітапханасының көмекшісі"
    entry = actions.save(entry, title=title, by=entry.owner, now=later)
    own = entry.authors.get()
    first = build.authorship(own.email, workplace=own.library, contact=True)
    authors = [first, build.authorship(surname="Серікова", given="Айша")]
    return actions.set_authors(entry, authors=authors, by=entry.owner, now=later)


def test_the_first_submission_has_nothing_to_be_told_from():
    entry = build.entry(build.contest())

    told = comparing.versions(list(queries.receipts_of(entry)))

    assert [(one.receipt.turn, one.changes) for one in told] == [(1, [])]


def test_every_submission_tells_what_changed_since_the_one_before(changed):
    told = comparing.versions(list(queries.receipts_of(changed)))

    assert [one.receipt.turn for one in told] == [3, 2, 1]
    title = told[1].changes
    assert [(one.label, [part.words for part in one.segments]) for one in title] == [
        ("Жұмыстың атауы", ["Ауыл", "Қала", " кітапханасының көмекшісі"])
    ]
    authors = told[0].changes
    assert [one.label for one in authors] == ["2-автор"]
    assert "".join(part.words for part in authors[0].segments).startswith("Серікова Айша")


def test_a_file_that_was_replaced_is_named_with_both_digests(changed):
    later = build.IN_CALL + timedelta(minutes=9)
    build.attach(changed, content=b"%PDF-1.7\nanother", now=later)

    told = comparing.versions(list(queries.receipts_of(changed)))[0]

    digests = WorkFile.objects.filter(entry=changed).values_list("blob", flat=True)
    words = "".join(part.words for one in told.changes for part in one.segments)
    assert {digest[:16] for digest in digests if digest[:16] in words}
    assert [one.label for one in told.changes] == ["Файлдар"]


def test_the_author_reads_it_on_the_receipt(client, changed):
    build.sign_in(client, changed.owner)

    page = client.get(at("entries:receipt", changed.contest, changed) + "?turn=2")

    assert "<del>Ауыл</del><ins>Қала</ins> кітапханасының көмекшісі" in page.content.decode()
    first = client.get(at("entries:receipt", changed.contest, changed) + "?turn=1")
    assert "<ins>" not in first.content.decode()


def test_the_committee_reads_it_beside_the_check_and_nobody_else(client, changed, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: build.IN_SELECTION)
    versions = at("screening:versions", changed.contest, changed)
    build.sign_in(client, build.officer(changed.contest, "committee"))

    assert versions in client.get(at("screening:entry", changed.contest, changed)).content.decode()
    assert "<del>Ауыл</del><ins>Қала</ins>" in client.get(versions).content.decode()

    assert build.sign_in(Client(), changed.owner).get(versions).status_code == 403
