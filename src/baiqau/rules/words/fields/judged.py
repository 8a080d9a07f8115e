"""Labels of criteria, of screening, judging and the defence."""

from collections.abc import Mapping

from baiqau.rules.words.fields.label import Label, label

_ALL = (
    "Ешқайсысы белгіленбесе, барлығы.",
    "Если ничего не отмечено, все.",
    "If none is ticked, all of them.",
)

LABELS: Mapping[str, Label] = {
    "criteria": label(
        "Бағалау өлшемшарттары",
        "Критерии оценки",
        "Criteria",
        adds=("Өлшемшарт қосу", "Добавить критерий", "Add a criterion"),
    ),
    "criteria.help": label(
        "Сарапшыға түсіндірме", "Пояснение эксперту", "Help for the juror", long=True
    ),
    "criteria.weight": label(
        "Салмағы",
        "Вес",
        "Weight",
        help=(
            "Салмақтардың қосындысы 100 болса, оқуға ыңғайлы, бірақ бұл міндетті емес.",
            "Удобно, когда сумма весов равна 100, но это не обязательно.",
            "It reads well when the weights add up to 100, but they need not.",
        ),
    ),
    "criteria.lowest": label("Ең төмен балл", "Низший балл", "Lowest mark", rare=True),
    "criteria.highest": label("Ең жоғары балл", "Высший балл", "Highest mark"),
    "criteria.anchors": label(
        "Баллдар нені білдіреді",
        "Что значат баллы",
        "What the marks mean",
        help=(
            "Бірнеше балды сөзбен сипаттаңыз: сарапшылар бірдей түсінеді.",
            "Опишите словами несколько баллов: эксперты поймут их одинаково.",
            "Describe a few marks in words, so that jurors understand them alike.",
        ),
        adds=("Балл сипаттамасын қосу", "Описать ещё балл", "Describe one more mark"),
    ),
    "criteria.anchors.mark": label("Балл", "Балл", "Mark"),
    "criteria.anchors.meaning": label("Мағынасы", "Значение", "Meaning", long=True),
    "criteria.work_kinds": label(
        "Қай жұмыс түрлеріне",
        "Для каких видов работ",
        "For which kinds of works",
        help=_ALL,
        rare=True,
    ),
    # screening
    "screening": label(
        "Комитеттің тексеруі", "Проверка оргкомитетом", "Screening by the committee"
    ),
    "screening.days_to_correct": label(
        "Қайтарылған жұмысты түзетуге неше күн беріледі",
        "Сколько дней даётся на исправление",
        "Days to correct a returned work",
    ),
    "screening.two_for_decline": label(
        "Жұмысты қабылдамауды екі адам шешеді",
        "Отклонение работы решают два человека",
        "A work is declined only by two people",
    ),
    # the commission
    "judging": label("Сараптама комиссиясы", "Экспертная комиссия", "Expert commission"),
    "judging.experts_per_work": label(
        "Бір жұмысты неше сарапшы бағалайды", "Экспертов на одну работу", "Experts per work"
    ),
    "judging.blind": label(
        "Автордың аты сарапшыдан жасырылады",
        "Имя автора скрыто от эксперта",
        "The author’s name is hidden from jurors",
    ),
    "judging.conflicts": label(
        "Сарапшы нені бағаламайды",
        "Что эксперт не оценивает",
        "What a juror does not assess",
    ),
    "judging.comments": label("Сарапшының пікірі", "Отзыв эксперта", "A juror’s comment"),
    "judging.method": label(
        "Парақтардан жұмыстың ұпайы қалай шығады",
        "Как из листов выводится балл работы",
        "How sheets become the score of a work",
        help=(
            "Білмесеңіз, арифметикалық ортаны қалдырыңыз.",
            "Если не уверены, оставьте среднее.",
            "If in doubt, leave the mean.",
        ),
        rare=True,
    ),
    "judging.publish_sheets": label(
        "Бағалау парақтары нәтижемен бірге аты-жөнсіз жарияланады",
        "Листы оценки публикуются с результатом без имён",
        "Score sheets are published with the result, without names",
        rare=True,
    ),
    "judging.training_first": label(
        "Сарапшы алдымен жаттығу жұмыстарын бағалайды",
        "Эксперт сначала оценивает тренировочные работы",
        "Jurors score training works first",
        rare=True,
    ),
    "judging.second": label(
        "Екінші топтама: екіұшты жұмыстарға қосымша парақтар",
        "Вторая серия: дополнительные листы для спорных работ",
        "Second batch: extra sheets for works at the line",
        rare=True,
        adds=("Екінші топтаманы қосу", "Добавить вторую серию", "Add a second batch"),
    ),
    "judging.second.sheets": label(
        "Бір топтамадағы қосымша парақтар",
        "Дополнительных листов в серии",
        "Extra sheets of one batch",
    ),
    "judging.second.batches": label("Топтамалар, ең көбі", "Серий, не более", "Batches, at most"),
    "judging.mode": label(
        "Іріктеуде сарапшы қалай бағалайды",
        "Как эксперт оценивает в отборе",
        "How a juror assesses in the selection",
        help=(
            "Тәсілін өзгертіп, бөлімді сақтаңыз: соған керек өрістер ашылады.",
            "Измените способ и сохраните раздел: появятся нужные ему поля.",
            "Change the way and save the section: the fields it needs appear.",
        ),
    ),
    "judging.criteria": label(
        "Іріктеудің өлшемшарттары",
        "Критерии отбора",
        "Criteria of the selection",
        help=_ALL,
        rare=True,
    ),
    "judging.partial_ballots": label(
        "Сарапшы жұмысты орынсыз қалдыра алады",
        "Эксперт может оставить работу без места",
        "A juror may leave a work without a place",
    ),
    "judging.rivals": label(
        "Әр жұмыс неше басқа жұмыспен салыстырылады",
        "Со сколькими другими сравнивается каждая работа",
        "With how many others each work is compared",
        help=(
            "Бос болса, 4. Жұп сан.",
            "Если пусто, 4. Чётное число.",
            "If empty, 4. An even number.",
        ),
    ),
    "judging.never_equal": label(
        "Екі жұмысты тең деуге болмайды",
        "Нельзя назвать две работы равными",
        "Two works may not be called equal",
    ),
    "judging.all_works": label(
        "Әр сарапшы барлық жұмысты оқиды",
        "Каждый эксперт читает все работы",
        "Every juror reads every work",
        rare=True,
    ),
    "shortlist": label("Қорғауға өту", "Выход на защиту", "Shortlist"),
    "shortlist.size": label(
        "Қорғауға неше жұмыс өтеді",
        "Сколько работ выходит на защиту",
        "How many works go on to the defence",
        help=(
            "Бос болса, тізім жасалмайды.",
            "Если пусто, список не составляется.",
            "If empty, no shortlist is made.",
        ),
    ),
    "ties": label(
        "Ұпай тең болғанда",
        "При равенстве баллов",
        "Where scores are equal",
        help=(
            "Жоғарыдан төмен қарай қолданылады. Соңғысы әрқашан – «орын бөлісіледі».",
            "Применяются сверху вниз. Последнее всегда – «место делится».",
            "Applied from the top down. The last one is always “the place is shared”.",
        ),
        adds=("Қадам қосу", "Добавить шаг", "Add a step"),
    ),
    "ties.by": label("Немен ажыратылады", "По чему различают", "What parts them"),
    "ties.criterion": label("Өлшемшарт", "Критерий", "Criterion"),
    # the defence
    "defence": label(
        "Қорғау",
        "Защита",
        "Defence",
        adds=("Қорғауды қосу", "Добавить защиту", "Add a defence"),
    ),
    "defence.talk_seconds": label(
        "Сөйлеу уақыты, минут:секунд",
        "Время выступления, минуты:секунды",
        "Time of a talk, minutes:seconds",
    ),
    "defence.question_seconds": label(
        "Сұрақ-жауап уақыты, минут:секунд",
        "Время на вопросы, минуты:секунды",
        "Time for questions, minutes:seconds",
    ),
    "defence.criteria": label(
        "Қорғауда не бағаланады", "Критерии защиты", "Criteria of the defence", help=_ALL
    ),
    "final": label("Қорытынды баға", "Итоговый балл", "Final score"),
    "final.selection": label(
        "Іріктеудің үлесі, %",
        "Доля отбора, %",
        "Share of the selection, %",
        help=(
            "Екі үлестің қосындысы 100 болуы керек. Қорғау болмаса: 100 және 0.",
            "Сумма двух долей – 100. Если защиты нет: 100 и 0.",
            "Both shares add up to 100. Without a defence: 100 and 0.",
        ),
    ),
    "final.defence": label("Қорғаудың үлесі, %", "Доля защиты, %", "Share of the defence, %"),
}
