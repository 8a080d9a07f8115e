"""A scanner of our own that speaks clamd's INSTREAM over a real socket and knows two signatures."""

import socketserver
import struct
import threading
from collections.abc import Iterator
from contextlib import contextmanager

MARK = b"own-test-signature"
# The test file of the European Institute for Computer Antivirus Research; in two pieces, so that
# no scanner takes this source for it.
EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}" + b"$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
_SIGNATURES = {EICAR: b"Eicar-Test-Signature", MARK: b"Own.Test"}


class Clamd(socketserver.StreamRequestHandler):
    """Reads INSTREAM to its end, looks for its signatures, refuses more than a measure."""

    most = 1 << 20

    def handle(self) -> None:
        assert self.rfile.read(10) == b"zINSTREAM\0"
        content = b""
        while length := struct.unpack(">I", self.rfile.read(4))[0]:
            content += self.rfile.read(length)
            if len(content) > self.most:
                self.wfile.write(b"INSTREAM size limit exceeded. ERROR\0")
                return
        known = [name for mark, name in _SIGNATURES.items() if mark in content]
        self.wfile.write(b"stream: %s FOUND\0" % known[0] if known else b"stream: OK\0")


class Silent(socketserver.BaseRequestHandler):
    """Takes the call and says nothing."""

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
