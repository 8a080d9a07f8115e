"""The example regulation with another way of judging: each is one change of its document."""

from collections.abc import Mapping
from typing import Any

from baiqau.rules.document import Regulation

QUESTIONS = (
    {
        "key": "needed",
        "name": {
            "kk": "Кітапханаға қажет пе?",
            "ru": "Нужно ли это библиотеке?",
            "en": "Does a library need it?",
        },
        "weight": 2,
        "highest": 1,
        "clause": "6.1",
    },
    {
        "key": "ready",
        "name": {
            "kk": "Қорғауға дайын ба?",
            "ru": "Готова ли работа к защите?",
            "en": "Is it ready for the defence?",
        },
        "weight": 1,
        "highest": 1,
        "clause": "6.1",
    },
)
EQUAL = ({"by": "pairwise-majority"}, {"by": "shared"})
VARIANTS: Mapping[str, Mapping[str, Any]] = {
    "all-works": {"judging": {"all_works": True}},
    "batches": {
        "judging": {
            "experts_per_work": 2,
            "second": {"sheets": 24, "batches": 2, "clause": "6.1"},
        }
    },
    "yes-no": {
        "criteria+": QUESTIONS,
        "judging": {"mode": "yes-no", "criteria": ("needed", "ready")},
        "defence": {
            "criteria": ("relevance", "novelty", "ai-use", "result", "repeat", "presentation")
        },
    },
    "ballot": {
        "judging": {"mode": "ballot", "method": "borda", "all_works": True},
        "ties": EQUAL,
    },
    "partial-ballot": {
        "judging": {"mode": "ballot", "method": "copeland", "partial_ballots": True},
        "ties": EQUAL,
    },
    "pairwise": {
        "judging": {"mode": "pairwise", "method": "bradley-terry"},
        "ties": EQUAL,
    },
}


def variant(regulation: Regulation, name: str) -> Regulation:
    """Give the regulation judged in another way; without a name, as it is."""
    plain = regulation.model_dump()
    for part, changed in VARIANTS[name].items() if name else ():
        if isinstance(changed, dict):
            plain[part] |= changed
        elif part.endswith("+"):
            plain[part[:-1]] = (*plain[part[:-1]], *changed)
        else:
            plain[part] = changed
    return Regulation.model_validate(plain)
