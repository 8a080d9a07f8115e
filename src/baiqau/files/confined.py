"""Runs a program within measures of memory, time and size; the limits stand before it begins.

`python -m baiqau.files.confined MEMORY CPU FILE -- PROGRAM …` becomes the program.
"""

import os
import resource
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

_ROOT = Path(__file__).resolve().parents[2]
_OPEN_FILES = 256


@dataclass(frozen=True)
class Measure:
    """Bytes of memory and of a written file, seconds of the processor and of the clock."""

    memory: int
    cpu: int
    seconds: float
    written: int = 0


@dataclass(frozen=True)
class Ran:
    """How a program ended."""

    code: int
    output: bytes
    complaint: str
    late: bool = False

    @property
    def out_of_time(self) -> bool:
        return self.late or self.code in {-signal.SIGXCPU, 128 + signal.SIGXCPU}


def bound(memory: int, cpu: int, written: int) -> None:
    """Set the limits of this very process, for good.

    Of the processor one second more is hard than soft: at the hard limit the kernel kills without a
    word, and a program that took too long would look like one that broke down.
    """
    for what, most in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_CPU, cpu),
        (resource.RLIMIT_FSIZE, written),
        (resource.RLIMIT_NOFILE, _OPEN_FILES),
        (resource.RLIMIT_CORE, 0),
    ):
        _soft, hard = resource.getrlimit(what)
        last = most + (what == resource.RLIMIT_CPU)
        last = last if hard == resource.RLIM_INFINITY else min(last, hard)
        resource.setrlimit(what, (min(most, last), last))


def python(words: Sequence[str], *, seconds: float) -> Ran:
    """Run a module of our own that bounds itself: it sees nothing of this process's environment."""
    return _run([sys.executable, "-P", "-m", *words], _environment(), seconds, None)


def program(
    words: Sequence[str], *, measure: Measure, folder: Path, more: Mapping[str, str] | None = None
) -> Ran:
    """Run another program within the measure, in that folder and with it as its home."""
    own = [str(number) for number in (measure.memory, measure.cpu, measure.written)]
    line = [sys.executable, "-P", "-m", "baiqau.files.confined", *own, "--", *words]
    home = {"HOME": str(folder), "TMPDIR": str(folder)}
    return _run(line, _environment() | home | dict(more or {}), measure.seconds, folder)


def _environment() -> dict[str, str]:
    return {
        "PATH": os.environ.get("PATH", os.defpath),
        "PYTHONPATH": str(_ROOT),
        "PYTHONUTF8": "1",
        "PYTHONDONTWRITEBYTECODE": "1",
        "LC_ALL": "C.UTF-8",
        "TZ": "UTC",
    }


def _run(
    words: Sequence[str], environment: dict[str, str], seconds: float, folder: Path | None
) -> Ran:
    """Run to the end or to the time; then the whole family of processes is ended."""
    with subprocess.Popen(  # noqa: S603  # a list of words, no shell, our own programs
        list(words),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment,
        cwd=folder,
        start_new_session=True,
    ) as process:
        late = False
        try:
            output, complaint = process.communicate(timeout=seconds)
        except subprocess.TimeoutExpired:
            late = True
            os.killpg(process.pid, signal.SIGKILL)
            output, complaint = process.communicate()
    return Ran(process.returncode, output, complaint[-2000:].decode("utf-8", "replace"), late)


def main(words: list[str]) -> None:
    """Become the program named after `--`."""
    memory, cpu, written = (int(word) for word in words[:3])
    bound(memory, cpu, written)
    os.execvp(words[4], words[4:])  # noqa: S606  # a list of words, no shell


if __name__ == "__main__":
    main(sys.argv[1:])
