"""The living style page: every part in its states; mounted in the demo only."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from baiqau.base import states


class Example(forms.Form):
    """One field of each shape."""

    surname = forms.CharField(label=_("Surname"), help_text=_("As it stands in the identity card."))
    kind = forms.ChoiceField(
        label=_("Kind"), choices=[("a", "Ә"), ("b", "Ғ")], widget=forms.RadioSelect, required=False
    )
    agree = forms.BooleanField(label=_("I agree"), required=False)
    file = forms.FileField(label=_("File"), required=False)


def styleguide(request: HttpRequest) -> HttpResponse:
    """Show the parts; `?faulty` shows the form with its faults."""
    form = Example({}) if "faulty" in request.GET else Example()
    return render(request, "base/styleguide.html", {"form": form, "states": list(states.WORDS)})
