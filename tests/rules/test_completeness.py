"""What an entry lacks: one list, in the order of the form, each line with its clause."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baiqau.rules import completeness
from baiqau.rules.codes import CODES
from baiqau.rules.completeness import EntryFacts, Missing, NamedAuthor
from baiqau.rules.document import Regulation
from baiqau.rules.limits import MeasuredFile
from tests.rules.documents import changed, sample

AUTHOR = NamedAuthor("Асанова", "Әсел", "", date(1996, 4, 9), in_library=True, contact=True)
WHOLE = EntryFacts(
    title="Үнсіз кітапхана",
    summary="Оқырманға дауыспен жауап беретін көмекші.",
    kind="project",
    authors=(AUTHOR,),
    files=(MeasuredFile("work.pdf", "pdf", 1000),),
    answers=dict.fromkeys(("problem", "solution", "result", "repeat"), "Қысқа жауап."),
    consents={"processing": 1},
    ai_declaration="Мәтінді сөйлету.",
)


def lacking(entry: EntryFacts, regulation: Regulation | None = None) -> list[tuple[str, str]]:
    found = completeness.missing(entry, regulation or sample())
    return [(one.field, one.code) for one in found]


def test_a_whole_entry_lacks_nothing():
    assert completeness.missing(WHOLE, sample()) == ()


def test_an_empty_entry_lacks_everything_at_once_in_the_order_of_the_form():
    assert [
        (one.field, one.code, one.clause) for one in completeness.missing(EntryFacts(), sample())
    ] == [
        ("authors", "authors-missing", "4.3"),
        ("kind", "kind-missing", "5.1"),
        ("title", "title-missing", "5.1"),
        ("summary", "summary-missing", "5.1"),
        ("ai_declaration", "declaration-missing", "5.1"),
        ("files", "files-missing", "5.3"),
        ("answers.problem", "answer-missing", "5.1"),
        ("answers.solution", "answer-missing", "5.1"),
        ("answers.result", "answer-missing", "5.1"),
        ("answers.repeat", "answer-missing", "3.2"),
        ("consents.processing", "consent-missing", None),
    ]


def test_each_author_is_asked_for_name_birth_and_library():
    entry = replace(WHOLE, authors=(AUTHOR, NamedAuthor()))
    assert lacking(entry) == [
        ("authors.2.surname", "surname-missing"),
        ("authors.2.given", "given-missing"),
        ("authors.2.born", "born-missing"),
        ("authors.2.library", "workplace-missing"),
    ]


def test_no_birth_is_asked_where_no_age_matters():
    author = replace(AUTHOR, born=None)
    anyone = changed({"eligibility.oldest": None})
    assert lacking(replace(WHOLE, authors=(author,)), anyone) == []


def test_a_library_project_names_its_library_and_its_contact():
    entry = replace(WHOLE, author_kind="library", authors=(replace(AUTHOR, contact=False),))
    assert lacking(entry) == [("library", "library-missing"), ("authors", "contact-missing")]
    assert lacking(replace(WHOLE, author_kind="library", library_named=True)) == []


def test_signs_without_a_word_are_no_title():
    assert lacking(replace(WHOLE, title=" … – ")) == [("title", "title-missing")]


def test_a_kind_the_regulation_does_not_know_is_told():
    assert completeness.missing(replace(WHOLE, kind="poem"), sample()) == (
        Missing("kind", "work-kind-unknown", "5.1", {"kind": "poem"}),
    )


def test_a_file_that_may_not_be_stands_in_the_way_and_a_long_one_does_not():
    files = (
        MeasuredFile("setup.exe", "exe", 10),
        MeasuredFile("talk.mp4", "mp4", 10, seconds=200),
    )
    assert lacking(replace(WHOLE, files=files)) == [("files.1", "file-extension-unknown")]
    assert lacking(replace(WHOLE, files=WHOLE.files * 6)) == [("files", "files-too-many")]


def test_a_long_answer_is_told_with_both_numbers():
    entry = replace(WHOLE, answers={**WHOLE.answers, "problem": "сөз " * 201})
    question = sample().questions[0].label
    assert completeness.missing(entry, sample()) == (
        Missing(
            "answers.problem",
            "answer-long",
            "5.1",
            {"question": question, "words": 201, "limit": 200},
        ),
    )


def test_consents_of_an_older_wording_are_asked_again():
    consents = [text.model_dump() | {"version": 2} for text in sample().consents]
    assert lacking(WHOLE, changed({"consents": consents})) == [
        ("consents.processing", "consent-old")
    ]


def question(kind: str, **facts: object) -> Regulation:
    choices = [{"key": key, "label": {"kk": key}} for key in ("yes", "no")]
    asked = {"key": "it", "kind": kind, "label": {"kk": "Не?"}, "required": False}
    if kind.startswith("choice"):
        asked["choices"] = choices
    return changed({"questions": [asked | facts]})


@pytest.mark.parametrize("empty", [None, "", "  ", [], ()])
def test_an_unanswered_question_counts_only_when_required(empty):
    entry = replace(WHOLE, answers={"it": empty})
    assert lacking(entry, question("short")) == []
    assert lacking(entry, question("short", required=True)) == [("answers.it", "answer-missing")]


entries = st.builds(
    EntryFacts,
    title=st.text(max_size=5),
    summary=st.text(max_size=5),
    kind=st.sampled_from(["", "project", "poem"]),
    author_kind=st.sampled_from(["individual", "library"]),
    library_named=st.booleans(),
    authors=st.lists(
        st.builds(NamedAuthor, surname=st.sampled_from(["", "Ли"]), in_library=st.booleans()),
        max_size=2,
    ).map(tuple),
    files=st.lists(
        st.builds(
            MeasuredFile,
            name=st.just("a"),
            extension=st.sampled_from(["pdf", "exe"]),
            size=st.integers(0, 5),
        ),
        max_size=7,
    ).map(tuple),
    answers=st.dictionaries(st.sampled_from(["problem", "link"]), st.none() | st.text(max_size=4)),
    consents=st.dictionaries(st.just("processing"), st.integers(1, 2)),
)


@given(entries)
def test_every_lack_has_the_facts_of_its_code(entry: EntryFacts):
    for one in completeness.missing(entry, sample()):
        assert set(one.facts) == CODES[one.code]


def test_a_file_answers_its_question_and_is_no_part_of_the_work():
    letter = {"key": "letter", "kind": "file", "label": {"en": "Letter"}, "required": True}
    letter |= {"extensions": ["pdf", "jpg"], "most_bytes": 500, "clause": "5.1"}
    rules = changed({"questions": [letter]})
    work = MeasuredFile("work.pdf", "pdf", 1000)

    def answered(name: str, size: int) -> list[tuple[str, str]]:
        file = MeasuredFile(name, name.rpartition(".")[2], size, question="letter")
        return lacking(replace(WHOLE, files=(work, file), answers={}), rules)

    assert lacking(replace(WHOLE, answers={}), rules) == [("files.letter", "answer-file-missing")]
    assert answered("letter.jpg", 500) == []
    assert answered("letter.mp4", 500) == [("files.letter", "file-extension-unknown")]
    assert answered("letter.pdf", 501) == [("files.letter", "file-too-big")]
    assert answered("letter.pdf", 0) == [("files.letter", "file-empty")]
