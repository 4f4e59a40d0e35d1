"""When editions come, open claims of the reports that are kept are looked at again, and what turned is told once."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from inforce.dossier.outlook import look_again, newest_moment
from inforce.moment import parse_moment
from tests.commands import Run
from tests.conftest import SDN, Keeper, csv_file, sdn_row
from tests.dossier.conftest import HERALD

NOW = parse_moment("2024-05-01")


@pytest.fixture
def freed(tmp_path: Path) -> Path:
    """The next edition, from which Nile Lines has gone."""
    path = tmp_path / "2024-04-03T100000Z.csv"
    path.write_bytes(csv_file(sdn_row(2, "DELTA LINES")))
    return path


def test_an_import_tells_which_claims_have_turned(newsroom: Run, freed: Path) -> None:
    newsroom("add", "reports")
    result = newsroom("lists", "import", freed, "--register", "us-ofac-sdn")
    assert result.returncode == 0, result.stderr
    lines = result.stdout.splitlines()[1:]
    assert "courier.txt: lift Nile Lines (us-ofac-sdn 1): was pending, is confirmed, after P22D" in lines
    assert {line.partition(":")[0] for line in lines} == {"courier.txt", "herald.txt", "copy.txt"}


def test_what_was_told_is_not_told_again(newsroom: Run, freed: Path) -> None:
    newsroom("add", "reports")
    newsroom("lists", "import", freed, "--register", "us-ofac-sdn")
    again = newsroom("lists", "import", freed, "--register", "us-ofac-sdn")
    assert len(again.stdout.splitlines()) == 1


def test_without_reports_an_import_says_what_it_said_before(newsroom: Run, freed: Path) -> None:
    result = newsroom("lists", "import", freed, "--register", "us-ofac-sdn")
    assert len(result.stdout.splitlines()) == 1


def test_a_claim_that_no_register_could_answer_is_answered_by_the_first_edition(keeper: Keeper, newsroom: Run) -> None:
    newsroom("add", "reports/courier.txt")
    with keeper.home.writing() as store, store.transaction() as session:
        kept = session.verdicts()
        session.put_verdicts(kept[0].report, [])
        assert look_again(keeper.home, session, NOW) == []  # looked at for the first time: nothing has turned
        assert session.verdicts() == kept


def test_claims_are_judged_as_of_the_newest_look_at_the_register(keeper: Keeper, newsroom: Run) -> None:
    with keeper.home.reading() as session:
        register = keeper.home.register(session, SDN)
        moment = newest_moment(register, NOW)
        assert moment is not None
        assert moment.valid == parse_moment("2024-03-13T10:00Z")
        assert newest_moment(register, parse_moment("2024-01-01")) is None


CONS = "us-ofac-cons"


def test_an_edition_of_one_register_turns_no_claim_on_another(newsroom: Run, freed: Path, tmp_path: Path) -> None:
    """Forty days after the last look at the one, a look at the other does not make its answer stale."""
    newsroom("add", "reports")
    (tmp_path / "cons").mkdir()
    (tmp_path / "cons" / "cons_prim.csv").write_bytes(csv_file(sdn_row(900, "SOMEBODY ELSE")))
    other = newsroom("lists", "import", "cons", "--register", CONS, "--retrieved", "2024-04-22T10:00Z")
    assert len(other.stdout.splitlines()) == 1
    assert "was pending, is confirmed" in newsroom("lists", "import", freed, "--register", SDN).stdout


def test_each_register_of_a_sender_is_asked_as_of_its_own_look(keeper: Keeper, newsroom: Run) -> None:
    """Delta Lines is on both lists and leaves one of them: that is told of this one alone."""
    keeper.keep({"cons_prim.csv": csv_file(sdn_row(900, "DELTA LINES"))}, "2024-04-22T10:00Z", register=CONS)
    keeper.folder.joinpath("delta.txt").write_text(HERALD.replace("Nile", "Delta"), "utf-8")
    newsroom("add", keeper.folder / "delta.txt")
    with keeper.home.reading() as session:
        told = {each.register: each.verdict for each in session.verdicts()}
    assert told == {SDN: "pending", CONS: "pending"}
    keeper.keep({"cons_prim.csv": csv_file(sdn_row(901, "SOMEBODY ELSE"))}, "2024-05-22T10:00Z", register=CONS)
    with keeper.home.writing() as store, store.transaction() as session:
        turned = look_again(keeper.home, session, parse_moment("2024-06-01"))
        assert {(each.finding.register, each.finding.verdict.value) for each in turned} == {(CONS, "confirmed")}


def test_who_comes_to_another_list_of_the_same_sender_is_told_once(keeper: Keeper, newsroom: Run) -> None:
    """Announced while the first list has him not: the second, imported later, is the first to have him."""
    report = "Herald\n12 March 2024\nMeasures\nAnn Hill\n\nThe United States will impose sanctions on Zeta Bank.\n"
    keeper.folder.joinpath("zeta.txt").write_text(report, "utf-8")
    newsroom("add", keeper.folder / "zeta.txt")
    with keeper.home.reading() as session:
        assert {each.register: each.verdict for each in session.verdicts()} == {SDN: "pending"}
    for day in ("2024-03-18", "2024-03-20"):
        keeper.keep({"cons_prim.csv": csv_file(sdn_row(900, "SOMEBODY ELSE"))}, f"{day}T10:00Z", register=CONS)
    keeper.keep({"cons_prim.csv": csv_file(sdn_row(901, "ZETA BANK"))}, "2024-03-22T10:00Z", register=CONS)
    with keeper.home.writing() as store, store.transaction() as session:
        turned = look_again(keeper.home, session, NOW)
        assert [(each.was.register, each.was.verdict) for each in turned] == [(SDN, "pending")]
        assert [(each.finding.register, each.finding.verdict.value) for each in turned] == [(CONS, "confirmed")]
        assert look_again(keeper.home, session, NOW) == []


def test_another_list_that_leaves_a_claim_open_as_well_turns_nothing(keeper: Keeper, newsroom: Run) -> None:
    newsroom("add", "reports/courier.txt")  # of the Nile Lines, which are on the first list
    keeper.keep({"cons_prim.csv": csv_file(sdn_row(901, "NILE LINES"))}, "2024-03-22T10:00Z", register=CONS)
    with keeper.home.writing() as store, store.transaction() as session:
        assert look_again(keeper.home, session, NOW) == []


def test_what_turned_twice_in_one_report_is_one_line(newsroom: Run, freed: Path, tmp_path: Path) -> None:
    report = "Herald\n12 March 2024\nUS to lift sanctions on Nile Lines\nAnn Hill\n\nThe US will lift sanctions on Nile Lines.\n"
    (tmp_path / "twice.txt").write_text(report, "utf-8")
    added = newsroom("add", "twice.txt")
    assert added.stdout.endswith(": 2 claims\n")
    result = newsroom("lists", "import", freed, "--register", SDN)
    assert [line.partition(":")[0] for line in result.stdout.splitlines()[1:]] == ["twice.txt"]


def test_a_forgotten_report_is_looked_at_no_more(newsroom: Run, freed: Path) -> None:
    newsroom("add", "reports")
    newsroom("forget", "courier.txt")
    result = newsroom("lists", "import", freed, "--register", "us-ofac-sdn")
    assert "courier" not in result.stdout


def test_reports_are_added_where_no_register_is_yet(tmp_path: Path, newsroom: Run) -> None:
    added = newsroom("--home", tmp_path / "fresh", "add", "reports/courier.txt")
    assert added.returncode == 0, added.stderr


def test_the_json_of_a_turned_claim_has_what_was_said_and_what_is(keeper: Keeper, newsroom: Run, freed: Path) -> None:
    from inforce import contract

    newsroom("add", "reports/courier.txt")
    keeper.take(freed)
    with keeper.home.writing() as store, store.transaction() as session:
        (found,) = look_again(keeper.home, session, NOW)
    told = json.loads(contract.dumps(contract.turned(found)))
    assert (told["inforce"], told["was"], told["finding"]["verdict"]) == (
        "1",
        {"verdict": "pending", "reason": None},
        "confirmed",
    )
    assert told["claim"]["id"] == told["finding"]["claim"]


def test_a_licence_turns_what_is_pending(newsroom: Run, tmp_path: Path) -> None:
    newsroom("add", "reports/courier.txt")
    licence = {
        "id": "us-ofac:nile-gl-1", "issuer": "us-ofac", "title": "Nile General License 1", "programme": "SUDAN-EO14098",
        "entries": {"us-ofac-sdn": ["1"]}, "scope": "general", "from": "2024-03-01", "until": None, "source": "composed",
    }  # fmt: skip
    (tmp_path / "licences.json").write_text(json.dumps([licence]), "utf-8")
    result = newsroom("authorisations", "import", "licences.json")
    assert result.stdout.splitlines()[1:] == ["courier.txt: lift Nile Lines (us-ofac-sdn 1): was pending, is licensed"]


def test_what_no_register_lists_is_not_looked_at_again(keeper: Keeper, newsroom: Run, tmp_path: Path) -> None:
    (tmp_path / "sector.txt").write_text(
        "Gulf Shipping Herald\n12 March 2024\nMeasures\nAnn Hill\n\nThe United States imposed sanctions on Sudan in 2023.\n",
        "utf-8",
    )
    newsroom("add", "sector.txt")
    with keeper.home.writing() as store, store.transaction() as session:
        before = session.verdicts()
        assert {each.verdict for each in before} <= {"unverifiable"}
        session.put_verdicts(before[0].report, [replace(each, reason="untouched") for each in before])
        assert look_again(keeper.home, session, NOW) == []
        assert {each.reason for each in session.verdicts()} == {"untouched"}
