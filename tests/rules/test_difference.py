"""The difference of two wordings: nothing silent, nothing invented, in the document's order."""

from datetime import timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from baiqau.rules import difference
from baiqau.rules.difference import Segment
from tests.rules.documents import at, changed, regulations, ruled_value, sample

slow = settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


def told(regulation) -> list[tuple[str, str, str, str | None]]:
    found = difference.changes(sample(), regulation)
    return [(one.path, one.label, one.kind, one.clause) for one in found]


def test_a_document_does_not_differ_from_itself():
    assert difference.changes(sample(), sample()) == ()


def test_a_later_deadline_is_one_change_with_both_moments():
    closes = at(2024, 11, 15, 23, 59, 59, 999_999)
    (change,) = difference.changes(sample(), changed({"stages.0.closes": at(2024, 11, 15, 18)}))
    assert (change.path, change.label) == ("stages.call.closes", "stages.closes")
    assert (change.before, change.after, change.clause) == (closes, at(2024, 11, 15, 18), "6.1")
    assert change.name == sample().call.name


def test_a_reworded_clause_shows_its_words():
    clause = sample().clauses[-1].model_dump()
    clause["text"]["en"] = clause["text"]["en"].replace("social networks", "all networks")
    clauses = [*(one.model_dump() for one in sample().clauses[:-1]), clause]
    (change,) = difference.changes(sample(), changed({"clauses": clauses}))
    assert (change.path, change.language, change.clause) == ("clauses.7.3.text", "en", "7.3")
    assert [one for one in change.segments if one.kind != "kept"] == [
        Segment("removed", "social"),
        Segment("added", "all"),
    ]


def test_changes_come_in_the_order_of_the_document():
    regulation = changed(
        {
            "final.selection": "0.4",
            "final.defence": "0.6",
            "judging.experts_per_work": 4,
            "eligibility.oldest": ruled_value({"years": 40, "included": True}, "4.1"),
            "shortlist": None,
        }
    )
    assert told(regulation) == [
        ("eligibility.oldest.value.years", "eligibility.oldest.value.years", "changed", "4.1"),
        ("judging.experts_per_work", "judging.experts_per_work", "changed", "6.1"),
        ("shortlist", "shortlist", "removed", "6.1"),
        ("final.selection", "final.selection", "changed", "6.1"),
        ("final.defence", "final.defence", "changed", "6.1"),
    ]


def test_whole_things_come_and_go_as_one_change():
    criteria = [one.model_dump() for one in sample().criteria]
    gone = criteria.pop(1)
    new = gone | {"key": "courage", "name": {"kk": "Батылдық", "ru": "Смелость", "en": "Courage"}}
    found = difference.changes(sample(), changed({"criteria": [*criteria, new]}))
    assert [(one.path, one.kind, one.name.en) for one in found] == [
        ("criteria.novelty", "removed", "Novelty"),
        ("criteria.courage", "added", "Courage"),
    ]
    assert found[0].before == sample().criteria[1]


def test_a_new_order_is_told_once():
    kinds = [one.model_dump() for one in reversed(sample().works.kinds)]
    (change,) = difference.changes(sample(), changed({"works.kinds": kinds}))
    assert (change.path, change.before, change.after) == (
        "works.kinds.order",
        ("project", "idea", "research"),
        ("research", "idea", "project"),
    )


def test_a_repeated_clause_number_gets_its_turn():
    clauses = [one.model_dump() for one in sample().clauses]
    again = clauses[-1] | {"text": {"kk": "a", "ru": "b", "en": "c"}}
    (change,) = difference.changes(sample(), changed({"clauses": [*clauses, again]}))
    assert (change.path, change.kind, change.clause) == ("clauses.7.3#2", "added", "7.3")


def test_a_language_may_come_to_a_text():
    bare = changed({"awards.places": [sample().awards.places[0].model_dump() | {"gift": None}]})
    gift = sample().awards.places[0].model_dump() | {"gift": {"kk": "Кітап"}}
    fuller = changed({"awards.places": [gift]})
    (change,) = difference.changes(bare, fuller)
    assert (change.path, change.kind) == ("awards.places.grand-prix.gift", "added")
    both = changed({"awards.places": [gift | {"gift": {"kk": "Кітап", "ru": "Книга"}}]})
    (change,) = difference.changes(fuller, both)
    assert (change.language, change.kind, change.after) == ("ru", "added", "Книга")


@given(st.text(max_size=80), st.text(max_size=80))
def test_segments_hold_both_texts_whole(before: str, after: str):
    found = difference.segments(before, after)
    assert "".join(one.words for one in found if one.kind != "added") == before
    assert "".join(one.words for one in found if one.kind != "removed") == after


@slow
@given(regulations(), regulations())
def test_there_is_a_difference_exactly_where_documents_differ(one, other):
    found = difference.changes(one, other)
    assert bool(found) == (one != other)
    assert difference.changes(one, one) == ()
    assert all(change.before != change.after for change in found)


def test_a_second_is_a_change():
    later = sample().deadline + timedelta(seconds=1)
    assert len(difference.changes(sample(), changed({"stages.0.closes": later}))) == 1
