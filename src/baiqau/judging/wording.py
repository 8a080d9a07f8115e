"""The wording of this stage's refusals."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

REFUSALS: dict[str, Promise] = {
    "judging-chair-exists": _(
        "The commission has a chair already. Release the chair's seat first."
    ),
    "judging-not-your-seat": _("This seat belongs to another juror. Open your own personal link."),
    "judging-seat-closed": _("This seat is closed. Ask the organiser to invite you again."),
    "judging-reason-missing": _(
        "A reason is needed: it is written in the journal. Add one sentence."
    ),
    "judging-conflict-unknown": _(
        "The regulation knows no conflict of this kind. Choose one of the list."
    ),
    "judging-mark-outside": _(
        "The mark must be from %(lowest)s to %(highest)s (clause %(clause)s). Choose one of the numbers."
    ),
    "judging-marks-missing": _(
        "The sheet is not complete. Give a mark for each of these criteria, then sign: %(criteria)s."
    ),
    "judging-criterion-unknown": _(
        "This criterion does not apply to this work. Load the page again."
    ),
    "judging-sheet-closed": _(
        "This sheet is signed or closed. The chair can unlock it if a mark must be changed."
    ),
    "judging-stage-closed": _(
        "Scoring closed on %(closed)s (clause %(clause)s). Ask the chair of the commission."
    ),
    "judging-no-works": _("No work is admitted yet. Finish the screening, then assign."),
    "judging-no-jurors": _(
        "No juror has accepted the invitation yet. Wait for answers or invite more."
    ),
    "judging-assignment-impossible": _(
        "There are not enough jurors without a conflict for %(works)s. Invite %(lacking)s more."
    ),
    "judging-sheets-open": _(
        "%(number)s sheets are not signed yet. Wait for them, or release the jurors who left."
    ),
    "judging-no-ranking": _("There is no ranking yet. Compute it first."),
    "judging-shortlist-empty": _("Nothing is chosen. Mark the works that go on to the defence."),
    "judging-shortlist-reason": _(
        "The choice departs from the ranking. Write why: the reason is published with the shortlist."
    ),
    "judging-shortlist-decided": _(
        "The shortlist is decided already and the order of the defence is drawn."
    ),
    "judging-not-chair": _("Only the chair of the commission may do this."),
}
