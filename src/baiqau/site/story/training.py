"""The chair of the story prepares a training work; the jurors score it before the real ones."""

from collections import Counter
from datetime import datetime

from baiqau.judging import training
from baiqau.judging.actions import practising
from baiqau.judging.actions import training as acts
from baiqau.judging.actions.training import Practice
from baiqau.judging.models import Seat, TrainingWork
from baiqau.site.story.play import Play

TITLE = "Кешкі кітапхана: жасөспірімдерге арналған оқу клубы"
TEXT = (
    "Аудандық кітапхана аптасына екі кеш жасөспірімдерге арналған оқу клубын өткізеді. Балалар кітапты"
    " бірге таңдайды, ал жасанды интеллект көмекшісі талқылауға сұрақ ұсынады. Үш айда клубқа 24 бала"
    " жазылған, 17-сі тұрақты келеді. Көмекшінің қате жауаптарын кітапханашы әр кездесуде балалармен"
    " бірге тексереді. Клуб қосымша қаржы сұрамайды."
)
REASONS = (
    "Мәселе нақты, бірақ басқа кітапханаларға қалай көмектесетіні айтылмаған.",
    "Клуб жаңалық емес; сұрақтарды көмекшімен құрастыру – жаңа тұсы.",
    "Нәтиже санмен берілген, алайда салыстыратын бастапқы дерек жоқ.",
    "Жауаптарды тексеру тәртібі сипатталған, деректерді қорғау айтылмаған.",
    "Қаржы сұралмайды, қадамдары түсінікті; кім жауапты екені көрсетілмеген.",
)


def train(play: Play, *, leave_open: int = 0) -> Counter[str]:
    """One training work with references; all but the last `leave_open` jurors score and sign it.

    Where jurors put works in order there is no training.
    """
    if play.together:
        return Counter()
    now = play.now("selection", 0.06)
    kind = play.regulation.works.kinds[0].key
    rules = play.regulation.judged_by("selection", kind)
    references = {
        rule.key: (_between(rule.lowest, rule.highest, turn), REASONS[turn % len(REASONS)])
        for turn, rule in enumerate(rules)
    }
    work = acts.prepare(
        play.contest,
        Practice(TITLE, "kk", kind, references, TEXT),
        by=play.jurors[0],
        now=now,
    )
    acts.give(play.contest, by=play.jurors[0], now=now)
    trained = Seat.objects.filter(contest=play.contest, state="accepted", chair=False)
    trained = trained.select_related("person", "contest__current").order_by("code")
    signing = list(trained)[: trained.count() - leave_open]
    for seat in signing:
        _score(play, seat, work, now)
    return Counter(works=1, signed=len(signing))


def _between(lowest: int, highest: int, turn: int) -> int:
    """Give a mark in the upper middle of a scale, not the same for each criterion."""
    return lowest + (highest - lowest) * (5 + turn % 3) // 10


def _score(play: Play, seat: Seat, work: TrainingWork, now: datetime) -> None:
    references = {row.criterion: row.value for row in work.references.all()}
    for rule in training.criteria(work):
        wish = references[rule.key] + play.chance.choice((-2, -1, 0, 0, 1, 2))
        value = min(max(wish, rule.lowest), rule.highest)
        practising.put_mark(work, seat, rule.key, value, by=seat.person, now=now)
    practising.sign(work, seat, by=seat.person, now=now)
