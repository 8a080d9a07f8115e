"""The poller is killed again and again: every letter becomes one draft, none is lost or doubled.

MAILBOX_LETTERS and MAILBOX_KILLS in the environment make it larger than the suite needs.
"""

import imaplib
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing

import pytest

from tests import build
from tests.mailbox.letters import letter
from tests.migrated import migrated
from tests.services.dovecot import PASSWORD, USER, dovecot

__all__ = ["dovecot"]
pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("kill")]
LETTERS = int(os.environ.get("MAILBOX_LETTERS", "40"))
KILLS = int(os.environ.get("MAILBOX_KILLS", "4"))

PREPARE = """
import django; django.setup()
from tests import build
from baiqau.mailbox import actions
contest = build.contest("kills")
actions.set_up(contest, host="127.0.0.1", port={port}, secure=False, user={user!r}, secret={secret!r},
               by_token=False, folder="INBOX", by=build.person(), now=build.IN_CALL)
"""


def python(folder, *words):
    variables = os.environ | {
        "DJANGO_SETTINGS_MODULE": "baiqau.site.settings",
        "PYTHONPATH": os.pathsep.join(path for path in sys.path if path),
        "BAIQAU_DATA": str(folder),
        "BAIQAU_MODE": "production",
        "BAIQAU_SECRET_KEY": "only-for-tests",
        "DATABASE_URL": "",
    }
    with (folder / "said").open("ab") as said:
        return subprocess.Popen(
            [sys.executable, *words], env=variables, stdout=said, stderr=said,
            start_new_session=True,
        )  # fmt: skip


def fetch(folder):
    return python(folder, "-m", "baiqau.site.cli", "mail", "fetch", "--contest", "kills")


def asked(folder, sql):
    with closing(sqlite3.connect(folder / "baiqau.sqlite3", timeout=30)) as link:
        return link.execute(sql).fetchone()[0]


def sent(number):
    return [
        letter(
            f"ЖИ байқауы_Тегіненов{n}",
            sender=f"Автор Тегіненов{n} <a{n}@mail.example>",
            files=[(f"жұмыс{n}.pdf", build.PDF + str(n).encode())],
        )
        for n in range(number)
    ]


def test_a_killed_poller_loses_and_doubles_nothing(dovecot, tmp_path):
    dovecot.empty()
    with dovecot.line() as line:
        for raw in sent(LETTERS):
            line.append("INBOX", "", imaplib.Time2Internaldate(build.IN_CALL), raw)
    migrated(tmp_path)
    prepare = PREPARE.format(port=dovecot.port, user=USER, secret=PASSWORD)
    assert python(tmp_path, "-c", prepare).wait(60) == 0, (tmp_path / "said").read_text()

    chance = random.Random(7)
    for _ in range(KILLS):
        poller = fetch(tmp_path)
        time.sleep(1 + chance.random() * 1.5)
        os.killpg(poller.pid, signal.SIGKILL)
        poller.wait()
    assert fetch(tmp_path).wait(60 + LETTERS) == 0, (tmp_path / "said").read_text()

    drafts = "SELECT count(*) FROM entries_entry WHERE state = 'draft'"
    assert asked(tmp_path, drafts) == LETTERS
    once = "SELECT count(DISTINCT blob) FROM mailbox_incoming WHERE state = 'drafted'"
    assert asked(tmp_path, once) == LETTERS
    assert asked(tmp_path, "SELECT count(*) FROM mailbox_incoming") == LETTERS
    files = "SELECT count(*) FROM entries_workfile"
    assert asked(tmp_path, files) == LETTERS
    assert dovecot.count("INBOX") == 0
    # the server still moves for a killed poller while the next one asks: a letter may lie there twice
    assert dovecot.count("Processed") >= LETTERS
