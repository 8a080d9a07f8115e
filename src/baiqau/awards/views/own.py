"""One's own papers, and how one's name is printed on them."""

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib import messages
from django.core import signing
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from baiqau.awards import content, queries, sealing, spelling
from baiqau.awards.actions import naming
from baiqau.awards.forms import NameForm
from baiqau.awards.models import Paper
from baiqau.base.ratelimit import address, allow
from baiqau.base.rights import ORGANISER
from baiqau.contests.conversation import Conversation
from baiqau.contests.models import Role
from baiqau.defence import queries as defence
from baiqau.defence import voting
from baiqau.entries.models import Author
from baiqau.people.conversation import PersonalRequest

PREVIEWS_AN_HOUR = 120


@never_cache
def mine(request: PersonalRequest) -> HttpResponse:
    """One's own papers."""
    return render(request, "awards/mine.html", {"papers": queries.papers_of(request.person)})


@never_cache
def paper(request: PersonalRequest, token: str) -> HttpResponse:
    """Give the PDF to its holder, or to an organiser of its contest; `?print` with crop marks."""
    found = _theirs(request, token)
    printing = "print" in request.GET
    made = content.pdf(found, bleed=True) if printing else _signed(found)
    answer = HttpResponse(made, content_type="application/pdf")
    name = f"{found.data['number']}{'-print' if printing else ''}.pdf"
    answer["Content-Disposition"] = f'inline; filename="{name}"'
    return answer


@never_cache
def picture(request: PersonalRequest, token: str) -> HttpResponse:
    """Give the paper as a picture for a phone."""
    found = _theirs(request, token)
    answer = HttpResponse(content.picture(found), content_type="image/png")
    answer["Content-Disposition"] = f'inline; filename="{found.data["number"]}.png"'
    return answer


@never_cache
def attended(request: Conversation, contest: str, ticket: str) -> HttpResponse:
    """Give a guest the certificate of attendance; the code of the ticket is the proof."""
    if not allow(f"attended:{address(request)}", PREVIEWS_AN_HOUR * 10, 3600, request.now):
        return HttpResponse(status=429)
    guest = defence.guest_of(request.contest, voting.ticket(ticket))
    if guest is None or guest.contact is None:
        raise Http404("no such guest")
    found = queries.attendance_of(guest)
    if found is None:
        return render(request, "awards/attended.html", {"ticket": ticket})
    answer = HttpResponse(_signed(found), content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="{found.data["number"]}.pdf"'
    return answer


def _signed(found: Paper) -> bytes:
    return sealing.signed(content.pdf(found), reason=str(found.data["number"]))


def _theirs(request: PersonalRequest, token: str) -> Paper:
    found = queries.papers_of(request.person).filter(token=token).first()
    if found is not None:
        return found
    found = get_object_or_404(Paper.objects.select_related("contest__current"), token=token)
    held = Role.objects.filter(person=request.person, contest=found.contest, office=ORGANISER)
    if not held.exists():
        raise Http404("not theirs")
    if not settings.DEMO and not is_mfa_enabled(request.person):
        raise PermissionDenied  # an office opens papers of others by a second factor alone
    return found


@never_cache
def name(request: PersonalRequest, token: str) -> HttpResponse:
    """Show one's name as it will be printed; approve it, or write it as it should be."""
    author = _author(token)
    form = NameForm(request.POST or None, initial=NameForm.told(author.name))
    if request.method == "POST" and form.is_valid():
        naming.approve(author, form.name(), now=request.now)
        messages.success(request, _("Thank you. Your name will be printed exactly so."))
        return redirect("awards:name", token=token)
    context = {
        "author": author,
        "contest_title": author.entry.contest.regulation.title,
        "form": form,
        "faulty": form.errors,
        "token": token,
        "issued": queries.issued_to(author).exists(),
    }
    return render(request, "awards/name.html", context)


@never_cache
def name_preview(request: PersonalRequest, token: str) -> HttpResponse:
    """Give the certificate with the name as it is written now: a specimen."""
    author = _author(token)
    if not allow(f"preview:{address(request)}", PREVIEWS_AN_HOUR, 3600, request.now):
        return HttpResponse(status=429)
    return HttpResponse(spelling.preview(author, now=request.now), content_type="image/png")


def _author(token: str) -> Author:
    """Find the author of a personal link; the link is the proof, no account is asked."""
    try:
        return queries.author_by_link(spelling.read(token))
    except (signing.BadSignature, Author.DoesNotExist) as error:
        raise Http404("no such link") from error
