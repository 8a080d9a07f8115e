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

    With OAuth2 (`by_token`) `secret` is the refresh token. Another way of signing in, or another
    provider, needs its own secret: the old one is never sent to a new address.
    """
    box = Mailbox.objects.filter(contest=contest).first() or Mailbox(contest=contest)
    box.host, box.port, box.secure = host.strip(), port, secure
    box.user, box.folder = user.strip(), folder.strip() or "INBOX"
    other = (by_token, token_url.strip(), client_id.strip()) != _provider(box)
    if box.pk and other and not secret:
        raise Refused("mailbox-secret-anew")
    if by_token and not safe(token_url.strip()):
        raise Refused("mailbox-token-address")
    box.by_token, box.token_url, box.client_id = by_token, token_url.strip(), client_id.strip()
    box.client_secret = sealing.seal(client_secret) if client_secret else box.client_secret
    box.client_secret = box.client_secret if by_token else ""
    box.access, box.access_until, box.consent_lost = "", None, False
    box.secret = sealing.seal(secret) if secret else box.secret
    box.trouble = ""
    box.save()
    acts.record(
        "mailbox.set", by=by.actor, on=f"contest:{contest.slug}", at=now, scope=contest.scope
    )
    return box


def _provider(box: Mailbox) -> tuple[bool, str, str]:
    return box.by_token, box.token_url, box.client_id
