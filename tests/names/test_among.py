"""What the words of an index find in it is what they would find if each was looked up."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from inforce.names import among
from inforce.names.among import with_reaches
from inforce.names.building import build
from inforce.names.index import Listed, NameIndex
from inforce.names.lookup import looked_up
from inforce.names.parts import Kind
from inforce.names.reaches import Reached
from inforce.names.reaching import like_words, names_with
from inforce.names.under import words_under

WORDS = (
    *("sorel", "soreli", "zorel", "sorrel", "orlov", "orlova", "orlow", "0rlov", "hana", "hanna", "ana", "anna"),
    *(
        "sergei",
        "siarhei",
        "sergey",
        "sergeevich",
        "mohammed",
        "muhamad",
        "mahmud",
        "yusuf",
        "joseph",
        "bill",
        "william",
    ),
    *(
        "romashka",
        "roma",
        "shka",
        "tianxiang",
        "tian",
        "xiang",
        "hsiang",
        "4",
        "four",
        "40",
        "2nd",
        "ew301pj",
        "ew301pi",
    ),
    *(
        "сорель",
        "орлов",
        "محمود",
        "يوسف",
        "סורל",
        "ソレル",
        "소렐",
        "索雷尔",
        "王",
        "trading",
        "traiding",
        "company",
        "šojgu",
    ),
)
NAMES = st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map(" ".join)
LISTS = st.lists(st.tuples(NAMES, st.sampled_from(Kind)), max_size=25)


def index_of(names: list[tuple[str, Kind]]) -> NameIndex:
    return build(Listed(str(at), text, kind) for at, (text, kind) in enumerate(names))


def by_looking_up(index: NameIndex) -> Reached:
    words = index.vocabulary()
    hashes, places, how = looked_up(words)
    at, like = words_under(index, hashes)
    return names_with(index, like_words(index, words, places[at], like, how[at]), len(words))


@given(LISTS)
def test_words_keep_what_each_would_find_by_being_looked_up(names: list[tuple[str, Kind]]) -> None:
    index = index_of(names)
    kept, found = Reached.kept(with_reaches(index).arrays), by_looking_up(index)
    assert kept.ends.tolist() == found.ends.tolist()
    assert kept.names.tolist() == found.names.tolist()
    assert kept.places.tolist() == found.places.tolist()
    assert np.array_equal(kept.values, found.values)


def test_of_very_many_words_the_first_keep_what_they_find(monkeypatch: pytest.MonkeyPatch) -> None:
    index = index_of([(each, Kind.ANY) for each in WORDS])
    found = by_looking_up(index)
    monkeypatch.setattr(among, "MOST_PAIRS", 150)
    kept = Reached.kept(with_reaches(index).arrays)
    assert 5 < len(kept.ends) < index.words
    assert kept.ends.tolist() == found.ends[: len(kept.ends)].tolist()
    assert kept.names.tolist() == found.names[: len(kept.names)].tolist()


def test_no_more_is_kept_once_it_is_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    index = index_of([(each, Kind.ANY) for each in WORDS])
    monkeypatch.setattr(among, "MOST_KEPT", 10)
    monkeypatch.setattr(among, "AT_ONCE", 8)
    kept = Reached.kept(with_reaches(index).arrays)
    assert len(kept.names) > 10
    assert len(kept.ends) % 8 == 0
    assert len(kept.ends) < index.words
