"""A printed score sheet as the secretary types it."""

from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from baiqau.judging import queries
from baiqau.judging.models import Sheet
from baiqau.judging.saying import choices
from baiqau.rules.parts import Criterion


def asked(rule: Criterion, label: str, *, required: bool = True) -> forms.Field:
    """Give the field for a mark of a criterion: a number in its range, or yes and no."""
    if rule.yes_no:
        return forms.TypedChoiceField(
            label=label,
            choices=choices(),
            coerce=int,
            empty_value=None,
            required=required,
            widget=forms.RadioSelect,
        )
    said = {"lowest": rule.lowest, "highest": rule.highest}
    return forms.IntegerField(
        label=label,
        min_value=rule.lowest,
        max_value=rule.highest,
        required=required,
        help_text=_("From %(lowest)s to %(highest)s.") % said,
        widget=forms.NumberInput(attrs={"class": "short", "inputmode": "numeric"}),
    )


class PaperForm(forms.Form):
    """A mark for each criterion of the sheet and the comment."""

    def __init__(self, *told: Any, sheet: Sheet, **given: Any) -> None:
        super().__init__(*told, **given)
        language = get_language() or "kk"
        self._rules = queries.criteria(sheet)
        for rule in self._rules:
            self.fields[f"mark-{rule.key}"] = asked(rule, rule.name.within(language))
        self.fields["comment"] = forms.CharField(
            label=_("Comment for the author"),
            required=False,
            widget=forms.Textarea(attrs={"rows": 3}),
        )

    def marks(self) -> dict[str, int]:
        """Give the marks by criterion."""
        return {rule.key: self.cleaned_data[f"mark-{rule.key}"] for rule in self._rules}
