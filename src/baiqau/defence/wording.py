"""The wording of this stage's refusals."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

REFUSALS: dict[str, Promise] = {
    "defence-seed-missing": _(
        "The draw needs a seed: words published before it, such as a line of tomorrow's newspaper."
    ),
    "defence-drawn-already": _("The order is drawn already and cannot be drawn again."),
    "defence-no-finalists": _("There is no shortlist yet. Decide it first, then draw the order."),
    "defence-someone-speaks": _("Another talk is going on. Finish it first."),
    "defence-nobody-speaks": _("This talk is not going on. Begin it first."),
    "defence-questions-begun": _("The questions have begun already."),
    "defence-nobody-after": _(
        "Nobody who waits comes after this speaker: there is nobody to let go first."
    ),
    "defence-presence-unknown": _(
        "Choose one of the four: is here, online, comes late, does not come."
    ),
    "defence-presence-over": _(
        "This talk goes on, is over or was withdrawn. Presence is noted for whoever has not spoken yet."
    ),
    "defence-paper-unprintable": _(
        "The sheets cannot be printed: %(part)s. Correct it in the name or title where it stands."
    ),
    "defence-result-overtaken": _(
        "Sheets or works changed after the result was computed, and it does not come out the same any "
        "more. Send it back with a reason and let it be computed anew."
    ),
    "defence-talks-open": _(
        "%(number)s talks are not finished. Finish them or mark the absent ones."
    ),
    "defence-sheets-open": _(
        "%(number)s sheets of defended works are not signed. Ask the jurors, or release those who left."
    ),
    "defence-result-confirmed": _(
        "The result is confirmed. Reject it first if it must be computed again."
    ),
    "defence-confirm-by-another": _(
        "A second person confirms the result: not the one who computed it. Ask a colleague."
    ),
    "defence-reason-missing": _(
        "A reason is needed: it is written in the journal. Add one sentence."
    ),
    "defence-embargo": _("The result opens at %(opens)s. Until then it stays sealed."),
}
