from pathlib import Path

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from inforce.names import hashing, spelling
from inforce.names.among import with_reaches
from inforce.names.building import build
from inforce.names.candidates import Finder
from inforce.names.index import Listed, NameIndex
from inforce.names.mapped import load, save
from inforce.names.parse import parse
from inforce.names.parts import Kind
from inforce.names.score import score
from inforce.names.weigh import weigh
from inforce.screening import Query, Screener, Settings

LIST = [
    Listed("1", "Sergey Ivanovich SHCHUKIN", Kind.PERSON),
    Listed("1", "Siarhei SHCHUKIN", Kind.PERSON),
    Listed("2", "Hana Maria SOREL", Kind.PERSON),
    Listed("3", "Romashka Trading LLC", Kind.ORGANISATION),
    Listed("4", "CALM HARBOUR 3", Kind.VESSEL),
    Listed("5", "Mahmud al-Masri", Kind.PERSON),
    Listed("5", "The Engineer", Kind.PERSON, is_weak=True),
    Listed("6", "TIAN XIANG 18", Kind.VESSEL),
    Listed("7", "Ali HADDAD", Kind.PERSON),
]


@pytest.fixture(scope="module")
def index() -> NameIndex:
    return build(LIST)


def entries(index: NameIndex, name: str, kind: Kind = Kind.ANY, threshold: float = 0.7) -> list[str]:
    (found,) = Screener(index, Settings(threshold)).screen([Query("q", name, kind)])
    return [match.entry for match in found]


@pytest.mark.parametrize(
    ("name", "entry"),
    [
        ("Сергей Щукин", "1"),
        ("Shcukin Sergey", "1"),
        ("S. I. Shchukin", "1"),
        ("Hanamaria Sorel", "2"),
        ("Hana Maria So rel", "2"),
        ("OOO Romashka Trading", "3"),
        ("Roma5hka Trading", "3"),
        ("MV Calm Harbour 3", "4"),
        ("محمود المصري", "5"),
        ("The Engineer", "5"),
        ("Hana Maria Kessler née Sorel", "2"),
        ("Petr Zelenka a.k.a. Hana Maria Sorel", "2"),
        ("A1i Haddad", "7"),
        ("5erg3y Shchukin", "1"),
        ("TIEN XIANG 18", "6"),  # the spelling key of Tien has three letters
    ],
)
def test_a_listed_name_is_found_in_another_dress(index: NameIndex, name: str, entry: str) -> None:
    assert entries(index, name) == [entry]


def test_a_word_with_two_slips_in_few_letters_is_compared_where_the_others_agree() -> None:
    assert entries(build([Listed("1", "Marta Tirelo Andrade", Kind.PERSON)]), "Marta Tbelo Andrade", Kind.PERSON) == [
        "1"
    ]


@pytest.mark.parametrize(
    "name", ["", "\u0301", "12345", "Peter Sorel", "Calm Harbour 4", "Sergey", "x" * 10_000, "a b " * 5000]
)
def test_what_is_not_listed_is_not_found(index: NameIndex, name: str) -> None:
    assert entries(index, name) == []


def test_an_organisation_is_not_taken_for_a_ship_of_its_name(index: NameIndex) -> None:
    assert entries(index, "Calm Harbour 3", Kind.ORGANISATION) == []
    assert entries(index, "Calm Harbour 3", Kind.VESSEL) == ["4"]


def test_the_answer_to_a_query_does_not_depend_on_the_others(index: NameIndex) -> None:
    asked = [
        Query(str(at), name) for at, name in enumerate(["Hana Sorel", "Sergei Schukin", "Romashka", "Calm Harbour 3"])
    ]
    together = Screener(index).screen(asked)
    assert together == [Screener(index).screen([each])[0] for each in asked]
    assert together[::-1] == Screener(index).screen(asked[::-1])


def test_the_same_name_asked_many_times_is_answered_each_time(index: NameIndex) -> None:
    asked = [Query(str(at), "Hana Sorel" if at % 2 else "Nobody") for at in range(1000)]
    answers = Screener(index).screen(asked)
    (found,) = Screener(index).screen([asked[1]])
    assert answers == [found if at % 2 else () for at in range(1000)]
    assert found


def test_what_was_forgotten_is_looked_up_again(index: NameIndex) -> None:
    finder = Finder(index)
    asked = [("Hana Sorel", Kind.PERSON)]
    first = finder.candidates(asked, 0.7)
    finder._start()
    again = finder.candidates(asked, 0.7)
    assert (first.name.tolist(), first.bound.tolist()) == (again.name.tolist(), again.bound.tolist())


def test_the_points_of_a_match_add_up(index: NameIndex) -> None:
    for name in ("The Enginer", "Sergej Schukin", "H. M. Sorel"):
        for match in Screener(index, Settings(0.4)).screen([Query("q", name)])[0]:
            assert match.score == pytest.approx(1 + sum(each.points for each in match.because), abs=2e-4)


def test_an_index_from_a_file_answers_as_the_one_that_was_saved(index: NameIndex, tmp_path: Path) -> None:
    save(index, tmp_path / "x.names")
    loaded = load(tmp_path / "x.names")
    assert loaded is not None
    assert entries(loaded, "Сергей Щукин") == ["1"]
    assert {name: array.tolist() for name, array in loaded.arrays.items()} == {
        name: array.tolist() for name, array in index.arrays.items()
    }


def test_a_file_of_another_source_or_of_another_making_is_no_index(index: NameIndex, tmp_path: Path) -> None:
    save(index, tmp_path / "x.names")
    (tmp_path / "y.names").write_bytes(b"something else")
    assert load(tmp_path / "x.names", "another source") is None
    assert load(tmp_path / "y.names") is None
    assert load(tmp_path / "z.names") is None


@pytest.mark.parametrize(
    "name", ["Sergei Schukin", "Hana Maria SOREL", "Romashka Trading", "محمود المصري", "Calm Harbour 4", ""]
)
def test_an_index_that_keeps_what_its_words_find_finds_as_one_that_does_not(
    index: NameIndex, name: str, tmp_path: Path
) -> None:
    save(with_reaches(index), tmp_path / "x.names")
    keeping = load(tmp_path / "x.names")
    assert keeping is not None
    both = [Finder(each).candidates([(name, Kind.ANY)], 0.4) for each in (index, keeping)]
    one, other = ((found.name.tolist(), found.bound.tolist()) for found in both)
    assert one == other


def test_an_empty_list_keeps_nothing_and_finds_nothing() -> None:
    assert entries(with_reaches(build([])), "Hana Sorel") == []


def test_an_empty_list_is_an_index_that_finds_nothing() -> None:
    assert entries(build([]), "Hana Sorel") == []


words = st.text("abcdeghiknorst", min_size=4, max_size=14)


@given(words, words)
def test_words_within_an_edit_share_a_hash(one: str, other: str) -> None:
    shared = np.intersect1d(hashing.near([one], 1)[0], hashing.near([other], 1)[0]).size > 0
    if OSA.distance(one, other) <= 1:
        assert shared


@given(st.lists(words, max_size=20))
def test_the_hash_of_a_word_does_not_depend_on_the_batch(batch: list[str]) -> None:
    assert hashing.exact(batch).tolist() == [hashing.exact([each])[0] for each in batch]


@given(words, words)
def test_a_name_that_scores_enough_is_among_the_candidates(one: str, other: str) -> None:
    small = build([Listed("1", f"{one} {other}", Kind.PERSON)])
    assume(small.words)  # names of nothing but "bin" and its like are found by none
    asked = f"{other} {one} {one}"
    reached = score(weigh(parse(asked, Kind.PERSON), small.rarity), small.name(0)) >= 0.7
    assert bool(entries(small, asked, Kind.PERSON)) == reached


@given(st.lists(words, max_size=20))
def test_keys_learnt_together_are_those_learnt_alone(batch: list[str]) -> None:
    spelling._known.clear()
    spelling.learn(batch)
    together = [spelling.key_of(each) for each in batch]
    for each, key in zip(batch, together, strict=True):
        spelling._known.clear()
        assert spelling.key_of(each) == key


SLIPS = [
    ("Zhao WEI", "Zhao WII", Kind.PERSON),
    ("Abu AL-NUBI", "Aub AL-NUBI", Kind.PERSON),
    ("Amanallah PAIDAR", "Amanalla PAIDAR", Kind.PERSON),
    ("Hasan NASRALLAH", "Hasan Nasralla", Kind.PERSON),
    ("Hasan NASRALLAH", "Hasan Nasralah", Kind.PERSON),
    ("Hasan NASRALLAH", "Хасан Насралла", Kind.PERSON),
    ("DAL LAKE", "DLA LAKE", Kind.VESSEL),
    ("HURRAS AL-DIN", "HURRAS AL-DN", Kind.ORGANISATION),
]


@pytest.mark.parametrize(("listed", "asked", "kind"), SLIPS)
def test_a_name_with_a_slip_is_found_at_any_threshold_below_its_score(listed: str, asked: str, kind: Kind) -> None:
    slipped = build([*LIST, Listed("slip", listed, kind)])
    assert "slip" in entries(slipped, asked, kind, 0.4)
    assert "slip" in entries(slipped, asked, kind, 0.7)
