"""Backup and restore, as an administrator runs them: by the commands, on real databases."""

import io
import os
import subprocess
import sys
import tarfile
from dataclasses import replace
from pathlib import Path

import pytest

from baiqau.rules import examples
from baiqau.site.keeping import manifest
from tests.services.postgres import Cluster

OWN = {"BAIQAU", "DJANGO"}  # settings of the suite itself
EXAMPLE = "time-of-new-opportunities-2024"


def baiqau(
    data: Path, *words: str, url: str = "", path: str = ""
) -> subprocess.CompletedProcess[str]:
    variables = {name: said for name, said in os.environ.items() if name[:6] not in OWN} | {
        "BAIQAU_DATA": str(data),
        "BAIQAU_MODE": "production",
        "DATABASE_URL": url,
        "PYTHONPATH": os.pathsep.join(one for one in sys.path if one),
        "PATH": os.pathsep.join(filter(None, (path, os.environ["PATH"]))),
    }
    command = [sys.executable, "-m", "baiqau.site.cli", *words]
    return subprocess.run(command, env=variables, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the folder of a contest that was played to its end."""
    out = tmp_path_factory.mktemp("played") / "out"
    done = baiqau(out, "story", "--entries", "8", "--jurors", "4", "--out", str(out))
    assert done.returncode == 0, done.stderr
    return out


@pytest.fixture(scope="module")
def archive(played: Path) -> Path:
    target = played / "backup.tar"
    done = baiqau(played / "data", "backup", str(target))
    assert done.returncode == 0, done.stderr
    return target


def test_what_was_backed_up_comes_back_with_its_files_keys_and_journal(played, archive, tmp_path):
    there = baiqau(tmp_path, "restore", str(archive))

    assert (there.returncode, there.stderr) == (0, "")
    assert baiqau(tmp_path, "journal", EXAMPLE).stdout == (played / "journal.jsonl").read_text()
    for folder in ("files", "keys"):
        assert contents(tmp_path / folder) == contents(played / "data" / folder)
    assert baiqau(tmp_path, "doctor").returncode == 0


def contents(folder: Path) -> dict[str, bytes]:
    found = {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }
    return {name: content for name, content in found.items() if not name.startswith("arriving")}


def test_an_archive_is_readable_by_its_owner_alone_and_replaces_nothing(played, archive):
    again = baiqau(played / "data", "backup", str(archive))

    assert archive.stat().st_mode & 0o077 == 0
    assert (again.returncode, "is there already" in again.stderr) == (1, True)
    assert [path.name for path in archive.parent.glob("*.part")] == []


def test_an_installation_that_lives_is_not_written_over(played, archive):
    before = contents(played / "data" / "files")

    refused = baiqau(played / "data", "restore", str(archive))

    assert (refused.returncode, "is not empty" in refused.stderr) == (1, True)
    assert contents(played / "data" / "files") == before


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
def test_one_turned_bit_is_found_before_anything_is_in_place(archive, tmp_path, share):
    content = bytearray(archive.read_bytes())
    with tarfile.open(archive) as opened:
        member = opened.getmember(manifest.DATABASES["sqlite"])
    content[member.offset_data + int(member.size * share)] ^= 1
    damaged = tmp_path / "damaged.tar"
    damaged.write_bytes(content)

    refused = baiqau(tmp_path / "data", "restore", str(damaged))

    assert (refused.returncode, "was changed or damaged" in refused.stderr) == (1, True)
    assert not (tmp_path / "data" / "files").exists()
    assert baiqau(tmp_path / "data", "restore", str(archive)).returncode == 0


def test_an_archive_that_was_cut_off_or_is_none_is_refused_in_one_line(archive, tmp_path):
    cut = tmp_path / "cut.tar"
    cut.write_bytes(archive.read_bytes()[:-20_000])
    other = tmp_path / "other.tar"
    other.write_text("not an archive")

    for path in (cut, other):
        refused = baiqau(tmp_path / "data", "restore", "--verify", str(path))
        assert (refused.returncode, refused.stderr.count("\n")) == (1, 1)


def test_a_piece_that_would_leave_its_folder_is_refused(archive, tmp_path):
    forged = tmp_path / "forged.tar"
    name = "files/../../outside"
    with tarfile.open(archive) as old, tarfile.open(forged, "w") as new:
        told = manifest.read(old.extractfile(manifest.NAME).read())
        told = replace(told, pieces={**told.pieces, name: manifest.Piece(1, "0" * 64)})
        for member in old.getmembers():
            if member.name != manifest.NAME:
                new.addfile(member, old.extractfile(member))
        for one, content in ((name, b"x"), (manifest.NAME, manifest.written(told))):
            entry = tarfile.TarInfo(one)
            entry.size = len(content)
            new.addfile(entry, io.BytesIO(content))

    refused = baiqau(tmp_path / "data", "restore", str(forged))

    assert (refused.returncode, "would leave its folder" in refused.stderr) == (1, True)
    assert not (tmp_path / "outside").exists()


def test_on_postgresql_its_own_programs_do_it(postgres: Cluster, tmp_path):
    regulation = tmp_path / "regulation.toml"
    regulation.write_text(examples.text(EXAMPLE), encoding="utf-8")
    here, there, target = postgres.fresh(), postgres.fresh(), tmp_path / "backup.tar"
    programs = str(postgres.binaries)
    one, other = tmp_path / "one", tmp_path / "other"
    for words in (["migrate"], ["contest", "import", str(regulation), "--by", "o@baiqau.example"]):
        done = baiqau(one, *words, url=here)
        assert done.returncode == 0, done.stderr

    made = baiqau(one, "backup", str(target), url=here, path=programs)
    back = baiqau(other, "restore", str(target), url=there, path=programs)

    assert (made.returncode, made.stderr, back.returncode, back.stderr) == (0, "", 0, "")
    journals = [
        baiqau(folder, "journal", EXAMPLE, url=url).stdout
        for folder, url in ((one, here), (other, there))
    ]
    assert (journals[0] == journals[1], len(journals[0]) > 0) == (True, True)
