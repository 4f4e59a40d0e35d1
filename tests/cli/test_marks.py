"""``inforce mark``: decisions are kept for ever, appear in results and in the log, and lapse with what they were made on."""

import json
import os
import subprocess
import sys
from functools import partial

import pytest

from tests.commands import Result, Run, in_home, run_command
from tests.conftest import SDN, Keeper, sdn_file

LIST = "id,name,schema,aliases\nx-1,Sergey SHCHUKIN,Person,Siarhei SHCHUKIN\nx-2,ROMASHKA TRADING LLC,Organization,\n"
SCREEN = ("screen", "names.csv", "--list", "list.csv", "--format", "jsonl")
FALSE = ("mark", "false", "Sergei Shchukin", "x-1", "--list", "list.csv", "--why", "another year", "--who", "A. Clerk")


@pytest.fixture
def run(keeper: Keeper) -> Run:
    (keeper.folder / "list.csv").write_text(LIST, "utf-8")
    (keeper.folder / "names.csv").write_text("id,name\n7,Sergei Shchukin\n8,Romashka Trading\n", "utf-8")

    return partial(run_command, *in_home(keeper.home), folder=keeper.folder)


def done(result: Result) -> str:
    assert result.returncode == 0, result.stderr
    return result.stdout


def first(run: Run) -> dict[str, list[dict[str, object]]]:
    """What is said to the first name."""
    found: dict[str, list[dict[str, object]]] = json.loads(done(run(*SCREEN)).splitlines()[0])
    return found


def test_a_false_match_is_silent_until_its_opposite(run: Run) -> None:
    assert [match["entry"] for match in first(run)["matches"]] == ["x-1"]
    done(run(*FALSE))
    told = first(run)
    assert told["matches"] == []
    (silent,) = told["silent"]
    assert silent["decision"] == {
        "verdict": "false",
        "who": "A. Clerk",
        "when": json.loads(done(run("mark", "log", "--format", "json")))[0]["when"],
        "why": "another year",
        "holds": True,
        "remark": None,
    }
    done(run("mark", "true", *FALSE[2:]))
    (match,) = first(run)["matches"]
    assert match["decision"]["verdict"] == "true"  # type: ignore[index]
    assert [each["verdict"] for each in json.loads(done(run("mark", "log", "--format", "json")))] == ["false", "true"]


def test_it_speaks_again_once_its_entry_changes(run: Run, keeper: Keeper) -> None:
    done(run(*FALSE))
    (keeper.folder / "list.csv").write_text(LIST.replace("x-2,ROM", "x-2,OOO ROM"), "utf-8")
    assert first(run)["matches"] == []
    (keeper.folder / "list.csv").write_text(LIST.replace("Siarhei", "Siarhiej"), "utf-8")
    (match,) = first(run)["matches"]
    assert match["decision"]["remark"] == "the entry has changed since"  # type: ignore[index]


def test_a_row_is_marked_as_its_file_is_screened(run: Run, keeper: Keeper) -> None:
    book = pytest.importorskip("openpyxl").Workbook()
    book.create_sheet("Clients")
    for row in (("Nr", "Kunde"), ("7", "Sergei Shchukin")):
        book["Clients"].append(row)
    book.save(keeper.folder / "names.xlsx")
    how = ("--sheet", "Clients", "--column", "name=Kunde", "--column", "id=Nr")
    decide = ("mark", "false", "7", "x-1", "--list", "list.csv", "--why", "another year", *how)
    done(run(*decide, "--in", "names.xlsx"))
    (told,) = map(json.loads, done(run("screen", "names.xlsx", *SCREEN[2:], *how)).splitlines())
    assert (told["id"], told["matches"]) == ("7", [])
    assert "--column and --sheet say how --in FILE is read" in run(*decide).stderr


def test_a_row_of_a_file_is_marked_for_its_id(run: Run, keeper: Keeper) -> None:
    done(run("mark", "false", "7", "x-1", "--in", "names.csv", "--list", "list.csv", "--why", "another year"))
    assert first(run)["matches"] == []
    (keeper.folder / "names.csv").write_text("id,name\n9,Sergei Shchukin\n", "utf-8")
    assert [match["entry"] for match in first(run)["matches"]] == ["x-1"]
    (keeper.folder / "names.csv").write_text("id,name\n7,Sergey Shchukin\n", "utf-8")
    (match,) = first(run)["matches"]
    assert match["decision"]["remark"] == "the query has changed since"  # type: ignore[index]


def test_a_decision_on_an_entry_of_a_register_is_kept_with_its_name(run: Run, keeper: Keeper) -> None:
    keeper.keep(sdn_file({5: "SOREL, Hana"}), "2024-01-01T12:00Z")
    said = done(run("mark", "false", "Hana Sorel", "5", "--register", SDN, "--why", "another person"))
    assert "5 SOREL, Hana (us-ofac-sdn)" in said
    (kept,) = json.loads(done(run("mark", "log", "--register", SDN, "--format", "json")))
    assert (kept["entry"], kept["name"], kept["source"]) == ("5", "SOREL, Hana", SDN)
    assert json.loads(done(run("mark", "log", "--list", "list.csv", "--format", "json"))) == []


def test_what_a_register_says_of_an_entry_changes_with_its_rows_alone(keeper: Keeper) -> None:
    from inforce.moment import Moment
    from inforce.screening.sources import RegisterSource
    from tests.conftest import LATER

    hashes = []
    for day, entries in enumerate([{5: "SOREL, Hana"}, {5: "SOREL, Hana", 6: "NILE"}, {5: "SOREL, Hanna", 6: "NILE"}]):
        keeper.keep(sdn_file(entries), f"2024-01-0{day + 1}T12:00Z")
        with keeper.home.reading() as session:
            source = RegisterSource(keeper.home.register(session, SDN).as_of(Moment(LATER, LATER)))
            hashes.append(source.said(["5", "404"])["5"].sha256)
            assert "404" not in source.said(["5", "404"])
    assert hashes[0] == hashes[1] != hashes[2]


@pytest.mark.parametrize(
    ("arguments", "status", "says"),
    [
        (("mark", "false", "Hana", "x-9", "--list", "list.csv", "--why", "w"), 3, "has no entry 'x-9'"),
        (("mark", "false", "Hana", "x-1", "--why", "w"), 2, "--register R, or --list"),
        (("mark", "false", "Hana", "x-1", "--list", "list.csv"), 2, "--why"),
        (("mark", "false", "Hana", "x-1", "--list", "list.csv", "--why", " "), 2, "the reason is empty"),
        (("mark", "true", "9", "x-1", "--in", "names.csv", "--list", "list.csv", "--why", "w"), 3, "no row has the id"),
    ],
)
def test_what_cannot_be_marked_is_refused_in_one_line(
    run: Run, arguments: tuple[str, ...], status: int, says: str
) -> None:
    result = run(*arguments)
    assert (result.returncode, result.stdout) == (status, "")
    assert says in result.stderr.splitlines()[-1]


def test_two_processes_that_mark_at_once_lose_nothing(run: Run, keeper: Keeper) -> None:
    done(run(*FALSE))
    code = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from inforce.home import Home
from inforce.register.store import KeptMark
who, folder, db = sys.argv[1], Path(sys.argv[2]), sys.argv[3] or None
for number in range(25):
    with Home(folder, db=db).writing() as store, store.transaction() as session:
        at = datetime(2026, 1, 1, tzinfo=UTC)
        session.add_mark(KeptMark("list:a", str(number), "", "", "{}", None, "false", who, at, "why"))
"""
    arguments = [str(keeper.home.folder), keeper.home.place.url or ""]
    both = [
        subprocess.Popen([sys.executable, "-c", code, who, *arguments], env=os.environ.copy()) for who in ("one", "two")
    ]
    assert [process.wait(timeout=120) for process in both] == [0, 0]
    with keeper.home.reading() as session:
        kept = session.marks("list:a")
    for who in ("one", "two"):
        assert [mark.entry for mark in kept if mark.who == who] == [str(number) for number in range(25)]


def test_a_decision_made_later_does_not_count_for_an_earlier_time_of_knowledge(run: Run, keeper: Keeper) -> None:
    """So that a receipt is derived again as it was, whatever is decided afterwards."""
    done(run(*SCREEN, "--receipt", "before.json"))
    done(run(*FALSE))
    done(run(*SCREEN, "--receipt", "after.json"))
    for receipt in ("before.json", "after.json"):
        assert "the same" in done(run("verify", receipt, "names.csv", "--list", "list.csv"))


@pytest.mark.parametrize(
    ("changed", "code", "words"),
    [
        ({2: "Peter Anybody"}, 3, "like no name of x-1"),
        ({7: " "}, 2, "the reason is empty"),
        ({9: ""}, 2, "write a name"),
        ({3: "x-9"}, 3, "no entry 'x-9'"),
    ],
)
def test_a_decision_that_could_never_count_or_tells_no_reason_is_refused(
    run: Run, changed: dict[int, str], code: int, words: str
) -> None:
    result = run(*(changed.get(at, each) for at, each in enumerate(FALSE)))
    assert (result.returncode, words in result.stderr) == (code, True), result.stderr
    assert json.loads(done(run("mark", "log", "--format", "json"))) == []


def test_a_decision_tells_the_kind_and_the_facts_that_it_covers(run: Run, keeper: Keeper) -> None:
    assert "queries that tell no kind" in run(*FALSE).stderr
    assert run(*FALSE, "--kind", "person").stderr == ""
    (keeper.folder / "names.csv").write_text("id,name,kind,dob\n7,Sergei Shchukin,person,1958\n", "utf-8")
    done(run("mark", "false", "7", "x-1", "--in", "names.csv", "--list", "list.csv", "--why", "another year"))
    kept = json.loads(done(run("mark", "log", "--format", "json")))
    assert [each["kind"] for each in kept] == ["any", "person", "person"]
    assert [each["facts"] and each["facts"]["births"] for each in kept] == [None, None, ["1958"]]
    assert "1958" in done(run("mark", "log", "--format", "csv"))
    assert "person" in done(run("mark", "log"))
