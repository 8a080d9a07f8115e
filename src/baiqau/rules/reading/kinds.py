"""The kinds of works a contest takes, and the formats of their files."""

import re
from collections.abc import Iterator

from baiqau.rules.reading.found import Found, around, found
from baiqau.rules.reading.source import Source

_NO_CASE = re.IGNORECASE
KINDS = {
    "text": r"мәтіндік|мәтін\w*(?=[^.]{0,100}түрінде)|текстов\w+\s+(?:работ|материал|документ|произвед)\w*|в\s+виде\s+текст\w*|(?:text|written)\s+(?:works?|entries)", "multimedia": r"мультимеди\w*|multimedia",
    "video": r"бейне(?:ролик|фильм|жазба|материал|лер|клип|баян|жұмыс|презентац)\w*|бейне(?!\w)|бейне\s+(?:ролик|жұмыс)\w*|видео\w*|видеоролик\w*|\bvideos?\b|\bfilms?\b|ролик\w*",
    "presentation": r"презентаци\w*|таныстырылым\w*|(?<!and )presentations?\b(?!\s+(?:and|time|skills))|slide\s?(?:shows?|decks?)",
    "essay": r"эссе\b|\bessays?\b|шығарма(?=\s*[,)]|\s+жаз)|шығарманың\s+\w*\s*көлемі|сочинени\w*", "photo": r"фотосурет\w*|фотограф(?!\w+\s+(?:формата\s+)?3\s?[хx×]\s?4)\w*|фоторабот\w*|\bphotos?(?:graphs?)?\b",
    "drawing": r"сурет(?!ке)\w*|(?<!без )рисун\w*|drawings?\b|paintings?\b", "poem": r"өлең\w*|стих(?!и[йяею])\w*|поэтическ\w+|\bpoe(?:ms?|try)\b",
    "project": r"жоба(?:лар|сы|ны)?\w*|проект\w*|\bprojects?\b", "idea": r"идея(?!\s+конкурс)\w*|\bideas?\b",
    "research": r"зерттеу\w*|исследовани\w*|\bresearch\b", "craft": r"қолдан жасалған|қолөнер\w*|поделк\w*|crafts?\b",
    "applique": r"аппликаци\w*", "poster": r"плакат\w*|постер\w*|\bposters?\b", "article": r"мақала\w*|стать[яиюе]\b|\barticles?\b",
    "audio": r"аудио\w*|подкаст\w*|podcasts?\b|\baudio\b", "story": r"әңгіме\w*|рассказ\w*|(?<!photo )\b(?:short )?stor(?:y|ies)\b",
    "documents": r"пакет\w* (?:\w+ )?документов|құжаттар\w*", "software": r"бағдарламалық\w*|мобильн\w+ приложени\w*|\bapps?\b|\bsoftware\b|веб-сайт\w*",
}  # fmt: skip
ASKED = re.compile(
    r"ұсын|жазыл|жанр|тапсыр|қабылдан|жібер|талап|түрінде|представ|предостав|приним|присла|направ|требован|работ[ыа]?\b|участв|долж[не]|не более|не менее|готовят|submi|enter\b|must|entr|works? of|accept|аспа|көлем|ұзақтығы|об[ъь][её]м|длительност|продолжительност|хронометраж|length|duration",
    _NO_CASE,
)
_AIMS = re.compile(
    r"мақсат|міндеттері|жалпы|цел[ьи]|задач|общие|purpose|aims?\b|goals?\b", _NO_CASE
)
_FORMATS = re.compile(
    r"(?<![\w-])(?:microsoft word|ms word|word(?!\s+(?:limit|count))|powerpoint|power point|pptx?|docx?|pdf|jpe?g|png|tiff?|gif|mp4|mov|avi|mpeg4?|wmv|mkv|mp3|wav|rtf|odt|xlsx?|excel|txt|zip|rar|webm|heic)(?![\w-])",
    _NO_CASE,
)


def kinds(source: Source) -> Iterator[tuple[str, Found]]:
    """Give the kinds of works, of the sentences that ask for works."""
    seen: set[str] = set()
    asking = [line for line in source.lines if not _AIMS.search(line.heading)]
    for line in asking or source.lines:
        for start, end in line.sentences():
            sentence = line.text[start:end]
            if not (ASKED.search(sentence) or ASKED.search(line.heading)):
                continue
            for kind, form in KINDS.items():
                if kind not in seen and re.search(form, sentence, _NO_CASE):
                    seen.add(kind)
                    yield kind, found(kind, line, start, end)


def formats(source: Source) -> Iterator[tuple[str, Found]]:
    seen: set[str] = set()
    for line in source.lines:
        for match in _FORMATS.finditer(line.words.source):
            name = match[0].lower()
            if (
                line.words.source[: match.start()][-1:] == "."
                and len(line.words.source.split()) == 1
            ):
                continue  # the name of a picture left in a page
            if name not in seen:
                seen.add(name)
                yield (
                    name,
                    Found(
                        name,
                        line.clause,
                        around(line, match.start(), match.end() + 20),
                    ),
                )
