"""Sending the letters that are due. A letter goes out at least once; twice only after a kill."""

from datetime import timedelta
from hashlib import sha256
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.utils import timezone
from django_tasks import task

from baiqau.base.jobs.periodic import every
from baiqau.journal import queries
from baiqau.journal.models import Letter

TRIES_APART = timedelta(minutes=10)
GIVE_UP_AFTER = timedelta(days=2)
AT_ONCE = 200


@every(seconds=10, name="journal.send")
@task
def send_due() -> int:
    """Send what is due; a letter that fails waits and is tried again, for two days."""
    sent = 0
    for key in list(_waiting()):
        sent += _send(key)
    return sent


def _waiting() -> list[int]:
    ahead = timedelta(days=36500) if settings.DEMO else timedelta(0)  # its clock stands elsewhere
    return list(queries.due(timezone.now() + ahead).values_list("pk", flat=True)[:AT_ONCE])


@transaction.atomic
def _send(key: int) -> int:
    letter = Letter.objects.select_for_update().filter(pk=key, state="queued").first()
    if letter is None:
        return 0
    now = timezone.now()
    try:
        _message(letter).send()
    except (OSError, SMTPException) as error:
        letter.trouble = str(error)[:300]
        letter.not_before = now + TRIES_APART
        if now - letter.created_at > GIVE_UP_AFTER:
            letter.state = Letter.State.FAILED
    else:
        letter.state, letter.sent_at, letter.trouble = Letter.State.SENT, now, ""
    letter.save(update_fields=["state", "sent_at", "trouble", "not_before"])
    return int(letter.state == Letter.State.SENT)


def _message(letter: Letter) -> EmailMessage:
    """Give the message; its Message-ID follows from the key, so that a doubled one is recognised."""
    host = settings.ADDRESS.split("://")[-1].split(":")[0]
    name = sha256(letter.key.encode()).hexdigest()[:32]
    return EmailMessage(
        letter.subject,
        letter.body,
        settings.DEFAULT_FROM_EMAIL,
        [letter.recipient],
        headers={
            "Message-ID": f"<{name}@{host}>",
            "Auto-Submitted": "auto-generated",
            "Content-Language": letter.language,
        },
    )
