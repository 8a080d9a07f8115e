"""Writing before any account: the page, its quiet saving, the proof of the address, taking it up."""

from collections.abc import Sequence
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from baiqau.base import ratelimit
from baiqau.contests.conversation import Conversation
from baiqau.entries import actions, queries
from baiqau.entries.forms import OpeningForm
from baiqau.entries.forms.work import written
from baiqau.entries.models import OpenDraft
from baiqau.entries.queries import terms, together
from baiqau.entries.views import saving, telling
from baiqau.rules import calendar
from baiqau.rules.refusals import Refused

BEGUN_AN_HOUR = 300  # a whole reading room stands behind one address
SAVED_AN_HOUR = 1200  # of one draft: one save in three seconds


@never_cache
def begin(request: Conversation, contest: str) -> HttpResponse:
    """Let anyone write at once; keep the words on the server from the first address on."""
    if request.method == "POST":
        return _written(request)
    if request.user.is_authenticated:
        return redirect("entries:start", contest)
    draft = queries.open_draft(request.contest, held(request))
    form = _form(request, draft)
    saving.point_out(form, _faulty(request, draft) if draft else {})
    return _page(request, form, draft)


def _faulty(request: Conversation, draft: OpenDraft) -> dict[str, list[str]]:
    answers, kind = draft.words.get("answers", {}), draft.words.get("kind", "")
    return telling.faulty(request.contest.regulation, answers, kind)


def _written(request: Conversation) -> HttpResponse:
    """Keep what was sent, or let this browser forget its draft: the server's copy waits for its code."""
    if "leave" in request.POST:
        request.session.pop(_place(request), None)
        return redirect("entries:begin", request.contest.slug)
    draft = queries.open_draft(request.contest, held(request))
    if saving.is_growing(request):
        return _page(request, _form(request, draft, saving.grown(request.POST)), draft)
    form = _form(request, draft)
    found = _kept(request, form)
    if saving.quiet(request):
        found = found or draft
        return saving.told(form, found.changed_at if found else None, request.contest)
    if found:
        step = "begin" if _faulty(request, found) else "confirm-address"
        return redirect(f"entries:{step}", request.contest.slug)
    if draft and saving.is_torn(request, form):
        data, torn = saving.beside(request.POST, form, together.flat(draft.words))
        return _page(request, _form(request, draft, data), draft, torn)
    return _page(request, form, draft)


def _page(
    request: Conversation,
    form: OpeningForm,
    draft: OpenDraft | None,
    torn: Sequence[saving.Torn] = (),
) -> HttpResponse:
    shown = {
        "form": form,
        "torn": torn,
        "faulty": bool(form.errors or torn),
        "draft": draft,
        "kept_days": actions.KEPT_DAYS,
        "kept_at": saving.kept_at(draft.changed_at, request.contest) if draft else "",
        "open": terms.is_taken(draft, request.now)
        if draft
        else calendar.is_open(request.contest.regulation, request.now),
        "grace": draft if draft and terms.is_late(draft, request.now) else None,
        "last_moment": terms.last_moment(draft) if draft else None,
    }
    return render(request, "entries/begin.html", shown)


@never_cache
def confirm_address(request: Conversation, contest: str) -> HttpResponse:
    """Say what is kept and offer to send the code; who is known already goes on."""
    if request.user.is_authenticated:
        return redirect("entries:start", contest)
    draft = queries.open_draft(request.contest, held(request))
    if draft is None:
        return redirect("entries:begin", contest)
    shown = {
        "draft": draft,
        "kept_at": saving.kept_at(draft.changed_at, request.contest),
        "next": reverse("entries:start", args=[contest]),
    }
    return render(request, "entries/confirm_address.html", shown)


def take_up(request: Conversation, contest: str, draft: UUID) -> HttpResponse:
    """Make a draft written before signing in one's own entry, and go on with its authors."""
    mine = queries.to_take_up(request.person, request.contest, held(request), draft)
    found = get_object_or_404(mine)
    entry = actions.take_up(found, by=request.person, now=request.now)
    request.session.pop(_place(request), None)
    messages.success(request, _("Saved on the server."))
    return redirect("entries:authors", contest, entry.key)


def held(request: Conversation) -> str | None:
    """Give the key of the draft this browser began in this contest."""
    key: str | None = request.session.get(_place(request))
    return key


def _place(request: Conversation) -> str:
    return f"open-draft:{request.contest.slug}"


def _form(
    request: Conversation, draft: OpenDraft | None, data: QueryDict | None = None
) -> OpeningForm:
    return OpeningForm(
        data or (request.POST if request.method == "POST" else None),
        initial={**written(draft.words), "email": draft.email} if draft else None,
        regulation=request.contest.regulation,
        language=get_language() or "kk",
    )


def _kept(request: Conversation, form: OpeningForm) -> OpenDraft | None:
    """Keep the words; what stands against it is told at the form."""
    if not form.is_valid() or "take" in request.POST:
        return None
    key = held(request)
    if not _may_save(request, key):
        form.add_error(None, _("Too much was saved in a short time. Wait an hour and save again."))
        return None
    try:
        draft = actions.keep_open(
            request.contest,
            key=key,
            email=form.cleaned_data["email"],
            words=form.told(),
            written_on=request.POST.get("written_on"),
            now=request.now,
        )
    except Refused as refused:
        saving.refuse(request, form, refused)
        return None
    request.session[_place(request)] = str(draft.key)
    return draft


def _may_save(request: Conversation, key: str | None) -> bool:
    name, most = (
        (f"open-draft:{key}", SAVED_AN_HOUR)
        if key
        else (f"open-drafts:{ratelimit.address(request)}", BEGUN_AN_HOUR)
    )
    return ratelimit.allow(name, most=most, seconds=3600, now=request.now)
