"""What authors and the public see: filing an appeal, its answer, the versions of the result."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from baiqau.appeals import pages, queries
from baiqau.appeals.actions import handling
from baiqau.appeals.forms import AppealForm
from baiqau.appeals.wording import OUTCOMES, SUBJECTS
from baiqau.awards import queries as awards
from baiqau.base.pagecache import for_everyone
from baiqau.contests.conversation import Conversation
from baiqau.entries import visibility as entries


@never_cache
def file(request: Conversation, contest: str, entry: UUID) -> HttpResponse:
    """File an appeal about one's work, and read what became of it."""
    found = get_object_or_404(entries.readable(request.person, request.contest), key=entry)
    form = AppealForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        words = form.cleaned_data
        appeal = handling.file(
            found,
            subject=words["subject"],
            text=words["text"],
            by=request.person,
            now=request.now,
        )
        said = _("Appeal No. %(number)s is received. A receipt goes to you by letter.")
        messages.success(request, said % {"number": appeal.number})
        return redirect("appeals:file", contest=contest, entry=entry)
    term = queries.term(request.contest)
    context = {
        "entry": found,
        "appeals": queries.of_entry(found),
        "term": term,
        "open": term.open(request.now) and found.number is not None,
        "form": form,
        "subjects": SUBJECTS,
        "outcomes": OUTCOMES,
    }
    return render(request, "appeals/file.html", context)


@for_everyone
def corrected(request: Conversation, contest: str) -> HttpResponse:
    """The versions of the public result, what moved between them, how appeals ended."""
    term = queries.term(request.contest)
    account = queries.account(request.contest)
    if term.result is None or not account.filed:
        raise Http404("nobody appealed")
    titles = {str(one.entry.number): one.entry.title for one in awards.awards(request.contest)}
    context = {
        "result": term.result,
        "versions": pages.every(term.result),
        "account": account,
        "titles": titles,
        "rule": term.rule,
        "by_version": queries.placed_by(term.result),
    }
    return render(request, "appeals/corrected.html", context)
