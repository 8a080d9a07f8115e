"""Beginning an entry, and its words."""

from collections.abc import Sequence
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from baiqau.contests.conversation import Conversation
from baiqau.entries import actions, keyring, queries, visibility, writers
from baiqau.entries.forms import OpeningForm, WorkForm
from baiqau.entries.forms.work import initial
from baiqau.entries.hands import Hand, Holder
from baiqau.entries.models import Entry
from baiqau.entries.queries import together
from baiqau.entries.views import saving, telling
from baiqau.entries.views.opening import may_save
from baiqau.entries.views.steps import onward, steps
from baiqau.rules import calendar
from baiqau.rules.refusals import Refused


@never_cache
def start(request: Conversation, contest: str) -> HttpResponse:
    """Say what will be asked, then begin a draft."""
    if request.method == "POST":
        entry = actions.start(request.contest, by=request.person, now=request.now)
        return redirect("entries:edit", contest, entry.key)
    mine = queries.of_person(request.person, request.contest)
    open_now = calendar.is_open(request.contest.regulation, request.now)
    here = writers.digests(request, request.contest)
    waiting = queries.open_drafts_for(request.person, request.contest, here)
    shown = {"mine": mine, "open": open_now, "open_drafts": waiting}
    return render(request, "entries/start.html", shown)


@never_cache
def edit(request: Conversation, contest: str, entry: UUID) -> HttpResponse:
    """Show and keep the words of the work. An answer that does not fit is kept and pointed out."""
    hand = writers.hand(request, entry)
    found = get_object_or_404(visibility.changeable(hand, request.contest), key=entry)
    if saving.is_growing(request):
        return _page(request, hand, found, _form(request, hand, found, saving.grown(request.POST)))
    form = _form(request, hand, found)
    answer = _answer(request, hand, found, form)
    if isinstance(hand, Holder):
        keyring.hold(answer, request.contest, keyring.held(request, request.contest))
    return answer


def _answer(request: Conversation, hand: Hand, found: Entry, form: WorkForm) -> HttpResponse:
    kept = _kept(request, hand, found, form)
    found.refresh_from_db()
    if saving.quiet(request):
        return saving.told(form, found.changed_at, request.contest)
    if kept:
        messages.success(request, _("Saved on the server."))
        faulty = telling.faulty(
            request.contest.regulation, found.answers, found.kind, found.nomination
        )
        if faulty:
            return redirect("entries:edit", request.contest.slug, found.key)
        return onward(request, found, "entries:edit", hand)
    return _shown(request, hand, found, form)


def _shown(request: Conversation, hand: Hand, entry: Entry, form: WorkForm) -> HttpResponse:
    """Show the words as kept or as sent, beside those of another place where both changed."""
    torn: list[saving.Torn] = []
    if saving.is_torn(request, form):
        data, torn = saving.beside(request.POST, form, together.of_entry(entry))
        form = _form(request, hand, entry, data)
    answers, work = entry.answers, (entry.kind, entry.nomination)
    if form.is_bound and not form.errors.get("kind"):
        told = form.told()
        answers, work = told["answers"], (told["kind"], told.get("nomination", ""))
    saving.point_out(form, telling.faulty(request.contest.regulation, answers, *work))
    return _page(request, hand, entry, form, torn)


def _page(
    request: Conversation,
    hand: Hand,
    entry: Entry,
    form: WorkForm,
    torn: Sequence[saving.Torn] = (),
) -> HttpResponse:
    faulty = bool(torn or (form.errors and not saving.is_growing(request)))
    shown = {
        "entry": entry,
        "form": form,
        "torn": torn,
        "steps": steps(entry, "entries:edit", hand),
    }
    return render(request, "entries/edit.html", {**shown, "faulty": faulty})


def _form(
    request: Conversation, hand: Hand, entry: Entry, data: QueryDict | None = None
) -> WorkForm:
    """Give the form; without an account the address stands on it, too, and can be corrected."""
    address = {"email": hand.draft.email} if isinstance(hand, Holder) else {}
    return (OpeningForm if address else WorkForm)(
        data or (request.POST if request.method == "POST" else None),
        initial=initial(entry) | address,
        regulation=request.contest.regulation,
        language=get_language() or "kk",
    )


def _kept(request: Conversation, hand: Hand, entry: Entry, form: WorkForm) -> bool:
    if request.method != "POST" or not form.is_valid() or "take" in request.POST:
        return False
    if isinstance(hand, Holder) and not may_save(request, hand.draft):
        form.add_error(None, _("Too much was saved in a short time. Wait an hour and save again."))
        return False
    on = request.POST.get("written_on")
    try:
        with transaction.atomic():
            actions.save(entry, by=hand, now=request.now, written_on=on, **form.told())
            if isinstance(hand, Holder) and form.cleaned_data["email"] != hand.draft.email:
                email = form.cleaned_data["email"]
                actions.correct_address(hand.draft, email=email, language=hand.language)
    except Refused as refused:
        saving.refuse(request, form, refused)
        return False
    return True
