"""The files of the demonstration are what they claim to be: OFAC's form, true facts, a story that can be told."""

import csv
import io
import json
import lzma
import re
from datetime import UTC, datetime, timedelta
from importlib import resources
from itertools import pairwise
from pathlib import Path

import pytest

from tests.conftest import REAL

DATA = Path(str(resources.files("inforce.demo"))) / "data"
BROKEN = "2025-10-26T184309Z.csv"
SOUND = sorted(path for path in (DATA / "editions").iterdir() if path.name != BROKEN)
OF_OFFICE = REAL / "us-ofac-sdn"
OFAC_ROW = re.compile(r'\d+(,("[^"]+"|-0- )){11}\r\n\Z')
BELAVIA, JET = "44541", "44580"

needs_the_real_list = pytest.mark.skipif(not OF_OFFICE.is_dir(), reason=f"the real list is not there: {OF_OFFICE}")


def rows(path: Path) -> dict[str, list[str]]:
    text = path.read_bytes().decode("ascii").removesuffix("\x1a")
    return {fields[0]: fields[1:] for fields in csv.reader(io.StringIO(text, newline=""), strict=True)}


def retrieved(path: Path) -> datetime:
    return datetime.strptime(path.stem, "%Y-%m-%dT%H%M%SZ").replace(tzinfo=UTC)


LISTED = {path.stem: set(rows(path)) for path in SOUND}


@pytest.mark.parametrize("path", SOUND, ids=lambda path: path.stem)
def test_an_edition_is_written_as_ofac_writes_it(path: Path) -> None:
    data = path.read_bytes()
    assert data.endswith(b"\r\n\x1a")
    assert data.count(b"\x1a") == 1
    lines = data.decode("ascii").removesuffix("\x1a").splitlines(keepends=True)
    assert [line for line in lines if not OFAC_ROW.match(line)] == []


@pytest.mark.parametrize("path", SOUND, ids=lambda path: path.stem)
def test_an_edition_has_each_number_once_in_ascending_order_with_a_name_and_a_programme(path: Path) -> None:
    numbers = [int(line.split(",")[0]) for line in path.read_text("ascii").removesuffix("\x1a").splitlines()]
    assert numbers == sorted(set(numbers))
    assert all(fields[0] != "-0- " != fields[2] for fields in rows(path).values())


def test_two_looks_in_a_row_never_brought_the_same_bytes() -> None:
    assert all(before.read_bytes() != after.read_bytes() for before, after in pairwise(SOUND))


def test_belavia_and_its_jet_come_on_9_august_2023_and_are_gone_by_5_november_2025() -> None:
    shown = [stem for stem, numbers in LISTED.items() if BELAVIA in numbers]
    assert shown == [stem for stem, numbers in LISTED.items() if JET in numbers]
    assert shown == ["2023-08-09T184327Z", "2025-08-31T184312Z", "2025-09-15T184305Z", "2025-10-10T184321Z"]


def test_from_the_announcement_to_the_delisting_no_look_is_more_than_thirty_days_after_the_one_before() -> None:
    looks = [retrieved(path) for path in SOUND if path.stem > "2025"]
    assert looks[0] < datetime(2025, 9, 11, tzinfo=UTC) < datetime(2025, 11, 5, tzinfo=UTC) <= looks[-1]
    assert all(after - before < timedelta(days=30) for before, after in pairwise(looks))


def test_no_edition_loses_more_than_a_fifth_of_the_entries_of_the_one_before() -> None:
    sizes = [len(numbers) for numbers in LISTED.values()]
    assert all(after > 0.8 * before for before, after in pairwise(sizes))


def test_the_broken_download_is_a_web_page_and_no_list() -> None:
    assert (DATA / "editions" / BROKEN).read_text("ascii").startswith("<!DOCTYPE html>")


def test_every_authorisation_covers_entries_that_the_editions_list_while_it_runs() -> None:
    for licence in json.loads((DATA / "authorisations.json").read_text("utf-8")):
        covered = {number for numbers in licence["entries"].values() for number in numbers}
        running = [numbers for stem, numbers in LISTED.items() if stem >= licence["from"]]
        assert any(covered <= numbers for numbers in running), licence["id"]


def test_the_reports_say_that_they_were_composed() -> None:
    reports = [path.read_text("utf-8") for path in (DATA / "reports").iterdir()]
    assert len(reports) == 2
    assert all("Composed to demonstrate Inforce." in text for text in reports)


@needs_the_real_list
def test_the_editions_of_2023_name_and_tag_their_entries_as_the_real_list_of_that_year() -> None:
    with lzma.open(OF_OFFICE / "csv-set" / "2023-12-28" / "sdn.csv.xz", "rt", encoding="utf-8", newline="") as lines:
        real = {fields[0]: fields[1:4] for fields in csv.reader(lines)}
    ours = rows(DATA / "editions" / "2023-08-09T184327Z.csv")
    assert {number: fields[:3] for number, fields in ours.items()} == {number: real[number] for number in ours}


@needs_the_real_list
def test_the_editions_of_2025_list_what_the_real_list_had_on_those_days() -> None:
    august, autumn, december = (derived(day) for day in ("2025-08-31", "2025-10-01", "2025-12-24"))
    assert LISTED["2025-08-31T184312Z"] <= august
    assert LISTED["2025-10-10T184321Z"] <= autumn
    assert LISTED["2025-11-05T184316Z"] <= december
    assert {BELAVIA, JET}.isdisjoint(december)


def derived(day: str) -> set[str]:
    with lzma.open(OF_OFFICE / "derived-2025" / f"{day}.ftm.json.xz", "rt", encoding="utf-8") as lines:
        return {json.loads(line)["id"].removeprefix("ofac-") for line in lines}
