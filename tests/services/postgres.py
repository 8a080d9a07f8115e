"""A private PostgreSQL for tests, on a socket in a temporary folder.

As a fixture `postgres`; from a shell `python -m tests.services.postgres -- command …` runs the
command with DATABASE_URL set to a fresh cluster that is gone afterwards.
"""

import os
import pwd
import secrets
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import psycopg
import pytest

from tests.services.required import absent

OPTIONS = (
    "-c listen_addresses='' -c fsync=off -c full_page_writes=off "
    "-c shared_buffers=64MB -c max_connections=100"
)


@dataclass(frozen=True)
class Cluster:
    """A running server with its own data, owned by a user who is not root."""

    binaries: Path
    folder: Path
    owner: str | None

    @property
    def url(self) -> str:
        return self.database("postgres")

    def database(self, name: str) -> str:
        return f"postgresql://tests@{quote(str(self.folder), safe='')}/{name}"

    def fresh(self) -> str:
        """Make an empty database; give its URL."""
        name = f"fresh_{secrets.token_hex(4)}"
        with psycopg.connect(self.url, autocommit=True) as link:
            link.execute(f"CREATE DATABASE {name}")
        return self.database(name)

    def run(self, program: str, *arguments: str) -> None:
        """Run one of PostgreSQL's programs as the owner; its words appear only when it fails."""
        with (self.folder / "said").open("ab") as said:
            done = subprocess.run(
                [str(self.binaries / program), "-D", str(self.folder / "data"), *arguments],
                user=self.owner,
                group=pwd.getpwnam(self.owner).pw_gid if self.owner else None,
                extra_groups=[] if self.owner else None,
                cwd=self.folder,
                stdout=said,
                stderr=said,
                check=False,
            )
        if done.returncode:
            raise RuntimeError((self.folder / "said").read_text())

    def start(self) -> None:
        options = f"{OPTIONS} -k {self.folder}"
        self.run("pg_ctl", "start", "-w", "-s", "-l", str(self.folder / "log"), "-o", options)

    def stop(self, mode: str = "immediate") -> None:
        self.run("pg_ctl", "stop", "-w", "-s", "-m", mode)


def binaries() -> Path | None:
    """Find the newest installed server."""
    found = Path("/usr/lib/postgresql").glob("*/bin/initdb")
    newest = max(found, key=lambda path: int(path.parts[-3]), default=None)
    beside = shutil.which("initdb")
    return newest.parent if newest else Path(beside).parent if beside else None


@contextmanager
def cluster(programs: Path) -> Iterator[Cluster]:
    """Make, start, lend, stop and remove a cluster."""
    owner = None if os.geteuid() else next(u for u in ("postgres", "nobody") if _known(u))
    folder = Path(tempfile.mkdtemp(prefix="baiqau-pg-"))
    if owner:
        shutil.chown(folder, owner)
    made = Cluster(programs, folder, owner)
    try:
        made.run("initdb", "-U", "tests", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "-N")
        made.start()
        try:
            yield made
        finally:
            made.stop()
    finally:
        shutil.rmtree(folder)


def _known(user: str) -> bool:
    return user in {entry.pw_name for entry in pwd.getpwall()}


@pytest.fixture(scope="session")
def postgres() -> Iterator[Cluster]:
    programs = binaries()
    if programs is None:
        absent("a PostgreSQL server (initdb)")
    with cluster(programs) as running:
        yield running


def main(command: list[str]) -> int:
    """Run `command` with DATABASE_URL of a fresh cluster; give its exit code."""
    programs = binaries()
    if programs is None:
        print("no PostgreSQL server (initdb) on this machine", file=sys.stderr)  # noqa: T201  a command speaks by printing
        return 1
    with cluster(programs) as running:
        variables = os.environ | {"DATABASE_URL": running.url}
        return subprocess.run(command, env=variables, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[sys.argv.index("--") + 1 :]))
