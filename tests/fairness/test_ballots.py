"""Ballots: what a place is worth and who is put above whom, against the slowest arithmetic."""

from fractions import Fraction
from itertools import combinations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from baiqau.fairness import ballots, exact

MILLION = 1_000_000
SLOW = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])


@st.composite
def panels(draw):
    """Ballots of some jurors over some works, partial and unequal: {juror: {work: place or None}}."""
    works = [f"w{one}" for one in range(draw(st.integers(1, 6)))]
    found = {}
    for juror in range(draw(st.integers(0, 4))):
        own = draw(st.lists(st.sampled_from(works), unique=True, min_size=1))
        placed = draw(st.integers(0, len(own)))
        gaps = draw(st.lists(st.integers(1, 40), unique=True, min_size=placed, max_size=placed))
        order = [*sorted(gaps), *[None] * (len(own) - placed)]
        found[f"j{juror}"] = dict(zip(own, order, strict=True))
    return works, found


def sheets(panel):
    """Give (work, juror, share) as the house counts them."""
    told = []
    for juror, places in panel.items():
        most, points = ballots.points(places)
        told += [
            (work, juror, round(Fraction(points[work], most) * MILLION)) for work in places if most
        ]
    return told


def better(places, one, other):
    """Say by how much one work stands above another on a ballot: 1, ½ or 0."""
    ours, theirs = (places[work] or float("inf") for work in (one, other))
    return Fraction((ours < theirs) - (ours > theirs) + 1, 2)


def slow_borda(works, panel):
    """Count rival by rival which part of them stands below, ballot by ballot."""
    found = {}
    for work in works:
        shares = [
            round(
                sum(better(places, work, rival) for rival in places if rival != work)
                / (len(places) - 1)
                * MILLION
            )
            for places in panel.values()
            if work in places and len(places) > 1
        ]
        found[work] = round(Fraction(sum(shares), len(shares))) if shares else None
    return found


def slow_copeland(works, panel):
    """Hold every two works against each other over the jurors who have both."""
    halves = {work: [] for work in works}
    for one, other in combinations(works, 2):
        votes = [better(own, one, other) for own in panel.values() if {one, other} <= own.keys()]
        if votes:
            won = Fraction(1, 2)
            if sum(votes) * 2 != len(votes):
                won = Fraction(sum(votes) * 2 > len(votes))
            halves[one].append(won)
            halves[other].append(1 - won)
    return {
        work: round(sum(own) / len(own) * MILLION) if own else None for work, own in halves.items()
    }


@SLOW
@given(panels())
def test_borda_agrees_with_counting_rival_by_rival(panel):
    works, own = panel

    assert exact.scores(sheets(own), works, "borda") == slow_borda(works, own)


@SLOW
@given(panels())
def test_copeland_agrees_with_holding_every_two_works_against_each_other(panel):
    works, own = panel

    assert exact.scores(sheets(own), works, "copeland") == slow_copeland(works, own)


@SLOW
@given(panels())
def test_only_the_order_counts_and_a_ballot_has_as_many_points_as_pairs(panel):
    _, own = panel
    for places in own.values():
        most, points = ballots.points(places)
        stretched = {work: place and place * 7 + 1 for work, place in places.items()}

        assert ballots.points(stretched) == (most, points)
        assert sum(points.values()) == len(places) * most // 2
        assert all(0 <= one <= most for one in points.values())


def test_places_are_worth_the_rivals_below_and_the_rest_shares_the_end():
    assert ballots.points({"a": 1, "b": 2, "c": 3}) == (4, {"a": 4, "b": 2, "c": 0})
    assert ballots.points({"a": 5, "b": None, "c": None}) == (4, {"a": 4, "b": 1, "c": 1})
    assert ballots.points({"a": 1}) == (0, {"a": 0})


def test_a_place_is_not_given_twice():
    with pytest.raises(ValueError, match="twice"):
        ballots.points({"a": 1, "b": 1})


def test_the_condorcet_winner_has_the_highest_copeland_score_where_borda_has_another():
    """Three of five put A first; B is never below the second place (a known paradox)."""
    orders = ["ABC", "ABC", "ABC", "BCA", "BCA"]
    own = {
        f"j{turn}": {work: at for at, work in enumerate(order, 1)}
        for turn, order in enumerate(orders)
    }

    borda = exact.scores(sheets(own), "ABC", "borda")
    copeland = exact.scores(sheets(own), "ABC", "copeland")

    assert max(borda, key=borda.get) == "B"
    assert copeland == {"A": MILLION, "B": MILLION // 2, "C": 0}


def test_the_defence_is_counted_by_marks_whatever_the_selection():
    assert [ballots.of_stage(one, "defence") for one in ("borda", "copeland", "eb")] == [
        "mean",
        "mean",
        "eb",
    ]
    assert ballots.of_stage("borda", "selection") == "borda"
