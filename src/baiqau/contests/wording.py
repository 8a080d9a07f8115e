"""The wording of this stage's refusals."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

REFUSALS: dict[str, Promise] = {
    "contests-slug-taken": _(
        "A contest “%(slug)s” exists here already. Choose another short name."
    ),
    "contests-slug-changed": _(
        "The short name “%(slug)s” cannot change: links and papers carry it."
    ),
    "contests-nothing-changed": _(
        "Nothing differs from the version in force. Change something, then publish."
    ),
    "contests-sealing-promised": _(
        "Whoever entered was promised that works stay sealed until the call closes (clause"
        " %(clause)s). Until then a new version may not seal less, nor close the call in the past."
    ),
    "contests-reason-missing": _(
        "The contest is public: say why the regulation is amended. The reason is published with it."
    ),
    "contests-regulation-contradicts": _(
        "The regulation contradicts itself in %(problems)s places, first at %(first)s. Mend it, then publish."
    ),
    "contests-sealed": _(
        "The result was sealed on %(sealed)s: what it rests on cannot change any more. An error found "
        "later is put right after an appeal."
    ),
    "contests-draft-torn": _(
        "Somebody wrote here meanwhile, in another window or by another hand. Look at both, then keep"
        " what is right."
    ),
    "contests-draft-unfinished": _(
        "The draft still has %(count)s things to mend. Mend them, then publish."
    ),
    "contests-office-unknown": _("There is no such office. Choose one of the list."),
    "contests-last-organiser": _("A contest keeps at least one organiser. Name another one first."),
}
