"""What stands in one letter to one of many, and the link by which that one wants no more."""

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core import signing
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from baiqau.contests.models import Contest
from baiqau.journal.placeholders import filled
from baiqau.language import dates
from baiqau.mailings.models import Mailing
from baiqau.people.models import Person

_SALT = "baiqau.mailings.leave"


@dataclass(frozen=True)
class Worded:
    """A letter as one person gets it; `leave` is empty where it is necessary."""

    language: str
    subject: str
    body: str
    leave: str


def worded(mailing: Mailing, person: Person, *, language: str = "") -> Worded:
    """Word the letter for one person, in their language where it is written in it."""
    spoken = language or _spoken(mailing, person)
    facts = _facts(mailing.contest, person, spoken)
    leave = "" if mailing.necessary else leaving(mailing.contest, person.email, spoken)
    with translation.override(spoken):
        end = f"\n\n--\n{_('If you want no more letters of this kind, open this page:')}\n{leave}\n"
    return Worded(
        spoken,
        filled(mailing.subject[spoken], facts),
        filled(mailing.body[spoken], facts) + (end if leave else "\n"),
        leave,
    )


def leaving(contest: Contest, address: str, language: str) -> str:
    """Give the address of the page where one click ends letters to many."""
    token = _signer().sign_object([contest.slug, address.lower()])
    with translation.override(language):
        return settings.ADDRESS + reverse("mailings:leave", args=[contest.slug, token])


def _signer() -> signing.Signer:
    """Sign without the time: a link in a letter ends never, and the same letter reads the same."""
    return signing.Signer(salt=_SALT)


def address_of(contest: Contest, token: str) -> str | None:
    """Give the address a link was made for; None when it is forged or of another contest."""
    try:
        slug, address = _signer().unsign_object(token)
    except signing.BadSignature:
        return None
    return str(address) if slug == contest.slug else None


def _spoken(mailing: Mailing, person: Person) -> str:
    written = mailing.languages
    return person.language if person.language in written else written[0]


def _facts(contest: Contest, person: Person, language: str) -> dict[str, str]:
    """Give what stands for each of `wording.PLACES`."""
    regulation = contest.regulation
    closes = regulation.call.closes.astimezone(ZoneInfo(regulation.zone))
    with translation.override(language):
        return {
            "name": str(person),
            "contest": regulation.title.within(language),
            "closes": dates.moment(closes, language),
            "page": settings.ADDRESS + reverse("publishing:home", args=[contest.slug]),
            "desk": settings.ADDRESS + reverse("site:desk"),
        }
