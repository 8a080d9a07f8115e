"""Folding for search: one spelling for everything people type instead of Kazakh letters."""

import unicodedata

_KAZAKH = str.maketrans("әғқңөұүһіёə", "агкноууxиеа".replace("x", "х"))
_LATIN_TO_CYRILLIC = str.maketrans("aeocpxykmhtbiəɵ", "аеосрхукмнтвиаo".replace("o", "о"))
_CYRILLIC_TO_LATIN = str.maketrans("аеосрхукмнтві", "aeocpxykmhtbi")
_SOUNDS = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ж": "j", "з": "z",
    "и": "i", "й": "i", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p",
    "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f", "х": "h", "ц": "c", "ч": "ch",
    "ш": "sh", "щ": "sh", "ы": "y", "э": "e", "ю": "iu", "я": "ia", "ь": "", "ъ": "",
}  # fmt: skip


def fold(text: str) -> str:
    """Give the search form: NFKC, lower case, one script a word, Kazakh letters to plain ones."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    plain = "".join(letter for letter in plain if unicodedata.category(letter) != "Cf")
    words = (_one_script(word) for word in plain.split())
    return " ".join(words).translate(_KAZAKH)


def skeleton(text: str) -> str:
    """Give a coarse Latin key, equal for many spellings of one name: for candidates only."""
    return "".join(_SOUNDS.get(letter, letter) for letter in fold(text))


def _one_script(word: str) -> str:
    cyrillic = sum("Ѐ" <= letter <= "ӿ" for letter in word)
    latin = sum("a" <= letter <= "z" for letter in word)
    if cyrillic and latin:
        return word.translate(_LATIN_TO_CYRILLIC if cyrillic >= latin else _CYRILLIC_TO_LATIN)
    return word
