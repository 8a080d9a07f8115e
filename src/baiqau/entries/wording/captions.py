"""Why captions of a film are refused, by the codes of `files.captions`."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

REFUSALS: dict[str, Promise] = {
    "entries-captions-large": _(
        "The captions are larger than %(limit)s bytes. Captions are a text file: see whether this is"
        " the right one."
    ),
    "entries-captions-none": _(
        "There are no captions in the file. Save them as SRT or WebVTT and send them again."
    ),
    "entries-captions-many": _(
        "The file holds more than %(limit)s captions. See whether it belongs to this film."
    ),
    "entries-captions-not-text": _(
        "This is no text file. Save the captions as SRT or WebVTT and send them again."
    ),
    "entries-captions-form": _(
        "The captions are in another format. Save them as SRT or WebVTT and send them again."
    ),
    "entries-captions-time": _(
        "Line %(line)s: the time “%(words)s” cannot be read. Write it like this and send the file"
        " again: 00:00:01,000 --> 00:00:03,500"
    ),
    "entries-captions-negative": _(
        "Line %(line)s: the time “%(words)s” lies before the film begins. Move the captions later"
        " and send the file again."
    ),
    "entries-captions-backwards": _(
        "Line %(line)s: in “%(words)s” the caption ends before it begins. Mend the two times and"
        " send the file again."
    ),
    "entries-captions-no-time": _(
        "Line %(line)s: the words “%(words)s” have no time before them. Write one like this and send"
        " the file again: 00:00:01,000 --> 00:00:03,500"
    ),
    "entries-captions-long": _(
        "Line %(line)s: this caption is longer than %(limit)s characters. Make several of it and send"
        " the file again."
    ),
    "entries-captions-no-film": _(
        "Captions belong to a film that stands in the work. Look at the list and choose again."
    ),
    "entries-captions-gone": _(
        "These captions were taken out already. Look at the list and choose again."
    ),
}
