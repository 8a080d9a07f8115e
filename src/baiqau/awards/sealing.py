"""The institution's certificate as this installation has it: under the protocol and under papers."""

import logging
from dataclasses import replace

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from baiqau.paper import pades
from baiqau.paper.refusals import PaperRefused

WHY: dict[str, Promise] = {
    "unreadable": _("its file is not there or cannot be read."),
    "password": _("its file is not PKCS#12, or the password is another."),
    "keyless": _("its file holds no private key."),
    "key": _("its key is neither P-256, P-384 nor RSA of at least 2,048 bits."),
    "absent": _("pyHanko is not installed (pip install baiqau[pades])."),
    "expired": _("it does not hold today."),
    "timestamps": _("the time-stamp service did not answer, or not as it should."),
}
_log = logging.getLogger(__name__)


def seal() -> pades.Seal | None:
    """Give where the certificate lies, or None when the installation has none."""
    return pades.Seal(**settings.CERTIFICATE) if settings.CERTIFICATE["path"] else None


def signed(pdf: bytes, *, reason: str) -> bytes:
    """Give a paper with the institution's signature, where there is a certificate that can sign.

    A paper is given out also when it cannot: its number, code and statement prove it. The log says so.
    No time stamp: papers are made anew on every call, and the service would be asked each time.
    """
    found = seal()
    if found is None:
        return pdf
    try:
        return pades.sign(pdf, replace(found, timestamps=""), reason=reason)
    except PaperRefused as refused:
        _log.warning("a paper goes out without PAdES: %s", refused.facts.get("reason"))
        return pdf
