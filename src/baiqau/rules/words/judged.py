"""The words of who reads what and how a juror says what is better, in three languages."""

from collections.abc import Mapping

from baiqau.rules.values import Text
from baiqau.rules.words.texts import text as _text

WORDS: Mapping[str, Text] = {
    "experts-all": _text(
        "барлық сарапшы (мүдде қақтығысы бар жұмыстан басқасын), бірақ {least} сарапшыдан кем емес",
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
    "selection-criteria": _text(
        "Іріктеудің өлшемшарттары", "Критерии отбора", "Criteria of the selection"
    ),
}
