"""The words of an entry: its states, what the rules find, and why an act is refused.

A refusal begins with the reason and ends with a way on.
"""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from baiqau.entries.wording import answers, captions, copying, inviting, nominations, sealing

EVENTS: dict[str, Promise] = {
    **inviting.EVENTS,
    **copying.EVENTS,
    "entry.started": _("The draft was begun."),
    "entry.taken-up": _("The draft written before signing in was taken up."),
    "entry.link-sent": _("A link to the draft was sent to the address written on it."),
    "entry.submitted": _("The work was handed in."),
    "entry.changed": _("A change was handed in."),
    "entry.returned": _("The committee sent the work back for correction."),
    "entry.admitted": _("The committee admitted the work."),
    "entry.declined": _("The committee declined the work."),
    "entry.requalified": _("The committee took its decision back."),
    "entry.withdrawn": _("The work was withdrawn."),
    "entry.opened-early": _("Somebody of the staff opened the sealed work, with a reason."),
    "entry.file-released": _("The committee looked at a held file and released it."),
    "entry.file-held-again": _("A file that was released is held again."),
}

FINDINGS: dict[str, Promise] = {
    # who may enter
    "age-outside": _("The age does not fit (clause %(clause)s)."),
    "author-kind-not-admitted": _(
        "This contest takes no entries of this kind of applicant (clause %(clause)s)."
    ),
    "authors-missing": _("No author is named yet."),
    "authors-too-many": _(
        "%(count)s authors are named; a work may have %(limit)s (clause %(clause)s)."
    ),
    "born-later": _("Author %(author)s: the date of birth lies after %(on)s."),
    "born-missing": _("Author %(author)s: the date of birth is missing (clause %(clause)s)."),
    "library-kind-missing": _("No library is named yet (clause %(clause)s)."),
    "library-kind-not-admitted": _(
        "Libraries of this kind are not among those the contest is for (clause %(clause)s)."
    ),
    "library-kind-other": _(
        "The kind of library is not in the list: a person of the committee decides"
        " (clause %(clause)s)."
    ),
    "not-in-library": _("Author %(author)s does not work in a library (clause %(clause)s)."),
    "too-old": _(
        "Author %(author)s is older on %(on)s than clause %(clause)s allows (limit: %(limit)s years)."
    ),
    "too-young": _(
        "Author %(author)s is younger on %(on)s than clause %(clause)s allows"
        " (limit: %(limit)s years)."
    ),
    "workplace-missing": _("Author %(author)s: the library is missing (clause %(clause)s)."),
    "works-too-many": _(
        "Author %(author)s is already named in another work of this contest (clause %(clause)s)."
    ),
    # files
    "file-contents-differ": _(
        "%(file)s: inside, the file is not what its ending says (clause %(clause)s)."
    ),
    "file-empty": _("%(file)s: the file is empty."),
    "file-extension-unknown": _(
        "%(file)s: a file of this form must end in one of: %(admitted)s (clause %(clause)s)."
    ),
    "file-many-pages": _("%(file)s: %(pages)s pages; %(limit)s are advised (clause %(clause)s)."),
    "file-too-big": _(
        "%(file)s: the file has %(bytes)s; at most %(limit)s are allowed (clause %(clause)s)."
    ),
    "file-too-long": _(
        "%(file)s: %(seconds)s; the work may last %(limit)s at most (clause %(clause)s)."
    ),
    "files-too-many": _("%(count)s files; one work may hold %(limit)s (clause %(clause)s)."),
    # what is missing
    **answers.ANSWERS,
    **nominations.FINDINGS,
    "consent-missing": _("A needed consent is not given: “%(consent)s”"),
    "consent-old": _("The wording of a consent has changed; read it again: “%(consent)s”"),
    "contact-missing": _("Nobody is named to answer letters for the library."),
    "declaration-missing": _(
        "Nothing is written on the use of artificial intelligence (clause %(clause)s)."
    ),
    "files-missing": _("The work itself is missing: put in at least one file (clause %(clause)s)."),
    "given-missing": _("Author %(author)s: the given name is missing."),
    "kind-missing": _("The kind of the work is not chosen (clause %(clause)s)."),
    "library-missing": _("The library whose project this is is not named (clause %(clause)s)."),
    "summary-missing": _("Nothing is written on what the work is about."),
    "surname-missing": _("Author %(author)s: the surname is missing."),
    "title-missing": _("The work has no title."),
}

REFUSALS: dict[str, Promise] = {
    **inviting.REFUSALS,
    **captions.REFUSALS,
    **sealing.REFUSALS,
    **answers.REFUSALS,
    **copying.REFUSALS,
    **nominations.REFUSALS,
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
    "entries-file-form-unknown": _(
        "Choose the form of the work from the list, then send the file again."
    ),
    "entries-file-extension-unknown": _(
        "The file must end in one of: %(admitted)s (clause %(clause)s). Save it in one of these"
        " formats and send it again."
    ),
    "entries-file-contents-differ": _(
        "Inside, this file is not what its ending “%(extension)s” says (clause %(clause)s). Open it"
        " on your device, save it in that format, and send it again."
    ),
    "entries-file-too-big": _(
        "The file has %(bytes)s, and at most %(limit)s are allowed (clause %(clause)s). Make it"
        " smaller, for example in a lower resolution, and send it again."
    ),
    "entries-file-empty": _("The file is empty. Look at it on your device and send it again."),
    "entries-open-taken": _(
        "This draft has joined the account of its address already. Sign in with that address to go on."
    ),
    "entries-open-full": _(
        "Before an address is confirmed, the files of a draft may have %(limit)s in all. Confirm the"
        " address with the code in step 5, then send this file."
    ),
    "entries-open-crowded": _(
        "There is no room for more files of unconfirmed addresses now. Confirm the address with the"
        " code in step 5, then send this file: there is room for it."
    ),
    "entries-files-too-many": _(
        "One work may hold %(limit)s files (clause %(clause)s). Replace or take out one of them first."
    ),
    "entries-file-gone": _("This file was already replaced. Look at the list and choose again."),
    "entries-written-elsewhere": _(
        "This text was changed elsewhere in the meantime. Open the page again: nothing is lost, both"
        " texts will stand there."
    ),
    "entries-withdrawal-reason-missing": _(
        "A withdrawal needs a reason. Write it in a few words and press the button again."
    ),
}
