"""Forms of a person: address, name, a library that is not in the register."""

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from baiqau.language.names import PersonName
from baiqau.people.models import Library, Person

KINDS = [
    ("national", _("National library")),
    ("regional", _("Regional library")),
    ("city", _("City library")),
    ("district", _("District library")),
    ("village", _("Village library")),
    ("university", _("University library")),
    ("college", _("College library")),
    ("school", _("School library")),
    ("other", _("Another library")),
]


class AddressForm(forms.Form):
    """The only thing asked at the door."""

    email = forms.EmailField(
        label=_("E-mail address"),
        help_text=_("We send a six-digit code to this address. No password is needed."),
        widget=forms.EmailInput(attrs={"autocomplete": "email", "inputmode": "email"}),
    )

    def clean_email(self) -> str:
        return str(self.cleaned_data["email"]).strip().lower()


class CodeForm(forms.Form):
    """The six digits of a letter."""

    code = forms.CharField(
        label=_("Code from the letter"),
        max_length=12,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "one-time-code"}),
    )


class NameForm(forms.Form):
    """A name as it is printed on papers."""

    surname = forms.CharField(
        label=_("Surname"),
        max_length=80,
        widget=forms.TextInput(attrs={"autocomplete": "family-name"}),
    )
    given = forms.CharField(
        label=_("Given name"),
        max_length=80,
        widget=forms.TextInput(attrs={"autocomplete": "given-name"}),
    )
    patronymic = forms.CharField(
        label=_("Patronymic"),
        max_length=80,
        required=False,
        help_text=_("If there is one."),
        widget=forms.TextInput(attrs={"autocomplete": "additional-name"}),
    )


class PersonForm(NameForm):
    """What a person says of himself or herself; the name is printed as written here."""

    phone = forms.CharField(
        label=_("Telephone"),
        max_length=20,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "tel", "inputmode": "tel"}),
    )
    post = forms.CharField(label=_("Post"), max_length=120, required=False)
    language = forms.ChoiceField(label=_("Language of letters"), choices=settings.LANGUAGES)

    def clean(self) -> dict[str, object]:
        cleaned = super().clean() or {}
        if not self.errors:
            name = PersonName(
                surname=cleaned["surname"], given=cleaned["given"], patronymic=cleaned["patronymic"]
            )
            if name.problems():
                raise ValidationError(
                    _("A name is written with letters, spaces, hyphens and apostrophes only.")
                )
            cleaned["name"] = name
        return cleaned

    @classmethod
    def of(cls, person: Person) -> "PersonForm":
        """Give the form filled with what is known."""
        names = ("surname", "given", "patronymic", "phone", "post", "language")
        return cls(initial={name: getattr(person, name) for name in names})


class LibraryForm(forms.ModelForm[Library]):
    """A library that is not in the register."""

    kind = forms.ChoiceField(label=_("Kind of library"), choices=KINDS)

    class Meta:
        model = Library
        fields = ("name_kk", "kind", "region", "settlement")
        labels = {
            "name_kk": _("Full name of the library"),
            "region": _("Region"),
            "settlement": _("Town or village"),
        }
