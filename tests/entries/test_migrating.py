"""Words kept beside the entries become entries without an owner when the house is renewed, and back."""

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from tests import build

BEFORE, AFTER = ("entries", "0009_openings"), ("entries", "0016_open_draft_language")
WORDS = {"title": "Цифрлық көмекші", "kind": "project", "answers": {"problem": "Кезек."}}


def migrate(to):
    """Bring the tables of this stage to a migration; give its models."""
    MigrationExecutor(connection).migrate([to])
    return MigrationExecutor(connection).loader.project_state([to]).apps


@pytest.fixture
def restored():
    yield
    executor = MigrationExecutor(connection)
    executor.migrate(executor.loader.graph.leaf_nodes())


def test_no_word_is_lost_on_the_way_there_and_back(transactional_db, restored):
    contest, taken = build.contest(), build.draft(build.contest())
    old = migrate(BEFORE).get_model("entries", "OpenDraft")
    moment = {"begun_at": build.IN_CALL, "changed_at": build.IN_CALL}
    old.objects.create(contest_id=contest.pk, email="a@kitap.example", words=WORDS, **moment)
    old.objects.create(contest_id=taken.contest_id, entry_id=taken.pk, **moment)

    then = migrate(AFTER)
    drafts = then.get_model("entries", "OpenDraft").objects

    entry = then.get_model("entries", "Entry").objects.get(owner=None)
    assert (entry.title, entry.answers, entry.created_at) == (
        WORDS["title"],
        WORDS["answers"],
        build.IN_CALL,
    )
    assert entry.version_id == contest.current_id
    assert drafts.get(entry_id=entry.pk).email == "a@kitap.example"
    assert drafts.get(entry_id=taken.pk).taken_at == build.IN_CALL

    back = migrate(BEFORE).get_model("entries", "OpenDraft").objects.get(email="a@kitap.example")
    assert WORDS.items() <= back.words.items()
    assert (back.contest_id, back.begun_at, back.entry_id) == (contest.pk, build.IN_CALL, None)


def test_a_draft_begun_before_is_written_to_in_the_language_of_its_work(transactional_db, restored):
    begun = build.draft(build.contest())
    old = migrate(("entries", "0015_nomination"))
    entry = old.get_model("entries", "Entry").objects.get(pk=begun.pk)
    entry.owner, entry.language = None, "ru"
    entry.save()
    old.get_model("entries", "OpenDraft").objects.create(entry=entry, email="a@kitap.example")

    then = migrate(("entries", "0016_open_draft_language"))

    assert then.get_model("entries", "OpenDraft").objects.get().language == "ru"
