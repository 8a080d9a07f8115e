"""The commands and their words. What needs the database imports Django only when it runs."""

import argparse
from collections.abc import Callable
from importlib import import_module
from typing import Any

Commands = Any  # argparse has no public name for what add_subparsers gives


def fill(commands: Commands) -> None:
    """Add every command to the parser."""
    _serving(commands)
    _playing(commands)
    _contest(commands)
    _jury(commands)
    _mail(commands)
    _proof(commands)
    _keeping(commands)


def _later(module: str, function: str = "run") -> Callable[[argparse.Namespace], int]:
    """Import the command's module when it is called."""

    def call(options: argparse.Namespace) -> int:
        return int(getattr(import_module(f"baiqau.site.cli.{module}"), function)(options) or 0)

    return call


def _add(
    commands: Commands,
    name: str,
    module: str,
    words: str,
    *,
    function: str = "run",
    django: bool = True,
) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = commands.add_parser(name, help=words, description=words)
    parser.set_defaults(run=_later(module, function), django=django)
    return parser


def _serving(commands: Commands) -> None:
    for name, words in (
        ("serve", "Serve the site."),
        ("demo", "Serve the 2024 contest with invented people and a time machine."),
    ):
        parser = _add(commands, name, "serve", words, function=name)
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--port", type=int, default=8000)
        if name == "serve":
            parser.add_argument("--all", action="store_true", help="with a background worker")
        else:
            parser.set_defaults(mode="demo")
            _judged(parser)
    parser = _add(commands, "worker", "work", "Do the background work.")
    parser.add_argument("--until-empty", action="store_true")
    _add(commands, "migrate", "work", "Bring the database to this version.", function="migrate")
    parser = _add(commands, "doctor", "doctor", "Say what is misconfigured and how to mend it.")
    parser.add_argument(
        "--files", action="store_true", help="count the kept files that nobody names any more"
    )


def _playing(commands: Commands) -> None:
    parser = _add(
        commands,
        "story",
        "story",
        "Play a whole contest headless on a fresh database.",
        django=False,
    )
    parser.add_argument("--entries", type=int, default=120)
    parser.add_argument("--jurors", type=int, default=12)
    parser.add_argument("--seed", type=int, default=2024)
    parser.add_argument("--out", default="")
    parser.add_argument(
        "--imap",
        default="",
        help="send letters through this server, imap://user:password@host:port",
    )
    _judged(parser)
    parser.add_argument("--json", action="store_true")


def _judged(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--judged",
        default="",
        help="another way of judging: all-works, yes-no, ballot, partial-ballot, pairwise",
    )


def _contest(commands: Commands) -> None:
    group = commands.add_parser("contest", help="The regulation as a file.").add_subparsers(
        dest="act", required=True
    )
    parser = _add(
        group, "import", "contest", "Create or amend a contest from a TOML file.", function="bring"
    )
    parser.add_argument("file")
    parser.add_argument("--by", required=True, help="e-mail address of the organiser")
    parser.add_argument("--reason", default="", help="reason of an amendment")
    parser.add_argument("--announce", action="store_true", help="make it public at once")
    parser = _add(
        group,
        "read",
        "reading",
        "Draft a regulation from DOCX, PDF, TXT or MD: each value with its clause and words.",
        function="read",
        django=False,
    )
    parser.add_argument("file")
    parser.add_argument("--json", action="store_true", help="print the facts as JSON")
    parser = _add(
        group, "export", "contest", "Print the regulation in force as TOML.", function="give"
    )
    parser.add_argument("slug")
    parser = _add(commands, "certificates", "papers", "Write every paper of a contest as PDF.")
    parser.add_argument("slug")
    parser.add_argument("--out", required=True)
    parser.add_argument("--print", action="store_true", help="with 3 mm of bleed and crop marks")
    parser.add_argument("--workers", type=int, default=0, help="processes; otherwise all cores")


def _jury(commands: Commands) -> None:
    group = commands.add_parser(
        "jury", help="The mathematics of a jury on plain files."
    ).add_subparsers(dest="act", required=True)
    parser = _add(
        group, "assign", "assigning", "Assign works to experts, with a proven bound.", django=False
    )
    parser.add_argument("--affinity", required=True, help="CSV: a row a work, -1 is forbidden")
    parser.add_argument("--per-work", type=int, required=True, help="experts of each work")
    parser.add_argument("--min-load", type=int, default=0, help="fewest works of an expert")
    parser.add_argument("--max-load", type=int, help="most works of an expert")
    parser.add_argument("--json", action="store_true")
    parser = _add(
        group, "rank", "ranking", "Rank works from marks, with uncertainty.", django=False
    )
    parser.add_argument("marks", help="CSV with the columns work, judge and one a criterion")
    parser.add_argument(
        "--method", default="robust", help="mean, median, trimmed, zscore, eb or robust (default)"
    )
    parser.add_argument("--top", type=int, default=10, help="places whose chance is given")
    parser.add_argument("--json", action="store_true")


def _mail(commands: Commands) -> None:
    group = commands.add_parser("mail", help="The contest's mailbox.").add_subparsers(
        dest="act", required=True
    )
    parser = _add(group, "fetch", "mail", "Fetch new letters of the mailboxes.", function="fetch")
    parser.add_argument("--contest", default="", help="only the mailbox of this contest")
    parser = _add(
        group, "accept", "mail", "Take one letter from standard input.", function="accept"
    )
    parser.add_argument("--contest", default="", help="the contest the letter was sent to")
    parser.add_argument("--json", action="store_true")


def _keeping(commands: Commands) -> None:
    group = commands.add_parser("results", help="The published result.").add_subparsers(
        dest="act", required=True
    )
    parser = _add(
        group, "bundle", "results", "Write the file anyone computes it from.", function="bundle"
    )
    parser.add_argument("slug")
    parser.add_argument("--out", default="", help="file to write; otherwise SLUG-results-N.json")
    parser = _add(
        commands,
        "backup",
        "keeping",
        "Write database, files and keys into one archive.",
        function="backup",
    )
    parser.add_argument("file")
    parser = _add(
        commands,
        "restore",
        "keeping",
        "Bring an archive back into an empty installation.",
        function="restore",
    )
    parser.add_argument("file")
    parser.add_argument(
        "--verify", action="store_true", help="only check that the archive is whole"
    )


def _proof(commands: Commands) -> None:
    parser = _add(
        commands, "verify", "verify", "Check a journal, a bundle or a certificate.", django=False
    )
    parser.add_argument("file", help="a file, or - for what a code on paper says")
    parser.add_argument(
        "--keys", default="", help="the institution's public keys: keys.json, or one in hexadecimal"
    )
    parser.add_argument("--journal", default="", help="a journal to hold a results bundle against")
    parser.add_argument("--json", action="store_true")
    parser = _add(commands, "keys", "keys", "The institution's signing keys.")
    parser.add_argument("--rotate", action="store_true", help="sign with a new key from now on")
    parser = _add(
        commands,
        "journal",
        "verify",
        "Write the journal of a contest as lines.",
        function="journal",
    )
    parser.add_argument("slug", help='the contest, or "-" for the installation')
