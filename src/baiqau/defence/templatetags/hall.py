"""The words of the hall screen, each in every language of the hall at once."""

from collections.abc import Sequence

from django import template
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from baiqau.paper import qr

register = template.Library()
WORDS = {
    "next": _("Next"),
    "talk": _("Talk"),
    "questions": _("Questions"),
    "soon": _("Time is running out"),
    "end": _("Please finish"),
    "over": _("The time is over"),
    "rest": _("Break"),
}


@register.simple_tag
def word(key: str, tongues: Sequence[str]) -> str:
    """Give a word in each of the languages, the first one first."""
    told = []
    for tongue in tongues:
        with override(tongue):
            told.append(str(WORDS[key]))
    return " · ".join(dict.fromkeys(told))


@register.simple_tag
def code(link: str) -> SafeString:
    """Give a link as a QR code on white, which a camera reads in the dark design, too."""
    head, path = qr.svg(link).split("<path", 1)
    white = f'<svg class="code" role="img" aria-label="QR" {head.removeprefix("<svg ")}'
    drawn = f'{white}<rect width="100%" height="100%" fill="#fff"/><path{path}'
    return mark_safe(drawn)  # noqa: S308 - our own numbers, the link is only in the modules
