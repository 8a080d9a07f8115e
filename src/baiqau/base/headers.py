"""What every answer tells the browser to forbid: a strict policy, unless the answer has its own."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from django.conf import settings
from django.http import HttpRequest, HttpResponse

_DIRECTIVES = (
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    "media-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "object-src 'none'",
)
POLICY = "; ".join(_DIRECTIVES)
# Devices a contest never needs. Full screen stays (the hall), and so do passkeys of this site.
_UNUSED = (
    "accelerometer",
    "autoplay",
    "browsing-topics",
    "camera",
    "display-capture",
    "geolocation",
    "gyroscope",
    "hid",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "serial",
    "usb",
)
HEADERS: Mapping[str, str] = MappingProxyType(
    {
        "Content-Security-Policy": POLICY,
        "Permissions-Policy": ", ".join(f"{device}=()" for device in _UNUSED),
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Origin-Agent-Cluster": "?1",
        "X-Frame-Options": "DENY",
    }
)
PERSONAL = "private, no-cache"


def connecting(destination: str) -> str:
    """Give the policy of a page that may also send to one address outside this house."""
    return POLICY.replace("connect-src 'self'", f"connect-src 'self' {destination}")


class SecurityHeaders:
    """Adds what an answer does not say itself; a signed-in person's pages are kept by nobody else."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        headers = response.headers
        for name, value in HEADERS.items():
            headers.setdefault(name, value)
        if "Cache-Control" not in headers and settings.SESSION_COOKIE_NAME in request.COOKIES:
            headers["Cache-Control"] = PERSONAL
        return response
