"""The words of every field of a regulation, for the form in which it is written and for its differences."""

from collections.abc import Mapping

from baiqau.rules.values import Text
from baiqau.rules.words import WORDS
from baiqau.rules.words.fields import asked, awarded, called, entered, judged
from baiqau.rules.words.fields.label import Label
from baiqau.rules.words.texts import text

__all__ = ["LABELS", "Label", "label_of", "option_of"]

LABELS: Mapping[str, Label] = {
    **called.LABELS,
    **entered.LABELS,
    **asked.LABELS,
    **judged.LABELS,
    **awarded.LABELS,
}
# The words of a list: the key of `WORDS` with the word put in, or words of their own.
_KEYS: Mapping[str, str] = {
    "eligibility.library_kinds.value": "{}",
    "eligibility.author_kinds.value": "{}",
    "works.sealing.value": "sealed-{}",
    "questions.kind": "asked-{}",
    "questions.columns.kind": "asked-{}",
    "judging.mode": "mode-{}",
    "judging.method": "method-{}",
    "judging.conflicts": "{}",
    "ties.by": "tie-{}",
    "audience.contact": "contact-{}",
    "audience.tie": "audience-{}",
    "certificates.whom": "whom-{}",
    "publicity.channels": "{}",
}
_OWN: Mapping[tuple[str, str], Text] = {
    ("languages", "kk"): text("қазақша", "казахский", "Kazakh"),
    ("languages", "ru"): text("орысша", "русский", "Russian"),
    ("languages", "en"): text("ағылшынша", "английский", "English"),
    ("stages.kind", "call"): text("Жұмыстар қабылданады", "Приём работ", "Works are handed in"),
    ("stages.kind", "selection"): text(
        "Жұмыстар тексеріліп, іріктеледі",
        "Проверка и отбор работ",
        "Works are screened and selected",
    ),
    ("stages.kind", "defence"): text("Жобалар қорғалады", "Защита работ", "Works are defended"),
    ("stages.kind", "award"): text(
        "Жеңімпаздар марапатталады", "Награждение победителей", "Winners are awarded"
    ),
    ("stages.kind", "other"): text("Басқа іс-шара", "Другое", "Something else"),
    ("eligibility.measured.value", "deadline"): text(
        "қабылдау аяқталатын күн", "день окончания приёма", "the day the call closes"
    ),
    ("eligibility.measured.value", "opening"): text(
        "қабылдау басталатын күн", "день начала приёма", "the day the call opens"
    ),
    ("eligibility.measured.value", "day"): text("мына күн:", "вот этот день:", "this day:"),
    ("judging.comments", "none"): text("сұралмайды", "не спрашивается", "is not asked for"),
    ("judging.comments", "work"): text(
        "жұмысқа бір пікір", "один отзыв на работу", "one on each work"
    ),
    ("judging.comments", "criterion"): text(
        "әр өлшемшартқа бөлек", "по каждому критерию", "one for each criterion"
    ),
    ("ties.by", "criterion"): text("өлшемшарт бойынша", "по критерию", "by a criterion"),
    ("consents.asked", "entry"): text(
        "жұмыс тапсырғанда", "при подаче работы", "when a work is handed in"
    ),
    ("consents.asked", "account"): text("тіркелгіде", "в учётной записи", "in the account"),
}


def label_of(path: str) -> Label | None:
    """Give the words of a field by the path of its kind (`criteria.weight`), or by its name alone."""
    return LABELS.get(path) or LABELS.get(path.rsplit(".", 1)[-1])


def option_of(path: str, option: str) -> Text | None:
    """Give the words of one word of a list, or None for a word the list does not know."""
    own = _OWN.get((path, option))
    return own or WORDS.get(_KEYS.get(path, "?").format(option))
