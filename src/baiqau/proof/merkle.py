"""The Merkle tree of RFC 9162 (section 2.1): one root for a whole list, short proofs about it.

Leaf hash SHA-256(0x00 | data), node hash SHA-256(0x01 | left | right), the empty tree SHA-256().
"""

import hashlib
from collections.abc import Iterable, Sequence


class Growing:
    """A tree that only grows, kept as the roots of its complete subtrees: memory of O(log n)."""

    def __init__(self, leaves: Iterable[bytes] = ()) -> None:
        self.size = 0
        self._peaks: list[bytes] = []  # the largest subtree first
        for data in leaves:
            self.add(data)

    def add(self, data: bytes) -> None:
        """Append one leaf."""
        self._peaks.append(leaf(data))
        self.size += 1
        merged = self.size
        while not merged & 1:
            right, left = self._peaks.pop(), self._peaks.pop()
            self._peaks.append(node(left, right))
            merged >>= 1

    def root(self) -> bytes:
        """Give the root over everything added so far."""
        if not self._peaks:
            return hashlib.sha256().digest()
        *rest, found = self._peaks
        for peak in reversed(rest):
            found = node(peak, found)
        return found


def root(leaves: Iterable[bytes]) -> bytes:
    """Give the root (32 bytes) over the leaves in their order."""
    return Growing(leaves).root()


def inclusion(leaves: Sequence[bytes], index: int) -> list[bytes]:
    """Prove that the leaf of this index belongs to the tree. IndexError outside of it."""
    if not 0 <= index < len(leaves):
        raise IndexError(index)
    proof: list[bytes] = []
    while len(leaves) > 1:
        half = _half(len(leaves))
        left, right = leaves[:half], leaves[half:]
        if index < half:
            proof.append(root(right))
            leaves = left
        else:
            proof.append(root(left))
            leaves, index = right, index - half
    return proof[::-1]


def consistency(leaves: Sequence[bytes], earlier: int) -> list[bytes]:
    """Prove that the tree of the first `earlier` leaves was only added to. IndexError outside."""
    if not 0 < earlier <= len(leaves):
        raise IndexError(earlier)
    proof: list[bytes] = []
    known = True  # the earlier tree is the left edge: whoever checks has its root
    while earlier != len(leaves):
        half = _half(len(leaves))
        left, right = leaves[:half], leaves[half:]
        if earlier <= half:
            proof.append(root(right))
            leaves = left
        else:
            proof.append(root(left))
            leaves, earlier, known = right, earlier - half, False
    if not known:
        proof.append(root(leaves))
    return proof[::-1]


def includes(data: bytes, index: int, size: int, proof: Sequence[bytes], root: bytes) -> bool:
    """Check a proof of inclusion (RFC 9162, 2.1.3.2): is `data` the leaf `index` under `root`?"""
    if not 0 <= index < size:
        return False
    first, last, found = index, size - 1, leaf(data)
    for part in proof:
        if not last:
            return False
        if first & 1 or first == last:
            found = node(part, found)
            first, last = _climbed(first, last)
        else:
            found = node(found, part)
        first, last = first >> 1, last >> 1
    return not last and found == root


def consistent(earlier: int, size: int, proof: Sequence[bytes], old: bytes, new: bytes) -> bool:
    """Check a proof of consistency (RFC 9162, 2.1.4.2): does `new` only add to `old`?"""
    if not 0 < earlier <= size:
        return False
    if earlier == size:
        return not proof and old == new
    path = [old, *proof] if earlier & (earlier - 1) == 0 else list(proof)
    return bool(path) and _consistent(earlier - 1, size - 1, path, (old, new))


def _consistent(first: int, last: int, path: list[bytes], roots: tuple[bytes, bytes]) -> bool:
    while first & 1:
        first, last = first >> 1, last >> 1
    older = newer = path[0]
    for part in path[1:]:
        if not last:
            return False
        if first & 1 or first == last:
            older, newer = node(part, older), node(part, newer)
            first, last = _climbed(first, last)
        else:
            newer = node(newer, part)
        first, last = first >> 1, last >> 1
    return not last and (older, newer) == roots


def leaf(data: bytes) -> bytes:
    """Give the hash of a leaf."""
    return hashlib.sha256(b"\0" + data).digest()


def node(left: bytes, right: bytes) -> bytes:
    """Give the hash over two subtrees."""
    return hashlib.sha256(b"\1" + left + right).digest()


def _half(size: int) -> int:
    """Give the largest power of two below the size."""
    return 1 << (size - 1).bit_length() - 1


def _climbed(first: int, last: int) -> tuple[int, int]:
    """Skip the levels where the path is the right edge and has no neighbour."""
    while first and not first & 1:
        first, last = first >> 1, last >> 1
    return first, last
