"""What the code on a paper says by itself: few words, signed, so that a forgery shows offline.

The names are one letter long because every letter makes the printed code finer.
"""

from collections.abc import Mapping

from baiqau.proof import signature

NAMES: Mapping[str, str] = {
    "n": "number",
    "h": "holder",
    "p": "place",
    "d": "issued",
    "c": "contest",
}


def slip(*, number: str, holder: str, place: str, issued: str, contest: str) -> dict[str, object]:
    """Give the statement of a paper's code; `place` may be empty, `issued` is an ISO day."""
    told = {"n": number, "h": holder, "p": place, "d": issued, "c": contest}
    return {name: value for name, value in told.items() if value}


def named(statement: signature.Statement) -> dict[str, str]:
    """Give a statement with the names written out, in the order of a paper."""
    if not NAMES.keys() >= statement.keys():
        return {name: str(value) for name, value in sorted(statement.items()) if value}
    return {name: str(statement[key]) for key, name in NAMES.items() if key in statement}


def of_code(text: str) -> str:
    """Give the signed text out of what a scanned code says: an address with the text behind `#`."""
    return text.strip().rpartition("#")[2]
