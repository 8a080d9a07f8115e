"""`baiqau jury rank` on files as people have them, right and wrong."""

import csv
import io
import json

import pytest

from baiqau.fairness import reading
from baiqau.site.cli.entrance import main
from tests.fairness import panels

SMALL = "work,judge,idea,use\nA,x,9,8\nA,y,8,8\nB,x,5,6\nB,y,6,\nC,x,2,3\nC,y,3,3\n"


def rank(tmp_path, capsys, text, *words):
    """Run the command; give exit code, output and complaint."""
    file = tmp_path / "marks.csv"
    file.write_bytes(text.encode() if isinstance(text, str) else text)
    code = main(["jury", "rank", str(file), *words])
    said = capsys.readouterr()
    return code, said.out, said.err.replace(str(file), "marks.csv").strip()


def order(out):
    return [line["work"] for line in csv.DictReader(io.StringIO(out))]


def contest(name="typical", seed=1):
    table = panels.panel(name, seed).marks
    lines = [
        f"{work},{judge}," + ",".join(f"{mark:.0f}" for mark in cells)
        for work, judge, cells in zip(table.work, table.judge, table.cells, strict=True)
    ]
    return "\n".join(["work,judge,c1,c2,c3,c4,c5", *lines]) + "\n"


def test_the_mean_is_printed_exactly(tmp_path, capsys):
    code, out, _ = rank(tmp_path, capsys, SMALL, "--method", "mean", "--top", "1")

    assert code == 0
    lines = out.splitlines()
    assert lines[0] == "work,rank,score,raw_mean,low,high,p_top"
    assert [line.split(",")[:4] for line in lines[1:]] == [
        ["A", "1", "8.250000", "8.250000"],
        ["B", "2", "5.750000", "5.750000"],
        ["C", "3", "2.750000", "2.750000"],
    ]


@pytest.mark.parametrize("method", ["mean", "median", "trimmed", "zscore", "eb", "robust"])
def test_every_method_ranks_a_whole_contest(tmp_path, capsys, method):
    code, out, _ = rank(tmp_path, capsys, contest(), "--method", method)

    rows = list(csv.DictReader(io.StringIO(out)))
    assert code == 0
    assert len(rows) == 150
    assert [int(row["rank"]) for row in rows] == sorted(int(row["rank"]) for row in rows)
    assert sum(float(row["p_top"]) for row in rows) == pytest.approx(10, abs=0.2)
    assert all(1 <= int(row["low"]) <= int(row["high"]) <= 150 for row in rows)


@pytest.mark.parametrize(
    "text",
    [
        "\ufeff" + SMALL,
        SMALL.replace("\n", "\r\n"),
        SMALL.replace(",", ";"),
        SMALL.replace(",", "\t"),
        SMALL.replace("\n", "\n\n"),
        "\n\n" + SMALL + ",,,\n",
        SMALL.replace(",", " , "),
        SMALL.replace("\n", "\r"),
        SMALL.replace("\n", "\n  \n , \n"),
        SMALL.replace("\n", ",\n"),
        SMALL.replace("use\n", "use,,\n").replace("8\n", "8,, \n"),
        SMALL.encode("utf-16"),
        SMALL.replace("work,judge", "ЖҰМЫС,Сарапшы"),
        SMALL.replace("work,judge", "Работа,Эксперт"),
        SMALL.replace("A,x", '"A",x'),
        "".join([SMALL.splitlines(True)[at] for at in (0, 5, 2, 6, 1, 4, 3)]),
        SMALL.replace(",", ";").replace("9;8", "9,0;8,00"),
        SMALL.replace("9,8", '"9,0",8.0'),
        "idea,judge,use,work\n9,x,8,A\n8,y,8,A\n5,x,6,B\n6,y,,B\n2,x,3,C\n3,y,3,C\n",
    ],
)
def test_files_of_every_custom_give_the_same_ranking(tmp_path, capsys, text):
    expected = rank(tmp_path, capsys, SMALL, "--method", "eb")[1]

    code, out, _ = rank(tmp_path, capsys, text, "--method", "eb")

    assert code == 0
    assert out == expected


def test_rows_and_columns_in_any_order_print_the_same_bytes(tmp_path, capsys):
    head, *lines = contest("bad2", 4).splitlines()
    turned = [",".join(line.split(",")[::-1]) for line in (head, *sorted(lines))]

    expected = rank(tmp_path, capsys, "\n".join([head, *lines]), "--json")[1]

    assert rank(tmp_path, capsys, "\n".join([head, *lines[::-1]]), "--json")[1] == expected
    assert rank(tmp_path, capsys, "\n".join(turned), "--json")[1] == expected


def test_a_quoted_cell_may_hold_line_breaks(tmp_path, capsys):
    text = SMALL.replace("A,", '"A\nsecond line",')

    _, out, _ = rank(tmp_path, capsys, text)

    assert order(out)[0] == "A\nsecond line"


def test_works_that_tie_stand_in_the_order_of_their_numbers(tmp_path, capsys):
    text = "work,judge,a\n" + "".join(f"W{work},x,7\n" for work in (10, 9, 100, 2))

    _, out, _ = rank(tmp_path, capsys, text)

    assert order(out) == ["W2", "W9", "W10", "W100"]


def test_a_mark_left_out_of_a_wider_scale_costs_nothing(tmp_path, capsys):
    text = "work,judge,idea,points\n" + "".join(
        f"{work},{judge},{work},{'' if (work + turn) % 3 == 0 else work * 10}\n"
        for work in range(1, 10)
        for turn, judge in enumerate("xyz")
    )

    for method in ("eb", "robust", "zscore"):
        _, out, _ = rank(tmp_path, capsys, text, "--method", method)
        assert order(out) == [str(work) for work in range(9, 0, -1)]


def test_marks_come_through_a_pipe(tmp_path, capsys, monkeypatch):
    expected = rank(tmp_path, capsys, SMALL)[1]
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(SMALL.encode())))

    assert main(["jury", "rank", "-"]) == 0
    assert capsys.readouterr().out == expected


def test_groups_of_judges_without_a_common_work_are_told_beside_the_table(tmp_path, capsys):
    _, out, told = rank(tmp_path, capsys, SMALL + "D,z,5,5\n")

    assert len(order(out)) == 4
    assert told == (
        "The judges fall into 2 groups without a common work; severities of different groups cannot be compared."
    )


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "marks.csv: The table is empty."),
        ("\n \n", "marks.csv: The table is empty."),
        ("entry,judge,a\n1,x,5\n", "marks.csv: Line 1: there is no column “work”."),
        ("work,a\n1,5\n", "marks.csv: Line 1: there is no column “judge”."),
        ("work,judge\n1,x\n", "marks.csv: Line 1: there is no column of a criterion."),
        ("work,judge,a,a\n1,x,5,5\n", "marks.csv: Line 1: column “a” stands twice."),
        ("work,judge,a,\n1,x,5,5\n", "marks.csv: Line 2 has 4 columns, the header has 3."),
        ("work,judge,a\n1,x,5,5\n2,x,5,5\n", "marks.csv: Line 2 has 4 columns, the header has 3."),
        ("work,judge,,a\n1,x,5,5\n", "marks.csv: Line 1: column 3 has no name."),
        ("work,work,judge,a\n", "marks.csv: Line 1: there is more than one column “work”."),
        ("work,judge,a\n", "marks.csv: The table holds no mark."),
        ("work,judge,a\n1,x,\n", "marks.csv: The table holds no mark."),
        (
            "work,judge,a\n1,x,5\n\n1,y,good\n",
            "marks.csv: Line 4, column “a”: “good” is not a number.",
        ),
        ("work,judge,a\n1,x,nan\n", "marks.csv: Line 2, column “a”: “nan” is not a number."),
        ("work,judge,a\n1,x,1_0\n", "marks.csv: Line 2, column “a”: “1_0” is not a number."),
        ("work,judge,a\n,x,5\n", "marks.csv: Line 2, column “work”: the name is missing."),
        ("work,judge,a\n1, ,5\n", "marks.csv: Line 2, column “judge”: the name is missing."),
        ("work,judge,a\n1,x\n", "marks.csv: Line 2 has 2 columns, the header has 3."),
        (
            "work,judge,a\n1,x,5\n2,x,5\n1,x,6\n",
            "marks.csv: Line 4, column “judge”: judge “x” has already marked work “1” in line 2.",
        ),
        (
            b"work,judge,a\n1,x,5\n\xcf\xee,x,5\n",
            "marks.csv is not UTF-8 text: line 3 holds other bytes. Save it as CSV in UTF-8.",
        ),
    ],
)
def test_refused_content_is_one_sentence_and_exit_2(tmp_path, capsys, text, sentence):
    assert rank(tmp_path, capsys, text) == (2, "", sentence)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (
            ("--method", "magic"),
            "The method is one of mean, median, trimmed, zscore, eb, robust, not “magic”.",
        ),
        (("--top", "0"), "--top is a number of places, at least 1, not 0."),
    ],
)
def test_wrong_use_is_one_sentence_and_exit_2(tmp_path, capsys, words, sentence):
    assert rank(tmp_path, capsys, SMALL, *words) == (2, "", sentence)


def test_a_file_that_cannot_be_read_is_exit_2(tmp_path, capsys):
    code = main(["jury", "rank", str(tmp_path / "absent.csv")])

    assert code == 2
    assert (
        capsys.readouterr()
        .err.strip()
        .endswith("absent.csv cannot be read: No such file or directory.")
    )


def test_the_json_tells_the_same_rows_and_all_that_is_known(tmp_path, capsys):
    _, out, _ = rank(tmp_path, capsys, contest("bad2", 2))

    code, told, _ = rank(tmp_path, capsys, contest("bad2", 2), "--json")

    report = json.loads(told)
    assert code == 0
    assert [row["work"] for row in report["rows"]] == order(out)
    assert [f"{row['score']:.6f}" for row in report["rows"]] == [
        row["score"] for row in csv.DictReader(io.StringIO(out))
    ]
    assert (report["method"], report["works"], report["judges"], report["sheets"]) == (
        "robust",
        150,
        12,
        450,
    )
    assert set(report["variances"]) == {"work", "judge", "slope", "sheet"}
    assert report["uncertainty"]["draws"] == 1000
    assert report["reliability"]["words"].startswith("The mean of 3 sheets has a reliability of 0.")
    assert sorted(flag for line in report["judge_table"] for flag in line["flags"]) == [
        "constant",
        "inverted",
    ]
    assert len(report["warnings"]) == 2
    assert report["statistically_equal"]


def test_a_judge_who_could_not_judge_leaves_the_work_without_a_rank(tmp_path, capsys):
    _, out, _ = rank(tmp_path, capsys, SMALL + "D,x,,\n")

    assert out.splitlines()[-1] == "D,,,,,,"


def test_z_scores_of_few_works_and_separate_groups_are_warned_of(tmp_path, capsys):
    _, told, _ = rank(tmp_path, capsys, SMALL + "D,z,5,5\n", "--method", "zscore", "--json")

    assert json.loads(told)["warnings"] == [
        "z-scores are safe from about 40 works a judge given at random; 3 of 3 judges have fewer.",
        "The judges fall into 2 groups without a common work; severities of different groups cannot be compared.",
    ]


def test_the_same_file_prints_the_same_bytes(tmp_path, capsys):
    first = rank(tmp_path, capsys, contest("severe", 3))

    assert rank(tmp_path, capsys, contest("severe", 3)) == first


def test_a_large_table_says_that_no_draws_were_made(tmp_path, capsys):
    lines = [
        f"W{work},J{(work * 7 + turn * 13) % 90},{(work * 31 + turn * 17) % 10}"
        for work in range(20_001)
        for turn in range(3)
    ]

    _, told, _ = rank(tmp_path, capsys, "\n".join(["work,judge,a", *lines]), "--json")

    report = json.loads(told)
    assert report["uncertainty"]["draws"] == 0
    assert report["rows"][0]["p_top"] is None
    assert len(report["rows"]) == 20_001


def test_names_keep_their_letters_and_quotes(tmp_path, capsys):
    text = 'work,judge,балл\n"Ақылды, сөре",Әсел,9\n"Кітап ""үйі""",Әсел,7\nҮшінші,Әсел,5\n'

    _, out, _ = rank(tmp_path, capsys, text)

    assert order(out) == ["Ақылды, сөре", 'Кітап "үйі"', "Үшінші"]


def test_a_broken_table_is_refused_not_crashed():
    with pytest.raises(reading.BadMarks):
        reading.read('work,judge,a\n1,x,"' + "5" * 200_000 + '"\n')
