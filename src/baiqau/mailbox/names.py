"""Whose work a letter is: the surname of the naming rule made a whole name by the sender's own."""

from collections.abc import Sequence

from baiqau.language.folding import fold
from baiqau.language.names import PersonName

_KAZAKH = frozenset("әғқңөұүһі")
_FEW = 20  # Cyrillic letters from which a text counts as written in them
MOST = 3


def whole(words: Sequence[str], shown: str, address: str) -> PersonName:
    """Give a name from the words after the rule's head and the name shown beside the address.

    Words of both say which is the surname: it is the one that stands after the head. Without any
    name the address stands in the surname's stead, for the author to mend.
    """
    own = [word for word in shown.replace(",", " ").split() if "@" not in word][:MOST]
    if not words:
        return _in_order(own) if own else PersonName(surname=address.partition("@")[0])
    folded = [fold(word) for word in words]
    rest = [word for word in own if fold(word) not in folded]
    if len(words) == 1:
        surname, given = words[0], rest[:1] if len(rest) < len(own) else []
        return PersonName(surname=surname, given=given[0] if given else "")
    return _in_order(list(words[:MOST]))


def _in_order(words: list[str]) -> PersonName:
    """Give surname, given name and patronymic, the surname found by its ending, else the first."""
    place = next((n for n, word in enumerate(words) if _is_surname(word)), 0)
    surname = words.pop(place)
    given, patronymic = [*words, "", ""][:2]
    return PersonName(surname=surname, given=given, patronymic=patronymic)


def _is_surname(word: str) -> bool:
    endings = ("ов", "ова", "ев", "ева", "ин", "ина", "тегі", "ov", "ova", "ev", "eva", "yev")
    return word.lower().endswith(endings)


def tongue(text: str, known: Sequence[str]) -> str:
    """Give the language a text is written in, among those the contest speaks; else the first."""
    lower = text.lower()
    if any(letter in _KAZAKH for letter in lower):
        spoken = "kk"
    elif sum("а" <= letter <= "я" for letter in lower) > _FEW:
        spoken = "ru"
    else:
        spoken = known[0]
    return spoken if spoken in known else known[0]
