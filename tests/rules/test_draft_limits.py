"""What no person types is still kept and told, and breaks no page."""

import pytest

from baiqau.rules import toml
from baiqau.rules.drafts import begun, faults, nodes, reading, rows, text, values, writing
from baiqau.rules.drafts.schema import every
from baiqau.rules.drafts.sections import by_key
from baiqau.rules.drafts.values import Posted
from baiqau.rules.findings import RegulationRefused
from tests.rules.documents import sample
from tests.rules.test_drafts import page

FIELDS = {field.label: field for field in every()}
AUCKLAND = "Pacific/Auckland"


def test_rows_beyond_the_limit_stay_as_they_were():
    tree, section = begun.plain(sample()), by_key()["clauses"]
    last = {"number": "9", "text": {"kk": "Соңғы"}}
    tree["clauses"] = [*tree["clauses"][:1] * reading.MOST_ROWS, last]

    after, _ = writing.written(tree, section, Posted(page(tree, section)))

    assert after["clauses"] == tree["clauses"]


@pytest.mark.parametrize(
    ("moment", "zone"),
    [
        ("9999-12-31T23:59:59+00:00", AUCKLAND),
        ("0001-01-01T00:00:00+05:00", "America/Lima"),
        ("2200-01-01T00:00:00+05:00", "Asia/Almaty"),
    ],
)
def test_a_moment_no_clock_can_tell_is_shown_as_typed_and_told(moment, zone):
    tree = begun.plain(sample()) | {"zone": zone}
    tree["stages"][0]["closes"] = moment

    assert values.shown(FIELDS["stages.closes"], moment, zone) == moment
    assert nodes.group(nodes.Page(tree, {}, "kk"), by_key()["stages"].fields, tree).nodes
    assert [one.path for one in faults.look(tree).problems] == ["stages.0.closes"]


@pytest.mark.parametrize("typed", ["9999-12-31T23:59", "31.12.9999", "0001-01-01T00:00"])
def test_a_year_of_no_contest_is_kept_as_typed(typed):
    assert values.read(FIELDS["stages.closes"], typed, AUCKLAND) == typed


@pytest.mark.parametrize("typed", ["1e-999999", "1e-10", "-1e-999999", "1e18", "9e999999"])
@pytest.mark.parametrize("label", ["criteria.weight", "final.selection", "works.forms.most_bytes"])
def test_a_number_of_endless_length_is_kept_as_typed(label, typed):
    assert values.read(FIELDS[label], typed) == typed
    assert values.shown(FIELDS[label], typed) == typed


def test_nothing_is_nothing_however_long_it_is_written():
    assert values.read(FIELDS["criteria.weight"], "0e-999999") == 0
    assert values.shown(FIELDS["final.selection"], "0e999999") == "0"


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("a = " + "9" * 5000, "toml-broken"),
        (".".join(["a"] * 2000) + " = 1", "toml-broken"),
        ("a = " + "[" * 2000 + "]" * 2000, "toml-broken"),
        ("a = " + "[" * 300 + "]" * 300, "toml-broken"),
        (".".join(["a"] * 22) + " = 1", "toml-broken"),
    ],
)
def test_a_text_too_deep_or_long_to_read_is_refused_in_words(words, code):
    with pytest.raises(RegulationRefused) as refused:
        text.tree_of(words)
    assert [one.code for one in refused.value.problems] == [code]


def test_a_text_of_twenty_levels_is_kept_and_written():
    tree = text.tree_of("a = " + "[" * 19 + "]" * 19)

    assert text.tree_of(text.text_of(tree)) == tree


def test_a_number_too_long_for_its_reader_is_refused_by_the_reader_of_regulations_too():
    with pytest.raises(RegulationRefused):
        toml.read("a = " + "9" * 5000)


@pytest.mark.parametrize("sign", ["9" * 5000, "٣", "12345"])
@pytest.mark.parametrize("name", ["drop", "up", "down", "add"])
def test_a_button_of_a_row_that_cannot_be_does_nothing(name, sign):
    assert rows.act(begun.plain(sample()), f"{name}:stages.{sign}") is None
