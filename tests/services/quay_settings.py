"""Settings of a server that takes uploads and does nothing else, on the database of the real ones."""

from baiqau.site import settings as real
from tests.services.bare import *  # noqa: F403

DATA = real.DATA
UPLOADS_AT_ONCE = real.UPLOADS_AT_ONCE
ROOT_URLCONF = "tests.services.quay"
ALLOWED_HOSTS = ["127.0.0.1"]
