"""The server is killed while a file comes: it goes on where it stood, and no byte is wrong."""

import random
import threading
import time
from collections import Counter
from pathlib import Path

import pytest

from tests.migrated import migrated
from tests.services.harbour import Quay, Sender

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("kill")]
KILLS = 15
MIB = 1 << 20


@pytest.fixture
def quay(tmp_path: Path):
    migrated(tmp_path)
    quay = Quay(tmp_path)
    quay.start()
    yield quay
    quay.kill()


def test_a_file_survives_fifteen_kills_of_the_server(quay: Quay) -> None:
    chance = random.Random(15)
    sender = Sender(quay, chance.randbytes(40 * MIB))
    sender.begin()
    at, met = 0, 0

    for _ in range(KILLS):
        line = sender.break_off(at, 12 * MIB, chance.randrange(2 * MIB, 11 * MIB))
        time.sleep(chance.uniform(0, 0.05))
        quay.kill()
        line.close()
        met += sender.part.stat().st_size > at
        quay.start()
        at = sender.offset()
        assert sender.part.read_bytes()[:at] == sender.content[:at]
        if at > 28 * MIB:
            sender.begin()
            at = 0
    sender.finish()

    assert sender.arrived()
    assert met > KILLS // 2, "the kills met no part: the test showed nothing"


def test_a_line_that_is_cut_loses_nothing_that_arrived(quay: Quay) -> None:
    sender = Sender(quay, random.Random(1).randbytes(9 * MIB))
    sender.begin()

    for at in (0, MIB - 1, 2 * MIB, 3 * MIB + 1):
        assert _settles(sender, at)
        sender.break_off(at, 4 * MIB, _next(at) - at).close()
    assert _settles(sender, _next(3 * MIB + 1))
    sender.finish()

    assert sender.arrived()
    assert sender.sent == len(sender.content)


def _next(at: int) -> int:
    return {0: MIB - 1, MIB - 1: 2 * MIB, 2 * MIB: 3 * MIB + 1}.get(at, 5 * MIB)


def _settles(sender: Sender, at: int) -> bool:
    """Wait until the server has noticed the cut; it must then stand exactly there."""
    until = time.monotonic() + 5
    while sender.offset() != at:
        assert time.monotonic() < until
        time.sleep(0.01)
    return True


def test_of_four_parts_at_the_same_time_one_is_taken(quay: Quay) -> None:
    sender = Sender(quay, random.Random(4).randbytes(2 * MIB))
    sender.begin()
    first = sender.break_off(0, 2 * MIB, MIB)
    _wait_for(sender, MIB)
    statuses: Counter[int] = Counter()

    def hurry() -> None:
        rival = Sender(quay, sender.content, sender.path)
        statuses[rival.patch(0, 65_536).status] += 1

    begun = time.monotonic()
    rivals = [threading.Thread(target=hurry) for _ in range(3)]
    for rival in rivals:
        rival.start()
    for rival in rivals:
        rival.join()

    assert (statuses, time.monotonic() - begun < 2) == ({423: 3}, True)
    with first:
        first.sendall(sender.content[MIB:])
        assert first.recv(12) == b"HTTP/1.1 204"
    assert sender.arrived()


def _wait_for(sender: Sender, size: int) -> None:
    """Wait until so many bytes are in the part file, promised or not."""
    until = time.monotonic() + 5
    while sender.part.stat().st_size < size:
        assert time.monotonic() < until
        time.sleep(0.01)
