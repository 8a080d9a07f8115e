"""A work copied to another contest: what fits comes along, the rest is told, consents never."""

import pytest
from django.db import IntegrityError, transaction

from baiqau.contests import clock
from baiqau.entries import actions, queries
from baiqau.entries.models import Entry, Inspection, Origin, WorkFile
from baiqau.journal.models import Act
from baiqau.people.queries import standing_consents
from baiqau.rules.refusals import Refused
from tests import build
from tests.entries.test_pages import at

pytestmark = pytest.mark.django_db
LETTER = {"key": "letter", "kind": "file", "extensions": ["pdf"]}
PLACE = {"key": "place", "kind": "short"}


@pytest.fixture(autouse=True)
def _in_the_call(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: build.IN_CALL)


@pytest.fixture
def source():
    contest = build.contest(rules=build.asking(PLACE, LETTER))
    entry = build.draft(contest, owner=build.person(), answers={"place": "Ауыл"})
    build.attach(entry, form="", question="letter", name="хат.pdf")
    return actions.submit(entry, by=entry.owner, now=build.IN_CALL)


def other(*questions, **works):
    rules = build.asking(*questions)
    rules = rules.model_copy(update={"works": rules.works.model_copy(update=works)})
    return build.contest(rules=rules)


def copied(source, to, by=None):
    return actions.copy(source, to=to, by=by or source.owner, now=build.IN_CALL)


def left(entry) -> list[tuple[str, str | None]]:
    return [(one["code"], one["clause"]) for one in entry.origin.left]


def test_everything_goes_along_but_consents_and_the_source_stays_as_it_was(source):
    to = other(PLACE, LETTER)
    before = Entry.objects.filter(pk=source.pk).values().get()

    made = copied(source, to)

    assert (made.state, made.number, made.contest, made.owner) == ("draft", None, to, source.owner)
    assert (made.title, made.summary, made.kind) == (source.title, source.summary, source.kind)
    assert made.answers == {"place": "Ауыл"}
    assert [one.name for one in made.authors.all()] == [one.name for one in source.authors.all()]
    assert list(made.authors.values_list("publish", flat=True)) == [False]
    assert [(one.question, one.blob) for one in queries.standing_files(made)] == [
        (one.question, one.blob) for one in queries.standing_files(source)
    ]
    assert standing_consents(source.owner, to.scope) == {}
    assert left(made) == []
    assert Entry.objects.filter(pk=source.pk).values().get() == before


def test_what_does_not_fit_is_listed_with_its_clause(source, client):
    to = other(PLACE | {"kind": "number", "clause": "5.1"})
    rules = to.regulation
    forms = tuple(one.model_copy(update={"extensions": ("odt",)}) for one in rules.works.forms)
    to = other(PLACE | {"kind": "number", "clause": "5.1"}, forms=forms)

    made = copied(source, to)
    build.sign_in(client, source.owner)
    page = client.get(at("entries:show", to, made)).content.decode()

    assert left(made) == [
        ("copy-question-other", "5.1"),
        ("entries-file-extension-unknown", "5.3"),
        ("copy-question-gone", None),
    ]
    assert "“place en” is asked here in another way (clause 5.1): answer it anew." in page
    assert "Жоба.pdf: The file must end in one of: odt (clause 5.3)." in page
    assert "“letter en” is not asked here: the answer stayed behind." in page
    assert "Consents are never copied" in page
    assert not made.files.exists()
    Entry.objects.filter(pk=made.pk).update(
        state="withdrawn"
    )  # nothing of it can be mended any more
    page = client.get(at("entries:show", to, made)).content.decode()
    assert ("Copied from another contest" in page, "stayed behind" in page) == (True, False)


def test_the_number_of_files_is_that_of_the_new_contest(source):
    build.attach(source, name="Екінші.pdf", content=build.PDF + b"2")

    made = copied(source, other(PLACE, LETTER, most_files=1))

    assert queries.files_of(made).count() == 1
    assert left(made) == [("entries-files-too-many", "5.3")]


def test_a_held_file_stays_behind(source):
    file = queries.files_of(source).get()
    seen(file, "held")

    made = copied(source, other(PLACE, LETTER))

    assert left(made) == [("copy-file-held", None)]


def seen(file: WorkFile, verdict: str) -> None:
    Inspection.objects.create(file=file, verdict=verdict, kind="pdf", looked_at=build.IN_CALL)


def test_a_date_of_birth_that_was_deleted_is_asked_again(source):
    source.authors.update(born=None)

    made = copied(source, other(PLACE, LETTER))

    assert left(made) == [("copy-born-deleted", None)]


@pytest.mark.parametrize("state", ["draft", "withdrawn", "declined", "admitted"])
def test_a_work_in_any_state_may_begin_another(state):
    entry = build.entry(build.contest(), state=state)

    assert copied(entry, build.contest()).title == entry.title


def test_two_clicks_make_one_copy_and_one_handed_in_is_another(source):
    to = other(PLACE, LETTER)

    assert copied(source, to) == copied(source, to)
    assert Origin.objects.count() == 1


def test_a_work_without_a_word_may_be_copied_and_takes_no_other_copys_place(source):
    to, empty = (
        other(PLACE, LETTER),
        actions.start(build.contest(), by=source.owner, now=build.IN_CALL),
    )

    made = [copied(empty, to), copied(source, to)]

    assert [one.title for one in made] == ["", source.title]
    assert Origin.objects.count() == 2


def test_the_act_stands_in_the_journals_of_both(source):
    to = other(PLACE, LETTER)
    made = copied(source, to)

    told = Act.objects.filter(kind="entry.copied").order_by("scope")
    assert {(one.scope, one.subject, str(one.facts)) for one in told} == {
        (source.contest.slug, f"entry:{source.key}", str({"to": to.slug})),
        (to.slug, f"entry:{made.key}", str({"from": source.contest.slug})),
    }


def test_only_the_owner_copies_and_only_to_an_open_public_contest(source):
    to = other(PLACE, LETTER)
    stranger = build.person()

    with pytest.raises(Refused, match="entries-not-yours"):
        copied(source, to, by=stranger)
    for closed in (source.contest, build.contest(announced=False)):
        with pytest.raises(Refused, match="entries-copy-closed"):
            copied(source, closed)
    with pytest.raises(Refused, match="entries-copy-closed"):
        actions.copy(source, to=to, by=source.owner, now=build.AFTER_CALL)


def test_the_page_offers_the_open_contests_and_leads_to_the_draft(client, source):
    build.sign_in(client, source.owner)
    alone = client.get(at("entries:show", source.contest, source)).content.decode()
    to = other(PLACE, LETTER)
    page = client.get(at("entries:show", source.contest, source)).content.decode()

    answer = client.post(at("entries:copy-to", source.contest, source), {"to": to.slug})

    made = Entry.objects.get(contest=to)
    assert "Copy to this contest" not in alone
    assert f'value="{to.slug}"' in page
    assert answer.url.endswith(f"/c/{to.slug}/entries/{made.key}/")
    assert "came along" in client.get(answer.url.replace("/kk/", "/en/")).content.decode()


def test_an_author_named_in_it_may_not_copy(client, source):
    named = build.person()
    source.authors.update(person=named)
    to = other(PLACE, LETTER)
    build.sign_in(client, named)

    page = client.get(at("entries:show", source.contest, source)).content.decode()
    answer = client.post(at("entries:copy-to", source.contest, source), {"to": to.slug})

    assert "Copy to this contest" not in page
    assert answer.status_code == 404


def test_where_it_came_from_is_never_changed(source):
    made = copied(source, other(PLACE, LETTER))

    with pytest.raises(IntegrityError), transaction.atomic():
        Origin.objects.filter(entry=made).update(left=[])
    with pytest.raises(IntegrityError), transaction.atomic():
        Origin.objects.create(entry=source, source=source, at=build.IN_CALL)
