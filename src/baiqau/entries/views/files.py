"""The files of an entry: put in, replace, take out, fetch."""

from uuid import UUID

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from baiqau.base import headers, refusals, storage
from baiqau.base.bucket.client import Away
from baiqau.base.tus import straight
from baiqau.contests.conversation import Conversation
from baiqau.entries import actions, queries, visibility, writers
from baiqau.entries.forms import AnswerFileForm, CaptionsForm, FileForm
from baiqau.entries.hands import Hand
from baiqau.entries.models import Copy, Entry, WorkFile
from baiqau.entries.views import arriving, asking, telling, viewing
from baiqau.entries.views.steps import steps
from baiqau.rules.refusals import Refused


@never_cache
def everything(request: Conversation, contest: str, entry: UUID) -> HttpResponse:
    """List the files with their sizes and digests; take one more or a newer version."""
    hand, found = own(request, entry)
    replaced = _replaced(request, found)
    answering = asking.sent(request, found)
    form = None if answering else _form(request, replaced)
    told = answering or form
    if request.method == "POST" and told and told.is_valid() and _taken(request, hand, found, told):
        messages.success(request, _("The file is kept on the server."))
        here = reverse("entries:files", args=[contest, found.key])
        return redirect(f"{here}#{f'asked-{answering.key}' if answering else 'kept'}")
    return page(request, hand, found, form=form, answering=answering)


def page(
    request: Conversation,
    hand: Hand,
    found: Entry,
    *,
    form: FileForm | None = None,
    captions: CaptionsForm | None = None,
    answering: AnswerFileForm | None = None,
    status: int = 200,
) -> HttpResponse:
    """Show the files; a form that was refused is shown with what was typed."""
    replaced = _replaced(request, found)
    films = queries.films_of(found)
    coming, asked_now = arriving.files(found, by=hand, now=request.now), asking.keys(found)
    form = form or _form(request, replaced, anew=True)
    shown = {
        "entry": found,
        "form": form,
        "faulty": bool(form.errors or (answering and answering.errors)),
        "asked": asking.asked(found, coming, answering),
        "replaced_file": replaced,
        **_looks(found),
        "replaced": queries.replaced_files_of(found),
        "works": request.contest.regulation.works,
        "arriving": [one for one in coming if one.question not in asked_now],
        "straight": straight.is_open(),
        "steps": steps(found, "entries:files", hand),
        "captioned": [(film, viewing.captioned(film)) for film in films],
        "captions_form": captions or CaptionsForm(films=films),
    }
    answer = render(request, "entries/files.html", shown, status=status)
    if shown["straight"]:
        answer["Content-Security-Policy"] = headers.connecting(straight.destination())
    return answer


def remove(request: Conversation, contest: str, entry: UUID, file: UUID) -> HttpResponse:
    """Take a file out of the work; what was received stays kept."""
    hand, found = own(request, entry)
    standing = get_object_or_404(queries.standing_files(found), key=file)
    actions.detach_file(standing, by=hand, now=request.now)
    messages.success(request, _("The file no longer belongs to the work."))
    return redirect("entries:files", contest, found.key)


@never_cache
def looks(request: Conversation, contest: str, entry: UUID) -> HttpResponse:
    """Tell how far the looking into the files is: the part of the page that asks again."""
    _hand, found = own(request, entry)
    return render(request, "entries/kept.html", {"entry": found, **_looks(found)})


@never_cache
def copy(request: Conversation, contest: str, copy: UUID) -> HttpResponseBase:
    """Give a page, a film or a poster of one's own work."""
    own = Copy.objects.filter(file__in=readable(request).values("pk"))
    found = get_object_or_404(own.select_related("file"), key=copy)
    return viewing.give(found, found.file.original_name, request)


@never_cache
def download(request: Conversation, contest: str, file: UUID) -> HttpResponseBase:
    """Give a file of one's own work, as it was sent; one that is held is given to nobody."""
    found = get_object_or_404(visibility.given(readable(request)), key=file)
    return storage.as_attachment(
        found.blob, found.original_name, found.media_type, request=request, inline=True
    )


def readable(request: Conversation) -> QuerySet[WorkFile]:
    """Give the files of one's own works, or of the drafts this browser holds."""
    here = writers.digests(request, request.contest)
    held = visibility.files_held(queries.held(request.contest, here))
    if not hasattr(request, "person"):
        return held
    mine = visibility.files_readable(request.person, request.contest)
    return mine | held if here else mine


def _looks(entry: Entry) -> dict[str, object]:
    """Give the standing files beside what was seen of each."""
    files = telling.labelled(entry, queries.shown_files(queries.standing_files(entry)))
    own = {"contest": entry.contest.slug}
    reader = viewing.Reader(
        copy=lambda copy: reverse("entries:copy", kwargs=own | {"copy": copy.key}),
        file=lambda file: reverse("entries:file", kwargs=own | {"file": file.key}),
        name=lambda file: file.original_name,
        captions=lambda one: reverse("entries:captions", kwargs=own | {"captions": one.key}),
        reasons=True,
    )
    shown = list(zip(files, viewing.viewed(files, reader), strict=True))
    under_way = any(one.state in {"waiting", "copying"} for _file, one in shown)
    return {
        "shown": [one for one in shown if not one[0].question],
        "answering": [one for one in shown if one[0].question],
        "files": [file for file, _one in shown if not file.question],
        "asked_now": asking.keys(entry),
        "under_way": under_way,
        "measured": telling.lines(queries.file_findings(entry)) if shown else [],
    }


def own(request: Conversation, entry: UUID) -> tuple[Hand, Entry]:
    hand = writers.hand(request, entry)
    return hand, get_object_or_404(visibility.changeable(hand, request.contest), key=entry)


def _replaced(request: Conversation, entry: Entry) -> WorkFile | None:
    """Give the file whose newer version is being put in, when the address names one."""
    known = {str(file.key): file for file in queries.files_of(entry)}
    return known.get(request.GET.get("replaces", ""))


def _form(request: Conversation, replaced: WorkFile | None, *, anew: bool = False) -> FileForm:
    sent = request.method == "POST" and not anew
    told = (request.POST, request.FILES) if sent else (None, None)
    known = {"form": replaced.form, "replaces": replaced.key} if replaced else {}
    return FileForm(
        *told,
        initial=known,
        regulation=request.contest.regulation,
        language=get_language() or "kk",
    )


def _taken(
    request: Conversation, hand: Hand, entry: Entry, form: FileForm | AnswerFileForm
) -> bool:
    sent = form.cleaned_data["file"]
    told = arriving.Told(
        original_name=sent.name,
        form=form.cleaned_data.get("form", ""),
        question=form.cleaned_data.get("question", ""),
        replaces=form.cleaned_data.get("replaces"),
    )
    try:
        blob = storage.keep(sent.chunks())
        actions.attach_file(entry, blob=blob, by=hand, now=request.now, **told)
    except Away:
        form.add_error("file", refusals.sentence(Refused("store-away")))
        return False
    except Refused as refused:
        form.add_error("file", arriving.why(refused))
        return False
    arriving.forget_useless(entry, told, by=hand, now=request.now)
    return True
