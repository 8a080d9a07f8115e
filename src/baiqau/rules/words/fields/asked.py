"""Labels of the questions of the entry form, of consents, publicity and appeals."""

from collections.abc import Mapping

from baiqau.rules.words.fields.label import Label, label

LABELS: Mapping[str, Label] = {
    "questions": label(
        "Сұрақтар",
        "Вопросы",
        "Questions",
        adds=("Сұрақ қосу", "Добавить вопрос", "Add a question"),
    ),
    "questions.kind": label(
        "Жауап түрі",
        "Вид ответа",
        "Kind of answer",
        help=(
            "Түрін өзгертіп, бөлімді сақтаңыз: сол түрге керек өрістер ашылады.",
            "Измените вид и сохраните раздел: появятся поля, нужные этому виду.",
            "Change the kind and save the section: the fields of that kind appear.",
        ),
    ),
    "questions.label": label("Сұрақ", "Вопрос", "Question"),
    "questions.help": label(
        "Түсіндірме",
        "Пояснение",
        "Help",
        help=(
            "Сұрақтың астында тұрады: не жазу керегін айтады.",
            "Стоит под вопросом и говорит, что написать.",
            "Stands below the question and says what to write.",
        ),
        long=True,
    ),
    "questions.required": label("Жауап беру міндетті", "Ответ обязателен", "An answer is required"),
    "questions.most_words": label("Сөз саны, ең көбі", "Слов, не более", "Words, at most"),
    "questions.choices": label(
        "Таңдалатын жауаптар",
        "Ответы на выбор",
        "Answers to choose from",
        adds=("Жауап қосу", "Добавить ответ", "Add an answer"),
    ),
    "label": label("Жазылуы", "Надпись", "Wording"),
    "questions.clause": label(
        "Қай тармақта айтылған", "В каком пункте сказано", "Clause that says so", rare=True
    ),
    "questions.blind": label(
        "Автордың атын білмейтін сарапшыға да көрсетіледі",
        "Показывать эксперту, который не должен знать автора",
        "May be shown to jurors who must not know the author",
        help=(
            "Жауаптан автор танылып қалатын болса, белгіні алып тастаңыз.",
            "Снимите отметку, если по ответу можно узнать автора.",
            "Take the tick out if the answer gives the author away.",
        ),
    ),
    "questions.least": label("Ең кіші сан", "Наименьшее число", "Smallest number"),
    "questions.most": label("Ең үлкен сан", "Наибольшее число", "Largest number"),
    "questions.least_rows": label("Жол саны, ең азы", "Строк, не менее", "Rows, at least"),
    "questions.most_rows": label("Жол саны, ең көбі", "Строк, не более", "Rows, at most"),
    "questions.columns": label(
        "Кестенің бағандары",
        "Столбцы таблицы",
        "Columns of the table",
        adds=("Баған қосу", "Добавить столбец", "Add a column"),
    ),
    "questions.columns.kind": label("Жауап түрі", "Вид ответа", "Kind of answer"),
    "questions.columns.label": label("Бағанның атауы", "Название столбца", "Name of the column"),
    "questions.columns.required": label(
        "Толтырыла бастаған әр жолда міндетті",
        "Обязателен в каждой начатой строке",
        "Required in every row that is begun",
    ),
    "questions.columns.choices": label(
        "Таңдалатын жауаптар",
        "Ответы на выбор",
        "Answers to choose from",
        adds=("Жауап қосу", "Добавить ответ", "Add an answer"),
    ),
    "questions.only_if": label(
        "Қай жауаптан кейін сұралады",
        "После какого ответа спрашивается",
        "Asked only after this answer",
        help=(
            "Бұған дейінгі таңдау сұрақтарының жауаптары. Бос болса, әрқашан сұралады.",
            "Ответы на предыдущие вопросы с выбором. Если пусто, спрашивается всегда.",
            "Answers of earlier questions of choice. If empty, it is always asked.",
        ),
        rare=True,
    ),
    "questions.kinds": label(
        "Қай жұмыс түрлерінде сұралады",
        "Для каких видов работ спрашивается",
        "Kinds of works it is asked for",
        help=(
            "Ешқайсысы белгіленбесе, барлық түрінде.",
            "Если ничего не отмечено, для всех видов.",
            "If none is ticked, for every kind.",
        ),
        rare=True,
    ),
    "questions.nominations": label(
        "Қай номинацияларда сұралады",
        "В каких номинациях спрашивается",
        "Nominations it is asked in",
        help=(
            "Ешқайсысы белгіленбесе, барлығында.",
            "Если ничего не отмечено, во всех.",
            "If none is ticked, in all of them.",
        ),
        rare=True,
    ),
    "questions.extensions": label(
        "Файл түрлері",
        "Типы файлов",
        "File types",
        help=(
            "Үтірмен бөліп жазыңыз: pdf, jpg.",
            "Через запятую: pdf, jpg.",
            "With commas between them: pdf, jpg.",
        ),
    ),
    "questions.most_bytes": label(
        "Файлдың ең үлкен көлемі, МБ",
        "Наибольший размер файла, МБ",
        "Largest file, MB",
        help=("Бос болса, 20 МБ.", "Если пусто, 20 МБ.", "If empty, 20 MB."),
    ),
    # consents, publicity, appeals
    "consents": label(
        "Келісімдер",
        "Согласия",
        "Consents",
        help=(
            "Әрқайсысы бөлек белгіленеді.",
            "Каждое отмечается отдельно.",
            "Each is a separate tick.",
        ),
        adds=("Келісім қосу", "Добавить согласие", "Add a consent"),
    ),
    "consents.version": label(
        "Нұсқа нөмірі",
        "Номер версии",
        "Number of the version",
        help=(
            "Мәтінін өзгертсеңіз, бірге арттырыңыз: бұрын берілген келісім ескі мәтінге қатысты болып қалады.",
            "Если меняете текст, увеличьте на один: прежние согласия относятся к прежнему тексту.",
            "If you change the wording, raise it by one: earlier consents belong to the earlier wording.",
        ),
    ),
    "consents.text": label(
        "Келісімнің мәтіні", "Текст согласия", "Wording of the consent", long=True
    ),
    "consents.required": label(
        "Онсыз жұмыс тапсыруға болмайды",
        "Без него нельзя подать работу",
        "A work cannot be handed in without it",
    ),
    "consents.asked": label(
        "Қай жерде сұралады", "Где спрашивается", "Where it is asked", rare=True
    ),
    "publicity": label(
        "Жариялау міндеттері",
        "Что публикуется",
        "Duties of publicity",
        adds=("Міндет қосу", "Добавить обязанность", "Add a duty"),
    ),
    "publicity.text": label("Не жарияланады", "Что публикуется", "What is published", long=True),
    "publicity.channels": label("Қайда", "Где", "Where"),
    "appeals": label(
        "Апелляция",
        "Апелляции",
        "Appeals",
        adds=("Апелляция тәртібін қосу", "Добавить порядок апелляций", "Add a rule of appeals"),
    ),
    "appeals.accepted": label(
        "Апелляция қабылданады", "Апелляции принимаются", "Appeals are taken"
    ),
    "appeals.days": label(
        "Нәтиже жарияланған соң апелляция беруге неше күн беріледі",
        "Сколько дней после публикации можно подать апелляцию",
        "Days to file an appeal after the result is published",
    ),
    "appeals.answer_days": label(
        "Апелляцияға неше күнде жауап беріледі",
        "За сколько дней отвечают на апелляцию",
        "Days to answer an appeal",
    ),
}
