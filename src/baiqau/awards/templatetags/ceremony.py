"""The words of the ceremony's frames in a language of the hall, whatever the page's own is."""

from collections.abc import Sequence

from django import template
from django.utils.translation import override

from baiqau.awards import saying
from baiqau.awards.script import Frame
from baiqau.contests.models import Contest
from baiqau.judging.models import Seat

register = template.Library()


@register.simple_tag
def spoken(frame: Frame, contest: Contest, commission: Sequence[Seat], tongue: str) -> str:
    """Give what the presenter says at a frame."""
    with override(tongue):
        return saying.spoken(frame, contest, commission)


@register.filter
def headed(frame: Frame) -> str:
    """Name a frame in the page's language."""
    return saying.heading(frame)
