"""The kinds of letters of the door: they open accounts, so nobody rewords them."""

from django.utils.translation import gettext_lazy as _

from baiqau.journal.kinds import MOMENT, Kind, Place

SECURITY = _("This letter protects accounts: its wording is that of the house everywhere.")

_CODE = Place(_("the six-digit code"), "482913")

KINDS = (
    Kind(
        "people.code",
        _("%(code)s is your code for Baiqau"),
        "account/email/login_code_message.txt",
        when=_("When somebody signs in, or hands a work in with a new address."),
        to=_("whoever signs in"),
        places={"code": _CODE},
        fixed=SECURITY,
    ),
    Kind(
        "people.new-address",
        _("%(code)s confirms your new address"),
        "account/email/new_address_message.txt",
        when=_("When somebody changes the e-mail address of an account."),
        to=_("the new address"),
        places={"code": _CODE},
        fixed=SECURITY,
    ),
    Kind(
        "people.address-taken",
        _("This address has an account already"),
        "account/email/address_taken_message.txt",
        when=_("When the new address is that of another account; then no code is sent."),
        to=_("the new address"),
        places={},
        fixed=SECURITY,
    ),
    Kind(
        "people.address-changed",
        _("The address of your account was changed"),
        "people/letters/address_changed.txt",
        when=_("After the e-mail address of an account was changed."),
        to=_("the old address"),
        places={
            "address": Place(
                _("the new address, hidden but for its first letter"), "d•••@nabrk.kz"
            ),
            "moment": Place(_("when it was changed"), MOMENT),
            "help": Place(_("where to ask for help"), "contest@library.example"),
        },
        fixed=SECURITY,
    ),
)
