"""What is said at each frame of the ceremony: on the presenter's page, on paper, on the screen."""

from collections.abc import Iterable

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from baiqau.awards.script import Frame
from baiqau.contests.models import Contest
from baiqau.judging.models import Seat


def heading(frame: Frame) -> str:
    """Name a frame in the language that is active."""
    if frame.place is not None:
        place = frame.place.name.within(get_language() or "kk")
        return _("%(place)s: pause") % {"place": place} if frame.kind == "pause" else place
    names = {"opening": _("Opening"), "jury": _("The commission"), "closing": _("Closing")}
    return names[frame.kind]


def spoken(frame: Frame, contest: Contest, commission: Iterable[Seat]) -> str:
    """Give the presenter's sentence in the language that is active; none where a name stands."""
    language = get_language() or "kk"
    said = {
        "opening": _("Dear guests, we begin the award ceremony. The contest: %(title)s."),
        "jury": _("The works were judged by the expert commission: %(members)s."),
        "pause": _("%(place)s. It goes to…"),
        "closing": _(
            "We congratulate the winners and thank everyone who took part. The result is public, "
            "and certificates and diplomas are on their way by letter."
        ),
    }
    return said.get(frame.kind, "") % {
        "title": contest.regulation.title.within(language),
        "members": "; ".join(str(seat.person) for seat in commission),
        "place": frame.place.name.within(language) if frame.place else "",
    }
