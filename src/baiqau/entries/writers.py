"""Who writes in this request: a signed-in person, or whoever holds the secret of an open draft."""

from uuid import UUID

from django.http import Http404, HttpRequest
from django.utils.translation import get_language

from baiqau.contests.conversation import Conversation
from baiqau.contests.models import Contest
from baiqau.entries import keyring, queries
from baiqau.entries.hands import Hand, Holder
from baiqau.entries.models import OpenDraft


def digests(request: HttpRequest, contest: Contest) -> list[str]:
    """Give the digests of the secrets this browser holds in a contest."""
    return [keyring.digest(one) for one in keyring.held(request, contest)]


def holds(request: HttpRequest, contest: Contest) -> bool:
    """Say whether this browser holds a draft that nobody has taken up; asks nothing without a cookie."""
    found = digests(request, contest)
    return bool(found) and queries.held(contest, found).exists()


def draft_of(request: Conversation, entry: UUID) -> OpenDraft | None:
    """Give the draft of this entry if this browser holds it and nobody has taken it up."""
    found = digests(request, request.contest)
    return queries.held(request.contest, found).filter(entry__key=entry).first() if found else None


def hand(request: Conversation, entry: UUID) -> Hand:
    """Give whose hand writes on an entry."""
    draft = draft_of(request, entry)
    if draft is not None:
        return Holder(draft, get_language() or "kk")
    if not hasattr(request, "person"):
        raise Http404("neither signed in nor holding this draft")
    return request.person
