"""The committee's tray of letters, one letter with its candidates, the mailbox's settings."""

from collections.abc import Iterable
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache

from baiqau.base import refusals, storage
from baiqau.base.states import WORDS
from baiqau.contests.conversation import Conversation
from baiqau.contests.models import Contest
from baiqau.entries.models import Entry
from baiqau.journal import queries as outbox
from baiqau.mailbox import actions, fetching, letters, queries
from baiqau.mailbox.forms import DecisionForm, MailboxForm, TrayForm
from baiqau.mailbox.models import STATES, Incoming, IncomingFile, Mailbox
from baiqau.mailbox.wording import KINDS, WHY, term, untaken
from baiqau.rules import states
from baiqau.rules.refusals import Refused
from baiqau.rules.values import Text

MOST = 500


@never_cache
def tray(request: Conversation, contest: str) -> HttpResponse:
    """Every letter that arrived, by state; what has no counterpart on the other side."""
    form = TrayForm(request.GET)
    form.full_clean()
    here = form.cleaned_data
    numbers = queries.numbers(request.contest)
    shown = {
        "form": form,
        "here": here,
        "whole": not (here["state"] or here["words"]),
        "states": [(name, WORDS[name], numbers[name]) for name in STATES if numbers.get(name)],
        "all": sum(numbers.values()),
        "letters": _explained(queries.tray(request.contest, **here)[:MOST]),
        "box": Mailbox.objects.filter(contest=request.contest).first(),
        "apart": _apart(request.contest),
        "dead": outbox.dead(request.contest.scope)[:MOST],
    }
    return render(request, "mailbox/tray.html", shown)


def _explained(found: Iterable[Incoming]) -> list[tuple[Incoming, str | Promise]]:
    """Give letters, each beside the reason why it waits for a person; "" where it does not."""
    return [(one, WHY.get(one.why, "") if one.state == "waiting" else "") for one in found]


def _apart(contest: Contest) -> dict[str, object]:
    """Give what has no counterpart: letters that are no work yet, works without a letter."""
    letters, works = queries.unconfirmed(contest), queries.without_letter(contest)
    return {
        "letters": letters[:MOST],
        "letter_number": letters.count(),
        "works": works[:MOST],
        "work_number": works.count(),
    }


@never_cache
def letter(request: Conversation, contest: str, letter: UUID) -> HttpResponse:
    """One letter: what was read, what was understood, whose it may be, what can be done."""
    found = _found(request, letter)
    files = list(found.files.select_related("taken"))
    for file in files:
        file.why = untaken(file.untaken)  # type: ignore[attr-defined]  # for the page
    shown = {
        "letter": found,
        "kind": KINDS.get(found.kind, ""),
        "why": WHY.get(found.why, ""),
        "trouble": term(request.contest.regulation) if found.why == "call-closed" else "",
        "files": files,
        "questions": _questions(found),
        "steps": states.possible(states.INCOMING, found.state, who="committee"),
        "candidates": queries.candidates(found) if found.state == "waiting" else [],
    }
    return render(request, "mailbox/letter.html", shown)


def _questions(letter: Incoming) -> list[tuple[str, Text]]:
    """Give the questions a file of the letter may be said to answer, while that is open."""
    if letter.contest is None or letter.state not in {"waiting", "offered"}:
        return []
    return [(one.key, one.label) for one in queries.file_questions(letter.contest)]


def decide(request: Conversation, contest: str, letter: UUID) -> HttpResponse:
    """Decide what a letter is."""
    found, form = _found(request, letter), DecisionForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Choose what the letter is, then decide again."))
        return redirect("mailbox:letter", contest, found.key)
    _decided(request, found, form)
    messages.success(request, _("It is decided and written in the journal."))
    return redirect("mailbox:letter", contest, found.key)


def _decided(request: Conversation, found: Incoming, form: DecisionForm) -> None:
    told = form.cleaned_data
    by, now = request.person, request.now
    if told["step"] == "set-aside":
        actions.set_aside(found, reason=told["reason"], by=by, now=now)
    elif told["step"] == "ask":
        actions.ask_again(found, by=by, now=now)
    elif told["step"] == "assign":
        file = get_object_or_404(found.files, key=told["file"])
        actions.assign(file, question=told["question"], by=by, now=now)
    elif told["step"] == "replay":
        actions.understand(actions.replay(found, by=by, now=now), now=now)
    else:
        entries = Entry.objects.filter(contest=request.contest)
        entry = told["entry"] and get_object_or_404(entries, key=told["entry"])
        actions.decide(
            found,
            number=told["number"],
            entry=entry or None,
            surname=told["surname"],
            by=by,
            now=now,
        )


def remind(request: Conversation, contest: str) -> HttpResponse:
    """Remind everyone whose letter became a draft that nobody confirmed."""
    waiting = queries.unconfirmed(request.contest)
    number = sum(letters.remind(one, one.entry, now=request.now) for one in waiting if one.entry)
    words = ngettext(
        "%(number)s reminder is in the outbox.", "%(number)s reminders are in the outbox.", number
    )
    messages.success(request, words % {"number": number})
    return redirect("mailbox:tray", contest)


@never_cache
def raw(request: Conversation, contest: str, letter: UUID) -> HttpResponseBase:
    """Give the letter as it came, byte for byte."""
    found = _found(request, letter)
    return storage.as_attachment(
        found.blob, f"{found.received_at:%Y%m%d-%H%M}.eml", "message/rfc822", request=request
    )


@never_cache
def file(request: Conversation, contest: str, attached: UUID) -> HttpResponseBase:
    """Give a file of a letter."""
    found = get_object_or_404(IncomingFile, key=attached, incoming__contest=request.contest)
    return storage.as_attachment(found.blob, found.name or "file", request=request)


@never_cache
def settings(request: Conversation, contest: str) -> HttpResponse:
    """Say where letters are fetched from; the password is kept sealed and never shown."""
    box = Mailbox.objects.filter(contest=request.contest).first()
    names = ("host", "port", "secure", "user", "by_token", "token_url", "client_id", "folder")
    known = {name: getattr(box, name) for name in names} if box else {}
    form = MailboxForm(request.POST or None, initial=known)
    if request.method == "POST" and form.is_valid():
        if not box and not form.cleaned_data["secret"]:
            form.add_error("secret", _("Write the password of the mailbox."))
        elif _set_up(request, form):
            return redirect("mailbox:settings", contest)
    shown = {"form": form, "box": box, "rule": request.contest.regulation.naming}
    return render(request, "mailbox/settings.html", shown)


def _set_up(request: Conversation, form: MailboxForm) -> bool:
    try:
        actions.set_up(request.contest, **form.cleaned_data, by=request.person, now=request.now)
    except Refused as refused:
        form.add_error(None, refusals.sentence(refused))
        return False
    messages.success(request, _("The mailbox is set up. Fetch its letters now to try it."))
    return True


def fetch(request: Conversation, contest: str) -> HttpResponse:
    """Fetch now, and understand what came."""
    box = get_object_or_404(Mailbox.objects.select_related("contest"), contest=request.contest)
    new = fetching.fetch(box, now=request.now)
    for one in new:
        actions.understand(one, now=request.now)
    words = ngettext("%(number)s letter came.", "%(number)s letters came.", len(new))
    messages.success(request, words % {"number": len(new)})
    return redirect("mailbox:tray", contest)


def _found(request: Conversation, key: UUID) -> Incoming:
    letters_here = Incoming.objects.filter(contest=request.contest)
    return get_object_or_404(letters_here.select_related("entry", "person"), key=key)
