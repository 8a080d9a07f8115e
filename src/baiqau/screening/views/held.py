"""Files that a look holds: what was seen in each, in plain words, and a person's word on it."""

from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from baiqau.base import refusals
from baiqau.base.rights import COMMITTEE, ORGANISER
from baiqau.contests.conversation import Conversation
from baiqau.entries import queries as entries
from baiqau.entries.models import Inspection, Release, WorkFile
from baiqau.entries.wording.looked import HAZARDS
from baiqau.rules.refusals import Refused
from baiqau.screening import actions, queries
from baiqau.screening.forms import ReleaseForm


@dataclass(frozen=True)
class Held:
    """One file with what was seen in it; `form` stands where a person may release it."""

    row: WorkFile
    seen: str
    told: tuple[Promise, ...]
    release: Release | None
    form: ReleaseForm | None
    mistakable: bool


@never_cache
def everything(request: Conversation, contest: str) -> HttpResponse:
    """Show the held files: those that no person released first."""
    return _page(request)


def release(request: Conversation, contest: str, file: UUID) -> HttpResponse:
    """Release a file; what was typed stays in the form when it is refused."""
    found = _found(request, file)
    form = ReleaseForm(request.POST, auto_id=f"id_{found.key}_%s")
    if form.is_valid():
        try:
            _release(request, found, form.cleaned_data["reason"])
        except Refused as refused:
            form.add_error(None, refusals.sentence(refused))
        else:
            messages.success(request, _("The file is released; its author is told."))
            return redirect("screening:held", contest)
    return _page(request, typed=(found, form), status=422)


def hold(request: Conversation, contest: str, file: UUID) -> HttpResponse:
    """Hold a released file again."""
    actions.hold_again(_found(request, file), by=request.person, now=request.now)
    messages.success(request, _("The file is held again; its author is told."))
    return redirect("screening:held", contest)


def _release(request: Conversation, file: WorkFile, reason: str) -> None:
    seen = request.POST.get("seen", "")
    actions.release(file, seen=seen, reason=reason, by=request.person, now=request.now)


def _found(request: Conversation, file: UUID) -> WorkFile:
    return get_object_or_404(queries.held_files(request.contest), key=file)


def _page(
    request: Conversation,
    *,
    typed: tuple[WorkFile, ReleaseForm] | None = None,
    status: int = 200,
) -> HttpResponse:
    may = bool(request.offices & {COMMITTEE, ORGANISER}) and request.contest.sealed_at is None
    found = list(queries.held_files(request.contest))
    shown = {"held": [_held(file, typed, may=may) for file in found], "may": may}
    return render(request, "screening/held.html", shown, status=status)


def _held(file: WorkFile, typed: tuple[WorkFile, ReleaseForm] | None, *, may: bool) -> Held:
    seen: Inspection = file.inspection
    mistakable = entries.may_be_released(seen)
    refused = typed is not None and typed[0].pk == file.pk
    form = typed[1] if typed and refused else ReleaseForm(auto_id=f"id_{file.key}_%s")
    return Held(
        row=file,
        seen=entries.seen_digest(file, seen.hazards),
        told=tuple(dict.fromkeys(HAZARDS[code] for code in seen.codes if code in HAZARDS)),
        release=seen.release,
        form=form if may and mistakable else None,
        mistakable=mistakable,
    )
