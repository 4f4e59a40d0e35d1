"""``lists changes`` and ``lists coverage`` as programs and people see them."""

import csv
import io
import json
from collections.abc import Callable
from xml.etree import ElementTree as ET

import pytest
from click.testing import CliRunner, Result

from inforce.cli.program import cli
from tests.conftest import SDN, Keeper, csv_file, sdn_row

Run = Callable[..., Result]


@pytest.fixture
def run(keeper: Keeper) -> Run:
    keeper.keep(csv_file(sdn_row(1, "NILE"), sdn_row(2, "=cmd|'/c calc'!A1")), "2024-05-01T10:00Z")
    keeper.keep(b"", "2024-05-02T10:00Z", keep_broken=True)
    keeper.keep(csv_file(sdn_row(1, "NILE"), sdn_row(3, "@VOLGA")), "2024-07-01T10:00Z")

    def run(*arguments: str) -> Result:
        place = ["--home", str(keeper.home.folder), *(["--db", keeper.home.db] if keeper.home.db else [])]
        result = CliRunner().invoke(cli, [*place, *arguments])
        assert result.exit_code == 0, result
        return result

    return run


def test_changes_come_in_every_form_alike(run: Run) -> None:
    asked = ("lists", "changes", SDN, "--since", "2024-05-02", "--format")
    found = json.loads(run(*asked, "json").stdout)
    assert [(each["change"], each["entry"]) for each in found] == [("added", "3"), ("removed", "2")]
    assert [json.loads(line) for line in run(*asked, "jsonl").stdout.splitlines()] == found
    rows = list(csv.DictReader(io.StringIO(run(*asked, "csv").stdout)))
    assert [(row["change"], row["entry"]) for row in rows] == [("added", "3"), ("removed", "2")]
    assert [row["name"] for row in rows] == ["'@VOLGA", "'=cmd|'/c calc'!A1"]
    root = ET.fromstring(run(*asked, "atom").stdout)
    assert len(root.findall("{http://www.w3.org/2005/Atom}entry")) == 2
    assert "2 changes" in run(*asked, "table").stdout


def test_nothing_has_changed_before_it_could_be_known(run: Run) -> None:
    asked = ("lists", "changes", SDN, "--known-at", "2024-06-01", "--format")
    assert json.loads(run(*asked, "json").stdout) == []
    feed = ET.fromstring(run(*asked, "atom").stdout)
    assert feed.findtext("{http://www.w3.org/2005/Atom}updated") == "2024-05-01T10:00:00Z"


def test_coverage_tells_stretches_the_longest_gap_and_looks_by_month(run: Run) -> None:
    (found,) = json.loads(run("lists", "coverage", "--until", "2024-09-01", "--format", "json").stdout)
    assert [(each["kind"], each["within"]) for each in found["stretches"]] == [
        ("before_first", "before_first"),
        ("gap", "gap"),
        ("quarantine", "gap"),
        ("known", "known"),
        ("after_last", "after_last"),
    ]
    assert found["longest_gap"] == {"after": "2024-05-01T10:00:00Z", "by": "2024-07-01T10:00:00Z", "duration": "P61D"}
    assert [(each["month"], each["looks"], each["quarantined"]) for each in found["months"]] == [
        ("2024-05", 1, 1),
        ("2024-06", 0, 0),
        ("2024-07", 1, 0),
    ]
    (then,) = json.loads(run("lists", "coverage", SDN, "--known-at", "2024-06-15", "--format", "json").stdout)
    assert then["looks"] == 1
    assert then["longest_gap"] is None


def test_coverage_is_a_picture_for_people_and_pages(run: Run) -> None:
    shown = run("lists", "coverage", SDN, "--until", "2024-09-01").stdout
    assert "2 looks from 2024-05-01T10:00:00Z to 2024-07-01T10:00:00Z, 1 in quarantine" in shown
    assert "  2024 " in shown
    assert "1 look at 2024-05-01T10:00:00Z" in run("lists", "coverage", SDN, "--known-at", "2024-05-01T12:00Z").stdout
    root = ET.fromstring(run("lists", "coverage", SDN, "--until", "2024-09-01", "--format", "svg").stdout)
    assert root.tag.endswith("svg")


def test_a_programme_is_a_sheet_with_those_that_may_have_been_members_marked(run: Run) -> None:
    done = run("programme", "TESTING", "--as-of", "2024-05-15", "--known-at", "2024-08-01", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(done.stdout)))
    assert [(row["entry"], row["name"], row["member"], row["since_by"]) for row in rows] == [
        ("1", "NILE", "yes", "2024-05-01T10:00:00Z"),
        ("2", "'=cmd|'/c calc'!A1", "unknown", "2024-05-01T10:00:00Z"),
        ("3", "'@VOLGA", "unknown", "2024-07-01T10:00:00Z"),
    ]
    assert (rows[1]["until_after"], rows[1]["until_by"]) == ("2024-05-01T10:00:00Z", "2024-07-01T10:00:00Z")
    assert "others may have come and gone" in done.stderr
    then = run("programme", "TESTING", "--as-of", "2024-05-15", "--known-at", "2024-05-16", "--format", "csv")
    assert [row["member"] for row in csv.DictReader(io.StringIO(then.stdout))] == ["yes", "yes"]


@pytest.mark.parametrize(
    ("since", "until", "why"),
    [
        ("2024-06-10", "2024-06-20", "the last look by then counts for 30 days"),
        ("2024-05-01", "2024-07-02", "no look for more than 30 days"),
        ("2023-01-01", "2023-02-01", "the first look came later"),
        ("2024-05-01T10:00Z", "2024-05-20", None),
    ],
)
def test_no_change_where_nobody_looked_is_no_sign_that_there_was_none(
    run: Run, since: str, until: str, why: str | None
) -> None:
    remark = run("lists", "changes", SDN, "--since", since, "--until", until, "--format", "json").stderr
    assert why in remark if why else remark == "", remark
