"""What is given to winners and participants."""

import re
from collections.abc import Iterator

from baiqau.rules.reading import places
from baiqau.rules.reading.found import Found, found
from baiqau.rules.reading.source import Line, Source

_NO_CASE = re.IGNORECASE
_AWARDS = re.compile(
    r"(?:(?:(?:[IІ1-3](?:[IІ]*)(?:\s*(?:,|және|мен|-|–)\s*[IІ1-3]+)*\s*(?:-?\s*(?:ші|шы))?\s*дәрежелі\s+)?диплом|алғыс\s+хат|құрмет\s+грамот|естелік\s+сыйлық|бағалы\s+сыйлық|ақшалай\s+(?:сыйлық|жүлде|сыйақы)|(?:ынталандыру|арнаулы|арнайы|қаржылай|электронды)\s+(?:сыйлық|сыйлығ|марапат|сертификат)|естелік[-–]сыйлық|сертификат|сыйлық|сыйақы|(?<!бас )жүлде(?!\s+қоры|гер|лі)|грамота|медаль|кубок)\w*"
    r"|(?:памятн\w+\s+|ценн\w+\s+|денежн\w+\s+|специальн\w+\s+|поощрительн\w+\s+|почётн\w+\s+|почетн\w+\s+|благодарственн\w+\s+)?(?:диплом|сертификат|грамот|подар|приз(?!нан|наё|нае)(?!ыв|ва|на|[её]р|овой|овог|овом|овые\s+мест)|преми(?!ум)|медал|кубо|письм[оа]\s*(?=$|[.,;])|лент[аыу]|корон[ауы]?|статуэтк)\w*"
    r"|(?:cash\s+|gift\s+)?(?:certificates?|diplomas?|prizes?|medals?|trophies|trophy|gift cards?|scholarships?))"
    r"(?:\s+(?:(?:[IІ]+|[1-3]|перв\w+|втор\w+)(?:\s*(?:,|и|-|–)\s*)?)+(?:-?й)?\s*степен\w+)?",
    _NO_CASE,
)
_GIVEN = re.compile(
    r"марапат|награжд|беріл|алады|табыс|тапсырылады|иелен|ие\s+бол|тағайында|получ|вруча|присужд|предусмотр|удоста|award|receive|given|presented",
    _NO_CASE,
)
_HEADED = re.compile(rf"{_GIVEN.pattern}|приз(?!ер)|преми|сыйлық|жүлде|prize", _NO_CASE)
_LABEL = re.compile(
    r"^\W*(?:призы?|награды|подарки|жүлде\w*|сыйлық\w*|prizes?|awards?)[^.:]{0,30}:", _NO_CASE
)
_FEW = 4


def awards(source: Source) -> list[Found]:
    """Give what is awarded, once each: what each place brings, and what the sentences that award name."""
    rows: dict[str, Found] = {}
    for line in (one for one in source.lines if not _is_title(one)):
        taken = list(places.spans(line))
        for start, end in taken:
            words = line.words.back(start, end).strip(" ,.;–—-")
            rows.setdefault(words.lower(), found(words, line, start, end))
        for bounds in line.sentences():
            for name, where in _named(line, *bounds):
                if not any(start <= where < end for start, end in taken):
                    rows.setdefault(_key(name), found(name, line, *bounds))
    return list(rows.values())


def _is_title(line: Line) -> bool:
    """Say whether a line is the heading of a section; a short clause that awards is none."""
    return line.is_heading and not (len(line.text.split()) > _FEW and _GIVEN.search(line.text))


def _named(line: Line, start: int, end: int) -> Iterator[tuple[str, int]]:
    """Give each thing a sentence awards, with its place."""
    sentence = line.text[start:end]
    label = _LABEL.match(sentence)
    if not (_GIVEN.search(sentence) or _HEADED.search(line.about) or label):
        return
    for match in _AWARDS.finditer(sentence, label.end() if label else 0):
        name, at = _plain(match[0]), start + match.start()
        same = match[0].startswith(name)
        yield (line.words.back(at, at + len(name)) if same else name), at


def _plain(words: str) -> str:
    """Take the Kazakh ending "with" off: "дипломдармен" is "дипломдар"."""
    words = re.sub(r"ыми(?=\s)", "ые", re.sub(r"ими(?=\s)", "ие", words.strip()))
    words = re.sub(r"(?<=диплом)(?:ами|ом)(?=\s)", lambda m: "ы" if m[0] == "ами" else "", words)
    words = re.sub(r"(?<=[ДдТт]иплом)ов$|(?<=сертификат)ов$", "ы", words)
    words = re.sub(r"([гкх])ами$", r"\1и", re.sub(r"(?<=[а-я])ями$", "и", words))
    words = re.sub(r"(?<=[а-я])ами$", "ы", words)
    return re.sub(
        r"(?<=р)(?:мен)$|(?<=[лмнңйаеы])(?:мен)$|(?<=[а-яәғқңөұүһі])(?:пен|бен)$", "", words.strip()
    )


def _key(words: str) -> str:
    last = words.lower().split()
    return " ".join(word[:6] for word in last)
