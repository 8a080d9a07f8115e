"""The child process: whatever a file does to it, the answer is a verdict."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from baiqau.files import Kind, Level, Limits, child, looking
from baiqau.files.limits import MIB
from tests.files import films, pdfs, zips


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    path = tmp_path / "-strange name.bin"
    path.write_bytes(pdfs.pdf(pages=2))
    return path


@pytest.mark.parametrize("name", ["Жоба «Ұ».pdf", "--limits=x.pdf", "a\0\n.pdf", "", "\udcff.pdf"])
def test_the_child_says_what_the_work_itself_would_say(paper: Path, name: str) -> None:
    assert child.inspect(paper, claimed_name=name) == looking.inspect(paper, claimed_name=name)


def test_one_line_of_json_is_printed(paper: Path) -> None:
    words = [sys.executable, "-m", "baiqau.files", "--name=жоба.pdf", "--", str(paper)]

    told = subprocess.run(words, capture_output=True, check=True).stdout.decode()

    assert told.count("\n") == 1
    assert json.loads(told)["pages"] == {"count": 2, "claimed": False}


def test_too_little_time_holds_the_file(paper: Path) -> None:
    seen = child.inspect(paper, claimed_name="a.pdf", limits=Limits(seconds=0))

    assert (seen.codes, seen.level, seen.kind) == (("look-too-long",), Level.HELD, Kind.UNKNOWN)


def test_too_little_memory_holds_the_file(tmp_path: Path) -> None:
    path = tmp_path / "big"
    path.write_bytes(pdfs.pdf(pdfs.stream(bytes(60 * MIB))))

    seen = child.inspect(path, claimed_name="a.pdf", limits=Limits(memory=180 * MIB))

    assert (seen.codes, seen.level) == (("look-too-much",), Level.HELD)


def test_a_child_that_breaks_down_holds_the_file(paper: Path) -> None:
    seen = child.inspect(paper, claimed_name="a.pdf", limits=Limits(memory=20 * MIB))

    assert seen.level is Level.HELD


def test_a_file_that_is_not_there_is_said_to_the_caller(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        child.inspect(tmp_path / "none", claimed_name="a.pdf")


@pytest.mark.parametrize("content", [zips.nested_bomb(), zips.flat_bomb(), films.film()])
def test_bombs_and_films_stay_within_300_megabytes(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "file"
    path.write_bytes(content)

    seen = child.inspect(path, claimed_name="a.zip", limits=Limits(memory=600 * MIB))

    assert not {"look-too-much", "look-too-long", "look-crashed"} & set(seen.codes)
