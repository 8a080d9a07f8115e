"""`baiqau serve` and `baiqau demo`: the web server, with a worker beside it when wished."""

import argparse
import os
import signal
import socket
import subprocess
import sys
from multiprocessing import get_context

from django.conf import settings
from django.core.management import call_command
from django.db import connections
from granian import Granian
from granian.constants import Interfaces

from baiqau.site.cli.stop import Stop
from baiqau.site.story.variants import VARIANTS


def serve(options: argparse.Namespace) -> int:
    """Serve until stopped; with --all a worker runs beside."""
    _free(options.host, options.port)
    prepare()
    return _run(options.host, options.port, worker=options.all)


def demo(options: argparse.Namespace) -> int:
    """Serve the demo contest; its database is made on the first start."""
    if options.judged and options.judged not in VARIANTS:
        raise Stop(f"Another way of judging is one of {', '.join(VARIANTS)}.", code=2)
    _free(options.host, options.port)
    prepare()
    _set_stage(options.judged)
    print(f"Baiqau: http://{options.host}:{options.port}/  (Ctrl-C stops)", flush=True)
    return _run(options.host, options.port, worker=True)


def _set_stage(judged: str) -> None:
    """Set the demo's stage in a child process of its own.

    The typesetter keeps threads, and threads do not come along when the server forks its workers:
    whoever has printed must not fork, or nothing forked from it can ever print.
    """
    from baiqau.site.demo import stage  # noqa: PLC0415  demo code is never loaded elsewhere

    connections.close_all()
    child = get_context("fork").Process(target=stage.set_up, args=(judged,))
    child.start()
    child.join()
    if child.exitcode:
        raise Stop("The demo's contests could not be made; what went wrong stands above.")


def prepare() -> None:
    """Bring database and static files to this version."""
    try:
        settings.DATA.mkdir(parents=True, exist_ok=True)
        call_command("migrate", verbosity=0)
        call_command("collectstatic", verbosity=0, interactive=False)
    except OSError as error:
        raise Stop(
            f"The folder {settings.DATA} cannot be written ({error.strerror}); set BAIQAU_DATA to another one."
        ) from error


def _free(host: str, port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise Stop(
                f"Port {port} on {host} is taken ({error.strerror}); choose another one: PORT={port + 1} make demo."
            ) from error


def _run(host: str, port: int, *, worker: bool) -> int:
    helper = _start_worker() if worker else None
    server = Granian(
        "baiqau.site.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=int(os.environ.get("BAIQAU_WEB_PROCESSES", "1")),
        blocking_threads=4 + settings.UPLOADS_AT_ONCE,
        log_enabled=False,
    )
    try:
        server.serve()
    finally:
        if helper is not None:
            helper.send_signal(signal.SIGTERM)
            try:
                helper.wait(10)
            except subprocess.TimeoutExpired:
                helper.kill()
    return 0


def _start_worker() -> subprocess.Popen[bytes]:
    """Start the worker in its own process group: Ctrl-C reaches it through us, once."""
    return subprocess.Popen(
        [sys.executable, "-m", "baiqau.site.cli", "worker"], start_new_session=True
    )
