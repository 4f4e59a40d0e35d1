"""How long announcements took: intervals by the looks on both sides of the change, never a single number."""

import csv
import io
import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inforce.dossier.gathering import things
from inforce.dossier.lags import Lag, Lags, bounds_of, lags
from inforce.dossier.mentions import period_of
from inforce.dossier.sameness import Thing
from inforce.edtf import Period
from inforce.moment import Interval, Moment, parse_instant
from inforce.reconcile.model import Finding, Verdict
from tests.commands import Run
from tests.conftest import csv_file, sdn_row
from tests.dossier.test_witnesses import claim, told

ASKED = parse_instant("2024-05-01T00:00Z")


def finding(verdict: str, after: str | None = None, by: str | None = None, lag: str | None = "P1D") -> Finding:
    changed = Interval(parse_instant(after) if after else None, parse_instant(by)) if by else None
    return Finding("c1", Moment(ASKED, ASKED), "us-ofac-sdn", "1", Verdict(verdict), lag=lag, changed=changed)


def published(text: str) -> Period:
    found = period_of(text)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("found", "day", "bounds"),
    [
        (finding("confirmed", "2024-03-13T10:00Z", "2024-04-03T10:00Z"), "2024-03-12", (1, 22)),
        (finding("confirmed", "2024-03-10T10:00Z", "2024-03-13T10:00Z"), "2024-03-12", (0, 1)),
        (finding("confirmed", "2024-10-01T00:00Z", "2024-12-25T00:00Z"), "2024-09-11", (20, 104)),  # a look by its day
        (finding("confirmed", "2024-04-13T10:00Z", "2024-04-14T10:00Z"), "2024-03", (13, 44)),
        (finding("confirmed", "2024-03-13T10:00Z", "2024-04-03T10:00Z", lag=None), "2024-03-12", None),  # was so before
        (finding("pending"), "2024-03-12", (50, None)),
        (finding("licensed"), "2024-03-12", (50, None)),
        (finding("pending"), "2024-06-12", None),  # published after the newest look
        (finding("unverifiable"), "2024-03-12", None),
    ],
)
def test_a_lag_lies_between_the_looks(found: Finding, day: str, bounds: tuple[int, int | None] | None) -> None:
    assert bounds_of(found, published(day), ASKED) == bounds


def lags_of(*bounds: tuple[int, int | None]) -> Lags:
    mention = told(claim(), 1)
    return Lags(
        "us-ofac-sdn", ASKED, tuple(Lag(Thing((mention,)), mention, finding("pending"), *each) for each in bounds), 0
    )


def test_the_median_is_bounded_and_open_above_where_half_wait() -> None:
    assert lags_of((1, 22), (3, 4), (10, None)).median == (3, 22)
    assert lags_of((1, 22), (3, None)).median == (2, None)
    assert lags_of().median is None


@given(st.lists(st.tuples(st.integers(0, 400), st.integers(0, 400)), min_size=1))
def test_the_true_median_lies_within_its_bounds(drawn: list[tuple[int, int]]) -> None:
    """Whatever the true lags are, as long as each lies within its own bounds."""
    bounds = [(min(pair), max(pair)) for pair in drawn]
    median = lags_of(*bounds).median
    assert median is not None
    for true in ([low for low, _ in bounds], [high for _, high in bounds], [(low + high) // 2 for low, high in bounds]):
        ranked, half = sorted(true), len(true) // 2
        middle = ranked[half] if len(true) % 2 else (ranked[half - 1] + ranked[half]) / 2
        assert median[1] is not None
        assert median[0] <= middle <= median[1]


def test_what_waits_is_told_to_wait_and_then_how_long_it_took(newsroom: Run, tmp_path: Path) -> None:
    newsroom("add", "reports")
    waiting = newsroom("lag", "--register", "us-ofac-sdn")
    assert "≥ 1, waiting" in waiting.stdout
    assert "0 shown, 1 waiting" in waiting.stdout
    path = tmp_path / "2024-04-03T100000Z.csv"
    path.write_bytes(csv_file(sdn_row(2, "DELTA LINES")))
    newsroom("lists", "import", path, "--register", "us-ofac-sdn")
    found = json.loads(newsroom("lag", "--register", "us-ofac-sdn", "--format", "json").stdout)
    (announced,) = found["announcements"]
    assert (announced["least"], announced["most"]) == ("P1D", "P22D")
    assert found["summary"]["median"] == {"least": "P1D", "most": "P22D"}
    assert {each["name"] for each in announced["mentions"]} == {"courier.txt", "herald.txt", "copy.txt"}
    (row,) = csv.DictReader(io.StringIO(newsroom("lag", "--register", "us-ofac-sdn", "--format", "csv").stdout))
    assert (row["least_days"], row["most_days"], row["reports"], row["target"]) == ("1", "22", "3", "Nile Lines")


@pytest.mark.parametrize(
    ("arguments", "status", "told"),
    [
        (("--register", "nonsense"), 3, "no register is called 'nonsense'"),
        (("--register", "eu-fsf"), 3, "eu-fsf has no editions"),
        ((), 2, "--register"),
        (("--register", "us-ofac-sdn", "--action", "remain"), 2, "remain"),
        (("--register", "us-ofac-sdn"), 0, "No reports are kept"),
    ],
)
def test_bad_questions_and_an_empty_store_get_one_line(
    newsroom: Run, arguments: tuple[str, ...], status: int, told: str
) -> None:
    result = newsroom("lag", *arguments)
    assert (result.returncode, result.stdout) == (status, "")
    assert told in result.stderr


def test_what_is_announced_and_decided_of_one_act_is_one_announcement() -> None:
    announced, decided = told(claim(), 1), told(claim(status="decided"), 2, published="2024-03-14")
    other = told(claim("Delta Lines"), 3)
    pending = {number: [finding("pending")] for number in (1, 2)} | {3: [replace(finding("pending"), entry="2")]}
    found = lags(things([announced, decided, other]), pending, "us-ofac-sdn", ASKED)
    assert [(each.least, len(each.thing.mentions)) for each in found.told] == [(50, 2), (50, 1)]


@pytest.mark.parametrize(
    ("target", "entry", "waits"),
    [
        ("one aircraft", None, False),
        ("12 individuals", None, False),
        ("Zeta Bank", None, True),
        ("EW-301PJ", None, True),
        ("авиакомпания «Заря»", None, True),
        ("朝陽銀行", None, True),
        ("the airline", "1", True),
    ],
)
def test_what_has_no_name_and_no_entry_waits_for_nothing(target: str, entry: str | None, waits: bool) -> None:
    pending = {1: [replace(finding("pending"), entry=entry)]}
    found = lags(things([told(claim(target), 1)]), pending, "us-ofac-sdn", ASKED)
    assert len(found.told) == int(waits)


def test_an_action_that_nobody_announced_has_no_lag(newsroom: Run) -> None:
    newsroom("add", "reports")
    result = newsroom("lag", "--register", "us-ofac-sdn", "--action", "designate")
    assert "No report that is kept announces" in result.stderr
