"""The words around a regulation's own: labels and sentences of its tables, in three languages.

Whole sentences with named places; what is put in stands in the nominative or is a number.
"""

from collections.abc import Mapping

from baiqau.language.plurals import counted
from baiqau.rules import methods
from baiqau.rules.values import Text
from baiqau.rules.words import asked, audience, judged
from baiqau.rules.words.texts import text as _text


def say(key: str, language: str, **facts: object) -> str:
    """Give the words of `key` in a language with its facts put in."""
    return WORDS[key].within(language).format(**facts)


def years(number: int, language: str) -> str:
    """Give an age as it stands behind «не старше»: «35 лет», «31 года»; «35 жас»; 35."""
    forms = {"one": "года", "few": "лет", "many": "лет", "other": "лет"}
    return counted(number, forms, "ru") if language == "ru" else str(number)


WORDS: Mapping[str, Text] = {
    "settings": _text(
        "Ереженің қолданылу тәртібі", "Как применяется Положение", "How the regulation is applied"
    ),
    "clause": _text("Тармақ", "Пункт", "Clause"),
    "clause-number": _text("{number}-тармақ", "Пункт {number}", "Clause {number}"),
    "clause-cited": _text(
        "{value} ({number}-тармақ)", "{value} (пункт {number})", "{value} (clause {number})"
    ),
    "surname": _text("Тегі", "Фамилия", "Surname"),
    "yes": _text("иә", "да", "yes"),
    "no": _text("жоқ", "нет", "no"),
    "none": _text("–", "–", "–"),
    "field-order": _text("реті", "порядок", "order"),
    "field-kk": _text("қазақша", "на казахском", "in Kazakh"),
    "field-ru": _text("орысша", "на русском", "in Russian"),
    "field-en": _text("ағылшынша", "на английском", "in English"),
    # stages
    "stages": _text("Кезеңдер", "Этапы", "Stages"),
    "stage": _text("Кезең", "Этап", "Stage"),
    "opens": _text("Басталуы", "Начало", "Opens"),
    "closes": _text("Аяқталуы", "Окончание", "Closes"),
    # who may enter
    "eligibility": _text("Кім қатыса алады", "Кто может участвовать", "Who may enter"),
    "oldest": _text("Жас шегі", "Предельный возраст", "Age limit"),
    "oldest-included": _text(
        "{age} жасты қоса алғанда; туған күні: {day} немесе одан кейін",
        "не старше {age}; дата рождения: {day} или позже",
        "not older than {age}; date of birth: {day} or later",
    ),
    "oldest-excluded": _text(
        "{age} жасқа толмаған; туған күні: {day} немесе одан кейін",
        "моложе {age}; дата рождения: {day} или позже",
        "younger than {age}; date of birth: {day} or later",
    ),
    "youngest": _text("Ең кіші жас", "Наименьший возраст", "Lowest age"),
    "youngest-value": _text(
        "{age} жастан бастап; туған күні: {day} немесе одан бұрын",
        "с {age}; дата рождения: {day} или раньше",
        "from {age}; date of birth: {day} or earlier",
    ),
    "measured": _text("Жас есептелетін күн", "Возраст определяется на дату", "Age is measured on"),
    "author-kinds": _text("Өтінім беруші", "Кто подаёт заявку", "Who applies"),
    "individual": _text("жеке автор", "индивидуальный автор", "individual author"),
    "library": _text("кітапхана", "библиотека", "library"),
    "library-kinds": _text("Кітапхана түрлері", "Виды библиотек", "Kinds of libraries"),
    "national": _text("ұлттық", "национальная", "national"),
    "regional": _text("облыстық", "областная", "regional"),
    "city": _text("қалалық", "городская", "city"),
    "district": _text("аудандық", "районная", "district"),
    "village": _text("ауылдық", "сельская", "village"),
    "university": _text("жоғары оқу орны", "вузовская", "university"),
    "college": _text("колледж", "колледжа", "college"),
    "school": _text("мектеп", "школьная", "school"),
    "other": _text(
        "басқа (шешімді адам қабылдайды)", "другая (решает человек)", "other (a person decides)"
    ),
    "works-per-author": _text(
        "Бір автордың жұмысы, ең көбі", "Работ одного автора, не более", "Works per author, at most"
    ),
    "most-authors": _text("Автор, ең көбі", "Авторов, не более", "Authors, at most"),
    # works
    "works": _text("Жұмыстар", "Работы", "Works"),
    "kinds": _text("Жұмыс түрлері", "Виды работ", "Kinds of works"),
    "form": _text("Пішіні", "Форма", "Form"),
    "extensions": _text("Файл түрлері", "Типы файлов", "File types"),
    "most-bytes": _text("Файл көлемі, ең көбі", "Размер файла, до", "File size, up to"),
    "most-seconds": _text("Ұзақтығы, ең көбі", "Длительность, до", "Length, up to"),
    "with-tolerance": _text(
        "{limit} (+ {tolerance} рұқсат)",
        "{limit} (допуск {tolerance})",
        "{limit} (tolerance {tolerance})",
    ),
    "pages": _text("Бет саны, ұсынылатыны", "Страниц, рекомендуется", "Pages, advised"),
    "most-files": _text(
        "Бір өтінімдегі файл, ең көбі",
        "Файлов в одной заявке, не более",
        "Files per entry, at most",
    ),
    "file-grace": _text(
        "Қабылдау аяқталғаннан кейін жүктелуін бітіре алатын файлға берілетін уақыт, минут",
        "Время на догрузку начатого файла после окончания приёма, минут",
        "Minutes a file begun in time may still come after the closing",
    ),
    "form-grace": _text(
        "Мерзімінде басталған жұмысты қабылдау аяқталғаннан кейін тапсыруға берілетін уақыт, минут",
        "Время на подачу начатой в срок работы после окончания приёма, минут",
        "Minutes a work begun in time may still be handed in after the closing",
    ),
    "sealing": _text(
        "Қабылдау аяқталғанша мөрленіп тұрады",
        "Запечатано до окончания приёма",
        "Sealed until the call closes",
    ),
    "sealed-works": _text(
        "Жұмыстар мен файлдар: оларды ұйымдастырушы да, комитет те, сарапшылар да көрмейді",
        "Работы и файлы: их не видят ни организатор, ни оргкомитет, ни эксперты",
        "Works and files: neither the organiser nor the committee nor the jurors see them",
    ),
    "sealed-works-and-names": _text(
        "Жұмыстар, файлдар және авторлардың есімдері: оларды ұйымдастырушы да, комитет те, сарапшылар да көрмейді",
        "Работы, файлы и имена авторов: их не видят ни организатор, ни оргкомитет, ни эксперты",
        "Works, files and the authors’ names: neither the organiser nor the committee nor the jurors see them",
    ),
    "ai-declaration": _text(
        "ЖИ қолданылуы туралы мәлімдеме",
        "Заявление об использовании ИИ",
        "Declaration of the use of AI",
    ),
    "naming": _text("Хат атауы", "Название письма", "Name of the letter"),
    "mailbox": _text("Электрондық пошта", "Электронная почта", "E-mail address"),
    **asked.WORDS,
    # judging
    "criteria": _text("Бағалау өлшемшарттары", "Критерии оценки", "Criteria"),
    "criterion": _text("Өлшемшарт", "Критерий", "Criterion"),
    "weight": _text("Салмағы", "Вес", "Weight"),
    "marks": _text("Балл", "Баллы", "Marks"),
    "mark": _text("Балл", "Балл", "Mark"),
    "meaning": _text("Мағынасы", "Значение", "Meaning"),
    "work-kinds": _text("Қай түрлерге", "Для каких видов", "For which kinds"),
    "every-kind": _text("барлығы", "для всех", "every kind"),
    "judging": _text("Бағалау тәртібі", "Порядок оценки", "How works are assessed"),
    "two-for-decline": _text(
        "Жұмысты қабылдамауды екі адам шешеді",
        "Отклонение работы решают два человека",
        "A work is declined by two people",
    ),
    "days-to-correct": _text(
        "Түзетуге берілетін күн", "Дней на исправление", "Days to correct an entry"
    ),
    "experts": _text("Бір жұмысты бағалайтын сарапшы", "Экспертов на работу", "Experts per work"),
    **judged.WORDS,
    "publish-sheets": _text(
        "Бағалау парақтары аты-жөнсіз жариялана ма",
        "Публикуются ли листы оценки без имён",
        "Score sheets are published without names",
    ),
    "training-first": _text(
        "Алдымен жаттығу жұмыстары", "Сначала тренировочные работы", "Training works first"
    ),
    "second": _text(
        "Қосымша парақтар, көп дегенде", "Дополнительных листов не больше", "Extra sheets at most"
    ),
    "method": _text(
        "Парақтардан жұмыстың ұпайы қалай шығады",
        "Как из листов выводится балл работы",
        "How the sheets of a work become its score",
    ),
    **methods.WORDS,
    "blind": _text(
        "Автордың аты сарапшыға жасырын",
        "Имя автора скрыто от эксперта",
        "Authors are hidden from experts",
    ),
    "conflicts": _text("Сарапшы бағаламайды", "Эксперт не оценивает", "An expert does not assess"),
    "own-work": _text("өз жұмысын", "свою работу", "an own work"),
    "same-library": _text(
        "өз кітапханасының жұмысын", "работу своей библиотеки", "a work of the own library"
    ),
    "same-system": _text(
        "өз қаласының кітапхана жүйесіндегі жұмысты",
        "работу библиотечной системы своего города",
        "a work of the library system of the own city",
    ),
    "co-author": _text(
        "бірлескен авторының жұмысын", "работу своего соавтора", "a work of a co-author"
    ),
    "relative": _text("туысының жұмысын", "работу родственника", "a work of a relative"),
    "declared": _text(
        "мүдделер қайшылығын өзі мәлімдеген жұмысты",
        "работу, о конфликте интересов с которой заявил сам",
        "a work with a declared conflict of interest",
    ),
    "shortlist": _text(
        "Қорғауға шығатын жұмыс", "Работ допускается к защите", "Works in the shortlist"
    ),
    "talk": _text("Сөйлеу уақыты", "Время выступления", "Time of a talk"),
    "questions-time": _text("Сұрақ-жауап уақыты", "Время на вопросы", "Time for questions"),
    "defence-criteria": _text("Қорғау өлшемшарттары", "Критерии защиты", "Criteria of the defence"),
    "final": _text("Қорытынды баға", "Итоговый балл", "Final score"),
    "final-value": _text(
        "іріктеу {selection} + қорғау {defence}",
        "отбор {selection} + защита {defence}",
        "selection {selection} + defence {defence}",
    ),
    "ties": _text("Баға тең болғанда", "При равенстве баллов", "Where scores are equal"),
    "tie-criterion": _text(
        "«{name}» өлшемшарты бойынша", "по критерию «{name}»", "by the criterion “{name}”"
    ),
    "tie-pairwise-majority": _text(
        "сарапшылардың көпшілігі жоғары қойған жұмыс",
        "работа, которую поставило выше большинство экспертов",
        "the work more experts rate higher",
    ),
    "tie-selection-score": _text(
        "іріктеу бағасы бойынша", "по баллу отбора", "by the score of the selection"
    ),
    "tie-defence-score": _text(
        "қорғау бағасы бойынша", "по баллу защиты", "by the score of the defence"
    ),
    "tie-shared": _text("орын бөлісіледі", "место делится", "the place is shared"),
    # awards
    "awards": _text("Марапат", "Награды", "Awards"),
    "place": _text("Орын", "Место", "Place"),
    "nomination": _text("Номинация", "Номинация", "Nomination"),
    "count": _text("Саны", "Число", "Number"),
    "gift": _text("Сыйлық", "Подарок", "Gift"),
    "may-stay-empty": _text(
        "Орын берілмеуі мүмкін", "Место может остаться незанятым", "A place may stay empty"
    ),
    "may-be-shared": _text(
        "Орын бөлісілуі мүмкін", "Место может быть разделено", "A place may be shared"
    ),
    "certificates": _text(
        "Қатысушы сертификаты беріледі",
        "Сертификат участника получают",
        "Participant certificates go to",
    ),
    "whom-admitted": _text(
        "байқауға қабылданған жұмыстың әр авторы",
        "каждый автор допущенной работы",
        "every author of an admitted work",
    ),
    "whom-submitted": _text(
        "тапсырылған жұмыстың әр авторы",
        "каждый автор поданной работы",
        "every author of a work handed in",
    ),
    "whom-defended": _text(
        "жұмысын қорғаған әр автор",
        "каждый автор, защитивший работу",
        "every author who defended a work",
    ),
    "library-too": _text(
        "Кітапхана да өз атына алады",
        "Библиотека тоже получает на своё имя",
        "A library gets one in its own name too",
    ),
    **audience.WORDS,
    # appeals
    "appeals": _text("Апелляция", "Апелляции", "Appeals"),
    "appeals-accepted": _text(
        "Апелляция қабылдана ма", "Принимаются ли апелляции", "Appeals are taken"
    ),
    "appeal-days": _text(
        "Нәтиже жарияланғаннан кейін апелляция беруге берілетін күн",
        "Дней на подачу апелляции после публикации результатов",
        "Days to file an appeal after the result is published",
    ),
    "appeal-answer-days": _text(
        "Апелляцияға жауап беруге берілетін күн",
        "Дней на ответ на апелляцию",
        "Days to answer an appeal",
    ),
    # publicity, consents, readings
    "publicity": _text("Жариялау", "Публикация", "Publicity"),
    "duty": _text("Не жарияланады", "Что публикуется", "What is published"),
    "channels": _text("Қайда", "Где", "Where"),
    "site": _text("сайт", "сайт", "site"),
    "feeds": _text("жаңалық арнасы", "лента новостей", "feeds"),
    "social": _text("әлеуметтік желі", "социальные сети", "social networks"),
    "media": _text("бұқаралық ақпарат құралдары", "средства массовой информации", "mass media"),
    "consents": _text("Келісімдер", "Согласия", "Consents"),
    "consent": _text("Келісім мәтіні", "Текст согласия", "Wording"),
    "version": _text("Нұсқасы", "Версия", "Version"),
    "readings": _text(
        "Ұйымдастырушының түсіндірмелері",
        "Как организатор понимает Положение",
        "How the organiser reads the regulation",
    ),
}
