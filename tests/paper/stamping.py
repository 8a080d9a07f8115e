"""A time-stamp service (RFC 3161) as an institution would have one: `openssl ts` behind a small server."""

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

from cryptography import x509

CONFIGURED = """
[tsa]
default_tsa = own
[own]
serial = {folder}/serial
signer_cert = {folder}/tsa.pem
signer_key = {folder}/tsa.key
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256, sha384, sha512
accuracy = secs:1
crypto_device = builtin
[req]
distinguished_name = named
x509_extensions = stamps
prompt = no
[named]
CN = Уақыт қызметі
[stamps]
basicConstraints = critical, CA:FALSE
keyUsage = critical, digitalSignature
extendedKeyUsage = critical, timeStamping
"""


def openssl(*words: str, **said: bytes) -> bytes:
    return subprocess.run(["openssl", *words], check=True, capture_output=True, **said).stdout


@contextmanager
def service(folder, *, spoilt=list[bytes].pop) -> Iterator[tuple[str, x509.Certificate]]:
    """Run the service; gives its address and certificate. `spoilt` makes what it says of its answers."""
    settings, key, certificate = (folder / name for name in ("tsa.cnf", "tsa.key", "tsa.pem"))
    settings.write_text(CONFIGURED.format(folder=folder))
    (folder / "serial").write_text("01")
    made = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "30"]
    made += ["-utf8", "-config", str(settings), "-keyout", str(key), "-out", str(certificate)]
    openssl("req", "-x509", *made)
    earlier: list[bytes] = []

    class Desk(BaseHTTPRequestHandler):
        def do_POST(self):
            asked = folder / "asked.tsq"
            asked.write_bytes(self.rfile.read(int(self.headers["Content-Length"])))
            answered = openssl("ts", "-reply", "-config", str(settings), "-queryfile", str(asked))
            earlier.append(answered)
            told = spoilt([*earlier])
            self.send_response(200)
            self.send_header("Content-Type", "application/timestamp-reply")
            self.send_header("Content-Length", str(len(told)))
            self.end_headers()
            self.wfile.write(told)

        def log_message(self, *_):
            pass

    desk = ThreadingHTTPServer(("127.0.0.1", 0), Desk)
    Thread(target=desk.serve_forever, daemon=True).start()
    try:
        named = x509.load_pem_x509_certificate(certificate.read_bytes())
        yield f"http://127.0.0.1:{desk.server_port}/", named
    finally:
        desk.shutdown()
        desk.server_close()
