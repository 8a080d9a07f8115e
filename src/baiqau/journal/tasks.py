"""Sending the letters that are due. A letter goes out at least once; twice only after a kill.

A sender first claims a letter: counts a try and moves its time ahead. The conversation with the
mail server then runs outside any transaction, so that no writer waits for it.
"""

from contextlib import suppress
from datetime import datetime, timedelta
from smtplib import SMTPDataError, SMTPRecipientsRefused
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends import smtp
from django.core.mail.backends.base import BaseEmailBackend
from django.db.models import F, QuerySet
from django.utils import timezone
from django_tasks import task

from baiqau.base import clock
from baiqau.base.jobs.periodic import every
from baiqau.base.storage import open_blob
from baiqau.journal import queries
from baiqau.journal.models import Letter

AT_ONCE = 200
CLAIM = timedelta(minutes=10)  # longer than any mail server is waited for
# After a failed try the letter rests; after the last it has failed and a person decides.
RESTS = tuple(timedelta(minutes=one) for one in (1, 5, 15, 60, 180, 480, 720, 1440))
REFUSED_FOR_GOOD = 500


@every(seconds=10, name="journal.send")
@task
def send_due() -> int:
    """Send what is due; give how many letters went out. Stops when the mail server is away."""
    line, sent = _line(), 0
    for key in list(_due(timezone.now()).values_list("pk", flat=True)[:AT_ONCE]):
        if not _reached(line):
            break
        letter = _claimed(key, timezone.now())
        sent += letter is not None and _sent(letter, line)
    _hang_up(line)
    return sent


def _due(now: datetime) -> QuerySet[Letter]:
    ahead = timedelta(days=36500) if settings.DEMO else timedelta(0)  # its clock stands elsewhere
    return queries.due(now + ahead)


def _line() -> BaseEmailBackend | None:
    """Give one line to the mail server for all letters; files and memory take each by itself."""
    line: BaseEmailBackend = get_connection()
    return line if isinstance(line, smtp.EmailBackend) else None


def _reached(line: BaseEmailBackend | None) -> bool:
    """Open the line where it is not open; when nobody answers, say so on what waits for it."""
    try:
        if line is not None:
            line.open()
    except OSError as error:
        _due(timezone.now()).update(trouble=_words(error))
        return False
    return True


def _claimed(key: int, now: datetime) -> Letter | None:
    """Take a letter for this sender alone; None when another was faster or it was stopped."""
    mine = _due(now).filter(pk=key).order_by()
    taken = mine.update(tries=F("tries") + 1, not_before=now + CLAIM)
    return Letter.objects.get(pk=key) if taken else None


def _sent(letter: Letter, line: BaseEmailBackend | None) -> bool:
    try:
        message(letter, line).send()
    except (
        OSError,
        ValueError,
    ) as error:  # smtplib's errors are OSErrors, Django's are ValueErrors
        _hang_up(line)
        _failed(letter, error, timezone.now())
        return False
    # Also when it was stopped during the conversation: the truth is that it went out.
    Letter.objects.filter(pk=letter.pk).update(state="sent", sent_at=clock.now(), trouble="")
    return True


def _failed(letter: Letter, error: Exception, now: datetime) -> None:
    """Let the letter rest, or fail for good; a letter stopped meanwhile stays stopped."""
    over = letter.tries > len(RESTS) or _for_good(error)
    change: dict[str, object] = {"trouble": _words(error)}
    if over:
        change["state"] = "failed"
    else:
        change["not_before"] = now + RESTS[letter.tries - 1]
    Letter.objects.filter(pk=letter.pk, state="queued").update(**change)


def _for_good(error: Exception) -> bool:
    """Say whether another try would meet the same answer."""
    if isinstance(error, SMTPRecipientsRefused):
        return all(code >= REFUSED_FOR_GOOD for code, _ in error.recipients.values())
    if isinstance(error, SMTPDataError):
        return error.smtp_code >= REFUSED_FOR_GOOD
    return isinstance(error, ValueError)


def _words(error: Exception) -> str:
    return " ".join(str(error).split())[:300]


def _hang_up(line: BaseEmailBackend | None) -> None:
    with suppress(OSError):
        if line is not None:
            line.close()


def message(letter: Letter, line: BaseEmailBackend | None = None) -> EmailMessage:
    """Give the message; its Message-ID follows from the key, so that a doubled one is recognised."""
    host = urlsplit(settings.ADDRESS).hostname or "localhost"
    made = EmailMessage(
        letter.subject,
        letter.body,
        settings.DEFAULT_FROM_EMAIL,
        [letter.recipient],
        connection=line,
        headers={
            "Message-ID": f"<{letter.message_name}@{host}>",
            "Auto-Submitted": "auto-generated",
            "Content-Language": letter.language,
            **_way_out(letter.leave),
        },
    )
    for told in letter.attachments:
        with open_blob(told["blob"]) as file:
            made.attach(told["name"], file.read(), told["type"])
    return made


def _way_out(address: str) -> dict[str, str]:
    """Give the headers by which a mail program offers to end such letters (RFC 2369, 8058).

    One click is only for https: a mail provider posts to nothing else.
    """
    if not address:
        return {}
    one_click = {"List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}
    return {"List-Unsubscribe": f"<{address}>"} | (
        one_click if address.startswith("https://") else {}
    )
