"""The wording of this stage's refusals."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

REFUSALS: dict[str, Promise] = {
    "publishing-news-halves": _(
        "Each language needs both a title and a text. Fill in the missing one, or empty both."
    ),
}
