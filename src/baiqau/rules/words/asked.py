"""The words around the questions of the entry form."""

from collections.abc import Mapping

from baiqau.rules.values import Text
from baiqau.rules.words.texts import text as _text

WORDS: Mapping[str, Text] = {
    "questions": _text("Өтінім сұрақтары", "Вопросы заявки", "Questions of the form"),
    "question": _text("Сұрақ", "Вопрос", "Question"),
    "required": _text("Міндетті", "Обязателен", "Required"),
    "answered-with": _text("Жауабы", "Ответ", "Answer"),
    "asked-short": _text("қысқа мәтін", "короткий текст", "short text"),
    "asked-long": _text("мәтін", "текст", "text"),
    "asked-choice": _text("бір жауап таңдау", "выбор одного ответа", "one choice"),
    "asked-choices": _text("бірнеше жауап таңдау", "выбор нескольких ответов", "several choices"),
    "asked-date": _text("күні", "дата", "date"),
    "asked-number": _text("сан", "число", "number"),
    "asked-phone": _text("телефон нөмірі", "номер телефона", "telephone number"),
    "asked-email": _text("электрондық пошта", "электронная почта", "e-mail address"),
    "asked-link": _text("сілтеме", "ссылка", "link"),
    "asked-table": _text("кесте", "таблица", "table"),
    "asked-file": _text("файл", "файл", "file"),
    "most-size": _text(
        "көлемі, ең көбі: {limit}", "размер, не более: {limit}", "size, at most: {limit}"
    ),
    "most-words": _text(
        "сөз саны, ең көбі: {limit}", "слов, не более: {limit}", "words, at most: {limit}"
    ),
    "least-number": _text("ең азы: {limit}", "не меньше: {limit}", "at least: {limit}"),
    "most-number": _text("ең көбі: {limit}", "не больше: {limit}", "at most: {limit}"),
    "least-rows": _text(
        "жол саны, ең азы: {limit}", "строк, не менее: {limit}", "rows, at least: {limit}"
    ),
    "most-rows": _text(
        "жол саны, ең көбі: {limit}", "строк, не более: {limit}", "rows, at most: {limit}"
    ),
    "only-if": _text(
        "«{question}» сұрағына «{answer}» деп жауап берілсе ғана сұралады.",
        "Спрашивается, только если на вопрос «{question}» дан ответ «{answer}».",
        "Asked only if “{question}” is answered “{answer}”.",
    ),
    "only-in": _text(
        "Тек мына номинацияларда сұралады: {nominations}.",
        "Спрашивается только в номинациях: {nominations}.",
        "Asked only in these nominations: {nominations}.",
    ),
    "entered-in": _text(
        "Жұмыс тапсырылатын номинациялар",
        "Номинации, в которые подаются работы",
        "Nominations in which works are entered",
    ),
    "takes-kinds": _text("Жұмыс түрлері", "Виды работ", "Kinds of works"),
    "any-kind": _text("кез келген түр", "любой вид", "every kind"),
    "nomination-needed": _text(
        "Номинация таңдау міндетті", "Выбор номинации обязателен", "A nomination must be chosen"
    ),
    "of-nomination": _text(
        "{place} (тек мына номинацияға: {nomination})",
        "{place} (только для номинации: {nomination})",
        "{place} (only of the nomination: {nomination})",
    ),
    "only-for": _text(
        "Тек мына жұмыс түрлеріне қойылады: {kinds}.",
        "Спрашивается только для видов работ: {kinds}.",
        "Asked only for these kinds of works: {kinds}.",
    ),
}
