"""The cookie in which a browser holds the secrets of the drafts begun or opened in it.

One cookie a contest, the newest secret first. It outlives the session: signing out, a closed browser
and a restart of the server lose nothing. The server keeps only digests.
"""

import re
import secrets
from hashlib import sha256

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from baiqau.contests.models import Contest
from baiqau.entries.models.opening import KEPT

MOST = 8  # drafts of one browser in one contest
_BYTES = 24  # 192 bits: no sense in guessing
_SECRET = re.compile(r"[\w-]{20,64}", re.ASCII)


def fresh() -> str:
    """Give a new secret."""
    return secrets.token_urlsafe(_BYTES)


def digest(secret: str) -> str:
    """Give the digest under which a secret is kept."""
    return sha256(secret.encode()).hexdigest()


def held(request: HttpRequest, contest: Contest) -> list[str]:
    """Give the secrets this browser holds in a contest, the newest first."""
    told = request.COOKIES.get(_name(contest), "")
    return [one for one in told.split(".")[:MOST] if _SECRET.fullmatch(one)]


def hold(answer: HttpResponse, contest: Contest, ring: list[str]) -> None:
    """Have the browser hold these secrets, from now on for the term of a draft."""
    answer.set_cookie(
        _name(contest),
        ".".join(dict.fromkeys(ring[:MOST])),
        max_age=KEPT,
        httponly=True,
        secure=settings.SESSION_COOKIE_SECURE,
        samesite="Lax",
    )


def _name(contest: Contest) -> str:
    name = f"drafts-{contest.slug}"
    return f"__Host-{name}" if settings.SESSION_COOKIE_SECURE else name
