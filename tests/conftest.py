"""What every test begins with and leaves behind: nothing, not even the language of the page it opened last."""

import os
import sqlite3
from contextlib import closing

import pytest
from django.conf import settings
from django.utils import translation
from hypothesis import HealthCheck
from hypothesis import settings as properties

from tests.migrated import template

# how long examples take to make says how busy the machine is, not whether the code is right
properties.register_profile("house", suppress_health_check=[HealthCheck.too_slow], deadline=None)
properties.load_profile("house")
# the programs the tests start would each compile the house anew
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)


@pytest.fixture(autouse=True)
def _the_language_of_the_house():
    """Begin in Kazakh, whatever page the test before opened."""
    translation.activate(settings.LANGUAGE_CODE)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix):
    """Lay the tables into the memory before they are asked for; other databases are migrated as usual."""
    if settings.DATABASES["default"]["ENGINE"] != "django.db.backends.sqlite3":
        yield
        return
    memory = "file:memorydb_default?mode=memory&cache=shared"  # as Django calls it
    with closing(sqlite3.connect(memory, uri=True)) as kept:
        with closing(sqlite3.connect(template())) as made:
            made.backup(kept)
        yield
