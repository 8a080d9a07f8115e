"""Settings of processes that tests start: plumbing alone, the database of the real settings."""

from baiqau.site import settings as real

SECRET_KEY = real.SECRET_KEY
DATABASES = real.DATABASES
STORAGES = real.STORAGES
BUCKET = real.BUCKET
INSTALLED_APPS = ["django.contrib.contenttypes", "baiqau.base", "django_tasks", "tests.emptying"]
USE_TZ = True
TIME_ZONE = real.TIME_ZONE
TASKS = {"default": {**real.TASKS["default"], "OPTIONS": {"lease_seconds": 2.0}}}
