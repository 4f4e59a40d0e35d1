"""``add``, ``reports`` and ``forget``: a report is kept once with all that was read in it, and goes without a trace."""

import json
from pathlib import Path

import pytest

from inforce.checking import read_file
from inforce.dossier.kept import add, kept_reports, named, read_again
from inforce.errors import StoreUnusable, UnknownReport
from inforce.moment import parse_moment
from tests.commands import Run
from tests.conftest import Keeper
from tests.dossier.conftest import COURIER, HERALD

NOW = parse_moment("2024-03-20")
TRACE = "relatives at the gate"


def keep(keeper: Keeper, **texts: str) -> None:
    with keeper.home.writing() as store, store.transaction() as session:
        for name, text in texts.items():
            for each in read_file(text.encode()):
                add(session, name, each.report, each.extract, NOW)


def test_a_report_is_had_back_as_it_was_read(keeper: Keeper) -> None:
    keep(keeper, herald=HERALD)
    (read,) = read_file(HERALD.encode())
    with keeper.home.reading() as session:
        (kept,) = kept_reports(session)
    assert (kept.report, kept.extract) == (read.report, read.extract)
    assert (kept.name, kept.added, kept.is_current) == ("herald", NOW, True)


def test_the_same_report_stands_once(keeper: Keeper) -> None:
    keep(keeper, herald=HERALD)
    keep(keeper, again=HERALD)
    with keeper.home.reading() as session:
        assert [each.name for each in kept_reports(session)] == ["again"]


def test_what_older_rules_read_is_told_and_read_again(keeper: Keeper) -> None:
    keep(keeper, herald=HERALD)
    with keeper.home.writing() as store, store.transaction() as session:
        (kept,) = kept_reports(session)
        session.put_extraction(kept.number, "0" * 64, '{"claims": []}')
        (older,) = kept_reports(session)
        assert (older.is_current, older.extract.claims) == (False, ())
        assert read_again(session, [older]) == 1
        assert kept_reports(session) == (kept,)


def test_a_report_is_named_by_its_file_or_by_the_beginning_of_its_hash(keeper: Keeper) -> None:
    keep(keeper, herald=HERALD, courier=COURIER)
    with keeper.home.reading() as session:
        kept = kept_reports(session)
    assert named(kept, "courier") is kept[1]
    assert named(kept, kept[0].id[:8]) is named(kept, kept[0].id[:4]) is kept[0]
    assert named(kept, kept[0].report.id) is kept[0]
    for unknown in ("nothing", kept[0].id[:3], "", "%"):
        with pytest.raises(UnknownReport, match="no report of that name"):
            named(kept, unknown)


def test_of_two_reports_of_one_name_neither_is_guessed(keeper: Keeper) -> None:
    keep(keeper, page=HERALD)
    with keeper.home.writing() as store, store.transaction() as session:
        (other,) = read_file(COURIER.encode())
        add(session, "page", other.report, other.extract, NOW)
        with pytest.raises(UnknownReport, match=r"2 reports .* by its hash"):
            named(kept_reports(session), "page")


def test_a_folder_of_reports_is_added_listed_and_shown(newsroom: Run) -> None:
    added = newsroom("add", "reports")
    assert (added.returncode, added.stdout[:17]) == (0, "3 reports added: "), added.stderr
    assert newsroom("add", "reports/herald.txt").stdout.startswith("0 reports added, 1 read again")
    listed = json.loads(newsroom("reports", "--format", "json").stdout)
    assert {each["inforce"] for each in listed} == {"1"}
    assert {each["name"]: each["publisher"] for each in listed}["courier.txt"] == "Evening Courier"
    shown = json.loads(newsroom("reports", "show", "courier.txt", "--format", "json").stdout)
    assert shown["report"]["text"] == COURIER


def test_nothing_of_a_forgotten_report_stays_in_the_files_of_the_store(newsroom: Run, keeper: Keeper) -> None:
    newsroom("add", "reports")
    before = newsroom("reports").stdout
    gone = newsroom("forget", "courier.txt")
    assert (gone.returncode, gone.stdout[:24]) == (0, "forgotten: courier.txt ("), gone.stderr
    assert "courier" in before
    assert "courier" not in newsroom("reports").stdout
    assert not holding(keeper.home.folder, TRACE)
    assert newsroom("was", "Nile Lines", "--as-of", "2024-03-13").returncode == 0
    assert newsroom("forget", "courier.txt").returncode == 3


def holding(folder: Path, words: str) -> list[Path]:
    needles = (words.encode(), words.encode("utf-16-le"))
    return [
        path for path in folder.rglob("*") if path.is_file() and any(needle in path.read_bytes() for needle in needles)
    ]


def test_a_kept_report_is_found_where_a_forgotten_one_is_not(newsroom: Run, keeper: Keeper) -> None:
    """The search of the test above can find what it looks for."""
    if keeper.home.db:
        pytest.skip("a server's files are not ours to search")
    newsroom("add", "reports")
    assert holding(keeper.home.folder, TRACE)


def test_where_another_still_reads_the_state_before_that_is_told_and_the_rest_goes_when_it_has_ended(
    keeper: Keeper,
) -> None:
    if keeper.home.db:
        pytest.skip("the log is that of SQLite")
    keep(keeper, courier=COURIER)
    with keeper.home.writing() as store:
        with keeper.home.reading() as reader:
            assert len(kept_reports(reader)) == 1
            with store.transaction() as session:
                session.remove_report(kept_reports(session)[0].number)
            with pytest.raises(StoreUnusable, match="run 'inforce forget' again"):
                store.scrub()
            assert len(kept_reports(reader)) == 1
        store.scrub()
    assert not holding(keeper.home.folder, TRACE)


def test_forgetting_nothing_leaves_the_reports(newsroom: Run) -> None:
    newsroom("add", "reports")
    assert newsroom("forget").returncode == 0
    assert len(json.loads(newsroom("reports", "--format", "json").stdout)) == 3


@pytest.mark.parametrize(
    ("arguments", "status", "told"),
    [
        (("reports",), 0, "No reports are kept"),
        (("reports", "witnesses"), 0, "No reports are kept"),
        (("reports", "show", "x"), 3, "x: no report of that name or hash is kept"),
        (("forget", "x"), 3, "x: no report of that name or hash is kept"),
        (("add", "nowhere.txt"), 3, "nowhere.txt: no such file or folder"),
        (("add",), 2, "Missing argument"),
    ],
)
def test_an_empty_store_and_unknown_reports_get_one_line(
    newsroom: Run, arguments: tuple[str, ...], status: int, told: str
) -> None:
    result = newsroom(*arguments)
    assert (result.returncode, result.stdout) == (status, "")
    assert told in result.stderr
    assert "Traceback" not in result.stderr


def test_a_file_that_is_no_report_leaves_the_others_added(newsroom: Run, tmp_path: Path) -> None:
    (tmp_path / "reports" / "empty.txt").write_bytes(b"")
    result = newsroom("add", "reports")
    assert result.returncode == 3
    assert result.stdout.startswith("3 reports added")
    assert "empty.txt" in result.stderr
