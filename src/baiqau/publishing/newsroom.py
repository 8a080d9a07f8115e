"""The newsroom: where editors write, publish and take back."""

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache

from baiqau.base import refusals
from baiqau.contests.conversation import Conversation
from baiqau.publishing import actions, queries
from baiqau.publishing.models import News
from baiqau.rules.refusals import Refused

NAMES = {
    "kk": (gettext_lazy("Title in Kazakh"), gettext_lazy("Text in Kazakh")),
    "ru": (gettext_lazy("Title in Russian"), gettext_lazy("Text in Russian")),
    "en": (gettext_lazy("Title in English"), gettext_lazy("Text in English")),
}


class NewsForm(forms.Form):
    """A title and a text in each language of the contest."""

    def __init__(self, languages: tuple[str, ...], *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # Django's own signature
        for language in languages:
            title, body = NAMES[language]
            self.fields[f"title_{language}"] = forms.CharField(
                label=title,
                max_length=200,
                required=False,
                widget=forms.TextInput(attrs={"lang": language}),
            )
            self.fields[f"body_{language}"] = forms.CharField(
                label=body,
                max_length=20_000,
                required=False,
                widget=forms.Textarea(attrs={"rows": 8, "lang": language}),
            )

    def texts(self, part: str) -> dict[str, str]:
        """Give {language: words} of the titles or the bodies."""
        return {
            name.removeprefix(f"{part}_"): str(words)
            for name, words in self.cleaned_data.items()
            if name.startswith(f"{part}_")
        }


@never_cache
def desk(request: Conversation, contest: str) -> HttpResponse:
    """Drafts and published pieces."""
    rows = queries.drafts_and_news(request.contest)
    return render(request, "publishing/newsroom.html", {"rows": rows})


@never_cache
def write(request: Conversation, contest: str) -> HttpResponse:
    """Write a new piece."""
    return _written(request, None)


@never_cache
def edit(request: Conversation, contest: str, slug: str) -> HttpResponse:
    """Change a piece."""
    return _written(request, get_object_or_404(News, contest=request.contest, slug=slug))


def _written(request: Conversation, piece: News | None) -> HttpResponse:
    initial = {} if piece is None else _initial(piece)
    form = NewsForm(request.contest.regulation.languages, request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            actions.write(
                request.contest,
                title=form.texts("title"),
                body=form.texts("body"),
                by=request.person,
                now=request.now,
                news=piece,
            )
        except Refused as refused:
            form.add_error(None, refusals.sentence(refused))
        else:
            messages.success(request, _("Saved."))
            return redirect("publishing:newsroom", contest=request.contest.slug)
    return render(request, "publishing/write.html", {"form": form, "piece": piece})


def _initial(piece: News) -> dict[str, str]:
    texts = {f"title_{language}": words for language, words in piece.title.items()}
    return texts | {f"body_{language}": words for language, words in piece.body.items()}


def publish(request: Conversation, contest: str, slug: str) -> HttpResponse:
    """Make a piece public."""
    piece = get_object_or_404(News, contest=request.contest, slug=slug)
    actions.publish(piece, by=request.person, now=request.now)
    messages.success(request, _("Published."))
    return redirect("publishing:newsroom", contest=contest)


def take_back(request: Conversation, contest: str, slug: str) -> HttpResponse:
    """Take a piece off the public pages."""
    piece = get_object_or_404(News, contest=request.contest, slug=slug)
    actions.take_back(piece, by=request.person, now=request.now)
    messages.success(request, _("Taken back. It is a draft again."))
    return redirect("publishing:newsroom", contest=contest)
