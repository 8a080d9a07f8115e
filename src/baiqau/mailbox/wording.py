"""The words of the mailbox: what became of a letter, why it waits, why an act is refused."""

from zoneinfo import ZoneInfo

from django.utils.functional import Promise
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from baiqau.language import dates
from baiqau.rules.document import Regulation

KINDS: dict[str, Promise] = {
    "ordinary": _("A letter"),
    "bounce": _("A letter could not be delivered"),
    "delay": _("A letter is delayed"),
    "receipt": _("A letter was read"),
    "automatic": _("An automatic answer"),
    "report": _("A report of a mail server"),
    "list": _("A mailing list"),
}
WHY: dict[str, Promise] = {
    "no-contest": _("No contest was found for it."),
    "no-sender": _("The sender’s address cannot be read."),
    "own-address": _("It comes from an address of the contest itself."),
    "not-named": _("Its subject and files do not follow the naming rule."),
    "unsure": _("The name follows the rule only nearly."),
    "no-work": _("There is neither a file nor a link in it."),
    "call-closed": _("It came outside the term of the call."),
    "no-draft": _("A draft could not be made of it by itself."),
    "no-rule": _("The regulation takes no works by e-mail."),
}
UNTAKEN: dict[str, Promise] = {
    "form": _("The regulation names no such kind of file."),
    "entries-file-too-big": _("The file is larger than the regulation allows."),
    "entries-file-empty": _("The file is empty."),
    "entries-files-too-many": _("There are more files than the regulation allows."),
    "entries-question-not-asked": _("The question it was to answer is not asked in this work."),
    "entries-file-extension-unknown": _("The regulation names no such kind of file."),
    "entries-file-contents-differ": _("Inside, the file is not what its ending says."),
}


def term(regulation: Regulation) -> str:
    """Say when the call of a contest is open, for a letter that came outside it."""
    call, zone = regulation.call, ZoneInfo(regulation.zone)
    language = (get_language() or "kk")[:2]
    facts = {"clause": call.clause, "closes": dates.moment(call.closes.astimezone(zone), language)}
    if call.opens is None:
        return gettext("The call closes on %(closes)s (clause %(clause)s).") % facts
    facts["opens"] = dates.moment(call.opens.astimezone(zone), language)
    words = gettext("The call opens on %(opens)s and closes on %(closes)s (clause %(clause)s).")
    return words % facts


def untaken(code: str) -> str:
    """Say why a file was not taken into a work; "" when nothing stood against it."""
    return str(UNTAKEN.get(code, code))


ACTS: dict[str, Promise] = {
    "letter.arrived": _("A letter arrived in the mailbox."),
    "letter.decided": _("A person decided on a letter that had arrived."),
    "letter.confirmed": _("An author confirmed what had come by letter."),
    "mailbox.set": _("The mailbox was set up."),
}
REFUSALS: dict[str, Promise] = {
    "mailbox-no-sender": _(
        "The sender’s address cannot be read, so nobody can be given this work. Set the letter aside or ask the sender to write again."
    ),
    "mailbox-question-unknown": _(
        "No question of the form is answered by this file. Choose one of the list."
    ),
    "mailbox-reason-missing": _("Write why the letter is set aside, then decide again."),
    "mailbox-entry-unknown": _("There is no work with this number in the contest."),
    "mailbox-secret-lost": _(
        "The password of the mailbox cannot be opened any more, because the key of the installation has changed. Write the password again."
    ),
    "mailbox-secret-anew": _(
        "The server, the user or the way of signing in has changed. Write the password or the refresh token"
        " that belongs to it: the old one is sent nowhere else."
    ),
    "mailbox-token-address": _(
        "The token address must begin with https://, because secrets are sent to it."
    ),
    "mailbox-token-refused": _(
        "%(host)s no longer lets us into the mailbox: %(words)s. Give the consent anew with the provider and write the new refresh token on the page “Set up the mailbox”."
    ),
    "mailbox-provider-away": _(
        "%(host)s, which gives the tokens of the mailbox, could not be reached: %(words)s. It is tried again within a minute."
    ),
    "mailbox-unreachable": _(
        "The mail server %(host)s did not let us in: %(words)s. Check address, port, user and password."
    ),
    "mailbox-broke-off": _(
        "The conversation with the mail server %(host)s broke off: %(words)s. What had arrived is kept; the rest is fetched the next time."
    ),
    "mailbox-already-decided": _(
        "This letter is decided already. Look at what became of it and decide again if needed."
    ),
}
