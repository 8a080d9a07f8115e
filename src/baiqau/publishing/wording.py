"""The wording of this stage's refusals."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

REFUSALS: dict[str, Promise] = {
    "publishing-news-halves": _(
        "Each language needs both a title and a text. Fill in the missing one, or empty both."
    ),
    "publishing-result-not-public": _("The result is not public yet."),
    "publishing-sheets-private": _("By the regulation the score sheets are not published."),
    "publishing-bundle-trouble": _(
        "The result was not published for checking, because it does not come out when computed "
        "again: %(trouble)s. Tell the administrator."
    ),
}
