"""The wording of this stage's refusals."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

REFUSALS: dict[str, Promise] = {
    "people-address-taken": _(
        "This address has an account of its own meanwhile. Choose another one, or sign in with it."
    ),
    "people-library-unnamed": _("Write the full name of the library."),
}
