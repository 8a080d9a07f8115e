"""Checking a paper, for anyone; and one's own papers."""

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language_from_request
from django.views.decorators.cache import never_cache

from baiqau.awards import content, queries
from baiqau.awards.keys import signing_key
from baiqau.awards.models import Paper, Verification
from baiqau.base.ratelimit import address, allow
from baiqau.base.rights import ORGANISER
from baiqau.contests.models import Role
from baiqau.people.conversation import PersonalRequest
from baiqau.proof import signature

LOOKS_AN_HOUR = 120


def short(request: HttpRequest, token: str) -> HttpResponse:
    """Lead from the short address in the QR code to the page in the reader's language."""
    language = get_language_from_request(request)
    return redirect(f"/{language}/check/{token}/")


@never_cache
def verify(request: PersonalRequest) -> HttpResponse:
    """Ask for the code of a paper."""
    token = request.GET.get("code", "").strip().rstrip("/").rsplit("/", 1)[-1]
    if token:
        return redirect("awards:checked", token=token)
    return render(request, "awards/verify.html")


@never_cache
def checked(request: PersonalRequest, token: str) -> HttpResponse:
    """Say what is known of a paper: little, and whether it stands."""
    if not allow(f"check:{address(request)}", LOOKS_AN_HOUR, 3600, request.now):
        return render(request, "awards/too_many.html", status=429)
    paper = queries.by_token(token)
    Verification.objects.create(token=token[:64], found=paper is not None, at=request.now)
    context = {"paper": paper, "genuine": paper is not None and _genuine(paper)}
    return render(request, "awards/checked.html", context, status=200 if paper else 404)


def statement(request: HttpRequest, token: str) -> JsonResponse:
    """Give the signed statement, as `baiqau verify` reads it."""
    paper = queries.by_token(token)
    if paper is None or paper.revoked_at is not None:
        raise Http404("no valid paper")
    key = signature.written(signing_key().public_key())
    told = {"statement": content.statement(paper), "signature": paper.signature, "key": key}
    return JsonResponse(told, json_dumps_params={"ensure_ascii": False})


def _genuine(paper: Paper) -> bool:
    return signature.holds(content.statement(paper), paper.signature, [signing_key().public_key()])


@never_cache
def mine(request: PersonalRequest) -> HttpResponse:
    """One's own papers."""
    return render(request, "awards/mine.html", {"papers": queries.papers_of(request.person)})


@never_cache
def paper(request: PersonalRequest, token: str) -> HttpResponse:
    """Give the PDF to its holder, or to an organiser of its contest."""
    found = queries.papers_of(request.person).filter(token=token).first()
    if found is None:
        found = get_object_or_404(Paper.objects.select_related("contest__current"), token=token)
        if not Role.objects.filter(
            person=request.person, contest=found.contest, office=ORGANISER
        ).exists():
            raise Http404("not theirs")
    answer = HttpResponse(content.pdf(found), content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="{found.data["number"]}.pdf"'
    return answer
