"""The audience's award in the bundle: every ballot is opened, counted, and held against the journal."""

import random
import subprocess
import sys
from dataclasses import replace

import pytest

from baiqau.proof import bundle, chain, commitment, program, signature
from tests.proof.outcomes import KEY, SECRET, journal, outcome
from tests.proof.test_bundle import resealed

VOTES = (3, 2, 2, 1)  # of the finalists in the order of their numbers


def ballot(chance, work):
    salt = chance.randbytes(32).hex()
    said = commitment.vote("invented", work)
    return bundle.Ballot(work, salt, commitment.commit(said, salt=salt, domain=commitment.BALLOT))


def voted(votes=VOTES, tie="final-rank", given=None):
    """Give an outcome with these votes and the award as it should go."""
    made, chance = outcome(), random.Random(3)
    works = made.final.works
    ballots = [
        ballot(chance, work)
        for work, number in zip(works, votes, strict=True)
        for _ in range(number)
    ]
    won = (works[0],) if given is None else given
    made = replace(made, audience=bundle.Audience(tie, works, tuple(ballots), won))
    verdict = chain.verify(lines(made))
    head = bundle.head_of("invented", chain.Head(verdict.lines, verdict.head, verdict.root))
    return replace(made, head=signature.compact(head, KEY))


def lines(made, *more):
    root = commitment.root(one.commitment for one in made.audience.ballots)
    return journal(made, ("audience.closed", "contest:invented", {"root": root}), *more)


def test_a_bundle_with_ballots_holds_alone_and_against_the_journal():
    made = voted()
    content = bundle.build(made, secret=SECRET)

    assert bundle.check(content, keys=[KEY.public_key()], journal=lines(made)) == ""


def test_the_ballots_stand_in_an_order_that_tells_nothing():
    made = voted()
    back = replace(made.audience, ballots=tuple(reversed(made.audience.ballots)))

    assert bundle.build(replace(made, audience=back), secret=SECRET) == bundle.build(
        made, secret=SECRET
    )


def test_equal_votes_are_parted_by_the_final_rank():
    made = voted((2, 2, 0, 0), given=())
    ranks = {row["entry"]: row["rank"] for row in made.final.rows}
    first = min(made.final.works[:2], key=lambda work: ranks[work] or 99)
    right = replace(made, audience=replace(made.audience, given=(first,)))

    assert bundle.check(bundle.build(right, secret=SECRET)) == ""
    assert "does not go" in bundle.check(bundle.build(made, secret=SECRET))


def dropped(told):
    told["audience"]["ballots"].pop()


def turned(told):
    one = told["audience"]["ballots"][0]
    one["entry"] = next(work for work in told["audience"]["works"] if work != one["entry"])


def counted_wrong(told):
    told["audience"]["votes"][0]["votes"] += 1


def given_to_another(told):
    told["audience"]["given"] = told["audience"]["works"][-1:]


def doubled(told):
    told["audience"]["ballots"].append(told["audience"]["ballots"][0])


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (dropped, "one is missing or added"),
        (turned, "ballot 1: this is not the work the voter chose"),
        (counted_wrong, "the votes of the audience"),
        (given_to_another, "the audience award does not go"),
        (doubled, "a ballot stands twice"),
    ],
)
def test_whatever_a_forger_does_to_the_ballots_is_found(change, words):
    changed = resealed(bundle.build(voted(), secret=SECRET), change)

    assert words in bundle.check(changed)


def test_ballots_other_than_those_of_the_close_are_found_by_the_journal():
    made, other = voted(), voted((4, 2, 1, 1))
    content = bundle.build(replace(other, head=made.head), secret=SECRET)

    assert bundle.check(content, journal=lines(made)) == (
        "the ballots are not those which the journal names at the close of the vote"
    )
    silent = bundle.build(replace(made, audience=None), secret=SECRET)
    assert "the ballots are not those" in bundle.check(silent, journal=lines(made))


def test_the_one_file_counts_the_votes_alone(tmp_path):
    file, alone = tmp_path / "results.json", tmp_path / "standalone.py"
    alone.write_bytes(program.program())

    def told(content):
        file.write_bytes(content)
        run = [sys.executable, "-I", "-S", str(alone), str(file)]
        return subprocess.run(run, capture_output=True, text=True, check=False).returncode

    content = bundle.build(voted(), secret=SECRET)
    assert (told(content), told(resealed(content, counted_wrong))) == (0, 1)
