"""Several sittings in the bundle: each draw, and which finalist was dealt to which room."""

from dataclasses import replace

import pytest

from baiqau.fairness import draw
from baiqau.proof import bundle, chain, signature
from tests.proof.outcomes import KEY, SECRET, journal, outcome
from tests.proof.test_bundle import resealed

SEEDS = ("зерно", "тұқым")


def drawn(works, seed):
    return tuple(int(one) for one in draw.order([str(one) for one in works], seed=seed))


def held(divided="draw"):
    """Give an outcome whose finalists spoke in two rooms."""
    made = outcome(finalists=5)
    seed = " / ".join(SEEDS)
    dealt = drawn(made.final.works, seed)
    rooms = [dealt[at::2] for at in range(2)]
    sittings = [bundle.Drawn(at + 1, seed, drawn(rooms[at], seed)) for at, seed in enumerate(SEEDS)]
    whole = (seed, dealt) if divided == "draw" else ("", ())
    return replace(made, drawn=whole, sittings=sittings, divided=divided)


@pytest.mark.parametrize("way", ["draw", "kind", "hand"])
def test_it_holds_however_the_finalists_were_divided(way):
    assert bundle.check(bundle.build(held(way), secret=SECRET)) == ""


def turned(told):
    told["sittings"][1]["order"].reverse()


def lost(told):
    told["sittings"][0]["order"].pop()
    told["sittings"][0]["order"] = [*drawn(told["sittings"][0]["order"], SEEDS[0])]


def swapped(told):
    """Let two works change rooms, each order being the one its seed draws."""
    first, other = (one["order"] for one in told["sittings"])
    first[0], other[0] = other[0], first[0]
    for one, seed in zip(told["sittings"], SEEDS, strict=True):
        one["order"] = [*drawn(one["order"], seed)]


def reseeded(told):
    told["draw"] = {"seed": "басқа", "order": [*drawn(told["draw"]["order"], "басқа")]}


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (turned, "not the one this seed draws"),
        (lost, "do not hear every finalist once"),
        (swapped, "in another sitting than the one it was dealt to"),
        (reseeded, "not divided from the seeds"),
    ],
)
def test_whatever_is_moved_between_rooms_is_found(change, words):
    assert words in bundle.check(resealed(bundle.build(held(), secret=SECRET), change))


def of_the_seed(told):
    """Draw one room by another seed, the whole as it is dealt by hand."""
    one = told["sittings"][0]
    one["seed"], one["order"] = "басқа", [*drawn(one["order"], "басқа")]


def dealt_otherwise(told):
    told["divided"] = "kind"


@pytest.mark.parametrize("change", [of_the_seed, dealt_otherwise])
def test_another_draw_of_a_room_is_found_by_the_journal(change):
    made = held("hand")
    lines = journal(made)
    verdict = chain.verify(lines)
    head = bundle.head_of("invented", chain.Head(verdict.lines, verdict.head, verdict.root))
    made = replace(made, head=signature.compact(head, KEY))
    content = bundle.build(made, secret=SECRET)
    forged = resealed(content, change)

    assert (bundle.check(content, journal=lines), bundle.check(forged)) == ("", "")
    found = bundle.check(forged, journal=lines)
    assert found == "the order was not drawn as the journal tells it"
