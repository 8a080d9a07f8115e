"""Checking a paper, for anyone: by the code or the number on it, here or without a network."""

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language_from_request
from django.views.decorators.cache import never_cache

from baiqau.awards import badges, content, queries
from baiqau.awards.keys import public_keys
from baiqau.awards.models import Paper, Verification
from baiqau.base.ratelimit import address, allow
from baiqau.people.conversation import PersonalRequest
from baiqau.proof import signature

LOOKS_AN_HOUR = 120


def short(request: HttpRequest, token: str) -> HttpResponse:
    """Lead from the short address in the QR code to the page in the reader's language."""
    language = get_language_from_request(request)
    return redirect(f"/{language}/check/{token}/")


@never_cache
def verify(request: PersonalRequest) -> HttpResponse:
    """Ask for the code or the number of a paper; a code is led to its page."""
    asked = request.GET.get("code", "").strip().partition("#")[0].rstrip("/").rsplit("/", 1)[-1]
    context: dict[str, object] = {"keys": _keys(), "asked": asked}
    if not asked:
        return render(request, "awards/verify.html", context)
    if not _allowed(request):
        return render(request, "awards/too_many.html", status=429)
    found = list(queries.by_number(asked))
    if not found and queries.by_token(asked) is not None:
        return redirect("awards:checked", token=asked)
    Verification.objects.create(token=asked[:64], found=bool(found), at=request.now)
    context["found"] = [(paper, genuine(paper)) for paper in found]
    return render(request, "awards/verify.html", context, status=200 if found else 404)


@never_cache
def checked(request: PersonalRequest, token: str) -> HttpResponse:
    """Say what is known of a paper: little, and whether it stands."""
    if not _allowed(request):
        return render(request, "awards/too_many.html", status=429)
    paper = queries.by_token(token)
    Verification.objects.create(token=token[:64], found=paper is not None, at=request.now)
    context = {
        "paper": paper,
        "genuine": paper is not None and genuine(paper),
        "keys": _keys(),
    }
    return render(request, "awards/checked.html", context, status=200 if paper else 404)


def statement(request: HttpRequest, token: str) -> JsonResponse:
    """Give the signed statement, as `baiqau verify` reads it."""
    paper = _valid(token)
    said = content.statement(paper)
    by = next(key for key in public_keys() if signature.holds(said, paper.signature, [key]))
    told = {"statement": said, "signature": paper.signature, "key": signature.written(by)}
    return JsonResponse(told, json_dumps_params={"ensure_ascii": False})


def badge(request: HttpRequest, token: str) -> JsonResponse:
    """Give the paper as an Open Badge 3.0, a Verifiable Credential that wallets take."""
    told = badges.of(_valid(token))
    answer = JsonResponse(told, json_dumps_params={"ensure_ascii": False})
    answer["Content-Type"] = "application/vc+ld+json"
    return answer


def keys(request: HttpRequest) -> JsonResponse:
    """Give the public keys, as `baiqau verify --keys` reads them; the first is in use."""
    told = [
        {"id": signature.key_id(key), "key": signature.written(key), "in_use": place == 0}
        for place, key in enumerate(public_keys())
    ]
    return JsonResponse({"keys": told})


def genuine(paper: Paper) -> bool:
    """Say whether the paper's words are the ones that were signed here."""
    return signature.holds(content.statement(paper), paper.signature, public_keys())


def _valid(token: str) -> Paper:
    paper = queries.by_token(token)
    if paper is None or paper.revoked_at is not None or not genuine(paper):
        raise Http404("no valid paper")
    return paper


def _keys() -> str:
    """Give the public keys as the page's script reads them."""
    return " ".join(f"{signature.key_id(key)}={signature.written(key)}" for key in public_keys())


def _allowed(request: PersonalRequest) -> bool:
    return allow(f"check:{address(request)}", LOOKS_AN_HOUR, 3600, request.now)
