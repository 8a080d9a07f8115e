"""Making a draft of a letter, and putting a letter's files into a work."""

from django.db import transaction

from baiqau.base.storage import Blob
from baiqau.entries import actions as entries
from baiqau.entries.models import Entry
from baiqau.mailbox import names, queries
from baiqau.mailbox.models import Incoming, IncomingFile
from baiqau.rules import limits
from baiqau.rules.parts import WorkRules
from baiqau.rules.refusals import Refused

WITHOUT_FORM = "form"


def draft(letter: Incoming) -> Entry:
    """Begin the sender's draft with the author's name and the files that fit the regulation.

    The draft is made as of the moment the letter was received; Refused outside the call.
    """
    assert letter.contest is not None, "a draft belongs to a contest"
    assert letter.person is not None, "a draft belongs to its sender"
    person, at = letter.person, letter.received_at
    entry = entries.start(letter.contest, by=person, now=at)
    name = names.whole(letter.surname.split(), letter.sender_name, letter.sender)
    author = entries.Authorship(name=name, email=letter.sender, contact=True)
    entry = entries.set_authors(entry, authors=[author], by=person, now=at)
    for file in queries.for_work(letter):
        put(file, entry, letter)
    return entry


def put(file: IncomingFile, entry: Entry, letter: Incoming) -> bool:
    """Put one file of a letter into a work; why it does not fit is written beside it."""
    assert letter.person is not None, "only a known person's letter is put into a work"
    form = "" if file.question else _form(file.name, entry.contest.regulation.works)
    file.untaken = "" if form or file.question else WITHOUT_FORM
    if not file.untaken:
        try:
            with transaction.atomic():
                file.taken = entries.attach_file(
                    entry,
                    form=form,
                    question=file.question,
                    original_name=file.name,
                    blob=Blob(file.blob, file.size),
                    by=letter.person,
                    now=letter.received_at,
                )
        except Refused as refused:
            file.untaken = refused.code[:40]
    file.save(update_fields=["taken", "untaken"])
    return file.taken is not None


def _form(name: str, works: WorkRules) -> str:
    """Give the first form of work that takes files of this extension; empty: none does."""
    extension = limits.extension_of(name)
    return next((form.key for form in works.forms if extension in form.extensions), "")
