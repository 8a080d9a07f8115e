"""The authors of an entry: who enters, each person's particulars, the library."""

from dataclasses import replace
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from baiqau.contests.conversation import Conversation
from baiqau.entries import actions, queries, visibility, writers
from baiqau.entries.actions import Authorship
from baiqau.entries.forms import ApplicantForm, AuthorForm, LibraryChoice
from baiqau.entries.forms.author import only_contact, particulars
from baiqau.entries.hands import Hand, Holder
from baiqau.entries.models import Entry
from baiqau.entries.views.steps import onward, steps
from baiqau.language.names import PersonName


@never_cache
def everyone(request: Conversation, contest: str, entry: UUID) -> HttpResponse:
    """List the authors; keep whether a library stands behind them."""
    hand, found = _own(request, entry)
    choice = LibraryChoice.of(request, found.library, by=hand)
    known = {"author_kind": found.author_kind}
    form = ApplicantForm(choice.told(), initial=known)
    if choice.finished and form.is_valid() and choice.is_valid():
        kind = form.cleaned_data["author_kind"]
        library = choice.taken() if kind == "library" else None
        actions.save(found, author_kind=kind, library=library, by=hand, now=request.now)
        return onward(request, found, "entries:authors")
    shown = {
        "authors": queries.with_invitations(queries.authors_of(found)),
        "choice": choice,
        "form": form,
        "faulty": bool(form.errors),
        "entry": found,
    }
    return render(
        request, "entries/authors.html", {**shown, "steps": steps(found, "entries:authors")}
    )


@never_cache
def add(request: Conversation, contest: str, entry: UUID) -> HttpResponse:
    """Name one more author; the first is filled in from the person's own page."""
    hand, found = _own(request, entry)
    named = [Authorship.of(author) for author in queries.authors_of(found)]
    known = Authorship(name=PersonName("")) if named else _self(hand)
    return _author(request, hand, found, named, place=len(named), known=known)


@never_cache
def edit(request: Conversation, contest: str, entry: UUID, position: int) -> HttpResponse:
    """Change the particulars of one author."""
    hand, found = _own(request, entry)
    named = [Authorship.of(author) for author in queries.authors_of(found)]
    place = _place(named, position)
    return _author(request, hand, found, named, place=place, known=named[place])


def remove(request: Conversation, contest: str, entry: UUID, position: int) -> HttpResponse:
    """Take one author out."""
    hand, found = _own(request, entry)
    named = [Authorship.of(author) for author in queries.authors_of(found)]
    del named[_place(named, position)]
    actions.set_authors(found, authors=named, by=hand, now=request.now)
    messages.success(request, _("The author is no longer named."))
    return redirect("entries:authors", contest, found.key)


def _author(
    request: Conversation,
    hand: Hand,
    entry: Entry,
    named: list[Authorship],
    *,
    place: int,
    known: Authorship,
) -> HttpResponse:
    """Show and keep one author at a place in the list."""
    choice = LibraryChoice.of(request, known.library, by=hand)
    form = AuthorForm(choice.told(), initial=particulars(known))
    if choice.finished and form.is_valid() and choice.is_valid():
        named[place : place + 1] = [replace(form.told(choice.taken()), row=known.row)]
        actions.set_authors(entry, authors=only_contact(named, place), by=hand, now=request.now)
        messages.success(request, _("Saved on the server."))
        return redirect("entries:authors", entry.contest.slug, entry.key)
    shown = {
        "choice": choice,
        "form": form,
        "faulty": bool(form.errors),
        "entry": entry,
        "place": place + 1,
    }
    return render(
        request, "entries/author.html", {**shown, "steps": steps(entry, "entries:authors")}
    )


def _own(request: Conversation, entry: UUID) -> tuple[Hand, Entry]:
    hand = writers.hand(request, entry)
    return hand, get_object_or_404(visibility.own(hand, request.contest), key=entry)


def _place(named: list[Authorship], position: int) -> int:
    if not 1 <= position <= len(named):
        raise Http404("no such author")
    return position - 1


def _self(hand: Hand) -> Authorship:
    """Give what is known of the one who writes; without an account, the address."""
    if isinstance(hand, Holder):
        return Authorship(name=PersonName(""), email=hand.draft.email, contact=True)
    person = hand
    return Authorship(
        name=person.name, email=person.email, library=person.library, post=person.post, contact=True
    )
