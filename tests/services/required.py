"""What a test does when a service it needs is not on this machine."""

import os
from typing import NoReturn

import pytest


def absent(what: str) -> NoReturn:
    """Skip with the reason; where services are required, fail with it."""
    if os.environ.get("BAIQAU_REQUIRE_SERVICES") == "1":
        pytest.fail(f"{what} is required here and absent")
    pytest.skip(f"{what} is absent")
