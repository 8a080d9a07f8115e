"""The kinds of letters about an entry, and what may stand in them."""

from django.utils.translation import gettext_lazy as _

from baiqau.journal.kinds import COMMON, LINK, MOMENT, NAME, OWNER, WORK, Kind, Place

_PERSON = Place(_("the co-author’s name"), NAME.example)
_FILES = "kitap.pdf – 2,4 MB\n    9f2c41d07a6be35f8c10e4b7752da6934c1f08be7d5a2e6390cb184f6ad7e251"

_TOLD_ON = _("It tells what the staff did, so the staff does not word it.")
_OPENED = {
    **COMMON,
    "number": WORK["number"],
    "name": Place(_("who opened the work"), _("Asan Medet")),
    "moment": Place(_("when it was opened"), MOMENT),
    "reason": Place(_("the reason that was given"), _("The author asked for help.")),
    "link": LINK,
}

KINDS = (
    Kind(
        "entry.receipt",
        _("Receipt: work No. %(number)s"),
        "entries/letters/receipt.txt",
        when=_("When a work is handed in, and after every later change of it."),
        to=OWNER,
        places={
            **WORK,
            "receipt": Place(_("the number of the receipt"), "1"),
            "moment": Place(_("when the server received the work"), MOMENT),
            "nomination": Place(
                _("a line with the nomination, where the contest has such"),
                _("Nomination: School library"),
            ),
            "files": Place(_("the files, each with its size and digest"), _FILES),
            "digest": Place(
                _("the digest of the whole receipt"),
                "4be1f0a83c57d92614e8b0a7f5c39d2e6871fa4c0b9d3e5f28a6c17d4e90b352",
            ),
            "link": LINK,
        },
        needed=("number", "moment", "files", "digest", "link"),
    ),
    Kind(
        "entry.withdrawn",
        _("Work No. %(number)s is withdrawn"),
        "entries/letters/withdrawn.txt",
        when=_("When an author withdraws a work."),
        to=OWNER,
        places={
            **WORK,
            "reason": Place(
                _("the author’s reason"), _("We want to test the idea for one more year.")
            ),
            "link": LINK,
        },
        needed=("number", "link"),
    ),
    Kind(
        "entry.unfinished",
        _("Your work is not handed in yet"),
        "entries/letters/unfinished.txt",
        when=_("Seven days, two days and three hours before the close, while the work is a draft."),
        to=OWNER,
        places={
            **COMMON,
            "work": WORK["work"],
            "closes": Place(_("until when works are taken"), MOMENT),
            "missing": Place(
                _("what the draft still lacks, each with a link"), _("What is still missing: …")
            ),
            "link": LINK,
        },
        needed=("closes", "missing", "link"),
    ),
    Kind(
        "entry.link",
        _("Your draft: go on with it on any device"),
        "entries/letters/link.txt",
        when=_("When somebody begins a draft and asks for its link by letter."),
        to=_("the address that was typed, which nobody has confirmed yet"),
        places={
            **COMMON,
            "kept_days": Place(
                _("how many days a draft without a confirmed address is kept"), "30"
            ),
            "link": LINK,
        },
        needed=("link", "kept_days"),
    ),
    Kind(
        "entry.unconfirmed",
        _("A work begun with this address is not handed in yet"),
        "entries/letters/unconfirmed.txt",
        when=_("Once, two days or three hours before the close, for a draft without an account."),
        to=_("the address that was typed, which nobody has confirmed yet"),
        places={
            **COMMON,
            "closes": Place(_("until when works are taken"), MOMENT),
            "kept_days": Place(
                _("how many days a draft without a confirmed address is kept"), "30"
            ),
            "link": LINK,
        },
        needed=("closes", "link", "kept_days"),
    ),
    Kind(
        "entry.invitation",
        _("You are asked to write a work along"),
        "entries/letters/invitation.txt",
        when=_("When the owner of a work invites a co-author."),
        to=_("the co-author"),
        places={
            **COMMON,
            "name": NAME,
            "work": WORK["work"],
            "asked_by": Place(_("who asks"), _("Asan Medet")),
            "link": LINK,
        },
        needed=("asked_by", "link"),
    ),
    Kind(
        "entry.co-author-joined",
        _("%(person)s writes your work along"),
        "entries/letters/joined.txt",
        when=_("When an invited co-author accepts."),
        to=OWNER,
        places={**COMMON, "work": WORK["work"], "person": _PERSON, "link": LINK},
        needed=("person", "link"),
    ),
    Kind(
        "entry.co-author-declined",
        _("%(person)s does not write your work along"),
        "entries/letters/refused.txt",
        when=_("When an invited co-author declines."),
        to=OWNER,
        places={**COMMON, "work": WORK["work"], "person": _PERSON, "link": LINK},
        needed=("person", "link"),
    ),
    Kind(
        "entry.opened-early",
        _("Sealed work No. %(number)s was opened"),
        "entries/letters/opened.txt",
        when=_("When somebody of the staff opens a sealed work before the call closes."),
        to=OWNER,
        places=_OPENED,
        fixed=_TOLD_ON,
    ),
    Kind(
        "entry.opened-early-witness",
        _("Sealed work No. %(number)s was opened"),
        "entries/letters/opened_witness.txt",
        when=_("When somebody of the staff opens a sealed work before the call closes."),
        to=_("the chair and the organisers"),
        places=_OPENED,
        fixed=_TOLD_ON,
    ),
)
