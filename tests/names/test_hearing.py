"""What arrays tell of words of scripts without vowels is what is told of each pair of words."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from inforce.names.hearing import MOST_CONSONANTS, HeardWords, likeness_by_sound, told_words
from inforce.names.similarity import likeness
from inforce.names.words import Word, word

LATIN = [
    "mohammed",
    "mahmud",
    "ali",
    "khalil",
    "qasim",
    "shaheen",
    "jafar",
    "geffar",
    "yusuf",
    "abbas",
    "al",
    "o",
    "zz",
    "12",
    "mst",
]
ARABIC = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"
HEBREW = "אבגדהוזחטיכלמנסעפצקרשת"
latin = (
    st.sampled_from(LATIN)
    | st.text("abdefghijklmnoqrstuwyz", min_size=1, max_size=10)
    | st.text("dmz", min_size=14, max_size=16)
)
bare = (
    st.text(ARABIC, min_size=1, max_size=7)
    | st.text(HEBREW, min_size=1, max_size=7)
    | st.sampled_from(["محمد", "علي", "קאסם"])
)
some = st.lists(latin, min_size=1, max_size=12)


def read(written: list[str]) -> list[Word]:
    return [found for each in written if (found := word(each))]


@given(st.lists(bare | latin, min_size=1, max_size=6), some)
def test_words_are_as_alike_in_arrays_as_one_by_one(asked: list[str], listed: list[str]) -> None:
    ones, others = read(asked), read(listed)
    place = np.arange(len(ones)).repeat(len(others))
    like = np.tile(np.arange(len(others)), len(ones))
    texts = np.array([each.text for each in others], np.object_)
    found = likeness_by_sound(ones, place, told_words(others), texts, like).tolist()
    for one, other, degree in zip(place.tolist(), like.tolist(), found, strict=True):
        assert degree in (-1, likeness(ones[one], others[other]).degree)


def test_most_words_need_not_be_looked_at_by_themselves() -> None:
    ones, others = read(["محمد"]), read(["mohammed", "muhammad", "ahmad"])
    texts = np.array([each.text for each in others], np.object_)
    found = likeness_by_sound(ones, np.zeros(3, np.int64), told_words(others), texts, np.arange(3)).tolist()
    assert found == [likeness(ones[0], each).degree for each in others]
    assert found[0] > 0.8


def test_words_come_from_a_file_as_they_were_told() -> None:
    told = told_words(read([*LATIN, "d" + "adada" * MOST_CONSONANTS]))
    kept = HeardWords.kept(told.arrays())
    assert all((getattr(kept, name) == getattr(told, name)).all() for name in HeardWords.__slots__)
