"""Settings of the test suite: production mode, a temporary data folder, the database of DATABASE_URL."""

import os
import tempfile
from pathlib import Path

os.environ["BAIQAU_MODE"] = os.environ.get("BAIQAU_TEST_MODE", "production")
os.environ.setdefault("BAIQAU_SECRET_KEY", "only-for-tests-" + "x" * 50)
os.environ["BAIQAU_DATA"] = tempfile.mkdtemp(prefix="baiqau-test-")
Path(os.environ["BAIQAU_DATA"], "static").mkdir()
os.environ["BAIQAU_ADDRESS"] = "http://testserver"

from baiqau.site.settings import *  # noqa: E402, F403  the environment must be set before
from baiqau.site.settings import INSTALLED_APPS as _INSTALLED_APPS  # noqa: E402
from baiqau.site.settings import STORAGES as _STORAGES  # noqa: E402

STORAGES = {
    **_STORAGES,
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
INSTALLED_APPS = [*_INSTALLED_APPS, "tests.emptying"]
