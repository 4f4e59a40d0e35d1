"""``inforce screen`` and ``inforce compare`` as programs and people use them."""

import json
import subprocess
import sys
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from inforce import contract
from inforce.errors import BadInput
from inforce.names.parts import Kind
from inforce.names.score import Because
from inforce.screening.facts import Facts, encoded
from inforce.screening.model import Query, Settings
from inforce.screening.reading import listed, noticed_of, queries, tells_ids
from tests.commands import Result, Run, in_home, run_command

LIST = """\
id,name,schema,aliases,weak_aliases
x-1,Sergey Ivanovich SHCHUKIN,Person,Siarhei SHCHUKIN|Serge TSCHUKIN,Botanist
x-2,ROMASHKA TRADING LLC,Organization,,
"""


@pytest.fixture
def run(tmp_path: Path) -> Run:
    (tmp_path / "list.csv").write_text(LIST, "utf-8")

    return partial(run_command, *in_home(tmp_path / "home"), folder=tmp_path)


def lines(result: Result) -> list[dict[str, object]]:
    assert result.returncode == 0, result.stderr
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_every_query_is_answered_in_order_with_its_own_id(run: Run, tmp_path: Path) -> None:
    (tmp_path / "q.csv").write_text("id,name,schema\nb,Сергей Щукин,Person\na,Peter Sorel,Person\n", "utf-8")
    first, second = lines(run("screen", "q.csv", "--list", "list.csv", "--format", "jsonl"))
    assert (first["id"], [match["entry"] for match in first["matches"]]) == ("b", ["x-1"])  # type: ignore[attr-defined]
    assert second == {"inforce": "1", "id": "a", "matches": []}


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("q.csv", "Customer;Type\nOOO Romashka Trading;Company\n"),
        ("q.tsv", "full name\tkind\nOOO Romashka Trading\torganisation\n"),
        ("q.jsonl", '{"name": "OOO Romashka Trading"}\n'),
    ],
)
def test_columns_are_guessed(run: Run, tmp_path: Path, name: str, content: str) -> None:
    (tmp_path / name).write_text(content, "utf-8")
    chosen = ["--column", "name=Customer"] if "Customer;" in content else []
    (found,) = lines(run("screen", name, "--list", "list.csv", "--format", "jsonl", *chosen))
    assert [match["entry"] for match in found["matches"]] == ["x-2"]  # type: ignore[attr-defined]


def test_the_index_is_made_once(run: Run, tmp_path: Path) -> None:
    (tmp_path / "q.csv").write_text("name\nRomashka Trading\n", "utf-8")
    for _ in range(2):
        lines(run("screen", "q.csv", "--list", "list.csv", "--format", "jsonl"))
    assert len(list((tmp_path / "home/indexes").glob("*.names"))) == 1


def test_several_processes_answer_as_one(run: Run, tmp_path: Path) -> None:
    rows = "".join(f"{at},Romashka {at}\n{at}b,Shchukin Sergei\n" for at in range(2500))
    (tmp_path / "q.csv").write_text(f"id,name\n{rows}", "utf-8")
    one, two = (run("screen", "q.csv", "--list", "list.csv", "--format", "jsonl", "--processes", n) for n in "12")
    assert one.returncode == 0, one.stderr
    assert one.stdout == two.stdout


def test_not_listed_is_not_said_to_be_not_sanctioned(run: Run, tmp_path: Path) -> None:
    (tmp_path / "q.csv").write_text("name\nPeter Sorel\n", "utf-8")
    assert "ownership" in run("screen", "q.csv", "--list", "list.csv").stderr


@pytest.mark.parametrize(
    ("content", "says"),
    [("", "empty"), ("colour,size\nred,1\n", "no column of names"), ("name\n\xff", "not UTF-8")],
)
def test_a_file_that_is_no_table_of_names_is_refused_in_one_line(
    run: Run, tmp_path: Path, content: str, says: str
) -> None:
    (tmp_path / "q.csv").write_bytes(content.encode("latin-1"))
    result = run("screen", "q.csv", "--list", "list.csv", "--format", "jsonl")
    assert (result.returncode, result.stdout) == (3, "")
    assert says in result.stderr


def test_two_names_are_compared_with_their_reasons(run: Run) -> None:
    result = run("compare", "Siarhei Shchukin", "Sergey SHCHUKIN", "--kind", "person")
    assert '"Siarhei" ~ "Sergey"' in result.stdout


def test_pairs_of_a_file_are_compared(run: Run, tmp_path: Path) -> None:
    (tmp_path / "p.csv").write_text("id,schema,name1,name2\np1,Person,Hana Sorel,Hana Sorel\np2,Person,Hana,Peter\n")
    found = lines(run("compare", "p.csv", "--format", "jsonl"))
    assert [(each["id"], each["score"]) for each in found] == [("p1", 1.0), ("p2", 0.0)]


@pytest.mark.parametrize(
    ("queries", "listed", "options", "words"),
    [
        ('id,name\n1,"Acme Ltd\n2,ROMASHKA TRADING LLC\n', LIST, (), "never closed"),
        ("id,name\n1,ROMASHKA\n", LIST + 'x-3,"half,Person,,\nx-4,Other,Person,,\n', (), "never closed"),
        ("id,name\n1,ROMASHKA\n2," + "A B;" * 200 + "\n", LIST, (), "row 2: 'A B;A B;"),
        ("id,name\n1,ROMASHKA\n", "id,name\n1," + "A B;" * 200 + "\n", (), "list.csv: row 1: 'A B;A B;"),
        ("id,name\n1,ROMASHKA\n", "id,name\n", (), "a list without an entry"),
        ("id,name\n1,ROMASHKA\n", LIST, ("--column", "nmae=name"), "one of: id, name"),
        ("id,name\n1,ROMASHKA\n", LIST, ("--sheet", "Clients"), "not a workbook"),
        ("id,name\n1," + "x" * 1_000_001 + "\n", LIST, (), "at the beginning: a field of more than 1,000,000 letters"),
    ],
)
def test_what_would_pass_names_over_in_silence_is_refused(
    run: Run, tmp_path: Path, queries: str, listed: str, options: tuple[str, ...], words: str
) -> None:
    (tmp_path / "q.csv").write_text(queries, "utf-8")
    (tmp_path / "list.csv").write_text(listed, "utf-8")
    result = run("screen", "q.csv", "--list", "list.csv", *options)
    assert (result.returncode, result.stderr.count("\n")) == (3, 1), result.stderr
    assert words in result.stderr


def test_what_is_read_and_what_is_not_is_said(run: Run, tmp_path: Path) -> None:
    (tmp_path / "q.csv").write_text(
        "id,name,schema,dob,shoe size\n1,Peter Sorel,Trust,1958,44\n2,,,,\n3,Sorel, Petr,Person,31.31.1958,43\n",
        "utf-8",
    )
    said = run("screen", "q.csv", "--list", "list.csv").stderr
    assert "Columns read: id = id, name = name, kind = schema, birth = dob. Not read: shoe size." in said
    assert "2 names screened" in said
    assert "1 row has no name" in said
    assert "1 row has more fields than the first line names (the first is line 4)" in said
    assert "Kinds that are not known, taken as any: 'Trust' (1), ' Petr' (1)." in said
    assert "Dates of birth that cannot be read, not counted: 'Person' (1)." in said


def test_what_only_later_lines_of_json_tell_is_read_and_said(run: Run, tmp_path: Path) -> None:
    (tmp_path / "q.jsonl").write_text(
        '{"name": "Anna Li"}\n{"name": "Peter Sorel", "dob": "1958", "kind": "person", "shoe": 44}\n{"id": "x", "name": "A"}\n',
        "utf-8",
    )
    assert list(queries(tmp_path / "q.jsonl")) == [
        Query("1", "Anna Li"),
        Query("2", "Peter Sorel", Kind.PERSON, Facts(("1958",))),
        Query("x", "A"),
    ]
    assert tells_ids(tmp_path / "q.jsonl")
    said = run("screen", "q.jsonl", "--list", "list.csv").stderr
    assert "Columns that the first row has not, read from where they begin: kind = kind, birth = dob, id = id." in said
    assert "Columns that the first row has not, not read: 'shoe' (1)." in said


def test_what_only_later_lines_of_a_list_tell_is_read(tmp_path: Path) -> None:
    (tmp_path / "list.jsonl").write_text(
        '{"id": "1", "name": "Anna Li"}\n{"id": "2", "name": "Peter Sorel", "aliases": ["Petr S", "P"], "dob": "1958"}\n',
        "utf-8",
    )
    one, two, *aliases = listed(tmp_path / "list.jsonl")
    assert (one.told, two.told) == ("", encoded(Facts(("1958",))))
    assert [each.text for each in aliases] == ["Petr S", "P"]
    assert "not read" not in " ".join(noticed_of(tmp_path / "list.jsonl"))


def test_facts_that_are_not_understood_are_said(run: Run, tmp_path: Path) -> None:
    (tmp_path / "q.csv").write_text(
        "name,imo,country\nRomashka,N/A,Ruritania\nSorel,N/A,Russie\nPetr,12345,-\nOleg,9187629,RU\n", "utf-8"
    )
    said = run("screen", "q.csv", "--list", "list.csv").stderr
    assert "Identifiers that cannot be of their type, held against no entry: 'N/A' (2), '12345' (1)." in said
    assert "Countries that are not known, held against no entry: 'Ruritania' (1), '-' (1)." in said


@pytest.mark.parametrize(
    "content", ["id,name\n7,OOO Romashka Trading\n", '{"id": "7", "name": "OOO Romashka Trading"}\n']
)
def test_names_are_read_from_standard_input(tmp_path: Path, content: str) -> None:
    (tmp_path / "list.csv").write_text(LIST, "utf-8")
    command = [sys.executable, "-m", "inforce", *in_home(tmp_path / "home")]
    asked = [*command, "screen", "-", "--list", str(tmp_path / "list.csv"), "--format", "jsonl"]
    result = subprocess.run(asked, input=content.encode(), capture_output=True, check=True, timeout=60)
    (found,) = map(json.loads, result.stdout.splitlines())
    assert (found["id"], [match["entry"] for match in found["matches"]]) == ("7", ["x-2"])


def test_standard_input_leaves_no_receipt(run: Run) -> None:
    assert run("screen", "-", "--list", "list.csv", "--receipt", "r.json").returncode == 2


def test_a_workbook_is_read_by_the_sheet(run: Run, tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    book.active.title = "Clients"
    book.active.append(["id", "name", "dob"])
    book.active.append([7, "Peter Sorel", date(1958, 3, 1)])
    suppliers = book.create_sheet("Suppliers")
    suppliers.append(["id", "name"])
    suppliers.append([8, "OOO Romashka Trading"])
    book.save(tmp_path / "q.xlsx")
    first = run("screen", "q.xlsx", "--list", "list.csv", "--format", "jsonl")
    assert [each["id"] for each in lines(first)] == ["7"]
    assert "not read: Suppliers (choose with --sheet)" in first.stderr
    assert "birth = dob" in first.stderr
    (second,) = lines(run("screen", "q.xlsx", "--list", "list.csv", "--format", "jsonl", "--sheet", "Suppliers"))
    assert [match["entry"] for match in second["matches"]] == ["x-2"]  # type: ignore[attr-defined]
    missing = run("screen", "q.xlsx", "--list", "list.csv", "--sheet", "Owners")
    assert (missing.returncode, "there are: Clients, Suppliers" in missing.stderr) == (3, True)


def test_parquet_is_read(run: Run, tmp_path: Path) -> None:
    pa, parquet = pytest.importorskip("pyarrow"), pytest.importorskip("pyarrow.parquet")
    table = pa.table({"id": [7, 8], "name": ["OOO Romashka Trading", None], "dob": [None, date(1958, 3, 1)]})
    parquet.write_table(table, tmp_path / "q.parquet")
    found = run("screen", "q.parquet", "--list", "list.csv", "--format", "jsonl")
    assert [len(each["matches"]) for each in lines(found)] == [1, 0]  # type: ignore[arg-type]
    assert "1 row has no name" in found.stderr


@pytest.mark.parametrize("name", ["q.xlsx", "q.parquet"])
def test_what_only_pretends_to_be_a_table_is_refused(run: Run, tmp_path: Path, name: str) -> None:
    pytest.importorskip("openpyxl")
    pytest.importorskip("pyarrow")
    (tmp_path / name).write_bytes(b"<html>Service unavailable</html>")
    result = run("screen", name, "--list", "list.csv")
    assert (result.returncode, result.stderr.count("\n")) == (3, 1), result.stderr


@pytest.mark.parametrize("threshold", ["nan", "-nan", "inf", "0", "1.1"])
def test_a_threshold_that_no_score_is_measured_by_is_wrong_use(run: Run, tmp_path: Path, threshold: str) -> None:
    (tmp_path / "q.csv").write_text("name\nRomashka Trading\n", "utf-8")
    asked = run("screen", "q.csv", "--list", "list.csv", "--threshold", threshold, "--receipt", "receipt.json")
    assert (asked.returncode, asked.stdout, (tmp_path / "receipt.json").exists()) == (2, "", False)
    assert "Invalid value for '--threshold'" in asked.stderr


@pytest.mark.parametrize("threshold", [float("nan"), -0.1, 1.1])
def test_settings_refuse_a_threshold_that_no_score_is_measured_by(threshold: float) -> None:
    with pytest.raises(BadInput, match="not a number from 0 to 1"):
        Settings(threshold)


@pytest.mark.parametrize("limit", [0, -1])
def test_settings_refuse_a_limit_that_leaves_no_match(limit: int) -> None:
    with pytest.raises(BadInput, match="not a number from 1"):
        Settings(limit=limit)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("q.csv", "id,name\n1,Peter Sorel|Romashka Trading\n2,Romashka Trading; Serge Tschukin\n"),
        (
            "q.jsonl",
            '{"name": ["Peter Sorel", "Romashka Trading"]}\n{"name": ["Romashka Trading", "Serge Tschukin"]}\n',
        ),
    ],
)
def test_each_of_several_names_of_a_row_is_looked_for(run: Run, tmp_path: Path, name: str, content: str) -> None:
    (tmp_path / name).write_text(content, "utf-8")
    first, second = lines(run("screen", name, "--list", "list.csv", "--format", "jsonl"))
    matches: list[dict[str, Any]] = first["matches"]  # type: ignore[assignment]
    assert [match["entry"] for match in matches] == ["x-2"]
    assert matches[0]["because"][0]["words"] == 'of several names: "Romashka Trading"'
    assert {each["entry"] for each in second["matches"]} == {"x-1", "x-2"}  # type: ignore[attr-defined]


def test_a_column_that_stands_twice_is_refused_where_it_would_be_read(run: Run, tmp_path: Path) -> None:
    (tmp_path / "q.csv").write_text("id,name,name\n1,Peter Sorel,Romashka Trading\n", "utf-8")
    refused = run("screen", "q.csv", "--list", "list.csv", "--format", "jsonl")
    assert (refused.returncode, refused.stdout, refused.stderr.count("\n")) == (3, "", 1)
    assert "more than one column is called 'name' (for name)" in refused.stderr
    (tmp_path / "q.csv").write_text("id,name,note,note\n1,Romashka Trading,a,b\n", "utf-8")
    assert len(lines(run("screen", "q.csv", "--list", "list.csv", "--format", "jsonl"))) == 1


def test_a_legal_entity_may_be_a_person(run: Run, tmp_path: Path) -> None:
    (tmp_path / "q.csv").write_text("name,schema\nSerge Tschukin,LegalEntity\nSerge Tschukin,Vessel\n", "utf-8")
    entity, vessel = lines(run("screen", "q.csv", "--list", "list.csv", "--format", "jsonl"))
    assert (len(entity["matches"]), len(vessel["matches"])) == (1, 0)  # type: ignore[arg-type]


def test_what_is_odd_of_a_list_is_said(run: Run, tmp_path: Path) -> None:
    (tmp_path / "q.csv").write_text("name\nPeter Sorel\n", "utf-8")
    (tmp_path / "list.csv").write_text(
        "id,name,schema\n1,A Foo,Wizard\n1,B Foo,Person\n2,,Person\n3,C,Person,x\n", "utf-8"
    )
    for _ in range(2):  # when the index is kept, too
        said = run("screen", "q.csv", "--list", "list.csv").stderr
        assert "Kinds that are not known, taken as any: 'Wizard' (1)." in said
        assert "1 row has no name: nothing can match their names." in said
        assert "1 row has more fields" in said
        assert "Ids of several rows with different names, taken as one entry: '1' (1)." in said


def test_upright_strokes_part_columns_too(run: Run, tmp_path: Path) -> None:
    (tmp_path / "q.csv").write_text("id|name\n7|Romashka Trading\n", "utf-8")
    (found,) = lines(run("screen", "q.csv", "--list", "list.csv", "--format", "jsonl"))
    assert (found["id"], len(found["matches"])) == ("7", 1)  # type: ignore[arg-type]


def test_a_file_that_is_refused_leaves_no_header(run: Run, tmp_path: Path) -> None:
    (tmp_path / "q.csv").write_text("colour\nred\n", "utf-8")
    refused = run("screen", "q.csv", "--list", "list.csv", "--format", "csv")
    assert (refused.returncode, refused.stdout) == (3, "")


def test_the_table_tells_what_a_match_is(run: Run, tmp_path: Path) -> None:
    (tmp_path / "q.csv").write_text("name\nRomashka Trading LLC\nSergey Shchukin\n", "utf-8")
    told = run("screen", "q.csv", "--list", "list.csv").stdout
    assert "x-2  organisation  ROMASHKA TRADING LLC" in told
    assert "x-1  person  Siarhei SHCHUKIN" in told


def test_a_file_of_nothing_but_names_of_columns_is_told(run: Run, tmp_path: Path) -> None:
    (tmp_path / "q.csv").write_text("id,name\n", "utf-8")
    result = run("screen", "q.csv", "--list", "list.csv")
    assert (result.returncode, result.stdout) == (0, "")
    assert "no rows beside the names of its columns" in result.stderr


def test_a_file_without_a_row_needs_a_column_of_names_too(run: Run, tmp_path: Path) -> None:
    (tmp_path / "q.csv").write_text("id,customer\n", "utf-8")
    result = run("screen", "q.csv", "--list", "list.csv")
    assert (result.returncode, "no column of names" in result.stderr) == (3, True)


def test_one_name_is_said_as_one_and_what_costs_nothing_has_no_sign(run: Run, tmp_path: Path) -> None:
    (tmp_path / "q.csv").write_text("name,birth\nOOO Romashka Trading,1960\n", "utf-8")
    result = run("screen", "q.csv", "--list", "list.csv", "--format", "jsonl")
    assert "1 name screened, 1 with matches." in result.stderr
    assert '"points":-0.0,' not in result.stdout


def test_reasons_have_no_negative_zero() -> None:
    assert str(contract.reasons([Because(-0.00001, "a small word")])[0]["points"]) == "0.0"


def test_a_sheet_of_a_title_alone_is_refused_and_the_other_sheets_are_said(run: Run, tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    book.active.append(["Clients of the bank"])
    book.create_sheet("Clients").append(["id", "name"])
    book.save(tmp_path / "q.xlsx")
    result = run("screen", "q.xlsx", "--list", "list.csv")
    assert (result.returncode, "no column of names" in result.stderr) == (3, True)
    assert "not read: Clients (choose with --sheet)" in result.stderr
    chosen = run("screen", "q.xlsx", "--list", "list.csv", "--sheet", "Clients")
    assert (chosen.returncode, "no rows beside the names of its columns" in chosen.stderr) == (0, True)
    assert "Columns read: id = id, name = name." in chosen.stderr


def test_days_and_whole_numbers_of_a_workbook_are_told_as_people_write_them(run: Run, tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    book.active.append(["id", "name"])
    book.active.append([datetime(2024, 3, 1), date(1958, 3, 1)])  # noqa: DTZ001
    book.active.append([7.0, datetime(1958, 3, 1, 12, 30)])  # noqa: DTZ001
    book.active.append([7.5, "Romashka Trading LLC"])
    book.save(tmp_path / "q.xlsx")
    found = list(queries(tmp_path / "q.xlsx"))
    assert [query.id for query in found] == ["2024-03-01", "7", "7.5"]
    assert [query.name for query in found[:2]] == ["1958-03-01", "1958-03-01 12:30:00"]


@pytest.mark.parametrize(
    "name",
    [
        "S e r g e y  S h c h u k i n",
        "S H C H U K I N Sergey",
        "Ser\u200bgey Shchu\u200dkin",
        "Sergey\u00a0Shchu\u00adkin",
        "Sergey\u200bShchukin",
        "Sergey\ufeff\u200bShchukin",
        "Sergey\u202eShchukin",
        "Sergey\u200eShchukin",
        "Sergey\0Shchukin",
        "Ser\0gey Shchukin",
        "Sergey\aShchukin",
        "Sеrgеy Shсhukin",
    ],
)
def test_letters_that_are_parted_or_joined_unseen_hide_no_name(run: Run, tmp_path: Path, name: str) -> None:
    (tmp_path / "q.csv").write_text(f"name,schema\n{name},Person\n", "utf-8")
    (found,) = lines(run("screen", "q.csv", "--list", "list.csv", "--format", "jsonl"))
    assert [match["entry"] for match in found["matches"]] == ["x-1"]  # type: ignore[attr-defined]
