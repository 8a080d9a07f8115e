"""Whole outcomes of invented contests, ranked by the jury's own arithmetic (`fairness`)."""

import random
from dataclasses import asdict, replace
from decimal import Decimal

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from baiqau.fairness import draw, final, ranking
from baiqau.fairness.shares import Scale
from baiqau.proof import canonical, chain, commitment, signature
from baiqau.proof.bundle import Final, Outcome, SignedSheet, Stage, head_of

KEY = Ed25519PrivateKey.from_private_bytes(b"\7" * 32)
SECRET = b"the order of the jurors"
VERSION = "cd" * 32
SCALES = (Scale("use", 20, 0, 10), Scale("new", 20, 1, 7), Scale("show", 10, 0, 3))
TIES = (
    ("criterion", "use"),
    ("pairwise-majority", ""),
    ("selection-score", ""),
    ("defence-score", ""),
    ("shared", ""),
)
WEIGHTS = (Decimal("0.50"), Decimal("0.5"))


def outcome(seed=1, *, works=8, jurors=4, finalists=4, coarse=True, method="mean", **changes):
    """Give an outcome; `coarse` marks make ties. Some works have no sheet, some forms are shorter."""
    chance = random.Random(seed)
    numbers = list(range(1, works + 1))
    selected = [
        sheet
        for work in numbers[:-1]
        for juror in chance.sample(range(jurors), min(3, jurors))
        for sheet in [signed(chance, work, juror, "selection", coarse)]
    ]
    rows = ranked(selected, numbers, method)
    chosen = sorted(row["entry"] for row in rows[:finalists])
    heard = [
        signed(chance, work, juror, "defence", coarse)
        for work in chosen[: max(1, finalists - 1)]
        for juror in range(jurors)
    ]
    order = [int(one) for one in draw.order([str(one) for one in chosen], seed="зерно")]
    made = Outcome(
        contest="invented",
        rules={"version": 2, "digest": VERSION},
        ties=TIES,
        sheets=[*selected, *heard],
        stages=[Stage("selection", tuple(numbers), tuple(rows))],
        final=Final(tuple(chosen), WEIGHTS, tuple(finals(rows, chosen, heard, method))),
        drawn=("зерно", order),
        seed=f"invented:{VERSION}",
        versions=[{"version": 2, "digest": VERSION}],
        method=method,
        about={"en": "How to check"},
    )
    lines = journal(made)
    verdict = chain.verify(lines)
    head = head_of("invented", chain.Head(verdict.lines, verdict.head, verdict.root))
    return replace(made, head=signature.compact(head, KEY), **changes)


def signed(chance, work, juror, stage, coarse=True):
    """Give one signed sheet with marks of the chance."""
    scales = SCALES[: chance.choice([2, 3, 3])]
    step = 3 if coarse else 1
    marks = {one.key: chance.randrange(one.lowest, one.highest + 1, step) for one in scales}
    key, salt = f"{stage}-{work}-{juror}", chance.randbytes(32).hex()
    told = {"sheet": key, "juror": f"J{juror}", "entry": work, "stage": stage, "version": VERSION}
    made = commitment.commit(commitment.statement(marks=marks, **told), salt=salt)
    return SignedSheet(scales=scales, marks=marks, salt=salt, commitment=made, **told)


def counted(sheet):
    """Give a sheet as the arithmetic of the jury takes it."""
    return ranking.Sheet(str(sheet.entry), sheet.juror, sheet.scales, sheet.marks)


def ranked(sheets, numbers, method):
    """Give the frozen rows of a stage."""
    ties = [ranking.Tie(by, criterion) for by, criterion in TIES]
    rows = ranking.rank(
        [counted(one) for one in sheets], [str(one) for one in numbers], ties, method
    )
    return [told(row) for row in rows]


def finals(rows, chosen, heard, method):
    """Give the frozen final rows."""
    scores = {row["entry"]: row["score"] for row in rows}
    selection = {str(work): scores[work] for work in chosen}
    sheets = {work: [counted(one) for one in heard if str(one.entry) == work] for work in selection}
    day = ranking.rank(
        [one for some in sheets.values() for one in some], list(selection), (), method
    )
    defence = {row.work: row.score for row in day}
    given = {"selection-score": selection, "defence-score": defence}
    ties = [ranking.Tie(by, criterion, given.get(by, {})) for by, criterion in TIES]
    found = final.combine(selection, defence, weights=WEIGHTS, ties=ties, sheets=sheets)
    return [told(row) for row in found]


def told(row):
    """Give a row as it is frozen."""
    plain = asdict(row)
    return {"entry": int(plain.pop("work")), **plain}


def journal(made, *more):
    """Give the journal in which this outcome came about; `more` are (kind, subject, facts) after it."""
    facts = [("sheet.signed", one.sheet, {"commitment": one.commitment}) for one in made.sheets]
    lines, previous = [], chain.START
    for number, (kind, subject, told) in enumerate([*facts, *decided(made), *more], 1):
        act = {
            "number": number,
            "previous": previous,
            "kind": kind,
            "subject": subject,
            "facts": told,
        }
        lines.append(chain.line(act))
        previous = canonical.digest(act)
    return lines


def decided(made):
    """Give the acts of the contest itself: its regulation, ranking, draws, seal."""
    seed, order = made.drawn
    draws = [
        {"sitting": one.sitting, "seed": one.seed, "order": [str(work) for work in one.order]}
        for one in made.sittings
    ] or [{"seed": seed, "order": [str(work) for work in order]}]
    told = [
        *(
            ("contest.version", {"number": one["version"], "digest": one["digest"]})
            for one in made.versions
        ),
        *(
            ("ranking.computed", {"stage": one.stage, "digest": canonical.digest(one.rows)})
            for one in made.stages
        ),
        *([("sitting.divided", {"way": made.divided, "works": {}})] if made.sittings else []),
        *(("sitting.drawn", one) for one in draws),
        ("result.sealed", {"digest": canonical.digest(made.final.rows)}),
    ]
    return [(kind, "contest:invented", facts) for kind, facts in told]
