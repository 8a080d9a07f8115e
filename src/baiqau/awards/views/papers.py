"""All papers of a contest, their letterhead, and the names on them: the organiser's pages."""

from typing import IO

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache

from baiqau.awards import content, queries, tasks
from baiqau.awards.actions import letterheads, naming
from baiqau.awards.actions import papers as issued
from baiqau.awards.actions.letterheads import Image
from baiqau.awards.forms import LetterheadForm, Signatories
from baiqau.awards.models import Letterhead, Paper
from baiqau.contests.conversation import Conversation

KINDS = ("certificate", "diploma", "thanks", "attendance")


@never_cache
def papers(request: Conversation, contest: str) -> HttpResponse:
    """All papers with their numbers; who still lacks one, whose name is not approved yet."""
    nameless = [person for person in queries.to_be_thanked(request.contest) if not person.surname]
    context = {
        "papers": queries.papers(request.contest),
        "there": len(queries.without_attendance(request.contest)),
        "lacking": queries.without_certificate(request.contest).count(),
        "unapproved": queries.without_approved_name(request.contest),
        "nameless": nameless,
        "failed": queries.failed([request.contest.slug]),
    }
    return render(request, "awards/papers.html", context)


def issue(request: Conversation, contest: str) -> HttpResponse:
    """Issue everything that is missing, in the background."""
    tasks.issue_all.enqueue(contest, request.person.actor, request.now.isoformat())
    messages.success(request, _("The papers are being issued; letters go out with each."))
    return redirect("awards:papers", contest=contest)


def issue_attendance(request: Conversation, contest: str) -> HttpResponse:
    """Certify their attendance to all who were there, in the background."""
    tasks.issue_attendance.enqueue(contest, request.person.actor, request.now.isoformat())
    messages.success(request, _("The papers are being issued; letters go out with each."))
    return redirect("awards:papers", contest=contest)


def ask_names(request: Conversation, contest: str) -> HttpResponse:
    """Ask the authors how their names are printed."""
    asked = naming.ask(request.contest, by=request.person, now=request.now)
    words = ngettext("%(number)s author is asked.", "%(number)s authors are asked.", asked)
    messages.success(request, words % {"number": asked})
    return redirect("awards:papers", contest=contest)


def revoke(request: Conversation, contest: str, paper: int) -> HttpResponse:
    """Revoke a paper with a reason."""
    found = get_object_or_404(Paper, pk=paper, contest=request.contest)
    issued.revoke(found, reason=request.POST.get("reason", ""), by=request.person, now=request.now)
    messages.success(request, _("The paper is revoked; its page says so."))
    return redirect("awards:papers", contest=contest)


def reissue(request: Conversation, contest: str, paper: int) -> HttpResponse:
    """Revoke a paper and issue it anew with the name as it stands now."""
    found = get_object_or_404(Paper, pk=paper, contest=request.contest)
    issued.reissue(found, reason=request.POST.get("reason", ""), by=request.person, now=request.now)
    messages.success(request, _("The paper is issued anew."))
    return redirect("awards:papers", contest=contest)


@never_cache
def letterhead(request: Conversation, contest: str) -> HttpResponse:
    """Logo, seal, signatories, second language; a live preview of each kind of paper."""
    standing = Letterhead.objects.filter(contest=request.contest).first() or Letterhead()
    told = {name: getattr(standing, name) for name in ("logo_alt", "seal_alt", "second")}
    form = LetterheadForm(request.POST or None, request.FILES or None, initial=told)
    signatories = Signatories(request.POST or None, prefix="who", initial=_rows(standing))
    if request.method == "POST" and form.is_valid() and signatories.is_valid():
        _set(request, form, [one for row in signatories if (one := row.signatory())])
        messages.success(request, _("The letterhead is kept. Papers to come carry it."))
        return redirect("awards:letterhead", contest=contest)
    context = {
        "letterhead": standing,
        "form": form,
        "signatories": signatories,
        "faulty": form.errors or any(row.errors for row in signatories),
        "kinds": KINDS,
    }
    return render(request, "awards/letterhead.html", context)


def _set(request: Conversation, form: LetterheadForm, signatories: list[dict[str, object]]) -> None:
    said = form.cleaned_data
    letterheads.set_letterhead(
        request.contest,
        logo=Image(_bytes(said["logo"]), said["logo_alt"]),
        seal=Image(_bytes(said["seal"]), said["seal_alt"]),
        signatories=signatories,
        second=said["second"],
        by=request.person,
        now=request.now,
    )


def _bytes(given: IO[bytes] | None) -> bytes | None:
    return given.read() if given is not None else None


def _rows(standing: Letterhead) -> list[dict[str, str]]:
    return [
        {"name": one["name"], **{f"post_{tongue}": said for tongue, said in one["post"].items()}}
        for one in standing.signatories
    ]


def drop_picture(request: Conversation, contest: str, picture: str) -> HttpResponse:
    """Take the logo or the seal off."""
    letterheads.drop_picture(request.contest, picture, by=request.person, now=request.now)
    return redirect("awards:letterhead", contest=contest)


@never_cache
def preview(request: Conversation, contest: str, kind: str) -> HttpResponse:
    """Give a specimen of one kind of paper with the letterhead as it stands."""
    language = request.contest.regulation.languages[0]
    chosen = kind if kind in KINDS else KINDS[0]
    shown = content.sample(request.contest, kind=chosen, language=language, now=request.now)
    return HttpResponse(content.specimen(shown), content_type="image/png")
