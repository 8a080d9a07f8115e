"""System checks: what is misconfigured, with a code and a sentence on how to mend it."""

import os
from collections.abc import Sequence
from datetime import UTC, datetime
from importlib.util import find_spec

from django.apps import AppConfig
from django.conf import settings
from django.core import checks
from django.core.checks import CheckMessage, Error, Tags, register

from baiqau.base.bucket import problems as bucket
from baiqau.paper import pades
from baiqau.paper.refusals import PaperRefused
from baiqau.site.environment import Environment

SHORT = 40
SOON = 30  # days in which a certificate must be renewed
LOCAL = ("http://127.0.0.1", "http://localhost", "http://testserver")


@register(Tags.security)
def environment(app_configs: Sequence[AppConfig] | None, **kwargs: object) -> list[CheckMessage]:
    """Check the settings of this installation."""
    return problems(settings.ENVIRONMENT)


def problems(found: Environment) -> list[CheckMessage]:
    """Give every problem of an environment, the gravest first."""
    local = found.address.startswith(LOCAL)
    told: list[CheckMessage] = []
    if found.demo and not local:
        told.append(
            Error(
                "Demo mode on a public address: anyone could become the organiser.",
                hint="Remove BAIQAU_MODE, or set BAIQAU_ADDRESS to http://127.0.0.1:8000.",
                id="baiqau.E001",
            )
        )
    if found.secret_key and len(found.secret_key) < SHORT:
        told.append(
            Error(
                "BAIQAU_SECRET_KEY is too short to sign sessions and links.",
                hint="Remove it: a long one is made and kept in BAIQAU_DATA.",
                id="baiqau.E002",
            )
        )
    if found.data.exists() and not os.access(found.data, os.W_OK):
        told.append(
            Error(
                f"The folder {found.data} cannot be written.",
                hint="Give the user of the server the right to write, or set BAIQAU_DATA.",
                id="baiqau.E003",
            )
        )
    if found.bucket is not None:
        told.extend(bucket.of_setting(found.bucket))
    return told + certificate(found) + warnings(found, local=local)


def certificate(found: Environment) -> list[CheckMessage]:
    """Say whether the institution's certificate can sign, and for how long it still does."""
    if not found.certificate:
        return []
    try:
        until = pades.holder(pades.Seal(found.certificate, found.certificate_password)).until
    except PaperRefused as refused:
        return [
            Error(
                f"The institution's certificate cannot sign ({refused.facts['reason']}).",
                hint="BAIQAU_CERTIFICATE names a PKCS#12 file with a P-256, P-384 or RSA key that the"
                " server may read; BAIQAU_CERTIFICATE_PASSWORD is its password.",
                id="baiqau.E004",
            )
        ]
    left = (until - datetime.now(UTC)).days
    told: list[CheckMessage] = []
    if left < SOON:
        told.append(
            checks.Warning(
                f"The institution's certificate holds until {until:%Y-%m-%d}.",
                hint="Ask for a new one in time: afterwards nothing can be signed with it.",
                id="baiqau.W003",
            )
        )
    if find_spec("pyhanko") is None:
        told.append(
            checks.Warning(
                "A certificate is set, but pyHanko, which signs with it, is not installed.",
                hint="Install the extra: pip install baiqau[pades], or make setup-media.",
                id="baiqau.W004",
            )
        )
    return told


def warnings(found: Environment, *, local: bool) -> list[CheckMessage]:
    """Give what works here and now but will not serve people."""
    told: list[CheckMessage] = []
    if not local and not found.secure:
        told.append(
            checks.Warning(
                "People reach the site without TLS: codes and names can be read on the way.",
                hint="Put a proxy with a certificate in front and set BAIQAU_ADDRESS=https://….",
                id="baiqau.W001",
            )
        )
    if not local and not found.mail_url:
        told.append(
            checks.Warning(
                "No mail server is set: letters stay as files and nobody can sign in.",
                hint="Set BAIQAU_MAIL_URL=smtp://user:password@host:587 and BAIQAU_MAIL_FROM.",
                id="baiqau.W002",
            )
        )
    return told
