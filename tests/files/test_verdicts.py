"""Every made file gets its right kind, its right findings and its right verdict."""

from pathlib import Path

import pytest

from baiqau.files import looking
from tests.files.making import SAMPLES
from tests.files.sample import Sample


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda one: "+".join(one.codes) or ascii(one.name))
def test_each_file_gets_the_verdict_a_person_would_give(sample: Sample, tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(sample.made())

    seen = looking.inspect(path, claimed_name=sample.name)

    assert (seen.kind, seen.codes, seen.level) == (sample.kind, sample.codes, sample.level)
