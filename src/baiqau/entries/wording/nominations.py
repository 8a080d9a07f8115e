"""The words of kinds and nominations: what is missing or does not fit, and why one may not be taken away."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

FINDINGS: dict[str, Promise] = {
    "work-kind-unknown": _("The regulation no longer has this kind of work; choose again."),
    "nomination-missing": _("The nomination is not chosen (clause %(clause)s)."),
    "nomination-other-kind": _(
        "The nomination “%(nomination)s” takes no works of this kind (clause %(clause)s): choose"
        " another, or another kind."
    ),
    "nomination-unknown": _("The regulation no longer has this nomination; choose again."),
}

REFUSALS: dict[str, Promise] = {
    "entries-nomination-stands": _(
        "The nomination “%(nomination)s” cannot be taken away: works stand in it (%(number)s). Keep it,"
        " or ask their authors to choose another first."
    ),
}
