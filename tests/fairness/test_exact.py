"""The exact arithmetic of the official score: against the fast one, and the same in any order."""

import random
from decimal import Decimal, localcontext

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from baiqau.fairness import exact, marks, ranking
from baiqau.fairness.calibration import fit
from baiqau.fairness.shares import WHOLE, Scale

FAST = {"eb": "eb", "z": "zscore"}
HALF = 51  # hundredths of a millionth: the fast score is not rounded before it is compared


def panel(seed, works=30, jurors=8, each=3, severity=90_000):
    chance = random.Random(seed)
    off = [chance.gauss(0, severity) for _ in range(jurors)]
    return [
        (
            f"W{work}",
            f"J{juror}",
            min(max(round(quality + off[juror] + chance.gauss(0, 60_000)), 0), WHOLE),
        )
        for work in range(works)
        for quality in [chance.gauss(550_000, 150_000)]
        for juror in chance.sample(range(jurors), each)
    ]


def works_of(sheets):
    return sorted({work for work, _, _ in sheets})


def fast(sheets, method):
    table = marks.of((work, juror, [share / 10_000]) for work, juror, share in sheets)
    found = fit(table, FAST[method]).millionths
    return {
        work: min(max(int(one), 0), 100 * WHOLE)
        for work, one in zip(table.works, found.tolist(), strict=True)
    }


@pytest.mark.parametrize("method", sorted(FAST))
@pytest.mark.parametrize("seed", range(4))
def test_the_exact_score_is_the_fast_one_rounded(method, seed):
    sheets = panel(seed)

    found = exact.scores(sheets, works_of(sheets), method)

    near = fast(sheets, method)
    assert max(abs(100 * found[work] - near[work]) for work in near) <= HALF


@settings(max_examples=30, deadline=None)
@given(seed=st.integers(0, 10**6), order=st.randoms(), method=st.sampled_from(["z", "eb"]))
def test_no_order_of_sheets_and_no_name_of_a_juror_changes_a_digit(seed, order, method):
    sheets = panel(seed, works=8, jurors=4)
    turned = [(work, f"A{9 - int(juror[1:])}", share) for work, juror, share in sheets]
    order.shuffle(turned)

    first = exact.scores(sheets, works_of(sheets), method)

    assert exact.scores(turned, works_of(sheets)[::-1], method) == first


@pytest.mark.parametrize("method", ["z", "eb"])
def test_the_digits_do_not_hang_on_the_callers_precision(method):
    sheets = panel(5, works=8, jurors=4)
    whole = exact.scores(sheets, works_of(sheets), method)

    with localcontext() as context:
        context.prec = 6
        assert exact.scores(sheets, works_of(sheets), method) == whole
        assert Decimal(1) / 3 == Decimal("0.333333")


def test_a_severe_jurors_works_are_lifted():
    """Work A was read by the severe juror alone, B by the kind one; the other works by both."""
    sheets = [
        (f"W{one}", juror, 400_000 + 30_000 * one + off)
        for one in range(8)
        for juror, off in (("K", 0), ("S", -200_000))
    ]
    sheets += [("A", "S", 430_000), ("B", "K", 560_000)]

    plain = exact.scores(sheets, works_of(sheets), "mean")
    found = exact.scores(sheets, works_of(sheets), "eb")

    assert plain["A"] < plain["B"]
    assert found["A"] > found["B"]


@pytest.mark.parametrize("method", ["mean", "median", "trimmed", "z", "eb"])
def test_works_without_a_sheet_have_no_score_and_works_alike_the_same(method):
    alike = [(work, juror, 500_000) for work in "AB" for juror in ("J1", "J2")]

    assert exact.scores(alike, ["A", "B", "C"], method) == {"A": 500_000, "B": 500_000, "C": None}
    assert exact.scores([], ["A"], method) == {"A": None}
    assert exact.scores(alike, ["A"], method) == {"A": 500_000}


def test_scores_stay_within_what_can_be_reached():
    sheets = [("A", "J1", WHOLE), ("B", "J1", 0), ("A", "J2", WHOLE), ("B", "J2", 0)]
    sheets += [("C", "J1", 0), ("C", "J3", WHOLE), ("D", "J3", WHOLE - 1)]

    for method in ("z", "eb"):
        found = exact.scores(sheets, "ABCD", method)
        assert all(0 <= score <= WHOLE for score in found.values())


def test_who_gives_one_mark_to_all_says_nothing_by_z():
    sheets = [
        ("A", "J1", 900_000),
        ("B", "J1", 100_000),
        ("A", "J2", 500_000),
        ("B", "J2", 500_000),
    ]

    found = exact.scores(sheets, "AB", "z")

    assert found["A"] - 500_000 == 500_000 - found["B"] > 0


def test_the_ranking_follows_the_method_and_an_unknown_one_is_an_error():
    scale = (Scale("worth", 1, 0, 100),)
    sheets = [
        ranking.Sheet(work, juror, scale, {"worth": share // 10_000})
        for work, juror, share in panel(2)
    ]
    works = sorted({sheet.work for sheet in sheets})

    rows = ranking.rank(sheets, works, (), "eb")

    told = [(s.work, s.juror, s.marks["worth"] * 10_000) for s in sheets]
    assert {row.work: row.score for row in rows} == exact.scores(told, works, "eb")
    assert [row.score for row in rows] == sorted((row.score for row in rows), reverse=True)
    with pytest.raises(KeyError):
        ranking.rank(sheets, works, (), "robust")
