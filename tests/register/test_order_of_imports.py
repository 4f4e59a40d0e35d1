"""Whatever order looks are imported in, the same of them are believed, and every answer is the same."""

import tempfile
from collections.abc import Callable, Sequence
from itertools import permutations
from pathlib import Path

import pytest
from click.testing import CliRunner

from inforce.cli.program import cli
from inforce.lists.downloads import open_downloads
from inforce.lists.guards import limits_of
from inforce.lists.registers import register_facts
from inforce.moment import Look
from inforce.register.importing import Importer, Outcome
from inforce.register.model import State
from inforce.register.register import View
from tests.conftest import SDN, Keeper, csv_file, sdn_file
from tests.register.test_deciding import decide


def crowd(size: int) -> dict[int, str]:
    return {number: f"PARTY {number}" for number in range(1, size + 1)}


CROWD, FEW = crowd(100), crowd(40)
FIRST, SECOND, THIRD, FOURTH = (f"2025-01-{day}T12:00Z" for day in ("01", "10", "20", "25"))
LOOKS = {FIRST: CROWD, SECOND: FEW, THIRD: CROWD}


def keep(keeper: Keeper, listed: dict[int, str], retrieved: str) -> Sequence[str]:
    return keeper.keep(sdn_file(listed), retrieved, keep_broken=True).remarks


def believed(keeper: Keeper) -> dict[str, str | None]:
    """Every look by its day, with the reason why it is in quarantine."""
    with keeper.home.reading() as session:
        editions = session.editions(session.register_id(SDN) or 0)
        return {str(each.look.day)[-2:]: each.quarantine for each in editions}


def doubted(keeper: Keeper) -> list[str]:
    return [day for day, reason in believed(keeper).items() if reason]


@pytest.mark.parametrize("order", list(permutations(LOOKS)))
def test_a_fall_between_two_looks_is_believed_in_no_order(
    keeper: Keeper, view: Callable[..., View], order: Sequence[str]
) -> None:
    for retrieved in order:
        keep(keeper, LOOKS[retrieved], retrieved)
    assert doubted(keeper) == ["10"]
    assert "out of proportion" in str(believed(keeper)["10"])
    assert view("2025-01-10T13:00Z", "2025-01-12").was("90").state is State.LISTED
    assert len(view("2025-01-25").listings("90")) == 1


def test_a_look_that_comes_before_a_fall_puts_the_fall_in_quarantine_and_says_so(
    keeper: Keeper, view: Callable[..., View]
) -> None:
    keep(keeper, FEW, SECOND)
    assert view("2025-01-11").standing("90").state is State.NOT_LISTED
    *_, remark = keep(keeper, CROWD, FIRST)
    assert remark.startswith(
        "the look at 2025-01-10T12:00:00Z is judged again beside it, and now quarantined: sdn.csv: 40"
    )
    assert view("2025-01-11").standing("90").state is State.LISTED


def test_a_look_that_explains_a_fall_takes_the_looks_after_it_out_of_quarantine(
    keeper: Keeper, view: Callable[..., View]
) -> None:
    keep(keeper, CROWD, FIRST)
    keep(keeper, FEW, THIRD)
    keep(keeper, FEW, FOURTH)
    assert doubted(keeper) == ["20", "25"]
    for hour, size in enumerate(range(91, 40, -9)):  # nine at a time: each fall is in proportion
        remarks = keep(keeper, crowd(size), f"2025-01-10T{hour:02}:00Z")
    assert [remark.rpartition(" ")[2] for remark in remarks] == ["force", "force"]
    assert doubted(keeper) == []
    assert view("2025-01-26").standing("90").state is State.NOT_LISTED


def test_what_people_decided_stands_whatever_comes_before(keeper: Keeper) -> None:
    keep(keeper, CROWD, FIRST)
    keep(keeper, FEW, SECOND)
    decide(keeper, "accept", "2025-01-10")
    keep(keeper, CROWD, THIRD)
    decide(keeper, "reject", "2025-01-20")
    keep(keeper, CROWD, "2025-01-05T12:00Z")
    assert doubted(keeper) == ["20"]
    assert "rejected by" in str(believed(keeper)["20"])


def test_a_fall_that_is_accepted_makes_the_looks_after_it_believed(keeper: Keeper) -> None:
    keep(keeper, CROWD, FIRST)
    keep(keeper, FEW, SECOND)
    keep(keeper, FEW, THIRD)
    assert doubted(keeper) == ["10", "20"]
    decide(keeper, "accept", "2025-01-10")
    assert doubted(keeper) == []
    decide(keeper, "reject", "2025-01-10")
    assert doubted(keeper) == ["10", "20"]


def test_a_wrong_first_look_that_is_rejected_lets_the_looks_after_it_be_believed_again(keeper: Keeper) -> None:
    for retrieved in (SECOND, THIRD):
        keep(keeper, FEW, retrieved)
    keep(keeper, CROWD, FIRST)
    assert doubted(keeper) == ["10", "20"]
    decide(keeper, "reject", "2025-01-01")
    assert doubted(keeper) == ["01"]


def test_an_edition_in_quarantine_at_two_looks_is_accepted_at_both(keeper: Keeper) -> None:
    """The second would be believed beside the first as soon as that is accepted; the decision holds for both."""
    for listed, retrieved in ((CROWD, FIRST), (FEW, SECOND), (FEW, THIRD)):
        keep(keeper, listed, retrieved)
    with keeper.home.reading() as session:
        sha256 = session.editions(session.register_id(SDN) or 0)[-1].sha256
    asked = ["lists", "accept", SDN, sha256[:12], "--who", "A. Officer"]
    done = CliRunner().invoke(cli, ["--home", str(keeper.home.folder), *database(keeper), *asked])
    assert (done.exit_code, doubted(keeper)) == (0, [])
    with keeper.home.reading() as session:
        assert len(session.decisions(session.register_id(SDN) or 0)) == 2


def database(keeper: Keeper) -> list[str]:
    return ["--db", keeper.home.place.url] if keeper.home.place.url else []


def test_a_list_fetched_with_too_few_entries_stays_doubted_whatever_comes_before(keeper: Keeper) -> None:
    """The least that a fetched list must show is remembered with its look."""
    with keeper.home.writing() as store:
        inbox = keeper.folder / "fetched"
        inbox.mkdir()
        (inbox / "sdn.csv").write_bytes(sdn_file(FEW))
        with open_downloads(inbox, Look.parse(SECOND)) as downloads:
            importer = Importer(store, keeper.home.archive, register_facts(SDN), fewest=limits_of(SDN).minimum)
            (imported,) = importer.run(downloads, keep_broken=True)
    assert imported.outcome is Outcome.QUARANTINED
    keep(keeper, FEW, FIRST)
    assert doubted(keeper) == ["10"]


def test_aliases_of_a_set_are_compared_with_the_last_look_that_carries_them(keeper: Keeper) -> None:
    """A look without a part is passed over where only that part changes."""
    alt = csv_file(*(f'{number},{number},"aka","ALIAS {number}","-0- "' for number in CROWD))
    full, bare = {"sdn.csv": sdn_file(CROWD), "alt.csv": alt}, {"sdn.csv": sdn_file(CROWD)}
    tables = set()
    for order in permutations([(full, FIRST), (bare, SECOND), (full, THIRD)]):
        with tempfile.TemporaryDirectory() as folder:
            own = Keeper(Path(folder))
            for files, retrieved in order:
                assert own.keep(files, retrieved, keep_broken=True).outcome is Outcome.IN_FORCE
            tables.add(repr(contents(own)))
    assert len(tables) == 1


def contents(keeper: Keeper) -> dict[str, list[object]]:
    """What is believed of the looks, and every interval."""
    queries = {
        "look": "SELECT at, sha256, parts, quarantine FROM look JOIN edition e ON e.id = edition",
        "presence": "SELECT number, first, gone FROM presence",
        "record": "SELECT number, part, raw, first, gone FROM record",
    }
    with keeper.home.reading() as session:
        run = session._connection.exec_driver_sql
        return {table: sorted(map(tuple, run(query)), key=repr) for table, query in queries.items()}
