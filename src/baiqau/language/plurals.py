"""Plural forms by CLDR. A Kazakh noun stays singular after a numeral."""

from collections.abc import Mapping


def plural_form(number: int, language: str) -> str:
    """Give the CLDR category of a whole number: one, few, many or other."""
    if language == "ru":
        return _russian(abs(number))
    return "one" if abs(number) == 1 else "other"


def _russian(number: int) -> str:
    tens, ones = number % 100, number % 10
    if ones == 1 and tens != 11:  # noqa: PLR2004  the rule itself
        return "one"
    if ones in (2, 3, 4) and tens not in (12, 13, 14):
        return "few"
    return "many"


def counted(number: int, forms: Mapping[str, str], language: str) -> str:
    """Give «5 жұмыс», «2 работы»: the number with the right form."""
    form = plural_form(number, language)
    return f"{number} {forms.get(form) or forms['other']}"
