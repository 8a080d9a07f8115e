"""The votes of the audience: counted, and the award they decide.

Plain Python and nothing else, for it is handed out inside the one-file checker of a result.
"""

from collections.abc import Iterable, Mapping


def counted(choices: Iterable[int], works: Iterable[int]) -> dict[int, int]:
    """Count the votes of each of `works`; votes for another work (one not defended) do not count."""
    votes = dict.fromkeys(works, 0)
    for work in choices:
        if work in votes:
            votes[work] += 1
    return votes


def chosen(votes: Mapping[int, int], ranks: Mapping[int, int | None], tie: str) -> list[int]:
    """Give the works that get the award, by number: nobody without a vote.

    Of equal works, `final-rank` takes those of the best final rank (equal ranks share; a work
    without a rank comes after all with one), `shared` all of them.
    """
    most = max(votes.values(), default=0)
    first = sorted(work for work, number in votes.items() if number == most and most > 0)
    if tie == "shared" or not first:
        return first
    placed = {work: (ranks.get(work) is None, ranks.get(work) or 0) for work in first}
    best = min(placed.values())
    return [work for work in first if placed[work] == best]
