"""What the papers say, in three languages: whole sentences that take a name in the nominative.

The name stands on its own line above the sentence, so no name, title or number is ever declined:
Kazakh and Russian endings stand only on our own words.
"""

from collections.abc import Mapping
from typing import Literal

Language = Literal["kk", "ru", "en"]
Said = Mapping[Language, str]
PlaceKind = Literal["grand-prix", "first", "second", "third", "nomination", "other"]

TITLES: dict[str, Said] = {
    "certificate": {"kk": "Сертификат", "ru": "Сертификат", "en": "Certificate"},
    "diploma": {"kk": "Диплом", "ru": "Диплом", "en": "Diploma"},
    "thanks": {"kk": "Алғыс хат", "ru": "Благодарственное письмо", "en": "Letter of thanks"},
    "attendance": {"kk": "Сертификат", "ru": "Сертификат", "en": "Certificate"},
}

SENTENCES: dict[str, Said] = {
    "certificate": {
        "kk": "байқауға қатысқаны үшін марапатталады",
        "ru": "награждается за участие в конкурсе",
        "en": "is awarded this certificate for taking part in the contest",
    },
    "attendance": {
        "kk": "іс-шараға қатысқаны үшін сертификатпен марапатталады",
        "ru": "награждается сертификатом за участие в мероприятии",
        "en": "is awarded this certificate for taking part in the event",
    },
    "thanks-juror": {
        "kk": "байқаудың сараптама комиссиясындағы адал еңбегі үшін алғыс хатпен марапатталады",
        "ru": "награждается благодарственным письмом за работу в экспертной комиссии конкурса",
        "en": "is thanked for fair and careful work on the expert commission of the contest",
    },
    "thanks-organiser": {
        "kk": "байқауды ұйымдастыруға қосқан үлесі үшін алғыс хатпен марапатталады",
        "ru": "награждается благодарственным письмом за вклад в организацию конкурса",
        "en": "is thanked for the part taken in organising the contest",
    },
}

PLACES: dict[PlaceKind, Said] = {
    "grand-prix": {"kk": "Бас жүлде", "ru": "Гран-при", "en": "Grand prix"},
    "first": {"kk": "I орын", "ru": "I место", "en": "First place"},
    "second": {"kk": "II орын", "ru": "II место", "en": "Second place"},
    "third": {"kk": "III орын", "ru": "III место", "en": "Third place"},
}

PLACE_SENTENCES: dict[PlaceKind, Said] = {
    "grand-prix": {
        "kk": "байқаудың бас жүлдесін жеңіп алғаны үшін марапатталады",
        "ru": "награждается как обладатель Гран-при конкурса",
        "en": "is awarded the Grand prix of the contest",
    },
    "first": {
        "kk": "байқауда I орын алғаны үшін марапатталады",
        "ru": "награждается за I место в конкурсе",
        "en": "is awarded first place in the contest",
    },
    "second": {
        "kk": "байқауда II орын алғаны үшін марапатталады",
        "ru": "награждается за II место в конкурсе",
        "en": "is awarded second place in the contest",
    },
    "third": {
        "kk": "байқауда III орын алғаны үшін марапатталады",
        "ru": "награждается за III место в конкурсе",
        "en": "is awarded third place in the contest",
    },
    "nomination": {
        "kk": "байқаудың осы номинациясында жеңіске жеткені үшін марапатталады",
        "ru": "награждается за победу в этой номинации конкурса",
        "en": "is awarded this diploma as the winner of this nomination",
    },
    "other": {
        "kk": "байқау қорытындысы бойынша марапатталады",
        "ru": "награждается по итогам конкурса",
        "en": "is awarded this diploma on the results of the contest",
    },
}

ROLES: dict[str, Said] = {
    "author": {
        "kk": "{work} атты жұмыстың авторы",
        "ru": "автор работы {work}",
        "en": "author of the work {work}",
    },
    "co-author": {
        "kk": "{work} атты жұмыстың тең авторы",
        "ru": "соавтор работы {work}",
        "en": "co-author of the work {work}",
    },
    "library": {
        "kk": "{work} атты жұмысты ұсынған кітапхана",
        "ru": "библиотека, представившая работу {work}",
        "en": "the library that entered the work {work}",
    },
}

ATTENDED: dict[str, Said] = {
    "speaker": {
        "kk": "қорғаудың баяндамашысы, {day}",
        "ru": "докладчик защиты, {day}",
        "en": "speaker at the defence, {day}",
    },
    "juror": {
        "kk": "сараптама комиссиясының мүшесі, {day}",
        "ru": "член экспертной комиссии, {day}",
        "en": "member of the expert commission, {day}",
    },
    "guest": {
        "kk": "қорғаудың көрермені, {day}",
        "ru": "зритель защиты, {day}",
        "en": "guest of the defence, {day}",
    },
}

LABELS: dict[str, Said] = {
    "specimen": {"kk": "Үлгі", "ru": "Образец", "en": "Specimen"},
    "draft": {"kk": "Жоба", "ru": "Проект", "en": "Draft"},
    "number": {"kk": "№ {number}", "ru": "№ {number}", "en": "No. {number}"},
    "check": {
        "kk": "Түпнұсқалығын тексеру",
        "ru": "Проверка подлинности",
        "en": "Check that it is genuine",
    },
    "page": {
        "kk": "{total} беттің {page}-беті",
        "ru": "страница {page} из {total}",
        "en": "page {page} of {total}",
    },
    "code": {"kk": "QR коды: {link}", "ru": "QR-код: {link}", "en": "QR code: {link}"},
}

RECEIPT: dict[str, Said] = {
    "title": {
        "kk": "Жұмыстың қабылданғаны туралы растама",
        "ru": "Подтверждение о приёме работы",
        "en": "Receipt for a work",
    },
    "number": {"kk": "Тіркеу нөмірі", "ru": "Регистрационный номер", "en": "Number"},
    "received": {
        "kk": "Сервер қабылдаған уақыт",
        "ru": "Время приёма сервером",
        "en": "Received by the server",
    },
    "work": {"kk": "Жұмыс", "ru": "Работа", "en": "Work"},
    "nomination": {"kk": "Номинация", "ru": "Номинация", "en": "Nomination"},
    "authors": {"kk": "Авторлары", "ru": "Авторы", "en": "Authors"},
    "files": {"kk": "Қабылданған файлдар", "ru": "Принятые файлы", "en": "Files received"},
    "file": {"kk": "Файл", "ru": "Файл", "en": "File"},
    "size": {"kk": "Көлемі, байт", "ru": "Размер, байт", "en": "Size, bytes"},
    "checksum": {
        "kk": "SHA-256 бақылау сомасы",
        "ru": "Контрольная сумма SHA-256",
        "en": "SHA-256 checksum",
    },
    "meaning": {
        "kk": "Бақылау сомасы сіздегі файлдың сомасымен бірдей болса, файл бізге өзгеріссіз жетті. Жұмыстың мерзімінде түскені осы беттегі сервер уақытымен анықталады.",
        "ru": "Если контрольная сумма совпадает с суммой вашего файла, файл дошёл до нас без изменений. Поступила ли работа в срок, определяется по времени сервера на этой странице.",
        "en": "If the checksum equals that of your file, the file reached us unchanged. Whether the work is in time is decided by the server time on this page.",
    },
}

SHEET: dict[str, Said] = {
    "title": {"kk": "Бағалау парағы", "ru": "Оценочный лист", "en": "Score sheet"},
    "work": {"kk": "Жұмыс", "ru": "Работа", "en": "Work"},
    "juror": {"kk": "Сарапшы", "ru": "Эксперт", "en": "Juror"},
    "how": {
        "kk": "Әр өлшемшарт бойынша бір балды қоршап белгілеңіз. Түзетсеңіз, жанына қолыңызды қойыңыз.",
        "ru": "По каждому критерию обведите один балл. Исправление заверьте подписью рядом.",
        "en": "Circle one mark for each criterion. Sign beside any correction.",
    },
    "yes": {"kk": "Иә", "ru": "Да", "en": "Yes"},
    "no": {"kk": "Жоқ", "ru": "Нет", "en": "No"},
    "weight": {"kk": "салмағы {weight}", "ru": "вес {weight}", "en": "weight {weight}"},
    "range": {
        "kk": "{lowest} – {highest} балл",
        "ru": "баллы {lowest} – {highest}",
        "en": "marks {lowest} – {highest}",
    },
    "comment": {"kk": "Пікір", "ru": "Комментарий", "en": "Comment"},
    "signature": {"kk": "Қолы", "ru": "Подпись", "en": "Signature"},
    "day": {"kk": "Күні", "ru": "Дата", "en": "Date"},
}

TICKET: dict[str, Said] = {
    "title": {
        "kk": "Көрермендер билеттері",
        "ru": "Билеты зрителей",
        "en": "Tickets of the audience",
    },
    "how": {
        "kk": "Бір билет – бір дауыс. Телефон камерасын кодқа бағыттаңыз.",
        "ru": "Один билет – один голос. Наведите камеру телефона на код.",
        "en": "One ticket, one vote. Point a telephone’s camera at the code.",
    },
}

DAY: dict[str, Said] = {
    "title": {
        "kk": "Қорғау күнінің парақтары",
        "ru": "Листы дня защиты",
        "en": "Sheets of the defence day",
    },
    "order": {
        "kk": "Қорғау кезегі мен кестесі",
        "ru": "Порядок и расписание выступлений",
        "en": "Running order and timetable",
    },
    "presence": {
        "kk": "Баяндамашылардың қатысу парағы",
        "ru": "Лист присутствия выступающих",
        "en": "Presence list of the speakers",
    },
    "commission": {
        "kk": "Комиссияның қатысу парағы",
        "ru": "Лист присутствия комиссии",
        "en": "Presence list of the commission",
    },
    "marks": {
        "kk": "Сарапшының бағалау кестесі",
        "ru": "Таблица оценок эксперта",
        "en": "Marks sheet of a juror",
    },
    "log": {"kk": "Уақыт есебі", "ru": "Журнал времени", "en": "Timer log"},
    "when": {"kk": "Күні", "ru": "Дата", "en": "Date"},
    "where": {"kk": "Орны", "ru": "Место", "en": "Place"},
    "juror": {"kk": "Сарапшы", "ru": "Эксперт", "en": "Juror"},
    "talk": {"kk": "Баяндамаға", "ru": "На доклад", "en": "For the talk"},
    "questions": {"kk": "Сұрақтарға", "ru": "На вопросы", "en": "For the questions"},
    "hour": {"kk": "Уақыты", "ru": "Время", "en": "Hour"},
    "speaker": {"kk": "Баяндамашы", "ru": "Выступающий", "en": "Speaker"},
    "speakers": {"kk": "Баяндамашылар", "ru": "Выступающие", "en": "Speakers"},
    "library": {"kk": "Кітапхана", "ru": "Библиотека", "en": "Library"},
    "work": {"kk": "Жұмыс", "ru": "Работа", "en": "Work"},
    "remark": {"kk": "Ескерту", "ru": "Примечание", "en": "Remark"},
    "arrived": {"kk": "Келген уақыты", "ru": "Время прихода", "en": "Arrived at"},
    "how": {"kk": "Залда / желіде", "ru": "В зале / онлайн", "en": "In the hall / online"},
    "signature": {"kk": "Қолы", "ru": "Подпись", "en": "Signature"},
    "begun": {"kk": "Басталды", "ru": "Начало", "en": "Begun"},
    "asked": {"kk": "Сұрақтар басталды", "ru": "Начало вопросов", "en": "Questions begun"},
    "ended": {"kk": "Аяқталды", "ru": "Конец", "en": "Ended"},
    "pauses": {"kk": "Үзілістер", "ru": "Паузы", "en": "Pauses"},
    "signed": {
        "kk": "Толтырған адамның қолы",
        "ru": "Подпись заполнившего",
        "en": "Signed by whoever filled it in",
    },
    "marks-how": {
        "kk": "Әр ұяшыққа бір балл жазыңыз. Түзетсеңіз, жанына қолыңызды қойыңыз. Желі қосылғанда хатшы балдарды QR кодындағы бетке енгізеді.",
        "ru": "В каждую клетку впишите один балл. Исправление заверьте подписью рядом. Когда сеть появится, секретарь внесёт баллы на странице из QR-кода.",
        "en": "Write one mark into each box. Sign beside any correction. When the network is back, the secretary enters the marks on the page behind the code.",
    },
}

_QUOTES = {"kk": ("«", "»", "„", "“"), "ru": ("«", "»", "„", "“"), "en": ("“", "”", "‘", "’")}


def role(kind: Literal["author", "co-author", "library"], work: str, language: Language) -> str:
    """Say what the holder is to the work, its title quoted in the manner of the language."""
    return ROLES[kind][language].format(work=quoted(work, language))


def quoted(words: str, language: Language) -> str:
    """Put words into quotation marks; marks already around them are not doubled, inner ones turn."""
    before, after, inner_before, inner_after = _QUOTES[language]
    bare = _unquoted(words.strip())
    inner = bare.replace(before, inner_before).replace(after, inner_after)
    return f"{before}{inner}{after}"


def _unquoted(words: str) -> str:
    """Take off marks that open at the first letter and close only at the last."""
    marks = (words[:1], words[-1:])
    if not words[1:] or marks not in {("«", "»"), ("“", "”"), ('"', '"')}:
        return words
    inside = words[1:-1]
    first_closing, first_opening = inside.find(marks[1]), inside.find(marks[0])
    return inside if first_closing == -1 or -1 < first_opening < first_closing else words
