"""Bad input gets one clear line, exit status 3 (2 for wrong use), and leaves the store as it was."""

from pathlib import Path

import pytest

from tests.commands import Result, Run, in_home, run_command
from tests.conftest import SDN, Keeper, csv_file, sdn_file, sdn_row

FLEET = {number: f"PARTY {number}" for number in range(1, 40)}
IMPORT = ["lists", "import", "--register", SDN, "--retrieved", "2024-01-02T10:00Z"]
PAGE = b"<!DOCTYPE html><html><body>We are down for maintenance.</body></html>"


@pytest.fixture
def db() -> None:
    """In the home folder: what is refused is refused before any store is asked."""


@pytest.fixture
def run(keeper: Keeper) -> Run:
    keeper.keep(sdn_file(FLEET), "2024-01-01T10:00Z")

    def run(*arguments: str | Path, home: Path | None = None) -> Result:
        return run_command(*in_home(home or keeper.home), *arguments)

    return run


def contents(folder: Path) -> dict[str, bytes]:
    """Every file that holds something; SQLite's own side files come and go."""
    files = (path for path in folder.rglob("*") if path.is_file() and not path.name.endswith(("-wal", "-shm")))
    return {str(path): path.read_bytes() for path in files}


def one_line(result: Result, *words: str) -> None:
    assert result.returncode == 3, result
    assert result.stdout == ""
    (line,) = result.stderr.splitlines()
    assert line.startswith("inforce: ")
    assert "Traceback" not in line
    for word in words:
        assert word in line


@pytest.mark.parametrize(
    ("broken", "words"),
    [
        (b"", ("0 bytes",)),
        (PAGE, ("HTML page",)),
        (sdn_file(FLEET)[:-200], ("cut off",)),
        (bytes(range(256)) * 40, ("binary",)),
        (b'{"id": "ofac-1", "schema": "Per', ("cut off",)),
        (csv_file("1,2,3"), ("row 1", "3 fields, and 12 are expected")),
        (sdn_file({number: name for number, name in FLEET.items() if number < 4}), ("fewer",)),
    ],
    ids=["empty", "page", "cut", "binary", "cut json", "other csv", "mass removal"],
)
def test_a_download_that_is_no_edition_is_refused(
    run: Run, keeper: Keeper, tmp_path: Path, broken: bytes, words: tuple[str, ...]
) -> None:
    before = contents(keeper.home.folder)
    (tmp_path / "sdn.csv").write_bytes(broken)
    one_line(run(*IMPORT, tmp_path / "sdn.csv"), *words)
    assert contents(keeper.home.folder) == before


def test_of_a_folder_of_broken_files_it_is_told_how_many_there_are(run: Run, tmp_path: Path) -> None:
    for day in range(1, 16):
        (tmp_path / "lists" / f"2024-01-{day:02}").mkdir(parents=True)
        (tmp_path / "lists" / f"2024-01-{day:02}" / "sdn.csv").write_bytes(PAGE)
    one_line(run(*IMPORT[:-2], tmp_path / "lists", home=tmp_path / "new"), "HTML page", "and 14 more")


def test_a_refused_download_does_not_even_make_a_home(run: Run, tmp_path: Path) -> None:
    (tmp_path / "sdn.csv").write_bytes(PAGE)
    one_line(run(*IMPORT, tmp_path / "sdn.csv", home=tmp_path / "new"), "HTML page")
    assert not (tmp_path / "new").exists()


def test_a_download_that_the_guards_refuse_does_not_even_make_a_home(run: Run, tmp_path: Path) -> None:
    people = csv_file(*(sdn_row(number, f"PERSON, {number}", "individual") for number in range(1, 60)))
    (tmp_path / "sdn.csv").write_bytes(people)
    one_line(run(*IMPORT, tmp_path / "sdn.csv", home=tmp_path / "new"), "date of birth", "expected")
    assert not (tmp_path / "new").exists()


def test_a_home_that_cannot_be_written_is_named(run: Run, tmp_path: Path) -> None:
    (tmp_path / "sdn.csv").write_bytes(csv_file(sdn_row(1, "NILE LINES")))
    (tmp_path / "file").write_text("not a folder")
    one_line(run(*IMPORT, tmp_path / "sdn.csv", home=tmp_path / "file" / "home"), "file/home", "--home")


@pytest.mark.parametrize(
    ("moment", "why"),
    [
        ("2023-02-31", "not a day"),
        ("2023-13-01T10:00Z", "not a time"),
        ("2023-01-01T10:00", "neither a day nor a time with its zone"),
        ("yesterday", "write 2025-09-11, 2025-09-11T17:00+03:00"),
        ("2023-09", "write 2025-09-11, 2025-09-11T17:00+03:00"),
        ("2023", "neither a day"),
        ("9999-12-31", "from 0002 to 9998"),
        ("0001-01-01", "from 0002 to 9998"),
        ("0001-01-01T01:00+03:00", "from 0002 to 9998"),
        ("2023-01-01T10:00+99:00", "+99:00 is no zone"),
    ],
)
def test_an_impossible_moment_is_refused(run: Run, moment: str, why: str) -> None:
    one_line(run("was", "1", "--as-of", moment), moment[:7], why)


def test_an_impossible_time_of_retrieval_is_refused(run: Run, tmp_path: Path) -> None:
    (tmp_path / "sdn.csv").write_bytes(sdn_file(FLEET))
    one_line(run("lists", "import", tmp_path / "sdn.csv", "--register", SDN, "--retrieved", "2024-02-30"), "2024-02-30")
    one_line(
        run("lists", "import", tmp_path / "sdn.csv", "--register", SDN, "--retrieved", ""), "''"
    )  # an unset variable
    future = run("lists", "import", tmp_path / "sdn.csv", "--register", SDN, "--retrieved", "2999-01-01")
    one_line(future, "2999-01-01", "future")
    assert "give with --retrieved" not in future.stderr
    (tmp_path / "2999-01-01.csv").write_bytes(sdn_file(FLEET))
    future = run("lists", "import", tmp_path / "2999-01-01.csv", "--register", SDN)
    one_line(future, "future", "give with --retrieved")


def test_changes_until_a_time_before_their_beginning_are_wrong_use(run: Run) -> None:
    asked = run("lists", "changes", SDN, "--since", "2025-12-01", "--until", "2025-01-01")
    assert (asked.returncode, asked.stdout) == (2, "")
    assert "--until is before --since" in asked.stderr
    assert run("lists", "changes", SDN, "--since", "2025-12-01", "--until", "2025-12-01").returncode == 0


def test_a_path_that_is_not_there_is_named(run: Run, tmp_path: Path) -> None:
    one_line(run(*IMPORT, tmp_path / "nowhere.csv"), "nowhere.csv")
    one_line(run("check", tmp_path / "nowhere.txt"), "nowhere.txt")


def test_an_unknown_register_lists_the_known_ones(run: Run, tmp_path: Path) -> None:
    (tmp_path / "sdn.csv").write_bytes(sdn_file(FLEET))
    one_line(run("lists", "import", tmp_path / "sdn.csv", "--register", "us-xyz"), "us-xyz", "us-ofac-sdn")
    one_line(run("lists", "changes", "un-sc"), "un-sc", "no editions")


def test_asking_where_nothing_was_imported_says_how_to_begin(run: Run, tmp_path: Path) -> None:
    one_line(run("was", "1", home=tmp_path / "none"), "lists import")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", ("empty",)),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), ()),
        (b"words " * 9_000_000, ("MB",)),
    ],
    ids=["empty", "binary", "huge"],
)
def test_a_report_that_cannot_be_read_is_refused(
    run: Run, tmp_path: Path, content: bytes, words: tuple[str, ...]
) -> None:
    (tmp_path / "report.txt").write_bytes(content)
    one_line(run("check", tmp_path / "report.txt", "--as-of", "2024-01-03"), "report.txt", *words)


def test_a_mail_with_a_charset_that_does_not_exist_is_read_or_refused_but_never_garbled(
    run: Run, tmp_path: Path
) -> None:
    mail = b'Subject: News\r\nContent-Type: text/plain; charset="x-nonsense-8"\r\n\r\nParty 1 was delisted by OFAC.\r\n'
    (tmp_path / "report.eml").write_bytes(mail)
    result = run("read", tmp_path / "report.eml", "--format", "json")
    assert result.returncode in {0, 3}
    assert "Traceback" not in result.stderr
    if result.returncode == 0:
        assert "Party 1 was delisted by OFAC." in result.stdout


@pytest.mark.parametrize(
    "content",
    [b"[", b"{}", b'[{"id": "x"}]', b'[{"id": 7}]', b"\xff\xfe"],
    ids=["cut", "object", "fields", "type", "bytes"],
)
def test_a_file_of_authorisations_of_another_form_is_refused(
    run: Run, keeper: Keeper, tmp_path: Path, content: bytes
) -> None:
    before = contents(keeper.home.folder)
    (tmp_path / "licences.json").write_bytes(content)
    one_line(run("authorisations", "import", tmp_path / "licences.json"), "licences.json")
    assert contents(keeper.home.folder) == before


@pytest.mark.parametrize(
    "arguments", [["was"], ["lists", "import"], ["check"], ["nonsense"], ["was", "1", "--format", "xml"]]
)
def test_wrong_use_is_status_2(run: Run, arguments: list[str]) -> None:
    result = run(*arguments)
    assert result.returncode == 2
    assert "Usage" in result.stderr


@pytest.mark.parametrize(
    "question", [["was", "Delta"], ["programme", "TESTING"], ["lists", "export", SDN, "-o", "x.csv"]]
)
def test_what_has_not_come_yet_is_not_asked_about(run: Run, question: list[str]) -> None:
    one_line(run(*question, "--as-of", "2999-01-01"), "2999-01-01", "has not come yet")


def test_changes_until_before_the_first_look_are_not_told_as_none(run: Run) -> None:
    asked = run("lists", "changes", SDN, "--until", "2010-01-01")
    assert asked.stdout.endswith("0 changes\n")
    assert "what changed until 2010-01-01T23:59:59Z is not known: no look by then is in force" in asked.stderr
