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
    "judging-marked-elsewhere": _(
        "On another device this criterion got %(theirs)s in the meantime, here %(mine)s. Load the page"
        " again and choose."
    ),
    "judging-words-elsewhere": _(
        "These words were changed elsewhere. Press the button to keep the text of this page."
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
    "judging-unseen-marks": _(
        "A mark came or changed after this page was read. Look at it once more, then sign."
    ),
    "judging-nothing-ticked": _("Nothing is ticked. Tick the sheets to be opened again."),
    "judging-not-signed": _(
        "These sheets are not signed any more: %(works)s. Load the page again and tick anew."
    ),
    "judging-juror-left": _(
        "Left the commission: %(jurors)s. Nobody could sign these sheets again; untick them."
    ),
    "judging-unlock-late": _(
        "Scoring closed on %(closed)s (clause %(clause)s): a sheet opened now could not be signed again."
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
    "judging-language-missing": _(
        "Too few jurors read the language %(language)s for %(works)s. Invite %(lacking)s more who"
        " do, or let jurors judge works in a language they do not read."
    ),
    "judging-region-missing": _(
        "The jurors for %(works)s come from too few regions. Invite %(lacking)s more from other"
        " regions, or let two jurors of a region meet on a work."
    ),
    "judging-loads-too-small": _(
        "These jurors would have to take %(excess)s works more than their bounds allow: %(jurors)s."
        " Raise the bound of each by %(by)s, or invite more jurors."
    ),
    "judging-loads-too-great": _(
        "These jurors cannot have as many works as asked for: %(jurors)s. Lower the least number of"
        " works by %(by)s."
    ),
    "judging-load-below-all": _(
        "By the regulation every juror reads every work, but %(jurors)s takes %(excess)s fewer. Ask"
        " this juror for another answer, or release the seat."
    ),
    "judging-all-works-fixed": _(
        "Every juror reads every work (clause %(clause)s): nobody locks or swaps. Write a conflict"
        " where a juror must not read one."
    ),
    "judging-draft-other-rule": _(
        "Since the proposal the regulation has changed who reads what. Solve again, then approve."
    ),
    "judging-not-read-by-all": _(
        "Every juror reads every work (clause %(clause)s), but these were not given to all: %(works)s"
        " (%(jurors)s). Propose and approve the assignment again, then compute."
    ),
    "judging-ballot-whole": _(
        "This work is a line of your ballot: give it a place there, among the other works."
    ),
    "judging-ballot-none": _("No work is handed out to you, so there is no ballot yet."),
    "judging-ballot-strange": _(
        "This order is not of your ballot: the page was opened for another juror. Load the page again."
    ),
    "judging-ballot-elsewhere": _(
        "The order was changed on another device in the meantime. What you typed stands here: open the"
        " ballot in another tab, compare, then keep the order you want."
    ),
    "judging-place-twice": _(
        "The place %(place)s is given to several works: %(works)s. Give each work a place of its own."
    ),
    "judging-place-no-number": _(
        "“%(typed)s” is no place. Write a whole number from 1 on, or leave the field empty."
    ),
    "judging-ballot-lacking": _(
        "The ballot is signed whole. Give these works a place and keep the order, then sign: %(works)s."
    ),
    "judging-signed-already": _(
        "These jurors have signed all their works together already: %(jurors)s. The chair opens them"
        " again first, then another work can be added."
    ),
    "judging-together-not-revised": _(
        "Here a juror's works are signed all together, so nothing changes alone. Ask the chair to open"
        " them again."
    ),
    "judging-no-deputy": _(
        "The deputy is a member who has accepted and is not the chair. Choose another one."
    ),
    "judging-signed-together": _("Here a juror's works are signed all together, at the end."),
    "judging-pair-unknown": _(
        "This pair is not among your comparisons any more: a work has left or come. Load the page again."
    ),
    "judging-never-equal": _(
        "By the regulation (clause %(clause)s) no two works are equal. Say which is better, or that you"
        " cannot tell."
    ),
    "judging-pairs-waiting": _(
        "Comparisons are signed all together. Make the ones that wait first: %(number)s."
    ),
    "judging-no-paper": _("A ballot and comparisons are entered from paper whole, not one work."),
    "judging-paper-conflict": _(
        "Another officer enters this paper: a work is in conflict with you."
    ),
    "judging-paper-works-came": _("A work came since this was entered. Refuse it; enter it anew."),
    "judging-paper-work-left": _(
        "A work has left since this was entered. Refuse it; enter the paper anew."
    ),
    "judging-ballot-no-training": _(
        "Training works have marks by criterion; by this regulation jurors put works in order or compare"
        " them instead."
    ),
    "judging-mode-changed": _(
        "Sheets were signed under a version of the regulation with another way of judging (clause"
        " %(clause)s). They cannot be counted together: the chair opens them again, or the regulation"
        " goes back."
    ),
    "judging-no-draft": _(
        "There is no open proposal: it was approved or solved again. Look at the present one."
    ),
    "judging-pair-gone": _("This juror does not stand on this work any more. Load the page again."),
    "judging-pair-conflict": _(
        "%(juror)s has a conflict of interest with this work. Choose another juror."
    ),
    "judging-pair-given-back": _(
        "%(juror)s had this work and it was taken or given back. Choose another juror."
    ),
    "judging-pair-twice": _("%(juror)s reads this work already. Choose another juror."),
    "judging-sheet-begun": _(
        "%(juror)s has begun the sheet of this work; begun sheets do not move."
    ),
    "judging-draft-overtaken": _(
        "Since the proposal something has changed for %(works)s: a conflict, a withdrawal or a"
        " departure. Solve again, then approve."
    ),
    "judging-own-suspicion": _(
        "This question is about yourself. The organiser or the chair answers it."
    ),
    "judging-sheets-open": _(
        "%(number)s sheets are not signed yet. Wait for them, or release the jurors who left."
    ),
    "judging-no-ranking": _("There is no ranking yet. Compute it first."),
    "judging-shortlist-empty": _("Nothing is chosen. Mark the works that go on to the defence."),
    "judging-shortlist-apart": _("A work is in conflict with you: give a reason for your choice."),
    "judging-shortlist-reason": _(
        "The choice departs from the ranking. Write why: the reason is published with the shortlist."
    ),
    "judging-shortlist-decided": _(
        "The shortlist is decided already and the order of the defence is drawn."
    ),
    "judging-training-first": _(
        "The training works come first (clause %(clause)s). Score and sign them, or ask the chair to"
        " excuse you."
    ),
    "judging-training-full": _(
        "There are %(most)s training works already. Take one out before adding another."
    ),
    "judging-training-file": _(
        "This file is no PDF that can be shown safely. Save the work as PDF and choose it again."
    ),
    "judging-training-empty": _(
        "A training work needs a title, and a text, a PDF or a work of an earlier contest."
    ),
    "judging-training-references": _(
        "Give a reference mark and its reason for each criterion that applies to this kind of work."
    ),
    "judging-training-none": _("No training work is prepared yet. Add one first."),
    "judging-training-given": _(
        "The jurors have the training works. Take them back before changing anything."
    ),
    "judging-training-begun": _(
        "A juror has signed a training sheet: the works stay as they are, so that all practise on"
        " the same."
    ),
    "judging-training-own-excuse": _("Nobody excuses themselves from the training."),
    "judging-training-away": _(
        "The chair has taken this training work back. Open your sheets again."
    ),
    "judging-training-signed": _(
        "This training sheet is signed. Compare your marks with the reference and go on."
    ),
    "judging-paper-own": _("This is your own sheet: another person enters it from paper."),
    "judging-paper-own-first": _(
        "You have sheets of your own to sign: until then another juror's paper is closed to you. Sign"
        " them first, or let another person enter and confirm it."
    ),
    "judging-paper-another": _(
        "Something else was entered from this paper since you opened the page. Load the page again and"
        " compare it anew."
    ),
    "judging-paper-waits": _(
        "This sheet is entered already and waits for a confirmation. Confirm or refuse it first."
    ),
    "judging-paper-second-person": _(
        "You entered these marks yourself: the juror or another person confirms them."
    ),
    "judging-paper-answered": _(
        "This paper was confirmed or refused in the meantime. Load the page again."
    ),
    "judging-paper-overtaken": _(
        "The juror gave marks on a device after the paper was entered. Refuse the paper and ask"
        " the juror which marks hold."
    ),
    "judging-paper-none": _("This juror has no sheet to print: none is open."),
    "judging-paper-unprintable": _(
        "The sheets cannot be printed because of this sign: %(part)s. Change the title of the work."
    ),
    "judging-not-handed-out": _(
        "This work is not handed out yet. Approve the assignment, then add a juror."
    ),
    "judging-not-this-work": _("You have a conflict of interest with this work."),
    "judging-discussion-closed": _(
        "The discussion opens when every sheet is signed. Wait until the last one is, then send it again."
    ),
    "judging-remark-empty": _("Nothing is written. Write what you want to say, then send it."),
    "judging-not-member": _("Only members of the commission take part in its discussion."),
    "judging-mark-no-number": _("“%(typed)s” is no whole number. Write the mark as a number."),
    "judging-nothing-revised": _(
        "These are the marks you have signed. Change at least one of them, or leave the sheet as it is."
    ),
    "judging-revise-late": _(
        "Scoring closed on %(closed)s (clause %(clause)s): signed marks stand as they are."
    ),
    "judging-revise-decided": _(
        "The shortlist is decided on the marks as they were signed: they stand."
    ),
    "judging-ranking-overtaken": _(
        "Since the ranking was computed a sheet was signed anew or taken out. Compute the ranking again, then decide."
    ),
    "judging-second-unruled": _(
        "The regulation knows no second batch. It has to be fixed there before the marks are given."
    ),
    "judging-second-early": _(
        "The second batch is computed when every sheet is signed. Wait for the last one."
    ),
    "judging-second-spent": _(
        "The regulation allows %(batches)s batches of extra sheets (clause %(clause)s): all are handed out."
    ),
    "judging-second-late": _(
        "Scoring closed on %(closed)s (clause %(clause)s): nobody could sign extra sheets any more."
    ),
    "judging-second-decided": _("The shortlist is decided: extra sheets would change nothing."),
    "judging-second-certain": _(
        "No work at the line can get another sheet: its place is certain, or no juror without a"
        " conflict has room."
    ),
    "judging-second-fixed": _(
        "This batch is computed by the rule of the regulation (clause %(clause)s): nobody locks or"
        " swaps in it. Approve it, or make another proposal."
    ),
    "judging-second-overtaken": _(
        "Since this batch was computed a sheet was signed or opened. Compute it again, then approve."
    ),
    "judging-not-chair": _("Only the chair of the commission may do this."),
}

CONFLICTS: dict[str, Promise] = {
    "own-work": _("Own work"),
    "co-author": _("Co-author"),
    "same-library": _("The same library"),
    "same-system": _("The same library system"),
    "relative": _("A relative"),
    "declared": _("Another conflict"),
    "surname": _("The same surname – to be asked"),
    "domain": _("The same e-mail domain – to be asked"),
    "city": _("The same town – to be asked"),
}
