"""Kazakh in the Arabic and Latin scripts, read through its Cyrillic: one set of patterns serves three scripts.

A word whose stem is known (a month, "дейін", "байқау") becomes that stem whatever orthography it is
written in; others are carried over letter by letter. Every letter remembers where it came from, so
that what is found is given back as it stands in the text.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

from baiqau.language.dates import MONTHS

_ARABIC = {
    "ا": "а", "ب": "б", "ۆ": "в", "گ": "г", "ع": "ғ", "د": "д", "ە": "е", "ج": "ж", "ز": "з",
    "ي": "и", "ی": "и", "ك": "к", "ک": "к", "ق": "қ", "ل": "л", "م": "м", "ن": "н", "ڭ": "ң",
    "و": "о", "پ": "п", "ر": "р", "س": "с", "ت": "т", "ۋ": "у", "ۇ": "ұ", "ف": "ф", "ح": "х",
    "ھ": "һ", "ه": "һ", "چ": "ч", "ش": "ш", "ى": "ы", "ئ": "е", "ٵ": "ә", "ٶ": "ө", "ٷ": "ү",
    "ٸ": "і", "،": ",", "؛": ";", "؟": "?",
}  # fmt: skip
_FRONT = {"а": "ә", "о": "ө", "ұ": "ү", "ы": "і"}
_LATIN = {
    "a": "а", "b": "б", "c": "ц", "d": "д", "e": "е", "f": "ф", "g": "г", "h": "х", "i": "и",
    "j": "ж", "k": "к", "l": "л", "m": "м", "n": "н", "o": "о", "p": "п", "q": "қ", "r": "р",
    "s": "с", "t": "т", "u": "у", "v": "в", "w": "у", "x": "х", "y": "ы", "z": "з", "ı": "і",
    "ä": "ә", "á": "ә", "ğ": "ғ", "ǵ": "ғ", "ñ": "ң", "ń": "ң", "ö": "ө", "ó": "ө", "ş": "ш",
    "ü": "ү", "ú": "ү", "ū": "ұ", "ý": "у", "ç": "ч",
}  # fmt: skip
_SOUNDS = {
    "ә": "a", "а": "a", "о": "o", "ө": "o", "ұ": "u", "ү": "u", "у": "u", "w": "u", "ы": "i",
    "і": "i", "и": "i", "й": "i", "y": "i", "ı": "i", "қ": "k", "к": "k", "q": "k", "ғ": "g",
    "г": "g", "ң": "n", "н": "n", "ж": "j", "х": "h", "һ": "h", "x": "h", "ш": "sh", "щ": "sh",
    "ч": "ch", "ц": "ts", "c": "ts", "б": "b", "в": "v", "д": "d", "е": "e", "э": "e", "з": "z",
    "л": "l", "м": "m", "п": "p", "р": "r", "с": "s", "т": "t", "ф": "f", "я": "ia", "ю": "iu",
}  # fmt: skip
_STEMS = (
    *MONTHS["kk"],
    *("байқау", "ереже", "дейін", "бастап", "кейін", "аралығында", "жылғы", "жылдың", "жыл"),
    *("қабылда", "өтінім", "өтініш", "жұмыс", "жібер", "тапсыр", "ұсын", "электронды", "пошта"),
    *("нәтиже", "қорытынды", "жарияла", "жеңімпаз", "марапат", "диплом", "сертификат", "сыйлық"),
    *("дәреже", "орын", "жүлде", "ақшалай"),
    *("кезең", "бірінші", "екінші", "үшінші", "төртінші", "бесінші", "мерзім", "өткіз"),
    *("ұйымдастыр", "қатыс", "жасқа", "жастан", "жас", "жоғары", "аспа", "асқан", "минут", "бет"),
    *("номинация", "аталым", "санат", "бағала", "өлшем", "критерий", "балл", "ұпай"),
    *("теңге", "жарна", "тегін", "қазақ", "орыс", "ағылшын", "тіл", "және", "немесе", "сағат"),
    *("қоса", "алғанда", "мақсат", "міндет", "жалпы", "талап", "тәртіб", "атау", "тақырып", "бойынша"),
    *("бейне", "ролик", "мәтін", "презентация", "эссе", "жоба", "сурет", "өлең", "көлем", "файл"),
)  # fmt: skip
_WORD = re.compile(r"[^\W\d_]+(?:[ءʹ'’](?=[^\W\d_])[^\W\d_]+)*|ء[^\W\d_]+")
_KAZAKH_LATIN = re.compile(
    r"\b(?:ba[iıy]qa[uýw]|qazaq|k[iı]taphana|[zj]h?[aá]ne|de[iıy][iı]n|ere[zj]h?e|arasynda|bo[iı]ynsha|bo[iı]ynşa|q?atysu)",
    re.IGNORECASE,
)


_LETTERS = re.compile(r"[^\W\d_]+")
_ALIKE = str.maketrans("aceiopxyACEHIKMOPTXB", "асеіорхуАСЕНІКМОРТХВ")


@dataclass(frozen=True)
class Plain:
    """A text in one script; `origin[i]` is where its letter `i` stands in the text it was made of."""

    text: str
    origin: tuple[int, ...]
    source: str

    def back(self, start: int, end: int) -> str:
        """Give what stands at these letters in the text as it was written."""
        if start >= end:
            return ""
        return self.source[self.origin[start] : self.origin[end - 1] + 1]


def script(text: str) -> str:
    """Name the script of a Kazakh text that is not in Cyrillic: arabic, latin; "" for any other text."""
    letters = [one for one in text if one.isalpha()]
    if sum("\u0600" <= one <= "\u06ff" for one in letters) * 2 > len(letters):
        return "arabic"
    latin = sum(one.isascii() or "\u00c0" <= one <= "\u024f" for one in letters)
    few = 3
    if latin * 2 > len(letters) and len(_KAZAKH_LATIN.findall(text)) >= few:
        return "latin"
    return ""


def plain(text: str, script: str) -> Plain:
    """Give the text in Cyrillic; a text of no other script stands as it is."""
    if not script:
        return Plain(_LETTERS.sub(_one_script, text), tuple(range(len(text))), text)
    made: list[str] = []
    origin: list[int] = []
    last = 0
    for word in _WORD.finditer(text):
        _put(made, origin, _digits(text[last : word.start()]), last)
        _put(made, origin, _cyrillic(word[0], script), word.start(), len(word[0]))
        last = word.end()
    _put(made, origin, _digits(text[last:]), last)
    return Plain("".join(made), tuple(origin), text)


def _one_script(word: re.Match[str]) -> str:
    """Give a Cyrillic word its own letters where Latin ones of the same look were typed: "өткiзедi"."""
    if word[0].isascii():
        return word[0]
    cyrillic = sum("Ѐ" <= one <= "ӿ" for one in word[0])
    return word[0].translate(_ALIKE) if cyrillic * 2 > len(word[0]) else word[0]


def _put(made: list[str], origin: list[int], letters: str, start: int, length: int = 0) -> None:
    """Write letters; those of a word that changed its length are shared out over it."""
    length = length or len(letters)
    for place in range(len(letters)):
        made.append(letters[place])
        origin.append(start + min(place, length - 1))
    if letters and length > len(letters):
        origin[-1] = start + length - 1


def _digits(text: str) -> str:
    return "".join(
        str(unicodedata.digit(one))
        if one.isdigit() and not one.isascii()
        else _ARABIC.get(one, one)
        for one in text
    )


def _cyrillic(word: str, script: str) -> str:
    if re.fullmatch("[IVX]{1,4}", word):
        return word  # a Roman number
    carried = _from_arabic(word) if script == "arabic" else _from_latin(word)
    sound = _sound(carried)
    for stem, known in _stems():
        if sound.startswith(known):
            rest = _after(carried, known)
            return (stem.capitalize() if word[:1].isupper() else stem) + rest
    return carried


def _from_arabic(word: str) -> str:
    front = word.startswith("ء")
    letters = [_ARABIC.get(one, one) for one in word.replace("ء", "")]
    return "".join(_FRONT.get(one, one) if front else one for one in letters)


def _from_latin(word: str) -> str:
    small = word.casefold().replace("sh", "ş").replace("ch", "ç")
    carried = "".join(_LATIN.get(one, one) for one in small if one not in "'’ʹ")
    return (
        carried.upper()
        if word.isupper()
        else carried.capitalize()
        if word[:1].isupper()
        else carried
    )


def _sound(word: str) -> str:
    return re.sub("i+", "i", "".join(_SOUNDS.get(one, one) for one in word.casefold()))


def _after(word: str, known: str) -> str:
    """Give the ending that follows the stem of this sound."""
    end = next((n for n in range(len(word) + 1) if _sound(word[:n]) == known), len(word))
    return word[end:]


@cache
def _stems() -> tuple[tuple[str, str], ...]:
    """Give the known stems with their sounds, the longest first."""
    return tuple(sorted(((one, _sound(one)) for one in _STEMS), key=lambda pair: -len(pair[1])))
