"""Sets the demo's stage: an earlier contest that is over, and the 2024 one in the midst of selection."""

from datetime import datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import transaction
from django.utils import timezone

from baiqau.contests import actions as contests
from baiqau.contests.models import Contest, Moment
from baiqau.rules import examples, toml
from baiqau.rules.audience import AudienceRule
from baiqau.rules.batches import SecondBatch
from baiqau.rules.document import Regulation
from baiqau.rules.parts import AppealRule
from baiqau.rules.values import Clause, Text
from baiqau.site.story import appealing, call, ending, hall, post, selection, training
from baiqau.site.story.play import Play, begin
from baiqau.site.story.variants import variant

SLUG = "time-of-new-opportunities-2024"
EARLIER = "time-of-new-opportunities-2023"
APPEALS = Clause(
    number="7.4",
    text=Text(
        kk="Нәтижеге апелляция ол жарияланған күннен кейінгі 3 күн ішінде беріледі. Апелляцияға "
        "жұмысты бағаламаған адам 5 күн ішінде негізін көрсетіп жауап береді.",
        ru="Апелляция на результат подаётся в течение 3 дней после дня его публикации. Отвечает на "
        "неё с обоснованием в течение 5 дней тот, кто работу не оценивал.",
        en="An appeal against the result is filed within 3 days after the day of its publication. "
        "Somebody who did not assess the work answers it with reasons within 5 days.",
    ),
)
AUDIENCE = Clause(
    number="7.5",
    text=Text(
        kk="Қорғауға келген көрермендер билетпен бір рет дауыс беріп, бір жұмысқа «Көрермендер "
        "көзайымы» жүлдесін тағайындайды. Комиссия мүшелері дауыс бермейді, ешкім өз жұмысына дауыс "
        "бермейді.",
        ru="Зрители, пришедшие на защиту, голосуют по билету один раз и присуждают одной работе приз "
        "зрительских симпатий. Члены комиссии не голосуют, за свою работу не голосует никто.",
        en="The audience of the defence votes once, with a ticket, and gives one work the audience "
        "award. Members of the commission do not vote, nobody votes for an own work.",
    ),
)
SECOND = Clause(
    number="7.6",
    text=Text(
        kk="Сарапшылардың бәрі қол қойғаннан кейін қорғауға өту шегіндегі орны белгісіз жұмыстарға "
        "бір рет қосымша он екі бағалау парағы беріледі; олар осы тармақ бойынша есептеледі.",
        ru="Когда все эксперты подписали листы, работам, чьё место у черты выхода на защиту "
        "неопределённо, один раз выдаются двенадцать дополнительных листов; их вычисляют по этому пункту.",
        en="When all experts have signed, twelve extra sheets are handed out once for the works whose "
        "place at the line of the defence is uncertain; they are computed by this clause.",
    ),
)


def set_up(judged: str = "") -> None:
    """Make both contests and set the clock, once per database; refuses outside demo mode.

    `judged` names another way of judging for the one in its selection (`story.variants`).
    """
    if not settings.DEMO:
        raise ImproperlyConfigured("invented people are for the demo only")
    with transaction.atomic():
        if Contest.objects.filter(slug=SLUG).exists():
            return
        _over(_a_year_before(_extra_sheets(_example())))
        play = _midway(variant(_example(), judged) if judged else _extra_sheets(_example()))
        wanted = play.now("selection", 0.55)
        Moment.objects.update_or_create(id=1, defaults={"ahead": wanted - timezone.now()})


def _example() -> Regulation:
    """Give the example with one clause more: the audience has an award of its own."""
    regulation = toml.read(examples.text(SLUG))
    name = Text(kk="Көрермендер көзайымы", ru="Приз зрительских симпатий", en="Audience award")
    return regulation.model_copy(
        update={
            "audience": AudienceRule(name=name, clause=AUDIENCE.number),
            "clauses": (*regulation.clauses, AUDIENCE),
        }
    )


def _extra_sheets(regulation: Regulation) -> Regulation:
    """Give the regulation with a second batch where the line of the shortlist is uncertain."""
    rule = SecondBatch(sheets=12, clause=SECOND.number)
    return regulation.model_copy(
        update={
            "judging": regulation.judging.model_copy(update={"second": rule}),
            "clauses": (*regulation.clauses, SECOND),
        }
    )


def _over(regulation: Regulation) -> Play:
    play = begin(regulation, seed=2023, jurors=6)
    _amend(play)
    call.hand_in(play, 24)
    for part in (
        selection.screen,
        selection.seat,
        training.train,
        selection.assign,
        lambda play: selection.score(play, "selection"),
        selection.again,
        selection.choose,
        ending.draw,
        ending.speak,
        hall.vote,
        ending.judge,
        ending.seal,
        ending.give,
        ending.tell,
        ending.prove,
        appealing.appeal,
    ):
        part(play)
    return play


def _amend(play: Play) -> None:
    """Publish a second version on the first day of the call: where to ring, and how to appeal."""
    organiser = play.regulation.organiser.model_copy(update={"phone": "+7 (7172) 00-00-00"})
    appeals = AppealRule(days=3, answer_days=5, clause=APPEALS.number)
    play.regulation = play.regulation.model_copy(
        update={
            "organiser": organiser,
            "appeals": appeals,
            "clauses": (*play.regulation.clauses, APPEALS),
        }
    )
    contests.amend(
        play.contest,
        play.regulation,
        reason="Сұрақ қойылатын телефон және апелляция тәртібі қосылды.",
        by=play.organiser,
        now=play.now("call", 0),
    )


def _midway(regulation: Regulation) -> Play:
    """Sixty entries in mixed states; jurors half done; the committee still has work."""
    play = begin(regulation, seed=2024, jurors=8)
    play.post = post.hand_over
    call.hand_in(play, 60)
    post.puzzle(play, at=play.now("call", 0.999))
    selection.screen(play, most=44)
    selection.seat(play)
    training.train(play, leave_open=4)
    selection.assign(play)
    selection.send_back(play, 3)
    selection.score(play, "selection", leave_open=0.5, share=0.5)
    selection.on_paper(play)
    return play


def _a_year_before(regulation: Regulation) -> Regulation:
    """Give the same regulation a year earlier, as edition 2.0."""
    stages = tuple(
        stage.model_copy(
            update={
                "opens": _year_before(stage.opens, regulation.zone),
                "closes": _year_before(stage.closes, regulation.zone),
                "words": None,
            }
        )
        for stage in regulation.stages
    )
    written = {
        language: words.replace("3.0", "2.0")
        for language, words in regulation.title.written().items()
    }
    return regulation.model_copy(
        update={"slug": EARLIER, "edition": "2.0", "title": Text(**written), "stages": stages}
    )


def _year_before(moment: datetime | None, zone: str) -> datetime | None:
    """Give the same hour of the wall a year earlier: in 2023 Astana was six hours ahead, not five."""
    local = moment and moment.astimezone(ZoneInfo(zone))
    return local and local.replace(year=local.year - 1)
