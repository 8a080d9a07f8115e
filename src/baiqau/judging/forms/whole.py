"""A printed ballot or printed comparisons as the secretary types them: one field a work, or a pair."""

from collections import Counter
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from baiqau.judging import compared, queries
from baiqau.judging.models import Seat, Sheet
from baiqau.rules.ballots import LAST, PLACE


class BallotPaperForm(forms.Form):
    """A place for each work; where the rules let works stay without one, an empty field is none."""

    def __init__(self, *told: Any, seat: Seat, sheets: list[Sheet], **given: Any) -> None:
        super().__init__(*told, **given)
        self._sheets = {f"place-{sheet.entry.number}": sheet for sheet in sheets}
        partial = seat.contest.regulation.judging.partial_ballots
        for name, sheet in self._sheets.items():
            self.fields[name] = forms.IntegerField(
                label=f"№ {sheet.entry.number}. {sheet.entry.title}",
                min_value=1,
                max_value=LAST,
                required=not partial,
                widget=forms.NumberInput(attrs={"class": "short", "inputmode": "numeric"}),
            )

    def clean(self) -> dict[str, Any]:
        """Refuse a place given to several works, at each of their fields."""
        told = {name: place for name in self._sheets if (place := self.cleaned_data.get(name))}
        often = Counter(told.values())
        for name, place in told.items():
            if often[place] > 1:
                self.add_error(
                    name, _("The place %(place)s stands at several works.") % {"place": place}
                )
        return self.cleaned_data

    def marks(self) -> dict[UUID, dict[str, int]]:
        """Give the places by key of the sheet."""
        told = {sheet.key: self.cleaned_data[name] for name, sheet in self._sheets.items()}
        return {key: {PLACE: place} if place else {} for key, place in told.items()}


class PairsPaperForm(forms.Form):
    """A choice for each pair."""

    def __init__(self, *told: Any, seat: Seat, sheets: list[Sheet], **given: Any) -> None:
        super().__init__(*told, **given)
        self._pairs = {f"pair-{one.name}": one for one in compared.pairs(seat.contest, sheets)}
        equal = not seat.contest.regulation.judging.never_equal
        for name, pair in self._pairs.items():
            left, right = pair.left.entry, pair.right.entry
            self.fields[name] = forms.TypedChoiceField(
                label=f"№ {left.number}. {left.title} – № {right.number}. {right.title}",
                choices=_answers(pair, equal=equal),
                coerce=int,
                empty_value=None,
                widget=forms.RadioSelect,
            )

    def marks(self) -> dict[UUID, dict[str, int]]:
        """Give the choices by key of the sheet that holds them."""
        found: dict[UUID, dict[str, int]] = {}
        for name, pair in self._pairs.items():
            found.setdefault(pair.holder.key, {})[pair.criterion] = self.cleaned_data[name]
        return found


def whole(seat: Seat, sheets: list[Sheet], told: Any = None) -> BallotPaperForm | PairsPaperForm:
    """Give the form of the juror's paper, filled with what was typed."""
    form = BallotPaperForm if queries.by_ballot(sheets[0]) else PairsPaperForm
    return form(told, seat=seat, sheets=sheets)


def _answers(pair: compared.Pair, *, equal: bool) -> list[tuple[int, Any]]:
    better = gettext_lazy("№ %(number)s is better")
    values = pair.values
    return [
        (values["left"], better % {"number": pair.left.entry.number}),
        *([(values["equal"], gettext_lazy("Equal"))] if equal else ()),
        (values["right"], better % {"number": pair.right.entry.number}),
        (values["untold"], gettext_lazy("Cannot tell")),
    ]
