import pickle
from dataclasses import replace

import pytest

from inforce.values import value


@value(frozen=True, slots=True, order=True)
class Place:
    number: int
    name: str = ""


def test_values_are_compared_hashed_and_ordered_by_their_fields() -> None:
    assert Place(1, "a") == Place(1, "a") != replace(Place(1, "a"), number=2)
    assert len({Place(1), Place(1), Place(2)}) == 2
    assert Place(1, "b") < Place(2, "a")


def test_a_value_has_no_other_fields_and_can_be_sent_to_another_process() -> None:
    with pytest.raises(AttributeError):
        Place(1).other = 2  # type: ignore[attr-defined]
    assert pickle.loads(pickle.dumps(Place(1, "a"))) == Place(1, "a")
