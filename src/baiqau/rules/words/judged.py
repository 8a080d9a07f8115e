"""The words of who reads what and how a juror says what is better, in three languages."""

from collections.abc import Mapping

from baiqau.rules.values import Text
from baiqau.rules.words.texts import text as _text

WORDS: Mapping[str, Text] = {
    "experts-all": _text(
        "барлық сарапшы (мүдделер қайшылығы бар жұмыстан басқасын), бірақ {least} сарапшыдан кем емес",
        "все эксперты (кроме работ с конфликтом интересов), но не меньше {least}",
        "all experts (but for works in conflict), never fewer than {least}",
    ),
    "mode": _text(
        "Іріктеуде сарапшы қалай бағалайды",
        "Как эксперт оценивает в отборе",
        "How an expert assesses in the selection",
    ),
    "mode-criteria": _text(
        "әр өлшемшарт бойынша балл қояды",
        "ставит балл по каждому критерию",
        "a mark for each criterion",
    ),
    "mode-yes-no": _text(
        "әр сұраққа «иә» немесе «жоқ» деп жауап береді; ұпайы – «иә» үлесі",
        "отвечает «да» или «нет» на каждый вопрос; балл – доля «да»",
        "yes or no to each question; the score is the share of yes",
    ),
    "mode-ballot": _text(
        "жұмыстарды реті бойынша орналастырады; реті санға айналады",
        "расставляет работы по порядку; считается порядок",
        "puts the works in order; the order is counted",
    ),
    "mode-pairwise": _text(
        "жұмыстарды екі-екіден салыстырып, қайсысы жақсы екенін айтады",
        "сравнивает работы по две и говорит, какая лучше",
        "compares the works two by two and says which is better",
    ),
    "rivals": _text(
        "Сарапшы әр жұмысты неше басқа жұмыспен салыстырады (жұптар жарияланған бастау сөзбен таңдалады)",
        "Со сколькими другими эксперт сравнивает каждую работу (пары выбраны по опубликованному начальному слову)",
        "With how many others an expert compares each work (pairs are drawn by the published seed)",
    ),
    "equal-works": _text(
        "Екі жұмысты тең деп айтуға бола ма",
        "Можно ли назвать две работы равными",
        "May two works be called equal",
    ),
    "partial-ballots": _text(
        "Жұмысты орынсыз қалдыруға бола ма (ондай жұмыстар ретті бірге аяқтайды)",
        "Можно ли оставить работу без места (такие работы делят конец)",
        "May a work stay without a place (such works share the end)",
    ),
    "selection-criteria": _text(
        "Іріктеудің өлшемшарттары", "Критерии отбора", "Criteria of the selection"
    ),
}
