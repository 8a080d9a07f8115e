"""The scanner: a real socket that speaks clamd's protocol; silence never releases a file."""

import socket
import socketserver
import struct
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from baiqau.files.hazards import found
from baiqau.files.scanning import scan

MARK = b"own-test-signature"


class Clamd(socketserver.StreamRequestHandler):
    """Reads INSTREAM to its end, knows one signature, refuses more than a measure."""

    most = 1 << 20

    def handle(self) -> None:
        assert self.rfile.read(10) == b"zINSTREAM\0"
        content = b""
        while length := struct.unpack(">I", self.rfile.read(4))[0]:
            content += self.rfile.read(length)
            if len(content) > self.most:
                self.wfile.write(b"INSTREAM size limit exceeded. ERROR\0")
                return
        self.wfile.write(b"stream: Own.Test FOUND\0" if MARK in content else b"stream: OK\0")


class Silent(socketserver.BaseRequestHandler):
    def handle(self) -> None:
        self.request.recv(1)
        self.server.shutdown_asked.wait(5)  # type: ignore[attr-defined]


@contextmanager
def running(server: socketserver.BaseServer) -> Iterator[None]:
    server.shutdown_asked = threading.Event()  # type: ignore[attr-defined]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield
    finally:
        server.shutdown_asked.set()  # type: ignore[attr-defined]
        server.shutdown()
        thread.join()
        server.server_close()


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


def test_a_scanner_over_tcp_is_asked_as_well(tmp_path: Path) -> None:
    server = socketserver.TCPServer(("127.0.0.1", 0), Clamd)
    with running(server):
        found_there = scan(written(tmp_path, MARK), scanner=f"127.0.0.1:{server.server_address[1]}")

    assert found_there == (found("virus", signature="Own.Test"),)


def test_a_file_the_scanner_refuses_stays_held(tmp_path: Path, clamd: str) -> None:
    assert scan(written(tmp_path, bytes(3 << 20)), scanner=clamd) == (found("not-scanned"),)


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
