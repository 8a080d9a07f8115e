"""Stories play whole contests on the test database."""

import pytest

from baiqau.rules import examples, toml


@pytest.fixture(scope="session")
def regulation():
    """The regulation of the 2024 contest."""
    return toml.read(examples.text("time-of-new-opportunities-2024"))
