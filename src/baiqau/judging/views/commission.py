"""The organiser's pages of the commission: members, invitations, conflicts; a juror's own seat."""

from collections import Counter
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from baiqau.contests.conversation import Conversation
from baiqau.entries.models import Entry
from baiqau.judging import pages, queries, visibility
from baiqau.judging.actions import commission as acts
from baiqau.judging.actions import conflicts
from baiqau.judging.forms import AcceptanceForm, InviteForm
from baiqau.judging.models import Seat
from baiqau.people import actions as people


@never_cache
def commission(request: Conversation, contest: str) -> HttpResponse:
    """Seats with their state and progress, conflicts, an invitation form."""
    stage = pages.stage_now(request.contest, request.now)
    rows = queries.progress(request.contest, stage)
    context = {
        "rows": rows,
        "states": sorted(Counter(row.seat.state for row in rows).items()),
        "conflicts": visibility.conflicts(request.contest, request.person).select_related(
            "seat__person", "entry"
        ),
        "suspicions": visibility.suspicions(request.contest, request.person).select_related(
            "seat__person", "entry"
        ),
        "form": InviteForm(),
        "stage": stage,
        "acting": frozenset() if request.contest.sealed_at else request.offices,
    }
    return render(request, "judging/commission.html", context)


def invite(request: Conversation, contest: str) -> HttpResponse:
    """Show what conflicts the candidates would have; when confirmed, invite them."""
    form = InviteForm(request.POST)
    if not form.is_valid():
        for errors in form.errors.values():
            messages.error(request, " ".join(str(error) for error in errors))
        return redirect("judging:commission", contest=contest)
    if request.POST.get("confirmed") != "yes":
        shown = {"form": form, "rows": pages.candidates(request.contest, form.addresses_asked())}
        return render(request, "judging/candidates.html", shown)
    for address in form.addresses_asked():
        person = people.join(
            address, language=request.contest.regulation.languages[0], now=request.now
        )
        acts.invite(
            request.contest,
            person,
            by=request.person,
            now=request.now,
            chair=form.cleaned_data["chair"],
            languages=form.cleaned_data["languages"],
        )
    number = len(form.addresses_asked())
    words = ngettext("%(number)s invitation is sent.", "%(number)s invitations are sent.", number)
    messages.success(request, words % {"number": number})
    return redirect("judging:commission", contest=contest)


def remind(request: Conversation, contest: str) -> HttpResponse:
    """Remind the jurors whose sheets or answers are awaited; once a day."""
    stage = pages.stage_now(request.contest, request.now)
    turn = f"{request.now:%Y%m%d}"
    number = acts.remind(request.contest, stage, by=request.person, turn=turn, now=request.now)
    words = ngettext("%(number)s reminder is sent.", "%(number)s reminders are sent.", number)
    messages.success(request, words % {"number": number})
    return redirect("judging:commission", contest=contest)


def release(request: Conversation, contest: str, seat: UUID) -> HttpResponse:
    """Let a juror go; unsigned sheets are withdrawn."""
    left = get_object_or_404(Seat, key=seat, contest=request.contest)
    acts.release(left, reason=request.POST.get("reason", ""), by=request.person, now=request.now)
    messages.success(request, _("The seat is released. Assign again to cover its works."))
    return redirect("judging:commission", contest=contest)


def name_deputy(request: Conversation, contest: str, seat: UUID) -> HttpResponse:
    """Name the member who acts for the chair where the chair has a conflict with the work."""
    found = get_object_or_404(Seat, key=seat, contest=request.contest)
    acts.name_deputy(found, by=request.person, now=request.now)
    messages.success(request, _("The deputy of the chair is named."))
    return redirect("judging:commission", contest=contest)


def end_deputy(request: Conversation, contest: str, seat: UUID) -> HttpResponse:
    """Let the chair have no deputy any more."""
    found = get_object_or_404(Seat, key=seat, contest=request.contest)
    acts.end_deputy(found, by=request.person, now=request.now)
    messages.success(request, _("The chair has no deputy now."))
    return redirect("judging:commission", contest=contest)


def renew_link(request: Conversation, contest: str, seat: UUID) -> HttpResponse:
    """Make a juror's personal link anew; it goes to the juror by letter and is shown to nobody."""
    found = get_object_or_404(Seat, key=seat, contest=request.contest)
    acts.renew_link(found, by=request.person, now=request.now)
    messages.success(request, _("The new link is sent to the juror; the earlier one has ended."))
    return redirect("judging:commission", contest=contest)


@never_cache
def seat(request: Conversation, contest: str) -> HttpResponse:
    """One's own invitation: what is asked, until when, and the two answers."""
    return _seat_page(request, _own_seat(request))


def answer(request: Conversation, contest: str) -> HttpResponse:
    """Accept with a declaration, languages, kinds and load; or decline with a reason."""
    own = _own_seat(request)
    if request.POST.get("answer") != "accept":
        reason = request.POST.get("reason", "")
        acts.answer(own, accept=False, by=request.person, now=request.now, reason=reason)
        messages.success(request, _("Thank you for answering. The organiser is told."))
        return redirect("judging:seat", contest=contest)
    form = _acceptance(request, own, request.POST)
    if not form.is_valid():
        return _seat_page(request, own, form=form, status=422)
    acts.answer(own, accept=True, by=request.person, now=request.now, told=form.acceptance())
    conflicts.find(request.contest, now=request.now)
    return redirect("judging:sheets", contest=contest)


def _own_seat(request: Conversation) -> Seat:
    return get_object_or_404(Seat, contest=request.contest, person=request.person)


def _acceptance(
    request: Conversation, own: Seat, told: QueryDict | None = None, **known: object
) -> AcceptanceForm:
    return AcceptanceForm(
        told,
        regulation=request.contest.regulation,
        language=get_language() or "kk",
        assigned=queries.holds_sheets(own),
        initial=known,
    )


def _seat_page(
    request: Conversation, own: Seat, *, form: AcceptanceForm | None = None, status: int = 200
) -> HttpResponse:
    near = list(own.near.select_related("library"))
    known = {
        "languages": own.languages,
        "topics": own.topics,
        "most": own.most,
        "near_libraries": "\n".join(one.library.name_kk for one in near if one.library),
        "near_people": "\n".join(one.name for one in near if one.name),
    }
    shown = {
        "seat": own,
        "form": form or _acceptance(request, own, **known),
        "stages": [
            stage
            for key in ("selection", "defence")
            if (stage := request.contest.regulation.stage(key))
        ],
    }
    return render(request, "judging/seat.html", shown, status=status)


def find_conflicts(request: Conversation, contest: str) -> HttpResponse:
    """Look for conflicts by people and institutions."""
    number = conflicts.find(request.contest, now=request.now)
    words = ngettext(
        "%(number)s new conflict is found.", "%(number)s new conflicts are found.", number
    )
    messages.success(request, words % {"number": number})
    return redirect("judging:commission", contest=contest)


def pin_conflict(request: Conversation, contest: str) -> HttpResponse:
    """Write a conflict for a juror."""
    code, number = request.POST.get("seat", ""), request.POST.get("entry", "")
    seat = get_object_or_404(Seat, contest=request.contest, code=code)
    entry = get_object_or_404(
        Entry, contest=request.contest, number=int(number) if number.isdecimal() else -1
    )
    conflicts.pin(
        seat, entry, reason=request.POST.get("reason", ""), by=request.person, now=request.now
    )
    messages.success(request, _("The conflict is written down."))
    return redirect("judging:commission", contest=contest)


def settle(request: Conversation, contest: str, seat: UUID, number: int) -> HttpResponse:
    """Answer a question about a possible conflict."""
    found = visibility.suspicions(request.contest, request.person)
    suspicion = get_object_or_404(
        found, seat__key=seat, entry__number=number, kind=request.POST.get("kind", "")
    )
    conflict = request.POST.get("answer") == "conflict"
    conflicts.settle(suspicion, conflict=conflict, by=request.person, now=request.now)
    messages.success(request, _("The answer is written down."))
    return redirect("judging:commission", contest=contest)
