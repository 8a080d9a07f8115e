"""A title as a name: without the word for its document, in the nominative."""

import re

_NO_CASE = re.IGNORECASE
KIND = r"(?:байқау(?!ш)|мүшайра|конкурс(?!н|ант)|фестивал|олимпиад|сайыс(?!кер)|марафон|хакатон|челлендж|премия|contest(?!ant)|competition|challenge|award|prize|olympiad|festival|hackathon|fair\b)"
DOCUMENT = re.compile(
    r"\b(?:ереже\w*|қағида\w*|положение|регламент|правила|условия|rules?(?: and regulations?)?|regulations?|terms(?: and conditions)?|guidelines)\b",
    _NO_CASE,
)
_ABOUT = re.compile(
    r"^\W*(?:положение|регламент|правила|условия)?\s*(?:об?|про)?\s*(?:проведении|проведения|порядке\s+проведения|участия\s+в|участия)?\s*",
    _NO_CASE,
)
_STRESSED = re.compile(r"(?:городск|областн|краев|молод)(?:ого|ом)$", _NO_CASE)


def nominative(words: str) -> str:
    """Give a title as a name: without the word for the document, in the nominative."""
    words = re.sub(r"\s+", " ", words).strip(" .:!")
    if re.match(
        r"(?:положение|регламент|правила|условия|участия\s+в\b|об?\s+(?:\w+\s+)*(?:конкурс|фестивал|олимпиад))",
        words,
        _NO_CASE,
    ):
        words = _ABOUT.sub("", words, count=1)
    words = re.sub(rf"\s*{DOCUMENT.pattern}\W*$", "", words, flags=_NO_CASE).strip()
    words = re.sub(
        r"^(?:juried|official)\s+|(?:\s+(?:туралы|өткізу|қашықтықтан|жалпы))+$",
        "",
        words,
        flags=_NO_CASE,
    )
    words = re.sub(r"(?:\s+(?:official|and|[-–—]))+$", "", words, flags=_NO_CASE)
    words = re.sub(
        r"(байқау|сайыс|конкурс|фестивал[ьі]|олимпиада)(?:ының|ін[іi]ң|сының|ың|ын|ін|сын)\b",
        lambda m: m[1] + _own(m[0], m[1]),
        words,
        flags=_NO_CASE,
    )
    words = re.sub(r"(байқау)(?:дың|ды)\b", r"\1", words, flags=_NO_CASE)
    words = _russian(words)
    apart = re.split(r"\bарасында(?:ғы)?\s+(?:өткізілетін\s+)?", words, maxsplit=1)
    named = len(apart) > 1 and apart[0][:1] in {"«", "“", '"'}
    if len(apart) > 1 and not named and re.search(KIND, apart[1], _NO_CASE):
        words = apart[1]
    return words[:1].upper() + words[1:]


def _own(word: str, stem: str) -> str:
    """Give the possessive ending that is left when the genitive is taken off."""
    ending = word[len(stem) :].lower()
    own = (
        "ы"
        if ending in {"ының", "ын"}
        else "і"
        if ending in {"інің", "ін"}
        else "сы"
        if ending in {"сының", "сын"}
        else ""
    )
    return own.upper() if word.isupper() else own


def _russian(words: str) -> str:
    """Put "о республиканском конкурсе" and "республиканского конкурса" into the nominative."""
    match = re.match(
        r"^(?P<turn>(?:[IVXІХ]+|\d+(?:-\w+)?)\s+)?(?P<adjectives>(?:[А-ЯЁа-яё-]+(?:ом|ем|ого|его|ой|ей)\s+)*)(?P<noun>конкурс[ае]|фестивал[яе]|олимпиад[ыеу])\b",
        words,
        _NO_CASE,
    )
    if not match:
        return words
    noun = match["noun"][:-1] + (
        "ь"
        if match["noun"].lower().startswith("фестивал")
        else "а"
        if match["noun"].lower().startswith("олимпиад")
        else ""
    )
    made = []
    for word in match["adjectives"].split():
        if noun.lower().startswith("олимпиад"):
            made.append(re.sub(r"ей$", "яя", re.sub(r"ой$", "ая", word)))
            continue
        if _STRESSED.match(word):
            made.append(re.sub(r"(?:ого|ом)$", "ой", word))
            continue
        made.append(
            re.sub(r"(?:ого|ом)$", "ый", re.sub(r"(?<=[кгхшщч])(?:ого|ом)$|его$|ем$", "ий", word))
        )
    return (match["turn"] or "") + " ".join([*made, noun]) + words[match.end() :]
