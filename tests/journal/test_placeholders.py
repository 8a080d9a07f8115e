"""What an organiser writes is filled in, never executed."""

from baiqau.journal.placeholders import filled, unknown


def test_facts_stand_for_their_placeholders():
    assert filled("{name}: {page}", {"name": "Әсел", "page": "https://a/"}) == "Әсел: https://a/"


def test_braces_inside_a_fact_are_not_filled_again():
    assert filled("{name}", {"name": "{page}", "page": "secret"}) == "{page}"


def test_attributes_formats_and_tags_are_only_words():
    text = "{name.__class__} {name!r} {{ settings }} {% now %}"
    assert filled(text, {"name": "Әсел"}) == text


def test_each_unknown_placeholder_is_named_once():
    assert unknown("{name} {nmae} {} {nmae} {name.email}", ["name"]) == [
        "{nmae}",
        "{}",
        "{name.email}",
    ]


def test_a_single_brace_is_a_sign_like_any_other():
    assert unknown("{ and }", []) == ["{ and }"]
    assert unknown("a } b { c", []) == []
