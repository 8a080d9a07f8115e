"""The words of a copy of a work in another contest: what happened, what was left behind, why not."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

EVENTS: dict[str, Promise] = {
    "entry.copied": _("The author copied the work from one contest to another."),
}

LEFT: dict[str, Promise] = {
    "copy-kind-unknown": _(
        "“%(kind)s” is no kind of work of this contest (clause %(clause)s): choose another."
    ),
    "copy-nomination-unknown": _(
        "This contest has no nomination “%(nomination)s” (clause %(clause)s): choose another."
    ),
    "copy-applicant-other": _(
        "This contest takes no entries of that kind of applicant (clause %(clause)s): look at step 2."
    ),
    "copy-declaration-not-asked": _(
        "This contest asks nothing on the use of artificial intelligence: that text stayed behind."
    ),
    "copy-question-gone": _("“%(question)s” is not asked here: the answer stayed behind."),
    "copy-question-other": _(
        "“%(question)s” is asked here in another way (clause %(clause)s): answer it anew."
    ),
    "copy-file-held": _("%(file)s: the file is held by the check and was not copied."),
    "copy-born-deleted": _(
        "%(name)s: the date of birth was deleted after the award. Write it again."
    ),
}

REFUSALS: dict[str, Promise] = {
    "entries-copy-closed": _(
        "This contest takes no works now. Choose one of those whose call is open."
    ),
}
