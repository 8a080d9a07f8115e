"""The draft as the same document in text: for whoever prefers it, and to carry it elsewhere."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from baiqau.base import refusals
from baiqau.contests import actions
from baiqau.contests.forms import TextForm
from baiqau.contests.problems import told
from baiqau.contests.views.desk import desk
from baiqau.people.conversation import PersonalRequest
from baiqau.rules.drafts import text as texts
from baiqau.rules.refusals import Refused


@never_cache
def text(request: PersonalRequest, **place: Any) -> HttpResponse:
    """Show the draft as text; what is sent takes its place, whole or not."""
    here = desk(request, **place)
    form = TextForm(
        request.POST or None, request.FILES or None, initial={"document": texts.text_of(here.tree)}
    )
    if request.method == "POST" and form.is_valid():
        try:
            draft = actions.keep_whole(
                here.draft,
                form.cleaned_data["tree"],
                seen=request.POST.get("seen", ""),
                by=request.person,
                now=request.now,
            )
        except Refused as refused:
            form.add_error(None, refusals.sentence(refused))
        else:
            messages.success(request, _("The text is kept as the draft."))
            faulty = here.with_draft(draft).looked.problems
            return redirect(here.url("-text" if faulty else ""))
    context = here.context(form=form, told=told(here.looked.problems))
    return render(request, "contests/draft/text.html", context)


@never_cache
def file(request: PersonalRequest, **place: Any) -> HttpResponse:
    """The draft as a TOML file."""
    here = desk(request, **place)
    answer = HttpResponse(texts.text_of(here.tree), content_type="application/toml; charset=utf-8")
    name = str(here.tree.get("slug") or "regulation")
    answer["Content-Disposition"] = content_disposition_header(
        as_attachment=True, filename=f"{name}-draft.toml"
    )
    return answer
