"""The words and shapes of states: one table for every page; logic never compares these words."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

WORDS: dict[str, Promise] = {
    "draft": _("Draft"),
    "submitted": _("Handed in"),
    "returned": _("Returned for correction"),
    "admitted": _("Admitted"),
    "declined": _("Declined"),
    "withdrawn": _("Withdrawn"),
    "invited": _("Invited"),
    "accepted": _("Accepted"),
    "left": _("Left"),
    "assigned": _("Not begun"),
    "open": _("In work"),
    "signed": _("Signed"),
    "recused": _("Recused"),
    "cannot-judge": _("Given back"),
    "waiting": _("Waiting"),
    "speaking": _("Speaking"),
    "done": _("Finished"),
    "absent": _("Absent"),
    "confirmed": _("Confirmed"),
    "refused": _("Refused"),
    "sealed": _("Sealed"),
    "published": _("Published"),
    "set": _("Goes out at its hour"),
    "queued": _("Goes out soon"),
    "sending": _("Being sent"),
    "paused": _("Paused"),
    "sent": _("Sent"),
    "failed": _("Not delivered"),
    "stopped": _("Stopped"),
    "held": _("Held"),
    "bounced": _("Came back"),
    "fits": _("Fits"),
    "does-not-fit": _("Does not fit"),
    "person-decides": _("A person decides"),
    "fails": _("Does not fit"),
    "unclear": _("Unclear"),
    "stored": _("Not read yet"),
    "drafted": _("Became a draft"),
    "offered": _("Offered to the author"),
    "same": _("Came before"),
    "silent": _("No work"),
    "unreadable": _("Cannot be read"),
    "set-aside": _("Set aside"),
    "filed": _("Filed"),
    "in-hand": _("Being considered"),
    "answered": _("Answered"),
}

SHAPES: dict[str, str] = {
    **dict.fromkeys(
        ("admitted", "accepted", "signed", "done", "sent", "fits", "confirmed"), "good"
    ),
    **dict.fromkeys(
        (
            "returned",
            "unclear",
            "absent",
            "invited",
            "person-decides",
            "cannot-judge",
            "offered",
            "held",
            "paused",
        ),
        "care",
    ),
    **dict.fromkeys(
        ("declined", "refused", "failed", "fails", "does-not-fit", "unreadable", "bounced"), "bad"
    ),
    **dict.fromkeys(
        (
            "submitted",
            "open",
            "speaking",
            "set",
            "queued",
            "sending",
            "drafted",
            "filed",
            "in-hand",
        ),
        "now",
    ),
    **dict.fromkeys(("sealed", "published"), "gold"),
}
