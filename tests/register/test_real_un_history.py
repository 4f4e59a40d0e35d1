"""The real history of the UN's list, where it is at hand: maintenance pages, "403" and empty files among 147 downloads.

The oracle below reads the raw files by itself and slowly. A record is the same as one before where its DATAID or its
reference number stays the same: the numbers of five entries changed for two days, and one entry came back under another
DATAID.
"""

import tarfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from itertools import pairwise
from pathlib import Path

import pytest
from lxml import etree

from inforce.home import Home
from inforce.lists.downloads import open_downloads
from inforce.lists.encoded import decode
from inforce.lists.registers import register_facts
from inforce.moment import Moment
from inforce.register.deciding import Judge, accept, reject
from inforce.register.history import Change, ChangeKind, changes
from inforce.register.importing import Imported, Importer, Outcome
from inforce.register.model import State
from inforce.register.store import Session
from tests.conftest import LATER, REAL

UN = "un-sc"
DATA = REAL / UN / "consolidated-xml-history.tar.xz"
pytestmark = pytest.mark.skipif(not DATA.exists(), reason=f"the real history of the UN's list is not at {DATA}")
END_OF_A_REGIME = "2023-10-20T00:25:03Z"


@dataclass(frozen=True)
class Record:
    dataid: str
    reference: str


@dataclass(frozen=True)
class Raw:
    """A usable file: when it was received, and its records."""

    at: str
    records: tuple[Record, ...]

    @cached_property
    def dataids(self) -> frozenset[str]:
        return frozenset(each.dataid for each in self.records)

    @cached_property
    def references(self) -> frozenset[str]:
        return frozenset(each.reference for each in self.records)

    def shows(self, record: Record) -> bool:
        return record.dataid in self.dataids or record.reference in self.references


def raw_files() -> tuple[list[Raw], int]:
    """The usable ones in order, and how many there are in all."""
    with tarfile.open(DATA) as archive:
        files = [(member.name, archive.extractfile(member)) for member in archive if member.isfile()]
        named = sorted((Path(name).name, stream.read()) for name, stream in files if stream)
    return [Raw(at(name), found) for name, data in named if (found := records(data))], len(named)


def at(name: str) -> str:
    day, clock = name.removesuffix(".xml").removesuffix("Z").split("T")
    return f"{day}T{clock[:2]}:{clock[2:4]}:{clock[4:]}Z"


def records(data: bytes) -> tuple[Record, ...]:
    """None for a web page, a status in words, an empty file."""
    try:
        root = etree.fromstring(data)
    except etree.XMLSyntaxError:
        return ()
    found = [*root.iter("INDIVIDUAL"), *root.iter("ENTITY")] if root.tag == "CONSOLIDATED_LIST" else []
    return tuple(
        Record((each.findtext("DATAID") or "").strip(), (each.findtext("REFERENCE_NUMBER") or "").strip())
        for each in found
    )


@pytest.fixture(scope="module")
def raw() -> list[Raw]:
    usable, count = raw_files()
    assert (count, len(usable)) == (147, 132)
    return usable


@dataclass(frozen=True)
class Kept:
    home: Home
    done: Sequence[Imported]


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Kept:
    home = Home(tmp_path_factory.mktemp("un") / "home")
    with home.writing() as store, open_downloads(DATA) as downloads:
        return Kept(home, Importer(store, home.archive, register_facts(UN)).run(downloads))


def dataids(session: Session, change: Change) -> set[str]:
    """Those that the entry ever bore: its record may have been replaced while it was listed."""
    rows = session.records(session.register_id(UN) or 0, change.entry)
    entries = (decode(raw) for _, raw, _ in rows)
    return {each.value for entry in entries for each in entry.details.identifiers if each.type == "DATAID"}


def test_what_is_no_list_is_quarantined_and_everything_else_is_in_force(kept: Kept, raw: list[Raw]) -> None:
    in_force = [str(each.look) for each in kept.done if each.outcome is Outcome.IN_FORCE]
    assert sorted(in_force) == [each.at for each in raw]
    refused = [each for each in kept.done if each.outcome is Outcome.QUARANTINED]
    assert len(refused) == 15
    assert all(each.reason and ("an HTML page" in each.reason or "0 bytes" in each.reason) for each in refused)


def test_every_delisting_is_one_by_the_raw_files_and_none_is_missed(kept: Kept, raw: list[Raw]) -> None:
    gone = {
        after.at: [record for record in before.records if not after.shows(record)] for before, after in pairwise(raw)
    }
    with kept.home.reading() as session:
        view = kept.home.register(session, UN).as_of(Moment(LATER, LATER))
        first = view.editions()[0].look.earliest
        told = [each for each in changes(view, first, LATER) if each.kind is ChangeKind.REMOVED]
        for change in told:
            records = gone[str(change.edition.look)]
            own = dataids(session, change)
            assert any(record.dataid in own for record in records), (
                f"{change.entry} has not left at {change.edition.look}"
            )
    assert len(told) == sum(map(len, gone.values()))
    assert sum(map(len, gone.values())) > 84


def test_every_listing_is_one_by_the_raw_files_and_none_is_missed(kept: Kept, raw: list[Raw]) -> None:
    come = {after.at: sum(not before.shows(record) for record in after.records) for before, after in pairwise(raw)}
    with kept.home.reading() as session:
        view = kept.home.register(session, UN).as_of(Moment(LATER, LATER))
        found = changes(view, view.editions()[0].look.earliest, LATER)
        told = [str(each.edition.look) for each in found if each.kind is ChangeKind.ADDED]
    assert {look: told.count(look) for look in come} == come


def test_numbers_that_changed_for_two_days_delist_nobody(kept: Kept) -> None:
    with kept.home.reading() as session:
        view = kept.home.register(session, UN).as_of(Moment(LATER, LATER))
        for number in ("KPi.055", "KPi.063", "KPi.065", "KPi.068", "KPi.078"):
            (listing,) = view.listings(number)
            assert listing.end is None, number


def test_the_end_of_a_regime_is_believed_and_the_reason_is_told(kept: Kept) -> None:
    """84 of 946 entries leave together, all of one regime, in a file that is whole: not out of proportion."""
    (imported,) = [each for each in kept.done if str(each.look) == END_OF_A_REGIME]
    assert imported.outcome is Outcome.IN_FORCE
    assert imported.remarks == (
        "84 of the 946 entries of the edition before (2023-10-18T00:25:09Z) are gone (84 of the 84 that left were under "
        "Iran, as when a regime ends); believed, for that is less than 20%",
    )


def test_the_end_of_a_regime_can_be_doubted_and_believed_again(kept: Kept) -> None:
    judge, facts = Judge("A. Analyst", datetime(2023, 10, 21, tzinfo=UTC), "seen"), register_facts(UN)
    states = []
    for decide in ("reject", "accept"):
        with kept.home.writing() as store, store.transaction() as session:
            (edition,) = [e for e in session.editions(session.register_id(UN) or 0) if str(e.look) == END_OF_A_REGIME]
            if decide == "reject":
                reject(session, kept.home.archive, facts, edition, judge)
            else:
                accept(session, kept.home.archive, facts, edition, judge)
        with kept.home.reading() as session:
            moment = Moment(datetime(2023, 10, 20, 12, tzinfo=UTC), datetime(2023, 10, 20, 12, tzinfo=UTC))
            view = kept.home.register(session, UN).as_of(moment)
            states.append((len(view.numbers()), view.standing("IRi.001").state))
    assert states == [(946, State.LISTED), (862, State.NOT_LISTED)]
