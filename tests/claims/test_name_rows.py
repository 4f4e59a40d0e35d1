"""Rows of names need no "and" before the last, and what says more of a name in a row is no name of its own."""

import pytest

from tests.claims.drills import claims_of


def told(text: str) -> list[str]:
    found = claims_of(f"News of sanctions.\n\n{text}\n")
    return [c.target.name for c in found if c.action.value in ("designate", "delist", "lift")]


FIRMS = ["Amber Lines", "Birch Bank", "Cedar Carriers", "Dogwood Shipping LLC", "Elder Oil"]


@pytest.mark.parametrize("count", range(2, 6))
@pytest.mark.parametrize(
    "opening",
    [
        "OFAC sanctioned the following companies: ",
        "OFAC put these companies on its list: ",
        "OFAC has designated several companies - ",
    ],
)
def test_a_row_behind_a_colon_is_read_to_its_end(opening: str, count: int) -> None:
    assert told(f"{opening}{', '.join(FIRMS[:count])}.") == FIRMS[:count]


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        (
            "OFAC designated three companies: Amber Lines, Birch Bank, Elder Oil.",
            ["Amber Lines", "Birch Bank", "Elder Oil"],
        ),
        ("The EU on Monday sanctioned Amber Lines, Birch Bank, Elder Oil.", ["Amber Lines", "Birch Bank", "Elder Oil"]),
        ("The EU sanctioned Amber Lines, Birch Bank over the war.", ["Amber Lines", "Birch Bank"]),
        ("Canada lifted sanctions on Amber Lines, Birch Bank, Elder Oil.", ["Amber Lines", "Birch Bank", "Elder Oil"]),
        ("The EU sanctioned the tankers Alder, Birch, Cedar.", ["Alder", "Birch", "Cedar"]),
        ("The EU delisted Ilya Marov, Olga Sedova, Pyotr Ganin.", ["Ilya Marov", "Olga Sedova", "Pyotr Ganin"]),
        (
            "The EU listed Amber Lines, Birch Bank, Elder Oil, Reuters reported.",
            ["Amber Lines", "Birch Bank", "Elder Oil"],
        ),
        (
            "The EU listed Amber Lines, Birch Bank, Elder Oil, according to Reuters.",
            ["Amber Lines", "Birch Bank", "Elder Oil"],
        ),
        (
            "The EU listed Amber Lines, a carrier, Birch Bank, a lender, Elder Oil.",
            ["Amber Lines", "Birch Bank", "Elder Oil"],
        ),
        ("The EU listed two vessels: Alder (IMO 9123456), Birch (IMO 9123468).", ["Alder", "Birch"]),
    ],
)
def test_names_between_commas_are_a_row_where_the_sentence_ends_with_them(text: str, targets: list[str]) -> None:
    assert told(text) == targets


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("The EU sanctioned Birch Bank, Russia's largest private lender.", ["Birch Bank"]),
        ("The EU sanctioned Birch Bank, Minsk, Belarus.", ["Birch Bank"]),
        ("The EU sanctioned Birch Bank, Grodno.", ["Birch Bank"]),
        ("The EU sanctioned Birch Bank, Reuters reported.", ["Birch Bank"]),
        ("The EU sanctioned Ilya Marov, Deputy Minister of Defence, Belarus.", ["Ilya Marov"]),
        ("The EU sanctioned Ilya Marov, Chief Executive Officer.", ["Ilya Marov"]),
        ("The EU sanctioned Ilya Marov, Birch Bank.", ["Ilya Marov"]),
        ("The EU sanctioned Ilya Marov, Jr.", ["Ilya Marov"]),
        ("The EU sanctioned the Eastern Shipping Company, ESC.", ["Eastern Shipping Company"]),
        ("The EU sanctioned the tanker Alder, IMO 9123456.", ["Alder"]),
        ("The EU sanctioned Amber Trading, LLC, Birch Shipping, Inc.", ["Amber Trading", "Birch Shipping"]),
        (
            "The EU sanctioned two men: Ilya Marov, Deputy Defence Minister, Pyotr Ganin, Commander of the Fleet.",
            ["Ilya Marov", "Pyotr Ganin"],
        ),
    ],
)
def test_what_says_more_of_a_name_is_no_other(text: str, targets: list[str]) -> None:
    assert told(text) == targets
