"""A query asked by itself is answered by plain numbers, in a batch by arrays: to the same figures."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from inforce.names import candidates, hashing
from inforce.names.among import with_reaches
from inforce.names.building import build
from inforce.names.candidates import Finder
from inforce.names.index import Listed, NameIndex
from inforce.names.parts import Kind
from inforce.screening import Query, Screener, Settings

SYLLABLES = ["an", "bor", "ka", "ri", "sel", "tu", "vin", "yo"]
words = st.lists(st.sampled_from(SYLLABLES), min_size=1, max_size=3).map("".join)
persons = st.lists(words | words.map(str.upper) | st.sampled_from(["bin", "A.", "V"]), min_size=1, max_size=5).map(
    " ".join
)
others = st.lists(words | st.sampled_from(["Ltd", "Trading", "7", "12"]), min_size=1, max_size=4).map(" ".join)
others_of_kinds = st.tuples(others, st.sampled_from([Kind.ORGANISATION, Kind.VESSEL, Kind.ANY]))
names = st.tuples(persons, st.just(Kind.PERSON)) | others_of_kinds
Told = list[tuple[int, float]]


def told(finder: Finder, asked: list[tuple[str, Kind]], threshold: float) -> list[Told]:
    found = finder.candidates(asked, threshold, 0.4)
    answers: list[Told] = [[] for _ in asked]
    for query, name, bound in zip(found.query.tolist(), found.name.tolist(), found.bound.tolist(), strict=True):
        answers[query].append((name, bound))
    return answers


@given(
    st.lists(names, min_size=1, max_size=8), st.lists(names, min_size=4, max_size=8), st.sampled_from([0.5, 0.7, 0.9])
)
def test_what_a_query_may_be_is_told_alike_by_itself_and_in_a_batch(
    listed: list[tuple[str, Kind]], asked: list[tuple[str, Kind]], threshold: float
) -> None:
    index = with_reaches(build(Listed(str(at), *name, is_weak=at % 3 == 2) for at, name in enumerate(listed)))
    assert len(asked) > candidates.FEW
    together = told(Finder(index), asked, threshold)
    finder = Finder(index)
    assert [told(finder, [each], threshold)[0] for each in asked] == together


@pytest.fixture(scope="module")
def many() -> NameIndex:
    """Names of which each word is borne by more than are followed."""
    firsts, lasts = (
        ["Boris", "Viktor", "Karina", "Tutan", "Selvin", "Yoborri"],
        [f"{a}{b}ov" for a in SYLLABLES for b in SYLLABLES],
    )
    return with_reaches(build(Listed(f"{a} {b}", f"{a} {b}", Kind.PERSON) for a in firsts for b in lasts))


@pytest.mark.parametrize(
    "name", ["Boris Selkaov", "Selkaov, Viktor", "BORIS Tutuov", "B. Anboov", "Karina Selvin Kariov", "Tutan"]
)
def test_words_that_are_not_followed_count_alike(many: NameIndex, name: str) -> None:
    asked = [(name, Kind.PERSON), ("Nobody Else", Kind.PERSON), ("Boris", Kind.PERSON), ("A. B.", Kind.PERSON)]
    assert told(Finder(many), asked[:1], 0.6)[0] == told(Finder(many), asked, 0.6)[0]


def test_many_names_are_looked_at_by_arrays_and_told_alike(many: NameIndex) -> None:
    asked = Query("q", "Boris Boris Karina Viktor", Kind.PERSON)
    others = [Query(str(at), f"Nobody {at}") for at in range(9)]
    screener = Screener(many, Settings(0.5, 400))
    assert screener.screen([asked])[0] == screener.screen([asked, *others])[0]


def test_of_names_of_an_entry_that_are_equally_alike_the_first_is_told() -> None:
    listed = [
        Listed("1", "Sorrel Hana", Kind.PERSON),
        Listed("1", "SOREL Hanna", Kind.PERSON),
        Listed("1", "Hanna SORREL", Kind.PERSON),
    ]
    for order in (listed, listed[::-1]):
        (found,) = Screener(build(order), Settings(0.5)).screen([Query("q", "Hanna Sorel", Kind.PERSON)])[0]
        likest = [
            each.text
            for each in order
            if Screener(build([each]), Settings(0.5)).screen([Query("q", "Hanna Sorel", Kind.PERSON)])[0][0].score
            == found.score
        ]
        assert found.name == likest[0]


texts = st.text("abcdefghijklmnopqrstuvwxyz0123456789", min_size=1, max_size=30)


@given(texts)
def test_the_hash_of_a_word_by_itself_is_that_of_a_batch(text: str) -> None:
    assert hashing.sum_of(text) == int(hashing.sums_of([text])[0])
    assert hashing.hash_of(text) == int(hashing.exact([text])[0])


@given(st.lists(texts, min_size=3, max_size=3))
def test_words_side_by_side_have_the_hash_of_the_word_that_they_are_together(three: list[str]) -> None:
    alone = [(hashing.sum_of(each), len(each)) for each in three]
    sums, lengths = np.array([own for own, _ in alone], np.uint64), np.array([length for _, length in alone])
    first = np.array([0])
    found = hashing.side_by_side(sums, lengths, first, first, before="=").tolist()
    assert [hashing.together(alone[:2], "="), hashing.together(alone, "=")] == found
    assert hashing.together(alone, "=") == hashing.hash_of("=" + "".join(three))
