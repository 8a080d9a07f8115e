"""The audience in the hall: a ticket, a name, one vote; and the console that opens and closes it."""

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from baiqau.base import refusals
from baiqau.base.ratelimit import address, allow
from baiqau.contests.conversation import Conversation
from baiqau.defence import printed, queries, voting
from baiqau.defence.actions import audience as acts
from baiqau.defence.forms import GuestForm
from baiqau.defence.models import Ballot, Guest
from baiqau.rules.audience import AudienceRule
from baiqau.rules.refusals import Refused

TRIES = 900  # of ten minutes from one address: a whole hall stands behind one
CHANGES = 40  # of ten minutes with one ticket
TEN_MINUTES = 600


@never_cache
def door(request: Conversation, contest: str) -> HttpResponse:
    """What the hall's code leads to: the code of a ticket, then who holds it."""
    rule = _rule(request)
    code = voting.plain(request.GET.get("ticket", ""))
    context: dict[str, object] = {"rule": rule, "typed": request.GET.get("ticket", "")}
    if not code:
        return render(request, "defence/ticket.html", context)
    if not _allowed(request):
        return _too_many(request)
    guest = queries.guest_of(request.contest, voting.ticket(code))
    if guest is None:
        context["fault"] = refusals.sentence(Refused("defence-ticket-unknown"))
        return render(request, "defence/ticket.html", context, status=404)
    if guest.contact is not None:
        return redirect("defence:ballot", contest=contest, ticket=code)
    return _registering(request, rule, guest, code)


def register(request: Conversation, contest: str) -> HttpResponse:
    """Register a ticket's holder; whatever was typed stays in the form when something is wrong."""
    rule = _rule(request)
    code = voting.plain(request.POST.get("ticket", ""))
    if not _allowed(request):
        return _too_many(request)
    return _registering(request, rule, _guest(request, code), code)


def _registering(
    request: Conversation, rule: AudienceRule, guest: Guest, code: str
) -> HttpResponse:
    form = GuestForm(rule.contact, request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            acts.register(
                guest,
                name=form.cleaned_data["name"],
                contact=form.cleaned_data["contact"],
                language=get_language() or "kk",
                now=request.now,
            )
        except Refused as refused:
            form.add_error(None, refusals.sentence(refused))
        else:
            return redirect("defence:ballot", contest=request.contest.slug, ticket=code)
    context = {"rule": rule, "form": form, "code": code, "faulty": form.errors}
    return render(request, "defence/guest.html", context)


@never_cache
def ballot(request: Conversation, contest: str, ticket: str) -> HttpResponse:
    """One's own vote: the works in the order of the talks, what was chosen, the receipt."""
    rule, code = _rule(request), voting.plain(ticket)
    if not _allowed(request):
        return _too_many(request)
    guest = _guest(request, code)
    if guest.contact is None:
        return redirect(_door(contest, code))
    context = {
        "rule": rule,
        "code": code,
        "guest": guest,
        "open": queries.vote_is_open(request.contest),
        "poll": queries.poll(request.contest),
        "works": queries.candidates(request.contest),
        "own": queries.own_works(request.contest, guest),
        "given": Ballot.objects.filter(pk=voting.ballot(code)).select_related("entry").first(),
    }
    return render(request, "defence/ballot.html", context)


def vote(request: Conversation, contest: str, ticket: str) -> HttpResponse:
    """Give the vote or change it."""
    _rule(request)
    code = voting.plain(ticket)
    if not allow(f"vote:{voting.ticket(code)}", CHANGES, TEN_MINUTES, request.now):
        return _too_many(request)
    guest = _guest(request, code)
    number = request.POST.get("work", "")
    works = queries.candidates(request.contest)
    chosen = next((one for one in works if str(one.number) == number), None)
    if chosen is None:
        raise Refused("defence-vote-no-candidate")
    acts.vote(guest, chosen, code=code, now=request.now)
    messages.success(request, _("Your vote is kept."))
    return redirect("defence:ballot", contest=contest, ticket=code)


def poll(request: Conversation, contest: str) -> HttpResponse:
    """Open or close the vote, or void the tickets nobody used: the console's buttons."""
    step = request.POST.get("step", "")
    if step == "open":
        acts.open_vote(request.contest, by=request.person, now=request.now)
        said = _("The vote is open; the hall screen shows its code.")
    elif step == "close":
        acts.close_vote(request.contest, by=request.person, now=request.now)
        said = _("The vote is closed. It is counted when the chair seals the result.")
    elif step == "void":
        number = acts.void(request.contest, by=request.person, now=request.now)
        words = ngettext("%(number)s ticket is void.", "%(number)s tickets are void.", number)
        said = words % {"number": number}
    else:
        raise Http404("no such step")
    messages.success(request, said)
    return redirect("defence:day", contest=contest)


def tickets(request: Conversation, contest: str) -> HttpResponse:
    """Print new tickets; this is the only moment at which their codes are known here."""
    told = request.POST.get("number", "")
    number = int(told) if told.isdecimal() and len(told) < len("10000") else 0
    codes = acts.tickets(request.contest, number=number, by=request.person, now=request.now)
    doors = {
        at: (voting.shown(code), settings.ADDRESS + _door(contest, code))
        for at, code in codes.items()
    }
    answer = HttpResponse(
        printed.tickets(request.contest, doors, request.now), content_type="application/pdf"
    )
    first, last = min(codes), max(codes)
    answer["Content-Disposition"] = f'attachment; filename="{contest}-tickets-{first}-{last}.pdf"'
    return answer


def _rule(request: Conversation) -> AudienceRule:
    rule = request.contest.regulation.audience
    if rule is None:
        raise Http404("the regulation has no award of the audience")
    return rule


def _guest(request: Conversation, code: str) -> Guest:
    guest = queries.guest_of(request.contest, voting.ticket(code))
    if guest is None:
        raise Refused("defence-ticket-unknown")
    return guest


def _door(contest: str, code: str) -> str:
    return f"{reverse('defence:audience', kwargs={'contest': contest})}?ticket={code}"


def _allowed(request: Conversation) -> bool:
    return allow(f"tickets:{address(request)}", TRIES, TEN_MINUTES, request.now)


def _too_many(request: Conversation) -> HttpResponse:
    return render(request, "defence/too_many.html", status=429)
