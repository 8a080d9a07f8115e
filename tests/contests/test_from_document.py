"""A contest from a document: what it says is shown with its words, and a draft is begun from it."""

from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from baiqau.contests.forms import LONGEST, DocumentForm
from baiqau.contests.models import Draft
from baiqau.contests.read import DOUBTS, KINDS, NAMES, PARTS
from baiqau.contests.wording import UNREAD
from baiqau.files import refusing, texts
from baiqau.rules import reading
from baiqau.rules.drafts import drafted, faults
from baiqau.rules.reading import kinds, told
from tests import build
from tests.contests.form import path

pytestmark = pytest.mark.django_db
HERE = Path(__file__).parents[1] / "rules" / "reading"
AT = "/kk/new/document/"


@pytest.fixture
def person(client):
    found = build.person()
    client.force_login(found)
    return found


def text(name):
    return (HERE / f"{name}.txt").read_text(encoding="utf-8")


def test_a_file_is_read_and_its_facts_stand_beside_their_words(client, person):
    file = SimpleUploadedFile("ереже.txt", text("kk").encode("utf-16"))

    page = client.post(AT, {"paper": file, "read": "1"}).content.decode()

    assert "2025 ж. 30 наурыз" in page.replace("\u00a0", " ").replace("&nbsp;", " ")
    assert "«БІР ЕЛ – БІР КІТАП» ОБЛЫСТЫҚ ОҚУШЫЛАР БАЙҚАУЫ" in page
    assert "2025 жылғы 3 наурыздан 30 наурызға дейін өтінімдер" in page
    assert str(DOUBTS["not-said-inclusive"]) not in page  # the text says 18:00
    assert not Draft.objects.exists()


def test_a_last_day_without_an_hour_is_asked_about_and_kinds_are_told_in_words(client, person):
    said = "1. Бейне және эссе түріндегі жұмыстар қазақ немесе орыс тілінде ұсынылады.\n2. Өтінімдер 2025 жылғы 5 мамырға дейін қабылданады."

    page = client.post(AT, {"document": said, "read": "1"}).content.decode()

    assert str(DOUBTS["not-said-inclusive"]) in page
    assert "бейне, эссе" in page
    assert "қазақша, орысша" in page


def test_a_draft_is_begun_from_what_was_read(client, person):
    answer = client.post(AT, {"document": text("kk"), "begin": "1"})

    draft = Draft.objects.get(owner=person)
    assert path(answer) == f"/kk/new/{draft.key}/"
    tree = draft.document
    assert tree["title"] == {"kk": "«БІР ЕЛ – БІР КІТАП» ОБЛЫСТЫҚ ОҚУШЫЛАР БАЙҚАУЫ"}
    assert tree["stages"][0]["opens"] == "2025-03-03T00:00:00+05:00"
    assert tree["stages"][0]["closes"] == "2025-03-30T18:00:00+05:00"
    assert [one["number"] for one in tree["clauses"]] == [str(n) for n in range(1, 11)]
    assert tree["eligibility"]["oldest"] == {"value": {"years": 16}, "clause": "2"}
    assert tree["eligibility"]["youngest"] == {"value": 10, "clause": "2"}
    assert [(one["name"]["kk"], one["highest"]) for one in tree["criteria"]] == [
        ("мазмұнның тереңдігі", 10),
        ("тіл байлығы", 10),
        ("шығармашылық", 5),
    ]
    assert [one["weight"] for one in tree["criteria"]] == [2, 2, 1]  # points are summed
    assert tree["organiser"]["phone"] == "8 (7212) 56-78-90"
    assert client.get(path(answer)).status_code == 200


@pytest.mark.parametrize("name", ["kk", "kk-latin", "kk-arabic", "ru", "ru-numbers", "en"])
def test_every_value_of_a_draft_is_one_a_regulation_may_have(name):
    found = reading.read(text(name))

    problems = faults.look(drafted.from_reading(found)).problems

    known = {"text-empty", "value-missing", "list-short", "language-missing"}
    assert {one.code for one in problems} <= known


def test_what_is_to_translate_is_counted_from_the_beginning():
    tree = drafted.from_reading(reading.read(text("kk")))
    missing = [one for one in faults.look(tree).problems if one.code == "language-missing"]

    assert {"title.ru", "clauses.0.text.en", "criteria.0.name.ru"} <= {one.path for one in missing}
    tree["languages"] = ["kk"]
    assert "language-missing" not in {one.code for one in faults.look(tree).problems}


def test_a_short_clause_of_a_section_is_a_rule_not_a_heading():
    read = reading.read("1. Бағалау\n1.1. Қазылар алқасы 5 адамнан тұрады.\n1.2. Балдар қосылады.")
    rows = drafted.from_reading(read)["clauses"]

    assert [one.get("heading", False) for one in rows] == [True, False, False]


def test_the_naming_rule_needs_its_word_for_a_surname():
    def naming(words, **more):
        found = reading.read(f"1. Хат «{words}» атауымен a@b.kz мекенжайына жіберіледі.")
        return drafted.from_reading(found).get("naming")

    rule = naming("ЖИ байқауы_Тегі")
    assert (rule["pattern"], rule["heads"]) == ("ЖИ байқауы_{surname}", ["ЖИ байқауы"])
    assert rule["mailbox"] == "a@b.kz"
    assert naming("Жоба_тақырыбы") is None


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({"document": "   "}, "Файл таңдаңыз немесе ереженің мәтінін қойыңыз."),
        (
            {"paper": SimpleUploadedFile("a.docx", b"\x89PNG\r\n\x1a\n" + bytes(99))},
            "Мәтін тек DOCX, PDF",
        ),
    ],
    ids=["empty", "picture"],
)
def test_what_cannot_be_read_is_told(client, person, sent, words):
    page = client.post(AT, sent | {"read": "1"}).content.decode()

    assert words in page
    assert not Draft.objects.exists()


def test_a_large_file_is_told_before_it_is_written_once_more(client, person, monkeypatch):
    monkeypatch.setattr(texts, "LARGEST", 10)
    monkeypatch.setattr(SimpleUploadedFile, "chunks", None)

    form = DocumentForm({}, {"paper": SimpleUploadedFile("ереже.txt", bytes(11))})

    assert form.errors == {"paper": [str(UNREAD["words-large"])]}


def test_line_ends_of_a_browser_are_not_counted(client, person):
    long = "1.\n" * 66_000
    sent = long.replace("\n", "\r\n")
    assert len(long) < LONGEST < len(sent)

    form = DocumentForm({"document": sent})

    assert form.is_valid(), form.errors
    assert form.cleaned_data["words"] == long


def test_a_document_of_70_000_lines_is_shown_and_begun(client, person):
    lines = "1. Ереже.\n" + "\n" * 70_000 + ("а" * 1999 + "\n") * 32
    shown = client.post(AT, {"paper": SimpleUploadedFile("a.txt", lines.encode()), "read": "1"})
    hidden = shown.context["document"].replace("\n", "\r\n")

    answer = client.post(AT, {"document": hidden, "begin": "1"})

    assert len(hidden) > LONGEST
    assert path(answer) == f"/kk/new/{Draft.objects.get(owner=person).key}/"


def test_a_person_has_not_endless_documents_read(client, person, monkeypatch):
    monkeypatch.setattr("baiqau.contests.views.beginning.AN_HOUR", 1)
    client.post(AT, {"document": "1. Ереже.", "read": "1"})

    page = client.post(AT, {"document": "1. Ереже.", "begin": "1"}).content.decode()

    assert "Бір сағат ішінде көп құжат оқылды." in page
    assert "1. Ереже." in page
    assert not Draft.objects.exists()


def test_every_fact_doubt_and_refusal_has_its_words():
    assert set(DOUBTS) == set(told.DOUBTS)
    assert set(KINDS) == set(kinds.KINDS)
    assert set(UNREAD) == {*refusing.NO_WORDS, "soffice-missing", "made-too-long", "not-made"}
    for name in ("kk", "ru", "en", "ru-numbers", "kk-latin"):
        for fact, _value, _source in told.lines(reading.read(text(name))):
            assert fact.removeprefix("submission.") in NAMES


def test_places_and_co_authors_of_a_text_are_those_of_the_draft():
    said = "1. Работу представляют не более 3 авторов.\n2. Гран-при – 500 000 тенге; 1 место – 2 диплома; 2 место – 3 диплома."
    tree = drafted.from_reading(reading.read(said))

    assert tree["eligibility"]["most_authors"] == {"value": 3, "clause": "1"}
    rows = tree["awards"]["places"]
    assert [(one["key"], one["count"]) for one in rows] == [
        ("grand-prize", 1),
        ("place-1", 2),
        ("place-2", 3),
    ]
    assert rows[0]["gift"] == {"ru": "500 000 тенге"}
    assert tree["awards"]["clause"] == "2"
    usual = drafted.from_reading(reading.read("1. Ереже."))["awards"]["places"]
    assert [one["key"] for one in usual] == ["place-1", "place-2", "place-3"]


def test_the_page_asks_first_and_folds_what_was_read(client, person):
    page = client.post(AT, {"document": text("kk"), "read": "1"}).content.decode()

    assert page.index('id="asked"') < page.index('id="said"') < page.index('name="begin"')
    assert page.count('<details class="card rowed">') == len(PARTS)
    assert {one for keys in PARTS.values() for one in keys} == set(NAMES)


def test_a_duration_of_a_document_is_told_in_minutes_and_seconds(client, person):
    page = client.post(AT, {"document": text("ru"), "read": "1"}).content.decode()
    assert "2 мин 30 с" in page.replace("\xa0", " ")
