"""Proving a new e-mail address: a code sent to it, held by digest in the session that asked for it."""

import secrets
from datetime import datetime, timedelta

from allauth.account.adapter import get_adapter
from django.http import HttpRequest
from django.utils.crypto import constant_time_compare, salted_hmac

from baiqau.people import queries, tries
from baiqau.people.models import Person

GOOD_FOR = timedelta(minutes=10)
_PLACE = "new-address"


def begin(request: HttpRequest, person: Person, email: str, *, now: datetime) -> None:
    """Send a code to an address. One that has an account gets a letter without a code.

    The page is the same in both cases: nobody learns from it who has an account.
    """
    code = f"{secrets.randbelow(10**6):06d}"
    taken = queries.by_email(email) is not None
    name = "address_taken" if taken else "new_address"
    get_adapter(request).send_mail(f"account/email/{name}", email, {} if taken else {"code": code})
    request.session[_PLACE] = {
        "person": person.pk,
        "email": email,
        "digest": "" if taken else _digest(code, email),
        "until": (now + GOOD_FOR).timestamp(),
        "tries": 0,
    }


def awaited(request: HttpRequest, person: Person, *, now: datetime) -> str:
    """Give the address whose code this session waits for; empty when there is none, or it grew old."""
    told = request.session.get(_PLACE)
    if not told or told["person"] != person.pk or told["until"] < now.timestamp():
        return ""
    return "" if told["tries"] >= tries.TRIES else str(told["email"])


def proven(request: HttpRequest, code: str) -> bool:
    """Count a try, and say whether it is the code of the letter."""
    told = request.session[_PLACE]
    told["tries"] += 1
    request.session.modified = True
    right = (
        bool(told["digest"])
        and tries.one_more(told["person"], f"{told['until']}:{told['digest']}")
        and constant_time_compare(told["digest"], _digest("".join(code.split()), told["email"]))
    )
    if right:
        forget(request)
    return right


def forget(request: HttpRequest) -> None:
    """Wait for no code any more."""
    request.session.pop(_PLACE, None)


def _digest(code: str, email: str) -> str:
    return salted_hmac("baiqau.people.address", f"{email}:{code}", algorithm="sha256").hexdigest()
