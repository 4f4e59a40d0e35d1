"""What is passed over before names are scored would not have been a match."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from inforce.names import narrowing, reaches
from inforce.names.building import build
from inforce.names.index import Listed
from inforce.names.parse import parse
from inforce.names.parts import Kind
from inforce.names.score import explain, score
from inforce.names.weigh import weigh
from inforce.screening import Query, Screener, Settings
from inforce.screening.comparing import compare

SYLLABLES = ["an", "bor", "ka", "ri", "sel", "tu", "vin", "yo"]
words = st.lists(st.sampled_from(SYLLABLES), min_size=1, max_size=3).map("".join)
persons = st.lists(words | st.sampled_from(["bin", "A."]), min_size=1, max_size=4).map(" ".join)
others = st.lists(words | st.sampled_from(["Ltd", "7", "12"]), min_size=1, max_size=4).map(" ".join)
others_of_kinds = st.tuples(others, st.sampled_from([Kind.ORGANISATION, Kind.VESSEL, Kind.ANY]))
names = st.tuples(persons, st.just(Kind.PERSON)) | others_of_kinds
NEVER = 2.0


@given(st.lists(names, min_size=1, max_size=5), st.lists(names))
def test_what_is_passed_over_would_be_no_match(listed: list[tuple[str, Kind]], asked: list[tuple[str, Kind]]) -> None:
    index = build(Listed(str(at), *name) for at, name in enumerate(listed))
    queries = [Query(str(at), *each) for at, each in enumerate(asked)]
    found = Screener(index, Settings(0.7)).screen(queries)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(narrowing, "NARROWED_FROM", NEVER)
        assert Screener(index, Settings(0.7)).screen(queries) == found


@pytest.mark.parametrize(
    ("listed", "asked", "kind"),
    [
        ("Hana Maria Sorel", "Hanamria Sorel", Kind.PERSON),  # written together, with a slip
        ("Northern Fleet Supply", "NFS", Kind.ORGANISATION),
        ("S. R. Sorel", "Sergey Sorel", Kind.PERSON),
        ("Hana SOREL", "Hanna SORREL", Kind.PERSON),
        ("CALM HARBOUR 3", "CALM HARBUOR 3", Kind.VESSEL),
    ],
)
def test_words_that_may_stand_for_others_are_not_taken_for_different_ones(listed: str, asked: str, kind: Kind) -> None:
    index = build([Listed("1", listed, kind), Listed("2", "Somebody Else", kind)])
    found = [Screener(index, Settings(0.5)).screen([Query("q", asked, kind)])]
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(narrowing, "NARROWED_FROM", NEVER)
        assert found == [Screener(index, Settings(0.5)).screen([Query("q", asked, kind)])]


@pytest.mark.parametrize("threshold", [0.7, 0.45])
@pytest.mark.parametrize("kind", [Kind.PERSON, Kind.ANY])
@pytest.mark.parametrize(
    "asked",
    ["Sorel S.V.", "Sorel, S.V", "S.V. Sorel", "S.V.Sorel", "Mr. S.V. Sorel", "Сорель С.В.", "Sergey V.Sorel"],
)
def test_initials_written_together_are_read_at_any_threshold_and_in_names_of_any_kind(
    asked: str, kind: Kind, threshold: float
) -> None:
    index = build([Listed("1", "SOREL, Sergey Viktorovich", kind), Listed("2", "HV Trading", Kind.ORGANISATION)])
    ((best, *_),) = Screener(index, Settings(threshold)).screen([Query("q", asked)])
    assert best.entry == "1"
    assert best.score == Screener(index, Settings(0.1)).screen([Query("q", asked)])[0][0].score
    assert compare(asked, "SOREL, Sergey Viktorovich").score == pytest.approx(best.score, abs=0.03)


def test_letters_of_a_firm_of_unknown_kind_are_read_together_too() -> None:
    index = build([Listed("1", "HV Trading", Kind.ORGANISATION), Listed("2", "US Steel", Kind.ANY)])
    found = Screener(index, Settings(0.7)).screen([Query("a", "H.V. Trading"), Query("b", "U.S. Steel")])
    assert [[(match.entry, match.score) for match in each] for each in found] == [[("1", 1.0)], [("2", 1.0)]]


def test_a_list_of_more_names_than_a_table_holds_is_asked_in_parts() -> None:
    pairs = list(zip("bdfgk" * 20, "aeiou" * 20, strict=True))
    index = build(Listed(str(at), f"Hana {a}{b}", Kind.PERSON) for at, (a, b) in enumerate(pairs))
    asked = [Query(str(at), f"Hana {a}{b}", Kind.PERSON) for at, (a, b) in enumerate(pairs[:5])]
    whole = Screener(index).screen(asked)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(reaches, "MOST_OCTETS", 1)
        assert Screener(index).screen(asked) == whole
    assert all(whole)


LETTERS = ["a", "i", "o", "u", "b", "d", "k", "l", "m", "r", "s", "v", "sh", "kh"]
spelt = st.lists(st.sampled_from(LETTERS), min_size=3, max_size=9).map("".join)


@example("yulia", "mayorova", [(1, "i"), (3, "")], ("hana", Kind.PERSON))  # two of few letters are not looked up
@example("pola", "anfisa", [(1, "foe")], ("hana", Kind.PERSON))
@given(spelt, spelt, st.lists(st.tuples(st.integers(0, 8), st.sampled_from(["", *LETTERS])), max_size=3), names)
def test_what_is_found_at_a_threshold_is_what_scores_as_much(
    one: str, other: str, slips: list[tuple[int, str]], beside: tuple[str, Kind]
) -> None:
    changed = one
    for at, letter in slips:
        changed = changed[:at] + letter + changed[at + 1 :]
    index = build([Listed("1", f"{one} {other}", Kind.PERSON), Listed("2", *beside)])
    asked = [Query("q", f"{changed} {other}", Kind.PERSON), Query("r", changed, Kind.PERSON)]
    low, high = (Screener(index, Settings(threshold, 100)).screen(asked) for threshold in (0.3, 0.7))
    assert [tuple(match for match in each if match.score >= 0.7) for each in low] == high


@given(names, names, st.sampled_from([0.5, 0.7, 0.83]))
def test_a_score_reaches_a_floor_where_its_reasons_do(
    one: tuple[str, Kind], other: tuple[str, Kind], floor: float
) -> None:
    first, second = weigh(parse(*one)), weigh(parse(*other))
    whole = explain(first, second).score
    assert (score(first, second, floor) >= floor) is (whole >= floor)
    assert score(first, second) == whole


def test_of_a_text_that_gives_very_many_names_the_first_are_compared() -> None:
    many = "/".join(f"Hana Sorel{at:03}" for at in range(160))
    assert compare(f"{many}", "Hana Sorel007").score > compare(many, "Hana Sorel150").score
