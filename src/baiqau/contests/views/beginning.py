"""A new contest: from one that was, from the example, or from nothing."""

from collections.abc import Mapping

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from baiqau.base import ratelimit, refusals
from baiqau.contests import actions, queries
from baiqau.contests.forms import BeginForm, DocumentForm
from baiqau.contests.read import page
from baiqau.contests.wording import UNREAD
from baiqau.files import patience
from baiqau.people.conversation import PersonalRequest
from baiqau.rules import examples, reading, toml
from baiqau.rules.document import Regulation
from baiqau.rules.drafts import begun, drafted, values
from baiqau.rules.refusals import Refused

EXAMPLE = "example"
AN_HOUR = 30  # documents one person may have read, and drafts begun


@never_cache
def new(request: PersonalRequest) -> HttpResponse:
    """Show the ways to begin, and the drafts begun before; begin one."""
    form = BeginForm(request.POST if "source" in request.POST else None)
    refused: HttpResponse | str = ""
    if request.method == "POST":
        document = begun.empty() if "empty" in request.POST else _moved(request, form)
        refused = _begin(request, document) if document is not None else ""
        if isinstance(refused, HttpResponse):
            return refused
    context = {
        "form": form,
        "refused": refused,
        "sources": [(one.slug, one.regulation) for one in queries.to_copy(request.person)],
        "example": toml.read(examples.text(examples.names()[0])),
        "drafts": [
            (one, values.text(one.title))  # type: ignore[attr-defined]  # taken out by the query
            for one in queries.own_drafts(request.person)
        ],
        "chosen": request.POST.get("source", ""),
        "document_form": DocumentForm(),
    }
    return render(request, "contests/new.html", context)


@never_cache
def read(request: PersonalRequest) -> HttpResponse:
    """Show what a regulation written for people says, value by value; begin a draft from it."""
    form = DocumentForm(request.POST or None, request.FILES or None)
    context: dict[str, object] = {"document_form": form}
    if request.method == "POST" and (found := _read(request, form)):
        if "begin" in request.POST:
            begun_or_not = _begin(request, drafted.from_reading(found))
            if isinstance(begun_or_not, HttpResponse):
                return begun_or_not
            form.add_error(None, begun_or_not)
        else:
            context |= page(found) | {"document": form.cleaned_data["words"]}
            context["document_form"] = DocumentForm()
    return render(request, "contests/read.html", context)


def _read(request: PersonalRequest, form: DocumentForm) -> reading.Reading | None:
    """Read the document; None with the reason in the form."""
    if not ratelimit.allow(f"read:{request.person.pk}", AN_HOUR, 3600, request.now):
        form.add_error(None, _("Many documents were read within an hour. Try again later."))
    elif form.is_valid():
        if patience.readable(form.cleaned_data["words"]):
            return reading.read(form.cleaned_data["words"])
        form.add_error(None, str(UNREAD["made-too-long"]))
    return None


def _begin(request: PersonalRequest, document: Mapping[str, object]) -> HttpResponse | str:
    """Begin a draft and lead to it; or give the sentence why not."""
    if not ratelimit.allow(f"begin:{request.person.pk}", AN_HOUR, 3600, request.now):
        return _("Many drafts were begun within an hour. Try again later.")
    try:
        draft = actions.begin(document, by=request.person, now=request.now)
    except Refused as refused:
        return refusals.sentence(refused)
    return redirect("contests:begun", begun=draft.key)


def _moved(request: PersonalRequest, form: BeginForm) -> dict[str, object] | None:
    if not form.is_valid():
        return None
    source = _source(request, form.cleaned_data["source"])
    if source is None:
        return None
    closes = form.cleaned_data["closes"]
    return begun.moved(source, slug=begun.next_slug(source.slug, closes), closes=closes)


def _source(request: PersonalRequest, slug: str) -> Regulation | None:
    """Give the regulation to begin from: the example, or that of a contest the person organises."""
    if slug == EXAMPLE:
        return toml.read(examples.text(examples.names()[0]))
    contest = queries.to_copy(request.person).filter(slug=slug).first()
    return contest.regulation if contest else None
