"""How sure a ranking is, and who stands apart in it, in words."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

GRADES: tuple[tuple[int, Promise], ...] = (  # least reliability in thousandths
    (800, _("strong")),
    (670, _("enough for cautious conclusions")),
    (400, _("moderate")),
    (200, _("weak")),
    (0, _("very weak")),
)

APART: dict[str, Promise] = {
    "inverted": _(
        "the marks run against those of the others. Look at the sheets with the expert; they count all the same."
    ),
    "constant": _(
        "the marks hardly tell the works apart. Look at the sheets with the expert; they count all the same."
    ),
}
