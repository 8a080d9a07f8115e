"""Why an act of an author is refused: the reason first, a way on last."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

REFUSALS: dict[str, Promise] = {
    "entries-not-yours": _(
        "Only the person who began this entry may change it. Ask that person to make the change."
    ),
    "entries-closed": _(
        "This entry can no longer be changed. If something in it is wrong, write to the organiser."
    ),
    "entries-call-not-open": _(
        "The call opens on %(opens)s (clause %(clause)s). Come back from that moment on."
    ),
    "entries-call-closed": _(
        "The call closed on %(closed)s (clause %(clause)s). What you wrote stays saved; write to"
        " the organiser if something kept you from handing in on time."
    ),
    "entries-term-over": _(
        "The term for corrections ended on %(until)s (clause %(clause)s). Write to the organiser:"
        " a person decides what happens now."
    ),
    "entries-incomplete": _(
        "The work cannot be handed in yet: %(number)s points are missing. The check names each of"
        " them with a link."
    ),
    "entries-stays-complete": _(
        "The work is handed in and must stay complete: this change would leave %(number)s points"
        " open. Put the new content in first, then take the old one out."
    ),
    "entries-author-has-a-work": _(
        "An author of this work is already named in work No. %(number)s (clause %(clause)s)."
        " Withdraw that one, or hand in this one with other authors."
    ),
    "entries-file-form-unknown": _("Choose the form of the work from the list, then send the file again."),
    "entries-file-kind": _(
        "A file of this form must end in %(extensions)s (clause %(clause)s); this one ends in"
        " “%(extension)s”. Save the work in one of these formats and send it again."
    ),
    "entries-file-too-big": _(
        "The file has %(size)s, and at most %(most)s are allowed (clause %(clause)s). Make it"
        " smaller, for example in a lower resolution, and send it again."
    ),
    "entries-file-empty": _("The file is empty. Look at it on your device and send it again."),
    "entries-too-many-files": _(
        "One work may hold %(most)s files (clause %(clause)s). Replace or take out one of them first."
    ),
    "entries-file-gone": _("This file was already replaced. Look at the list and choose again."),
    "entries-withdrawal-reason-missing": _(
        "A withdrawal needs a reason. Write it in a few words and press the button again."
    ),
}
