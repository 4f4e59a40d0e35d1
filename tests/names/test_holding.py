"""Which names of an index hold every word of an asked one."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from inforce.names.building import build
from inforce.names.holding import Held, Sought, held
from inforce.names.index import Listed, NameIndex
from inforce.names.lookup import looked_up
from inforce.names.parts import Kind
from inforce.names.words import Word, word

LISTED = (
    ("1", "ORLOVSKY, Semyon Petrovich", Kind.PERSON),
    ("2", "ORLOVSKAYA, Marina", Kind.PERSON),
    ("3", "VETROGRAD TRADING HOUSE", Kind.ORGANISATION),
    ("4", "VETRO GRAD SHIPPING", Kind.ORGANISATION),
    ("5", "TRADING HOUSE ZARYA", Kind.ORGANISATION),
    ("6", "SEMYONOV TRADE", Kind.ORGANISATION),
)
WORDS = (
    "orlovsky",
    "orlovski",
    "semyon",
    "simeon",
    "marina",
    "vetrograd",
    "vetro",
    "grad",
    "trading",
    "trade",
    "house",
    "zarya",
)


@pytest.fixture(scope="module")
def index() -> NameIndex:
    return build(Listed(number, name, kind) for number, name, kind in LISTED)


def sought(*texts: str) -> Sought:
    """Words of one option each, and every two side by side written together."""
    together = [(at, one + two) for at, (one, two) in enumerate(pairwise(texts))]
    return Sought.of([read(text) for text in texts], range(len(texts)), together)


def read(text: str) -> Word:
    found = word(text)
    assert found is not None
    return found


def names_of(found: Held) -> set[int]:
    return {name for *_, names in found.like for name in names} | {name for _, name in (*found.apart, *found.together)}


def shares_a_hash(index: NameIndex, asked: Word, listed: Word) -> bool:
    return bool(np.isin(looked_up([asked])[0], looked_up([listed], is_index=True)[0]).any())


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=3))
def test_names_that_lack_a_word_are_not_held_and_all_others_are(index: NameIndex, texts: list[str]) -> None:
    asked = sought(*texts)
    found = held(index, asked)
    for name in range(index.size):
        own = [index.word(each) for each, _ in index.words_of(name)]
        one_to_one = [any(shares_a_hash(index, each, listed) for listed in own) for each in asked.words]
        if all(one_to_one):
            assert name in names_of(found)
        elif name in names_of(found):  # the words that it lacks it has in parts, or as one with the next
            joined = {at for which, held_ in found.together if held_ == name for at in (which, which + 1)}
            parted = {at for at, held_ in found.apart if held_ == name}
            assert all(has or at in joined | parted for at, has in enumerate(one_to_one))


def test_a_word_may_be_in_parts_there_or_one_with_the_next(index: NameIndex) -> None:
    assert [index.text(name) for _, name in held(index, sought("vetrograd")).apart] == ["VETRO GRAD SHIPPING"]
    together = held(index, sought("vetro", "grad")).together
    assert [index.text(name) for _, name in together] == ["VETROGRAD TRADING HOUSE"]


def test_each_like_word_is_told_once_with_all_names_that_have_it(index: NameIndex) -> None:
    like = held(index, sought("trading")).like
    assert len({listed for _, listed, _ in like}) == len(like)
    of_trading = next(names for _, listed, names in like if index.word(listed).text == "trading")
    assert [index.text(name) for name in of_trading] == ["VETROGRAD TRADING HOUSE", "TRADING HOUSE ZARYA"]


def test_an_index_without_names_holds_none() -> None:
    assert names_of(held(build([]), sought("vetro", "grad"))) == set()
