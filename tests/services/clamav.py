"""The real clamd, with a base of two signatures of our own: no network, nothing of the system's."""

import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from baiqau.files.scanning import scan
from tests.files.clamd import EICAR, MARK
from tests.services.required import absent

LIMIT = 30.0
CONFIG = """
Foreground yes
LocalSocket {folder}/clamd.ctl
DatabaseDirectory {folder}/base
TemporaryDirectory {folder}
LogFile {folder}/log
OfficialDatabaseOnly no
StreamMaxLength 2M
MaxThreads 4
ExitOnOOM yes
"""


@dataclass
class Daemon:
    """One clamd with its folder."""

    folder: Path
    process: subprocess.Popen[bytes] | None = None

    @property
    def address(self) -> str:
        return f"unix:{self.folder}/clamd.ctl"

    def start(self) -> None:
        program = shutil.which("clamd") or absent("clamd (clamav-daemon)")
        config = self.folder / "clamd.conf"
        config.write_text(CONFIG.format(folder=self.folder))
        self.process = subprocess.Popen(
            [program, f"--config-file={config}"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        self._wait()

    def stop(self, how: signal.Signals = signal.SIGKILL) -> None:
        assert self.process is not None
        self.process.send_signal(how)
        self.process.wait(20)

    def freeze(self) -> None:
        """Have it stand still in the middle of whatever it does."""
        assert self.process is not None
        self.process.send_signal(signal.SIGSTOP)

    def _wait(self) -> None:
        empty = self.folder / "empty"
        empty.touch()
        until = time.monotonic() + LIMIT
        while scan(empty, scanner=self.address):
            assert self.process is not None
            ended = self.process.poll() is not None
            assert not ended, (self.folder / "log").read_text()
            assert time.monotonic() < until
            time.sleep(0.05)


@contextmanager
def running(folder: Path) -> Iterator[Daemon]:
    base = folder / "base"
    base.mkdir()
    # name : any kind of file : anywhere in it : the bytes
    known = {"Test.Eicar": EICAR, "Test.Own": MARK}
    signatures = (f"{name}:0:*:{content.hex()}" for name, content in known.items())
    (base / "own.ndb").write_text("\n".join(signatures) + "\n")
    daemon = Daemon(folder)
    daemon.start()
    try:
        yield daemon
    finally:
        daemon.stop()
