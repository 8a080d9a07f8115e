"""The choice of the nomination in which a work is entered."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from baiqau.rules.document import Regulation
from baiqau.rules.parts import Nomination


def nomination_field(regulation: Regulation, language: str) -> forms.ChoiceField:
    """Give the field of the nominations; beside it what each is for, and which works it takes.

    A draft may name none yet, and one that does not take its kind: the check tells.
    """
    known = [(one.key, one.name.within(language)) for one in regulation.nominations]
    if regulation.nomination_optional:
        known = [("", str(_("In no nomination"))), *known]
    field: Any = forms.ChoiceField(
        label=_("Nomination"), required=False, choices=known, widget=forms.RadioSelect
    )
    field.needed = not regulation.nomination_optional  # read by base/field.html, as the next
    told = (_told(one, regulation, language) for one in regulation.nominations)
    field.limits = [words for words in told if words]
    chosen: forms.ChoiceField = field
    return chosen


def _told(one: Nomination, regulation: Regulation, language: str) -> str:
    """Say what a nomination is for and which kinds of works it takes; "" when both are open."""
    kinds = {kind.key: kind.name.within(language) for kind in regulation.works.kinds}
    words = [one.help.within(language)] if one.help else []
    if one.kinds:
        named = ", ".join(kinds.get(kind, kind) for kind in one.kinds)
        words.append(_now("Kinds of works: %(kinds)s.") % {"kinds": named})
    return f"{one.name.within(language)}: {' '.join(words)}" if words else ""
