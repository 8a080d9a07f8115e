"""The scanner: a real socket that speaks clamd's protocol; silence never releases a file."""

import socket
import socketserver
from collections.abc import Iterator
from pathlib import Path

import pytest

from baiqau.files.hazards import found
from baiqau.files.scanning import scan
from tests.files.clamd import EICAR, MARK, Clamd, Silent, running


@pytest.fixture
def clamd(tmp_path: Path) -> Iterator[str]:
    place = tmp_path / "clamd.ctl"
    with running(socketserver.UnixStreamServer(str(place), Clamd)):
        yield f"unix:{place}"


def written(folder: Path, content: bytes) -> Path:
    path = folder / "file"
    path.write_bytes(content)
    return path


@pytest.mark.parametrize("size", [0, 1, 1 << 16, (1 << 16) + 1, 300_000])
def test_a_clean_file_is_released(tmp_path: Path, clamd: str, size: int) -> None:
    assert scan(written(tmp_path, b"x" * size), scanner=clamd) == ()


def test_a_signature_across_two_pieces_is_found_and_named(tmp_path: Path, clamd: str) -> None:
    content = b"x" * ((1 << 16) - 5) + MARK

    assert scan(written(tmp_path, content), scanner=clamd) == (
        found("virus", signature="Own.Test"),
    )


def test_the_test_file_of_all_scanners_is_found_and_named(tmp_path: Path, clamd: str) -> None:
    assert scan(written(tmp_path, EICAR), scanner=clamd) == (
        found("virus", signature="Eicar-Test-Signature"),
    )


def test_a_scanner_over_tcp_is_asked_as_well(tmp_path: Path) -> None:
    server = socketserver.TCPServer(("127.0.0.1", 0), Clamd)
    with running(server):
        found_there = scan(written(tmp_path, MARK), scanner=f"127.0.0.1:{server.server_address[1]}")

    assert found_there == (found("virus", signature="Own.Test"),)


def test_a_file_the_scanner_refuses_stays_held(tmp_path: Path, clamd: str) -> None:
    assert scan(written(tmp_path, bytes(3 << 20)), scanner=clamd) == (found("not-scanned-size"),)


def test_a_scanner_that_is_down_holds_the_file(tmp_path: Path) -> None:
    path = written(tmp_path, b"x")

    assert scan(path, scanner=f"unix:{tmp_path}/none") == (found("not-scanned"),)
    assert scan(path, scanner=f"127.0.0.1:{free_port()}") == (found("not-scanned"),)
    assert scan(path, scanner="nonsense") == (found("not-scanned"),)


def test_a_scanner_that_is_silent_holds_the_file(tmp_path: Path) -> None:
    place = tmp_path / "clamd.ctl"
    with running(socketserver.UnixStreamServer(str(place), Silent)):
        told = scan(written(tmp_path, b"x"), scanner=f"unix:{place}", seconds=0.2)

    assert told == (found("not-scanned"),)


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
    return port
