"""The file of authorisations: its form, what it covers and when."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from inforce.errors import BadAuthorisations
from inforce.moment import parse_instant
from inforce.reconcile.authorisations import Scope, decode, encode, read_authorisations
from tests.conftest import Keeper
from tests.reconcile.ledger import Asker, licence

RECORD = {
    "id": "us-ofac:alpha-gl-7",
    "issuer": "us-ofac",
    "title": "Alpha General License 7",
    "programme": "ALPHA",
    "entries": {"us-ofac-sdn": ["7001", "7002"]},
    "scope": "general",
    "from": "2024-02-05",
    "until": "2024-03-31",
    "source": "composed for a test",
    "remarks": "None.",
}


def written(folder: Path, *records: object) -> Path:
    path = folder / "licences.json"
    path.write_text(json.dumps(list(records)), encoding="utf-8")
    return path


def test_a_file_is_read(tmp_path: Path) -> None:
    (found,) = read_authorisations(written(tmp_path, RECORD))
    assert (found.id, found.scope, found.start, found.end) == (
        "us-ofac:alpha-gl-7",
        Scope.GENERAL,
        "2024-02-05",
        "2024-03-31",
    )
    assert found.entries == {"us-ofac-sdn": ("7001", "7002")}


def test_what_is_kept_is_read_back_as_it_was(tmp_path: Path) -> None:
    bare: dict[str, object] = {key: value for key, value in RECORD.items() if key != "remarks"} | {
        "entries": {},
        "until": None,
        "id": "b",
    }
    found = read_authorisations(written(tmp_path, RECORD, bare))
    assert tuple(decode(encode(each)) for each in found) == found


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"from": "5 February 2024"}, "record 2 (us-ofac:alpha-gl-7): from: '5 February 2024' is not a day"),
        ({"until": "2024-02-31"}, "record 2 (us-ofac:alpha-gl-7): until: '2024-02-31' is not a day"),
        ({"until": "2024-01-31"}, "until: 2024-01-31 is before 2024-02-05"),
        ({"scope": "wide"}, "record 2: scope: Invalid enum value 'wide'"),
        ({"entries": {"us-ofac-sdn": [7001]}}, "record 2: entries[...][0]: Expected `str`, got `int`"),
        ({"entries": {}, "programme": None}, "it covers nothing"),
        ({"title": " "}, "title: is empty"),
        ({"untill": None}, "unknown field `untill`"),
        ({"id": 7}, "record 2: id: Expected `str`, got `int`"),
        ({"id": "first"}, "record 2 (first): id: stands twice"),
    ],
)
def test_a_bad_record_is_named_with_its_field(tmp_path: Path, change: dict[str, object], told: str) -> None:
    path = written(tmp_path, RECORD | {"id": "first"}, RECORD | change)
    with pytest.raises(BadAuthorisations) as raised:
        read_authorisations(path)
    assert told in str(raised.value)
    assert str(raised.value).startswith(str(path))
    assert "\n" not in str(raised.value)


def test_a_missing_field_is_named(tmp_path: Path) -> None:
    record = {key: value for key, value in RECORD.items() if key != "source"}
    with pytest.raises(BadAuthorisations, match=r"record 1: .*`source`"):
        read_authorisations(written(tmp_path, record))


DEEP = b'[{"id": "x", "more": ' + b"[" * 20_000 + b"]" * 20_000 + b"}]"


@pytest.mark.parametrize("data", [b"", b"{}", b"[1]", b"[", b"\xff\xfe", b"<html></html>", DEEP])
def test_a_file_of_another_form_is_refused_in_one_line(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "licences.json"
    path.write_bytes(data)
    with pytest.raises(BadAuthorisations) as raised:
        read_authorisations(path)
    assert "\n" not in str(raised.value)


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(BadAuthorisations, match="No such file"):
        read_authorisations(tmp_path / "nothing.json")


@pytest.mark.parametrize(
    ("at", "covered"),
    [
        ("2024-02-04T23:59:59Z", False),
        ("2024-02-05T00:00:00Z", True),
        ("2024-03-31T23:59:59Z", True),
        ("2024-04-01T00:00:00Z", False),
        ("2024-02-05T02:00:00+03:00", False),
    ],
)
def test_days_count_from_their_beginning_to_their_end_in_utc(at: str, covered: bool) -> None:
    found = decode(json.dumps(RECORD))
    assert found.covers("7001", (), "us-ofac-sdn", parse_instant(at)) is covered


@pytest.mark.parametrize(
    ("number", "programmes", "register", "entries", "covered"),
    [
        ("7001", ("BETA",), "us-ofac-sdn", True, True),  # named: the programme does not matter
        ("7003", ("ALPHA",), "us-ofac-sdn", True, False),  # others are named
        ("7001", ("ALPHA",), "us-ofac-cons", True, False),  # the number of another register
        ("7003", ("BETA", "ALPHA"), "us-ofac-sdn", False, True),
        ("7003", ("ALPHA",), "us-ofac-cons", False, True),
        ("7003", ("BETA",), "us-ofac-sdn", False, False),
        ("7003", ("ALPHA",), "un-sc", False, False),  # another publisher's code
    ],
)
def test_entries_are_covered_where_named_else_by_programme(
    number: str, programmes: tuple[str, ...], register: str, entries: bool, covered: bool
) -> None:
    record = RECORD if entries else RECORD | {"entries": {}}
    found = decode(json.dumps(record))
    assert found.covers(number, programmes, register, parse_instant("2024-02-20T12:00Z")) is covered


def test_open_ends_are_open() -> None:
    found = decode(json.dumps(RECORD | {"from": None, "until": None}))
    assert found.covers("7001", (), "us-ofac-sdn", parse_instant("1999-01-01T00:00Z"))
    assert found.covers("7001", (), "us-ofac-sdn", parse_instant("2099-01-01T00:00Z"))


@pytest.mark.parametrize(("known_at", "verdict"), [("2024-02-20", "pending"), ("2024-02-22", "licensed")])
def test_a_licence_counts_only_where_its_notice_could_be_known(ledger: Keeper, known_at: str, verdict: str) -> None:
    on_file = replace(licence("7001"), published="2024-02-21")
    ask = Asker(ledger, (on_file,))
    finding = ask("Orley Shipping Lines", "lift", "announced", None, "2024-02-12", known_at=known_at)
    assert finding.verdict.value == verdict
    assert bool(finding.authorisations) is (verdict == "licensed")
