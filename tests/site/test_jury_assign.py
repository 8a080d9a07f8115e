"""`baiqau jury assign` on files as people have them, right and wrong."""

import csv
import io
import json

import pytest

from baiqau.site.cli.entrance import main

SMALL = "0.5,0.6,0.7\n0.1,-1,0.2\n0.3,0.4,0.9\n"
NAMED = "work,a,b,c\nX,0.5,0.6,0.7\nY,0.1,-1,0.2\nZ,0.3,0.4,0.9\n"
TERMS = ("--per-work", "2", "--max-load", "3")
NUMBERED = ["0,1", "0,2", "1,0", "1,2", "2,1", "2,2"]
PAIRS = ["X,b", "X,c", "Y,a", "Y,c", "Z,b", "Z,c"]


def assign(tmp_path, capsys, text, *words):
    """Run the command; give exit code, output and what it says besides."""
    file = tmp_path / "affinity.csv"
    file.write_bytes(text.encode() if isinstance(text, str) else text)
    code = main(["jury", "assign", "--affinity", str(file), *(words or TERMS)])
    said = capsys.readouterr()
    return code, said.out, said.err.replace(str(file), "affinity.csv").strip()


@pytest.mark.parametrize(
    "text",
    [
        SMALL,
        "\ufeff" + SMALL,
        SMALL.encode("utf-16"),
        SMALL.replace("\n", "\r\n"),
        SMALL.replace("\n", "\r"),
        "\n" + SMALL.replace("\n", "\n\n  \n"),
        SMALL.replace(",", " , "),
        SMALL.replace("\n", ",\n"),
        SMALL.replace(",", ";"),
        SMALL.replace(",", ";").replace(".", ","),
        SMALL.replace(",", "\t").replace(".", ","),
        '"0,5","0,6","0,7"\n"0,1","-1","0,2"\n"0,3","0,4","0,9"\n',
    ],
)
def test_without_a_header_works_and_experts_are_numbered_from_0(tmp_path, capsys, text):
    code, out, _ = assign(tmp_path, capsys, text)

    assert code == 0
    assert out.splitlines() == ["work,expert", *NUMBERED]


@pytest.mark.parametrize(
    "text",
    [
        NAMED,
        NAMED.replace("work", ""),
        NAMED.replace("work", "Жұмыс"),
        NAMED.replace(",", ";").replace(".", ","),
        NAMED.replace("\n", ",,\n"),
        NAMED.replace("X,", '"X",'),
    ],
)
def test_names_of_works_and_experts_are_kept(tmp_path, capsys, text):
    code, out, _ = assign(tmp_path, capsys, text)

    assert code == 0
    assert out.splitlines()[1:] == PAIRS


@pytest.mark.parametrize("head", ["work,0,1,2\n", ",0,1,2\n", "id,0,1,2\n", "0,1,2\n"])
def test_a_header_of_numbers_is_no_work(tmp_path, capsys, head):
    rows = SMALL.splitlines()
    body = rows if head[0] == "0" else [f"{at},{row}" for at, row in enumerate(rows)]

    assert assign(tmp_path, capsys, head + "\n".join(body))[1].splitlines()[1:] == NUMBERED


@pytest.mark.parametrize(
    "text",
    [
        "work,expert,affinity\nX,a,0.5\nX,b,0.6\nY,a,0.1\nY,b,0.2\n",
        "expert,affinity,work\na,0.5,X\nb,0.6,X\na,0.1,Y\nb,0.2,Y\n",
        "Жұмыс;Сарапшы;Жақындық\nX;a;0,5\nX;b;0,6\nY;a;0,1\nY;b;0,2\n",
        "Работа\tЭксперт\tБлизость\nX\ta\t0,5\nX\tb\t0,6\nY\ta\t0,1\nY\tb\t0,2\n",
    ],
)
def test_pairs_may_be_listed(tmp_path, capsys, text):
    assert assign(tmp_path, capsys, text)[1].splitlines()[1:] == ["X,a", "X,b", "Y,a", "Y,b"]


def test_names_with_line_breaks_and_commas_come_back_as_they_were(tmp_path, capsys):
    text = 'work,"Ақ, Бота","Ә\nҮ"\n"x\ny",0.5,0.6\n'

    _, out, _ = assign(tmp_path, capsys, text)

    assert list(csv.reader(io.StringIO(out)))[1:] == [["x\ny", "Ақ, Бота"], ["x\ny", "Ә\nҮ"]]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "affinity.csv is empty."),
        (" \n\n", "affinity.csv is empty."),
        ("a,b,c\n", "affinity.csv: there is no row of a work."),
        ("work,expert,affinity\n", "affinity.csv: there is no row of a pair."),
        (
            "0.5,,0.7\n0.1,0.2,0.3\n",
            "affinity.csv: line 1, column 2: the cell is empty; a forbidden pair is −1.",
        ),
        ("0.5,x,0.7\n0.1,0.2,0.3\n", "affinity.csv: line 1, column 2: “x” is not a number."),
        ("0.5,nan,0.7\n", "affinity.csv: line 1, column 2: “nan” is not a number."),
        ("0.5,0.4\n\n0.7,inf\n", "affinity.csv: line 3, column 2: “inf” is not a number."),
        ("0.5,1_0\n0.7,0.1\n", "affinity.csv: line 1, column 2: “1_0” is not a number."),
        ("0.5,1e300\n", "affinity.csv: line 1, column 2: “1e300” is more than 1000000000000."),
        (
            "0.5,0.4\n0.7,-0.3\n",
            "affinity.csv: line 2, column 2: “-0.3” is neither −1 (forbidden) nor 0 or more.",
        ),
        ("0.5,0.6,0.7\n0.1,0.2\n", "affinity.csv: line 2 has 2 cells, not 3."),
        ("0.5,0.6\n0.1,0.2,0.3\n", "affinity.csv: line 2 has 3 cells, not 2."),
        ("work,a,a\n1,0.5,0.6\n", "affinity.csv: line 1: there are two experts “a”."),
        ("work,a,b\n1,0.5,0.6\n1,0.4,0.3\n", "affinity.csv: line 3: there are two works “1”."),
        ("work,a,b\n,0.5,0.6\n", "affinity.csv: line 2: the name of a work is missing."),
        (
            "work,expert,affinity\nA,x,0.5\nB,x,0.5\nA,x,0.6\n",
            "affinity.csv: line 4: the pair of work A, expert x is listed twice.",
        ),
        (
            "work,expert,affinity\n0,1,0.5\n0,1,0.6\n",
            "affinity.csv: line 3: the pair of work 0, expert 1 is listed twice.",
        ),
        (
            "work,expert,affinity\nA,x,0.5\nA,,0.6\n",
            "affinity.csv: line 3, column 2: the name is missing.",
        ),
        (
            "work,expert,affinity\nA,x,0.5\nA,y,good\n",
            "affinity.csv: line 3, column 3: “good” is not a number.",
        ),
        (b"0.5,\xcf\n", "affinity.csv is not UTF-8 text. Save it as CSV in UTF-8."),
    ],
)
def test_refused_content_is_one_sentence_and_exit_2(tmp_path, capsys, text, sentence):
    assert assign(tmp_path, capsys, text) == (2, "", sentence)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--per-work", "0"), "--per-work is at least 1, not 0."),
        (("--per-work", "1", "--min-load", "-1"), "--min-load is not below 0, as -1 is."),
        (
            ("--per-work", "2", "--min-load", "3", "--max-load", "2"),
            "--max-load 2 is less than --min-load 3.",
        ),
    ],
)
def test_wrong_use_is_one_sentence_and_exit_2(tmp_path, capsys, words, sentence):
    assert assign(tmp_path, capsys, SMALL, *words) == (2, "", sentence)


@pytest.mark.parametrize(
    ("text", "words", "sentence"),
    [
        (
            NAMED.replace("Y,0.1,-1,0.2", "Y,-1,-1,-1"),
            TERMS,
            "2 more expert(s) needed for each of these works: Y.",
        ),
        (
            NAMED,
            ("--per-work", "3"),
            "1 more expert(s) needed for each of these works: Y.",
        ),
        (
            NAMED,
            ("--per-work", "2", "--min-load", "3"),
            (
                "The min load 3 cannot hold: experts a, b, c may take 3 work(s) too few. "
                "Smallest relaxation: min load 2 for them."
            ),
        ),
        (
            NAMED,
            ("--per-work", "2", "--max-load", "1"),
            (
                "The max load 1 cannot hold: 3 place(s) are missing, for works X, Y, Z have nobody but "
                "experts a, b, c. Smallest relaxation: these experts would need max load 2; or these "
                "works at least 3 more expert(s)."
            ),
        ),
    ],
)
def test_what_cannot_be_is_explained_with_names_and_exit_1(tmp_path, capsys, text, words, sentence):
    assert assign(tmp_path, capsys, text, *words) == (
        1,
        "",
        f"Not every work can have its experts.\n{sentence}",
    )


@pytest.mark.parametrize("name", ["", "absent.csv"])
def test_what_cannot_be_read_is_exit_2(tmp_path, capsys, name):
    assert main(["jury", "assign", "--affinity", str(tmp_path / name), *TERMS]) == 2
    assert " cannot be read: " in capsys.readouterr().err


def test_affinities_come_through_a_pipe(capsys, monkeypatch):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(SMALL.encode())))

    assert main(["jury", "assign", "--affinity", "-", *TERMS]) == 0
    assert capsys.readouterr().out.splitlines()[1:] == NUMBERED


def test_the_json_tells_the_pairs_and_the_certificate(tmp_path, capsys):
    code, out, _ = assign(tmp_path, capsys, NAMED, *TERMS, "--json")

    told = json.loads(out)
    assert code == 0
    assert [",".join(pair) for pair in told["pairs"]] == PAIRS
    assert told["objective"] == pytest.approx(2.9)
    assert told["bound"] >= told["objective"]
    assert told["ratio"] >= 0.9999
    assert (told["unmet"], told["components"], told["loads"]) == (0, 1, {"a": 1, "b": 2, "c": 3})
