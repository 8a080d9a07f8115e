"""The house is killed while a file is on its way into the store: no part and no byte is lost or wrong."""

import random
import threading
import time
from contextlib import suppress
from http.client import HTTPConnection, HTTPException
from pathlib import Path

import pytest

from tests.base.courier import PART, digest, put
from tests.migrated import migrated
from tests.services.harbour import Quay, Sender
from tests.services.store import Gate
from tests.services.stores import gate, moto

__all__ = ["gate", "moto"]
pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("kill")]
KILLS = 6


@pytest.fixture
def quay(tmp_path: Path, gate: Gate):
    told = {
        "BAIQAU_S3_ADDRESS": gate.bucket.address,
        "BAIQAU_S3_BUCKET": gate.bucket.name,
        "BAIQAU_S3_KEY": gate.bucket.key,
        "BAIQAU_S3_SECRET": gate.bucket.secret,
    }
    migrated(tmp_path)
    quay = Quay(tmp_path, settings=told)
    quay.start()
    yield quay
    quay.kill()


class Straight(Sender):
    """Brings parts to the store; says at the end that all is sent."""

    def begin(self) -> None:
        said = {"Upload_Length": str(len(self.content)), "Upload_Straight": "yes"}
        answer = self.ask("POST", "/uploads/", **said)
        assert answer.headers["Upload-Part-Size"] == str(PART)
        self.path = answer.headers["Location"]

    def address(self, at: int) -> str:
        said = {
            "Tus-Resumable": "1.0.0",
            "Upload-Offset": str(at),
            "Upload-Checksum": f"sha256 {digest(self.content[at : at + PART])}",
        }
        line = HTTPConnection("127.0.0.1", self.quay.port, timeout=30)
        line.request("POST", self.path, headers=said)
        answer = line.getresponse()
        told = answer.read().decode()
        line.close()
        assert answer.status == 200, told
        return told


def killed_while(quay: Quay, act, after: float) -> None:
    """Kill the house some moments after the act began, and start it anew."""

    def hurried() -> None:
        with suppress(OSError, HTTPException):
            act()

    thread = threading.Thread(target=hurried)
    thread.start()
    time.sleep(after)
    quay.kill()
    thread.join()
    quay.start()


def test_a_file_survives_kills_between_parts_and_while_it_is_joined(quay: Quay, gate: Gate) -> None:
    chance = random.Random(8)
    sender = Straight(quay, chance.randbytes(2 * PART + 11))
    sender.begin()
    for at in range(0, len(sender.content), PART):
        address = sender.address(at)
        quay.kill()  # the browser goes on: its part needs no house
        assert put(address, sender.content[at : at + PART]) == 200
        quay.start()
        assert sender.offset() == min(at + PART, len(sender.content))

    end = len(sender.content)
    for _ in range(KILLS):
        killed_while(quay, lambda: sender.patch(end, 0), chance.uniform(0, 0.4))
    assert sender.patch(end, 0).status == 204

    assert list(gate.objects.values()) == [sender.content]
    assert gate.opened == 0
    assert gate.came == len(sender.content)


def test_the_rest_through_the_house_survives_kills(quay: Quay, gate: Gate) -> None:
    chance = random.Random(9)
    sender = Straight(quay, chance.randbytes(3 * PART))
    sender.begin()
    assert put(sender.address(0), sender.content[:PART]) == 200
    at = PART
    for _ in range(3):
        line = sender.break_off(at, 4 << 20, chance.randrange(1 << 19, 3 << 20))
        time.sleep(chance.uniform(0, 0.05))
        quay.kill()
        line.close()
        quay.start()
        at = sender.offset()
        assert at >= PART

    sender.finish()

    assert list(gate.objects.values()) == [sender.content]
    assert gate.opened == 0
