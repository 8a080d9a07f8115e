"""A mail server of a few lines for the tests: takes letters, refuses addresses, or is away."""

import socketserver
import threading
from contextlib import contextmanager
from email import message_from_bytes, policy


class Mailroom(socketserver.ThreadingTCPServer):
    """Keeps what it was handed; answers addresses of `refused` with their code."""

    allow_reuse_address = True
    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), _Conversation)
        self.letters = []
        self.refused = {}
        self.calls = 0

    @property
    def port(self):
        return self.server_address[1]


class _Conversation(socketserver.StreamRequestHandler):
    def handle(self):
        self.server.calls += 1
        self.say("220 mailroom")
        while line := self.rfile.readline().decode().strip():
            verb = line.split(":")[0].split(" ")[0].upper()
            if verb == "QUIT":
                return self.say("221 bye")
            self.answer(verb, line)
        return None

    def answer(self, verb, line):
        if verb == "RCPT":
            address = line.split("<")[1].split(">")[0]
            return self.say(self.server.refused.get(address, "250 ok"))
        if verb == "DATA":
            self.say("354 go on")
            self.server.letters.append(message_from_bytes(self.content(), policy=policy.default))
        return self.say("250 ok")

    def content(self):
        lines = []
        while (line := self.rfile.readline()) != b".\r\n":
            lines.append(line.removeprefix(b".") if line.startswith(b"..") else line)
        return b"".join(lines)

    def say(self, words):
        self.wfile.write(f"{words}\r\n".encode())


@contextmanager
def mailroom():
    """Run a mail server for the length of a test."""
    with Mailroom() as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()
