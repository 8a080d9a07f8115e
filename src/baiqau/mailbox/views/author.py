"""The sender's side: the personal link of a letter, and the files offered to a work."""

from urllib.parse import urlencode
from uuid import UUID

from allauth.mfa.utils import is_mfa_enabled
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache

from baiqau.base.ratelimit import address, allow
from baiqau.contests.conversation import Conversation
from baiqau.mailbox import actions, letters, queries
from baiqau.mailbox.models import Incoming
from baiqau.mailbox.wording import untaken
from baiqau.people import door
from baiqau.people.models import Person

DAYS = 60  # how long a personal link opens: longer than a call lasts after a letter
TRIES = 60


@never_cache
def link(request: Conversation, contest: str, token: str) -> HttpResponse:
    """Show what came by letter; the button signs its sender in, once: the link proves the address.

    A press and not the link itself signs in: mail scanners open links. When the draft is confirmed,
    the link has done its part: then, and for whoever has an office, a seat in a commission or a
    second factor, the usual door opens with a code.
    """
    found = _of_token(request, token)
    person = found.person
    if request.method != "POST" or person is None:
        return render(request, "mailbox/link.html", {"letter": found, "files": _files(found)})
    if getattr(request, "person", None) == person:
        return _onward(found, person, request)
    if found.state == "drafted" and not _by_code(found, person):
        door.make_way(request, person)
        onward = _onward(found, person, request)
        return door.let_in(request, person, onward=onward.headers["Location"])
    if person.email == found.sender.lower():  # who reads the old mailbox does not learn the new one
        door.expect(request, person.email, onward=request.path)
    return redirect(f"{reverse('people:sign-in')}?{urlencode({'next': request.path}, safe='/:')}")


def _by_code(found: Incoming, person: Person) -> bool:
    """Say whether the link alone opens nothing of this account."""
    moved = person.email != found.sender.lower()
    office = person.is_administrator or person.roles.exists() or person.seats.exists()
    return moved or office or is_mfa_enabled(person)


def _of_token(request: Conversation, token: str) -> Incoming:
    if not allow(f"letter:{address(request)}", most=TRIES, seconds=3600, now=request.now):
        raise Http404("too many tries")
    key = letters.key_of(token, days=DAYS)
    letters_here = Incoming.objects.filter(contest=request.contest, entry__isnull=False)
    return get_object_or_404(letters_here.select_related("entry", "person"), key=key)


def _files(letter: Incoming) -> list[dict[str, object]]:
    assert letter.contest is not None, "an entry's letter has a contest"
    labels = {one.key: one.label for one in queries.file_questions(letter.contest)}
    return [
        {"file": file, "why": untaken(file.untaken), "asked": labels.get(file.question)}
        for file in queries.for_work(letter).select_related("taken")
    ]


def _onward(found: Incoming, person: Person, request: Conversation) -> HttpResponse:
    assert found.entry is not None, "only letters of an entry have a link"
    if found.state == "offered":
        return redirect("mailbox:offer", contest=request.contest.slug, letter=found.key)
    if found.state == "drafted":
        actions.confirm(found, by=person, now=request.now)
        messages.success(request, _("The draft is yours. Look through it and hand it in."))
    return redirect("entries:edit", contest=request.contest.slug, entry=found.entry.key)


@never_cache
def offer(request: Conversation, contest: str, letter: UUID) -> HttpResponse:
    """Ask which files of a letter go into the work it was sent for."""
    mine = queries.own(request.person, request.contest).filter(entry__isnull=False)
    found = get_object_or_404(mine, key=letter)
    if request.method == "POST":
        chosen = [UUID(key) for key in request.POST.getlist("file")]
        number = actions.take(found, chosen=chosen, by=request.person, now=request.now)
        words = ngettext(
            "%(number)s file is in the work now.", "%(number)s files are in the work now.", number
        )
        messages.success(request, words % {"number": number})
        return redirect("entries:files", contest, found.entry.key)  # type: ignore[union-attr]  # filtered above
    return render(request, "mailbox/offer.html", {"letter": found, "files": _files(found)})
