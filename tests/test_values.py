import pickle
from dataclasses import field, is_dataclass
from dataclasses import replace as dataclass_replace

import pytest

from inforce.values import record, remember, replace, value


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


def test_a_value_is_not_changed() -> None:
    with pytest.raises(AttributeError):
        Place(1).number = 2  # type: ignore[misc]


@value(frozen=True, slots=True)
class Word:
    text: str
    letters: tuple[str, ...] = field(default=(), repr=False)
    rank: int = field(default=-1, init=False, compare=False)

    @property
    def first(self) -> str:
        return self.text[:1]


def test_what_is_remembered_of_a_value_has_no_part_in_comparisons() -> None:
    word = Word("bank", letters=("b",))
    remember(word, "rank", 3)
    assert (word.rank, word.first) == (3, "b")
    assert word == Word("bank", ("b",)) != Word("banks")
    assert hash(word) == hash(Word("bank", ("b",)))
    for replaced in (replace(word, text="tank"), dataclass_replace(word, text="tank")):
        assert replaced == Word("tank", ("b",))
        assert replaced.rank == -1


@record(slots=True)
class Draft:
    words: list[str]
    sure: bool = False


def test_of_what_may_change_another_is_made_with_the_same_fields_but_some() -> None:
    draft = Draft(["bank"])
    other = replace(draft, sure=True)
    assert (other, draft) == (Draft(["bank"], sure=True), Draft(["bank"]))
    assert other.words is draft.words


def test_values_of_different_kinds_differ() -> None:
    assert len({Place(1), Word("1"), Word("1")}) == 2
    assert is_dataclass(Place)
    assert str(Place(1, "a")) == "Place(number=1, name='a')"
