"""The words of the hall screen, each in every language of the hall at once."""

from collections.abc import Sequence

from django import template
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

register = template.Library()
WORDS = {
    "next": _("Next"),
    "talk": _("Talk"),
    "questions": _("Questions"),
    "soon": _("Time is running out"),
    "end": _("Please finish"),
    "over": _("The time is over"),
    "rest": _("Pause"),
}


@register.simple_tag
def word(key: str, tongues: Sequence[str]) -> str:
    """Give a word in each of the languages, the first one first."""
    told = []
    for tongue in tongues:
        with override(tongue):
            told.append(str(WORDS[key]))
    return " · ".join(dict.fromkeys(told))
