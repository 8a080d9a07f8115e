"""When and where the sitting is, and the seed of its draw."""

from datetime import datetime
from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import gettext_lazy as _


class SittingForm(forms.Form):
    """The plan of the day."""

    day = forms.DateField(
        label=_("Day"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d", "%d.%m.%Y"],
    )
    hour = forms.TimeField(
        label=_("Hour"), widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    )
    room = forms.CharField(label=_("Place"), max_length=200, required=False)
    seed = forms.CharField(
        label=_("Seed of the draw"),
        max_length=200,
        help_text=_(
            "Words nobody can choose beforehand, published before the draw: anyone can draw again."
        ),
    )

    def starts_at(self, zone: str) -> datetime:
        """Give the moment in the contest's zone."""
        return datetime.combine(
            self.cleaned_data["day"], self.cleaned_data["hour"], tzinfo=ZoneInfo(zone)
        )


class SealForm(forms.Form):
    """From which minute the result may be public."""

    opens_at = forms.DateTimeField(
        label=_("Public not before"),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        input_formats=["%Y-%m-%dT%H:%M", "%d.%m.%Y %H:%M"],
    )
