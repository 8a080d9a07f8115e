"""The same requests to our endpoint and to the reference server of tus: the same answers."""

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path

import pytest

from tests.migrated import migrated
from tests.services.harbour import Quay, Sender
from tests.services.required import absent

FILM = bytes(range(256)) * 4096  # 1 MiB
HALF = len(FILM) // 2
PACKAGES = os.environ.get("BAIQAU_ORACLE", "")


@dataclass
class Oracle:
    """The reference server; a `Sender` needs no more of it than its port."""

    port: int


@pytest.fixture(scope="module")
def oracle(tmp_path_factory) -> Iterator[Oracle]:
    if not PACKAGES:
        pytest.skip("BAIQAU_ORACLE names no folder with the reference server of tus")
    node = shutil.which("node")
    if node is None or not (Path(PACKAGES) / "node_modules" / "@tus" / "server").is_dir():
        absent("node with @tus/server and @tus/file-store in BAIQAU_ORACLE")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    script = Path(__file__).with_name("oracle.mjs")
    words = [node, str(script), str(port), str(tmp_path_factory.mktemp("oracle"))]
    with subprocess.Popen(words, env=os.environ | {"ORACLE": PACKAGES}) as process:
        _wait(port)
        yield Oracle(port)
        process.kill()


@pytest.fixture(scope="module")
def quay(tmp_path_factory) -> Iterator[Quay]:
    folder = tmp_path_factory.mktemp("quay")
    migrated(folder)
    ours = Quay(folder)
    ours.start()
    yield ours
    ours.kill()


def _wait(port: int) -> None:
    until = time.monotonic() + 30
    while time.monotonic() < until:
        with suppress(OSError), closing(HTTPConnection("127.0.0.1", port, timeout=5)) as line:
            line.request("OPTIONS", "/uploads")
            line.getresponse().read()
            return
        time.sleep(0.05)
    raise AssertionError("the reference server did not start")


def told(answer) -> tuple[int, str | None]:
    """Give what a client acts on: the status and where the upload stands."""
    return answer.status, answer.headers.get("Upload-Offset")


def straight(sender: Sender):
    yield told(sender.patch(0, HALF))
    yield told(sender.ask("HEAD", sender.path))
    yield told(sender.patch(HALF, HALF))
    yield told(sender.ask("HEAD", sender.path))


def wrong_offset(sender: Sender):
    yield told(sender.patch(0, 1000))
    yield sender.patch(0, 1000).status
    yield sender.patch(5000, 1000).status
    yield told(sender.ask("HEAD", sender.path))


def another_type(sender: Sender):
    yield sender.ask(
        "PATCH", sender.path, b"x", Upload_Offset="0", Content_Type="text/plain"
    ).status
    yield told(sender.ask("HEAD", sender.path))


def another_version(sender: Sender):
    yield sender.ask("HEAD", sender.path, Tus_Resumable="0.2.2").status
    yield sender.ask("PATCH", sender.path, b"x", Upload_Offset="0", Tus_Resumable="0.2.2").status


def nobodys(sender: Sender):
    foreign = sender.path.rstrip("/")[:-4] + "0000" + ("/" if sender.path.endswith("/") else "")
    yield sender.ask("HEAD", foreign).status
    yield sender.ask("PATCH", foreign, b"x", Upload_Offset="0").status


def dropped(sender: Sender):
    yield sender.ask("DELETE", sender.path).status
    yield sender.ask("HEAD", sender.path).status in {404, 410}


def without_offset(sender: Sender):
    yield sender.ask("PATCH", sender.path, b"x").status


def cut_line(sender: Sender):
    line = sender.break_off(0, HALF, HALF // 2)
    line.close()
    until = time.monotonic() + 10
    while sender.offset() == 0 and time.monotonic() < until:
        time.sleep(0.05)
    time.sleep(0.2)
    sender.finish()
    yield told(sender.ask("HEAD", sender.path))


SCRIPTS = (straight, wrong_offset, nobodys, dropped, cut_line)
# Where the reference server leaves the text of tus 1.0, we keep to the text: what both answer.
APART = (
    (another_version, [412, 412], [400, 400]),  # "MUST respond with 412 Precondition Failed"
    (another_type, [415, (200, "0")], [400, (200, "0")]),  # "SHOULD return 415"
    (without_offset, [400], [403]),  # the text names no status; nothing is forbidden to the sender
)


def played(server, script) -> list[object]:
    sender = Sender(server, FILM + script.__name__.encode())
    sender.begin()
    return list(script(sender))


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda one: one.__name__)
def test_we_answer_as_the_reference_server_does(oracle, quay, script) -> None:
    assert played(quay, script) == played(oracle, script)


@pytest.mark.parametrize(("script", "ours", "theirs"), APART)
def test_we_keep_to_the_text_where_the_reference_server_does_not(
    oracle, quay, script, ours, theirs
) -> None:
    assert (played(quay, script), played(oracle, script)) == (ours, theirs)


def test_creations_are_answered_alike(oracle, quay) -> None:
    def answers(server) -> list[int]:
        sender = Sender(server, FILM)
        return [
            sender.ask("POST", "/uploads/", **said).status
            for said in (
                {"Upload_Length": "10"},
                {"Upload_Length": "-1"},
                {"Upload_Length": "ten"},
                {},
            )
        ]

    assert answers(quay) == answers(oracle)
