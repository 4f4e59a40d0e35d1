"""``--receipt`` and ``inforce verify``: the same is derived again, and whatever is not the same is told."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import ClassVar

import msgspec
import pytest

from inforce.home import Home
from inforce.moment import parse_moment
from inforce.receipts import Receipt, seal, unseal
from inforce.receipts.deriving import unlike
from inforce.receipts.sealing import canonical
from inforce.register.store import Session
from tests.commands import Run, in_home, run_command
from tests.conftest import SDN, Keeper, sdn_file
from tests.register.deltas import delta_file, entity, removed

LIST = "id,name,schema,aliases\nx-1,Sergey SHCHUKIN,Person,Siarhei SHCHUKIN\nx-2,ROMASHKA TRADING LLC,Organization,\n"
NAMES = "id,name\n1,Sergei Shchukin\n2,Peter Sorel\n3,Romashka Trading\n"


@pytest.fixture
def run(tmp_path: Path) -> Run:
    (tmp_path / "list.csv").write_text(LIST, "utf-8")
    (tmp_path / "names.csv").write_text(NAMES, "utf-8")

    return partial(run_command, *in_home(tmp_path / "home"), folder=tmp_path)


SCREEN = ("screen", "names.csv", "--list", "list.csv", "--receipt", "receipt.json")
VERIFY = ("verify", "receipt.json", "names.csv", "--list", "list.csv")


def screened(run: Run, *options: str) -> None:
    result = run(*SCREEN, *options)
    assert result.returncode == 0, result.stderr


@pytest.mark.parametrize("options", [(), ("--threshold", "0.55", "--limit", "1"), ("--column", "name=name")])
def test_a_screening_is_derived_again_from_its_receipt(run: Run, options: tuple[str, ...]) -> None:
    screened(run, *options)
    result = run(*VERIFY)
    assert (result.returncode, result.stderr) == (0, "")
    assert "the same" in result.stdout


def test_the_receipt_holds_no_name_that_was_asked(run: Run, tmp_path: Path) -> None:
    screened(run)
    text = (tmp_path / "receipt.json").read_text("utf-8").casefold()
    assert "shchukin" not in text
    assert "sorel" not in text


def test_several_processes_leave_the_receipt_of_one(run: Run, tmp_path: Path) -> None:
    (tmp_path / "names.csv").write_text("id,name\n" + "".join(f"{n},Romashka {n}\n" for n in range(5000)), "utf-8")
    sums = []
    for processes in "12":
        screened(run, "--processes", processes)
        sums.append(unseal((tmp_path / "receipt.json").read_bytes(), "").result)
        (tmp_path / "receipt.json").unlink()
    assert sums[0] == sums[1]


@pytest.mark.parametrize(
    ("changed", "says"), [("names.csv", "the input is another"), ("list.csv", "the list is another")]
)
def test_another_file_is_told(run: Run, tmp_path: Path, changed: str, says: str) -> None:
    screened(run)
    with (tmp_path / changed).open("a") as file:
        file.write("\n")
    result = run(*VERIFY, "--format", "json")
    told = json.loads(result.stdout)
    assert (result.returncode, told["same"]) == (1, False)
    assert says in told["differences"][0]


def test_another_result_is_told_with_the_rules_that_changed(run: Run, tmp_path: Path) -> None:
    """The receipt of a program with other rules, by which another number of names matched."""
    screened(run)
    path = tmp_path / "receipt.json"
    ours = unseal(path.read_bytes(), path)
    theirs = msgspec.structs.replace(
        ours,
        rules={**ours.rules, "inforce": "0.0.9"},
        result=msgspec.structs.replace(ours.result, sha256="00" * 32, counts={"names": 3, "matches": 9}),
    )
    path.write_bytes(seal(theirs))
    told = json.loads(run(*VERIFY, "--format", "json").stdout)
    assert "9 matches, 3 names then" in told["differences"][0]
    assert told["remarks"] == ["rules: inforce 0.0.9 then, 0.1.0 now"]


def test_the_same_result_by_other_rules_is_the_same_with_a_remark(run: Run, tmp_path: Path) -> None:
    screened(run)
    path = tmp_path / "receipt.json"
    ours = unseal(path.read_bytes(), path)
    path.write_bytes(seal(msgspec.structs.replace(ours, rules={**ours.rules, "rapidfuzz": "1.0"})))
    result = run(*VERIFY)
    assert result.returncode == 0
    assert "rapidfuzz 1.0 then" in result.stderr


def test_a_damaged_receipt_is_refused(run: Run, tmp_path: Path) -> None:
    screened(run)
    whole = (tmp_path / "receipt.json").read_bytes()
    for damaged in (whole[:-40], whole.replace(b'"0.7"', b'"0.8"'), b""):
        (tmp_path / "receipt.json").write_bytes(damaged)
        result = run(*VERIFY)
        assert (result.returncode, result.stdout) == (3, "")
        assert "damaged" in result.stderr
        assert len(result.stderr.splitlines()) == 1


def test_a_receipt_is_not_overwritten_and_nothing_is_screened_for_it(run: Run, tmp_path: Path) -> None:
    (tmp_path / "receipt.json").write_text("mine")
    result = run(*SCREEN)
    assert (result.returncode, result.stdout) == (3, "")
    assert (tmp_path / "receipt.json").read_text() == "mine"


def test_where_the_screening_fails_no_receipt_is_left(run: Run, tmp_path: Path) -> None:
    (tmp_path / "names.csv").write_bytes(b"name\nPeter\n\xff\n")
    assert run(*SCREEN).returncode == 3
    assert not list(tmp_path.glob("*receipt*"))


def test_the_list_must_be_named_where_one_was_screened_against(run: Run) -> None:
    screened(run)
    result = run("verify", "receipt.json", "names.csv")
    assert result.returncode == 2
    assert "--list" in result.stderr


# Registers


@pytest.fixture
def ask(keeper: Keeper) -> Run:
    """A home with two editions of a register, a file of names and a report."""
    keeper.keep(sdn_file({5: "SOREL, Hana", 6: "NILE LINES"}), "2024-01-01T12:00Z")
    keeper.keep(sdn_file({6: "NILE LINES", 7: "ZVEZDA TRADING"}), "2024-01-09T12:00Z")
    (keeper.folder / "names.csv").write_text("id,name\n1,Hana Sorel\n2,Nile Lines\n3,Zvezda Trading\n", "utf-8")
    (keeper.folder / "report.txt").write_text(
        "The US has lifted sanctions on Nile Lines, OFAC said on 3 January 2024.\n"
    )
    return partial(run_command, *in_home(keeper.home), folder=keeper.folder)


SCREENED = (
    "screen",
    "names.csv",
    "--register",
    SDN,
    "--as-of",
    "2024-01-02",
    "--format",
    "jsonl",
    "--receipt",
    "r.json",
)
CHECKED = ("check", "report.txt", "--as-of", "2024-01-10", "--receipt", "r.json")
MADE = [(SCREENED, "names.csv"), (CHECKED, "report.txt")]
each_made = pytest.mark.parametrize(("arguments", "file"), MADE, ids=["screen", "check"])


def made(ask: Run, keeper: Keeper, arguments: tuple[str, ...]) -> Receipt:
    result = ask(*arguments)
    assert result.returncode == 0, result.stderr
    return unseal((keeper.folder / "r.json").read_bytes(), "r.json")


@each_made
def test_what_was_found_in_registers_is_derived_again(
    ask: Run, keeper: Keeper, arguments: tuple[str, ...], file: str
) -> None:
    receipt = made(ask, keeper, arguments)
    assert sum(receipt.result.counts.values()) > 2
    assert {each.retrieved for each in receipt.editions} <= {"2024-01-01T12:00:00Z", "2024-01-09T12:00:00Z"}
    result = ask("verify", "r.json", file)
    assert (result.returncode, result.stderr) == (0, "")


@each_made
def test_what_is_imported_later_changes_no_receipt(
    ask: Run, keeper: Keeper, arguments: tuple[str, ...], file: str
) -> None:
    made(ask, keeper, arguments)
    keeper.keep(sdn_file({7: "ZVEZDA TRADING", 8: "SOREL, Hana"}), "2024-01-20T12:00Z")
    assert ask("verify", "r.json", file).returncode == 0


def test_a_decision_on_an_edition_that_nothing_rests_on_changes_no_receipt(ask: Run, keeper: Keeper) -> None:
    keeper.keep(sdn_file({5: "SOREL, Hana", 6: "NILE LINES", 9: "DELTA LINES"}), "2024-01-05T12:00Z")
    made(ask, keeper, CHECKED)
    ask("lists", "reject", SDN, "2024-01-05T12:00:00Z", "--why", "another list")
    assert ask("verify", "r.json", "report.txt").returncode == 0
    (told,) = json.loads(ask("check", "report.txt", "--as-of", "2024-01-10", "--format", "json").stdout)["findings"]
    assert "the edition of 2024-01-05T12:00:00Z was rejected, after the time of knowledge" in told["notes"][-1]


@each_made
def test_an_edition_that_was_rejected_since_is_told(
    ask: Run, keeper: Keeper, arguments: tuple[str, ...], file: str
) -> None:
    receipt = made(ask, keeper, arguments)
    ask("lists", "reject", SDN, receipt.editions[0].sha256[:12], "--why", "another list")
    result = ask("verify", "r.json", file)
    assert result.returncode == 1
    assert f"edition {receipt.editions[0].sha256[:12]} of {SDN}" in result.stdout
    assert "is named by the receipt, and not by what is derived now" in result.stdout


@each_made
def test_an_edition_damaged_in_the_archive_is_told(
    ask: Run, keeper: Keeper, arguments: tuple[str, ...], file: str
) -> None:
    made(ask, keeper, arguments)
    for kept in (keeper.home.folder / "archive").glob("??/*.zst"):
        kept.write_bytes(b"damaged")
    result = ask("verify", "r.json", file)
    assert result.returncode == 1
    assert "edition" in result.stdout


@each_made
def test_another_home_misses_the_editions(ask: Run, keeper: Keeper, arguments: tuple[str, ...], file: str) -> None:
    made(ask, keeper, arguments)
    other = Keeper(keeper.folder / "other")
    other.folder.mkdir()
    other.keep(sdn_file({1: "SOMEBODY ELSE"}), "2024-01-01T13:00Z")
    result = run_command(*in_home(other.home), "verify", "r.json", file, folder=keeper.folder)
    assert result.returncode == 1
    assert "was never imported here" in result.stdout


@each_made
def test_deltas_that_may_have_dated_what_was_found_are_named_and_hashed_again(
    ask: Run, keeper: Keeper, arguments: tuple[str, ...], file: str
) -> None:
    told = delta_file("2024-01-03T00:00:00-05:00", [removed(5, name="SOREL"), entity(6, "change")])
    elsewhen = delta_file("2023-02-03T00:00:00-05:00", [entity(9, "change")])
    keeper.keep({"2024-01-03_delta.xml": told}, "2024-01-04T12:00Z")
    keeper.keep({"2023-02-03_delta.xml": elsewhen}, "2024-01-04T12:00Z")
    receipt = made(ask, keeper, arguments)
    (delta,) = receipt.deltas or ()
    assert (delta.register, delta.sha256, delta.retrieved) == (SDN, sha256(told).hexdigest(), "2024-01-04T12:00:00Z")
    assert ask("verify", "r.json", file).returncode == 0
    (keeper.home.folder / "archive" / delta.sha256[:2] / f"{delta.sha256}.zst").unlink()
    result = ask("verify", "r.json", file)
    assert result.returncode == 1
    assert f"delta file {delta.sha256[:12]} of {SDN}" in result.stdout
    assert "missing from the archive" in result.stdout


def test_a_receipt_made_before_deltas_were_named_is_derived_again(ask: Run, keeper: Keeper) -> None:
    keeper.keep({"2024-01-03_delta.xml": delta_file("2024-01-03T00:00:00-05:00", [removed(5)])}, "2024-01-04T12:00Z")
    receipt = made(ask, keeper, SCREENED)
    old = {key: value for key, value in json.loads(seal(receipt)).items() if key not in {"deltas", "sha256"}}
    digest = sha256(canonical(old)).hexdigest()
    (keeper.folder / "r.json").write_bytes(canonical({**old, "sha256": digest}))
    assert ask("verify", "r.json", "names.csv").returncode == 0


def test_a_delta_that_is_not_here_is_told(ask: Run, keeper: Keeper) -> None:
    told = delta_file("2024-01-03T00:00:00-05:00", [removed(5, name="SOREL")])
    keeper.keep({"2024-01-03_delta.xml": told}, "2024-01-04T12:00Z")
    made(ask, keeper, SCREENED)
    other = Keeper(keeper.folder / "other")
    other.folder.mkdir()
    other.keep(sdn_file({5: "SOREL, Hana", 6: "NILE LINES"}), "2024-01-01T12:00Z")
    other.keep(sdn_file({6: "NILE LINES", 7: "ZVEZDA TRADING"}), "2024-01-09T12:00Z")
    result = run_command(*in_home(other.home), "verify", "r.json", "names.csv", folder=keeper.folder)
    assert result.returncode == 1
    assert f"delta file {sha256(told).hexdigest()[:12]} of {SDN}, retrieved 2024-01-04T12:00:00Z" in result.stdout


FAR = ("check", "report.txt", "--as-of", "2024-04-01", "--receipt", "r.json")
"""Of a change in January, while the looks around the moment are of March."""


@pytest.fixture
def far(keeper: Keeper) -> Run:
    """The look of March stands alone in the archive: it was imported first."""
    keeper.keep(sdn_file({6: "NILE LINES", 8: "DELTA LINES"}), "2024-03-20T12:00Z")
    keeper.keep(sdn_file({5: "SOREL, Hana", 6: "NILE LINES"}), "2024-01-01T12:00Z")
    keeper.keep(sdn_file({6: "NILE LINES", 7: "ZVEZDA TRADING"}), "2024-01-09T12:00Z")
    (keeper.folder / "report.txt").write_text("The US removed Hana Sorel from the SDN list on 8 January 2024.\n")
    return partial(run_command, *in_home(keeper.home), folder=keeper.folder)


def test_editions_that_a_finding_names_far_from_the_moment_are_hashed_again(far: Run, keeper: Keeper) -> None:
    receipt = made(far, keeper, FAR)
    assert [each.retrieved for each in receipt.editions] == ["2024-03-20T12:00:00Z"]
    assert [each.retrieved for each in receipt.cited or ()] == ["2024-01-01T12:00:00Z", "2024-01-09T12:00:00Z"]
    assert far("verify", "r.json", "report.txt").returncode == 0
    for cited in receipt.cited or ():
        file = kept_file(keeper, cited.sha256)
        whole = file.read_bytes()
        file.write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]))
        result = far("verify", "r.json", "report.txt")
        assert (result.returncode, f"edition {cited.sha256[:12]}" in result.stdout) == (1, True)
        file.write_bytes(whole)


def test_an_edition_far_from_the_moment_that_was_rejected_is_named_as_the_cause(far: Run, keeper: Keeper) -> None:
    receipt = made(far, keeper, FAR)
    _, gone = receipt.cited or ()
    far("lists", "reject", SDN, gone.sha256[:12], "--why", "another list")
    result = far("verify", "r.json", "report.txt")
    assert result.returncode == 1
    assert (
        f"edition {gone.sha256[:12]} of {SDN}, retrieved {gone.retrieved}, is named by the receipt, and not by what"
        in result.stdout
    )


def test_a_receipt_made_before_it_named_what_findings_cite_is_derived_again(far: Run, keeper: Keeper) -> None:
    receipt = made(far, keeper, FAR)
    old = {key: value for key, value in json.loads(seal(receipt)).items() if key not in {"cited", "sha256"}}
    old["decisions"] = {"counts": {"authorisations": 9}, "sha256": "0" * 64}
    (keeper.folder / "r.json").write_bytes(canonical({**old, "sha256": sha256(canonical(old)).hexdigest()}))
    assert far("verify", "r.json", "report.txt").returncode == 0


LICENCE = {
    "id": "us-ofac:gl", "issuer": "us-ofac", "title": "General License 1", "programme": None,
    "entries": {SDN: ["6"]}, "scope": "general", "from": "2024-01-02", "until": None, "source": "a test",
}  # fmt: skip


def import_licence(ask: Run, keeper: Keeper, **other: object) -> None:
    (keeper.folder / "licences.json").write_text(json.dumps([LICENCE | other]), "utf-8")
    assert ask("authorisations", "import", "licences.json").returncode == 0


def test_a_licence_that_no_finding_names_changes_no_receipt(ask: Run, keeper: Keeper) -> None:
    made(ask, keeper, CHECKED)
    import_licence(ask, keeper, id="us-ofac:other", entries={SDN: ["7"]})
    result = ask("verify", "r.json", "report.txt")
    assert (result.returncode, result.stderr) == (0, "")


def test_a_licence_that_a_finding_names_is_told_where_it_is_another_now(ask: Run, keeper: Keeper) -> None:
    import_licence(ask, keeper)
    receipt = made(ask, keeper, CHECKED)
    assert receipt.decisions.counts == {"authorisations": 1}
    assert ask("verify", "r.json", "report.txt").returncode == 0
    import_licence(ask, keeper, source="another place")
    result = ask("verify", "r.json", "report.txt")
    assert result.returncode == 1
    assert "authorisations that findings name: 1 authorisations then" in result.stdout


def test_a_report_under_another_name_is_read_as_the_one_that_was_checked(ask: Run, keeper: Keeper) -> None:
    mail = "From: a@example.org\nDate: Sat, 06 Jan 2024 23:30:00 -0500\nSubject: Nile Lines\n\n"
    (keeper.folder / "report.eml").write_text(f"{mail}The US will lift sanctions on Nile Lines.\n")
    made(ask, keeper, ("check", "report.eml", *CHECKED[2:]))
    (keeper.folder / "report.eml").rename(keeper.folder / "mail.txt")
    result = ask("verify", "r.json", "mail.txt")
    assert (result.returncode, result.stderr.strip()) == (0, "report.eml is called mail.txt now")


def test_reports_of_the_same_bytes_are_verified_under_the_names_that_they_bear(ask: Run, keeper: Keeper) -> None:
    report = "The US sanctioned Arden Bank on 12 January 2024, officials said.\n"
    for name in ("one.txt", "two.txt", "three.txt"):
        (keeper.folder / name).write_text(report, "utf-8")
    ask("check", "one.txt", "two.txt", "--as-of", "2024-02-01", "--receipt", "twice.json")
    for names, says in ((("two.txt", "one.txt"), ""), (("three.txt", "one.txt"), "two.txt is called three.txt now")):
        result = ask("verify", "twice.json", *names)
        assert (result.returncode, result.stderr.strip()) == (0, says)


class Counting(Home):
    """A home that counts how often it is read."""

    times: ClassVar[list[int]] = []

    @contextmanager
    def reading(self) -> Iterator[Session]:
        self.times.append(1)
        with super().reading() as session:
            yield session


def test_the_store_is_opened_as_often_for_many_reports_as_for_one(ask: Run, keeper: Keeper) -> None:
    opened = list[int]()
    for count in (1, 6):
        names = [f"{number}.txt" for number in range(count)]
        for name in names:
            (keeper.folder / name).write_text(f"The US sanctioned Arden Bank on 12 January 2024, report {name} says.\n")
        ask("check", *names, "--as-of", "2024-02-01", "--receipt", f"of{count}.json")
        receipt = unseal((keeper.folder / f"of{count}.json").read_bytes(), count)
        Counting.times.clear()
        home, now = Counting(keeper.home.folder, db=keeper.home.db), parse_moment("2024-03-01")
        assert unlike(home, "here", receipt, [keeper.folder / name for name in names], None, now) == []
        opened.append(len(Counting.times))
    assert opened[0] == opened[1]


def test_a_folder_that_was_checked_is_verified_by_its_name(ask: Run, keeper: Keeper) -> None:
    (keeper.folder / "reports").mkdir()
    for name in ("one.txt", "two.txt"):
        (keeper.folder / "reports" / name).write_text(f"{name}: the US lifted sanctions on Nile Lines in 2024.\n")
    made(ask, keeper, ("check", "reports", *CHECKED[2:]))
    assert ask("verify", "r.json", "reports").returncode == 0
    made_of_names = ("screen", "names.csv", "--register", SDN, "--receipt", "s.json")
    assert ask(*made_of_names).returncode == 0
    assert ask("verify", "s.json", "reports").returncode == 2


@pytest.mark.parametrize("arguments", [SCREENED, CHECKED], ids=["screen", "check"])
def test_where_no_receipt_can_be_written_nothing_is_asked_for_it(ask: Run, arguments: tuple[str, ...]) -> None:
    result = ask(*arguments[:-1], "nowhere/r.json")
    assert (result.returncode, result.stdout) == (3, "")
    assert result.stderr.startswith("inforce: nowhere/r.json: there is no folder nowhere")
    name = f"{'r' * 250}.json"  # a file may be called so, but none of its name and more beside it
    result = ask(*arguments[:-1], name)
    assert (result.returncode, result.stdout) == (3, "")
    assert result.stderr.startswith(f"inforce: {name}: no receipt can be written there")


def kept_file(keeper: Keeper, edition: str) -> Path:
    """Where the archive has the one file of an edition."""
    with keeper.home.reading() as session:
        kept = session.editions(session.register_id(SDN) or 0)
        (name,) = session.edition_files(next(each.id for each in kept if each.sha256 == edition)).values()
    return next((keeper.home.folder / "archive").glob(f"??/{name}.zst"))


def test_reports_are_derived_in_any_order_and_another_report_is_told(ask: Run, keeper: Keeper) -> None:
    (keeper.folder / "other.txt").write_text("Sanctions on Zvezda Trading were lifted by the US in 2024.\n")
    made(ask, keeper, ("check", "report.txt", "other.txt", *CHECKED[2:]))
    assert ask("verify", "r.json", "other.txt", "report.txt").returncode == 0
    result = ask("verify", "r.json", "report.txt")
    assert (result.returncode, "the input is another" in result.stdout) == (1, True)


def test_standard_input_leaves_no_receipt(ask: Run) -> None:
    result = ask("check", "-", "--receipt", "r.json")
    assert result.returncode == 2
    assert "standard input" in result.stderr
