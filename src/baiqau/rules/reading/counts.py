"""How many works one author may hand in, and how many authors one work may have."""

import re
from collections.abc import Iterator

from baiqau.rules.reading.found import Found, found
from baiqau.rules.reading.source import Source

_NO_CASE = re.IGNORECASE
_WORDS = {
    1: r"один|одн[ауойо]+|одного|бір|one", 2: r"два|две|двух|двум|екі|two", 3: r"три|тр[её]х|үш|three",
    4: r"четыр[её]х?|төрт|four", 5: r"пять|пяти|бес|five", 6: r"шесть|шести|алты|six", 7: r"семь|семи|жеті|seven",
    8: r"восемь|восьми|сегіз|eight", 9: r"девять|девяти|тоғыз|nine", 10: r"десять|десяти|он|ten",
}  # fmt: skip
_N = rf"(?P<n>[1-9]\d?|{'|'.join(_WORDS.values())})"
_WORK = r"(?:работ|заявк|стихотвор|произвед|текст|фото|рисун|эссе|сочинен|проект|ролик|видео|конкурсн\w+\s+(?:работ|произвед)|жұмыс|өтінім|шығарма|сурет|өлең|жоба|бейне|(?:original\s+|separate\s+)?(?:entr(?:y|ies)|submissions?|applications?|projects?|photos?|photographs?|images?|poems?|essays?|stor(?:y|ies)|works?|videos?|films?)\b)"
_PERSON = r"(?:автор|соавтор|человек|участник|член|адам|қатысушы|мүше|members?\b|people\b|persons?\b|authors?\b|students?\b|participants?\b|individuals?\b)"
_MOST = r"(?:не\s+бол(?:ее|ьше)|до|максимум|только|лишь|тек|ең\s+көбі|up\s+to|no\s+more\s+than|not\s+more\s+than|only(?:\s+submit|\s+enter)?|maximum(?:\s+of)?|limit(?:ed\s+to)?(?:\s+of)?|a\s+total\s+of)"
_GAP = r"(?:\s*!|\s+(?:ғана|своих|свои|конкурсн\w+|творческ\w+|different|of\s+their))?\s+"
_ENTRIES = tuple(
    re.compile(form, _NO_CASE)
    for form in (
        rf"(?<!\w){_MOST}\s+{_N}{_GAP}{_WORK}",
        rf"(?:от\s+одного|одним|кажд\w+|один|автор|участник|әр|бір\s+(?:автор|қатысушы))\w*\s+(?:[\w,]+\s+){{0,7}}?(?:отправить|представить|подать|прислать|принима\w+|участв\w+|предостав\w+|қабылданады|ұсын\w+|жібер\w+)\s+(?:[^\W\d]+\s+){{0,3}}?{_N}(?!\d){_GAP}{_WORK}",
        rf"(?:әр\s+|бір\s+)(?:автор|қатысушы|үміткер)\w*\s+(?:\w+\s+){{0,3}}?{_N}{_GAP}{_WORK}",
        rf"{_N}\s+(?:ғана\s+)?(?:конкурстық\s+)?(?:жұмыс|өтінім|шығарма|сурет|өлең|эссе)\w*\s+(?:ғана|аспа|артық\s+(?:емес|болма))",
        rf"(?<!\w)(?:limit\s+)?{_N}\s+(?:entr(?:y|ies)|submissions?|poems?|essays?|photos?|images?)\s+(?:per|for\s+each)\s+(?:person|child|entrant|author|participant|category|team|student|household)",
        rf"(?:not|never)\s+submit\s+more\s+than\s+{_N}{_GAP}{_WORK}|(?:can|may)\s+(?:submit|enter)\s+(?:only\s+|a\s+maximum\s+of\s+)?(?P<n2>one|two|three|four|five|\d)\s+{_WORK}",
    )
)
_TEAM = tuple(
    re.compile(form, _NO_CASE)
    for form in (
        rf"(?:соавтор|автор)\w*\s*[–—:-]?\s*(?:не\s+более|до|максимум)\s+{_N}(?!\d|\s*(?:работ|лет))",
        rf"(?:не\s+более|до|максимум|не\s+больше)\s+{_N}(?:-?х)?\s+(?:со)?автор\w*",
        rf"(?:команд|коллектив|групп)\w*\s*[^.;]{{0,40}}?(?:(?:от\s+)?\d+\s*(?:-|–|—|до)\s*|до\s+|не\s+более\s+){_N}(?:-?х|-?ти)?\s+{_PERSON}",
        rf"(?:команда|топ|авторлар\w*|ұжым)\s*[^.;]{{0,40}}?(?:\d+\s*[-–—]\s*)?{_N}(?:\s*-?\s*(?:ден|дан|тен|тан|нен))?\s*(?:{_PERSON}\w*\s*(?:аспа|артық|дейін|тұр)|аспа)",
        rf"(?:teams?|groups?)\b[^.;]{{0,50}}?(?:up\s+to|no\s+more\s+than|maximum(?:\s+of)?|limited\s+to|of)\s+(?:\d\s*(?:-|–|to)\s*)?{_N}\s+(?:or\s+fewer\s+)?(?:\w+\s+)?{_PERSON}",
        rf"(?:no\s+more\s+than|maximum(?:\s+of)?|up\s+to)\s+{_N}\s+(?:team\s+members|members\s+per\s+team|people\s+(?:per|in\s+a)\s+team|co-?authors|authors)",
    )
)
_OF_OTHERS = re.compile(r"жюри|эксперт|сарапшы|қазылар|jury|judges?\b|награжд|award|приз", _NO_CASE)
_MANY = 50


def counts(source: Source) -> Iterator[tuple[str, Found]]:
    """Give the most works of one author and the most authors of one work, by name."""
    for name, forms in (("entries_max", _ENTRIES), ("team_size", _TEAM)):
        found = _first(source, forms)
        if found:
            yield name, found


def _first(source: Source, forms: tuple[re.Pattern[str], ...]) -> Found | None:
    for line in source.lines:
        for start, end in line.sentences():
            if _OF_OTHERS.search(line.text, start, end):
                continue
            for form in forms:
                match = form.search(line.text, start, end)
                number = _number(match) if match else 0
                if match and 0 < number < _MANY:
                    return found(number, line, *match.span())
    return None


def _number(match: re.Match[str]) -> int:
    words = match["n"] or match.groupdict().get("n2") or ""
    if words.isdigit():
        return int(words)
    return next((n for n, form in _WORDS.items() if re.fullmatch(form, words, _NO_CASE)), 0)
