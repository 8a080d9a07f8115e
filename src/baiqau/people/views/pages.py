"""Signing in by code, one's own name, the register of libraries, consents."""

from allauth.mfa.utils import is_mfa_enabled
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme, urlencode
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from baiqau.people import actions, agreed, door, queries
from baiqau.people.conversation import PersonalRequest
from baiqau.people.forms import AddressForm, LibraryForm, PersonForm
from baiqau.people.models import Library


@never_cache
def sign_in(request: PersonalRequest) -> HttpResponse:
    """Ask for the address and send a code to it; an unknown address becomes an account."""
    initial = {"email": door.expected(request, _next(request))}
    form = AddressForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        if door.may_send(request, form.cleaned_data["email"]):
            return _send_code(request, form.cleaned_data["email"])
        form.add_error(
            "email", _("Many codes were asked for. Look into your letters or try in an hour.")
        )
    return render(request, "people/sign_in.html", {"form": form, "next": _next(request)})


def _send_code(request: PersonalRequest, email: str) -> HttpResponse:
    person = actions.join(email, language=get_language() or "kk", now=request.now)
    door.send_code(request, person)
    onward = _next(request)
    return redirect(
        reverse("account_confirm_login_code")
        + (f"?{urlencode({'next': onward})}" if onward else "")
    )


def _next(request: HttpRequest) -> str:
    onward = request.POST.get("next") or request.GET.get("next", "")
    return onward if url_has_allowed_host_and_scheme(onward, {request.get_host()}) else ""


@never_cache
def me(request: PersonalRequest) -> HttpResponse:
    """Show and keep one's own name, language and post."""
    form = PersonForm(request.POST) if request.method == "POST" else PersonForm.of(request.person)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        actions.describe(
            request.person,
            name=told["name"],
            phone=told["phone"],
            language=told["language"],
            library=_chosen_library(request) or request.person.library,
            post=told["post"],
            now=request.now,
        )
        messages.success(request, _("Saved."))
        return redirect("people:me")
    return render(request, "people/me.html", {"form": form})


def _chosen_library(request: HttpRequest) -> Library | None:
    number = request.POST.get("library", "")
    return Library.objects.filter(pk=number).first() if number.isdecimal() else None


@never_cache
def libraries(request: HttpRequest) -> HttpResponse:
    """Find libraries by any part of a name; serves the page and its fragment."""
    words = request.GET.get("words", "")
    found = queries.libraries(words) if words.strip() else []
    return render(
        request,
        "people/libraries.html",
        {"words": words, "found": found, "field": request.GET.get("field", "library")},
    )


def work_in(request: PersonalRequest) -> HttpResponse:
    """Make a library of the register one's own."""
    library = _chosen_library(request)
    if library is not None:
        actions.work_in(request.person, library, now=request.now)
        messages.success(request, _("Saved."))
    return redirect("people:me")


@never_cache
def add_library(request: PersonalRequest) -> HttpResponse:
    """Add a library that is not in the register; it becomes the person's own."""
    form = LibraryForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        library = actions.add_library(
            name=told["name_kk"],
            kind=told["kind"],
            region=told["region"],
            settlement=told["settlement"],
            by=request.person,
            now=request.now,
        )
        actions.work_in(request.person, library, now=request.now)
        messages.success(request, _("The library is added; the organiser will look at it."))
        return redirect(_next(request) or "people:me")
    return render(request, "people/add_library.html", {"form": form, "next": _next(request)})


@never_cache
def second_factor(request: PersonalRequest) -> HttpResponse:
    """Explain why an office asks for a second factor, and lead to setting it up."""
    if is_mfa_enabled(request.person):
        return redirect("site:desk")
    return render(request, "people/second_factor.html")


@never_cache
def consents(request: PersonalRequest) -> HttpResponse:
    """List one's own consents, in all contests."""
    rows = agreed.worded(request.person.consents.order_by("-given_at"))
    return render(request, "people/consents.html", {"rows": rows})


def withdraw_consent(request: PersonalRequest, scope: str, key: str) -> HttpResponse:
    """Withdraw one consent."""
    if actions.withdraw_consent(request.person, scope=scope, key=key, now=request.now):
        messages.success(request, _("The consent is withdrawn."))
    return redirect("people:consents")
