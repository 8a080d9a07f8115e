"""The regulation written as a form: a list of sections, each section, a preview, what would change."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from baiqau.base import refusals
from baiqau.contests import actions, pages
from baiqau.contests.forms import ReasonForm
from baiqau.contests.models import Draft
from baiqau.contests.views.desk import Desk, desk, posted, unanswered
from baiqau.people.conversation import PersonalRequest
from baiqau.rules.drafts import reading
from baiqau.rules.drafts.sections import Section, by_key
from baiqau.rules.drafts.values import Posted
from baiqau.rules.refusals import Refused

TORN = "contests-draft-torn"


@never_cache
def overview(request: PersonalRequest, **place: Any) -> HttpResponse:
    """The sections with the state of each, and the ways on."""
    here = desk(request, **place)
    return render(request, "contests/draft/overview.html", here.context(lines=here.lines()))


@never_cache
def section(request: PersonalRequest, section: str, **place: Any) -> HttpResponse:
    """One section: whatever is typed is kept; what is wrong is said beside its field."""
    here = desk(request, **place)
    found = by_key().get(section)
    if found is None:
        raise Http404("no such section")
    if request.method != "POST":
        return _shown(request, here, found)
    quiet = request.headers.get("X-Saving") == "quiet"
    sent = posted(request, quiet=quiet)
    try:
        draft, path = _keep(request, here, found, sent)
    except Refused as refused:
        if refused.code != TORN:
            raise
        return _torn(request, desk(request, **place), found, sent)
    kept = here.with_draft(draft)
    if quiet:
        return JsonResponse({"at": kept.kept_at, "seen": kept.mark(found), **kept.told(found)})
    return _onward(request, kept, found, path, here.tree)


def _keep(request: PersonalRequest, here: Desk, found: Section, sent: Posted) -> tuple[Draft, str]:
    """Keep a section and do what the button says, also where this page kept it itself unanswered."""
    act, by, now = request.POST.get("do", ""), request.person, request.now
    seen = request.POST.get("seen", "")
    try:
        return actions.keep_section(here.draft, found, sent, seen=seen, act=act, by=by, now=now)
    except Refused as refused:
        if refused.code != TORN:
            raise
        fresh = desk(request, **here.place)  # type: ignore[arg-type]  # the names of the address
        if not any(_says(fresh, found, one) for one in (sent, *unanswered(request))):
            raise
    seen = fresh.mark(found)
    return actions.keep_section(fresh.draft, found, sent, seen=seen, act=act, by=by, now=now)


def _says(here: Desk, found: Section, sent: Posted) -> bool:
    """Say whether what is kept is just what a page sent."""
    return not here.beside(found, reading.read(here.tree, found.fields, sent))


def _shown(request: HttpRequest, here: Desk, found: Section, **more: object) -> HttpResponse:
    context = here.context(section=found, **here.page(found, request.GET.get("at", "")), **more)
    return render(request, "contests/draft/section.html", context)


def _torn(request: HttpRequest, here: Desk, found: Section, sent: Posted) -> HttpResponse:
    """Show what was typed here, not kept yet, and what somebody else has kept meanwhile."""
    if request.headers.get("X-Saving") == "quiet":
        words = _("This section was changed elsewhere. Press the button to see both and choose.")
        return JsonResponse({"fault": words}, status=409)
    mine = reading.read(here.tree, found.fields, sent)
    torn = here.beside(found, mine)
    if not torn:
        return redirect(here.section_url(found))
    answer = _shown(request, here.showing(mine), found, torn=torn)
    answer.status_code = 409
    return answer


def _onward(
    request: HttpRequest, here: Desk, found: Section, path: str, before: Mapping[str, Any]
) -> HttpResponse:
    """Lead on: to the row a button was about, to the next section, or back to this one."""
    if path:
        url = here.section_url(found)
        return HttpResponseRedirect(f"{url}?at={path}#{path}")
    messages.success(request, _("Saved at %(at)s.") % {"at": here.kept_at})
    if request.POST.get("do") == "onward":
        return redirect(here.after(found))
    rows = request.POST.get("open", "") or here.changed(found, before)
    return redirect(
        f"{here.section_url(found)}?{urlencode({'at': rows})}" if rows else here.section_url(found)
    )


@never_cache
def preview(request: PersonalRequest, **place: Any) -> HttpResponse:
    """The draft as the public page would show it, once every value can be read."""
    here = desk(request, **place)
    regulation = here.looked.regulation
    blocks = pages.shown(regulation, get_language() or "kk") if regulation else None
    context = here.context(blocks=blocks, lines=here.lines())
    return render(request, "contests/draft/preview.html", context)


@never_cache
def publish(request: PersonalRequest, **place: Any) -> HttpResponse:
    """What the draft changes; published from here, with its reason."""
    here = desk(request, **place)
    form = ReasonForm(request.POST or None)
    form.fields["reason"].required = here.reason_needed
    if request.method == "POST" and form.is_valid():
        try:
            contest = actions.publish(
                here.draft,
                seen=request.POST.get("seen", ""),
                reason=form.cleaned_data["reason"],
                by=request.person,
                now=request.now,
            )
        except Refused as refused:
            form.add_error(None, refusals.sentence(refused))
        else:
            if here.contest is None:
                messages.success(request, _("The contest is made. It is not public yet."))
                return redirect("contests:manage", contest=contest.slug)
            messages.success(request, _("The amendment is published."))
            return redirect("contests:regulation", contest=contest.slug)
    regulation, before = here.looked.regulation, here.contest and here.contest.regulation
    changes = pages.changes(before, regulation) if before and regulation else None
    told = {"form": form, "changes": changes, "lines": here.lines()}
    return render(request, "contests/draft/publish.html", here.context(**told))


def drop(request: PersonalRequest, **place: Any) -> HttpResponse:
    """Throw the draft away."""
    here = desk(request, **place)
    actions.drop(here.draft, by=request.person, now=request.now)
    messages.success(request, _("The draft is thrown away."))
    if here.contest is None:
        return redirect("contests:new")
    return redirect("contests:manage", contest=here.contest.slug)
