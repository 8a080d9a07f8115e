"""A printed score sheet as the secretary types it."""

from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from baiqau.judging import queries
from baiqau.judging.models import Sheet


class PaperForm(forms.Form):
    """A mark for each criterion of the sheet and the comment."""

    def __init__(self, *told: Any, sheet: Sheet, **given: Any) -> None:
        super().__init__(*told, **given)
        language = get_language() or "kk"
        self._rules = queries.criteria(sheet)
        for rule in self._rules:
            self.fields[f"mark-{rule.key}"] = forms.IntegerField(
                label=rule.name.within(language),
                min_value=rule.lowest,
                max_value=rule.highest,
                help_text=_("From %(lowest)s to %(highest)s.")
                % {"lowest": rule.lowest, "highest": rule.highest},
                widget=forms.NumberInput(attrs={"class": "short", "inputmode": "numeric"}),
            )
        self.fields["comment"] = forms.CharField(
            label=_("Comment for the author"),
            required=False,
            widget=forms.Textarea(attrs={"rows": 3}),
        )

    def marks(self) -> dict[str, int]:
        """Give the marks by criterion."""
        return {rule.key: self.cleaned_data[f"mark-{rule.key}"] for rule in self._rules}
