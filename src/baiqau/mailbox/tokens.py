"""OAuth2 for the mailbox (RFC 6749 §6): an access token from the refresh token, kept while it is good."""

import http.client
import json
from datetime import datetime, timedelta
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode, urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from django.utils import timezone

from baiqau.mailbox import sealing
from baiqau.mailbox.models import Mailbox
from baiqau.rules.refusals import Refused

SECONDS = 30
EARLY = timedelta(seconds=120)  # a token is renewed before it ends on the way
USUAL = 3600  # how long a token lasts when the provider does not say
MOST = 100_000  # bytes of an answer
REFUSALS = frozenset({400, 401, 403})  # what RFC 6749 §5.2 says no with; others are trouble
LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})


class _Stay(HTTPRedirectHandler):
    """Follow no redirection: the secrets go to the address that was written down, nowhere else."""

    def redirect_request(self, *_: object, **__: object) -> None:
        return None


def access(box: Mailbox, *, fresh: bool = False) -> str:
    """Give an access token that is good for a while; `fresh`: a new one, the last was refused.

    Refused when the provider says no, or cannot be reached.
    """
    kept = sealing.opened(box.access) if box.access and not fresh else None
    if kept and box.access_until and box.access_until - EARLY > timezone.now():
        return kept
    return _renewed(box, timezone.now())


def safe(url: str) -> bool:
    """Say whether secrets may be sent there: encrypted, or to this very machine."""
    told = urlsplit(url)
    return bool(told.hostname) and (
        told.scheme == "https" or (told.scheme == "http" and told.hostname in LOOPBACK)
    )


def _renewed(box: Mailbox, now: datetime) -> str:
    refresh, secret = sealing.opened(box.secret), sealing.opened(box.client_secret or "")
    if refresh is None or (box.client_secret and secret is None):
        raise Refused("mailbox-secret-lost")
    asked = {"grant_type": "refresh_token", "refresh_token": refresh, "client_id": box.client_id}
    answer = _answer(box, asked | ({"client_secret": secret} if secret else {}))
    token = answer.get("access_token")
    if not isinstance(token, str) or not token:
        raise _refused(box, "no access_token")
    box.access = sealing.seal(token)
    box.access_until = now + timedelta(seconds=_lasting(answer.get("expires_in")))
    turned = answer.get("refresh_token")
    if isinstance(turned, str) and turned:  # some providers give a new one each time
        box.secret = sealing.seal(turned)
    box.save(update_fields=["access", "access_until", "secret"])
    return token


def _lasting(told: object) -> int:
    return int(told) if isinstance(told, int | str) and str(told).isdecimal() else USUAL


def _answer(box: Mailbox, asked: dict[str, str]) -> dict[str, object]:
    """Ask the provider; give what it says. What it refuses with is read, too."""
    if not safe(box.token_url):
        raise Refused("mailbox-token-address")
    request = Request(  # noqa: S310  the scheme was looked at
        box.token_url, urlencode(asked).encode(), {"Accept": "application/json"}
    )
    try:
        with build_opener(_Stay).open(request, timeout=SECONDS) as told:
            return _read(told.read(MOST))
    except HTTPError as error:
        said = _read(error.read(MOST))
        error.close()
        words = [str(said[name]) for name in ("error", "error_description") if name in said]
        if error.code in REFUSALS:
            raise _refused(box, ": ".join(words) or f"HTTP {error.code}") from error
        raise _away(box, f"HTTP {error.code}") from error
    except (URLError, OSError, http.client.HTTPException) as error:
        raise _away(box, str(error)) from error


def _read(raw: bytes) -> dict[str, object]:
    try:
        told = json.loads(raw)
    except ValueError:
        return {}
    return told if isinstance(told, dict) else {}


def _refused(box: Mailbox, words: str) -> Refused:
    """Note that the provider said no, and give the refusal that tells how to mend it."""
    words = " ".join(words.split())[:300]
    Mailbox.objects.filter(pk=box.pk).update(access="", access_until=None, consent_lost=True)
    _note(box, words)
    return Refused("mailbox-token-refused", host=_host(box), words=words)


def _away(box: Mailbox, words: str) -> Refused:
    words = " ".join(words.split())[:300]
    _note(box, words)
    return Refused("mailbox-provider-away", host=_host(box), words=words)


def _note(box: Mailbox, words: str) -> None:
    Mailbox.objects.filter(pk=box.pk).update(checked_at=timezone.now(), trouble=words)


def _host(box: Mailbox) -> str:
    return urlsplit(box.token_url).hostname or box.token_url
