"""The public bundle of a result, version 1: everything from which anyone computes it again.

Jurors appear under codes of the bundle alone, in an order only the holder of the secret can undo;
comments and names are not in it. `standalone` recomputes it without anything else of this house.
"""

import hashlib
import hmac
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from baiqau.fairness import audience
from baiqau.fairness.shares import Scale
from baiqau.proof import against, canonical, chain, commitment, signature, standalone

Row = Mapping[str, object]


@dataclass(frozen=True)
class SignedSheet:
    """A sheet that counts, as its juror signed it: see `commitment.statement`."""

    sheet: str
    juror: str
    entry: int
    stage: str
    version: str
    scales: tuple[Scale, ...]
    marks: Mapping[str, int] = field(hash=False)
    salt: str
    commitment: str


@dataclass(frozen=True)
class Stage:
    """A ranking as it was frozen; `works` are the entry numbers that took part."""

    stage: str
    works: tuple[int, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Final:
    """The final rows as they were frozen, with the weights of selection and defence."""

    works: tuple[int, ...]
    weights: tuple[Decimal, Decimal]
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Ballot:
    """A vote of the audience: the work, and the commitment whose salt opens it. No voter is in it."""

    entry: int
    salt: str
    commitment: str


@dataclass(frozen=True)
class Audience:
    """The award of the audience: its tie rule, the works that were defended, every ballot, who got it."""

    tie: str
    works: tuple[int, ...]
    ballots: tuple[Ballot, ...]
    given: tuple[int, ...]


@dataclass(frozen=True)
class Drawn:
    """The order of one sitting, and the seed it was drawn from."""

    sitting: int
    seed: str
    order: tuple[int, ...]


@dataclass(frozen=True)
class Corrected:
    """A later version of the result, and what came out of it.

    `struck` are its own marks as (sheet, criterion or "" for the whole sheet), a sheet named by
    `commitment.mask`; `counted` the works it lets in, `before` the digest of the version before.
    """

    number: int
    before: str
    digest: str
    struck: tuple[tuple[str, str], ...]
    counted: tuple[int, ...]
    selection: tuple[Row, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Outcome:
    """What is published of a contest. `ties` are (by, criterion) in their declared order.

    `method` is that of `fairness.exact.scores`, `rules` the regulation's version that decided,
    `ballots` whether works were put in order in the selection, and if so whether all of them,
    `pairs` whether they were compared two by two, and if so whether two may be equal,
    `out` the pairs of a work and a juror that could not be where all read all, None where not,
    `versions` every version there was, `head` the signed text of `head_of`, `about` a text that
    explains the bundle to a lay reader, by language. `drawn` is the draw of the only sitting; of
    several it is the one that dealt the finalists out (`divided` is "draw"; else nothing), and
    `sittings` are theirs. `corrections` are the later versions of the result, in their order.
    """

    contest: str
    rules: Mapping[str, object]
    ties: Sequence[tuple[str, str]]
    sheets: Sequence[SignedSheet]
    stages: Sequence[Stage]
    final: Final | None = None
    method: str = "mean"
    drawn: tuple[str, Sequence[int]] = ("", ())
    sittings: Sequence[Drawn] = ()
    divided: str = ""
    seed: str = ""
    out: Sequence[tuple[int, str]] | None = None
    ballots: Literal["", "whole", "partial"] = ""
    pairs: Literal["", "equal", "strict"] = ""
    versions: Sequence[Mapping[str, object]] = ()
    head: str = ""
    audience: Audience | None = None
    corrections: Sequence[Corrected] = ()
    about: Mapping[str, str] = field(default_factory=dict)


def build(outcome: Outcome, *, secret: bytes) -> bytes:
    """Give the file. `secret` orders the jurors' codes; the same outcome gives the same bytes."""
    codes = _codes({sheet.juror for sheet in outcome.sheets}, secret)
    forms = {scales: f"F{turn}" for turn, scales in enumerate(_forms(outcome.sheets), 1)}
    ordered = sorted(outcome.sheets, key=lambda one: (one.stage, one.entry, codes[one.juror]))
    seed, order = outcome.drawn
    told = {
        "format": standalone.FORMAT,
        "contest": outcome.contest,
        "rules": outcome.rules,
        "versions": outcome.versions,
        "seed": outcome.seed,
        "draw": {"seed": seed, "order": order},
        "forms": {name: [vars(scale) for scale in scales] for scales, name in forms.items()},
        "ties": [{"by": by, "criterion": criterion} for by, criterion in outcome.ties],
        "stages": [vars(stage) for stage in outcome.stages],
        "final": vars(outcome.final) if outcome.final else None,
        "sheets": [_sheet(sheet, codes, forms) for sheet in ordered],
        **_sittings(outcome),
        **({"audience": _audience(outcome.audience)} if outcome.audience else {}),
        **({"method": outcome.method} if outcome.method != "mean" else {}),
        **_mode(outcome),
        **(
            {"corrections": [vars(one) for one in outcome.corrections]}
            if outcome.corrections
            else {}
        ),
        **({} if outcome.out is None else {"out": _out(outcome.out, codes)}),
        "root": commitment.root(sheet.commitment for sheet in outcome.sheets),
        "head": outcome.head,
        "about": outcome.about,
    }
    return canonical.encode({"bundle": told, "digest": canonical.digest(told)}) + b"\n"


def digest_of(content: bytes) -> str:
    """Give the digest of a bundle's file, as it is printed and signed. Raises standalone.Fault."""
    standalone.opened(content)
    return str(json.loads(content)["digest"])


def head_of(scope: str, head: chain.Head) -> dict[str, object]:
    """Give the statement with which an institution signs the head of a journal."""
    return {
        "kind": against.HEAD,
        "scope": scope,
        "length": head.length,
        "digest": head.digest,
        "root": head.root,
    }


def check(
    content: bytes,
    *,
    keys: Iterable[Ed25519PublicKey] = (),
    journal: Iterable[str] | None = None,
) -> str:
    """Recompute a bundle; give "" when it holds, else the first thing that does not, in English.

    With `keys`, its signed head must be by one of them; with the lines of the `journal`, that head
    must be the journal's and the sheets exactly those which stood signed when it was taken.
    """
    known = list(keys)
    try:
        told = standalone.check(content)
    except standalone.Fault as fault:
        return str(fault)
    if known and not (head := signature.check(str(told["head"]), known)).holds:
        return f"the signed head of the journal: {head.trouble}"
    return against.trouble(told, journal) if journal is not None else ""


def _sittings(outcome: Outcome) -> dict[str, object]:
    if not outcome.sittings:
        return {}
    return {"divided": outcome.divided, "sittings": [vars(one) for one in outcome.sittings]}


def _audience(told: Audience) -> dict[str, object]:
    """Give the award in plain JSON; the ballots stand in the order of their commitments: no other."""
    votes = audience.counted((one.entry for one in told.ballots), told.works)
    return {
        "tie": told.tie,
        "works": told.works,
        "ballots": [vars(one) for one in sorted(told.ballots, key=lambda one: one.commitment)],
        "root": commitment.root(one.commitment for one in told.ballots),
        "votes": [{"entry": work, "votes": number} for work, number in sorted(votes.items())],
        "given": told.given,
    }


def _codes(jurors: Iterable[str], secret: bytes) -> dict[str, str]:
    def place(juror: str) -> bytes:
        return hmac.digest(secret, juror.encode(), hashlib.sha256)

    return {juror: f"A{turn}" for turn, juror in enumerate(sorted(jurors, key=place), 1)}


def _mode(outcome: Outcome) -> dict[str, object]:
    if outcome.pairs:
        return {"mode": "pairwise", "equal": outcome.pairs == "equal"}
    ballots = outcome.ballots
    return {"mode": "ballot", "partial": ballots == "partial"} if ballots else {}


def _out(out: Iterable[tuple[int, str]], codes: Mapping[str, str]) -> list[list[object]]:
    """Give the pairs under the bundle's codes; who signed nothing has none."""
    return sorted([work, codes[juror]] for work, juror in out if juror in codes)


def _forms(sheets: Iterable[SignedSheet]) -> list[tuple[Scale, ...]]:
    return sorted({sheet.scales for sheet in sheets}, key=str)


def _sheet(
    sheet: SignedSheet, codes: Mapping[str, str], forms: Mapping[tuple[Scale, ...], str]
) -> dict[str, object]:
    said = commitment.statement(
        sheet=sheet.sheet,
        juror=sheet.juror,
        entry=sheet.entry,
        stage=sheet.stage,
        version=sheet.version,
        marks=sheet.marks,
    )
    return said | {
        "juror": codes[sheet.juror],
        "form": forms[sheet.scales],
        "salt": sheet.salt,
        "commitment": sheet.commitment,
    }
