"""Setting up the mailbox of a contest."""

from datetime import datetime

from django.db import transaction

from baiqau.contests.models import Contest
from baiqau.journal import acts
from baiqau.mailbox import sealing
from baiqau.mailbox.models import Mailbox
from baiqau.people.models import Person


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
    by: Person,
    now: datetime,
) -> Mailbox:
    """Write where letters are fetched from; an empty `secret` keeps the one there is."""
    box = Mailbox.objects.filter(contest=contest).first() or Mailbox(contest=contest)
    box.host, box.port, box.secure = host.strip(), port, secure
    box.user, box.by_token, box.folder = user.strip(), by_token, folder.strip() or "INBOX"
    box.secret = sealing.seal(secret) if secret else box.secret
    box.trouble = ""
    box.save()
    acts.record(
        "mailbox.set", by=by.actor, on=f"contest:{contest.slug}", at=now, scope=contest.scope
    )
    return box
