"""What was seen in a file that was looked into, and why it has no copy: by the codes of `files`."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

# What a look into a file found, by the codes of files.hazards; what is fine needs no sentence.
_LOOKED: tuple[tuple[Promise, tuple[str, ...]], ...] = (
    (
        _("The name of the file looks like that of a program. Rename the file and send it again."),
        ("name-turned", "name-executable"),
    ),
    (
        _("The name of the file does not tell plainly what kind of file it is."),
        ("name-double", "name-invisible", "name-path", "name-unknown", "name-disagrees"),
    ),
    (_("The file is empty. Look at it on your device and send it again."), ("file-empty",)),
    (
        _(
            "The file is damaged and cannot be opened. Open it on your device, save it anew and"
            " send it again."
        ),
        ("file-damaged", "video-no-index", "pages-none"),
    ),
    (
        _("The end of the file is missing. See whether it opens to the end on your device."),
        ("file-cut",),
    ),
    (
        _("The file is locked with a password. Take the password off and send it again."),
        ("encrypted",),
    ),
    (
        _("The file is a program or contains one. Send the work itself, without programs."),
        ("executable", "zip-executable", "picture-script"),
    ),
    (
        _("The file is of a kind that cannot be looked into. Save the work as PDF or MP4."),
        ("file-unknown", "packed", "web-page"),
    ),
    (
        _("The file is two files at once. Save the work anew and send it again."),
        ("two-in-one",),
    ),
    (
        _("The archive is built in a dangerous way. Send the files of the work one by one."),
        (
            "zip-bomb",
            "zip-crowd",
            "zip-deep",
            "zip-overlap",
            "zip-slip",
            "zip-link",
            "zip-twice",
            "zip-lies",
        ),
    ),
    (
        _(
            "Something in the document starts by itself: a macro, a script or a program. Save the"
            " work as a plain PDF and send it again."
        ),
        (
            "macros",
            "field-runs",
            "object-outside",
            "object-active",
            "template-outside",
            "pdf-script",
            "pdf-launch",
            "xml-entities",
            "xml-outside",
        ),
    ),
    (
        _("The document contains or shows something that lies elsewhere or in another format."),
        (
            "template-local",
            "link-outside",
            "object-embedded",
            "chunk-foreign",
            "pdf-files",
            "pdf-sends",
            "pdf-form",
            "pdf-media",
            "picture-drawn",
        ),
    ),
    (
        _("A part of the file could not be read or looked into."),
        ("xml-broken", "zip-large", "pdf-tangled"),
    ),
    (_("The document has very many or very large pages."), ("pages-many", "page-huge")),
    (
        _("The film names another length than it has: the true one was measured."),
        ("video-forged",),
    ),
    (_("There is only sound in the film and no picture."), ("video-no-picture",)),
    (
        _("The length of the film could not be measured."),
        ("video-no-length", "video-unmeasured"),
    ),
    (
        _(
            "The file is too large or too intricate to be looked into. Save it anew in a simpler"
            " form and send it again."
        ),
        (
            "file-too-big",
            "picture-bomb",
            "xml-large",
            "look-crashed",
            "look-too-long",
            "look-too-much",
        ),
    ),
    (_("The virus scanner found something in the file. Send a clean copy."), ("virus",)),
    (
        _("The virus scanner does not answer. The file waits for it; you need not do anything."),
        ("not-scanned",),
    ),
    (
        _(
            "The file is larger than the virus scanner takes. It waits until the scanner is set for"
            " it: write to the organiser, or send a smaller file."
        ),
        ("not-scanned-size",),
    ),
)
HAZARDS: dict[str, Promise] = {code: words for words, codes in _LOOKED for code in codes}

# Why a file has no copy for showing, by the codes of files.refusing.
NO_COPY: dict[str, Promise] = {
    "blind-kind": _("There is no way to take the author out of a file of this kind."),
    "blind-size": _("The file is too large for a copy without the author."),
    "blind-damaged": _("The file is damaged: there is no copy of it without the author."),
    "blind-missing": _("Copies without the author are not installed here (pikepdf)."),
    "ffmpeg-missing": _("Light copies of films are not installed here (ffmpeg)."),
    "soffice-missing": _("Pages of this kind of document are not installed here (LibreOffice)."),
    "not-shown": _("Files of this kind are not shown page by page."),
    "not-made": _("The copy for showing could not be made: the file may be damaged."),
    "made-too-long": _("Making the copy for showing took too long."),
}
