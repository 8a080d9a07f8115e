"""Turns of phrase of real regulations: titles, organisers, ages of groups, places, counts, languages, subjects."""

import pytest

from baiqau.rules import reading
from baiqau.rules.reading import told


def facts(text):
    return told.facts(reading.read(text))


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "Қазақстан күніне арналған «Дала –\nменің үйім»\nреспубликалық байқауын\nөткізу ережелері\n1. Жалпы ережелер",
            "Қазақстан күніне арналған «Дала – менің үйім» республикалық байқауы",
        ),
        (
            "Ертістегі кітапхана «КӨКТЕМ ЖЫРЫ» атты жас ақындар байқауын жариялады.\nЖұмыстар 5 мамырға дейін қабылданады.",
            "«КӨКТЕМ ЖЫРЫ» атты жас ақындар байқауы",
        ),
        ("Наверх\nКонкурс эссе «Река детства»\nПросмотров: 41", "Конкурс эссе «Река детства»"),
        ("Центр «Заря» запускает конкурс рисунков «Моя улица».", "«Моя улица»"),
        (
            "Порядок предоставления конкурсных работ\nСроки проведения конкурса\nс 1 по 9 мая 2027 года",
            None,
        ),
        ("Teams\n- A team is limited to 1-5 members", None),
    ],
)
def test_the_name_of_a_contest(text, title):
    assert facts(text)["title"] == title


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Организаторы конкурса:\nМинистерство культуры и центральная библиотека города Н.",
            ["Министерство культуры", "центральная библиотека города Н"],
        ),
        (
            "1. Ұйымдастырушылар – Ақсу қаласының мәдениет, архивтер және тілдер бөлімі, Абай атындағы кітапхана.",
            ["Ақсу қаласының мәдениет, архивтер және тілдер бөлімі", "Абай атындағы кітапхана"],
        ),
        (
            "Учредитель конкурса — Отдел культуры. Организатор — Детская библиотека.",
            ["Отдел культуры", "Детская библиотека"],
        ),
        (
            "Жас ғалымдар конкурсын жыл сайын Білім және ғылым министрлігі (бұдан әрі – Министрлік) өткiзедi.",
            ["Білім және ғылым министрлігі"],
        ),
        ("Первый этап проводится до 31 мая 2027 года.", []),
    ],
)
def test_who_holds_it(text, names):
    assert facts(text)["organiser"] == names


def test_age_groups_are_one_age_together():
    found = facts(
        "Байқау үш жас тобы бойынша өтеді:\n– 10 жастан 14 жасқа дейін (қоса)\n– 15 жастан 18 жасқа дейін (қоса)\n– 19 жас және одан жоғары."
    )

    assert [(one["min"], one["max"]) for one in found["age_groups"]] == [
        (10, 14),
        (15, 18),
        (19, None),
    ]
    assert found["age"] == {"min": 10, "max": None, "max_inclusive": True}
    assert facts("Teams can have up to 4 members.")["age"] is None
    assert facts("Возраст участников не ограничен.")["age"] is not None


@pytest.mark.parametrize(
    ("text", "places"),
    [
        (
            "Жүлде қоры: бас жүлде – 300 000 теңге; І орын – 200 000 теңге; ІІ орын – 100 000 теңге.",
            [(0, None, "300 000 теңге"), (1, None, "200 000 теңге"), (2, None, "100 000 теңге")],
        ),
        (
            "Жүлдегерлер мына марапаттарға ие болады:\nI дәрежелі диплом – 6 адам\nII дәрежелі диплом – 12 адам",
            [(1, 6, None), (2, 12, None)],
        ),
        (
            "Победители награждаются дипломами I, II и III степени.",
            [(1, None, None), (2, None, None), (3, None, None)],
        ),
        ("Prizes: First prize: £300; Second prize: £150", [(1, None, "£300"), (2, None, "£150")]),
        (
            "Победители конкурса (1-3 места) получают право публикации.",
            [(1, None, None), (2, None, None), (3, None, None)],
        ),
        ("Победители прошлых лет, занявшие 1 место, не участвуют.", []),
        ("1 этап – приём работ, 2 этап – жюри.", []),
    ],
)
def test_places(text, places):
    assert [(one["place"], one["number"], one["prize"]) for one in facts(text)["places"]] == places


@pytest.mark.parametrize(
    ("text", "name", "number"),
    [
        ("От одного автора могут участвовать не более 2 стихотворений.", "entries_max", 2),
        ("Автор может отправить на конкурс одну работу.", "entries_max", 1),
        ("Әр қатысушыдан бір ғана жұмыс қабылданады.", "entries_max", 1),
        ("Each person is allowed to submit only one story.", "entries_max", 1),
        ("Коллективное участие: не более 3 авторов одной работы.", "team_size", 3),
        ("Количество соавторов — не более 4.", "team_size", 4),
        ("Students may enter in teams of up to three people.", "team_size", 3),
        ("Жюри в составе не более 5 человек.", "team_size", None),
        ("Объём работы — 5–12 страниц.", "pages_min", 5),
        ("Объём работы — 5–12 страниц.", "pages_max", 12),
        ("Ролик длится от 1 до 3 минут.", "duration_min_s", 60),
        ("Stories must not be longer than 3,000 words.", "words_max", 3000),
    ],
)
def test_counts_and_spans(text, name, number):
    assert facts(text)["submission"].get(name) == number


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Эссе қазақ немесе орыс тілінде жазылады, 2 беттен кем емес.", ["kk", "ru"]),
        ("Рабочие языки конкурса: казахский, русский, английский.", ["kk", "ru", "en"]),
        ("Конкурс содействует развитию казахского языка.", None),
    ],
)
def test_languages_of_works(text, codes):
    assert facts(text)["language_of_works"] == codes


def test_the_subject_of_a_letter_is_a_rule_of_naming():
    assert facts("Работы присылать на почту с пометкой «Весна».")["naming_rule"] == "Весна"
    assert facts("В теме письма необходимо указать «Конкурс».")["naming_rule"] == "Конкурс"
    assert (
        facts("Заявка с указанием Ф.И.О. автора в одном файле с текстами.")["naming_rule"] is None
    )


@pytest.mark.parametrize(
    ("text", "named"),
    [
        (
            "по следующим номинациям:\n1. «Герб»\n2. «Семья»\n4. «Село»",
            ["«Герб»", "«Семья»", "«Село»"],
        ),
        (
            "You may submit five entries for each category.\n• Photos are sharp.\n• Files are named.",
            [],
        ),
        ("Конкурс по данным номинациям проводится в два этапа:\n– первый\n– второй", []),
    ],
)
def test_nominations(text, named):
    assert facts(text)["nominations"] == named


def test_a_term_and_its_clock():
    found = facts(
        "Байқау 2024 жылдың 1 қыркүйегінде басталып, 21\nжелтоқсанда аяқталады және 4 кезеңде өтеді."
    )
    assert (found["application_start"], found["deadline"]) == ("2024-09-01", "2024-12-21")
    found = facts("Завершится прием конкурсных работ в 18:00 (МСК) 15 ноября 2018 года.")
    assert (found["deadline"], found["deadline_time"]) == ("2018-11-15", "18:00")


def test_a_numbering_may_begin_anew_and_an_outer_one_go_on():
    assert facts("1. Жалпы\n1. Осы ереже.\n2. Мақсаты.\n2. Қатысу\n3. Соңы.")["clauses"] == [
        "1",
        "1",
        "2",
        "2",
        "3",
    ]
