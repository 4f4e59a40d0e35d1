"""What somebody hints at, toys with or turns away from is not told as done."""

import pytest

from inforce.claims import extract
from inforce.reports import read

TOLD = [
    ("Trump hints at lifting sanctions on Nile Lines.", {"proposed"}),
    ("Trump hinted at lifting sanctions on Nile Lines in a letter.", {"proposed"}),
    ("The EU flirted with lifting sanctions on Nile Lines.", {"proposed"}),
    ("Hungary lobbied for lifting sanctions on Nile Lines.", {"proposed"}),
    ("Cyprus toys with the idea of lifting sanctions on Nile Lines.", {"proposed"}),
    ("The Treasury nixed lifting sanctions on Nile Lines.", {"denied"}),
    ("Brussels baulks at lifting sanctions on Nile Lines.", {"denied"}),
    ("The EU delayed lifting sanctions on Nile Lines.", {"denied"}),
    ("The US responded by lifting sanctions on Nile Lines.", {"in_force"}),
    ("The Treasury completed lifting sanctions on Nile Lines.", {"in_force"}),
    ("The EU began lifting sanctions on Nile Lines.", {"announced"}),
]


@pytest.mark.parametrize(("said", "statuses"), TOLD)
def test_a_doing_that_is_only_entertained_is_not_done(said: str, statuses: set[str]) -> None:
    (report,) = read(f"News\n\n{said}\n".encode(), name="a.txt")
    assert {claim.status.value for claim in extract(report).claims} <= statuses


@pytest.mark.parametrize("said", [said for said, statuses in TOLD if statuses != {"proposed"}])
def test_what_was_done_or_refused_is_still_claimed(said: str) -> None:
    (report,) = read(f"News\n\n{said}\n".encode(), name="a.txt")
    assert extract(report).claims
