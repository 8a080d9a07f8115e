"""The words of this stage: groups of people, placeholders, refusals."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from baiqau.base.states import WORDS

GROUPS: dict[str, Promise] = {
    "draft": _("Authors whose work is a draft, not handed in"),
    "submitted": _("Authors whose work is handed in and not decided"),
    "returned": _("Authors whose work was sent back for correction"),
    "admitted": _("Authors whose work is admitted"),
    "declined": _("Authors whose work is declined"),
    "finalists": _("Authors whose work goes on to the defence"),
    "jurors": _("Jurors who accepted"),
    "invited": _("Jurors who have not answered the invitation"),
}
SOURCES: dict[str, Promise] = {
    "works": _("Authors of the works chosen in the queue"),
    "seats": _("Members of the commission"),
}
SEATS: dict[str, Promise] = {state: WORDS[state] for state in ("accepted", "invited", "declined")}
PASSED: dict[str, Promise] = {
    "changed": _("Passed over: the work or seat is no longer in the state it was chosen in."),
    "unwanted": _("Passed over: wants no letters to many."),
}
PLACES: dict[str, Promise] = {
    "name": _("the recipient’s name"),
    "contest": _("the name of the contest"),
    "closes": _("until when works are taken"),
    "page": _("address of the contest’s page"),
    "desk": _("address of the page where the recipient’s own work waits"),
}
LANGUAGES: dict[str, Promise] = {
    "kk": _("in Kazakh"),
    "ru": _("in Russian"),
    "en": _("in English"),
}

REFUSALS: dict[str, Promise] = {
    "mailings-whom": _("Choose at least one group of people to write to."),
    "mailings-empty": _("Write the letter in at least one language: a subject and a text."),
    "mailings-half": _(
        "The letter %(language)s has only a subject or only a text. Write both, or leave both empty."
    ),
    "mailings-place": _(
        "The letter %(language)s has a placeholder that does not exist: %(places)s. These exist:"
        " %(known)s."
    ),
    "mailings-begun": _("This letter has set out already and cannot be changed. Write a new one."),
    "mailings-nobody": _("Nobody is in the chosen groups now, so there is nobody to write to."),
    "mailings-changed": _(
        "The letter or its recipients have changed since you looked (now they are %(number)s). Look"
        " at the count once more, then send."
    ),
    "mailings-list-empty": _("Nobody fits these choices, so there is nobody to write to."),
    "mailings-hour-past": _(
        "This hour is past already: %(hour)s. Choose a later one, or send the letter now."
    ),
    "mailings-not-set": _("No hour is set for this letter any more. Look at its page again."),
    "mailings-not-under-way": _("Only a letter that is being sent can be paused."),
    "mailings-not-paused": _("This letter is not paused."),
}
