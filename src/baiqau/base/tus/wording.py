"""Why an upload is refused, in words a sender understands."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

REFUSALS: dict[str, Promise] = {
    "upload-beyond-its-end": _(
        "More came than the file has. Choose the file again: sending goes on where it stopped."
    ),
    "upload-busy": _(
        "This file is being sent from another window. Wait until that one is done, or close it."
    ),
    "upload-checksum-differs": _(
        "A part of the file was damaged on its way and was not kept. It will be sent again."
    ),
    "upload-damaged": _(
        "The file was damaged on its way and was not kept. Sending begins anew by itself."
    ),
    "upload-disk-full": _(
        "The server has no room for this file now. What has arrived is safe: go on later, or write"
        " to the organiser."
    ),
    "upload-gone": _("The server no longer has this upload. Choose the file and send it again."),
    "upload-offset-differs": _(
        "The server has another part of this file than expected. Sending goes on from what it has."
    ),
    "upload-person-quota": _(
        "You have too many unfinished files on the server: at most %(files)s files and %(limit)s"
        " together. Finish one of them, or drop one you no longer need."
    ),
    "upload-scope-quota": _(
        "Very many files are being sent at this moment. Wait a little and try again; what you have"
        " sent already is safe."
    ),
    "upload-store-away": _(
        "The store of files does not answer now. What has arrived is safe; sending goes on by itself"
        " in a few seconds."
    ),
    "store-away": _(
        "The store of files does not answer now, so the file was not kept. Everything kept before"
        " is safe. Choose the file and send it again in a few minutes."
    ),
    "upload-too-often": _(
        "You have begun very many uploads within one hour. Wait a little and go on then."
    ),
    "upload-too-big": _("The file is bigger than the %(limit)s the server takes."),
    "upload-too-many-at-once": _(
        "The server is taking many files at this moment. It goes on by itself in a few seconds."
    ),
}
