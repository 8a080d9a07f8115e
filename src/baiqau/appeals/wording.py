"""The words of this stage: subjects, outcomes, what keeps a person from handling, refusals."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

SUBJECTS: dict[str, Promise] = {
    "decision": _("Decision of the formal check"),
    "marks": _("Marks and their arithmetic"),
    "procedure": _("Procedure"),
    "place": _("Place"),
}
OUTCOMES: dict[str, Promise] = {
    "satisfied": _("Satisfied"),
    "partly": _("Satisfied in part"),
    "rejected": _("Rejected"),
}
STAGES: dict[str, Promise] = {"selection": _("Selection"), "defence": _("Defence")}

REFUSALS: dict[str, Promise] = {
    "appeals-silent": _(
        "The regulation of this contest says nothing of appeals, so none are taken. Write to the"
        " organiser."
    ),
    "appeals-not-taken": _("By clause %(clause)s of the regulation no appeals are taken."),
    "appeals-too-early": _(
        "Appeals are taken after the result is published (clause %(clause)s). Until then write to"
        " the organiser."
    ),
    "appeals-too-late": _(
        "By clause %(clause)s an appeal is taken for %(days)s days from the publication. The result"
        " was published on: %(published)s. The term ended: %(until)s."
    ),
    "appeals-subject-unknown": _("Choose what the appeal is about."),
    "appeals-text-missing": _("Write what is wrong: the handler starts from your words."),
    "appeals-open-already": _(
        "Your appeal No. %(number)s on this subject is not answered yet. Wait for its answer."
    ),
    "appeals-not-handed-in": _("An appeal is about a work that was handed in."),
    "appeals-handler-no-office": _(
        "A handler holds an office in this contest. Give the person an office first."
    ),
    "appeals-handler-own": _(
        "This person is an author of the work or filed the appeal and cannot handle it."
    ),
    "appeals-handler-judged": _("This person had a score sheet of the work and cannot handle it."),
    "appeals-handler-decided": _("This person took part in a decision on the work."),
    "appeals-handler-conflict": _("This person has a conflict of interest with the work."),
    "appeals-not-handler": _("Only the handler of this appeal may do this."),
    "appeals-answered": _("The appeal is answered, and the answer is final."),
    "appeals-outcome-unknown": _("Choose an outcome."),
    "appeals-reason-missing": _("A reason is needed: write it in a sentence or more."),
    "appeals-nothing-granted": _("A rejected appeal corrects nothing."),
    "appeals-nothing-corrected": _("Strike a mark out, or count the work: nothing is chosen yet."),
    "appeals-mark-unknown": _("One of the marks does not belong to this work. Choose again."),
    "appeals-no-sheet-left": _(
        "This would leave the work without a mark in a stage where it had some. Strike out less."
    ),
    "appeals-not-declined": _("The work counts already: it was not declined."),
    "appeals-never-judged": _(
        "Nobody judged this work, so there is nothing to count. The answer can only say so."
    ),
    "appeals-correction-waits": _(
        "Another correction (appeal No. %(number)s) is not published yet. They follow one another."
    ),
    "appeals-not-reproduced": _(
        "Without the correction the result does not come out as it was published: signed sheets or"
        " the shortlist have changed since. Tell the administrator."
    ),
    "appeals-places-by-chair": _(
        "The chair gives the places; where the chair has a conflict with the work of the appeal, the"
        " deputy does. Name a deputy on the page of the commission."
    ),
    "appeals-version-passed": _(
        "Places are given by the last public version. Open the page of that version."
    ),
    "appeals-confirmed": _("The correction is confirmed. Reject it first."),
    "appeals-confirm-by-another": _(
        "A second person confirms the correction: not the one who computed it."
    ),
}

IMPEDIMENTS: dict[str, Promise] = {
    name: REFUSALS[f"appeals-handler-{name}"]
    for name in ("no-office", "own", "judged", "decided", "conflict")
}
