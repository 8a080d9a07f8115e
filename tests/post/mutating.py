"""Letters damaged on their way: bits turned, pieces cut, doubled and slipped in."""

import random
from collections.abc import Iterator

from tests.post.making import letters


def mutations(seed: int, count: int) -> Iterator[bytes]:
    """Made letters with bytes flipped, cut out, doubled or moved: damage as lines and disks do it."""
    rng = random.Random(seed)
    sound = [made.raw for made in letters()]
    for _ in range(count):
        raw = bytearray(rng.choice(sound))
        for _ in range(rng.randrange(1, 6)):
            rng.choice((_flip, _cut, _double, _insert))(raw, rng)
        yield bytes(raw)


def _flip(raw: bytearray, rng: random.Random) -> None:
    for _ in range(rng.randrange(1, 30)):
        if raw:
            raw[rng.randrange(len(raw))] = rng.randrange(256)


def _cut(raw: bytearray, rng: random.Random) -> None:
    start = rng.randrange(len(raw) + 1)
    del raw[start : start + rng.randrange(1, 400)]


def _double(raw: bytearray, rng: random.Random) -> None:
    start = rng.randrange(len(raw) + 1)
    piece = raw[start : start + rng.randrange(1, 300)]
    raw[start:start] = piece * rng.randrange(1, 4)


def _insert(raw: bytearray, rng: random.Random) -> None:
    signs = [
        b"\r",
        b"\n\n",
        b"--",
        b"=?",
        b'"',
        b";",
        b"\0",
        b"boundary=",
        b"*0*=",
        b"\xff\xfe",
        b"<",
        b"(",
    ]
    start = rng.randrange(len(raw) + 1)
    raw[start:start] = rng.choice(signs) * rng.randrange(1, 4)
