"""The real history of OFAC's SDN list, where it is at hand: the facts that the register must tell."""

from collections.abc import Iterator

import pytest

from inforce.home import Home
from inforce.lists.downloads import open_downloads
from inforce.moment import Moment, parse_moment
from inforce.register.model import State
from inforce.register.register import View
from tests.conftest import LATER, REAL, SDN

pytestmark = pytest.mark.skipif(not REAL.is_dir(), reason=f"real registers are not at {REAL}")
DATA = REAL / SDN


@pytest.fixture
def at(real_home: Home) -> Iterator[object]:
    with real_home.reading() as session:
        register = real_home.register(session, SDN)
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


def test_every_download_is_exported_bit_for_bit(real_home: Home) -> None:
    archive = real_home.archive
    with real_home.reading() as session, open_downloads(DATA / "sdn-csv-history.tar.xz") as downloads:
        kept = {str(each.look): each for each in session.editions(session.register_id(SDN) or 0)}
        for download in downloads:
            (data,) = download.files().values()
            (sha256,) = session.edition_files(kept[str(download.look)].id).values()
            assert archive.get(sha256) == data
