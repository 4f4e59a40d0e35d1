"""``check``: from a report to findings, on a register of a few editions, and on the real one where it is at hand."""

import json
import shutil
import subprocess
import sys
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from inforce.home import Home
from tests.commands import Result, Run, in_home, run_command
from tests.conftest import REAL, Keeper, csv_file, sdn_row

EVALUATION = REAL.parent / "evaluation"

REPORT = """\
Gulf Shipping Review
12 March 2024
Washington frees Nile Lines
Ann Hill

The United States announced on Monday that it would lift sanctions on Nile Lines. The company was added to the SDN list
in February 2024. Delta Lines, its rival, remains on OFAC's list.
"""


@pytest.fixture
def db() -> None:
    """In the home folder."""


@pytest.fixture
def run(keeper: Keeper, tmp_path: Path) -> Run:
    """The register: Nile Lines comes in February and goes in April, Delta Lines stays."""
    nile, delta = sdn_row(1, "NILE LINES"), sdn_row(2, "DELTA LINES")
    for day, rows in (
        ("2024-01-25", [delta]), ("2024-02-10", [nile, delta]), ("2024-03-08", [nile, delta]), ("2024-04-03", [delta]),
    ):  # fmt: skip
        keeper.keep(csv_file(*rows), f"{day}T10:00Z")
    (tmp_path / "report.txt").write_text(REPORT, encoding="utf-8")

    return partial(run_command, *in_home(keeper.home))


def findings(result: Result) -> list[tuple[str, str, str, Any]]:
    """Action, target, verdict and lag of every finding, in the order of the claims."""
    document = json.loads(result.stdout)
    assert next(iter(document)) == "inforce"
    claims = {
        claim["id"]: claim for claim in document["claims"] if claim["target"]["name"] in {"Nile Lines", "Delta Lines"}
    }
    for claim in claims.values():
        span = claim["span"]
        assert document["report"]["text"][span["start"] : span["end"]] == span["text"]
    told = ((claims[each["claim"]], each) for each in document["findings"] if each["claim"] in claims)
    return [(c["action"], c["target"]["name"], each["verdict"], each["lag"]) for c, each in told]


def test_what_was_announced_is_pending_until_the_register_shows_it(run: Run, tmp_path: Path) -> None:
    asked = run("check", tmp_path / "report.txt", "--as-of", "2024-03-13", "--format", "json")
    assert ("lift", "Nile Lines", "pending", None) in findings(asked)
    assert ("remain", "Delta Lines", "confirmed", None) in findings(asked)
    assert ("designate", "Nile Lines", "confirmed", None) in findings(asked)
    later = run("check", tmp_path / "report.txt", "--as-of", "2024-04-05", "--format", "json")
    assert ("lift", "Nile Lines", "confirmed", "P22D") in findings(later)


def test_a_licence_on_file_makes_an_announcement_licensed(run: Run, tmp_path: Path) -> None:
    licence = {
        "id": "x:gl-1",
        "issuer": "us-ofac",
        "title": "General License 1",
        "programme": "TESTING",
        "entries": {"us-ofac-sdn": ["1"]},
        "scope": "general",
        "from": "2024-03-12",
        "until": None,
        "source": "a notice",
    }
    (tmp_path / "licences.json").write_text(json.dumps([licence]))
    assert run("authorisations", "import", tmp_path / "licences.json").returncode == 0
    asked = run("check", tmp_path / "report.txt", "--as-of", "2024-03-13", "--format", "json")
    assert ("lift", "Nile Lines", "licensed", None) in findings(asked)


def test_past_the_last_look_nothing_is_told_of_the_state(run: Run, tmp_path: Path) -> None:
    asked = run("check", tmp_path / "report.txt", "--as-of", "2024-06-30", "--format", "json")
    assert ("remain", "Delta Lines", "unverifiable", None) in findings(asked)


def test_a_flag_makes_a_verdict_bad_news(run: Run, tmp_path: Path) -> None:
    asked = ("check", tmp_path / "report.txt", "--as-of", "2024-03-13", "--fail-on")
    assert run(*asked, "pending").returncode == 1
    assert run(*asked, "licensed").returncode == 0


def test_people_get_a_table_and_programs_one_object_a_file(run: Run, tmp_path: Path) -> None:
    table = run("check", tmp_path / "report.txt", "--as-of", "2024-03-13")
    assert "pending" in table.stdout
    assert "Washington frees Nile Lines" in table.stdout
    assert "Nile Lines: lift, announced" in table.stdout  # the party, though no column tells it
    (tmp_path / "folder").mkdir()
    for name in ("a.txt", "b.txt"):
        (tmp_path / "folder" / name).write_text(REPORT, encoding="utf-8")
    lines = run("read", tmp_path / "folder", "--format", "jsonl").stdout.splitlines()
    assert [Path(json.loads(line)["file"]).name for line in lines] == ["a.txt", "b.txt"]


@pytest.mark.skipif(not (REAL.is_dir() and EVALUATION.is_dir()), reason="the real register or the seed is not at hand")
def test_every_verdict_on_the_seed_is_right_against_the_real_register(real_home: Home, tmp_path: Path) -> None:
    home = shutil.copytree(real_home.folder, tmp_path / "home")
    licences = REAL / "authorisations.json"
    inforce = [sys.executable, "-m", "inforce", "--home", str(home)]
    subprocess.run([*inforce, "authorisations", "import", str(licences)], check=True, capture_output=True)
    gold = json.loads((EVALUATION / "reports" / "seed.gold.json").read_text("utf-8"))
    moments = sorted({finding["as_of"] for claim in gold["claims"] for finding in claim["finding"]})
    asked = [option for moment in moments for option in ("--as-of", moment)]
    seed = str(EVALUATION / "reports" / "seed.txt")
    told = subprocess.run(
        [*inforce, "check", seed, *asked, "--format", "json"], check=True, capture_output=True, text=True
    )
    (tmp_path / "seed.json").write_text(told.stdout, encoding="utf-8")
    score = [sys.executable, str(EVALUATION / "score_reports.py"), str(EVALUATION / "reports"), str(tmp_path), "--json"]
    figures = json.loads(subprocess.run(score, check=True, capture_output=True, text=True).stdout)["files"]["seed"]
    assert (figures["verdict"], figures["lag"], figures["entry"], figures["evidence"]) == (1.0, 1.0, 1.0, 1.0)
    assert figures["claims"]["r"] == 1.0


def test_pages_and_tickets_are_written_for_people(run: Run, tmp_path: Path) -> None:
    asked = ("check", tmp_path / "report.txt", "--as-of", "2024-03-12")
    page, ticket = run(*asked, "--format", "html").stdout, run(*asked, "--format", "md").stdout
    assert page.startswith("<!DOCTYPE html>") and page.rstrip().endswith("</html>")
    assert "- **pending** as of 2024-03-12T23:59:59Z" in ticket and "us-ofac-sdn 1: listed" in ticket
    assert run("read", tmp_path / "report.txt", "--format", "html").stdout.count("<article") == page.count("<article")


def test_the_tolerance_is_an_option_that_a_receipt_remembers(run: Run, tmp_path: Path) -> None:
    """Nile Lines came with the edition of 10 February; claimed is a day three weeks after it."""
    claim = {
        "id": "k1",
        "sender": ["United States"],
        "target": {"name": "Nile Lines", "kind": "organisation"},
        "action": "designate",
        "status": "in_force",
        "when": "2024-03-01",
    }
    claims, receipt = tmp_path / "claims.json", tmp_path / "receipt.json"
    claims.write_text(json.dumps({"claims": [claim]}), encoding="utf-8")
    asked = ("check", "--claims", claims, "--as-of", "2024-03-08", "--format", "json")
    verdicts = [
        json.loads(run(*asked, *more).stdout)["findings"][0]["verdict"]
        for more in ((), ("--tolerance", "7"), ("--tolerance", "30", "--receipt", receipt))
    ]
    assert verdicts == ["contradicted", "contradicted", "confirmed"]
    assert json.loads(receipt.read_text())["settings"]["tolerance"] == "30"
    assert run("verify", receipt, claims).returncode == 0
    assert run(*asked, "--tolerance", "-1").returncode == 2
