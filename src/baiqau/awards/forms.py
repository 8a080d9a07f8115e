"""Forms of papers: a name as it is printed, and the letterhead."""

from collections.abc import Iterable, Sequence

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from baiqau.entries.models import Author, Entry
from baiqau.language.names import PersonName

SIGNATORIES = 3
MOST_ALOUD = 160
MOST_CITED = 120  # two lines on the screen of a hall, in each of its languages
MOST_PICTURE = 400_000
LANGUAGES = (("", _("One language")), ("kk", "Қазақша"), ("ru", "Русский"), ("en", "English"))


class NameForm(forms.Form):
    """Surname, given name and patronymic as their owner writes them."""

    surname = forms.CharField(label=_("Surname"), max_length=80)
    given = forms.CharField(label=_("Given name"), max_length=80, required=False)
    patronymic = forms.CharField(
        label=_("Patronymic"), max_length=80, required=False, help_text=_("If you have one.")
    )

    @staticmethod
    def told(name: PersonName) -> dict[str, str]:
        """Give a name as the form's first values."""
        return {"surname": name.surname, "given": name.given, "patronymic": name.patronymic}

    def name(self) -> PersonName:
        """Give the name that was written."""
        return PersonName(**{part: self.cleaned_data[part] for part in self.fields})

    def clean(self) -> None:
        written = {part: self.cleaned_data.get(part, "") for part in self.fields}
        for problem in PersonName(**written).problems():
            part, _dash, what = problem.partition("-")
            if what == "letters":
                self.add_error(
                    part, _("A name has letters, hyphens and apostrophes only. Please look again.")
                )


class LetterheadForm(forms.Form):
    """Logo, seal, signatories and the second language of a contest's papers."""

    logo = forms.FileField(
        label=_("Logo"), required=False, help_text=_("SVG or PNG, up to 400 kB.")
    )
    logo_alt = forms.CharField(label=_("The logo in words"), max_length=200, required=False)
    seal = forms.FileField(
        label=_("Seal"), required=False, help_text=_("SVG or PNG, up to 400 kB.")
    )
    seal_alt = forms.CharField(label=_("The seal in words"), max_length=200, required=False)
    second = forms.ChoiceField(
        label=_("Second language"),
        choices=LANGUAGES,
        required=False,
        help_text=_("The paper then says everything twice, side by side."),
    )

    def clean(self) -> None:
        for name in ("logo", "seal"):
            given = self.cleaned_data.get(name)
            if given is not None and given.size > MOST_PICTURE:
                self.add_error(name, _("The picture is larger than 400 kB. Make it smaller."))
            if given is not None and not self.cleaned_data.get(f"{name}_alt"):
                self.add_error(
                    f"{name}_alt", _("Say in words what the picture shows: it is read aloud.")
                )


class SignatoryForm(forms.Form):
    """One who signs: the name, and the post in the languages of the papers."""

    name = forms.CharField(label=_("Name"), max_length=120, required=False)
    post_kk = forms.CharField(label=_("Post in Kazakh"), max_length=160, required=False)
    post_ru = forms.CharField(label=_("Post in Russian"), max_length=160, required=False)
    post_en = forms.CharField(label=_("Post in English"), max_length=160, required=False)

    def clean(self) -> None:
        if self.cleaned_data.get("name") and not self.cleaned_data.get("post_kk"):
            raise ValidationError({"post_kk": _("Write the post that stands before the name.")})

    def signatory(self) -> dict[str, object]:
        """Give what is kept, nothing for an empty row."""
        said = self.cleaned_data
        if not said.get("name"):
            return {}
        posts = {tongue: said[f"post_{tongue}"] for tongue in ("kk", "ru", "en")}
        return {"name": said["name"], "post": {one: post for one, post in posts.items() if post}}


Signatories = forms.formset_factory(SignatoryForm, extra=SIGNATORIES, max_num=SIGNATORIES)


class WordsForm(forms.Form):
    """How names are said and what is said of works, for every work that may be named."""

    CITED = {
        "kk": _("Said of the work in Kazakh"),
        "ru": _("Said of the work in Russian"),
        "en": _("Said of the work in English"),
    }

    def __init__(self, works: Iterable[Entry], tongues: Sequence[str], *args: object) -> None:
        super().__init__(*args)  # type: ignore[arg-type]  # Django's own signature
        self.works, self.tongues = list(works), tongues
        for entry in self.works:
            for author in entry.authors.all():
                self.fields[f"aloud-{author.pk}"] = self._line(
                    str(_("How it is said: %(name)s")) % {"name": author.name.full()},
                    getattr(getattr(author, "pronunciation", None), "words", ""),
                    MOST_ALOUD,
                )
            for tongue in tongues:
                said = getattr(getattr(entry, "citation", None), tongue, "")
                self.fields[f"cited-{entry.pk}-{tongue}"] = self._line(
                    str(self.CITED[tongue]), said, MOST_CITED
                )

    @staticmethod
    def _line(label: str, words: str, most: int) -> forms.CharField:
        return forms.CharField(label=label, max_length=most, required=False, initial=words)

    def groups(self) -> list[tuple[Entry, list[forms.BoundField]]]:
        """Give each work with its fields."""
        return [(entry, [self[name] for name in self._names(entry)]) for entry in self.works]

    def _names(self, entry: Entry) -> list[str]:
        aloud = [f"aloud-{author.pk}" for author in entry.authors.all()]
        return aloud + [f"cited-{entry.pk}-{tongue}" for tongue in self.tongues]

    def aloud(self) -> dict[Author, str]:
        """Give what was typed for each author."""
        authors = (author for entry in self.works for author in entry.authors.all())
        return {author: self.cleaned_data[f"aloud-{author.pk}"] for author in authors}

    def citations(self) -> dict[Entry, dict[str, str]]:
        """Give what was typed for each work: language -> words."""
        return {
            entry: {one: self.cleaned_data[f"cited-{entry.pk}-{one}"] for one in self.tongues}
            for entry in self.works
        }
