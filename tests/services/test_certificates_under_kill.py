"""Workers and printers are killed: every author has one certificate, numbered without a gap, printed once.

CERTIFICATES in the environment makes it larger than the suite needs.
"""

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing

import pytest

from tests.migrated import migrated

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("kill")]
AUTHORS = int(os.environ.get("CERTIFICATES", "300"))
KILLS = 3

PREPARE = f"""
import django; django.setup()
from baiqau.awards import tasks
from baiqau.entries.models import Author, Entry
from tests import build
contest, owner, now = build.contest("kills"), build.person(), build.IN_CALL
same = dict(contest=contest, version=contest.current, owner=owner, state="admitted", kind="project",
            submitted_at=now, created_at=now, changed_at=now)
Entry.objects.bulk_create(Entry(number=n, title=f"Жоба {{n}}", **same) for n in range(1, {AUTHORS} + 1))
Author.objects.bulk_create(
    Author(entry=entry, position=1, surname=f"Тегіненов", given="Әсел", email=f"a{{entry.number}}@mail.example")
    for entry in Entry.objects.all())
tasks.issue_all.enqueue("kills", "system", now.isoformat())
"""


def python(folder, *words):
    variables = os.environ | {
        "DJANGO_SETTINGS_MODULE": "tests.services.brisk",
        "PYTHONPATH": os.pathsep.join(path for path in sys.path if path),
        "BAIQAU_DATA": str(folder),
        "BAIQAU_MODE": "production",
        "BAIQAU_SECRET_KEY": "only-for-tests-" + "x" * 40,
        "DATABASE_URL": "",
    }
    with (folder / "said").open("ab") as said:
        return subprocess.Popen(
            [sys.executable, *words],
            env=variables,
            stdout=said,
            stderr=said,
            start_new_session=True,
        )


def baiqau(folder, *words):
    return python(folder, "-m", "baiqau.site.cli", *words)


def asked(folder, sql):
    with closing(sqlite3.connect(folder / "baiqau.sqlite3", timeout=30)) as link:
        return link.execute(sql).fetchone()


def kill(process):
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def test_killed_workers_and_printers_lose_and_double_nothing(tmp_path):
    migrated(tmp_path)
    assert python(tmp_path, "-c", PREPARE).wait(60) == 0, (tmp_path / "said").read_text()
    chance, out = random.Random(5), tmp_path / "out"

    for _ in range(KILLS):
        crew = [baiqau(tmp_path, "worker", "--until-empty") for _ in range(2)]
        time.sleep(1 + chance.random())
        for one in crew:
            kill(one)
    left = [baiqau(tmp_path, "worker", "--until-empty") for _ in range(2)]
    assert [one.wait(120) for one in left] == [0, 0], (tmp_path / "said").read_text()

    papers = (
        "SELECT count(*), count(DISTINCT author_id), min(number), max(number) FROM awards_paper"
    )
    assert asked(tmp_path, papers) == (AUTHORS, AUTHORS, 1, AUTHORS)
    told = "SELECT count(*) FROM journal_letter WHERE key LIKE 'awards:issued:%'"
    assert asked(tmp_path, told) == (AUTHORS,)
    acts = "SELECT count(*), count(DISTINCT subject) FROM journal_act WHERE kind = 'paper.issued'"
    assert asked(tmp_path, acts) == (AUTHORS, AUTHORS)

    printer = baiqau(tmp_path, "certificates", "kills", "--out", str(out))
    while len(list(out.glob("*.pdf"))) < AUTHORS // 8:
        time.sleep(0.05)
    kill(printer)
    whole = {path.name: path.read_bytes() for path in out.glob("*.pdf")}
    assert 0 < len(whole) < AUTHORS
    assert baiqau(tmp_path, "certificates", "kills", "--out", str(out)).wait(120) == 0

    printed = list(out.glob("*.pdf"))
    assert len(printed) == AUTHORS
    assert all(path.read_bytes().rstrip().endswith(b"%%EOF") for path in printed)
    assert {name: (out / name).read_bytes() for name in whole} == whole
