"""A contest with people in several states, a letter to many, and a worker that writes it."""

from datetime import timedelta

from django.utils import timezone

from baiqau.base.jobs import attempt, lease
from baiqau.base.jobs.context import Attempt
from baiqau.base.models import Job
from baiqau.mailings import actions, queries, tasks
from tests import build

NOW = build.IN_CALL
SUBJECT = {"kk": "{contest}: жаңалық", "ru": "{contest}: новость"}
BODY = {"kk": "Сәлеметсіз бе, {name}!\n\n{desk}", "ru": "Здравствуйте, {name}!\n\n{desk}"}


def mailing(contest, *groups, by=None, **words):
    """Write a letter to these groups."""
    told = {"subject": SUBJECT, "body": BODY, "necessary": False} | words
    by = by or build.officer(contest, "organiser")
    return actions.write(contest, groups=groups, by=by, now=NOW, **told)


def send(letter, *, by=None, work=True):
    """Send it as the page does, to whom it shows; a worker writes the letters unless told not to."""
    looked_at = actions.seen(letter, queries.audience(letter).people)
    sent = tasks.send(letter, looked_at=looked_at, by=by or letter.written_by, now=NOW)
    if work:
        do_jobs()
    sent.refresh_from_db()
    return sent


def do_jobs():
    """Do the jobs of this stage, as a worker does."""
    others = Job.objects.exclude(task__startswith="baiqau.mailings.")
    others.delete()
    while job := claimed():
        attempt.run(Attempt(job))


def claimed():
    """Give a worker the next job."""
    minute = timedelta(minutes=1)
    return lease.claim(worker="w", now=timezone.now() + minute, lease=minute)
