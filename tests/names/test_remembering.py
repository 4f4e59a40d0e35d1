"""What is remembered of names has bounds, and what is forgotten is found anew."""

import importlib
import inspect
import pkgutil
import sys
from collections.abc import Iterator
from itertools import product

import pytest

import inforce.names
import inforce.screening
from inforce.names import candidates
from inforce.names.building import build
from inforce.names.index import Listed
from inforce.names.parts import Kind
from inforce.names.words import word, word_of
from inforce.screening.facts import is_identifier, is_nothing

MOST = 100_000
"""Some kilobytes each at most, and far more words than a register has."""


OF_OURS = {
    "inforce.knowledge.knowledge",
    "inforce.names.ambiguous._units",
    "inforce.names.ambiguous._ways",
    "inforce.names.elsewhere._surnames",
    "inforce.names.titles._before",
    "inforce.names.knowledge.persons",
    "inforce.names.score.cost",
    "inforce.names.similarity._of",
    "inforce.names.spelling._ending_rules",
    "inforce.names.similarity.number",
    "inforce.names.weigh.weight_of",
    "inforce.names.words.given_names",
    "inforce.receipts.hashing.rules",
    "inforce.screening.facts.points",
}
"""Functions that are asked for names of tables and of scripts alone, and for no text of others: they need no bound."""


def memories() -> Iterator[tuple[str, int | None]]:
    """Functions that remember what they told by what they were asked, and of how many at most; None for any number."""
    for package in (inforce.names, inforce.screening):
        for module in pkgutil.iter_modules(package.__path__, f"{package.__name__}."):
            for value in vars(importlib.import_module(module.name)).values():
                told = getattr(value, "cache_parameters", None)
                if told is not None and inspect.signature(value).parameters:
                    yield f"{value.__module__}.{value.__qualname__}", told()["maxsize"]


def test_nothing_remembers_more_than_a_hundred_thousand_words_or_names() -> None:
    assert [(what, bound) for what, bound in memories() if bound is not None and bound > MOST] == []


def test_what_is_asked_for_texts_of_others_remembers_no_more_than_so_many() -> None:
    assert {what for what, bound in memories() if bound is None} == OF_OURS


def test_ever_new_names_do_not_make_a_finder_grow_and_old_ones_are_found_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(candidates, "MOST_WORDS", 50)
    finder = candidates.Finder(build([Listed("1", "NILE LINES", Kind.ORGANISATION)]))
    before = finder.candidates([("Nyle Lines", Kind.ANY)], 0.6).name.tolist()
    for letters in product("bdfgk", "aeou", "lmnpr"):
        finder.candidates([(f"{''.join(letters)}orum trading", Kind.ANY)], 0.6)
        assert finder.remembered <= 50 + len(("a new word", "trading"))
    assert finder.candidates([("Nyle Lines", Kind.ANY)], 0.6).name.tolist() == before == [0]


def test_a_word_that_an_index_holds_is_never_made_again_however_many_others_were_read_since() -> None:
    held = word("zabelavia")
    for function in (word, word_of):
        function.cache_clear()  # as more other words than are remembered would do
    assert word("zabelavia") is held


@pytest.mark.parametrize(("letters", "is_remembered"), [(40, True), (10_000, False)])
def test_values_of_any_length_are_judged_and_long_ones_are_not_remembered(letters: int, is_remembered: bool) -> None:
    value = "7N" * (letters // 2)
    before = sys.getrefcount(value)
    assert not is_nothing(value)
    assert is_identifier("", value)
    assert (sys.getrefcount(value) > before) is is_remembered
