"""Reads the command's words, prepares what it needs, and turns refusals into one line."""

import argparse
import os
import sys
from collections.abc import Sequence

from baiqau.site.cli import catalogue
from baiqau.site.cli.stop import Stop

_LOCAL, _EVERYWHERE = "127.0.0.1", ("0.0.0.0", "::")  # noqa: S104  told apart, not listened on


def main(words: Sequence[str] | None = None) -> int:
    """Run one command; give its exit code."""
    parser = argparse.ArgumentParser(
        prog="baiqau", description="Runs a contest of projects from its regulation to its awards."
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="command")
    catalogue.fill(commands)
    options = parser.parse_args(words)
    try:
        if options.django:
            _prepare(options)
        return int(options.run(options) or 0)
    except Stop as stop:
        print(stop.sentence, file=sys.stderr)
        return stop.code
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1


def _prepare(options: argparse.Namespace) -> None:
    if getattr(options, "mode", None):
        os.environ["BAIQAU_MODE"] = options.mode
    if hasattr(
        options, "port"
    ):  # letters and feeds lead to where it is served, unless told otherwise
        host = _LOCAL if options.host in _EVERYWHERE else options.host
        os.environ.setdefault("BAIQAU_ADDRESS", f"http://{host}:{options.port}")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "baiqau.site.settings")
    import django  # noqa: PLC0415  commands without a database start without Django

    try:
        django.setup()
    except OSError as error:
        raise Stop(
            f"The folder {error.filename} cannot be written; set BAIQAU_DATA to another one."
        ) from error
