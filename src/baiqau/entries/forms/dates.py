"""A date as people here write it: dd.mm.yyyy, typed."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

FORMATS = ("%d.%m.%Y", "%d.%m.%y", "%Y-%m-%d")


def date_field(**options: Any) -> forms.DateField:
    """Give a typed date field that shows what it keeps in the form in which it is asked."""
    return forms.DateField(
        input_formats=FORMATS,
        widget=forms.DateInput(
            format="%d.%m.%Y", attrs={"inputmode": "numeric", "autocomplete": "off"}
        ),
        error_messages={"invalid": _("Write the date as day, month, year: 09.04.1996.")},
        **options,
    )
