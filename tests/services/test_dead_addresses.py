"""Dead addresses move from the mailbox to the outbox and back with what stands in the tables."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.migrated import migrated
from tests.services.postgres import Cluster

HERE = Path(__file__).parents[2]
OWN = {"BAIQAU", "DJANGO", "DATABA"}  # settings of the suite itself
LATER = "2024-11-01 01:00:00+00:00"


def moved(data: Path, url: str) -> dict[str, list[list[str]]]:
    variables = {name: said for name, said in os.environ.items() if name[:6] not in OWN} | {
        "BAIQAU_DATA": str(data),
        "BAIQAU_MODE": "production",
        "DATABASE_URL": url,
        "DJANGO_SETTINGS_MODULE": "baiqau.site.settings",
        "PYTHONPATH": os.pathsep.join(one for one in (str(HERE / "src"), *sys.path) if one),
    }
    command = [sys.executable, "-m", "tests.services.moving"]
    done = subprocess.run(
        command, env=variables, cwd=HERE, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    told: dict[str, list[list[str]]] = json.loads(done.stdout)
    return told


@pytest.mark.parametrize("database", ["embedded", "postgresql"])
def test_rows_go_onward_and_back(database, tmp_path, request):
    url = ""
    if database == "postgresql":
        postgres: Cluster = request.getfixturevalue("postgres")
        url = postgres.fresh()
    else:
        migrated(tmp_path)

    told = moved(tmp_path, url)

    # only an address we had written to is taken for dead; the others are kept as lifted
    assert told["onward"] == [
        ["a@example.kz", "contest", "5.1.1", "None"],
        ["b@example.kz", "contest", "5.1.1", LATER],
        ["d@example.kz", "contest", "5.1.1", LATER],
    ]
    assert told["back"] == [[f"{key}@example.kz", "contest", "5.1.1"] for key in "abd"]
    assert told["letters"] == [
        ["a", "sent"], ["b", "queued"], ["c", "sent"], ["d", "waiting"], ["e", "failed"],
    ]  # fmt: skip
    assert told["again"] == [
        ["a@example.kz", "None"],
        ["b@example.kz", LATER],
        ["d@example.kz", LATER],
    ]
