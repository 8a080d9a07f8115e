"""How unlike a Kazakh, Russian or English text a reading is: the judge between charsets."""

import re
from functools import cache
from itertools import pairwise

from baiqau.language.alphabet import ALPHABET
from baiqau.post import tables

_LATIN = "abcdefghijklmnopqrstuvwxyz"
_TOKEN = re.compile(r"[^\W\d_]+|[^\x00-\x7f]")
_SIGNS = frozenset("«»„“”‘’…–—№•₸\xa0\xad\u2009\u200b\u2011\u2060\ufeff\u0306\u0308")
_RARE_SIGNS = frozenset("°§©®™€£±×·")
_MISPLACED = re.compile(
    r"(?:^|\s)»|«(?:\s|$)|(?:^|[\s_(])[”’…™•–—†‡€](?=[а-яёә-ӿ])|[^\W\d_][^\w\x00-\x7f\xad–—’‘\u0306\u0308\u2011]+(?=[^\W\d_])"
)
_SIGN = 5
_RARE_SIGN = 12
_MISPLACEMENT = 16
_WESTERN = 9  # é in André: the table of English does not know it
_FOREIGN = 26  # a letter of neither alphabet, a box, a Chinese sign
_DAMAGE = 40  # a control sign or U+FFFD: no text has it
_CAPITAL_INSIDE = 14
_TWO_SCRIPTS = 16
_LOOKS_ALIKE = 4  # a Latin i in a Kazakh word is nothing rare
_ALIKE = "aeiocpxyhkmtb"
_TO_CYRILLIC = str.maketrans(_ALIKE, "аеіосрхуһкмтв")


def cost(text: str) -> int:
    """Give half bits of surprise over everything that is not ASCII: the least is the likeliest.

    Readings of the same bytes by different charsets can be compared, other texts cannot. Pairs
    of letters are counted in Kazakh and Russian, each word by the language it is nearer to.
    """
    tokens = sum(_token_cost(token) for token in _TOKEN.findall(text) if not token.isascii())
    return tokens + _MISPLACEMENT * len(_MISPLACED.findall(text))


def language(text: str) -> str:
    """Tell which of kk, ru and en the words are nearest to; empty where there are no letters."""
    words = [token.lower() for token in _TOKEN.findall(text) if token.isalpha()]
    cyrillic = [word for word in words if all(letter in ALPHABET for letter in word)]
    if len(cyrillic) * 2 < len(words) or not words:
        return "en" if any(word.isascii() for word in words) else ""
    kazakh = sum(_pairs(word, "kk") for word in cyrillic)
    return "kk" if kazakh < sum(_pairs(word, "ru") for word in cyrillic) else "ru"


def english(text: str) -> float:
    """Give half bits a letter of Latin words: about 8 in a text, over 11 in a code."""
    words = re.findall("[a-z]+", text.lower())
    letters = sum(len(word) + 1 for word in words)
    return sum(_pairs(word, "en") for word in words) / letters if letters else 0.0


def _token_cost(token: str) -> int:
    if len(token) == 1 and not token.isalpha():
        return _sign_cost(token)
    small = token.lower()
    alike = 0
    if any(letter in ALPHABET for letter in small):
        alike = sum(letter in _ALIKE for letter in small)
        small = small.translate(_TO_CYRILLIC)
    if all(letter in ALPHABET for letter in small):
        return (
            min(_pairs(small, "kk"), _pairs(small, "ru")) + _capitals(token) + alike * _LOOKS_ALIKE
        )
    return sum(map(_letter_cost, small)) + _capitals(token) + _borders(small)


def _sign_cost(sign: str) -> int:
    if sign in _SIGNS:
        return _SIGN
    if sign in _RARE_SIGNS:
        return _RARE_SIGN
    return _DAMAGE if sign == "\ufffd" or sign < "\xa0" else _FOREIGN


def _letter_cost(letter: str) -> int:
    if letter.isascii():
        return 0
    if letter in ALPHABET:
        return 10
    return _WESTERN if "ß" <= letter <= "ž" and letter.isalpha() else _FOREIGN


def _capitals(word: str) -> int:
    inside = sum(a.islower() and b.isupper() for a, b in pairwise(word))
    return inside * _CAPITAL_INSIDE


def _borders(word: str) -> int:
    """Charge neighbours of two scripts, and Western letters that stand side by side."""
    mixed = sum((a in ALPHABET) != (b in ALPHABET) for a, b in pairwise(word))
    crowded = sum(_western(a) and _western(b) for a, b in pairwise(word))
    return mixed * _TWO_SCRIPTS + crowded * _WESTERN


def _western(letter: str) -> bool:
    return not letter.isascii() and letter not in ALPHABET


def _pairs(word: str, name: str) -> int:
    table = _table(name)
    return sum(table[a + b] for a, b in zip("_" + word, word + "_", strict=True))


@cache
def _table(name: str) -> dict[str, int]:
    rows = {"kk": tables.KAZAKH, "ru": tables.RUSSIAN, "en": tables.ENGLISH}[name].split("\n")
    signs = "_" + (_LATIN if name == "en" else ALPHABET)
    return {
        a + b: int(rare, 36)
        for a, row in zip(signs, rows, strict=True)
        for b, rare in zip(signs, row, strict=True)
    }
