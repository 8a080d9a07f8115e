"""The kinds of letters that answer a letter, and what may stand in them."""

from django.utils.translation import gettext_lazy as _

from baiqau.journal.kinds import COMMON, Kind, Place

_SENDER = _("the sender of the letter")
_ANSWER = {
    **COMMON,
    "subject": Place(_("the subject of the sender’s letter"), "ЖИ байқауы_Әуезова"),
    "link": Place(
        _("the sender’s personal link"), "https://baiqau.example/kk/c/2026/letter/5b0d…/"
    ),
}
_UNDERSTOOD = {
    "understood": Place(
        _("what was found in the letter: surname, files, links"),
        _("Surname in the letter's name: Äuezova"),
    )
}

KINDS = (
    Kind(
        "mail.drafted",
        _("Your letter to the contest: %(subject)s"),
        "mailbox/letters/drafted.txt",
        when=_("When a letter in the contest’s mailbox became a draft."),
        to=_SENDER,
        places=_ANSWER | _UNDERSTOOD,
        needed=("understood", "link"),
    ),
    Kind(
        "mail.offered",
        _("Your letter to the contest: %(subject)s"),
        "mailbox/letters/offered.txt",
        when=_("When a letter came from somebody who has begun a work already."),
        to=_SENDER,
        places=_ANSWER | _UNDERSTOOD,
        needed=("understood", "link"),
    ),
    Kind(
        "mail.waiting",
        _("Your letter to the contest: %(subject)s"),
        "mailbox/letters/waiting.txt",
        when=_("When a letter has arrived and a person has to look at it first."),
        to=_SENDER,
        places={
            **COMMON,
            "subject": _ANSWER["subject"],
            "cause": Place(
                _("why a person has to look at it"), _("there is neither a file nor a link in it.")
            ),
            "link": Place(
                _("the address of the contest’s page"), "https://baiqau.example/kk/c/2026/"
            ),
        },
        needed=("cause", "link"),
    ),
    Kind(
        "mail.remind",
        _("Your work is not handed in yet"),
        "mailbox/letters/remind.txt",
        when=_("When senders whose drafts nobody confirmed are reminded."),
        to=_SENDER,
        places={**COMMON, "link": _ANSWER["link"]},
        needed=("link",),
    ),
)
