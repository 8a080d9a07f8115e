"""The wording of this stage's refusals."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

REFUSALS: dict[str, Promise] = {
    "people-library-unnamed": _("Write the full name of the library."),
}
