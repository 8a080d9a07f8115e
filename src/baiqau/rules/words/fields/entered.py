"""Labels of who may enter, of works, files and nominations."""

from collections.abc import Mapping

from baiqau.rules.words.fields.label import Label, label

_EMPTY = (
    "Бос болса, шектеу жоқ.",
    "Если пусто, ограничения нет.",
    "If empty, there is no limit.",
)

LABELS: Mapping[str, Label] = {
    "eligibility": label("Қатысу шарттары", "Условия участия", "Conditions"),
    "eligibility.oldest": label("Жас шегі", "Предельный возраст", "Age limit"),
    "eligibility.oldest.value": label("Жас шегі", "Предельный возраст", "Age limit"),
    "eligibility.oldest.value.years": label(
        "Ең үлкен жас", "Наибольший возраст, лет", "Oldest age in years", help=_EMPTY
    ),
    "eligibility.oldest.value.included": label(
        "Осы жастағылар да қатыса алады (келесі туған күніне дейін)",
        "Этот возраст тоже подходит (до следующего дня рождения)",
        "This age itself may enter (until the next birthday)",
    ),
    "eligibility.youngest": label("Ең кіші жас", "Наименьший возраст", "Lowest age"),
    "eligibility.youngest.value": label(
        "Ең кіші жас", "Наименьший возраст, лет", "Youngest age in years", help=_EMPTY
    ),
    "eligibility.measured": label(
        "Жас пен жұмыс орны қай күні қаралады",
        "На какой день смотрят возраст и место работы",
        "Day on which age and workplace are looked at",
    ),
    "eligibility.measured.value": label(
        "Жас пен жұмыс орны қай күні қаралады",
        "На какой день смотрят возраст и место работы",
        "Day on which age and workplace are looked at",
    ),
    "eligibility.library_kinds": label("Кітапхана түрлері", "Виды библиотек", "Kinds of libraries"),
    "eligibility.library_kinds.value": label(
        "Қай кітапханалардың қызметкерлері қатысады",
        "Сотрудники каких библиотек участвуют",
        "Whose staff may enter",
        help=(
            "Ешқайсысы белгіленбесе, кез келген кітапхана.",
            "Если ничего не отмечено, любая библиотека.",
            "If none is ticked, any library.",
        ),
    ),
    "eligibility.author_kinds": label("Өтінім беруші", "Кто подаёт заявку", "Who applies"),
    "eligibility.author_kinds.value": label(
        "Кімнің атынан тапсырылады",
        "От чьего имени подаётся работа",
        "In whose name a work is entered",
    ),
    "eligibility.works_per_author": label(
        "Бір автордың жұмыстары", "Работы одного автора", "Works of one author"
    ),
    "eligibility.works_per_author.value": label(
        "Бір автордан ең көбі неше жұмыс",
        "Сколько работ от одного автора, не более",
        "Works per author, at most",
        help=_EMPTY,
    ),
    "eligibility.most_authors": label("Бірлескен авторлар", "Соавторы", "Co-authors"),
    "eligibility.most_authors.value": label(
        "Бір жұмыста ең көбі неше автор",
        "Сколько авторов у одной работы, не более",
        "Authors of one work, at most",
        help=_EMPTY,
    ),
    # works
    "works": label("Жұмыстар", "Работы", "Works"),
    "works.kinds": label(
        "Жұмыс түрлері",
        "Виды работ",
        "Kinds of works",
        adds=("Жұмыс түрін қосу", "Добавить вид работ", "Add a kind of work"),
    ),
    "works.kinds_clause": label(
        "Жұмыс түрлері қай тармақта айтылған",
        "В каком пункте названы виды работ",
        "Clause that names the kinds of works",
    ),
    "works.forms": label(
        "Файл пішіндері мен шектері",
        "Формы файлов и их пределы",
        "Forms of files and their limits",
        adds=("Пішін қосу", "Добавить форму", "Add a form"),
    ),
    "works.forms.extensions": label(
        "Файл түрлері",
        "Типы файлов",
        "File types",
        help=(
            "Үтірмен бөліп жазыңыз: pdf, docx, odt.",
            "Через запятую: pdf, docx, odt.",
            "With commas between them: pdf, docx, odt.",
        ),
    ),
    "works.forms.most_bytes": label(
        "Бір файлдың ең үлкен көлемі, МБ", "Наибольший размер файла, МБ", "Largest file, MB"
    ),
    "works.forms.most_seconds": label(
        "Ең ұзақ уақыты, минут:секунд",
        "Наибольшая длительность, минуты:секунды",
        "Longest duration, minutes:seconds",
        help=(
            "Мысалы, 3:00 – үш минут. Бос болса, уақыты өлшенбейді.",
            "Например, 3:00 – три минуты. Если пусто, длительность не измеряется.",
            "For example 3:00 for three minutes. If empty, the duration is not measured.",
        ),
    ),
    "works.forms.tolerance_seconds": label(
        "Рұқсат етілетін асып кету, секунд",
        "Допустимое превышение, секунд",
        "Tolerance, seconds",
    ),
    "works.forms.advised_pages": label(
        "Ұсынылатын бет саны",
        "Рекомендуемое число страниц",
        "Advised number of pages",
        help=(
            "Асып кетсе, жұмыс қайтарылмайды, тек белгіленеді.",
            "Если больше, работу не отклоняют, а только отмечают это.",
            "A longer work is not refused, only flagged.",
        ),
    ),
    "works.most_files": label(
        "Бір өтінімге ең көбі неше файл",
        "Сколько файлов в одной заявке, не более",
        "Files per entry, at most",
    ),
    "works.file_grace": label(
        "Файлды жүктеп бітіру", "Догрузка файла", "Finishing a file", rare=True
    ),
    "works.file_grace.value": label(
        "Қабылдау аяқталған соң, басталған файлды жүктеп бітіруге неше минут беріледі",
        "Сколько минут после окончания приёма можно догружать начатый файл",
        "Minutes a file begun in time may still come after the call has closed",
    ),
    "works.form_grace": label(
        "Өтінімді тапсырып бітіру", "Завершение заявки", "Finishing an entry", rare=True
    ),
    "works.form_grace.value": label(
        "Қабылдау аяқталған соң, басталған жұмысты тапсырып бітіруге неше минут беріледі",
        "Сколько минут после окончания приёма можно сдать начатую работу",
        "Minutes a work begun in time may still be handed in after the call has closed",
    ),
    "works.ai_declaration": label(
        "ЖИ туралы мәлімдеме", "Заявление об ИИ", "Declaration of the use of AI"
    ),
    "works.ai_declaration.value": label(
        "Автор жұмыста ЖИ қалай қолданылғанын жазады",
        "Автор пишет, как в работе использован ИИ",
        "The author says how AI was used in the work",
    ),
    "works.sealing": label("Мөрлеу", "Опечатывание", "Sealing", rare=True),
    "works.sealing.value": label(
        "Қабылдау аяқталғанша кімге де болса не көрсетілмейді",
        "Что до окончания приёма не видит никто",
        "What nobody sees until the call has closed",
        help=(
            "Бұл – қатысушыларға берілген уәде: өтінім қабылданып жатқанда оны босаңсытуға болмайды.",
            "Это обещание участникам: пока идёт приём, его нельзя ослабить.",
            "This is a promise to those who enter: it cannot be loosened while the call is open.",
        ),
    ),
    # letters
    "naming": label(
        "Жұмысты хатпен жіберу",
        "Работа по электронной почте",
        "Works sent by letter",
        adds=("Хатпен қабылдауды қосу", "Принимать работы письмом", "Take works by letter"),
    ),
    "naming.pattern": label(
        "Хаттың атауы",
        "Как называется письмо",
        "How the letter is named",
        help=(
            "{surname} деген жерге автор тегін жазады: ЖИ байқауы_{surname}.",
            "На место {surname} автор пишет свою фамилию: Конкурс ИИ_{surname}.",
            "In place of {surname} the author writes the surname: AI contest_{surname}.",
        ),
    ),
    "naming.heads": label(
        "Танылатын атаулар",
        "Узнаваемые начала",
        "Beginnings that are recognised",
        help=(
            "Әр жолға бір атау: хаттың тақырыбы қалай басталуы мүмкін.",
            "По одному на строке: как может начинаться тема письма.",
            "One on each line: how the subject of a letter may begin.",
        ),
        long=True,
    ),
    "naming.mailbox": label("Пошта жәшігі", "Почтовый ящик", "Mailbox"),
    # nominations
    "nominations": label(
        "Номинациялар",
        "Номинации",
        "Nominations",
        adds=("Номинация қосу", "Добавить номинацию", "Add a nomination"),
    ),
    "nominations.kinds": label(
        "Қай жұмыс түрлерін қабылдайды",
        "Какие виды работ принимает",
        "Kinds of works it takes",
        help=(
            "Ешқайсысы белгіленбесе, барлық түрін.",
            "Если ничего не отмечено, все виды.",
            "If none is ticked, every kind.",
        ),
    ),
    "nomination_optional": label(
        "Автор номинация таңдамауы да мүмкін",
        "Автор может не выбирать номинацию",
        "An author may name no nomination",
    ),
}
