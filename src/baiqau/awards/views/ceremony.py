"""The ceremony: the presenter's page, the screen of the hall, the rehearsal, the script on paper."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from baiqau.awards import queries, script, script_paper, tasks
from baiqau.awards.actions import ceremony as acts
from baiqau.awards.forms import WordsForm
from baiqau.awards.models import Ceremony
from baiqau.base import storage
from baiqau.base.pagecache import for_everyone
from baiqau.contests.conversation import Conversation
from baiqau.defence import queries as defence
from baiqau.defence.models import Result

Context = dict[str, object]


@never_cache
def ceremony(request: Conversation, contest: str) -> HttpResponse:
    """The presenter's page: the script, then frame by frame what is shown and what comes next."""
    result = defence.result(request.contest)
    standing = queries.ceremony(request.contest)
    frames = script.frames(request.contest, result)
    context = _frame(request, frames, standing.frame if standing else 0) | {
        "result": result,
        "ceremony": standing,
        "passed": round((request.now - standing.begun_at).total_seconds()) if standing else 0,
        "ready": bool(result and queries.to_reveal(result).exists()),
        "early": bool(result and result.opens_at and request.now < result.opens_at),
        "ends": standing and not standing.ended_at and standing.frame + 1 == standing.last,
    }
    return render(request, "awards/ceremony.html", context)


def begin(request: Conversation, contest: str) -> HttpResponse:
    """Put the opening frame on the screen."""
    result = get_object_or_404(Result, contest=request.contest)
    acts.begin(result, by=request.person, now=request.now)
    return redirect("awards:ceremony", contest=contest)


def turn(request: Conversation, contest: str) -> HttpResponse:
    """Turn to the next frame or back, from the frame the presser saw."""
    standing = get_object_or_404(Ceremony, result__contest=request.contest)
    seen = request.POST.get("seen", "")
    if not seen.isdecimal():
        raise Http404("no such frame")
    tasks.turn(
        standing,
        seen=int(seen),
        forward=request.POST.get("to") != "back",
        by=request.person,
        now=request.now,
    )
    return redirect("awards:ceremony", contest=contest)


@for_everyone
def screen(request: Conversation, contest: str) -> HttpResponse:
    """The screen of the hall: the frame that was reached, nothing of those ahead.

    It changes with a key of the presenter only, so a whole hall may ask for it every second.
    """
    return render(request, "awards/ceremony_screen.html", _shown(request))


def cover(request: Conversation, contest: str, copy: UUID) -> HttpResponseBase:
    """Give the picture of the work that is on the screen now; of no other work."""
    frame = _shown(request)["frame"]
    assert isinstance(frame, script.Frame)
    found = frame.winner.cover if frame.winner else None
    if found is None or found.key != copy:
        raise Http404("not on the screen")
    return storage.as_attachment(
        found.blob, "cover", found.media_type, request=request, inline=True
    )


def _shown(request: Conversation) -> Context:
    standing = queries.ceremony(request.contest)
    if standing is None:
        return _screen(request, script.Frame(0, "opening"))
    return _screen(request, script.frames(request.contest, standing.result)[standing.frame])


def _screen(request: Conversation, frame: script.Frame) -> Context:
    return {
        "frame": frame,
        "commission": queries.commission(request.contest) if frame.kind == "jury" else (),
        "tongues": script.tongues(request.contest),
    }


def _frame(request: Conversation, frames: list[script.Frame], number: int) -> Context:
    """Give the frame that is shown, the next one, and the whole script."""
    number = min(number, len(frames) - 1)
    return {
        "frames": frames,
        "frame": frames[number],
        "following": frames[number + 1] if number + 1 < len(frames) else None,
        "commission": queries.commission(request.contest),
        "tongues": script.tongues(request.contest),
    }


@never_cache
def rehearsal(request: Conversation, contest: str) -> HttpResponse:
    """The presenter's page with invented names; the frame stands in the address, nothing is kept."""
    context = _rehearsed(request)
    return render(request, "awards/rehearsal.html", context)


@never_cache
def rehearsal_screen(request: Conversation, contest: str) -> HttpResponse:
    """The screen of the rehearsal, for those who rehearse."""
    return render(request, "awards/ceremony_screen.html", _rehearsed(request))


def _rehearsed(request: Conversation) -> Context:
    asked = request.GET.get("frame", "")
    number = int(asked[:4]) if asked.isdecimal() else 0
    shown = _frame(request, script.rehearsal(request.contest), number)
    return shown | {"rehearsal": True}


@never_cache
def words(request: Conversation, contest: str) -> HttpResponse:
    """How each finalist's name is said, and what is said of the work; typed beforehand."""
    works = list(queries.to_be_worded(request.contest))
    typed = request.POST if request.method == "POST" else None
    form = WordsForm(works, script.tongues(request.contest), typed)
    if form.is_valid():
        acts.word(
            request.contest,
            aloud=form.aloud(),
            citations=form.citations(),
            by=request.person,
            now=request.now,
        )
        messages.success(request, _("Saved. The script says it so."))
        return redirect("awards:ceremony-words", contest=contest)
    context = {"form": form, "faulty": form.errors, "works": works}
    return render(request, "awards/ceremony_words.html", context)


@never_cache
def paper(request: Conversation, contest: str) -> HttpResponse:
    """The script on paper, in the languages of the hall side by side, should every device fail."""
    content = script_paper.pdf(request.contest, defence.result(request.contest), request.now)
    answer = HttpResponse(content, content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="{contest}-ceremony.pdf"'
    return answer
