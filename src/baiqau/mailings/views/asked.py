"""What was looked for when a list was chosen, said in the language of the page."""

from collections.abc import Mapping

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from baiqau.base.states import WORDS
from baiqau.contests.models import Contest
from baiqau.people.forms import KINDS
from baiqau.screening.forms import SieveForm
from baiqau.screening.wording import FLAGS


def asked_for(contest: Contest, asked: Mapping[str, str]) -> list[str]:
    """Say each of the choices; a word of the organiser's own stands as it was written."""
    language = (get_language() or "kk")[:2]
    kinds = {kind.key: kind.name.within(language) for kind in contest.regulation.works.kinds}
    named = {one.key: one.name.within(language) for one in contest.regulation.nominations}
    words: dict[str, Mapping[str, object]] = {
        "state": WORDS,
        "kind": kinds,
        "nomination": named,
        "library_kind": dict(KINDS),
        "flag": FLAGS,
    }
    return [
        f"{_label(field)}: {words.get(field, {}).get(word, f'“{word}”')}"
        for field, word in asked.items()
    ]


def _label(field: str) -> str:
    """Name a choice as the page of the list does; the state has no label there."""
    return _("State") if field == "state" else str(SieveForm.base_fields[field].label)
