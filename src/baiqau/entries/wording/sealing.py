"""Why a sealed work is not opened."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

REFUSALS: dict[str, Promise] = {
    "entries-not-sealed": _(
        "The works are not sealed now. Look at them where they always stand: in the screening."
    ),
    "entries-opening-reason": _(
        "Write in at least %(least)s characters why this work must be opened before the deadline: the"
        " author, the other organisers and the chair read it."
    ),
    "entries-opening-number": _(
        "No work has the number %(number)s. Look at the author’s receipt and write the number again."
    ),
    "entries-opening-own": _(
        "This is a work of your own: you see it among your works. Nobody opens it by office."
    ),
}
