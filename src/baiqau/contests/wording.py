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
    "contests-drafts-many": _(
        "You have %(most)s unfinished drafts already. Publish one or throw one away, then begin anew."
    ),
    "contests-office-unknown": _("There is no such office. Choose one of the list."),
    "contests-last-organiser": _("A contest keeps at least one organiser. Name another one first."),
}

# Why a document's words cannot be read, by the codes of files.refusing.
UNREAD: dict[str, Promise] = {
    "words-large": _("The file is too large: a regulation is at most 20 MB."),
    "words-held": _(
        "The file is damaged, locked or dangerous: save it anew without a password and macros."
    ),
    "words-kind": _("Words are read from DOCX, PDF, ODT, DOC, RTF, TXT and MD only."),
    "words-none": _("The file holds no words: a scan has to be recognised first."),
    "soffice-missing": _(
        "Documents of this kind are read by LibreOffice, which is not installed here: save it as DOCX or PDF."
    ),
    "made-too-long": _("Reading the document took too long: save it as PDF or paste its text."),
    "not-made": _("The document could not be read: save it anew or paste its text."),
}
