"""The forms of an entry: the work, an author, a file, consents, a withdrawal."""

from baiqau.entries.forms.author import ApplicantForm, AuthorForm, NameForm
from baiqau.entries.forms.door import DoorForm
from baiqau.entries.forms.handing_in import (
    AnswerFileForm,
    CaptionsForm,
    ConsentForm,
    FileForm,
    WithdrawalForm,
)
from baiqau.entries.forms.library import LibraryChoice
from baiqau.entries.forms.work import OpeningForm, WorkForm

__all__ = [
    "AnswerFileForm",
    "ApplicantForm",
    "AuthorForm",
    "CaptionsForm",
    "ConsentForm",
    "DoorForm",
    "FileForm",
    "LibraryChoice",
    "NameForm",
    "OpeningForm",
    "WithdrawalForm",
    "WorkForm",
]
