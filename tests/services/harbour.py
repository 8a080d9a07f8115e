"""A quay that can be killed, and a sender that cuts its own line: shared by tests and bench."""

import hashlib
import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import closing, suppress
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path

PART = {"Content-Type": "application/offset+octet-stream", "Tus-Resumable": "1.0.0"}
LIMIT = 30.0
PIECE = 1 << 16


@dataclass
class Quay:
    """The server, with its own folder; killed with everything it started."""

    folder: Path
    port: int = 0
    settings: dict[str, str] = field(default_factory=dict)
    process: subprocess.Popen[bytes] | None = None

    def __post_init__(self) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]

    def start(self) -> None:
        variables = os.environ | {
            "DJANGO_SETTINGS_MODULE": "tests.services.quay_settings",
            "PYTHONPATH": os.pathsep.join(path for path in sys.path if path),
            "BAIQAU_DATA": str(self.folder),
            "BAIQAU_MODE": "production",
            "BAIQAU_SECRET_KEY": "only-for-tests",
            "DATABASE_URL": "",
            **self.settings,
        }
        with (self.folder / "said").open("ab") as said:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "tests.services.quay", str(self.port)],
                env=variables,
                stdout=said,
                stderr=said,
                start_new_session=True,
            )
        self._wait()

    def kill(self) -> None:
        assert self.process is not None
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def resident(self) -> int:
        """Give the most memory any process of the server has held, in bytes."""
        assert self.process is not None
        return max(_peak(pid) for pid in [self.process.pid, *_children(self.process.pid)])

    def _wait(self) -> None:
        until = time.monotonic() + LIMIT
        while time.monotonic() < until:
            with suppress(OSError):
                with closing(HTTPConnection("127.0.0.1", self.port, timeout=LIMIT)) as line:
                    line.request("OPTIONS", "/uploads/")
                    assert line.getresponse().status == 204
                return
            time.sleep(0.02)
        raise AssertionError((self.folder / "said").read_text()[-4000:])


@dataclass
class Sender:
    """Sends one file in parts; counts every byte that left."""

    quay: Quay
    content: bytes
    path: str = ""
    sent: int = 0

    def ask(self, method: str, path: str, body: bytes = b"", **headers: str) -> HTTPResponse:
        """Ask once; OSError when the line breaks."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self.sent += len(body)
        with closing(HTTPConnection("127.0.0.1", self.quay.port, timeout=LIMIT)) as line:
            line.request(method, path, body, PART | named)
            answer = line.getresponse()
            answer.read()
        return answer

    def begin(self) -> None:
        answer = self.ask("POST", "/uploads/", Upload_Length=str(len(self.content)))
        assert answer.status == 201
        self.path = answer.headers["Location"]

    def offset(self) -> int:
        return int(self.ask("HEAD", self.path).headers["Upload-Offset"])

    def patch(self, at: int, length: int) -> HTTPResponse:
        part = self.content[at : at + length]
        return self.ask("PATCH", self.path, part, Upload_Offset=str(at))

    def finish(self, part: int = 4 << 20) -> None:
        """Send what is missing."""
        at = self.offset()
        while at < len(self.content):
            answer = self.patch(at, part)
            assert answer.status == 204
            at = int(answer.headers["Upload-Offset"])

    def break_off(self, at: int, length: int, after: int, *, rate: int = 0) -> socket.socket:
        """Promise a part of `length`, send `after` bytes of it; the line stays open.

        `rate` is that of the line in bytes a second; without one it is as fast as memory.
        """
        line = socket.create_connection(("127.0.0.1", self.quay.port))
        head = {**PART, "Host": "quay", "Upload-Offset": at, "Content-Length": length}
        said = "".join(f"{name}: {value}\r\n" for name, value in head.items())
        line.sendall(f"PATCH {self.path} HTTP/1.1\r\n{said}\r\n".encode())
        step = PIECE if rate else max(after, 1)
        for begin in range(at, at + after, step):
            line.sendall(self.content[begin : min(begin + step, at + after)])
            time.sleep(step / rate if rate else 0)
        self.sent += after
        return line

    @property
    def part(self) -> Path:
        """The part file on the server."""
        key = self.path.strip("/").rpartition("/")[2].replace("-", "")
        return self.quay.folder / "files" / "parts" / key

    def arrived(self) -> bool:
        """Whether exactly these bytes are kept, under their digest, and no part is left."""
        digest = hashlib.sha256(self.content).hexdigest()
        kept = self.quay.folder / "files" / digest[:2] / digest
        return kept.read_bytes() == self.content and not self.part.exists()


def _children(pid: int) -> list[int]:
    listed = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [int(child) for child in listed]


def _peak(pid: int) -> int:
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmHWM"):
            return int(line.split()[1]) << 10
    return 0
