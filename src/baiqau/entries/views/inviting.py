"""Co-authors: inviting them, the page of an invitation, a co-author's own part of the work."""

from datetime import datetime
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from baiqau.base.ratelimit import allow
from baiqau.contests.conversation import Conversation
from baiqau.entries import actions, queries, visibility
from baiqau.entries.forms import ConsentForm, NameForm
from baiqau.entries.models import Author, Invitation
from baiqau.entries.views.steps import steps
from baiqau.people import door
from baiqau.people.models import Person
from baiqau.people.queries import standing_consents
from baiqau.rules.refusals import Refused

AN_HOUR = 20


def invite(request: Conversation, contest: str, entry: UUID, position: int) -> HttpResponse:
    """Write to an author, or write once more."""
    author = _author(request, entry, position)
    _allowed(request.person, request.now)
    actions.invite(author, by=request.person, now=request.now)
    messages.success(
        request, _("The invitation is on its way to %(email)s.") % {"email": author.email}
    )
    return redirect("entries:authors", contest, entry)


def uninvite(request: Conversation, contest: str, entry: UUID, position: int) -> HttpResponse:
    """Take an invitation back."""
    actions.uninvite(_author(request, entry, position), by=request.person, now=request.now)
    messages.success(request, _("The invitation is taken back."))
    return redirect("entries:authors", contest, entry)


@never_cache
def invited(request: Conversation, contest: str, token: str) -> HttpResponse:
    """Show what one is asked for; nothing changes before the button is pressed."""
    found = _invitation(request, token)
    fits = request.user.is_authenticated and request.person.email == found.email
    if not fits:
        door.expect(request, found.email, onward=request.path)
    shown = {
        "invitation": found,
        "author": found.author,
        "entry": found.author.entry,
        "fits": fits,
        "token": token,
    }
    return render(request, "entries/invited.html", shown)


def accept(request: Conversation, contest: str, token: str) -> HttpResponse:
    """Become a co-author; lead to the own part."""
    entry = actions.accept(_invitation(request, token), by=request.person, now=request.now)
    messages.success(request, _("You write this work along. Look at your name and your consents."))
    return redirect("entries:part", contest, entry.key)


@never_cache
def decline(request: Conversation, contest: str, token: str) -> HttpResponse:
    """Say no; the link in the letter is enough, nobody has to make an account for it."""
    by = request.person if request.user.is_authenticated else None
    actions.decline(_invitation(request, token), by=by, now=request.now)
    return render(request, "entries/declined.html")


@never_cache
def part(request: Conversation, contest: str, entry: UUID) -> HttpResponse:
    """Show and keep a co-author's own spelling of the name and own consents."""
    changeable = visibility.changeable(request.person, request.contest)
    found = get_object_or_404(changeable.exclude(owner=request.person), key=entry)
    own = queries.own_part(found, request.person)
    assert own is not None, "the entry is changeable and another person's"
    sent = request.POST if request.method == "POST" else None
    name = NameForm(sent, initial=NameForm.of(own.author.name))
    given = dict.fromkeys(standing_consents(request.person, request.contest.scope), True)
    language, regulation = get_language() or "kk", request.contest.regulation
    consents = ConsentForm(sent, initial=given, regulation=regulation, language=language)
    if sent is not None and name.is_valid() and consents.is_valid():
        told, keys = name.name(), consents.keys()
        actions.tell_own(found, name=told, keys=keys, by=request.person, now=request.now)
        messages.success(request, _("Saved on the server."))
        return redirect("entries:show", contest, entry)
    shown = {"entry": found, "name": name, "consents": consents, "faulty": bool(name.errors)}
    here = steps(found, "entries:part", request.person)
    return render(request, "entries/part.html", {**shown, "steps": here})


def _author(request: Conversation, entry: UUID, position: int) -> Author:
    own = get_object_or_404(visibility.own(request.person, request.contest), key=entry)
    return get_object_or_404(queries.authors_of(own), position=position)


def _invitation(request: Conversation, token: str) -> Invitation:
    within = queries.invited(token).filter(author__entry__contest=request.contest)
    return get_object_or_404(within)


def _allowed(person: Person, now: datetime) -> None:
    if not allow(f"invite:{person.pk}", most=AN_HOUR, seconds=3600, now=now):
        raise Refused("entries-invited-often", number=AN_HOUR)
