"""`baiqau verify`: what kind of file it is, and whether everything in it holds."""

from collections.abc import Sequence
from dataclasses import dataclass

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from baiqau.proof import badge, bundle, canonical, chain, signature, slip, standalone

Keys = Sequence[Ed25519PublicKey]
MOST_SCANNED = 4096  # bytes of what a code on paper may say


@dataclass(frozen=True)
class Finding:
    """The kind of the file and whether it holds; `words` says it in one English line."""

    kind: str
    holds: bool
    words: str


UNKNOWN = Finding(
    "unknown",
    holds=False,
    words="this is no journal, no results bundle, no badge and no signed statement of a paper",
)


def verify(content: bytes, *, keys: Keys = (), journal: bytes | None = None) -> Finding:
    """Check a journal (JSON lines), a results bundle, or a signed statement (JSON or compact text).

    `keys` are the institution's public keys: without them only the file's own can be tried, and the
    reader is told to compare it. `journal` is an export against which a bundle is held.
    """
    scanned = slip.of_code(content[:MOST_SCANNED].decode(errors="replace"))
    if scanned.startswith(signature.FORMAT):
        return _compact(scanned, keys)
    first = _first(content)
    if first is None:
        return UNKNOWN
    if {"bundle", "digest"} == first.keys():
        return _bundle(content, keys, journal)
    if {"statement", "signature", "key"} == first.keys():
        return _paper(first, keys)
    if {"proof", "credentialSubject"} <= first.keys():
        return _badge(first, keys)
    return _journal(content) if {"previous", "digest"} <= first.keys() else UNKNOWN


def _first(content: bytes) -> dict[str, object] | None:
    """Give the JSON object of the file, or that of its first line; None when there is neither."""
    for part in (content, content.split(b"\n", 1)[0]):
        try:
            told = canonical.decode(part.decode())
        except (ValueError, RecursionError):
            continue
        return told if isinstance(told, dict) else None
    return None


def _journal(content: bytes) -> Finding:
    verdict = chain.verify(lines(content))
    if verdict.holds:
        words = f"{verdict.lines} lines hold; head {verdict.head}, root {verdict.root}"
        return Finding("journal", holds=True, words=words)
    return Finding("journal", holds=False, words=verdict.trouble)


def lines(content: bytes) -> list[str]:
    """Give the lines of an exported journal; bytes that are no text stay visible as what they are."""
    return content.removesuffix(b"\n").decode(errors="surrogateescape").split("\n")


def _bundle(content: bytes, keys: Keys, journal: bytes | None) -> Finding:
    acts = None if journal is None else lines(journal)
    trouble = bundle.check(content, keys=keys, journal=acts)
    if trouble:
        return Finding("results", holds=False, words=trouble)
    told = standalone.told(standalone.opened(content))
    return Finding("results", holds=True, words=f"{told}; digest {bundle.digest_of(content)}")


def _paper(told: dict[str, object], keys: Keys) -> Finding:
    """Check a signed statement in JSON; its key must be one of `keys` when there are any."""
    statement, mark = told["statement"], str(told["signature"])
    try:
        key = signature.public(str(told["key"]))
    except ValueError:
        return Finding("paper", holds=False, words="the public key cannot be read")
    if keys and signature.key_id(key) not in {signature.key_id(one) for one in keys}:
        return Finding("paper", holds=False, words=signature.WORDS["unknown-key"])
    if not isinstance(statement, dict) or not signature.holds(statement, mark, [key]):
        return Finding("paper", holds=False, words=signature.WORDS["altered"])
    words = f"the signature holds for {_named(statement)}"
    if not keys:
        words += f"; compare its key {told['key']} with the institution's"
    return Finding("paper", holds=True, words=words)


def _badge(told: dict[str, object], keys: Keys) -> Finding:
    """Check a badge; without the institution's keys nobody can say whose it is."""
    if not keys:
        return Finding("badge", holds=False, words="name the institution's public key with --key")
    if not badge.holds(told, keys):
        return Finding("badge", holds=False, words=signature.WORDS["altered"])
    return Finding("badge", holds=True, words=f"the proof holds for {told['id']}")


def _compact(text: str, keys: Keys) -> Finding:
    checked = signature.check(text, keys)
    if checked.holds:
        words = f"the signature holds for {_named(checked.statement)}"
        return Finding("paper", holds=True, words=words)
    return Finding("paper", holds=False, words=checked.trouble)


def _named(statement: signature.Statement) -> str:
    """Give what a statement says."""
    return ", ".join(f"{name}: {value}" for name, value in slip.named(statement).items())
