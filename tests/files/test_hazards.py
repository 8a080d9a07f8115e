"""Every row of the table of hazards has a file that is given it; measures are set low where they must."""

import os
import signal
import socketserver
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from baiqau.files import Inspection, Kind, Level, Limits, child, confined
from baiqau.files.hazards import TABLE
from baiqau.files.limits import MIB
from baiqau.files.scanning import scan
from tests.files import films, pdfs
from tests.files.clamd import EICAR, Clamd, running
from tests.files.making import SAMPLES
from tests.files.sample import DOUBT, HELD, Made


@dataclass(frozen=True)
class Bounded:
    """A file, the measures it is looked at with, and its verdict."""

    code: str
    made: Made
    level: Level
    limits: Limits = field(default_factory=Limits)
    name: str = "a.pdf"
    kind: Kind = Kind.UNKNOWN


BOUNDED = (
    Bounded("file-too-big", pdfs.pdf, HELD, Limits(size=100)),
    Bounded("file-too-big", pdfs.pdf, HELD, Limits(document=100), kind=Kind.PDF),
    Bounded("look-too-long", pdfs.pdf, HELD, Limits(seconds=0)),
    Bounded(
        "look-too-much",
        lambda: pdfs.pdf(pdfs.stream(bytes(60 * MIB))),
        HELD,
        Limits(memory=180 * MIB),
    ),
    Bounded("video-unmeasured", films.film, DOUBT, Limits(packets=10), "a.mp4", Kind.MP4),
)
OUTSIDE = {
    "look-crashed",
    "virus",
    "not-scanned",
    "not-scanned-size",
}  # nothing in the bytes alone: each has its test


@pytest.mark.parametrize("one", BOUNDED, ids=lambda one: one.code)
def test_a_file_beyond_a_measure_gets_the_verdict_of_that_measure(
    one: Bounded, tmp_path: Path
) -> None:
    path = written(tmp_path, one.made())

    seen = child.inspect(path, claimed_name=one.name, limits=one.limits)

    assert told(seen) == (one.kind, (one.code,), one.level)


def test_a_film_of_exactly_the_measure_is_measured(tmp_path: Path) -> None:
    path = written(tmp_path, films.film(sound=""))  # 50 pictures

    exact = child.inspect(path, claimed_name="a.mp4", limits=Limits(packets=51))

    assert exact.codes == ()


def test_a_file_beyond_four_gigabytes_is_held_unread_and_at_once(tmp_path: Path) -> None:
    path = written(tmp_path, pdfs.pdf())
    with path.open("r+b") as file:
        file.truncate(4096 * MIB + 1)  # a hole: the disk keeps nothing of it

    seen = child.inspect(path, claimed_name="a.pdf", limits=Limits(seconds=10))

    assert told(seen) == (Kind.UNKNOWN, ("file-too-big",), Level.HELD)


def test_a_program_that_spends_its_processor_is_out_of_time_and_not_broken(tmp_path: Path) -> None:
    endless = [sys.executable, "-c", "while True: pass"]
    measure = confined.Measure(memory=1024 * MIB, cpu=1, seconds=30)

    ran = confined.program(endless, measure=measure, folder=tmp_path)

    assert (ran.out_of_time, ran.late) == (True, False)


def test_a_child_that_the_system_ends_holds_the_file(tmp_path: Path) -> None:
    path = written(tmp_path, pdfs.pdf(pdfs.stream(bytes(60 * MIB))))

    with ThreadPoolExecutor() as another:
        ending = another.submit(end_child, path)
        seen = child.inspect(path, claimed_name="a.pdf")

    assert ending.result() == 1
    assert told(seen) == (Kind.UNKNOWN, ("look-crashed",), Level.HELD)


def test_what_the_scanner_finds_and_what_it_cannot_be_asked_about_is_held(tmp_path: Path) -> None:
    place = tmp_path / "clamd.ctl"
    path = written(tmp_path, EICAR)
    seen = child.inspect(path, claimed_name="a.txt")
    assert seen.level is Level.FINE

    with running(socketserver.UnixStreamServer(str(place), Clamd)):
        infected = seen.joined(*scan(path, scanner=f"unix:{place}"))
    away = seen.joined(*scan(path, scanner=f"unix:{place}"))

    assert told(infected) == (Kind.TXT, ("virus",), Level.HELD)
    assert told(away) == (Kind.TXT, ("not-scanned",), Level.HELD)


def test_every_hazard_of_the_table_has_a_file() -> None:
    made = {code for sample in SAMPLES for code in sample.codes}

    assert made | {one.code for one in BOUNDED} | OUTSIDE == TABLE.keys()


def end_child(path: Path) -> int:
    """End the child that looks into this file, as the system does when memory is short."""
    until = time.monotonic() + 20
    while time.monotonic() < until:
        pages = Path(f"/proc/{os.getpid()}/task").glob("*/children")
        for child_pid in {int(word) for page in pages for word in page.read_text().split()}:
            if str(path) in Path(f"/proc/{child_pid}/cmdline").read_text():
                os.kill(child_pid, signal.SIGKILL)
                return 1
        time.sleep(0.005)
    return 0


def written(folder: Path, content: bytes) -> Path:
    path = folder / "file"
    path.write_bytes(content)
    return path


def told(seen: Inspection) -> tuple[Kind, tuple[str, ...], Level]:
    return seen.kind, seen.codes, seen.level
