"""Every answer forbids what no page of ours needs."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from baiqau.base.headers import SecurityHeaders

GOLDEN = {
    "Content-Type": "text/html; charset=utf-8",
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; "
    "img-src 'self'; font-src 'self'; connect-src 'self'; media-src 'self'; "
    "manifest-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'; "
    "object-src 'none'",
    "Permissions-Policy": "accelerometer=(), autoplay=(), browsing-topics=(), "
    "camera=(), display-capture=(), geolocation=(), gyroscope=(), hid=(), magnetometer=(), "
    "microphone=(), midi=(), payment=(), serial=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Origin-Agent-Cluster": "?1",
    "X-Frame-Options": "DENY",
}


def sent(response: HttpResponse, request: HttpRequest | None = None) -> dict[str, str]:
    return dict(SecurityHeaders(lambda _: response)(request or RequestFactory().get("/")).items())


def test_a_page_carries_exactly_these_headers() -> None:
    assert sent(HttpResponse()) == GOLDEN


def test_an_answer_with_a_stricter_policy_keeps_it() -> None:
    file = HttpResponse(headers={"Content-Security-Policy": "sandbox; default-src 'none'"})

    assert sent(file) == {**GOLDEN, "Content-Security-Policy": "sandbox; default-src 'none'"}


def test_a_members_page_is_kept_by_nobody_else() -> None:
    request = RequestFactory().get("/")
    request.COOKIES[settings.SESSION_COOKIE_NAME] = "session"

    assert sent(HttpResponse(), request) == {**GOLDEN, "Cache-Control": "private, no-cache"}


def test_a_page_that_decides_about_caching_itself_is_left_alone() -> None:
    request = RequestFactory().get("/")
    request.COOKIES[settings.SESSION_COOKIE_NAME] = "session"
    static = HttpResponse(headers={"Cache-Control": "max-age=315360000, public, immutable"})

    assert sent(static, request)["Cache-Control"] == "max-age=315360000, public, immutable"
