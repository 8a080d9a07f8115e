"""A regulation opened in its form and saved is the same regulation; every field has words and a place."""

import json
from datetime import date

import pytest
from hypothesis import given

from baiqau.rules import difference, examples, toml
from baiqau.rules.document import Regulation
from baiqau.rules.drafts import begun, faults, nodes, reading, rows, text, values, writing
from baiqau.rules.drafts.schema import FIXED, every, top
from baiqau.rules.drafts.sections import SECTIONS
from baiqau.rules.drafts.telling import told
from baiqau.rules.drafts.values import Posted
from baiqau.rules.words.fields import LABELS, label_of, option_of
from tests.rules.documents import NAME, changed, regulations, sample
from tests.rules.test_toml import slow

LANGUAGES = ("kk", "ru", "en")
FIELDS = {field.label: field for field in every()}


def page(tree, section, language="kk"):
    """Give what the page of a section sends when nothing is touched."""
    shown = nodes.group(nodes.Page(tree, {}, language), section.fields, tree)
    return dict(_sent(shown))


def _sent(group):
    for node in (*group.nodes, *group.more):
        yield from _SENT.get(node.kind, _one)(node)


def _one(node):
    chosen = [one.value for one in node.options if one.chosen]
    first = [one.value for one in node.options][:1]
    yield node.path, tuple(chosen[:1] or first or [node.value])


def _day(node):
    yield from _one(node)
    yield f"{node.path}.day", (node.day,)


def _rows(node):
    yield f"{node.path}.rows", (str(len(node.rows)),)
    for row in node.rows:
        yield f"{row.path}.was", (str(row.was),)
        yield from _sent(row.group)


_SENT = {
    "text": lambda node: ((one.name, (one.value,)) for one in node.tongues),
    "rows": _rows,
    "part": lambda node: _sent(node.group),
    "flag": lambda node: [(node.path, ("", "on") if node.value else ("",))],
    "choices": lambda node: [(node.path, ("", *(o.value for o in node.options if o.chosen)))],
    "picks": lambda node: [(node.path, ("", *(o.value for o in node.options if o.chosen)))],
    "day": _day,
    "hidden": lambda node: [(node.path, (node.value,))],
}


def saved(tree, language="kk"):
    for section in SECTIONS:
        tree, _ = writing.written(tree, section, Posted(page(tree, section, language)))
    return tree


@slow
@given(regulations())
def test_any_regulation_saved_untouched_is_the_same(regulation: Regulation):
    tree = json.loads(json.dumps(begun.plain(regulation)))

    assert saved(tree) == tree
    assert toml.validated(saved(tree)) == regulation


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", examples.names())
def test_every_example_saved_untouched_is_the_same_to_the_last_byte(name, language):
    regulation = toml.read(examples.text(name))

    assert toml.write(toml.validated(saved(begun.plain(regulation), language))) == examples.text(
        name
    )


def test_a_broken_draft_saved_untouched_stays_as_it_was():
    tree = begun.plain(sample()) | {"zone": "Nowhere", "edition": "1"}
    tree["stages"][0] |= {"closes": "soon", "name": {"kk": "  "}, "kind": "party", "colour": "red"}
    tree["criteria"][0] |= {"weight": "much", "work_kinds": ["opera"], "clause": "99"}
    tree["eligibility"]["measured"]["value"] = "someday"

    assert saved(tree) == tree


@pytest.mark.parametrize("tree", [{}, {"stages": 5, "works": [], "title": "Байқау", "clauses": {}}])
def test_nothing_that_toml_can_say_breaks_the_form(tree):
    for section in SECTIONS:
        assert nodes.group(nodes.Page(tree, {}, "kk"), section.fields, tree).nodes

    assert faults.look(saved(tree)).problems


def test_every_part_of_the_document_is_in_one_section():
    parts = [part for section in SECTIONS for part in section.parts]

    assert sorted(parts) == sorted(Regulation.model_fields.keys() - FIXED)
    assert sorted(parts) == sorted(top())


@pytest.mark.parametrize("label", sorted(FIELDS))
def test_every_field_has_its_words_in_three_languages(label):
    field, words = FIELDS[label], label_of(label)

    assert words is not None
    texts = [words.name, words.help, words.adds]
    texts += [option_of(label, option) for option in field.options]
    assert [set(one.written()) for one in texts if one] == [set(LANGUAGES)] * sum(map(bool, texts))
    assert all(option_of(label, option) for option in field.options)


def test_whatever_is_begun_with_a_button_says_what_the_button_does():
    begun_so = [one for one in every() if one.kind == "rows" or _by_button(one)]

    assert [one.label for one in begun_so if not label_of(one.label).adds] == []
    assert {one.label for one in every() if one.kind == "rows"} - {
        "clauses",
        "ties",
        "criteria.anchors",
    } == set(rows.KEYS)


def _by_button(field):
    return field.kind == "part" and field.optional and not field.by_lead


def test_no_words_stand_for_a_field_that_does_not_exist():
    names = {one.name for one in every()}

    assert LABELS.keys() - FIELDS.keys() - names == set()


@pytest.mark.parametrize(
    ("label", "value", "shown"),
    [
        ("works.forms.most_bytes", 1 << 30, "1024"),
        ("works.forms.most_seconds", 185, "3:05"),
        ("final.selection", "0.35", "35"),
        ("questions.least", "0.5", "0.5"),
        ("works.forms.extensions", ["pdf", "docx"], "pdf, docx"),
        ("stages.closes", "2024-11-15T23:59:59.999999+05:00", "2024-11-15T23:59"),
        ("stages.opens", "2024-11-15T19:00:00+00:00", "2024-11-16T00:00"),
    ],
)
def test_a_value_is_shown_as_people_write_it_and_read_back(label, value, shown):
    assert values.shown(FIELDS[label], value) == shown
    back = values.read(FIELDS[label], shown)
    assert values.shown(FIELDS[label], back) == shown


@pytest.mark.parametrize(
    ("label", "typed", "value"),
    [
        ("works.forms.most_seconds", "3", 180),
        ("works.forms.most_bytes", "0,5", 1 << 19),
        ("final.selection", "33,3 %", "0.333"),
        ("criteria.weight", "1 000", 1000),
        ("criteria.weight", "ten", "ten"),
        ("stages.closes", "15.11.2024", "2024-11-15T23:59:59.999999+05:00"),
        ("stages.opens", "15.11.2024 9:30", "2024-11-15T09:30:00+05:00"),
        ("stages.closes", "31.11.2024", "31.11.2024"),
        ("stages.closes", "2024", "2024"),
        ("works.forms.extensions", ".PDF docx;odt", ["pdf", "docx", "odt"]),
        ("eligibility.measured.value", "1.9.2024", "2024-09-01"),
    ],
)
def test_what_people_type_is_understood_or_kept(label, typed, value):
    assert values.read(FIELDS[label], typed) == value


def test_rows_that_were_moved_meanwhile_keep_their_own_keys():
    tree = begun.plain(sample())
    section = next(one for one in SECTIONS if one.key == "criteria")
    mine = page(tree, section) | {"criteria.0.weight": ("35",)}
    theirs, _ = rows.act(tree, "down:criteria.0")

    after = reading.read(theirs, section.fields, Posted(mine))

    assert [one["key"] for one in after["criteria"]] == [one["key"] for one in tree["criteria"]]
    assert after["criteria"][0] == tree["criteria"][0] | {"weight": 35}
    assert after["criteria"][1:] == tree["criteria"][1:]


def test_a_number_is_no_moment():
    tree = begun.plain(sample())
    tree["stages"][0]["closes"] = "2024"

    assert [one.path for one in faults.look(tree).problems] == ["stages.0.closes"]


def test_a_contest_that_was_is_begun_anew_with_all_dates_moved():
    tree = begun.moved(sample(), slug="contest-2027", closes=date(2027, 3, 1))

    after = faults.look(tree).sound
    shift = after.deadline - sample().deadline
    assert shift.days == (date(2027, 3, 1) - date(2024, 11, 15)).days
    assert [one.closes - shift for one in after.stages] == [one.closes for one in sample().stages]
    assert [one.words for one in after.stages] == [None] * 3
    assert begun.dated(tree) == ("6.1",)
    assert begun.next_slug(NAME, date(2027, 3, 1)) == "time-of-new-opportunities-2027"


def test_the_frame_lacks_only_what_a_person_knows():
    lacking = {one.path for one in faults.look(begun.empty()).problems}

    assert lacking == {
        "slug", "title", "organiser.name", "stages.0.closes", "stages.1.closes", "stages.2.closes",
        "criteria", "consents.0.text",
    }  # fmt: skip


def test_a_draft_travels_as_text_whole_or_not():
    whole = begun.plain(sample())
    broken = begun.empty() | {"edition": 'a "b"'}

    assert text.text_of(whole) == examples.text(NAME)
    assert text.tree_of(text.text_of(whole)) == whole
    assert text.tree_of(text.text_of(broken)) == broken


def test_clauses_keep_their_numbers_and_new_ones_take_the_next():
    numbers = [{"number": one, "heading": one in "12"} for one in ("1", "1.1", "1.2", "1.4", "2")]

    assert [rows.next_number(numbers, place) for place in range(6)] == [
        "3", "1.3", "1.3", "1.3", "1.5", "2.1",
    ]  # fmt: skip


def test_a_stage_is_known_by_its_kind_once_it_has_one():
    tree = {"stages": [{"key": "stage-1", "kind": "call"}, {"key": "stage-2", "kind": "call"}]}

    assert [one["key"] for one in rows.settled(tree)["stages"]] == ["call", "stage-2"]


@pytest.mark.parametrize(
    "act", ["", "add:", "add:nowhere", "up:criteria.99", "drop:title", "x:y", "end:final"]
)
def test_a_button_for_nothing_does_nothing(act):
    assert rows.act(begun.plain(sample()), act) is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_change_is_told_in_words_without_keys(language):
    after = changed(
        {
            "judging.method": "median",
            "judging.blind": False,
            "final.selection": "0.6",
            "final.defence": "0.4",
        }
    )

    lines = told(difference.changes(sample(), after), sample(), after, language)

    said = {(one.before, one.after) for one in lines}
    assert ("50", "60") in said
    assert not any(sign in f"{one.label}{one.before}{one.after}" for one in lines for sign in "_{[")


def test_rows_beyond_the_limit_are_not_made():
    tree = begun.plain(sample())
    posted = page(tree, SECTIONS[1]) | {"clauses.rows": ("99999",)}

    assert (
        len(reading.read(tree, SECTIONS[1].fields, Posted(posted))["clauses"]) == reading.MOST_ROWS
    )
