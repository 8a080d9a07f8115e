"""The room of letters to many: the list, writing one, looking at it, sending it."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache

from baiqau.base import refusals
from baiqau.contests.conversation import Conversation
from baiqau.journal.models import Letter
from baiqau.journal.wording import reason
from baiqau.mailings import actions, letters, queries, tasks
from baiqau.mailings.forms import MailingForm, told
from baiqau.mailings.models import Dispatch, Mailing
from baiqau.mailings.wording import GROUPS, PLACES
from baiqau.rules.refusals import Refused

A_PAGE = 100


@never_cache
def desk(request: Conversation, contest: str) -> HttpResponse:
    """The letters to many, and how many addresses want none."""
    page = Paginator(queries.mailings(request.contest), A_PAGE).get_page(request.GET.get("page"))
    shown = {"page": page, "away": len(queries.unsubscribed(request.contest))}
    return render(request, "mailings/desk.html", shown)


@never_cache
def write(request: Conversation, contest: str) -> HttpResponse:
    """Write a new letter."""
    return _writing(request, None)


@never_cache
def change(request: Conversation, contest: str, mailing: UUID) -> HttpResponse:
    """Change a letter that has not set out."""
    found = _one(request, mailing)
    if found.state != Mailing.State.DRAFT:
        return redirect("mailings:show", contest=contest, mailing=mailing)
    return _writing(request, found)


def _writing(request: Conversation, mailing: Mailing | None) -> HttpResponse:
    data = request.POST if request.method == "POST" else None
    form = MailingForm(
        queries.sizes(request.contest), data, initial=told(mailing) if mailing else None
    )
    if data is not None and form.is_valid():
        try:
            made = actions.write(
                request.contest, mailing, **form.words(), by=request.person, now=request.now
            )
        except Refused as refused:
            form.add_error(None, refusals.sentence(refused))
        else:
            return redirect("mailings:show", contest=request.contest.slug, mailing=made.key)
    shown = {"form": form, "mailing": mailing, "places": PLACES}
    return render(request, "mailings/write.html", shown)


@never_cache
def show(request: Conversation, contest: str, mailing: UUID) -> HttpResponse:
    """One letter: before it sets out whom it reaches and how it reads, then what became of it."""
    found = _one(request, mailing)
    groups = [GROUPS[group] for group in found.groups]
    shown = {"mailing": found, "groups": groups, **_standing(found)}
    if found.state == Mailing.State.DRAFT:
        return render(request, "mailings/draft.html", shown | _before(request, found))
    page = Paginator(queries.dispatches(found), A_PAGE).get_page(request.GET.get("page"))
    rows = [(one, _why(one)) for one in page]
    return render(request, "mailings/show.html", shown | {"page": page, "rows": rows})


def _why(one: Dispatch) -> str:
    """Say why a letter came back, where it did."""
    letter = one.letter
    return reason(letter.status) if letter and letter.state == Letter.State.BOUNCED else ""


def _before(request: Conversation, mailing: Mailing) -> dict[str, object]:
    """Give who would get the letter now, and how it reads for one of them."""
    audience = queries.audience(mailing)
    page = Paginator(audience.people, 1).get_page(request.GET.get("page"))
    one = next(iter(page), None)
    return {
        "audience": audience,
        "page": page,
        "one": one,
        "letter": letters.worded(mailing, one) if one else None,
        "seen": actions.seen(mailing, audience.people),
    }


@never_cache
def progress(request: Conversation, contest: str, mailing: UUID) -> HttpResponse:
    """How far a letter is, for the page that shows it."""
    found = _one(request, mailing)
    standing = _standing(found)
    answer = render(request, "mailings/progress.html", {"mailing": found, **standing})
    if not standing["under_way"]:
        answer["HX-Refresh"] = "true"  # the list below tells what became of each
    return answer


def _standing(mailing: Mailing) -> dict[str, object]:
    """Tell whether letters are still written or wait to go out, and whether nobody is at work on it."""
    sending = mailing.state == Mailing.State.SENDING
    queued = mailing.queued  # type: ignore[attr-defined]  # annotated by queries.mailings
    stuck = sending and not queries.at_work(mailing)
    return {"stuck": stuck, "under_way": (sending and not stuck) or queued > 0}


def prove(request: Conversation, contest: str, mailing: UUID) -> HttpResponse:
    """Send the proof to oneself."""
    number = actions.prove(_one(request, mailing), by=request.person, now=request.now)
    if number:
        words = ngettext(
            "%(number)s proof goes to your address: %(address)s",
            "%(number)s proofs go to your address: %(address)s",
            number,
        )
        messages.success(request, words % {"number": number, "address": request.person.email})
    else:
        messages.info(request, _("The same proof has just gone to your address."))
    return redirect("mailings:show", contest=contest, mailing=mailing)


def send(request: Conversation, contest: str, mailing: UUID) -> HttpResponse:
    """Let the letter set out, once."""
    looked_at = request.POST.get("seen", "")
    found = _one(request, mailing)
    tasks.send(found, looked_at=looked_at, by=request.person, now=request.now)
    return redirect("mailings:show", contest=contest, mailing=mailing)


def pause(request: Conversation, contest: str, mailing: UUID) -> HttpResponse:
    """Hold what has not gone out."""
    actions.pause(_one(request, mailing), by=request.person, now=request.now)
    messages.success(request, _("The letter is paused: nothing more of it goes out."))
    return redirect("mailings:show", contest=contest, mailing=mailing)


def resume(request: Conversation, contest: str, mailing: UUID) -> HttpResponse:
    """Let the rest go out."""
    tasks.resume(_one(request, mailing), by=request.person, now=request.now)
    messages.success(request, _("The letter goes on. Who has it does not get it again."))
    return redirect("mailings:show", contest=contest, mailing=mailing)


def discard(request: Conversation, contest: str, mailing: UUID) -> HttpResponse:
    """Throw a draft away."""
    actions.discard(_one(request, mailing), by=request.person, now=request.now)
    messages.success(request, _("The letter was thrown away."))
    return redirect("mailings:desk", contest=contest)


def _one(request: Conversation, key: UUID) -> Mailing:
    return get_object_or_404(queries.mailings(request.contest), key=key)
