"""What every test begins with and leaves behind: nothing, not even the language of the page it opened last."""

import os
import re
import sqlite3
from contextlib import closing
from functools import cache

import pytest
from django.conf import settings
from django.utils import translation
from hypothesis import HealthCheck
from hypothesis import settings as properties
from xdist.scheduler import LoadGroupScheduling

from tests.migrated import ROOT, template

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


class Grouped(LoadGroupScheduling):
    """Keeps the files of a group on one worker: what they share is made once.

    xdist 3.8 writes the group into an attribute of the test that pytest 9.2 does not read any more.
    """

    def _split_scope(self, nodeid):
        return group(nodeid.partition("::")[0]) or nodeid


@cache
def group(file):
    """Give the group of a file of tests; "" where it has none."""
    if file.startswith("tests/browser/"):
        return "browser"
    found = re.search(r'xdist_group\("(\w+)"\)', (ROOT / file).read_text(encoding="utf-8"))
    return found[1] if found else ""


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config, log):
    """Share the tests out by our groups."""
    return Grouped(config, log) if config.getoption("dist") == "loadgroup" else None
