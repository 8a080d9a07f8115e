"""The kinds of letters to jurors and about the commission, and what may stand in them."""

from django.utils.translation import gettext_lazy as _

from baiqau.journal.kinds import COMMON, JUROR, NAME, OWNER, WORK, Kind, Place

_LINK = Place(_("the juror’s personal link"), "https://baiqau.example/kk/c/2026/seat/5b0d…/")
_SEAT = {**COMMON, "name": NAME, "link": _LINK}
_WORKS = Place(_("the works the letter is about, by their numbers"), "№ 17, № 23")
_DIGESTS = "№ 17: 9f2c41d07a6be35f8c10e4b7752da693\n№ 23: 4be1f0a83c57d92614e8b0a7f5c39d2e"

KINDS = (
    Kind(
        "judging.invitation",
        _("Invitation to the expert commission – %(contest)s"),
        "judging/letters/invitation.txt",
        when=_("When a juror is invited."),
        to=JUROR,
        places=_SEAT,
        needed=("link",),
    ),
    Kind(
        "judging.unanswered",
        _("Your answer to the invitation is awaited – %(contest)s"),
        "judging/letters/unanswered.txt",
        when=_("When jurors who have not answered are reminded."),
        to=JUROR,
        places=_SEAT,
        needed=("link",),
    ),
    Kind(
        "judging.declined",
        _("A juror declined"),
        "judging/letters/declined.txt",
        when=_("When a juror declines the invitation."),
        to=_("the organisers"),
        places={
            **COMMON,
            "name": Place(_("the juror’s name"), NAME.example),
            "code": Place(_("the juror’s code in the commission"), "J07"),
            "reason": Place(
                _("the juror’s reason as a line; empty where none was given"),
                _("Reason: I am away on these days."),
            ),
            "link": Place(
                _("the address of the commission’s page"), "https://baiqau.example/kk/c/2026/…"
            ),
        },
        needed=("name", "link"),
    ),
    Kind(
        "judging.link",
        _("Your new personal link – %(contest)s"),
        "judging/letters/link.txt",
        when=_("When a juror’s personal link is made anew."),
        to=JUROR,
        places=_SEAT,
        needed=("link",),
    ),
    Kind(
        "judging.deputy",
        _("You are the deputy of the chair – %(contest)s"),
        "judging/letters/deputy.txt",
        when=_("When a juror is named deputy of the chair."),
        to=JUROR,
        places=_SEAT,
        needed=("link",),
    ),
    Kind(
        "judging.deputy-ended",
        _("You are no longer the deputy of the chair – %(contest)s"),
        "judging/letters/deputy_ended.txt",
        when=_("When another juror, or nobody, is the deputy of the chair from now on."),
        to=JUROR,
        places=_SEAT,
        needed=("link",),
    ),
    Kind(
        "judging.training",
        _("Training works wait for you – %(contest)s"),
        "judging/letters/training.txt",
        when=_("When the training works are given to the jurors."),
        to=JUROR,
        places=_SEAT
        | {
            "number": Place(_("how many works wait"), "3"),
            "waiting": Place(
                _("how many training works wait, as a sentence"),
                _("3 training works wait for you."),
            ),
        },
        needed=("link",),
    ),
    Kind(
        "judging.assigned",
        _("Works wait for your assessment – %(contest)s"),
        "judging/letters/assigned.txt",
        when=_("When works are given to the jurors, and when one is added by hand."),
        to=JUROR,
        places=_SEAT
        | {
            "number": Place(_("how many works wait"), "12"),
            "waiting": Place(
                _("how many works wait, as a sentence"),
                _("12 works wait for your assessment."),
            ),
        },
        needed=("link",),
    ),
    Kind(
        "judging.reminder",
        _("Works still wait for your assessment – %(contest)s"),
        "judging/letters/reminder.txt",
        when=_("When jurors with open score sheets are reminded."),
        to=JUROR,
        places=_SEAT
        | {
            "number": Place(_("how many works wait"), "4"),
            "waiting": Place(
                _("how many works wait, as a sentence"),
                _("4 works still wait for your assessment."),
            ),
            "term": Place(
                _("until when the works are assessed, as a sentence; empty where no term is set"),
                _("The assessment closes: 20 November 2026, 18:00 (UTC+5)."),
            ),
        },
        needed=("term", "link"),
    ),
    Kind(
        "judging.paper",
        _("Your printed score sheet was entered – %(contest)s"),
        "judging/letters/paper.txt",
        when=_("When somebody enters a juror’s printed score sheet."),
        to=JUROR,
        places=_SEAT
        | {
            "work": Place(_("the number of the work"), "№ 17"),
            "by": Place(_("who entered the sheet"), _("Asan Medet")),
        },
        needed=("work", "by", "link"),
    ),
    Kind(
        "judging.paper-ballot",
        _("Your printed ballot was entered – %(contest)s"),
        "judging/letters/paper_ballot.txt",
        when=_("When somebody enters a juror’s printed ballot or comparisons."),
        to=JUROR,
        places=_SEAT | {"by": Place(_("who entered the sheet"), _("Asan Medet"))},
        needed=("by", "link"),
    ),
    Kind(
        "judging.signed",
        _("Your signed sheets and their digests – %(contest)s"),
        "judging/letters/signed.txt",
        when=_("When a juror signs score sheets."),
        to=JUROR,
        places=_SEAT
        | {
            "number": Place(_("how many sheets are signed"), "2"),
            "signed": Place(
                _("how many sheets are signed, as a sentence"),
                _("You have signed 2 sheets. Below stand their digests (SHA-256)."),
            ),
            "sheets": Place(_("the signed sheets, each with its digest"), _DIGESTS),
        },
        needed=("sheets", "link"),
    ),
    Kind(
        "judging.unlocked",
        _("Signed sheets are open again – %(contest)s"),
        "judging/letters/unlocked.txt",
        when=_("When the chair opens signed score sheets again."),
        to=JUROR,
        places=_SEAT
        | {
            "works": _WORKS,
            "reason": Place(_("the chair’s reason"), _("A criterion was read wrongly by all.")),
        },
        needed=("works", "reason", "link"),
    ),
    Kind(
        "judging.shortlisted",
        _("Your work goes on to the defence"),
        "judging/letters/shortlisted.txt",
        when=_("When the shortlist is decided."),
        to=OWNER,
        places={
            **WORK,
            "link": Place(
                _("the address of the work’s page"), "https://baiqau.example/kk/c/2026/…"
            ),
        },
        needed=("number", "link"),
    ),
)
