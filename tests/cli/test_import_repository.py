"""``inforce lists import REPO --path FILE``: a scraped history becomes editions."""

import json
from functools import partial
from pathlib import Path

import pytest

from inforce.lists.commits import open_history
from inforce.lists.registers import register_facts
from inforce.register.importing import Importer, Outcome
from tests.commands import Run, in_home, run_command
from tests.conftest import SDN, Keeper, sdn_file
from tests.lists.scraped import Scraped

FLEET = {number: f"PARTY {number}" for number in range(1, 40)}
PAGE = b"<!DOCTYPE html><html><body>We are down for maintenance.</body></html>"


@pytest.fixture
def run(keeper: Keeper) -> Run:
    return partial(run_command, *in_home(keeper.home))


@pytest.fixture
def scraped(tmp_path: Path) -> Scraped:
    found = Scraped(tmp_path / "scraped")
    found.commit({"data/sdn.csv": sdn_file(FLEET)}, "2024-05-01T01:00:00Z")
    found.commit({"data/sdn.csv": PAGE}, "2024-05-02T01:00:00Z")
    found.commit({"data/sdn.csv": sdn_file(FLEET | {40: "NILE LINES"})}, "2024-05-03T01:00:00+01:00")
    return found


def test_a_history_is_imported_with_its_times_and_may_be_imported_again(run: Run, scraped: Scraped) -> None:
    command = ("lists", "import", scraped.path, "--path", "data/sdn.csv", "--register", SDN)
    done = run(*command)
    assert done.returncode == 0, done
    assert done.stdout == "us-ofac-sdn: 2 in force, 1 quarantined\n"
    assert "quarantined: 2024-05-02T01:00:00Z: sdn.csv: an HTML page" in done.stderr
    (answer,) = json.loads(run("was", "NILE LINES", "--as-of", "2024-05-03T01:00Z", "--format", "json").stdout)
    assert answer["listed"] == {"after": "2024-05-01T01:00:00Z", "by": "2024-05-03T00:00:00Z"}
    assert run(*command).stdout == "us-ofac-sdn: 3 known already\n"
    scraped.commit({"data/sdn.csv": sdn_file(FLEET)}, "2024-05-04T01:00:00Z")
    assert run(*command).stdout == "us-ofac-sdn: 1 in force, 3 known already\n"


def test_looks_whose_contents_are_missing_are_named_and_the_rest_is_kept(run: Run, scraped: Scraped) -> None:
    oid = scraped.git("rev-parse", "HEAD:data/sdn.csv")
    (scraped.path / ".git" / "objects" / oid[:2] / oid[2:]).unlink()
    done = run("lists", "import", scraped.path, "--path", "data/sdn.csv", "--register", SDN)
    assert (done.returncode, done.stdout) == (3, "us-ofac-sdn: 1 in force, 1 quarantined\n")
    told = next(line for line in done.stderr.splitlines() if line.startswith("left out: "))
    assert scraped.git("rev-parse", "HEAD")[:12] in told
    assert "2024-05-03T00:00:00Z" in told


def test_a_damaged_content_is_left_out_and_taken_when_it_is_whole_again(run: Run, scraped: Scraped) -> None:
    oid = scraped.git("rev-parse", "HEAD~2:data/sdn.csv")
    file = scraped.path / ".git" / "objects" / oid[:2] / oid[2:]
    whole = file.read_bytes()
    file.chmod(0o644)
    file.write_bytes(whole[:-30])
    command = ("lists", "import", scraped.path, "--path", "data/sdn.csv", "--register", SDN)
    done = run(*command)
    assert (done.returncode, done.stdout) == (3, "us-ofac-sdn: 1 in force, 1 quarantined, 1 left out\n")
    assert "left out: 2024-05-01T01:00:00Z: data/sdn.csv at commit" in done.stderr
    file.write_bytes(whole)
    done = run(*command)
    assert (done.returncode, done.stdout) == (0, "us-ofac-sdn: 1 in force, 2 known already\n")


def test_an_import_stopped_half_way_is_completed_by_the_next(run: Run, scraped: Scraped, keeper: Keeper) -> None:
    class Stopped(Exception):
        pass

    def stop(_: object) -> None:
        raise Stopped

    with open_history(scraped.path, ["data/sdn.csv"]) as history, keeper.home.writing() as store:
        importer = Importer(store, keeper.home.archive, register_facts(SDN))
        with pytest.raises(Stopped):
            importer.run(history.downloads, progress=stop)
        assert [each.outcome for each in importer.run(history.downloads)] == [
            Outcome.KNOWN,
            Outcome.QUARANTINED,
            Outcome.IN_FORCE,
        ]


def test_only_the_history_of_the_path_named_is_imported(run: Run, scraped: Scraped, tmp_path: Path) -> None:
    refused = run("lists", "import", scraped.path, "--path", "sdn.csv", "--register", SDN)
    assert (refused.returncode, refused.stdout) == (3, "")
    (line,) = refused.stderr.splitlines()
    assert "data/sdn.csv" in line
    refused = run("lists", "import", scraped.path, "--register", SDN)
    assert refused.returncode == 3
    assert "--path FILE reads its history" in refused.stderr


def test_options_of_files_and_of_repositories_do_not_go_together(run: Run, scraped: Scraped) -> None:
    for options in (["--path", "sdn.csv", "--retrieved", "2024-05-01"], ["--branch", "main"], ["--every-commit"]):
        wrong = run("lists", "import", scraped.path, "--register", SDN, *options)
        assert wrong.returncode == 2
        assert "Usage" in wrong.stderr


def test_a_commit_of_the_future_is_refused_by_its_name(run: Run, scraped: Scraped, keeper: Keeper) -> None:
    name = scraped.commit({"data/sdn.csv": sdn_file(FLEET)}, "2099-01-01T00:00:00Z", authored="2024-05-04T00:00:00Z")
    command = ("lists", "import", scraped.path, "--path", "data/sdn.csv", "--register", SDN)
    refused = run(*command)
    assert refused.returncode == 3
    assert name[:12] in refused.stderr
    assert "--clock" in refused.stderr
    assert run(*command, "--clock", "author").stdout == "us-ofac-sdn: 3 in force, 1 quarantined\n"
