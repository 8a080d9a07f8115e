"""A small provider of OAuth2 for tests: gives access tokens for refresh tokens, and says which are good."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import parse_qs


@dataclass
class Provider:
    """What the provider knows: the consent in force, the tokens that are good, what was asked."""

    user: str
    port: int = 0
    refresh: str = "refresh-1"
    lasts: int = 3600
    turning: bool = False
    down: bool = False
    good: set[str] = field(default_factory=set)
    asked: list[dict[str, str]] = field(default_factory=list)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/token"

    def token(self, told: dict[str, str]) -> tuple[int, dict[str, object]]:
        self.asked.append(told)
        if self.down:
            return 503, {}
        if told.get("refresh_token") != self.refresh or told.get("client_secret") != "қпс":
            words = "Token has been expired or revoked."
            return 400, {"error": "invalid_grant", "error_description": words}
        access = f"access-{len(self.asked)}"
        self.good = {access}
        answer: dict[str, object] = {"access_token": access, "expires_in": self.lasts}
        if self.turning:
            self.refresh = answer["refresh_token"] = f"refresh-{len(self.asked) + 1}"
        return 200, answer

    def introspect(self, told: dict[str, str]) -> tuple[int, dict[str, object]]:
        return 200, {"active": told.get("token") in self.good, "username": self.user}


@contextmanager
def providing(user: str) -> Iterator[Provider]:
    """Start, lend and stop a provider."""
    provider = Provider(user)

    class Answer(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            length = int(self.headers.get("Content-Length") or 0)
            told = {
                name: words[0] for name, words in parse_qs(self.rfile.read(length).decode()).items()
            }
            act = provider.token if self.path == "/token" else provider.introspect
            status, answer = act(told)
            raw = json.dumps(answer).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(raw)))
            self.end_headers()
            self.wfile.write(raw)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answer)
    server.daemon_threads = True
    provider.port = server.server_address[1]
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield provider
    finally:
        server.shutdown()
        server.server_close()
        thread.join(10)
