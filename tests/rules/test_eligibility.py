"""Who may enter: all obstacles at once, each with its clause; ages to the day."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baiqau.rules import eligibility
from baiqau.rules.codes import ELIGIBILITY
from baiqau.rules.eligibility import Applicant, AuthorFacts, BirthDates, Verdict
from baiqau.rules.findings import Finding
from baiqau.rules.parts import Eligibility, OldestAge
from baiqau.rules.values import Ruled
from tests.rules.documents import at, changed, eligibilities, ruled_value, sample

DAY = date(2024, 11, 15)
YOUNG = AuthorFacts(born=date(1996, 4, 9), works_in_library=True)
births = st.dates(date(1920, 1, 1), date(2010, 12, 31))
days = st.dates(date(2020, 1, 1), date(2032, 12, 31))


def one(author: AuthorFacts = YOUNG, kind: str = "city") -> Applicant:
    return Applicant("individual", kind, (author,))


def judged(applicant: Applicant, conditions: Eligibility | None = None) -> Verdict:
    return eligibility.verdict(applicant, conditions or sample().eligibility, on=DAY)


def codes(verdict: Verdict) -> list[str]:
    return [finding.code for finding in verdict.findings]


def up_to(years: int, *, included: bool) -> Eligibility:
    age = Ruled[OldestAge](value=OldestAge(years=years, included=included), clause="4.1")
    return sample().eligibility.model_copy(update={"oldest": age})


def test_a_young_librarian_of_a_city_library_fits():
    assert judged(one()) == Verdict("fits")


@pytest.mark.parametrize(
    ("born", "included", "outcome"),
    [
        (date(1988, 11, 16), True, "fits"),  # turns 36 on the day after the deadline
        (date(1988, 11, 15), True, "does-not-fit"),  # turns 36 on the deadline
        (date(1989, 11, 15), False, "does-not-fit"),  # turns 35 on the deadline
        (date(1989, 11, 16), False, "fits"),
    ],
)
def test_thirty_five_is_in_or_out_as_the_organiser_says(born, included, outcome):
    author = AuthorFacts(born=born, works_in_library=True)
    assert judged(one(author), up_to(35, included=included)).outcome == outcome


def test_too_old_names_the_clause_the_limit_and_the_day():
    author = AuthorFacts(born=date(1980, 1, 1), works_in_library=True)
    facts = {"author": 1, "age": 44, "on": DAY, "limit": 35, "included": True}
    assert judged(one(author)).findings == (Finding("too-old", "4.1", facts),)


def test_all_obstacles_are_said_at_once():
    conditions = sample().eligibility.model_copy(
        update={
            "author_kinds": Ruled(value=("library",), clause="4.3"),
            "library_kinds": Ruled(value=("city",), clause="4.1"),
            "youngest": Ruled(value=18, clause="4.1"),
        }
    )
    old = AuthorFacts(born=date(1970, 1, 1), works_in_library=False, other_works=1)
    child = AuthorFacts(born=date(2010, 1, 1), works_in_library=True)
    verdict = judged(Applicant("individual", "school", (old, child)), conditions)
    assert [(one.code, one.clause, one.facts.get("author")) for one in verdict.findings] == [
        ("author-kind-not-admitted", "4.3", None),
        ("library-kind-not-admitted", "4.1", None),
        ("too-old", "4.1", 1),
        ("not-in-library", "4.1", 1),
        ("works-too-many", "4.3", 1),
        ("too-young", "4.1", 2),
    ]


def test_another_kind_of_library_goes_to_a_person():
    assert judged(one(kind="other")) == Verdict(
        "person-decides", (Finding("library-kind-other", "4.1", weight="decision"),)
    )


def test_an_obstacle_outweighs_an_open_question():
    old = AuthorFacts(born=date(1970, 1, 1), works_in_library=True)
    assert judged(one(old, kind="other")).outcome == "does-not-fit"


def test_nobody_is_refused_for_what_was_not_told():
    verdict = judged(Applicant("individual", None, (AuthorFacts(),)))
    assert (verdict.outcome, codes(verdict)) == (
        "person-decides",
        ["library-kind-missing", "born-missing", "workplace-missing"],
    )


def test_every_named_author_of_a_library_project_must_fit():
    old = AuthorFacts(born=date(1980, 1, 1), works_in_library=True)
    verdict = judged(Applicant("library", "university", (YOUNG, old, YOUNG)))
    assert [(one.code, one.facts["author"]) for one in verdict.findings] == [("too-old", 2)]


def test_a_project_without_authors_does_not_fit():
    assert codes(judged(Applicant("library", "city", ()))) == ["authors-missing"]


def test_too_many_authors_are_counted():
    conditions = sample().eligibility.model_copy(
        update={"most_authors": Ruled(value=2, clause="4.3")}
    )
    verdict = judged(Applicant("library", "city", (YOUNG,) * 3), conditions)
    assert verdict.findings == (Finding("authors-too-many", "4.3", {"count": 3, "limit": 2}),)


def test_a_birth_after_the_day_is_a_slip():
    author = AuthorFacts(born=date(2025, 1, 1), works_in_library=True)
    assert codes(judged(one(author))) == ["born-later"]


def test_without_conditions_everybody_fits():
    conditions = Eligibility(
        measured=ruled_value("deadline", "4.1"),
        author_kinds=ruled_value(("individual",), "4.3"),
    )
    assert judged(Applicant("individual", None, (AuthorFacts(),)), conditions).outcome == "fits"


@pytest.mark.parametrize(
    ("measured", "day"),
    [
        ("deadline", date(2024, 11, 15)),
        ("opening", date(2024, 10, 15)),
        (date(2024, 1, 1), date(2024, 1, 1)),
    ],
)
def test_the_day_of_measure_is_the_contests_own(measured, day):
    regulation = changed({"eligibility.measured": ruled_value(measured, "4.1")})
    assert eligibility.measured_on(regulation) == day


def test_the_deadline_is_measured_in_the_zone_of_the_contest():
    late = changed({"stages.0.closes": at(2024, 11, 15, 23).astimezone()})
    assert eligibility.measured_on(late) == date(2024, 11, 15)


@pytest.mark.parametrize(
    ("born", "day", "years"),
    [
        (date(1988, 2, 29), date(2024, 2, 28), 35),
        (date(1988, 2, 29), date(2024, 2, 29), 36),
        (date(1988, 2, 29), date(2023, 2, 28), 34),
        (date(1988, 2, 29), date(2023, 3, 1), 35),
        (date(1996, 4, 9), date(1996, 4, 9), 0),
    ],
)
def test_someone_born_on_29_february_ages_on_1_march(born, day, years):
    assert eligibility.age(born, on=day) == years


def test_the_limit_is_told_as_dates_of_birth():
    assert eligibility.birth_dates(sample().eligibility, on=DAY) == BirthDates(
        date(1988, 11, 16), None
    )


@given(births, days)
def test_age_grows_by_one_in_a_year_and_never_shrinks(born: date, day: date):
    tomorrow = day + timedelta(days=1)
    assert eligibility.age(born, on=tomorrow) - eligibility.age(born, on=day) in (0, 1)
    assert eligibility.age(born, on=day.replace(year=day.year - 1, day=min(day.day, 28))) <= (
        eligibility.age(born, on=day)
    )


@given(births, days, st.integers(1, 90), st.booleans(), st.integers(1, 60))
def test_dates_of_birth_say_the_same_as_the_verdict(born, day, oldest, included, youngest):
    conditions = up_to(oldest, included=included).model_copy(
        update={"youngest": Ruled(value=youngest, clause="4.1")}
    )
    limits = eligibility.birth_dates(conditions, on=day)
    author = AuthorFacts(born=born, works_in_library=True)
    fits = eligibility.verdict(one(author), conditions, on=day).outcome == "fits"
    assert fits == (limits.earliest <= born <= limits.latest)


@given(births, st.booleans())
def test_a_wider_limit_never_shuts_anyone_out(born: date, included: bool):
    author = AuthorFacts(born=born, works_in_library=True)
    narrow = judged(one(author), up_to(35, included=included))
    wide = judged(one(author), up_to(36, included=True))
    assert narrow.outcome != "fits" or wide.outcome == "fits"


authors = st.builds(
    AuthorFacts,
    born=st.none() | births,
    works_in_library=st.none() | st.booleans(),
    other_works=st.integers(0, 3),
)
applicants = st.builds(
    Applicant,
    author_kind=st.sampled_from(["individual", "library"]),
    library_kind=st.sampled_from([None, "city", "school", "other"]),
    authors=st.lists(authors, max_size=3).map(tuple),
)


@given(applicants, eligibilities, days)
def test_every_finding_has_its_clause_and_the_facts_of_its_code(applicant, conditions, day):
    verdict = eligibility.verdict(applicant, conditions, on=day)
    for finding in verdict.findings:
        assert finding.clause is not None
        assert set(finding.facts) == ELIGIBILITY[finding.code]
    assert (verdict.outcome == "fits") == (verdict.findings == ())


def taps(**answers: object) -> Verdict:
    told = {"author_kind": "individual", "library_kind": "village"} | answers
    return eligibility.three_taps(sample(), **told)


def test_three_taps_answer_before_any_account():
    assert taps(born=date(1996, 4, 9)) == Verdict("fits")
    assert taps(age_fits=True) == Verdict("fits")
    assert codes(taps(age_fits=False)) == ["age-outside"]
    assert codes(taps(born=date(1980, 1, 1))) == ["too-old"]
    assert taps(library_kind="other", age_fits=True).outcome == "person-decides"
    assert taps(author_kind="library", born=date(1988, 11, 16)) == Verdict("fits")


def test_three_taps_ask_for_no_age_where_none_matters():
    anyone = changed({"eligibility.oldest": None})
    verdict = eligibility.three_taps(anyone, author_kind="individual", library_kind="city")
    assert verdict == Verdict("fits")
