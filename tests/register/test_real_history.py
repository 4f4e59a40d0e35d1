"""The real history of OFAC's SDN list, where it is at hand: the facts that the register must tell."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from inforce.home import Home
from inforce.lists.downloads import open_downloads
from inforce.lists.registers import register_facts
from inforce.moment import Look, Moment, parse_moment
from inforce.register.importing import Importer, Outcome
from inforce.register.model import State
from inforce.register.register import View
from tests.conftest import LATER, SDN

DATA = Path(os.environ.get("INFORCE_REGISTERS", "../shared/registers")) / SDN
pytestmark = pytest.mark.skipif(not DATA.is_dir(), reason=f"real registers are not at {DATA}")


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    home = Home(tmp_path_factory.mktemp("home"))
    facts = register_facts(SDN)
    with home.writing() as store, open_downloads(DATA / "sdn-csv-history.tar.xz") as downloads:
        done = Importer(store, home.archive, facts).run(downloads)
    assert [sum(each.outcome is outcome for each in done) for outcome in Outcome] == [308, 1, 0]
    with home.writing() as store:
        for day in ("2025-08-31", "2025-10-01", "2025-12-24"):
            with open_downloads(DATA / "derived-2025" / f"{day}.ftm.json.xz", Look.parse(day)) as downloads:
                Importer(store, home.archive, facts, "names").run(downloads)
    return home


@pytest.fixture
def at(home: Home) -> Iterator[object]:
    with home.reading() as session:
        register = home.register(session, SDN)
        yield lambda valid, known=None: register.as_of(
            Moment(parse_moment(valid), parse_moment(known) if known else LATER)
        )


def listings(view: View, number: str) -> list[tuple[str, str | None]]:
    """First look that shows an entry and first that no longer does, for each listing."""
    return [(str(each.start.by)[:16], str(each.end.by)[:16] if each.end else None) for each in view.listings(number)]


@pytest.mark.parametrize(
    ("number", "first", "gone"),
    [
        ("44541", "2023-08-09 18:43", "2025-12-25 00:00"),
        ("36391", "2022-04-20 18:47", "2023-05-19 18:43"),
        ("35981", "2022-03-24 18:49", "2023-05-19 18:43"),
        ("39136", "2022-10-03 19:01", "2024-04-12 18:43"),
        ("38556", "2022-11-14 18:52", "2024-05-03 18:43"),
        ("34751", "2022-02-25 01:58", "2022-03-31 18:47"),
    ],
)
def test_the_history_dates_known_comings_and_goings(at, number: str, first: str, gone: str) -> None:  # type: ignore[no-untyped-def]
    ((began, ended),) = listings(at("2024-06-01"), number)
    assert began[:10] == first[:10]
    assert ended is not None
    assert ended[:10] == gone[:10]


def test_the_empty_download_delists_no_one(at) -> None:  # type: ignore[no-untyped-def]
    after = at("2024-05-04T12:00Z", "2024-05-04T12:00Z")
    assert len(after.numbers()) == 14965
    assert after.standing("24325").state is State.LISTED


@pytest.mark.parametrize(
    ("moment", "state", "editions"),
    [
        ("2023-08-01", State.NOT_LISTED, ["2023-07-31T18:43:32Z", "2023-08-03T18:43:40Z"]),
        ("2023-08-06", State.UNKNOWN, ["2023-08-03T18:43:40Z", "2023-08-09T18:43:27Z"]),
        ("2023-08-10", State.LISTED, ["2023-08-10T12:58:03Z", "2023-08-11T18:43:31Z"]),
    ],
)
def test_belavia_around_its_listing(at, moment: str, state: State, editions: list[str]) -> None:  # type: ignore[no-untyped-def]
    answer = at(moment).was("44541")
    assert answer.state is state
    assert [str(edition.look) for edition in answer.editions] == editions
    if state is State.LISTED:
        assert str(answer.listed) == "(2023-08-03T18:43:40Z, 2023-08-09T18:43:27Z]"
        assert answer.programmes == ("BELARUS-EO14038",)


def test_programmes_outlive_editions_that_carry_names_only(at) -> None:  # type: ignore[no-untyped-def]
    answer = at("2025-09-11T17:00+03:00", "2025-09-11T17:00+03:00").was("44541")
    assert (answer.state, answer.programmes) == (State.LISTED, ("BELARUS-EO14038",))


def test_every_download_is_exported_bit_for_bit(home: Home) -> None:
    archive = home.archive
    with home.reading() as session, open_downloads(DATA / "sdn-csv-history.tar.xz") as downloads:
        kept = {str(each.look): each for each in session.editions(session.register_id(SDN) or 0)}
        for download in downloads:
            (data,) = download.files().values()
            (sha256,) = session.edition_files(kept[str(download.look)].id).values()
            assert archive.get(sha256) == data
