"""An S3 store for tests: moto's server, and before it a gate as strict as a real store.

moto lets everybody in and believes every checksum; the gate reads each signature anew, checks what is
sent, answers browsers as the bucket's CORS rule says, and can fail in the ways networks do.
"""

import base64
import hashlib
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit
from uuid import uuid4

from baiqau.base.bucket.setting import Bucket
from tests.services import signatures
from tests.services.signatures import Asked

KEY, SECRET = "reader", "a secret with / and +"
HOP = {"connection", "transfer-encoding", "server", "date", "content-encoding", "keep-alive"}
CHECKSUM = "x-amz-checksum-sha256"


@dataclass
class Rule:
    """What the bucket's CORS rule lets browsers do; `origin` "" is no rule at all."""

    origin: str = "http://testserver"
    methods: str = "PUT"
    headers: str = CHECKSUM


@dataclass
class Gate:
    """The store as the house sees it, with the ways in which it may fail."""

    bucket: Bucket
    secrets: dict[str, str] = field(default_factory=lambda: {KEY: SECRET})
    rule: Rule = field(default_factory=Rule)
    skew: timedelta = timedelta()  # the store's clock before the true one
    down: bool = False
    careless: bool = False  # takes whatever it gets, as some stores do
    public: bool = False  # lets strangers read
    cuts: list[int] = field(
        default_factory=list
    )  # of coming parts: bytes after which the line goes
    came: int = 0  # bytes of parts that browsers sent, whole or not
    asked: list[tuple[str, str]] = field(default_factory=list)

    def now(self) -> datetime:
        return datetime.now(UTC) + self.skew

    @property
    def objects(self) -> dict[str, bytes]:
        """Everything that lies in the bucket."""
        from moto.s3.models import s3_backends  # noqa: PLC0415  slow to load

        kept = s3_backends["123456789012"]["aws"].buckets[self.bucket.name].keys
        return {name: kept[name].value for name in kept}

    @property
    def opened(self) -> int:
        """How many files of parts are neither joined nor given up."""
        from moto.s3.models import s3_backends  # noqa: PLC0415

        return len(s3_backends["123456789012"]["aws"].buckets[self.bucket.name].multiparts)


class Handler(BaseHTTPRequestHandler):
    """Reads a request whole, judges it, and has moto answer."""

    protocol_version = "HTTP/1.1"
    gate: Gate
    behind: str

    def __getattr__(self, name: str) -> Callable[[], None]:
        """Have every method handled the same way."""
        if name.startswith("do_"):
            return self.handle_all
        raise AttributeError(name)

    def handle_all(self) -> None:
        gate = self.gate
        asked = self._asked()
        if gate.down or asked is None:
            self.close_connection = True
            return
        gate.asked.append((asked.method, asked.target))
        if asked.method == "OPTIONS":
            self._preflight()
            return
        wrong = signatures.against(asked, gate.secrets, gate.now())
        if wrong == "AccessDenied" and gate.public and asked.method == "GET":
            self._answer(200, [], gate.objects.get(asked.target.partition("/b-")[2][33:], b""))
            return
        wrong = wrong or self._checked(asked)
        if wrong:
            self._answer(400 if wrong == "BadDigest" else 403, [], _error(wrong))
        else:
            self._passed(asked)

    def log_message(self, *_told: object) -> None:
        """Say nothing: the tests look at `asked`."""

    def _asked(self) -> Asked | None:
        """Read the request; None when the line is cut on the way."""
        length = int(self.headers.get("Content-Length", 0))
        headers = {name.lower(): value for name, value in self.headers.items()}
        asked = Asked(self.command, self.path, headers, b"")
        part = asked.presigned and asked.method == "PUT"
        most = self.gate.cuts.pop(0) if part and self.gate.cuts else length
        body = self.rfile.read(min(most, length))
        self.gate.came += len(body) if part else 0
        return replace(asked, body=body) if len(body) == length else None

    def _checked(self, asked: Asked) -> str:
        told = asked.headers.get(CHECKSUM)
        here = base64.b64encode(hashlib.sha256(asked.body).digest()).decode()
        return "BadDigest" if told not in {None, here} and not self.gate.careless else ""

    def _preflight(self) -> None:
        rule, asked = self.gate.rule, self.headers
        wanted = {one.strip() for one in asked["Access-Control-Request-Headers"].split(",")}
        let = asked["Origin"] == rule.origin and wanted <= set(rule.headers.split(","))
        if not let or asked["Access-Control-Request-Method"] not in rule.methods.split(","):
            self._answer(403, [], _error("AccessForbidden"))
            return
        told = [("Access-Control-Allow-Methods", rule.methods)]
        self._answer(200, [*told, ("Access-Control-Allow-Headers", rule.headers)], b"")

    def _passed(self, asked: Asked) -> None:
        line = HTTPConnection(urlsplit(self.behind).netloc, timeout=30)
        line.request(asked.method, asked.target, asked.body, dict(self.headers.items()))
        answer = line.getresponse()
        told = [
            (name, value)
            for name, value in answer.getheaders()
            if name.lower() not in HOP and not name.lower().startswith("access-control")
        ]
        self._answer(answer.status, told, answer.read())
        line.close()

    def _answer(self, status: int, told: list[tuple[str, str]], body: bytes) -> None:
        self.send_response(status)
        if self.headers.get("Origin") == self.gate.rule.origin:
            told = [*told, ("Access-Control-Allow-Origin", self.gate.rule.origin)]
        for name, value in told:
            if name.lower() != "content-length" or self.command == "HEAD":
                self.send_header(name, value)
        if self.command != "HEAD":
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        with suppress(OSError):
            self.wfile.write(b"" if self.command == "HEAD" else body)

    def date_time_string(self, timestamp: float | None = None) -> str:
        return super().date_time_string(self.gate.now().timestamp())


def _error(code: str) -> bytes:
    return f"<?xml version='1.0'?><Error><Code>{code}</Code></Error>".encode()


@contextmanager
def running(behind: str) -> Iterator[Gate]:
    """Open a gate before moto's server at `behind`; it leads to a bucket of its own."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    address = f"http://127.0.0.1:{server.server_address[1]}"
    gate = Gate(Bucket(address, f"b-{uuid4().hex}", "us-east-1", KEY, SECRET, "", straight=True))
    server.RequestHandlerClass = type("Mine", (Handler,), {"gate": gate, "behind": behind})
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        _make_bucket(gate.bucket)
        yield gate
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def _make_bucket(bucket: Bucket) -> None:
    from baiqau.base.bucket import client  # noqa: PLC0415  needs the settings

    client._client(bucket, bucket.address).create_bucket(Bucket=bucket.name)
