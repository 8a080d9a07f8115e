"""The declared grace of a work begun in time: exact at its ends, marked as late, for nobody else."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from baiqau.contests import clock
from baiqau.entries import actions, queries
from baiqau.entries.models import Entry
from baiqau.journal.models import Act
from baiqau.rules.refusals import Refused
from baiqau.rules.values import Ruled
from tests import build
from tests.entries.test_pages import at

pytestmark = pytest.mark.django_db
GRACE = timedelta(minutes=20)
INSTANT = timedelta(milliseconds=1)
WORDS = {"title": "Кешіккен жұмыс", "language": "kk"}


@pytest.fixture
def contest():
    """A contest that grants twenty minutes to works begun in time."""
    works = build.regulation().works
    granted = works.model_copy(update={"form_grace": Ruled[int](value=20, clause="5.3")})
    return build.contest(rules=build.regulation(works=granted))


@pytest.mark.parametrize(
    ("after", "late"),
    [
        (-INSTANT, False),
        (timedelta(), False),
        (INSTANT, True),
        (GRACE - INSTANT, True),
        (GRACE, True),
    ],
)
def test_a_draft_begun_in_time_is_handed_in_within_the_grace(contest, after, late):
    draft = build.draft(contest)

    entry = actions.submit(draft, by=draft.owner, now=build.LAST_MOMENT + after)

    assert (entry.state, entry.late) == ("submitted", late)
    assert Act.objects.get(kind="entry.submitted").facts.get("late", False) == late
    assert queries.last_receipt(entry).snapshot["work"].get("late", False) == late


def test_the_grace_ends_to_the_millisecond(contest):
    draft = build.draft(contest)

    with pytest.raises(Refused) as refused:
        actions.submit(draft, by=draft.owner, now=build.LAST_MOMENT + GRACE + INSTANT)

    assert (refused.value.code, refused.value.clause) == ("entries-call-closed", "6.1")
    draft.refresh_from_db()
    assert (draft.state, draft.late) == ("draft", False)


def test_nobody_begins_within_the_grace(contest):
    with pytest.raises(Refused) as refused:
        actions.start(contest, by=build.person(), now=build.LAST_MOMENT + INSTANT)

    assert refused.value.code == "entries-call-closed"


def test_a_work_handed_in_is_not_changed_within_the_grace(contest):
    entry = build.entry(contest)

    with pytest.raises(Refused):
        actions.save(entry, title="Басқа", by=entry.owner, now=build.LAST_MOMENT + INSTANT)


def test_words_begun_in_time_without_an_account_are_kept_and_taken_up_within_the_grace(contest):
    words = {**WORDS, "answers": {}}
    told = {"email": "a@kitap.example", "words": words, "language": "kk"}
    draft = actions.keep_open(contest, secret="a" * 24, **told, now=build.LAST_MOMENT)
    later = build.LAST_MOMENT + GRACE

    kept = actions.keep_open(contest, secret="a" * 24, **told, now=later)
    entry = actions.take_up(kept, by=build.person("a@kitap.example"), now=later)

    assert (kept.pk, entry.created_at) == (draft.pk, build.LAST_MOMENT)
    with pytest.raises(Refused):
        actions.keep_open(contest, secret="b" * 24, **told, now=later)


def test_the_page_says_until_when_and_by_which_clause(client, contest, monkeypatch):
    draft = build.draft(contest)
    build.sign_in(client, draft.owner)
    page = at("entries:check", contest, draft)

    monkeypatch.setattr(clock, "now", lambda: build.LAST_MOMENT + INSTANT)
    words = client.get(page).content.decode()
    assert "marked as late (clause 5.3)" in words
    assert "Hand in the work" in words

    monkeypatch.setattr(clock, "now", lambda: build.LAST_MOMENT + GRACE + INSTANT)
    words = client.get(page).content.decode()
    assert "cannot be handed in any more" in words
    assert "Hand in the work" not in words


def test_a_work_that_was_never_handed_in_is_not_late(contest):
    draft = build.draft(contest)

    with pytest.raises(IntegrityError), transaction.atomic():
        Entry.objects.filter(pk=draft.pk).update(late=True)
