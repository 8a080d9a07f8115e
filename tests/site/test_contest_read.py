"""`baiqau contest read`: facts with clause and words, for people and as JSON; refusals in one line."""

import json

from baiqau.site.cli.entrance import main

TEXT = """«Жаңа оқырман» байқауының ережесі
1. Байқауды қалалық кітапхана ұйымдастырады.
2. Өтінімдер 2025 жылғы 20 мамырға дейін a@example.kz мекенжайына жіберіледі.
4. Байқауға 35 жасқа дейінгі кітапханашылар қатысады.
"""


def test_the_facts_are_printed_with_their_clauses(tmp_path, capsys):
    file = tmp_path / "ереже.md"
    file.write_text(TEXT, encoding="utf-8")

    assert main(["contest", "read", str(file)]) == 0

    told = capsys.readouterr().out
    assert "title: «Жаңа оқырман» байқауы\n" in told
    assert "deadline: 2025-05-20\n    2 | Өтінімдер 2025 жылғы 20 мамырға дейін" in told
    assert "asked: clauses (clause 4): Clauses are missing: 3." in told
    assert "not stated: " in told
    assert "fee" in told.partition("not stated: ")[2]


def test_a_machine_reads_json(tmp_path, capsys):
    file = tmp_path / "a.txt"
    file.write_text(TEXT, encoding="utf-8")

    assert main(["contest", "read", str(file), "--json"]) == 0

    told = json.loads(capsys.readouterr().out)
    assert told["deadline"] == "2025-05-20"
    assert told["sources"]["deadline"]["clause"] == "2"
    assert told["age"] == {"min": None, "max": 35, "max_inclusive": None}
    assert told["fee"] is None


def test_what_cannot_be_read_is_said_in_one_line(tmp_path, capsys):
    picture = tmp_path / "a.png"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(64))

    assert main(["contest", "read", str(picture)]) == 1
    assert main(["contest", "read", str(tmp_path / "none.docx")]) == 1

    lines = capsys.readouterr().err.strip().split("\n")
    assert len(lines) == 2
    assert "DOCX" in lines[0]
    assert "none.docx cannot be read" in lines[1]
