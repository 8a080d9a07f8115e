"""A training work with its reference marks, as the chair writes it."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from baiqau.base import refusals
from baiqau.entries.models import Entry
from baiqau.judging import training
from baiqau.judging.actions.training import Practice, keep_pdf
from baiqau.judging.forms.paper import asked
from baiqau.rules.document import Regulation
from baiqau.rules.parts import Criterion
from baiqau.rules.refusals import Refused

MOST_PDF = 20_000_000


class TrainingForm(forms.Form):
    """The work in words, as a PDF or taken from an earlier contest; a mark and a reason by criterion."""

    source = forms.ChoiceField(
        label=_("A work of an earlier contest"),
        required=False,
        help_text=_(
            "Works whose authors agreed to publication; their files are shown without the names."
        ),
    )
    title = forms.CharField(label=_("Title"), max_length=300)
    language = forms.ChoiceField(label=_("Language of the work"), choices=settings.LANGUAGES)
    kind = forms.ChoiceField(label=_("Kind of work"))
    text = forms.CharField(
        label=_("The work in words"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("Leave out everything by which its author can be told."),
    )
    file = forms.FileField(
        label=_("The work as PDF"), required=False, help_text=_("One PDF of at most 20 MB.")
    )

    def __init__(
        self, *told: Any, regulation: Regulation, sources: Sequence[Entry], **given: Any
    ) -> None:
        super().__init__(*told, **given)
        language = get_language() or "kk"
        self._rules = regulation.judged_by("selection")
        self._sources = {str(work.key): work for work in sources}
        kinds = [(kind.key, kind.name.within(language)) for kind in regulation.works.kinds]
        self.fields["kind"].choices = kinds  # type: ignore[attr-defined]  # a ChoiceField
        if sources:
            names = [
                (key, f"{one.contest.slug}: {one.title}") for key, one in self._sources.items()
            ]
            self.fields["source"].choices = [("", "–"), *names]  # type: ignore[attr-defined]  # as above
        else:
            del self.fields["source"]
        for rule in self._rules:
            self._ask(rule, language)

    def clean(self) -> None:
        """Every criterion of the chosen kind gets a mark within its range and a reason."""
        told = self.cleaned_data
        if not (told.get("text") or told.get("file") or told.get("source")):
            self.add_error("text", _("Write the work in words, or choose a PDF."))
        if told.get("file") is not None and told["file"].size > MOST_PDF:
            self.add_error("file", _("The file is larger than 20 MB. Make it smaller."))
        for rule in training.applying(self._rules, told.get("kind", "")):
            if f"mark-{rule.key}" in told and told[f"mark-{rule.key}"] is None:
                self.add_error(f"mark-{rule.key}", _("Give the mark this criterion deserves."))
            if not told.get(f"reason-{rule.key}"):
                self.add_error(f"reason-{rule.key}", _("Say why it deserves this mark."))

    def practice(self) -> Practice:
        """Give what was written; a PDF is looked into and kept. Refuses one that cannot be shown."""
        told = self.cleaned_data
        file = told.get("file")
        rules = training.applying(self._rules, told["kind"])
        return Practice(
            title=told["title"],
            language=told["language"],
            kind=told["kind"],
            references={
                rule.key: (told[f"mark-{rule.key}"], told[f"reason-{rule.key}"]) for rule in rules
            },
            text=told["text"],
            source=self._sources.get(told.get("source", "")),
            blob=keep_pdf(file.read(), file.name) if file is not None else "",
        )

    def refuse(self, refused: Refused) -> None:
        """Say a refusal of the act where the person looks: at the file, or above the form."""
        place = "file" if refused.code == "judging-training-file" else None
        self.add_error(place, refusals.sentence(refused))

    def _ask(self, rule: Criterion, language: str) -> None:
        """Ask for the mark and the reason of one criterion; some apply to some kinds only."""
        name = rule.name.within(language)
        label = _("Reference mark – %(criterion)s") % {"criterion": name}
        self.fields[f"mark-{rule.key}"] = asked(rule, label, required=False)
        self.fields[f"reason-{rule.key}"] = forms.CharField(
            label=_("Reason – %(criterion)s") % {"criterion": name},
            max_length=1000,
            required=False,
            widget=forms.Textarea(attrs={"rows": 2}),
        )
        for key in (f"mark-{rule.key}", f"reason-{rule.key}"):
            # what a criterion needs depends on the kind: `clean` asks, the label does not say "optional"
            self.fields[key].needed = not rule.work_kinds  # type: ignore[attr-defined]  # read by base/field.html
