"""The answer to a letter: what was understood, and the personal link that confirms it."""

from datetime import datetime

from django.conf import settings
from django.core import signing
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from baiqau.entries.models import Entry
from baiqau.journal import outbox
from baiqau.mailbox import names, queries
from baiqau.mailbox.models import Incoming

ANSWERED = frozenset({"drafted", "offered", "waiting"})
_SALT = "baiqau.mailbox.link"


def token(letter: Incoming) -> str:
    """Give the personal key of a letter: who has it has read the sender's mail."""
    return signing.dumps(str(letter.key), salt=_SALT)


def key_of(text: str, *, days: int) -> str | None:
    """Give the letter's key out of a personal key; None when it is forged or too old."""
    try:
        return str(signing.loads(text, salt=_SALT, max_age=days * 86_400))
    except signing.BadSignature:
        return None


def answer(letter: Incoming, *, now: datetime, decided: bool = False) -> None:
    """Tell the sender what was understood. A sender is answered seldom (RFC 3834), a decision always."""
    contest = letter.contest
    if contest is None or not letter.sender:
        return
    if not decided and not queries.may_answer(letter.sender, now):
        return
    known = letter.person.language if letter.person else ""
    spoken = known or names.tongue(letter.text, contest.regulation.languages)
    with translation.override(spoken):
        link = reverse("mailbox:link", kwargs={"contest": contest.slug, "token": token(letter)})
        shown = {
            "letter": letter,
            "files": list(letter.files.filter(use="work")),
            "rule": contest.regulation.naming,
            "link": settings.ADDRESS + link,
            "contest_title": contest.regulation.title.within(spoken),
            "door": settings.ADDRESS + reverse("publishing:home", args=[contest.slug]),
        }
        outbox.write(
            f"incoming:{letter.key}:{letter.state}",
            scope=contest.scope,
            kind=queries.ANSWER,
            recipient=letter.sender,
            language=spoken,
            subject=_("Your letter to the contest: %(subject)s") % {"subject": letter.subject},
            body=render_to_string("mailbox/letters/understood.txt", shown),
            at=now,
        )


def remind(letter: Incoming, entry: Entry, *, now: datetime) -> bool:
    """Remind the sender of a draft that nobody confirmed; once a day. Says whether it was written."""
    contest, person = entry.contest, letter.person
    assert person is not None, "a draft's letter has a person"
    with translation.override(person.language):
        link = reverse("mailbox:link", kwargs={"contest": contest.slug, "token": token(letter)})
        written = outbox.write(
            f"incoming:{letter.key}:remind:{now:%Y%m%d}",
            scope=contest.scope,
            kind="mail.remind",
            recipient=person.email,
            language=person.language,
            subject=_("Your work is not handed in yet"),
            body=render_to_string(
                "mailbox/letters/remind.txt",
                {
                    "letter": letter,
                    "link": settings.ADDRESS + link,
                    "contest_title": contest.regulation.title.within(person.language),
                },
            ),
            at=now,
        )
    return written is not None
