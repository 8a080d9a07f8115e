"""Contradictions: a sound document has none, every broken one tells all of its own."""

import pytest
from hypothesis import HealthCheck, given, settings

from baiqau.rules import checks
from baiqau.rules.codes import CHECKS
from baiqau.rules.findings import Problem
from tests.rules.documents import at, changed, regulations, ruled_value, sample


def plain(path: str) -> list[dict[str, object]]:
    """Give a list of the sample as plain values, to be changed and put back."""
    inner = sample()
    for part in path.split("."):
        inner = getattr(inner, part)
    return [one.model_dump() for one in inner]


def one_changed(path: str, index: int, **values: object) -> dict[str, object]:
    things = plain(path)
    things[index] = things[index] | values
    return {path: things}


def found(changes: dict[str, object]) -> list[tuple[str, str]]:
    return [(one.path, one.code) for one in checks.problems(changed(changes))]


def test_the_shipped_regulation_contradicts_itself_nowhere():
    assert checks.problems(sample()) == ()


def test_a_problem_cites_its_clause_and_facts():
    regulation = changed(one_changed("criteria", 1, clause="9.9"))
    assert checks.problems(regulation) == (
        Problem("criteria.1.clause", "clause-unknown", "9.9", {"number": "9.9"}),
    )


CRITERION = sample().criteria[0].model_dump()
CALL = sample().call.model_dump()
BARE = {"kk": "а", "ru": "а", "en": "a"}
NOMINATION = {"key": "rural", "name": {"kk": "Ауыл", "ru": "Село", "en": "Rural"}, "clause": "5.1"}
AWARD = {"key": "best", "name": NOMINATION["name"], "count": 1, "nomination": "other"}
COLUMN = {"key": "name", "kind": "short", "label": BARE}
CHOSEN = {
    "key": "a",
    "kind": "choice",
    "label": BARE,
    "choices": [{"key": "yes", "label": BARE}, {"key": "other", "label": BARE}],
}


def asking(index: int = 0, **values: object) -> dict[str, object]:
    return one_changed("questions", index, most_words=None, **values)


PAIRS = {"judging.mode": "pairwise", "judging.method": "bradley-terry"}
BALLOT = {"judging.mode": "ballot", "judging.method": "borda"}
CASES = [
    (
        one_changed("readings", 0, text={"kk": "а", "ru": "а"}),
        "readings.0.text",
        "language-missing",
    ),
    ({"languages": ["kk", "kk"]}, "languages", "language-twice"),
    ({"zone": "Asia/Astana"}, "zone", "zone-unknown"),
    ({"clauses[]": {"number": "7.2", "text": BARE}}, "certificates.clause", "clause-ambiguous"),
    ({"works.kinds_clause": "5.2"}, "works.kinds_clause", "clause-unknown"),
    ({"criteria[]": CRITERION}, "criteria", "key-twice"),
    ({"awards.nominations": plain("awards.places")[:1]}, "awards", "key-twice"),
    (one_changed("stages", 0, kind="other"), "stages", "call-not-one"),
    (one_changed("stages", 2, opens=at(2024, 11, 20)), "stages.2.opens", "stages-overlap"),
    (
        one_changed("stages", 1, opens=None, closes=CALL["closes"]),
        "stages.1.closes",
        "stage-empty",
    ),
    ({"stages": plain("stages")[:2]}, "defence", "defence-without-stage"),
    ({"defence": None, "ties": [{"by": "shared"}]}, "defence", "defence-without-rule"),
    (
        {"eligibility.youngest": ruled_value(40, "4.1")},
        "eligibility",
        "ages-crossed",
    ),
    (
        {"eligibility.works_per_author": ruled_value(0, "4.3")},
        "eligibility.works_per_author",
        "limit-not-positive",
    ),
    (
        {"eligibility.author_kinds": ruled_value((), "4.3")},
        "eligibility.author_kinds",
        "nobody-admitted",
    ),
    (
        one_changed("works.forms", 0, extensions=[]),
        "works.forms.0.extensions",
        "extensions-missing",
    ),
    (
        one_changed("works.forms", 0, tolerance_seconds=5),
        "works.forms.0.tolerance_seconds",
        "tolerance-without-limit",
    ),
    ({"naming.pattern": "ЖИ байқауы"}, "naming.pattern", "naming-without-surname"),
    ({"naming.heads": ["ЖИ байқауы", " "]}, "naming.heads", "naming-head-empty"),
    (
        one_changed("questions", 0, kind="choice", most_words=None),
        "questions.0.choices",
        "choices-missing",
    ),
    (
        one_changed("questions", 0, choices=[{"key": "a", "label": BARE}]),
        "questions.0.choices",
        "choices-needless",
    ),
    (one_changed("questions", 4, most_words=5), "questions.4.most_words", "words-of-no-text"),
    (asking(kind="table"), "questions.0.columns", "columns-missing"),
    (asking(columns=[COLUMN]), "questions.0.columns", "columns-needless"),
    (asking(kind="table", columns=[COLUMN] * 2), "questions.0.columns", "key-twice"),
    (
        asking(kind="table", columns=[COLUMN | {"kind": "choice"}]),
        "questions.0.columns.0.choices",
        "choices-missing",
    ),
    (asking(nominations=["rural"]), "questions.0.nominations", "question-nomination-unknown"),
    (
        {"nominations": [NOMINATION | {"kinds": ["song"]}]},
        "nominations.0.kinds",
        "nomination-kind-unknown",
    ),
    (
        {"awards.nominations": [AWARD]},
        "awards.nominations.0.nomination",
        "nomination-not-entered",
    ),
    (
        {"nominations": [NOMINATION], "awards.places": [AWARD]},
        "awards.places.0.nomination",
        "nomination-needless",
    ),
    ({"nominations": [NOMINATION] * 2}, "nominations", "key-twice"),
    (asking(kind="file"), "questions.0.extensions", "endings-missing"),
    (asking(extensions=["pdf"]), "questions.0.extensions", "endings-needless"),
    (asking(most_bytes=5), "questions.0.most_bytes", "limit-needless"),
    (asking(least=1), "questions.0.least", "limit-needless"),
    (asking(kind="number", most_rows=1), "questions.0.most_rows", "limit-needless"),
    (asking(kind="number", least=2, most=1.5), "questions.0.least", "limits-crossed"),
    (
        asking(kind="table", columns=[COLUMN], least_rows=3, most_rows=2),
        "questions.0.least_rows",
        "limits-crossed",
    ),
    (asking(kinds=["poem"]), "questions.0.kinds", "question-kind-unknown"),
    (
        asking(only_if={"question": "solution", "answer": "yes"}),
        "questions.0.only_if.question",
        "condition-not-earlier",
    ),
    (
        asking(1, only_if={"question": "problem", "answer": "yes"}),
        "questions.1.only_if.question",
        "condition-of-no-choice",
    ),
    (
        {
            "questions": [
                CHOSEN,
                CHOSEN | {"key": "b", "only_if": {"question": "a", "answer": "no"}},
            ]
        },
        "questions.1.only_if.answer",
        "condition-answer-unknown",
    ),
    (
        one_changed("criteria", 0, anchors=[{"mark": 11, "meaning": BARE}]),
        "criteria.0.anchors",
        "anchor-outside",
    ),
    (
        one_changed("criteria", 0, anchors=[{"mark": 1, "meaning": BARE}] * 2),
        "criteria.0.anchors",
        "anchor-twice",
    ),
    (one_changed("criteria", 0, work_kinds=["poem"]), "criteria.0.work_kinds", "kind-unknown"),
    (
        {"criteria": [CRITERION | {"work_kinds": ["project", "idea"]}], "ties": [{"by": "shared"}]},
        "criteria",
        "kind-without-criteria",
    ),
    (
        {"shortlist": None, "judging.second": {"sheets": 5, "clause": "6.1"}},
        "judging.second",
        "second-without-shortlist",
    ),
    (
        {"judging.all_works": True, "judging.second": {"sheets": 5, "clause": "6.1"}},
        "judging.second",
        "second-with-all-works",
    ),
    ({"judging.mode": "yes-no"}, "criteria.0", "criterion-not-yes-no"),
    (
        {"judging.mode": "yes-no", "judging.method": "median"},
        "judging.method",
        "method-not-of-mode",
    ),
    ({"judging.criteria": ["courage"]}, "judging.criteria", "criterion-unknown"),
    (
        {
            "criteria[]": CRITERION | {"key": "short", "work_kinds": ["project"]},
            "judging.criteria": ["short"],
        },
        "judging.criteria",
        "kind-without-criteria",
    ),
    (BALLOT | {"judging.method": "mean"}, "judging.method", "method-not-of-mode"),
    ({"judging.method": "borda"}, "judging.method", "method-not-of-mode"),
    (BALLOT, "ties.1", "ballot-without-marks"),
    (
        BALLOT | {"judging.training_first": True},
        "judging.training_first",
        "ballot-without-training",
    ),
    (
        BALLOT | {"judging.second": {"sheets": 5, "clause": "6.1"}},
        "judging.second",
        "ballot-without-second",
    ),
    (BALLOT | {"judging.comments": "criterion"}, "judging.comments", "ballot-without-remarks"),
    (
        BALLOT | {"criteria[]": CRITERION | {"key": "place"}},
        "criteria.6.key",
        "ballot-key-taken",
    ),
    (
        {"judging.partial_ballots": True},
        "judging.partial_ballots",
        "partial-without-ballots",
    ),
    (PAIRS | {"judging.method": "borda"}, "judging.method", "method-not-of-mode"),
    (PAIRS, "ties.1", "pairwise-without-marks"),
    (
        PAIRS | {"judging.training_first": True},
        "judging.training_first",
        "pairwise-without-training",
    ),
    (
        PAIRS | {"judging.second": {"sheets": 5, "clause": "6.1"}},
        "judging.second",
        "pairwise-without-second",
    ),
    (PAIRS | {"judging.comments": "criterion"}, "judging.comments", "pairwise-without-remarks"),
    ({"judging.rivals": 6}, "judging.rivals", "pairs-without-pairwise"),
    ({"judging.never_equal": True}, "judging.never_equal", "pairs-without-pairwise"),
    ({"judging.method": "robust"}, "judging.method", "method-not-recomputed"),
    ({"defence.criteria": ["courage"]}, "defence.criteria", "criterion-unknown"),
    (
        {"ties": [{"by": "criterion", "criterion": "courage"}, {"by": "shared"}]},
        "ties.0.criterion",
        "criterion-unknown",
    ),
    ({"ties": [{"by": "criterion"}, {"by": "shared"}]}, "ties.0.criterion", "criterion-unknown"),
    (
        {"ties": [{"by": "shared", "criterion": "novelty"}]},
        "ties.0.criterion",
        "tie-criterion-needless",
    ),
    ({"ties": [{"by": "shared"}, {"by": "shared"}]}, "ties.0", "tie-after-shared"),
    ({"ties": []}, "ties", "ties-open"),
    ({"ties": [{"by": "pairwise-majority"}]}, "ties", "ties-open"),
]


@pytest.mark.parametrize(
    ("changes", "path", "code"),
    CASES,
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_contradiction_is_found_at_its_place(changes, path, code):
    assert (path, code) in found(changes)


def test_every_contradiction_has_a_case():
    elsewhere = {"opening-unknown", "final-without-defence", "tie-without-defence", "stage-early"}
    elsewhere |= {"audience-without-defence"}
    assert {code for _, _, code in CASES} | elsewhere == set(CHECKS)


def test_a_contest_without_a_defence_weighs_none():
    stages = plain("stages")[:2]
    assert found({"stages": stages, "defence": None}) == [
        ("final", "final-without-defence"),
        ("ties.0", "tie-without-defence"),
    ]
    sound = {
        "stages": stages,
        "defence": None,
        "final.selection": 1,
        "final.defence": 0,
        "ties": [{"by": "shared"}],
    }
    assert found(sound) == []
    voted = {"audience": {"name": BARE, "clause": "7.1"}}
    assert ("audience", "audience-without-defence") in found(sound | voted)


def test_the_key_of_the_audiences_award_is_no_other_awards():
    taken = plain("awards.places")[0]["key"]
    rule = {"key": taken, "name": plain("awards.places")[0]["name"], "clause": "7.1"}
    assert found({"audience": rule}) == [("awards", "key-twice")]


def test_a_stage_that_closes_before_the_one_it_follows_is_early():
    early = {"opens": at(2024, 10, 1), "closes": at(2024, 10, 20)}
    assert found(one_changed("stages", 1, **early)) == [("stages.1.closes", "stage-early")]


def test_other_things_may_run_beside_the_call_and_an_award_inside_the_defence():
    week = CALL | {"key": "training", "kind": "other", "closes": at(2024, 11, 1)}
    award = CALL | {
        "key": "award",
        "kind": "award",
        "opens": at(2024, 11, 21, 15),
        "closes": at(2024, 11, 21, 23, 59, 59, 999_999),
    }
    stages = plain("stages")
    assert found({"stages": [stages[0], week, *stages[1:], award]}) == []


def test_measuring_at_the_opening_needs_an_opening():
    changes = one_changed("stages", 0, opens=None)
    changes["eligibility.measured"] = ruled_value("opening", "4.1")
    assert found(changes) == [("eligibility.measured", "opening-unknown")]


def test_a_number_nobody_cites_may_repeat():
    assert found({"clauses[]": {"number": "2.1", "text": BARE}}) == []


def test_everything_wrong_is_told_at_once():
    changes = {"zone": "Mars", "works.kinds_clause": "5.2", "ties": []}
    assert found(changes) == [
        ("zone", "zone-unknown"),
        ("works.kinds_clause", "clause-unknown"),
        ("ties", "ties-open"),
    ]


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(regulations())
def test_any_document_is_judged_with_the_facts_of_its_codes(regulation):
    for problem in checks.problems(regulation):
        assert set(problem.facts) == CHECKS[problem.code]
        assert problem.path
