"""Questions to the journal: it recomputes itself, and a hand in the database is found."""

from datetime import UTC, datetime

import pytest
from django.db import connection

from baiqau.base.append_only import lifted
from baiqau.journal import acts, queries
from baiqau.journal.models import Act, Chain
from baiqau.proof import canonical, chain
from baiqau.proof.verify import verify

NOW = datetime(2024, 11, 16, 9, 0, tzinfo=UTC)
SCOPE = "contest"
pytestmark = pytest.mark.django_db


@pytest.fixture
def journal():
    return [
        acts.record(kind, by="system", on=on, at=NOW, scope=SCOPE, facts={"name": "Ұлжан"})
        for kind, on in (
            ("entry.started", "entry:1"),
            ("entry.submitted", "entry:1"),
            ("entry.started", "entry:2"),
            ("entry.submitted", "entry:2"),
        )
    ]


def broken():
    verdict = queries.verified(SCOPE)
    assert not verdict.holds
    return verdict.code, verdict.lines + 1


def tampered(**change):
    """Change the third act as somebody with the database in their hands could."""
    with lifted(connection):
        Act.objects.filter(scope=SCOPE, number=3).update(**change)


def test_an_untouched_journal_holds(journal):
    verdict = queries.verified(SCOPE)

    assert (verdict.holds, verdict.lines, verdict.head) == (True, 4, journal[-1].digest)
    assert queries.head(SCOPE) == chain.Head(4, verdict.head, verdict.root)


def test_a_journal_without_acts_holds():
    assert queries.verified("nothing") == chain.Verdict(holds=True, lines=0, head=chain.START)
    assert queries.head("nothing") == chain.Head(0, chain.START, chain.NO_ROOT)


@pytest.mark.parametrize(
    "change", [{"facts": {"name": "Айжан"}}, {"actor": "visitor"}, {"kind": "entry.withdrawn"}]
)
def test_a_changed_act_is_found(journal, change):
    tampered(**change)

    assert broken() == ("changed", 3)


def test_an_act_that_was_changed_with_its_digest_breaks_the_link(journal):
    act = journal[2]
    act.kind = "entry.withdrawn"
    tampered(kind=act.kind, digest=canonical.digest(queries.content_of(act)))

    assert broken() == ("unlinked", 4)


def test_a_removed_act_is_found(journal):
    with lifted(connection):
        Act.objects.filter(number=3).delete()

    assert broken() == ("moved", 3)


def test_a_removed_end_is_found(journal):
    with lifted(connection):
        Act.objects.filter(number__gte=3).delete()

    assert broken() == ("cut", 3)


def test_an_act_added_past_the_end_is_found(journal):
    last = journal[-1]
    extra = Act(scope=SCOPE, number=5, kind="x", actor="system", subject="", at=NOW)
    extra.previous = last.digest
    extra.digest = canonical.digest(queries.content_of(extra))
    extra.save()

    assert broken() == ("surplus", 5)


def test_a_head_that_was_moved_is_found(journal):
    Chain.objects.filter(scope=SCOPE).update(head="0" * 64)

    assert broken() == ("other-head", 4)


def test_a_chain_whose_head_was_removed_is_found(journal):
    Chain.objects.all().delete()

    assert broken() == ("surplus", 1)


def test_the_export_is_what_the_command_verifies(journal):
    content = "".join(f"{line}\n" for line in queries.lines(SCOPE)).encode()

    assert verify(content).words.startswith("4 lines hold; head " + journal[-1].digest)
    assert verify(content.replace("Ұлжан".encode(), "Айжан".encode(), 1)).words == (
        "line 1 was changed after it was written"
    )


def test_the_history_of_a_subject_and_a_choice_of_acts(journal):
    assert [act.number for act in queries.history("entry:1")] == [2, 1]
    assert [act.number for act in queries.chosen(SCOPE)] == [4, 3, 2, 1]
    assert [act.number for act in queries.chosen(SCOPE, kind="entry.started")] == [3, 1]
    assert [act.number for act in queries.chosen(SCOPE, on="entry:2")] == [4, 3]
    assert queries.kinds(SCOPE) == ["entry.started", "entry.submitted"]
