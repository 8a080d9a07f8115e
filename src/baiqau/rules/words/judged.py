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
}
