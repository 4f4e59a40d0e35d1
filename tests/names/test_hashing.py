"""Hashes of words with letters left out."""

from hypothesis import given
from hypothesis import strategies as st

from inforce.names.hashing import FEW, exact, near

words = st.lists(st.tuples(st.text("abcdefg~=#1", max_size=30), st.integers(0, 2)), min_size=1, max_size=12)


def variants(word: str, edits: int) -> list[str]:
    """With up to so many letters left out, by the rules of the module."""
    if not word:
        return []
    found = [word]
    if 3 <= len(word) <= 24 and edits >= 1:
        found += [word[:at] + word[at + 1 :] for at in range(len(word))]
    if 7 <= len(word) <= 24 and edits >= 2:
        pairs = ((one, two) for one in range(len(word)) for two in range(one + 1, len(word)))
        found += [word[:one] + word[one + 1 : two] + word[two + 1 :] for one, two in pairs]
    return found


def told(asked: list[tuple[str, int]], besides: list[tuple[str, int]]) -> list[tuple[int, int]]:
    """Places and hashes of what is asked, in order."""
    both = [*asked, *besides]
    hashes, places = near([word for word, _ in both], [edits for _, edits in both])
    found = zip(places.tolist(), hashes.tolist(), strict=True)
    return sorted((place, each) for place, each in found if place < len(asked))


@given(words)
def test_the_hashes_near_a_word_are_those_of_all_that_is_left_of_it(asked: list[tuple[str, int]]) -> None:
    expected = [(at, int(each)) for at, (word, edits) in enumerate(asked) for each in exact(variants(word, edits))]
    assert told(asked, []) == sorted(expected)


@given(words)
def test_words_have_the_same_hashes_whether_they_are_few_or_many(asked: list[tuple[str, int]]) -> None:
    assert told(asked, []) == told(asked, [("many others", 2)] * FEW)
