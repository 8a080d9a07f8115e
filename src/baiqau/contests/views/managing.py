"""The organiser's pages: a new contest, its settings and offices, an amendment with its difference."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from baiqau.base import refusals
from baiqau.contests import actions, queries
from baiqau.contests.conversation import Conversation
from baiqau.contests.forms import AmendmentForm, DocumentForm, OfficeForm
from baiqau.contests.models import Role
from baiqau.people import actions as people
from baiqau.people import queries as asked
from baiqau.people.conversation import PersonalRequest
from baiqau.rules import difference, examples, toml
from baiqau.rules.refusals import Refused


@never_cache
def new(request: PersonalRequest) -> HttpResponse:
    """Create a contest from its document; the example of 2024 stands there to begin with."""
    example = examples.text(examples.names()[0])
    form = DocumentForm(request.POST or None, initial={"document": example})
    if request.method == "POST" and form.is_valid():
        try:
            contest = actions.create(
                form.cleaned_data["document"], by=request.person, now=request.now
            )
        except Refused as refused:
            form.add_error(None, refusals.sentence(refused))
        else:
            messages.success(request, _("The contest is made. It is not public yet."))
            return redirect("contests:manage", contest=contest.slug)
    return render(request, "contests/new.html", {"form": form})


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


@never_cache
def amend(request: Conversation, contest: str) -> HttpResponse:
    """Change the document; look at the difference; publish it as the next version with a reason."""
    current = request.contest.regulation
    form = AmendmentForm(request.POST or None, initial={"document": toml.write(current)})
    form.fields["reason"].required = "publish" in request.POST
    changes = None
    if request.method == "POST" and form.is_valid():
        changes = difference.changes(current, form.cleaned_data["document"])
        if "publish" in request.POST:
            try:
                actions.amend(
                    request.contest,
                    form.cleaned_data["document"],
                    reason=form.cleaned_data["reason"],
                    by=request.person,
                    now=request.now,
                )
            except Refused as refused:
                form.add_error(None, refusals.sentence(refused))
            else:
                messages.success(request, _("The amendment is published."))
                return redirect("contests:regulation", contest=contest)
    return render(request, "contests/amend.html", {"form": form, "changes": changes})


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
