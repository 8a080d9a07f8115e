"""The real settings with short leases, so that what a killed worker held is soon taken over."""

from baiqau.site.settings import *  # noqa: F403  everything but what stands below
from baiqau.site.settings import TASKS as _TASKS

TASKS = {"default": {**_TASKS["default"], "OPTIONS": {"lease_seconds": 2.0}}}
