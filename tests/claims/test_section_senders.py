"""Whose measures the words below the heading of a section tell of."""

from inforce.claims import extract
from inforce.reports import read


def told(text: str) -> list[tuple[str, tuple[str, ...], str]]:
    return [
        (claim.action.value, claim.sender[:1], claim.target.name)
        for claim in extract(read(text.encode(), name="a.txt")[0]).claims
    ]


def test_items_are_of_the_keeper_whose_name_stands_over_them() -> None:
    assert told(
        "UK:\n- Velden Steel was designated on 2 March 2021\n- Lom Shipping was delisted on 3 March 2021\n\n"
        "EU:\n- Drava Freight was added to the list on 3 March 2021"
    ) == [
        ("designate", ("United Kingdom",), "Velden Steel"),
        ("delist", ("United Kingdom",), "Lom Shipping"),
        ("designate", ("European Union",), "Drava Freight"),
    ]


def test_a_heading_that_tells_what_was_done_leaves_whose_it_is() -> None:
    assert told("US\n\nDesignations:\n• Velden Steel\n• Lom Shipping\n\nUK\n\nRemovals:\n• Drava Freight") == [
        ("designate", ("United States",), "Velden Steel"),
        ("designate", ("United States",), "Lom Shipping"),
        ("delist", ("United Kingdom",), "Drava Freight"),
    ]


def test_an_item_with_what_was_done_before_its_colon_names_who_stands_after_it() -> None:
    assert told(
        "Sanctions alert, 4 March 2021\n\nUS\n• Designated: Velden Steel\n• Delisted: Lom Shipping\n\n"
        "UK\n• Designated: Drava Freight"
    ) == [
        ("designate", ("United States",), "Velden Steel"),
        ("delist", ("United States",), "Lom Shipping"),
        ("designate", ("United Kingdom",), "Drava Freight"),
    ]


def test_prose_is_of_the_keeper_over_it() -> None:
    assert told(
        "United States\nVelden Steel was designated on 2 March 2021.\n"
        "United Kingdom\nLom Shipping was delisted on 3 March 2021."
    ) == [("designate", ("United States",), "Velden Steel"), ("delist", ("United Kingdom",), "Lom Shipping")]
