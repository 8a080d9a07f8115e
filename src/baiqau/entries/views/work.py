"""Beginning an entry, and its words."""

from collections.abc import Sequence
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from baiqau.contests.conversation import Conversation
from baiqau.entries import actions, queries, visibility
from baiqau.entries.forms import WorkForm
from baiqau.entries.forms.work import initial
from baiqau.entries.models import Entry
from baiqau.entries.queries import together
from baiqau.entries.views import saving, telling
from baiqau.entries.views.opening import held
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
    waiting = queries.open_drafts_for(request.person, request.contest, held(request))
    shown = {"mine": mine, "open": open_now, "open_drafts": waiting}
    return render(request, "entries/start.html", shown)


@never_cache
def edit(request: Conversation, contest: str, entry: UUID) -> HttpResponse:
    """Show and keep the words of the work. An answer that does not fit is kept and pointed out."""
    found = get_object_or_404(visibility.changeable(request.person, request.contest), key=entry)
    if saving.is_growing(request):
        return _page(request, found, _form(request, found, saving.grown(request.POST)))
    form = _form(request, found)
    kept = _kept(request, found, form)
    found.refresh_from_db()
    if saving.quiet(request):
        return saving.told(form, found.changed_at, request.contest)
    if kept:
        messages.success(request, _("Saved on the server."))
        faulty = telling.faulty(request.contest.regulation, found.answers, found.kind)
        return redirect("entries:edit", contest, entry) if faulty else _onward(request, found)
    return _shown(request, found, form)


def _onward(request: Conversation, entry: Entry) -> HttpResponse:
    return onward(request, entry, "entries:edit", request.person)


def _shown(request: Conversation, entry: Entry, form: WorkForm) -> HttpResponse:
    """Show the words as kept or as sent, beside those of another place where both changed."""
    torn: list[saving.Torn] = []
    if saving.is_torn(request, form):
        data, torn = saving.beside(request.POST, form, together.of_entry(entry))
        form = _form(request, entry, data)
    answers, kind = entry.answers, entry.kind
    if form.is_bound and not form.errors.get("kind"):
        answers, kind = form.told()["answers"], form.told()["kind"]
    saving.point_out(form, telling.faulty(request.contest.regulation, answers, kind))
    return _page(request, entry, form, torn)


def _page(
    request: Conversation, entry: Entry, form: WorkForm, torn: Sequence[saving.Torn] = ()
) -> HttpResponse:
    faulty = bool(torn or (form.errors and not saving.is_growing(request)))
    shown = {
        "entry": entry,
        "form": form,
        "torn": torn,
        "steps": steps(entry, "entries:edit", request.person),
    }
    return render(request, "entries/edit.html", {**shown, "faulty": faulty})


def _form(request: Conversation, entry: Entry, data: QueryDict | None = None) -> WorkForm:
    return WorkForm(
        data or (request.POST if request.method == "POST" else None),
        initial=initial(entry),
        regulation=request.contest.regulation,
        language=get_language() or "kk",
    )


def _kept(request: Conversation, entry: Entry, form: WorkForm) -> bool:
    if request.method != "POST" or not form.is_valid() or "take" in request.POST:
        return False
    on = request.POST.get("written_on")
    try:
        actions.save(entry, by=request.person, now=request.now, written_on=on, **form.told())
    except Refused as refused:
        saving.refuse(request, form, refused)
        return False
    return True
