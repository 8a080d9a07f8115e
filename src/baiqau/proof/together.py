"""What is told from all sheets together: the root, who read what, ballots and comparisons.

Plain Python, for it is handed out inside the one-file checker of a result.
"""

import hashlib
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from typing import Any

from baiqau.fairness.ballots import points
from baiqau.fairness.pairs import EQUAL, Choice, between, halves

Pair = tuple[int, str]  # a work and a juror's code


def root(commitments: Iterable[str]) -> str:
    """Give the root of the RFC 9162 tree over the commitments in the order of their digits."""
    level = [hashlib.sha256(b"\0" + bytes.fromhex(one)).digest() for one in sorted(commitments)]
    if not level:
        return hashlib.sha256().hexdigest()
    while len(level) > 1:
        pairs = zip(level[::2], level[1::2], strict=False)
        odd = level[-1:] if len(level) % 2 else []
        level = [hashlib.sha256(b"\1" + left + right).digest() for left, right in pairs] + odd
    return level[0].hex()


def unread(read: Collection[Pair], out: Iterable[Pair], works: Iterable[int]) -> str:
    """Name the first pair that is neither read nor told to be out, or both; "" where none is.

    `read` are the pairs with a signed sheet, `out` those that could not be: by a conflict, given
    back, or of a juror who left. A juror without any signed sheet stands in neither.
    """
    named = set(out)
    for work in works:
        for juror in sorted({juror for _, juror in read}):
            if ((work, juror) in read) == ((work, juror) in named):
                said = "both read and left out" if (work, juror) in named else "neither"
                return f"every juror reads every work, but work {work} and juror {juror}: {said}"
    return ""


def counted_together(bundle: Any, sheets: list[Any]) -> tuple[dict[str, Any], str]:
    """Give what the sheets of the selection count for, by the way of judging, or what is wrong.

    Of ballots: sheets of points; of works compared two by two: sheets of shares, and the choices.
    """
    works = [work for stage in bundle["stages"] for work in stage["works"]]
    mode = bundle.get("mode")
    trouble = ""
    if mode == "pairwise":
        trouble = miscompared(sheets, equal=bundle["equal"])
        if bundle["method"] != "bradley-terry":
            trouble = "works that were compared two by two are ranked by bradley-terry alone"
    elif mode == "ballot":
        trouble = misplaced(sheets, partial=bundle["partial"])
    if trouble or mode not in {"pairwise", "ballot"}:
        return {"sheets": sheets}, trouble
    if mode == "ballot":
        counted, forms = sheets_of_points(sheets, works)
        return {"sheets": counted, "forms": {**bundle["forms"], **forms}}, ""
    told = choices(sheets, works)
    counted, forms = sheets_of_choices(sheets, told, works)
    found = [choice for _, choice in told]
    return {"sheets": counted, "forms": {**bundle["forms"], **forms}, "choices": found}, ""


def misplaced(sheets: Iterable[Any], *, partial: bool) -> str:
    """Name the first ballot with a place for two works, or without one where it must be whole."""
    for juror, lines in sorted(_ballots_of(sheets).items()):
        places = [line["marks"].get("place") for line in lines]
        given = [place for place in places if place is not None]
        if len(set(given)) < len(given):
            return f"the ballot of juror {juror}: a place is given to two works"
        if not given or (len(given) < len(places) and not partial):
            return f"the ballot of juror {juror}: a work has no place"
    return ""


def sheets_of_points(
    sheets: Sequence[Any], works: Collection[int]
) -> tuple[list[Any], dict[str, Any]]:
    """Give the lines of ballots as sheets of points, and the forms by which these are shares.

    Works that are not ranked are left out first: only the order of the others counts.
    """
    told, forms = [], {}
    for juror, lines in _ballots_of(one for one in sheets if one["entry"] in set(works)).items():
        most, worth = points({line["entry"]: line["marks"].get("place") for line in lines})
        scale = {"key": "place", "weight": 1, "lowest": 0, "highest": most}
        forms[f"ballot {juror}"] = [scale] if most else []
        for line in lines:
            marks = {"place": worth[line["entry"]]} if most else {}
            told.append({**line, "form": f"ballot {juror}", "marks": marks})
    return told, forms


def choices(sheets: Sequence[Any], works: Collection[int]) -> list[tuple[str, Choice[int]]]:
    """Give the choices that count, with their juror: between ranked works that the juror signed both."""
    own = {juror: {one["entry"] for one in of} for juror, of in _ballots_of(sheets).items()}
    return [
        (sheet["juror"], (sheet["entry"], other, said))
        for sheet in sheets
        for other, said in between(sheet["marks"]).items()
        if {sheet["entry"], other} <= own[sheet["juror"]] & set(works)
    ]


def miscompared(sheets: Iterable[Any], *, equal: bool) -> str:
    """Name the first choice that is none: of another kind, twice, or equal where that may not be."""
    for sheet in sheets:
        where = f"work {sheet['entry']}, juror {sheet['juror']}"
        told = between(sheet["marks"])
        if len(told) < len(sheet["marks"]) or any(other <= sheet["entry"] for other in told):
            return f"{where}: a mark that is no choice between two works"
        if not set(told.values()) <= {0, 1, 2, 3} or (EQUAL in told.values() and not equal):
            return f"{where}: a choice that could not be made"
    return ""


def sheets_of_choices(
    sheets: Sequence[Any], told: Sequence[tuple[str, Choice[int]]], works: Collection[int]
) -> tuple[list[Any], dict[str, Any]]:
    """Give the sheets as shares of what a juror's comparisons of the work could win, and the forms."""
    points = {
        juror: halves(choice for by, choice in told if by == juror)
        for juror in {sheet["juror"] for sheet in sheets}
    }
    found: list[Any] = []
    forms: dict[str, Any] = {"pairs 0": []}
    for sheet in sheets:
        if sheet["entry"] in set(works):
            won, most = points[sheet["juror"]].get(sheet["entry"], (0, 0))
            if most:
                scale = {"key": "pairs", "weight": 1, "lowest": 0, "highest": most}
                forms[f"pairs {most}"] = [scale]
            marks = {"pairs": won} if most else {}
            found.append({**sheet, "form": f"pairs {most}", "marks": marks})
    return found, forms


def _ballots_of(sheets: Iterable[Any]) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = defaultdict(list)
    for sheet in sheets:
        found[sheet["juror"]].append(sheet)
    return found
