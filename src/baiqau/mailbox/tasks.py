"""What the mailbox does by itself: fetch every minute, understand what was stored."""

import logging

from django_tasks import task

from baiqau.base import clock
from baiqau.base.jobs.periodic import every
from baiqau.mailbox import actions, fetching
from baiqau.mailbox.models import Incoming, Mailbox
from baiqau.rules.refusals import Refused

AT_ONCE = 200
said = logging.getLogger(__name__)


@every(seconds=60, name="mailbox.fetch")
@task
def fetch_all() -> int:
    """Fetch the letters of every mailbox; one that does not answer says so on its page."""
    number = 0
    for box in Mailbox.objects.select_related("contest").order_by("pk"):
        try:
            number += len(fetching.fetch(box, now=clock.now()))
        except Refused as refused:
            said.warning("%s: %s", box, refused.facts.get("words", refused.code))
    return number


@every(seconds=20, name="mailbox.understand")
@task
def understand_all() -> int:
    """Understand what is stored and unread, the oldest first; give how many letters."""
    stored = Incoming.objects.filter(state="stored").order_by("received_at", "pk")[:AT_ONCE]
    letters = [actions.understand(letter, now=clock.now()) for letter in stored]
    return len(letters)
