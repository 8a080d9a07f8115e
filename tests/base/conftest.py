"""What tests of the plumbing ask for."""

from pathlib import Path

import pytest

from tests.base.sender import Sender
from tests.services.stores import gate, moto

__all__ = ["gate", "moto"]


@pytest.fixture
def folder(settings, tmp_path: Path) -> Path:
    options = {"location": str(tmp_path), "base_url": None}
    local = {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": options}
    settings.STORAGES = {**settings.STORAGES, "default": local}
    return tmp_path


@pytest.fixture
def sender() -> Sender:
    return Sender()
