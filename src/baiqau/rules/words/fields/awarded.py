"""Labels of places, gifts, the audience award and certificates."""

from collections.abc import Mapping

from baiqau.rules.words.fields.label import Label, label

LABELS: Mapping[str, Label] = {
    "awards": label("Орындар мен сыйлықтар", "Места и подарки", "Places and gifts"),
    "awards.places": label(
        "Орындар",
        "Места",
        "Places",
        help=(
            "Ең жоғарысынан бастап, рет-ретімен.",
            "По порядку, начиная с высшего.",
            "In order, from the highest.",
        ),
        adds=("Орын қосу", "Добавить место", "Add a place"),
    ),
    "count": label("Нешеу", "Сколько", "How many"),
    "gift": label("Сыйлық", "Подарок", "Gift"),
    "awards.places.nomination": label(
        "Тек мына номинацияға", "Только для номинации", "Only of the nomination"
    ),
    "awards.nominations": label(
        "Шешіммен берілетін жүлделер",
        "Награды по решению комиссии",
        "Awards by decision",
        help=(
            "Рейтингке қарамай, комиссияның шешімімен беріледі.",
            "Присуждаются решением комиссии, а не по рейтингу.",
            "Given by decision of the commission, not by the ranking.",
        ),
        adds=("Жүлде қосу", "Добавить награду", "Add an award"),
    ),
    "awards.nominations.nomination": label(
        "Тек мына номинацияға", "Только для номинации", "Only of the nomination", rare=True
    ),
    "awards.may_stay_empty": label(
        "Орын берілмей қалуы мүмкін", "Место может остаться незанятым", "A place may stay empty"
    ),
    "awards.may_be_shared": label(
        "Орын бөлісілуі мүмкін", "Место может быть разделено", "A place may be shared"
    ),
    "audience": label(
        "Көрермендер жүлдесі",
        "Приз зрителей",
        "Audience award",
        adds=("Көрермендер жүлдесін қосу", "Добавить приз зрителей", "Add an audience award"),
    ),
    "audience.contact": label(
        "Дауыс беруші нені көрсетеді", "Что указывает голосующий", "What a voter registers with"
    ),
    "audience.commission": label(
        "Комиссия мүшелері де дауыс береді",
        "Члены комиссии тоже голосуют",
        "Members of the commission vote, too",
    ),
    "audience.tie": label("Дауыс саны тең болса", "При равенстве голосов", "Where votes are equal"),
    "certificates": label(
        "Қатысушы сертификаты",
        "Сертификат участника",
        "Participant certificate",
        adds=("Сертификатты қосу", "Добавить сертификат", "Add a certificate"),
    ),
    "certificates.whom": label("Кімге беріледі", "Кому выдаётся", "Who gets it"),
    "certificates.library_too": label(
        "Кітапхана да өз атына алады",
        "Библиотека тоже получает на своё имя",
        "A library gets one in its own name too",
    ),
}
