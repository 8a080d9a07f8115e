"""Two pages on the same words: what is joined, what is torn, what stays."""

from hypothesis import given
from hypothesis import strategies as st

from baiqau.entries.queries import together

NAMES = ["title", "summary", "question-why", "question-which"]
VALUES = st.sampled_from(["", "Бір", "Екі", ["a", "b"], ["b"]])
FIELDS = st.fixed_dictionaries(dict.fromkeys(NAMES, VALUES))


@given(base=FIELDS, kept=FIELDS, page=FIELDS)
def test_no_word_of_either_side_is_lost(base, kept, page):
    found = together.join(kept, page, together.state(base))

    for name in NAMES:
        if page[name] == base[name]:
            assert found.words[name] == kept[name]
        elif kept[name] in (base[name], page[name]):
            assert found.words[name] == page[name]
    both = {
        name
        for name in NAMES
        if page[name] != base[name] != kept[name] and page[name] != kept[name]
    }
    assert set(found.torn) == both


def test_line_ends_of_another_device_are_no_change():
    kept, page = {"title": "Бір\nекі"}, {"title": "Бір\r\nекі"}

    assert together.join(kept, page, "").torn == ()


def test_words_come_back_as_they_were():
    words = {"kind": "", "title": "Бір", "summary": "", "language": "kk", "ai_declaration": ""}
    words |= {"nomination": "rural", "answers": {"why": "Себебі", "which": ["a"]}}

    assert together.folded(together.flat(words)) == words
