"""One's own e-mail address is changed: a code proves the new one, the old one is told."""

from allauth.account.decorators import reauthentication_required
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout, update_session_auth_hash
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from baiqau.base import refusals
from baiqau.people import actions, door, readdressing
from baiqau.people.conversation import PersonalRequest
from baiqau.people.forms import AddressForm, CodeForm
from baiqau.people.models import Person
from baiqau.rules.refusals import Refused


def _unproven(person: Person) -> bool:
    """Say whether somebody holds an office without a second factor."""
    office = person.is_administrator or person.roles.exists()
    return office and not settings.DEMO and not is_mfa_enabled(person)


def _by_link_alone(request: PersonalRequest) -> bool:
    """Say whether neither a code nor a second factor has opened this session."""
    return door.by_link(request) and not is_mfa_enabled(request.person)


def _through_the_door(request: PersonalRequest) -> HttpResponse:
    """Ask for a code that comes to the old address: a link that others may have seen is not enough."""
    email, onward = request.person.email, reverse("people:address")
    logout(request)
    door.expect(request, email, onward=onward)
    messages.info(request, _("A personal link opened this session. Sign in with a code first."))
    return redirect(f"{reverse('people:sign-in')}?next={onward}")


@never_cache
@reauthentication_required  # type: ignore[untyped-decorator]  # the second factor, once more
def ask(request: PersonalRequest) -> HttpResponse:
    """Ask for the new address and send a code to it."""
    if _unproven(request.person):
        return redirect("people:second-factor")
    if _by_link_alone(request):
        return _through_the_door(request)
    form = AddressForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        email = form.cleaned_data["email"]
        if email == request.person.email:
            form.add_error("email", _("This is your address already."))
        elif not door.may_send(request, email):
            form.add_error(
                "email", _("Many codes were asked for. Look into your letters or try in an hour.")
            )
        else:
            readdressing.begin(request, request.person, email, now=request.now)
            return redirect("people:address-code")
    return render(request, "people/address.html", {"form": form})


@never_cache
@reauthentication_required  # type: ignore[untyped-decorator]  # allauth carries no types
def code(request: PersonalRequest) -> HttpResponse:
    """Take the code; with it the address is changed."""
    email = readdressing.awaited(request, request.person, now=request.now)
    if not email or _unproven(request.person) or _by_link_alone(request):
        messages.info(request, _("No code is awaited any more. Write the new address once more."))
        return redirect("people:address")
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if readdressing.proven(request, form.cleaned_data["code"]):
            return _changed(request, email)
        form.add_error("code", _("This is not the code of the last letter."))
    return render(request, "people/address_code.html", {"form": form, "email": email})


def _changed(request: PersonalRequest, email: str) -> HttpResponse:
    try:
        person = actions.change_address(request.person, email, now=request.now)
    except Refused as refused:
        messages.error(request, refusals.sentence(refused))
        return redirect("people:address")
    update_session_auth_hash(request, person)  # this session stays, all others have ended
    words = _("Your address is now %(address)s. Everywhere else you are signed out.")
    messages.success(request, words % {"address": email})
    return redirect("people:me")
