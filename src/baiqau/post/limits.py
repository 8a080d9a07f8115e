"""How far a letter is followed: beyond it nothing is lost, it stays whole in one part and is told."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Limits:
    """Sizes in bytes, but `text` in letters. `parts` counts the forwarded letters' parts, too."""

    depth: int = 20
    parts: int = 2000
    head: int = 1 << 20
    header: int = 1 << 16
    text: int = 1_000_000
    winmail: int = 1 << 28
    zip_names: int = 1000


USUAL = Limits()
