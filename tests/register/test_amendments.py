"""Amendments are told once, between the two editions of their own part that differ."""

import tempfile
from collections.abc import Callable
from datetime import timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inforce.moment import Moment
from inforce.register.history import Change, ChangeKind, entry_changes
from inforce.register.register import View
from tests.conftest import SDN, Keeper, csv_file, sdn_row
from tests.register.test_bitemporal import START

SETS = (("2024-01-01", "A", "RIVER LINES"), ("2024-01-03", "B", "MOUTH LINES"))


def edition(programme: str, alias: str | None) -> dict[str, bytes]:
    """Files of one entry: ``alias`` None is an edition of the main file alone."""
    main = {"sdn.csv": csv_file(sdn_row(1, "NILE LINES", programme=programme))}
    return main if alias is None else {**main, "alt.csv": csv_file(f'1,1,"aka","{alias}",-0- ')}


def told(view: View) -> list[Change]:
    return [change for change in entry_changes(view, "1") if change.kind is ChangeKind.AMENDED]


def test_between_two_sets_only_what_the_editions_in_between_do_not_carry_is_compared(
    keeper: Keeper, view: Callable[..., View]
) -> None:
    for day, programme, alias in SETS:
        keeper.keep(edition(programme, alias), f"{day}T10:00Z")
    keeper.keep(edition("B", None), "2024-01-02T10:00Z")
    main, aliases = told(view("2024-01-04"))
    assert main.amended == (("programmes", "A", "B"),)
    assert str(main.when) == "(2024-01-01T10:00:00Z, 2024-01-02T10:00:00Z]"
    assert aliases.amended == (("names", "RIVER LINES", "MOUTH LINES"),)
    assert str(aliases.when) == "(2024-01-01T10:00:00Z, 2024-01-03T10:00:00Z]"


def test_parts_that_one_edition_rewrites_after_one_other_are_one_amendment(
    keeper: Keeper, view: Callable[..., View]
) -> None:
    for day, programme, alias in SETS:
        keeper.keep(edition(programme, alias), f"{day}T10:00Z")
    (change,) = told(view("2024-01-04"))
    assert change.amended == (("names", "RIVER LINES", "MOUTH LINES"), ("programmes", "A", "B"))


@pytest.mark.parametrize(
    ("before", "after", "amended"),
    [
        ("Gender Male.", "Gender Female.", ("gender", "male", "female")),
        ("", "Gender Male.", ("gender", "", "male")),
        ("citizen Iran; alt. citizen France.", "citizen Iran.", ("citizenships", "France", "")),
        ("POB Minsk.", "POB Brest.", ("birthplaces", "Minsk", "Brest")),
        ("", "Organization Established Date 1999.", ("established", "", "1999")),
    ],
)
def test_what_ofac_changes_in_the_remarks_of_an_entry_is_told(
    keeper: Keeper, view: Callable[..., View], before: str, after: str, amended: tuple[str, str, str]
) -> None:
    for day, remarks in (("2024-01-01", before), ("2024-01-02", after)):
        row = sdn_row(1, "SAID, Omar", "individual", remarks=f"DOB 1951; {remarks}".strip())
        keeper.keep(csv_file(row), f"{day}T10:00Z")
    (change,) = told(view("2024-01-03"))
    assert change.amended == (amended,)


looks = st.tuples(st.sampled_from("ABC"), st.none() | st.sampled_from(["RIVER LINES", "MOUTH LINES"]))


@settings(max_examples=30)
@given(st.lists(looks, min_size=2, max_size=7))
def test_the_amendments_of_each_part_lead_from_its_first_edition_to_its_last(
    history: list[tuple[str, str | None]],
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        keeper = Keeper(Path(folder))
        for day, (programme, alias) in enumerate(history):
            keeper.keep(edition(programme, alias), (START + timedelta(days=day)).isoformat())
        moment = Moment(START + timedelta(days=30), START + timedelta(days=1000))
        with keeper.home.reading() as session:
            changes = told(keeper.home.register(session, SDN).as_of(moment))
    steps = [step for change in changes for step in change.amended]
    for what, values in (
        ("programmes", [programme for programme, _ in history]),
        ("names", [alias for _, alias in history if alias]),
    ):
        turns = [(was, now) for was, now in pairwise(values) if was != now]
        assert [(was, now) for field, was, now in steps if field == what] == turns
