"""The sections of the form, in the order in which a contest is thought through."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from baiqau.rules.drafts.schema import Field, top
from baiqau.rules.findings import Problem
from baiqau.rules.values import Text


@dataclass(frozen=True)
class Section:
    """A page of the form: its key in the address, its name, one sentence, its parts of the document."""

    key: str
    name: Text
    lead: Text
    parts: tuple[str, ...]

    @property
    def fields(self) -> tuple[Field, ...]:
        """Give the fields of the section."""
        known = top()
        return tuple(known[part] for part in self.parts)

    def own(self, problems: Iterable[Problem]) -> tuple[Problem, ...]:
        """Give the faults that are mended here."""
        return tuple(one for one in problems if one.path.split(".", 1)[0] in self.parts)


def _section(
    key: str, parts: str, name: tuple[str, str, str], lead: tuple[str, str, str]
) -> Section:
    words = [Text(kk=kk, ru=ru, en=en) for kk, ru, en in (name, lead)]
    return Section(key, words[0], words[1], tuple(parts.split()))


SECTIONS: tuple[Section, ...] = (
    _section(
        "contest",
        "slug series edition title languages zone organiser",
        ("Байқау және ұйымдастырушы", "Конкурс и организатор", "The contest and its organiser"),
        (
            "Байқаудың атауы, тілдері және сұрақ бойынша кімге хабарласу керегі.",
            "Название, языки и к кому обращаться с вопросами.",
            "The name, the languages, and whom to ask.",
        ),
    ),
    _section(
        "clauses",
        "clauses readings",
        ("Ереженің мәтіні", "Текст положения", "Text of the regulation"),
        (
            "Тармақтар үш тілде қатар жазылады. Шарттардың бәрі осы тармақтарға сүйенеді.",
            "Пункты на трёх языках рядом. На эти пункты ссылаются все условия.",
            "The clauses, in three languages side by side. Every condition cites one of them.",
        ),
    ),
    _section(
        "stages",
        "stages",
        ("Кезеңдер мен мерзімдер", "Этапы и сроки", "Stages and dates"),
        (
            "Қабылдау, іріктеу, қорғау: әрқайсысы қашан басталып, қашан аяқталады.",
            "Приём, отбор, защита: когда начинается и когда заканчивается каждый этап.",
            "Call, selection, defence: when each begins and ends.",
        ),
    ),
    _section(
        "eligibility",
        "eligibility",
        ("Кім қатыса алады", "Кто может участвовать", "Who may enter"),
        (
            "Жас, кітапхана түрі және бір автордың неше жұмыс тапсыра алатыны.",
            "Возраст, виды библиотек и сколько работ может подать один автор.",
            "Age, kinds of libraries, and how many works one author may hand in.",
        ),
    ),
    _section(
        "works",
        "works naming",
        ("Жұмыстар мен файлдар", "Работы и файлы", "Works and files"),
        (
            "Жұмыс түрлері, файл пішіндері, көлем мен ұзақтық шектері, хатпен жіберу тәртібі.",
            "Виды работ, формы файлов, пределы размера и длительности, подача письмом.",
            "Kinds of works, forms of files, limits of size and length, works sent by letter.",
        ),
    ),
    _section(
        "nominations",
        "nominations nomination_optional",
        ("Номинациялар", "Номинации", "Nominations"),
        (
            "Автор жұмысын тапсырғанда таңдайтын бағыттар. Номинация болмаса, бос қалдырыңыз.",
            "Направления, которые автор выбирает при подаче. Если их нет, оставьте раздел пустым.",
            "Divisions an author chooses from when entering. Leave this empty if there are none.",
        ),
    ),
    _section(
        "questions",
        "questions",
        ("Өтінім сұрақтары", "Вопросы заявки", "Questions of the form"),
        (
            "Автордан атауы мен түйінінен бөлек не сұралады.",
            "О чём спросить автора, кроме названия и краткого описания.",
            "What an author is asked besides the title and the summary.",
        ),
    ),
    _section(
        "criteria",
        "criteria",
        ("Бағалау өлшемшарттары", "Критерии оценки", "Criteria"),
        (
            "Сарапшы не бойынша баға қояды, әр өлшемшарттың салмағы қандай, баллдар нені білдіреді.",
            "По чему эксперт ставит баллы, сколько весит каждый критерий и что значат баллы.",
            "What a juror marks, how much each criterion weighs, and what the marks mean.",
        ),
    ),
    _section(
        "judging",
        "screening judging shortlist ties",
        ("Тексеру және іріктеу", "Проверка и отбор", "Screening and selection"),
        (
            "Комитет пен сараптама комиссиясы қалай жұмыс істейді.",
            "Как работают оргкомитет и экспертная комиссия.",
            "How the committee and the expert commission work.",
        ),
    ),
    _section(
        "defence",
        "defence final",
        ("Қорғау және қорытынды баға", "Защита и итоговый балл", "Defence and final score"),
        (
            "Сөйлеу уақыты және қорытындыдағы екі бағаның үлесі.",
            "Время выступления и доли двух оценок в итоге.",
            "The time of a talk, and the shares of the two scores in the final one.",
        ),
    ),
    _section(
        "awards",
        "awards audience certificates",
        ("Марапат", "Награды", "Awards"),
        (
            "Орындар, олардың саны, сыйлықтар және сертификаттар.",
            "Места, их число, подарки и сертификаты.",
            "Places, how many of each, gifts and certificates.",
        ),
    ),
    _section(
        "consents",
        "consents publicity appeals",
        (
            "Келісімдер, жариялау, апелляция",
            "Согласия, публикация, апелляции",
            "Consents, publicity, appeals",
        ),
        (
            "Автор неге келіседі, не қайда жарияланады, нәтижеге қалай шағымданады.",
            "На что соглашается автор, что и где публикуется, как обжаловать результат.",
            "What an author agrees to, what is published where, how a result is appealed.",
        ),
    ),
)


def by_key() -> Mapping[str, Section]:
    """Give the sections by their key."""
    return {one.key: one for one in SECTIONS}


def section_of(path: str) -> Section | None:
    """Give the section in which a path of the document is written."""
    part = path.split(".", 1)[0]
    return next((one for one in SECTIONS if part in one.parts), None)
