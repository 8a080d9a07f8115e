"""The kinds of letters of the door: they open accounts, so nobody rewords them."""

from django.utils.translation import gettext_lazy as _

from baiqau.journal.kinds import Kind, Place

SECURITY = _("This letter protects accounts: its wording is that of the house everywhere.")

KINDS = (
    Kind(
        "people.code",
        _("%(code)s is your code for Baiqau"),
        "account/email/login_code_message.txt",
        when=_("When somebody signs in, or hands a work in with a new address."),
        to=_("whoever signs in"),
        places={"code": Place(_("the six-digit code"), "482913")},
        fixed=SECURITY,
    ),
)
