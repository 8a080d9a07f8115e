"""A private Dovecot for tests: IMAP on the loopback, wholly unprivileged, gone afterwards."""

import grp
import imaplib
import os
import pwd
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.services.required import absent

USER, PASSWORD = "konkurs", "қпс-secret"
CONFIGURATION = """
base_dir = {folder}/run
state_dir = {folder}/state
log_path = {folder}/log
protocols = imap
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
auth_mechanisms = plain login{mechanisms}
default_internal_user = {user}
default_internal_group = {group}
default_login_user = {user}
first_valid_uid = 1
mail_location = maildir:{folder}/mail/%u
{provider}passdb {{
  driver = passwd-file
  args = scheme=PLAIN username_format=%u {folder}/users
}}
userdb {{
  driver = static
  args = uid={user} gid={group} home={folder}/mail/%u allow_all_users=yes
}}
service anvil {{
  chroot =
}}
service stats {{
  chroot =
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    address = 127.0.0.1
    port = {port}
  }}
  inet_listener imaps {{
    port = 0
  }}
}}
namespace inbox {{
  inbox = yes
  separator = /
}}
"""

PROVIDER = """passdb {{
  driver = oauth2
  mechanisms = {mechanisms}
  args = {folder}/oauth2
}}
"""
INTROSPECTION = """introspection_mode = post
introspection_url = {url}
username_attribute = username
active_attribute = active
active_value = true
"""


@dataclass(frozen=True)
class Server:
    """A running mail server with one user."""

    port: int

    def line(self) -> imaplib.IMAP4:
        made = imaplib.IMAP4("127.0.0.1", self.port)
        words = f"\0{USER}\0{PASSWORD}".encode()  # the password is not ASCII on purpose
        made.authenticate("PLAIN", lambda _: words)
        return made

    def deliver(self, letters: Iterable[bytes]) -> None:
        with self.line() as line:
            for raw in letters:
                line.append(
                    "INBOX", None, None, raw.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")
                )

    def count(self, folder: str) -> int:
        with self.line() as line:
            status, found = line.select(folder, readonly=True)
            return int(found[0]) if status == "OK" else 0

    def empty(self) -> None:
        with self.line() as line:
            for folder in ("INBOX", "Processed"):
                status, found = line.select(folder)
                if status == "OK" and found != [b"0"]:
                    line.store("1:*", "+FLAGS", "\\Deleted")
                    line.expunge()


def _free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


@contextmanager
def running(path: str, *, mechanisms: str = "", url: str = "") -> Iterator[Server]:
    """Start, lend and stop a server of its own; with `mechanisms` of OAuth2 it asks `url` about tokens."""
    owner = pwd.getpwuid(os.geteuid()) if os.geteuid() else pwd.getpwnam("nobody")
    folder = Path(tempfile.mkdtemp(prefix="bq-mail-", dir="/tmp"))
    port = _free_port()
    group = grp.getgrgid(owner.pw_gid).gr_name
    told = {"folder": folder, "port": port, "user": owner.pw_name, "group": group}
    provider = PROVIDER.format(mechanisms=mechanisms, folder=folder) if mechanisms else ""
    told |= {"mechanisms": f" {mechanisms}", "provider": provider}
    (folder / "oauth2").write_text(INTROSPECTION.format(url=url))
    (folder / "conf").write_text(CONFIGURATION.format(**told))
    (folder / "users").write_text(f"{USER}:{{PLAIN}}{PASSWORD}::::::\n")
    for each in (folder, *folder.iterdir()):
        os.chown(each, owner.pw_uid, owner.pw_gid)
    process = subprocess.Popen(
        [path, "-F", "-c", str(folder / "conf")],
        user=owner.pw_uid,
        group=owner.pw_gid,
        extra_groups=[],
        cwd=folder,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait(port, folder)
        yield Server(port)
    finally:
        process.terminate()
        process.wait(10)
        shutil.rmtree(folder, ignore_errors=True)


def _wait(port: int, folder: Path) -> None:
    for _ in range(100):
        try:
            imaplib.IMAP4("127.0.0.1", port).logout()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise RuntimeError((folder / "log").read_text())


def program() -> str:
    """Give the mail server's program; without it the test is skipped, or fails where it must be there."""
    found = shutil.which("dovecot") or shutil.which("dovecot", path="/usr/sbin")
    if found is None:
        absent("a mail server (dovecot-imapd)")
    return found


@pytest.fixture(scope="session")
def dovecot() -> Iterator[Server]:
    with running(program()) as server:
        yield server
