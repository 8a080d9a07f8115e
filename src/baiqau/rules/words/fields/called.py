"""Labels of the contest itself, its text and its stages."""

from collections.abc import Mapping

from baiqau.rules.words.fields.label import Label, label

LABELS: Mapping[str, Label] = {
    # words that mean the same wherever they stand
    "clause": label(
        "Қай тармақта айтылған",
        "В каком пункте сказано",
        "Clause that says so",
    ),
    "name": label("Атауы", "Название", "Name"),
    "help": label(
        "Түсіндірме",
        "Пояснение",
        "Help",
        help=(
            "Атауының астында кіші әріппен тұрады.",
            "Стоит мелким шрифтом под названием.",
            "Stands in small letters below the name.",
        ),
        long=True,
    ),
    "key": label("Қысқа белгісі", "Краткое имя", "Short name"),
    "value": label("Мәні", "Значение", "Value"),
    # the contest
    "slug": label(
        "Мекенжайдағы қысқа атауы",
        "Краткое имя в адресе",
        "Short name in the address",
        help=(
            "Кіші латын әріптері, цифрлар мен сызықша, мысалы: jas-kitaphanashy-2027. Байқау құрылғаннан кейін өзгермейді.",
            "Строчные латинские буквы, цифры и дефис, например: jas-kitaphanashy-2027. Когда конкурс создан, не меняется.",
            "Small Latin letters, digits and hyphens, for example jas-kitaphanashy-2027. It does not change once the contest is made.",
        ),
    ),
    "series": label(
        "Байқаулар топтамасы",
        "Серия конкурсов",
        "Series of contests",
        help=(
            "Байқау жыл сайын өтсе: жылдар мен нөмірлерсіз ортақ атауы.",
            "Если конкурс проводится каждый год: общее название без года и номера.",
            "If the contest is held every year: the common name without year or number.",
        ),
        rare=True,
    ),
    "edition": label(
        "Басылымы",
        "Выпуск",
        "Edition",
        help=("Мысалы: 3.0 немесе 2027.", "Например: 3.0 или 2027.", "For example 3.0 or 2027."),
        rare=True,
    ),
    "title": label("Байқаудың атауы", "Название конкурса", "Name of the contest", long=True),
    "languages": label(
        "Ереженің тілдері",
        "Языки положения",
        "Languages of the regulation",
        help=(
            "Әр мәтін осы тілдердің бәрінде жазылуы керек.",
            "Каждый текст должен быть написан на всех этих языках.",
            "Every text must be written in all of these languages.",
        ),
    ),
    "zone": label(
        "Уақыт белдеуі",
        "Часовой пояс",
        "Time zone",
        help=(
            "Барлық күн мен сағат осы белдеу бойынша оқылады. Қазақстан үшін: Asia/Almaty.",
            "Все даты и часы читаются по этому поясу. Для Казахстана: Asia/Almaty.",
            "All dates and times are read in this zone. For Kazakhstan: Asia/Almaty.",
        ),
        rare=True,
    ),
    "organiser": label("Ұйымдастырушы", "Организатор", "Organiser"),
    "organiser.name": label(
        "Ұйымдастырушының атауы", "Название организатора", "Name of the organiser", long=True
    ),
    "organiser.city": label("Қала", "Город", "City"),
    "organiser.email": label(
        "Электрондық пошта",
        "Электронная почта",
        "E-mail address",
        help=(
            "Әр беттің төменгі жағында сұраққа арналған мекенжай болып тұрады.",
            "Стоит внизу каждой страницы как адрес для вопросов.",
            "Stands at the foot of every page as the address for questions.",
        ),
    ),
    "organiser.phone": label("Телефон", "Телефон", "Telephone"),
    "organiser.site": label("Сайт", "Сайт", "Website"),
    # the text
    "clauses": label(
        "Тармақтар",
        "Пункты",
        "Clauses",
        help=(
            "Жаңа тармақ келесі бос нөмірді алады. Нөмірді өзгертсеңіз, оған сүйенетін шарттар да жаңа нөмірге көшеді.",
            "Новый пункт получает следующий свободный номер. Если изменить номер, условия, которые на него ссылаются, перейдут на новый.",
            "A new clause gets the next free number. If you change a number, the conditions that cite it follow.",
        ),
        adds=("Тармақ қосу", "Добавить пункт", "Add a clause"),
    ),
    "clauses.number": label("Нөмірі", "Номер", "Number"),
    "clauses.text": label("Мәтіні", "Текст", "Text", long=True),
    "clauses.heading": label("Бұл – бөлімнің атауы", "Это название раздела", "This is a heading"),
    "readings": label(
        "Ұйымдастырушының түсіндірмелері",
        "Как организатор понимает положение",
        "How the organiser reads the regulation",
        help=(
            "Ережеде ашық қалған сұраққа ұйымдастырушының жауабы. Ережемен бірге жарияланады.",
            "Ответ организатора на то, что положение оставляет открытым. Публикуется вместе с ним.",
            "The organiser’s answer to what the regulation leaves open. Published together with it.",
        ),
        adds=("Түсіндірме қосу", "Добавить пояснение", "Add a reading"),
    ),
    "readings.text": label("Түсіндірме", "Пояснение", "Reading", long=True),
    # stages
    "stages": label(
        "Кезеңдер",
        "Этапы",
        "Stages",
        help=(
            "Аяқталу уақыты да кезеңге кіреді: 23:59 күннің соңғы сәтін білдіреді.",
            "Время окончания входит в этап: 23:59 – это самый конец дня.",
            "The closing time belongs to the stage: 23:59 means the very end of the day.",
        ),
        adds=("Кезең қосу", "Добавить этап", "Add a stage"),
    ),
    "stages.kind": label("Не өтеді", "Что происходит", "What happens"),
    "stages.opens": label(
        "Басталуы",
        "Начало",
        "Opens",
        help=(
            "Бос болса: алдыңғы кезең аяқталысымен басталады.",
            "Если пусто: сразу после предыдущего этапа.",
            "If empty: as soon as the stage before is over.",
        ),
    ),
    "stages.closes": label("Аяқталуы", "Окончание", "Closes"),
    "stages.words": label(
        "Ережедегі сөздері",
        "Слова положения",
        "Words of the regulation",
        help=(
            "Мерзім ереже мәтінінде қалай жазылған: «15 қарашаға дейін».",
            "Как срок записан в тексте положения: «до 15 ноября».",
            "How the regulation words the term: “until 15 November”.",
        ),
        rare=True,
    ),
}
