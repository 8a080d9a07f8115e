"""A running order drawn from a published seed, which anyone can draw again.

items = sorted(items); for n = len(items) down to 2:
k = SHA-256("seed:n") as a number, modulo n; swap items[k] and items[n-1]

Plain Python and nothing else, for it is handed out inside the one-file checker of a result.
"""

from collections.abc import Sequence
from hashlib import sha256


def order(items: Sequence[str], *, seed: str) -> list[str]:
    """Give the items in drawn order: the same items and seed give the same order everywhere."""
    drawn = sorted(items)
    for left in range(len(drawn), 1, -1):
        chosen = int(sha256(f"{seed}:{left}".encode()).hexdigest(), 16) % left
        drawn[chosen], drawn[left - 1] = drawn[left - 1], drawn[chosen]
    return drawn
