"""The words of co-authors: what happened, who is waited for, why an invitation is refused."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

EVENTS: dict[str, Promise] = {
    "coauthor.invited": _("An author was invited to write along."),
    "coauthor.accepted": _("A co-author accepted the invitation."),
    "coauthor.declined": _("An invited author declined."),
    "coauthor.uninvited": _("An invitation was taken back."),
}

AWAITED: dict[str, Promise] = {  # of co-authors; the rules know nothing of invitations
    "coauthor-silent": _(
        "%(name)s is invited and has not answered yet. Write once more, or take the invitation back."
    ),
    "coauthor-consent-missing": _(
        "%(name)s writes along and has not given a needed consent: “%(consent)s”"
    ),
}

REFUSALS: dict[str, Promise] = {
    "entries-name-is-own": _(
        "%(name)s has written this name as it is to be printed. Ask that person to change it."
    ),
    "entries-invite-no-address": _(
        "No address is written for %(name)s. Write it down first, then invite."
    ),
    "entries-invite-needless": _("%(name)s can change this work already."),
    "entries-invitation-ended": _(
        "This invitation has ended. Ask the one who wrote to you to invite you again."
    ),
    "entries-invitation-accepted": _(
        "You have accepted this invitation already. Ask the owner of the work to take it back."
    ),
    "entries-invited-other": _(
        "The invitation was written to %(email)s. Sign in with this address, then accept."
    ),
    "entries-invited-often": _(
        "More than %(number)s invitations were written within an hour. Go on in an hour."
    ),
}
