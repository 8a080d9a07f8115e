"""The kinds of letters of an appeal, and what may stand in them."""

from django.utils.translation import gettext_lazy as _

from baiqau.journal.kinds import COMMON, LINK, MOMENT, OWNER, WORK, Kind, Place

_APPEAL = {
    **COMMON,
    "number": Place(_("the number of the appeal"), "3"),
    "work": WORK["work"],
    "work_number": WORK["number"],
    "link": LINK,
}
_SUBJECT = Place(_("what the appeal is about"), _("Marks and their arithmetic"))
_UNTIL = Place(_("until when the appeal is answered"), MOMENT)

KINDS = (
    Kind(
        "appeals.received",
        _("Appeal No. %(number)s is received"),
        "appeals/letters/received.txt",
        when=_("When an appeal is lodged."),
        to=OWNER,
        places=_APPEAL
        | {
            "subject": _SUBJECT,
            "until": _UNTIL,
            "text": Place(
                _("the author’s words"), _("The mark for usefulness seems to be missing.")
            ),
        },
        needed=("number", "until", "link"),
    ),
    Kind(
        "appeals.handler",
        _("Appeal No. %(number)s is in your hands"),
        "appeals/letters/handler.txt",
        when=_("When a person is named to handle an appeal."),
        to=_("the handler of the appeal"),
        places=_APPEAL | {"subject": _SUBJECT, "until": _UNTIL},
        needed=("number", "until", "link"),
    ),
    Kind(
        "appeals.answered",
        _("Appeal No. %(number)s is answered"),
        "appeals/letters/answered.txt",
        when=_("When an appeal is answered."),
        to=OWNER,
        places=_APPEAL
        | {
            "outcome": Place(_("the outcome"), _("Satisfied in part")),
            "answer": Place(_("the reasons"), _("One mark was entered twice; it is struck out.")),
        },
        needed=("number", "outcome", "answer", "link"),
    ),
    Kind(
        "appeals.corrected",
        _("The result is corrected after appeal No. %(number)s"),
        "appeals/letters/corrected.txt",
        when=_("When a corrected version of the result is published."),
        to=OWNER,
        places=_APPEAL,
        needed=("number", "link"),
    ),
)
