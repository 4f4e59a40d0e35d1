"""What stands beside a name says who it is, also sentences later."""

import pytest

from inforce.claims import extract
from inforce.reports import read

TOLD = [
    (
        "The Treasury removed Nile Lines, Egypt's flag carrier, from its list.",
        "The EU lifted its sanctions on the carrier.",
        "Nile Lines",
    ),
    (
        "Britain sanctioned Omar Said, a tycoon close to the president.",
        "The EU lifted its sanctions on the tycoon.",
        "Omar Said",
    ),
    (
        "Britain sanctioned Omar Said, a banker loyal to the junta.",
        "The EU lifted its sanctions on the banker.",
        "Omar Said",
    ),
    (
        "Britain sanctioned Nile Lines, a company active in the ports.",
        "The EU lifted its sanctions on the company.",
        "Nile Lines",
    ),
]


@pytest.mark.parametrize(("first", "then", "meant"), TOLD)
def test_a_description_means_whom_it_stood_beside(first: str, then: str, meant: str) -> None:
    (report,) = read(f"News\n\n{first}\n\n{then}\n".encode(), name="a.txt")
    assert [claim.target.name for claim in extract(report).claims] == [meant, meant]
