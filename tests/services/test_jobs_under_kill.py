"""Workers are killed in the middle of their work: nothing is lost, doubled or stuck."""

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

import psycopg
import pytest

from tests.services.postgres import Cluster

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("kill")]
KILLS = 12
LIMIT = 150.0  # seconds, for one database: beyond that, something is stuck


@dataclass
class Workshop:
    """A database and the worker processes on it."""

    folder: Path
    url: str
    crew: list[subprocess.Popen[bytes]] = field(default_factory=list)
    started: float = field(default_factory=time.monotonic)

    def start(self, *words: str) -> subprocess.Popen[bytes]:
        variables = os.environ | {
            "DJANGO_SETTINGS_MODULE": "tests.services.bare",
            "PYTHONPATH": os.pathsep.join(path for path in sys.path if path),
            "BAIQAU_DATA": str(self.folder),
            "BAIQAU_MODE": "production",
            "BAIQAU_SECRET_KEY": "only-for-tests",
            "DATABASE_URL": self.url,
        }
        command = [sys.executable, "-m", "tests.services.crew", *words]
        with (self.folder / "said").open("ab") as said:
            return subprocess.Popen(
                command, env=variables, stdout=said, stderr=said, start_new_session=True
            )

    def prepare(self, task: str, count: int) -> None:
        assert self.start("prepare", task, str(count)).wait(LIMIT) == 0, self.said()

    def hire(self, count: int) -> None:
        self.crew += [self.start("work") for _ in range(count)]

    def kill_one(self) -> None:
        """Kill a random worker with all it started, and hire another."""
        victim = self.crew.pop(random.randrange(len(self.crew)))
        os.killpg(victim.pid, signal.SIGKILL)
        victim.wait()
        self.hire(1)

    def dismiss(self) -> list[int]:
        """Ask everyone to go; give the exit codes."""
        for worker in self.crew:
            worker.terminate()
        return [worker.wait(LIMIT) for worker in self.crew]

    def ask(self, sql: str) -> list[tuple[int, ...]]:
        if self.url:
            with psycopg.connect(self.url) as link:
                return link.execute(sql).fetchall()
        with closing(sqlite3.connect(self.folder / "baiqau.sqlite3", timeout=20)) as link:
            return link.execute(sql).fetchall()

    def jobs(self, condition: str) -> int:
        """Count jobs that are certificates: the clock adds others."""
        ours = "FROM base_job WHERE task LIKE 'tests.services.papers.%'"
        return self.ask(f"SELECT count(*) {ours} AND {condition}")[0][0]

    def wait_for(self, done: int) -> None:
        """Wait until so many jobs are done."""
        while self.jobs("state = 'done'") < done:
            assert time.monotonic() - self.started < LIMIT, f"stuck: {self.states()} {self.said()}"
            time.sleep(0.02)

    def states(self) -> list[tuple[int, ...]]:
        return self.ask("SELECT state, count(*) FROM base_job GROUP BY state")

    def said(self) -> str:
        return (self.folder / "said").read_text()[-4000:]


@dataclass(frozen=True)
class Toll:
    """What the kills did."""

    lost: int
    doubled: int
    stuck: int
    retried: int


def toll(workshop: Workshop, count: int) -> Toll:
    papers = [number for (number,) in workshop.ask("SELECT number FROM paper")]
    return Toll(
        lost=len(set(range(count)) - set(papers)),
        doubled=len(papers) - len(set(papers)),
        stuck=workshop.jobs("state <> 'done'"),
        retried=workshop.jobs("attempts > 1"),
    )


def work_under_kill(
    workshop: Workshop, task: str, count: int, *, workers: int = 2, kills: int = KILLS
) -> Toll:
    """Kill a worker each time another share of the jobs is done, then let the rest be done."""
    workshop.prepare(task, count)
    workshop.hire(workers)
    for kill in range(1, kills + 1):
        workshop.wait_for(kill * count // (kills + 2))
        time.sleep(random.uniform(0, 0.03))
        workshop.kill_one()
    workshop.wait_for(count)
    # whoever was hired last may be asked to go before it has begun to listen
    assert set(workshop.dismiss()) <= {0, -signal.SIGTERM}
    return toll(workshop, count)


@pytest.fixture(params=["sqlite", "postgresql"])
def workshop(request: pytest.FixtureRequest, tmp_path: Path) -> Workshop:
    if request.param == "sqlite":
        return Workshop(tmp_path, "")
    cluster: Cluster = request.getfixturevalue("postgres")
    return Workshop(tmp_path, cluster.fresh())


def test_a_thousand_certificates_survive_a_dozen_kills(workshop: Workshop) -> None:
    count = 1000

    found = work_under_kill(workshop, "certificate", count)

    print(found, f"{time.monotonic() - workshop.started:.1f} s")  # noqa: T201  figures for the reader of -s
    assert (found.lost, found.doubled, found.stuck) == (0, 0, 0)
    assert found.retried > 0, "no kill met a job: the test showed nothing"


@pytest.mark.parametrize("workshop", ["sqlite"], indirect=True)
def test_an_effect_outside_the_transaction_would_double(workshop: Workshop) -> None:
    """Negative control: the same kills show what the fence and the one transaction prevent."""
    found = work_under_kill(workshop, "careless_certificate", 260)

    assert found.doubled > 0
    assert (found.lost, found.stuck) == (0, 0)


def test_four_workers_survive_a_restart_of_the_database(postgres: Cluster, tmp_path: Path) -> None:
    workshop = Workshop(tmp_path, postgres.fresh())
    workshop.prepare("certificate", 400)
    workshop.hire(4)

    workshop.wait_for(100)
    postgres.stop("immediate")
    postgres.start()
    workshop.wait_for(400)

    assert workshop.dismiss() == [0] * 4
    found = toll(workshop, 400)
    assert (found.lost, found.doubled, found.stuck) == (0, 0, 0)


def test_workers_beside_a_server_do_the_jobs_and_end(workshop: Workshop) -> None:
    workshop.prepare("certificate", 30)

    assert workshop.start("beside").wait(LIMIT) == 0, workshop.said()

    assert toll(workshop, 30) == Toll(lost=0, doubled=0, stuck=0, retried=0)


def test_a_job_longer_than_its_lease_is_kept_by_the_heartbeat(
    postgres: Cluster, tmp_path: Path
) -> None:
    workshop = Workshop(tmp_path, postgres.fresh())
    workshop.prepare("thick_volume", 1)
    workshop.hire(2)

    workshop.wait_for(1)

    assert workshop.dismiss() == [0, 0]
    assert toll(workshop, 1) == Toll(lost=0, doubled=0, stuck=0, retried=0)


def test_a_worker_asked_to_go_finishes_what_it_has_in_hand(tmp_path: Path) -> None:
    workshop = Workshop(tmp_path, "")
    workshop.prepare("thick_volume", 2)
    workshop.hire(1)
    while not workshop.jobs("state = 'doing'"):
        time.sleep(0.02)

    assert workshop.dismiss() == [0]

    assert (workshop.jobs("state = 'done'"), workshop.jobs("state = 'ready'")) == (1, 1)
