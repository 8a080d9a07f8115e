"""The kinds of letters about a decision of the committee, and what may stand in them."""

from django.utils.translation import gettext_lazy as _

from baiqau.journal.kinds import LINK, MOMENT, OWNER, WORK, Kind, Place

_CLAUSES = Place(
    _("the clauses the decision names, in their own words; empty where it names none"),
    _("Clauses of the regulation: …"),
)
_REASON = Place(_("the committee’s reason"), _("The video is longer than three minutes."))
_FILE = Place(_("the name of the file"), "project.docx")
_UNTIL = Place(_("until when the work can be corrected"), MOMENT)

KINDS = (
    Kind(
        "entry.admitted",
        _("Work No. %(number)s is admitted"),
        "screening/letters/admit.txt",
        when=_("When the committee admits a work."),
        to=OWNER,
        places={
            **WORK,
            "remark": Place(
                _("the committee’s reason as a sentence; empty where it gives none"),
                _("Reason given by the committee: the work follows the regulation."),
            ),
            "clauses": _CLAUSES,
            "link": LINK,
        },
        needed=("number", "link"),
    ),
    Kind(
        "entry.returned",
        _("Work No. %(number)s is sent back for correction"),
        "screening/letters/return.txt",
        when=_("When the committee sends a work back for correction."),
        to=OWNER,
        places={**WORK, "reason": _REASON, "until": _UNTIL, "clauses": _CLAUSES, "link": LINK},
        needed=("number", "reason", "until", "clauses", "link"),
    ),
    Kind(
        "entry.reminded",
        _("Work No. %(number)s still waits for correction"),
        "screening/letters/reminder.txt",
        when=_("When the committee reminds an author of a work sent back."),
        to=OWNER,
        places={**WORK, "reason": _REASON, "until": _UNTIL, "link": LINK},
        needed=("number", "reason", "until", "link"),
    ),
    Kind(
        "entry.declined",
        _("Work No. %(number)s is declined"),
        "screening/letters/decline.txt",
        when=_("When the committee declines a work."),
        to=OWNER,
        places={
            **WORK,
            "reason": _REASON,
            "clauses": _CLAUSES,
            "address": Place(_("the organiser’s e-mail address"), "contest@library.example"),
            "link": LINK,
        },
        needed=("number", "reason", "clauses", "link"),
    ),
    Kind(
        "entry.requalified",
        _("Work No. %(number)s is being looked at again"),
        "screening/letters/requalify.txt",
        when=_("When the committee takes its decision on a work back."),
        to=OWNER,
        places={**WORK, "reason": _REASON, "clauses": _CLAUSES, "link": LINK},
        needed=("number", "reason", "link"),
    ),
    Kind(
        "entry.file-released",
        _("Work No. %(number)s: a file is released"),
        "screening/letters/released.txt",
        when=_("When the committee releases a file that the check had held."),
        to=OWNER,
        places={**WORK, "file": _FILE, "reason": _REASON, "link": LINK},
        needed=("number", "file", "reason", "link"),
    ),
    Kind(
        "entry.file-held-again",
        _("Work No. %(number)s: a file is held again"),
        "screening/letters/held_again.txt",
        when=_("When the committee takes the release of a file back."),
        to=OWNER,
        places={**WORK, "file": _FILE, "link": LINK},
        needed=("number", "file", "link"),
    ),
)
