"""The sender's side: the personal link of a letter, and the files offered to a work."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth import login
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache

from baiqau.base.ratelimit import address, allow
from baiqau.contests.conversation import Conversation
from baiqau.mailbox import actions, letters, queries
from baiqau.mailbox.models import Incoming
from baiqau.mailbox.wording import untaken
from baiqau.people.models import Person
from baiqau.people.sessions import BACKEND

DAYS = 60  # how long a personal link opens: longer than a call lasts after a letter
TRIES = 60


@never_cache
def link(request: Conversation, contest: str, token: str) -> HttpResponse:
    """Show what came by letter; the button signs its sender in: the link proves the address.

    A press and not the link itself signs in: mail scanners open links. An account with a second
    factor signs in by the usual door.
    """
    found = _of_token(request, token)
    person = found.person
    if request.method != "POST" or person is None:
        return render(request, "mailbox/link.html", {"letter": found, "files": _files(found)})
    moved = person.email != found.sender.lower()  # who reads the old mailbox may not come in
    if moved or person.is_administrator or person.roles.exists():
        return redirect("people:sign-in")
    if getattr(request, "person", None) != person:
        login(request, person, backend=BACKEND)
    return _onward(found, person, request)


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
