"""The Kazakh Cyrillic alphabet and its order (source: CLDR `kk`, checked letter by letter)."""

import unicodedata

ALPHABET = "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя"
_PLACE = {letter: f"{number:02d}" for number, letter in enumerate(ALPHABET, start=30)}


def sort_key(text: str) -> str:
    """Give a key whose code-point order is the Kazakh order: digits, Cyrillic, then Latin.

    Case does not count except to break ties; spaces and hyphens part words before any letter.
    """
    plain = unicodedata.normalize("NFC", " ".join(text.split()))
    return "".join(_code(letter) for letter in plain.casefold()) + "\x01" + plain.swapcase()


def _code(letter: str) -> str:
    if letter in _PLACE:
        return "c" + _PLACE[letter]
    if letter.isdigit():
        return "b" + letter
    if letter.isalpha():
        return "d" + letter
    return "a" if letter in " -\u2010–—" else "a" + letter
