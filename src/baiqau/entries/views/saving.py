"""Saving while one writes: the page asks without being asked for, and is told the time."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.forms import Form
from django.http import HttpRequest, JsonResponse, QueryDict
from django.utils.translation import gettext as _

from baiqau.base import refusals
from baiqau.contests.models import Contest
from baiqau.entries.forms import WorkForm
from baiqau.entries.forms.rows import ROWS
from baiqau.entries.queries import together
from baiqau.rules.difference import Segment, segments
from baiqau.rules.refusals import Refused

TORN = "entries-written-elsewhere"


@dataclass(frozen=True)
class Torn:
    """A field that was changed here and elsewhere: what is kept, and how the page's text differs."""

    name: str
    label: str
    kept: str
    segments: tuple[Segment, ...]


def quiet(request: HttpRequest) -> bool:
    """Say whether a script saves while the person goes on writing."""
    return request.method == "POST" and request.headers.get("X-Saving") == "quiet"


def kept_at(moment: datetime, contest: Contest) -> str:
    """Give the hour and minute of a save as the contest's clock shows it."""
    return f"{moment.astimezone(ZoneInfo(contest.regulation.zone)):%H:%M}"


def told(form: WorkForm, changed: datetime | None, contest: Contest) -> JsonResponse:
    """Answer the quiet saving: the time it was kept, or the first reason it was not.

    `state` names the words this very page sent: what others wrote stays another state to it.
    """
    if changed is None or form.errors:
        fault = next(iter(form.errors.values()), [""])[0]
        return JsonResponse({"fault": str(fault)}, status=422)
    state = together.state(together.flat({**form.told()}))
    return JsonResponse({"at": kept_at(changed, contest), "state": state})


def refuse(request: HttpRequest, form: Form, refused: Refused) -> None:
    """Tell at the form why nothing was kept."""
    words = refusals.sentence(refused)
    if refused.code == TORN and quiet(request):
        words = _("This text was changed elsewhere. Press the button to see both and choose.")
    form.add_error(None, ValidationError(words, code=refused.code))


def is_growing(request: HttpRequest) -> bool:
    """Say whether a table is only to be shown with one row more."""
    return "add" in request.POST


def grown(data: QueryDict) -> QueryDict:
    """Give the data of a page with one empty row more in the table it names."""
    shown, place = data.copy(), data.get("add", "") + ROWS
    count = shown.get(place, "")
    if count.isascii() and count.isdigit():
        shown[place] = str(int(count) + 1)
    return shown


def point_out(form: WorkForm, faulty: Mapping[str, list[str]]) -> None:
    """Say at each field what is wrong with an answer that is kept all the same."""
    for name, sentences in faulty.items():
        if name in form.fields:
            known = [str(one) for one in form.errors.get(name, ())]
            form.errors[name] = form.error_class([*known, *sentences])


def is_torn(request: HttpRequest, form: Form) -> bool:
    """Say whether the page is to be shown beside what was written elsewhere."""
    taking = "take" in request.POST and form.is_valid()
    return taking or form.has_error(NON_FIELD_ERRORS, TORN)


def beside(data: QueryDict, form: WorkForm, kept: together.Words) -> tuple[QueryDict, list[Torn]]:
    """Give the data of a page shown anew beside words kept elsewhere, and the fields both changed.

    A field the page did not touch shows what is kept; `take` names the one that is given up for it.
    What is sent next is written on the words shown here.
    """
    page = together.flat({**form.told()})
    found = together.join(kept, page, data.get("written_on", ""))
    torn = [name for name in (*found.torn, *data.getlist("torn")) if name != data.get("take")]
    shown = data.copy()
    for name in form.fields.keys() & (kept.keys() | page.keys()):
        value = page.get(name, "") if name in torn else found.words.get(name, "")
        value = kept.get(name, "") if name == data.get("take") else value
        for sent, values in form.sent(name, value).items():
            shown.setlist(sent, values)
    shown["written_on"] = together.state(kept)
    return shown, list(_torn(form, torn, kept, page))


def _torn(
    form: WorkForm, names: list[str], kept: together.Words, page: together.Words
) -> Iterator[Torn]:
    for name in names:
        theirs, ours = (form.shown(name, words.get(name, "")) for words in (kept, page))
        label = str(form.fields[name].label) if name in form.fields else name
        yield Torn(name, label, theirs, segments(theirs, ours))
