"""The real scanner: what it finds holds the file, and so does every way in which it may fail."""

import threading
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from baiqau.files.hazards import Hazard, found
from baiqau.files.scanning import scan
from tests.files.clamd import EICAR, MARK
from tests.services import clamav
from tests.services.clamav import Daemon

MIB = 1 << 20
NOT_SCANNED = (found("not-scanned"),)


@pytest.fixture(scope="module")
def standing(tmp_path_factory) -> Iterator[Daemon]:
    with clamav.running(tmp_path_factory.mktemp("clamav")) as daemon:
        yield daemon


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Daemon]:
    """A daemon that this test may stop."""
    with clamav.running(tmp_path) as daemon:
        yield daemon


def written(folder: Path, content: bytes, name: str = "file") -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7 words", b"\0" * MIB])
def test_a_clean_file_passes(standing: Daemon, tmp_path: Path, content: bytes) -> None:
    assert scan(written(tmp_path, content), scanner=standing.address) == ()


def test_the_test_file_of_all_scanners_is_found(standing: Daemon, tmp_path: Path) -> None:
    (hazard,) = scan(written(tmp_path, EICAR), scanner=standing.address)

    assert (hazard.code, dict(hazard.facts)) == ("virus", {"signature": "Test.Eicar.UNOFFICIAL"})


def test_it_is_found_inside_a_packed_file_as_well(standing: Daemon, tmp_path: Path) -> None:
    path = tmp_path / "works.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("жоба.docx", b"x" * 5000 + MARK)

    (hazard,) = scan(path, scanner=standing.address)

    assert hazard.code == "virus"


def test_a_file_beyond_its_measure_stays_held(standing: Daemon, tmp_path: Path) -> None:
    """clamd refuses in the middle of the stream; the answer is read although the line is gone."""
    for size in (2 * MIB + 1, 5 * MIB, 40 * MIB):
        told = scan(written(tmp_path, b"x" * size), scanner=standing.address)
        assert told == (found("not-scanned-size"),)
    assert scan(written(tmp_path, b"x" * MIB), scanner=standing.address) == ()


def test_a_daemon_that_is_not_there_holds_and_one_that_came_back_releases(own: Daemon) -> None:
    path = written(own.folder, b"a clean work")
    own.stop()
    assert scan(path, scanner=own.address) == NOT_SCANNED

    own.start()

    assert scan(path, scanner=own.address) == ()


def test_a_daemon_killed_in_the_middle_of_a_scan_holds(own: Daemon) -> None:
    told: list[tuple[Hazard, ...]] = []
    path = written(own.folder, b"x" * MIB)
    own.freeze()
    asking = threading.Thread(target=lambda: told.append(scan(path, scanner=own.address)))
    asking.start()
    time.sleep(0.3)
    own.stop()
    asking.join(20)

    assert told == [NOT_SCANNED]
    own.start()


def test_a_daemon_that_stands_still_holds(own: Daemon) -> None:
    path = written(own.folder, b"a clean work")
    own.freeze()

    assert scan(path, scanner=own.address, seconds=0.5) == NOT_SCANNED
