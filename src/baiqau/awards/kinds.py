"""The kinds of letters about papers, and what may stand in them."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from baiqau.journal.kinds import COMMON, LINK, NAME, OWNER, WORK, Kind, Place

_PAPER = {
    **COMMON,
    "holder": Place(_("the name as it is printed"), NAME.example),
    "number": Place(_("the number of the paper"), "2026-017"),
    "link": Place(
        _("the address where the paper is opened and checked"), "https://baiqau.example/v/5b0d…"
    ),
}


def _issued(kind: str, subject: Promise, when: Promise, to: Promise) -> Kind:
    return Kind(
        f"awards.{kind}",
        subject,
        "awards/letters/issued.txt",
        when=when,
        to=to,
        places=_PAPER,
        needed=("link",),
    )


_HOLDER = _("the author, or the owner of the work for an author without an address")

KINDS = (
    Kind(
        "awards.name",
        _("Is your name written so?"),
        "awards/letters/name.txt",
        when=_("Before papers are made, once for each spelling of a name."),
        to=_("each author"),
        places={
            **COMMON,
            "name": Place(_("the name as it will be printed"), NAME.example),
            "link": Place(
                _("the personal address where the name is approved"),
                "https://baiqau.example/kk/papers/name/5b0d…/",
            ),
        },
        needed=("name", "link"),
    ),
    Kind(
        "awards.place-changed",
        _("The place of work No. %(number)s has changed"),
        "awards/letters/changed.txt",
        when=_("When the places are given again by a corrected version of the result."),
        to=OWNER,
        places={
            **COMMON,
            "work": WORK["work"],
            "number": WORK["number"],
            "before": Place(_("the place it had; a dash for none"), "II"),
            "after": Place(_("the place it has now; a dash for none"), "I"),
            "version": Place(_("the number of the version of the result"), "2"),
            "link": LINK,
        },
        needed=("before", "after", "link"),
    ),
    _issued(
        "certificate", _("Your certificate is ready"), _("When a certificate is made."), _HOLDER
    ),
    _issued("diploma", _("Your diploma is ready"), _("When a diploma is made."), _HOLDER),
    _issued(
        "thanks",
        _("Your letter of thanks is ready"),
        _("When a letter of thanks is made."),
        _("the person it thanks"),
    ),
    _issued(
        "attendance",
        _("Your certificate of attendance is ready"),
        _("When a certificate of attendance is made."),
        _("the speaker, the juror, or the guest who told an e-mail address"),
    ),
)
