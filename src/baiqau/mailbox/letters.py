"""The answer to a letter: what was understood, and the personal link that confirms it."""

from datetime import datetime

from django.conf import settings
from django.core import signing
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from baiqau.contests.letters import common
from baiqau.contests.models import Contest
from baiqau.entries.models import Entry
from baiqau.journal import outbox
from baiqau.language import numbers
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
    ours = queries.ours(letter.sender, contest)  # an answer would come straight back
    if not decided and (ours or not queries.may_answer(letter.sender, now)):
        return
    known = letter.person.language if letter.person else ""
    spoken = known or names.tongue(letter.text, contest.regulation.languages)
    state = letter.state if letter.state in {"drafted", "offered"} else "waiting"
    with translation.override(spoken):
        facts = common(contest, spoken) | {"subject": letter.subject}
        if state == "waiting":
            facts["cause"] = _cause(letter, contest)
            facts["link"] = settings.ADDRESS + reverse("publishing:home", args=[contest.slug])
        else:
            facts["understood"] = _understood(letter, spoken)
            facts["link"] = _link(letter, contest)
    outbox.tell(
        f"incoming:{letter.key}:{letter.state}",
        f"mail.{state}",
        scope=contest.scope,
        recipient=letter.sender,
        language=spoken,
        facts=facts,
        at=now,
    )


def remind(letter: Incoming, entry: Entry, *, now: datetime) -> bool:
    """Remind the sender of a draft that nobody confirmed; once a day. Says whether it was written."""
    contest, person = entry.contest, letter.person
    assert person is not None, "a draft's letter has a person"
    with translation.override(person.language):
        facts = common(contest, person.language) | {"link": _link(letter, contest)}
    written = outbox.tell(
        f"incoming:{letter.key}:remind:{now:%Y%m%d}",
        "mail.remind",
        scope=contest.scope,
        recipient=person.email,
        language=person.language,
        facts=facts,
        at=now,
    )
    return written is not None


def _link(letter: Incoming, contest: Contest) -> str:
    names = {"contest": contest.slug, "token": token(letter)}
    return settings.ADDRESS + reverse("mailbox:link", kwargs=names)


def _understood(letter: Incoming, language: str) -> str:
    """Say in the active language what was found in a letter."""
    lines = []
    if letter.surname:
        words = _("Surname in the letter's name: %(surname)s")
        lines.append(words % {"surname": letter.surname})
    files = list(letter.files.filter(use="work"))
    if files:
        lines.append(_("Files:"))
        lines += [
            f"- {one.name or _('Without a name')} ({numbers.size(one.size, language)})"
            for one in files
        ]
    if letter.links:
        lines.append(
            _(
                "Links were written down but not fetched. Please put the file itself in on the page"
                " below:"
            )
        )
        lines += [f"- {link}" for link in letter.links]
    return "\n".join(lines)


def _cause(letter: Incoming, contest: Contest) -> str:
    """Say in the active language why a person has to look at a letter."""
    if letter.why == "no-work":
        return _("there is neither a file nor a link in it.")
    if letter.why == "call-closed":
        return _("it came outside the term of the call.")
    if letter.why == "no-draft":
        return _("a person has to look at it.")
    words, rule = _("its subject does not follow the naming rule."), contest.regulation.naming
    if rule is None:
        return words
    told = _("The rule (clause %(clause)s): %(pattern)s")
    return f"{words} {told % {'clause': rule.clause, 'pattern': rule.pattern}}"
