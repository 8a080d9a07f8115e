"""A work as the beginning of another one, in another contest."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from baiqau.contests.conversation import Conversation
from baiqau.contests.models import Contest
from baiqau.entries import actions, queries, visibility
from baiqau.entries.models import Entry
from baiqau.entries.sentences import sentence
from baiqau.entries.views import arriving
from baiqau.rules.refusals import Refused


def copy_to(request: Conversation, contest: str, entry: UUID) -> HttpResponse:
    """Copy one's own work to a contest whose call is open, and lead to the new draft."""
    own = get_object_or_404(visibility.own(request.person, request.contest), key=entry)
    other = get_object_or_404(Contest, slug=request.POST.get("to", ""))
    made = actions.copy(own, to=other, by=request.person, now=request.now)
    messages.success(
        request, _("The work is copied. Look through it, give your consents, hand it in.")
    )
    return redirect("entries:show", other.slug, made.key)


def told(entry: Entry) -> dict[str, object]:
    """Give where a work was copied from and, while it can be mended, in sentences what stayed behind."""
    origin = queries.origin(entry)
    if origin is None:
        return {"origin": None}
    if entry.state not in {"draft", "returned"}:
        return {"origin": origin, "came": False}
    return {"origin": origin, "came": True, "left": [_sentence(one) for one in origin.left]}


def _sentence(line: dict[str, object]) -> str:
    code, clause, facts = str(line["code"]), line["clause"], line["facts"]
    assert isinstance(facts, dict), "as written by the copy"
    told = str(clause) if clause else None
    if not code.startswith("entries-"):
        return sentence(code, told, facts)
    return f"{facts['file']}: {arriving.why(Refused(code, clause=told, **facts))}"
