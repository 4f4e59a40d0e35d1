"""A hundred receipts; one byte of the archive, of the receipt or of the report changed in each of many ways: all is noticed."""

import random
from collections import Counter
from collections.abc import Callable
from itertools import product
from pathlib import Path

import pytest

from inforce.errors import StoreUnusable
from inforce.home import Home
from inforce.receipts import unseal
from inforce.register.archive import Archive
from tests.commands import run_command
from tests.conftest import Keeper, csv_file, sdn_row

PARTIES = [f"{name} LINES" for name in "NILE DELTA ATBARA MEROE DONGOLA KASSALA SENNAR GEZIRA NUBIA AXUM".split()]
DAYS = [f"2024-{month:02}-{day:02}" for month, day in product(range(1, 6), (10, 25))]
REPORT = "Gulf Shipping Review\n12 March 2024\n{name}: a list\nAnn Hill\n\nThe United States will lift sanctions on {name}.\n"


def status(*arguments: str | Path) -> int:
    return run_command(*arguments).returncode


@pytest.fixture
def db() -> None:
    """In the home folder: the archive is there in any case."""


@pytest.fixture
def desk(keeper: Keeper, tmp_path: Path) -> Keeper:
    """Ten editions, each with one party more; ten reports, of one party each."""
    for count, day in enumerate(DAYS, 1):
        named = enumerate(PARTIES[:count], 1)
        rows = [sdn_row(number, name, programme="SUDAN-EO14098", remarks="x" * 40) for number, name in named]
        keeper.keep(csv_file(*rows), f"{day}T10:00Z")
    for number, name in enumerate(PARTIES):
        (tmp_path / f"report-{number}.txt").write_text(REPORT.format(name=name.title()), "utf-8")
    return keeper


def flipped(data: bytes, chance: random.Random) -> bytes:
    """One bit of one byte turned over."""
    at = chance.randrange(len(data))
    return data[:at] + bytes([data[at] ^ (1 << chance.randrange(8))]) + data[at + 1 :]


WAYS: dict[str, Callable[[bytes, random.Random], bytes | None]] = {
    "a bit turned over": flipped,
    "another byte": lambda data, chance: data[:-1] + bytes([data[-1] ^ chance.randrange(1, 256)]),
    "a byte more": lambda data, chance: data + bytes([chance.randrange(256)]),
    "a byte less": lambda data, _: data[:-1],
    "a byte put in": lambda data, chance: (
        data[: len(data) // 2] + bytes([chance.randrange(256)]) + data[len(data) // 2 :]
    ),
    "two bytes exchanged": lambda data, _: exchanged(data),
    "nothing left": lambda *_: b"",
    "gone": lambda *_: None,
}


def exchanged(data: bytes) -> bytes:
    """The first two neighbours from the middle on that differ, in the other order."""
    at = next(at for at in range(len(data) // 2, len(data) - 1) if data[at] != data[at + 1])
    return data[:at] + data[at + 1 : at + 2] + data[at : at + 1] + data[at + 2 :]


def stored(home: Home, receipt: Path, chance: random.Random) -> Path:
    """The file of the archive that holds one of the editions of a receipt, or one on which it leans."""
    edition = chance.choice(unseal(receipt.read_bytes(), receipt).all_editions)
    with home.reading() as session:
        register = session.register_id(edition.register) or 0
        number = next(each.id for each in session.editions(register) if each.sha256 == edition.sha256)
        names = list(session.edition_files(number).values())
    return next(iter((home.folder / "archive").rglob(f"{names[0]}.zst")))


def test_every_change_of_a_hundred_receipts_of_their_reports_and_of_the_archive_is_noticed(
    desk: Keeper, tmp_path: Path
) -> None:
    """It takes some seconds: each receipt is made, and verified after the change, as a user would; every tenth before it too."""
    chance, home = random.Random(20240312), ("--home", desk.home.folder)
    ways, noticed = list(WAYS), Counter[str]()
    for number, (day, party) in enumerate(product(DAYS, range(len(PARTIES)))):
        report, receipt = tmp_path / f"report-{party}.txt", tmp_path / f"receipt-{number}.json"
        assert status(*home, "check", report, "--as-of", f"{day}T12:00Z", "--receipt", receipt) == 0
        assert number % 10 or status(*home, "verify", receipt, report) == 0
        what = ("archive", "receipt", "report")[number % 3]
        path = {"archive": stored(desk.home, receipt, chance), "receipt": receipt, "report": report}[what]
        way, before = ways[number // 3 % len(ways)], path.read_bytes()
        changed = WAYS[way](before, chance)
        assert changed != before
        path.unlink() if changed is None else path.write_bytes(changed)
        assert status(*home, "verify", receipt, report) != 0, f"{what}: {way}: {path}"
        path.write_bytes(before)
        noticed[f"{what}: {way}"] += 1
    assert noticed.total() == 100
    assert len(noticed) == 3 * len(WAYS)


def test_every_bit_of_a_stored_edition_counts(desk: Keeper) -> None:
    """Also where what is unpacked would be the same: padding of the compressed frame, sizes, names of fields."""
    folder = desk.home.folder / "archive"
    path = min(folder.rglob("*.zst"), key=lambda each: each.stat().st_size)
    data = path.read_bytes()
    for at, bit in product(range(len(data)), range(8)):
        path.write_bytes(data[:at] + bytes([data[at] ^ (1 << bit)]) + data[at + 1 :])
        with pytest.raises(StoreUnusable):
            Archive(folder).get(path.stem)
    path.write_bytes(data)
    assert Archive(folder).get(path.stem)
