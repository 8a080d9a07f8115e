"""Resumable uploads against a real server: speed, cuts, rivals, kills: `python -m bench.uploads [KILLS]`."""

import os
import random
import shutil
import socket
import struct
import sys
import tempfile
import threading
import time
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from tests.services.harbour import Quay, Sender  # noqa: E402

MIB = 1 << 20
LINE = 12_500_000  # bytes a second: 100 Mbit/s
CHANCE = random.Random(2024)


def main(kills: int) -> None:
    folder = Path(tempfile.mkdtemp(prefix="baiqau-bench-"))
    quay = Quay(folder)
    quay.start()
    try:
        film = os.urandom(200 * MIB)
        speed(quay, film)
        ten_cuts(quay, film, rate=LINE)
        ten_cuts(quay, film)
        every_border(quay, film[: 40 * MIB])
        rivals(quay, film[: 4 * MIB])
        many_kills(quay, film[: 40 * MIB], kills)
    finally:
        quay.kill()
        shutil.rmtree(folder)


def speed(quay: Quay, film: bytes) -> None:
    """A file in parts against a copy of it on the same disk, settled as often."""
    before = quay.resident()
    for size in (4, 8):
        sender = Sender(quay, film + bytes([size]))
        begun = time.perf_counter()
        sender.begin()
        sender.finish(size * MIB)
        tell(f"200 MB in parts of {size} MiB", rate(film, begun))
        assert sender.arrived()
    grown = (quay.resident() - before) / MIB
    tell("memory the server's peak grew by", f"{grown:.1f} MiB (before: {before / MIB:.0f})")
    begun = time.perf_counter()
    with (quay.folder / "copy").open("wb") as copy:
        for at in range(0, len(film), 8 * MIB):
            copy.write(film[at : at + 8 * MIB])
            copy.flush()
            os.fsync(copy.fileno())
    tell("the same bytes copied, fsync each 8 MiB", rate(film, begun))
    (quay.folder / "copy").unlink()


def ten_cuts(quay: Quay, film: bytes, *, rate: int = 0) -> None:
    """Resets throw away what the kernel still holds; a line as fast as memory leaves it the most."""
    sender = Sender(quay, film)
    sender.begin()
    at = 0
    for cut in range(1, 11):
        until = cut * len(film) // 11
        while until - at > 4 * MIB:
            at = int(sender.patch(at, 4 * MIB).headers["Upload-Offset"])
        line = sender.break_off(at, 4 * MIB, until - at + CHANCE.randrange(1000), rate=rate)
        line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        line.close()  # reset: what the kernel still holds is thrown away
        at = stands(sender)
    sender.finish()
    again = sender.sent / len(film) - 1
    line = f"at {rate * 8 // 1_000_000} Mbit/s" if rate else "at the speed of memory"
    tell(f"200 MB with 10 cuts {line}", f"{again:.3%} sent again, equal: {sender.arrived()}")


def every_border(quay: Quay, film: bytes) -> None:
    sender = Sender(quay, film)
    sender.begin()
    borders = [n * MIB + off for n in range(1, 40) for off in (-1, 0, 1)]
    at = 0
    for border in borders:
        sender.break_off(at, min(4 * MIB, len(film) - at), border - at).close()
        at = stands(sender)
        assert at == border, (at, border)
    sender.finish()
    again = sender.sent - len(film)
    tell(f"40 MiB, {len(borders)} cuts", f"{again} bytes sent again, equal: {sender.arrived()}")


def rivals(quay: Quay, film: bytes) -> None:
    sender = Sender(quay, film)
    sender.begin()
    statuses: Counter[int | str] = Counter()
    gate = threading.Barrier(4)

    def hurry() -> None:
        gate.wait()
        try:
            statuses[Sender(quay, film, sender.path).patch(0, len(film)).status] += 1
        except OSError:  # answered while the body was still leaving
            statuses["line closed early"] += 1

    begun = time.perf_counter()
    senders = [threading.Thread(target=hurry) for _ in range(4)]
    for one in senders:
        one.start()
    for one in senders:
        one.join()
    took = time.perf_counter() - begun
    tell("4 PATCHes at once", f"{dict(statuses)} in {took:.2f} s, equal: {sender.arrived()}")


def many_kills(quay: Quay, film: bytes, kills: int) -> None:
    """Kill the server in the middle of parts; count the kills that met one, and the wrong bytes."""
    sender, at, met, wrong, files = Sender(quay, film), 0, 0, 0, 1
    sender.begin()
    begun = time.perf_counter()
    for _ in range(kills):
        line = sender.break_off(at, 12 * MIB, CHANCE.randrange(2 * MIB, 11 * MIB))
        time.sleep(CHANCE.uniform(0, 0.05))
        quay.kill()
        line.close()
        met += sender.part.stat().st_size > at
        quay.start()
        at = sender.offset()
        wrong += sender.part.read_bytes()[:at] != film[:at]
        if at > 28 * MIB:
            sender.finish()
            wrong += not sender.arrived()
            film = os.urandom(40 * MIB)
            sender, at, files = Sender(quay, film), 0, files + 1
            sender.begin()
    sender.finish()
    wrong += not sender.arrived()
    took = time.perf_counter() - begun
    tell(
        f"{kills} kills, {met} in the midst of a part",
        f"{files} files, {wrong} with a wrong byte, {took:.0f} s",
    )


def stands(sender: Sender) -> int:
    """Wait until the server has noticed the cut; give where it stands."""
    until, last = time.monotonic() + 5, -1
    while time.monotonic() < until:
        offset = sender.offset()
        if offset == last == sender.part.stat().st_size:
            return offset
        last = offset
        time.sleep(0.02)
    raise AssertionError("the server does not come to rest")


def rate(film: bytes, begun: float) -> str:
    took = time.perf_counter() - begun
    return f"{len(film) / 1e6 / took:.0f} MB/s ({took:.2f} s)"


def tell(what: str, figure: str) -> None:
    print(f"{what:44} {figure}", flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100)
