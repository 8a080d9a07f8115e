"""Places proposed from a ranking: counts kept, ties told, people decide."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from baiqau.rules import awards
from baiqau.rules.awards import Proposal, Ranked
from baiqau.rules.codes import AWARDS
from baiqau.rules.parts import Awards
from tests.rules.documents import sample

RULE = sample().awards
UNSHARED = RULE.model_copy(update={"may_be_shared": False})


def ranking(*groups: str) -> list[Ranked]:
    """Give a ranking of groups of equal works: `ranking("a", "bc")` has b and c on rank 2."""
    rows, rank = [], 1
    for group in groups:
        rows += [Ranked(work, rank, Decimal(100 - rank)) for work in group]
        rank += len(group)
    return rows


def given_places(proposal: Proposal) -> list[tuple[str, str, bool]]:
    return [(one.place.key, "".join(one.works), one.shared) for one in proposal.given]


def found(proposal: Proposal) -> list[tuple[str, str, str]]:
    return [(one.code, one.weight, one.clause) for one in proposal.findings]


def test_places_go_down_the_ranking_as_often_as_they_count():
    proposal = awards.propose(ranking(*"abcdefghij"), RULE)
    assert given_places(proposal) == [
        ("grand-prix", "a", False),
        ("first", "b", False),
        ("second", "cd", False),
        ("third", "efg", False),
    ]
    assert (proposal.undecided, proposal.findings) == ((), ())
    assert proposal.place_of("d").key == "second"
    assert proposal.place_of("h") is None


def test_two_best_share_the_grand_prix_and_people_are_told():
    proposal = awards.propose(ranking("ab", "c", "d"), RULE)
    assert given_places(proposal)[:2] == [("grand-prix", "ab", True), ("first", "c", False)]
    assert found(proposal)[0] == ("place-shared", "flag", "7.1")
    assert proposal.findings[0].facts["works"] == ("a", "b")


def test_two_best_wait_for_people_where_no_place_is_shared():
    proposal = awards.propose(ranking("ab", "c", "d", "e"), UNSHARED)
    assert given_places(proposal) == [
        ("grand-prix", "", False),
        ("first", "", False),
        ("second", "cd", False),
        ("third", "e", False),
    ]
    assert proposal.undecided == ("a", "b")
    assert found(proposal) == [("place-tied", "decision", "7.1")]


def test_equal_works_that_fit_into_one_place_are_no_tie():
    proposal = awards.propose(ranking("a", "b", "cd", "e"), UNSHARED)
    assert given_places(proposal)[2] == ("second", "cd", False)
    assert proposal.findings == ()


def test_a_tie_on_the_last_of_several_is_shared_with_all_of_them():
    proposal = awards.propose(ranking("a", "b", "c", "de", "f"), RULE)
    assert given_places(proposal)[2:] == [("second", "cde", True), ("third", "f", False)]


def test_a_tie_across_two_places_keeps_both_for_people():
    proposal = awards.propose(ranking("a", "b", "c", "de", "fg", "h"), UNSHARED)
    assert given_places(proposal)[2:] == [("second", "c", False), ("third", "fg", False)]
    assert proposal.undecided == ("d", "e")


def test_a_place_nobody_reached_stays_empty():
    proposal = awards.propose(ranking("a"), RULE)
    assert [one.works for one in proposal.given] == [("a",), (), (), ()]
    assert found(proposal) == [("place-empty", "flag", "7.1")] * 3


def test_where_no_place_may_stay_empty_people_decide():
    rule = RULE.model_copy(update={"may_stay_empty": False})
    assert found(awards.propose([], rule)) == [("place-empty", "decision", "7.1")] * 4


def test_nominations_are_never_proposed():
    rule = RULE.model_copy(update={"nominations": RULE.places[:1]})
    assert awards.propose(ranking("a", "b"), rule) == awards.propose(ranking("a", "b"), RULE)


groups = st.lists(st.integers(1, 4), max_size=8).map(
    lambda sizes: ranking(
        *(
            "".join(chr(97 + sum(sizes[:i]) + j) for j in range(size))
            for i, size in enumerate(sizes)
        )
    )
)


@given(groups, st.booleans(), st.booleans())
def test_no_work_gets_two_places_nor_a_better_one_than_a_better_work(rows, shared, empty):
    rule: Awards = RULE.model_copy(update={"may_be_shared": shared, "may_stay_empty": empty})
    proposal = awards.propose(rows, rule)
    works = [work for one in proposal.given for work in one.works]
    ranks = {row.work: row.rank for row in rows}
    assert len(works) == len(set(works)) == len({*works} - {*proposal.undecided})
    assert [ranks[work] for work in works] == sorted(ranks[work] for work in works)
    for one in proposal.given:
        assert len(one.works) <= one.place.count or (one.shared and shared)
    for finding in proposal.findings:
        assert set(finding.facts) == AWARDS[finding.code]


@given(groups)
def test_works_of_one_rank_are_treated_alike(rows):
    proposal = awards.propose(rows, RULE)
    for row in rows:
        for other in rows:
            if row.rank == other.rank:
                assert proposal.place_of(row.work) == proposal.place_of(other.work)
