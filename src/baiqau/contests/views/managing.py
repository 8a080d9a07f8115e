"""The organiser's pages: the settings of a contest and its offices."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from baiqau.contests import actions, queries
from baiqau.contests.conversation import Conversation
from baiqau.contests.forms import OfficeForm
from baiqau.contests.models import Role
from baiqau.people import actions as people
from baiqau.people import queries as asked


@never_cache
def manage(request: Conversation, contest: str) -> HttpResponse:
    """State, versions and offices of the contest."""
    return _managed(request, OfficeForm())


def _managed(request: Conversation, form: OfficeForm) -> HttpResponse:
    context = {
        "form": form,
        "faulty": bool(form.errors),
        "roles": Role.objects.filter(contest=request.contest)
        .select_related("person")
        .order_by("office", "person__sort_key"),
        "offices": Role.Office.values,
        "versions": queries.versions(request.contest),
    }
    return render(request, "contests/manage.html", context)


def announce(request: Conversation, contest: str) -> HttpResponse:
    """Make the contest public."""
    actions.announce(request.contest, by=request.person, now=request.now)
    messages.success(request, _("The contest is public."))
    return redirect("contests:manage", contest=contest)


def give_office(request: Conversation, contest: str) -> HttpResponse:
    """Give an office to an address."""
    form = OfficeForm(request.POST)
    if not form.is_valid():
        return _managed(request, form)
    told = form.cleaned_data
    person = people.join(told["email"], language=request.person.language, now=request.now)
    actions.give_office(request.contest, person, told["office"], by=request.person, now=request.now)
    messages.success(request, _("The office is given."))
    return redirect("contests:manage", contest=contest)


def take_office(request: Conversation, contest: str) -> HttpResponse:
    """Take an office back."""
    person = asked.by_email(request.POST.get("email", ""))
    if person is not None:
        actions.take_office(
            request.contest,
            person,
            request.POST.get("office", ""),
            by=request.person,
            now=request.now,
        )
        messages.success(request, _("The office is taken back."))
    return redirect("contests:manage", contest=contest)
