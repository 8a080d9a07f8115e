"""Setting up the mailbox of a contest."""

from datetime import datetime

from django.db import transaction

from baiqau.contests.models import Contest
from baiqau.journal import acts
from baiqau.mailbox import sealing
from baiqau.mailbox.models import Mailbox
from baiqau.mailbox.tokens import safe
from baiqau.people.models import Person
from baiqau.rules.refusals import Refused


@transaction.atomic
def set_up(
    contest: Contest,
    *,
    host: str,
    port: int,
    secure: bool,
    user: str,
    secret: str,
    by_token: bool,
    folder: str,
    token_url: str = "",
    client_id: str = "",
    client_secret: str = "",
    by: Person,
    now: datetime,
) -> Mailbox:
    """Write where letters are fetched from; an empty secret keeps the one there is.

    With OAuth2 (`by_token`) `secret` is the refresh token. Another server, user, way of signing in
    or provider needs its own secret: the old one is never sent where it was not written for.
    """
    box = Mailbox.objects.filter(contest=contest).first() or Mailbox(contest=contest)
    before = _door(box), _provider(box)
    box.host, box.port, box.secure = host.strip(), port, secure
    box.user, box.folder = user.strip(), folder.strip() or "INBOX"
    box.by_token, box.token_url, box.client_id = by_token, token_url.strip(), client_id.strip()
    if box.pk and before != (_door(box), _provider(box)) and not secret:
        raise Refused("mailbox-secret-anew")
    if by_token and not safe(box.token_url):
        raise Refused("mailbox-token-address")
    kept = box.client_secret if by_token and before[1] == _provider(box) else ""
    box.client_secret = sealing.seal(client_secret) if by_token and client_secret else kept
    box.access, box.access_until, box.consent_lost = "", None, False
    box.secret = sealing.seal(secret) if secret else box.secret
    box.trouble = ""
    box.save()
    acts.record(
        "mailbox.set", by=by.actor, on=f"contest:{contest.slug}", at=now, scope=contest.scope
    )
    return box


def _door(box: Mailbox) -> tuple[str, int, bool, str]:
    return box.host, box.port, box.secure, box.user


def _provider(box: Mailbox) -> tuple[bool, str, str]:
    return box.by_token, box.token_url, box.client_id
