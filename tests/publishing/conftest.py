"""A finished contest, played once for the whole folder."""

import pytest

from tests.awards.conftest import play

__all__ = ["play"]


@pytest.fixture
def finished(play):
    """The 2024 contest with its result public."""
    return play
