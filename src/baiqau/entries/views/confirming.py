"""The one moment that asks for a code: the address is proven, the draft joins its account and is handed in."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from baiqau.contests.conversation import Conversation
from baiqau.entries import actions, queries, writers
from baiqau.entries.models import Entry, OpenDraft
from baiqau.entries.views.steps import steps
from baiqau.people import actions as people
from baiqau.people import door
from baiqau.people.forms import AddressForm
from baiqau.people.models import Person
from baiqau.people.queries import by_email

_SENT = "open-draft-code"  # in the session: the address the code went to


def confirm(request: Conversation, contest: str, entry: UUID) -> HttpResponse:
    """Send the code to the draft's address, corrected if it was; who is signed in needs none."""
    draft = writers.draft_of(request, entry)
    if draft is None:
        raise Http404("this browser does not hold the draft")
    if hasattr(request, "person"):
        return _joined(request, draft, request.person)
    form = AddressForm(request.POST)
    if not form.is_valid():
        messages.error(request, " ".join(map(str, form.errors.get("email", ()))))
        return redirect("entries:check", contest, entry)
    language = get_language() or "kk"
    draft = actions.correct_address(draft, email=form.cleaned_data["email"], language=language)
    if not door.may_send(request, draft.email):
        words = _("Many codes were asked for. Look into your letters or try in an hour.")
        messages.error(request, words)
        return redirect("entries:check", contest, entry)
    person = people.join(draft.email, language=language, now=request.now)
    door.send_code(request, person)
    request.session[_SENT] = draft.email
    return redirect("entries:code", contest, entry)


@never_cache
def code(request: Conversation, contest: str, entry: UUID) -> HttpResponse:
    """Take the code of the letter: then the draft joins the account, and what is complete is handed in."""
    here = writers.digests(request, request.contest)
    draft = queries.opened(request.contest, here).filter(entry__key=entry).first()
    if draft is None:
        return _of_others(request, entry)
    if draft.taken_at is not None:
        return _after(request, draft.entry)
    person = by_email(draft.email)
    if person is None or request.session.get(_SENT) != draft.email:
        return redirect("entries:check", contest, entry)
    shown = {"draft": draft, "entry": draft.entry, "steps": steps(draft.entry, "entries:check")}
    answer, proven = door.take_code(
        request,
        person,
        template="entries/code.html",
        shown=shown,
        onward=reverse("entries:start", args=[contest]),
    )
    if proven and request.user == person:
        return _joined(request, draft, person)
    if answer is None or (answer.status_code == 302 and not proven):  # noqa: PLR2004  Found
        return render(request, "entries/code.html", {**shown, "stale": True})
    return answer


def _joined(request: Conversation, draft: OpenDraft, person: Person) -> HttpResponse:
    """Let the draft join the account; hand it in unless something is missing or stands beside it."""
    entry = actions.take_up(draft, by=person, now=request.now)
    slug = request.contest.slug
    if queries.beside(entry).exists():
        words = _(
            "Your address is confirmed. Your account already has another work in this contest: look"
            " at both before you hand in."
        )
        messages.warning(request, words)
        return redirect("entries:check", slug, entry.key)
    if entry.state == "draft" and queries.missing(entry):
        messages.success(request, _("Your address is confirmed; the draft stands in your account."))
        return redirect("entries:check", slug, entry.key)
    entry = actions.submit(entry, by=person, now=request.now)
    words = _("The work is handed in. Its number is %(number)s.")
    messages.success(request, words % {"number": entry.number})
    return redirect("entries:receipt", slug, entry.key)


def _after(request: Conversation, entry: Entry) -> HttpResponse:
    """Answer a second press, another tab, another device: the draft has joined its account."""
    if getattr(request, "person", None) == entry.owner:
        view = "entries:receipt" if entry.number else "entries:check"
        return redirect(view, request.contest.slug, entry.key)
    shown = {"entry": entry, "address": door.hidden(entry.owner.email)}
    return render(request, "entries/joined.html", shown)


def _of_others(request: Conversation, entry: UUID) -> HttpResponse:
    """Lead an owner to the work; to anyone else there is nothing here."""
    if hasattr(request, "person"):
        return redirect("entries:check", request.contest.slug, entry)
    raise Http404("this browser does not hold the draft")
