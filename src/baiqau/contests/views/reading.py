"""The public regulation: in force, earlier versions, what an amendment changed, as PDF and as TOML."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import get_language

from baiqau.base.pagecache import for_everyone
from baiqau.contests import pages, queries
from baiqau.contests.conversation import Conversation
from baiqau.contests.models import Version
from baiqau.rules import calendar, toml


@for_everyone
def regulation(request: Conversation, contest: str) -> HttpResponse:
    """The regulation in force."""
    version = request.contest.current
    assert version is not None
    return _shown(request, version)


@for_everyone
def version(request: Conversation, contest: str, number: int) -> HttpResponse:
    """One version, as it was published."""
    return _shown(request, _version(request, number))


def _shown(request: Conversation, shown: Version) -> HttpResponse:
    context = {
        "version": shown,
        "blocks": pages.blocks(shown, get_language() or "kk"),
        "versions": queries.versions(request.contest),
    }
    answer = render(request, "contests/regulation.html", context)
    answer.expires_for_everyone = calendar.next_border(  # type: ignore[attr-defined]  # read by pagecache
        request.contest.regulation, request.now
    )
    return answer


@for_everyone
def paper(request: Conversation, contest: str) -> HttpResponse:
    """The regulation in force as PDF in the page's language."""
    assert request.contest.current is not None
    language = get_language() or "kk"
    content = pages.pdf(_version(request, request.contest.current.number), language)
    answer = HttpResponse(content, content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="{contest}-{language}.pdf"'
    return answer


@for_everyone
def export(request: Conversation, contest: str) -> HttpResponse:
    """The regulation in force as its TOML file."""
    answer = HttpResponse(
        toml.write(request.contest.regulation), content_type="application/toml; charset=utf-8"
    )
    answer["Content-Disposition"] = f'attachment; filename="{contest}.toml"'
    return answer


@for_everyone
def versions(request: Conversation, contest: str) -> HttpResponse:
    """All versions with their reasons."""
    rows = queries.versions(request.contest)
    return render(request, "contests/versions.html", {"rows": rows})


@for_everyone
def difference(request: Conversation, contest: str, before: int, after: int) -> HttpResponse:
    """What one version changed against another."""
    old, new = _version(request, before), _version(request, after)
    context = {
        "old": old,
        "new": new,
        "changes": pages.changes(old.regulation, new.regulation),
    }
    return render(request, "contests/difference.html", context)


def _version(request: Conversation, number: int) -> Version:
    rows = Version.objects.select_related("contest")
    return get_object_or_404(rows, contest=request.contest, number=number)
