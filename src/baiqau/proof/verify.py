"""`baiqau verify`: what kind of file it is, and whether everything in it holds."""

import json
from dataclasses import dataclass

from baiqau.proof import chain, signature


@dataclass(frozen=True)
class Finding:
    """The kind of the file and whether it holds; `words` says it in one English line."""

    kind: str
    holds: bool
    words: str


def verify(content: bytes) -> Finding:
    """Check a journal (JSON lines) or the statement of a paper (one JSON object)."""
    try:
        text = content.decode()
        first = json.loads(text.split("\n", 1)[0] if text.lstrip().startswith('{"actor"') else text)
    except (ValueError, UnicodeDecodeError):
        return Finding(
            "unknown", holds=False, words="this is neither a journal nor a paper's statement"
        )
    if isinstance(first, dict) and {"statement", "signature", "key"} <= first.keys():
        return _paper(first)
    if isinstance(first, dict) and {"previous", "digest"} <= first.keys():
        return _journal(text)
    return Finding(
        "unknown", holds=False, words="this is neither a journal nor a paper's statement"
    )


def _journal(text: str) -> Finding:
    verdict = chain.verify(line for line in text.split("\n") if line)
    if verdict.holds:
        return Finding(
            "journal", holds=True, words=f"{verdict.lines} lines hold; head {verdict.head}"
        )
    return Finding("journal", holds=False, words=verdict.trouble)


def _paper(told: dict[str, object]) -> Finding:
    statement = told["statement"]
    try:
        key = signature.public(str(told["key"]))
    except ValueError:
        return Finding("paper", holds=False, words="the public key cannot be read")
    if isinstance(statement, dict) and signature.holds(statement, str(told["signature"]), [key]):
        words = f"the signature holds for {statement.get('holder')}, No. {statement.get('number')}"
        return Finding(
            "paper", holds=True, words=f"{words}; compare the key with the institution's"
        )
    return Finding("paper", holds=False, words="the signature does not hold: the paper was altered")
