"""What few and common words tell: a family name alone, syllables, given names that are not one."""

import pytest

from inforce.names.building import build
from inforce.names.index import Listed, NameIndex
from inforce.names.parse import parse
from inforce.names.parts import Kind, Role
from inforce.names.score import score
from inforce.names.weigh import weigh
from inforce.screening import Query, Screener, Settings

GIVEN, FAMILIES = ("Anna", "Boris", "Clara", "David", "Elena", "Fedor"), ("MEYRINK", "SORELLI", "TARNOW", "VALLIS")
OTHERS = [Listed(f"{given} {family}", f"{given} {family}", Kind.PERSON) for given in GIVEN for family in FAMILIES]
LIST = [
    *OTHERS,
    Listed("1", "Oleg Ivanovich BRUSENTSOV", Kind.PERSON),
    Listed("2", "BRASENTOV", Kind.VESSEL),
    Listed("3", "Anna BRUSENTSOVA", Kind.PERSON),
    Listed("4", "Hadi KARAMZIN", Kind.PERSON),
]


@pytest.fixture(scope="module")
def index() -> NameIndex:
    return build(LIST)


def found(index: NameIndex, name: str, kind: Kind = Kind.ANY, threshold: float = 0.7) -> list[tuple[str, float]]:
    (matches,) = Screener(index, Settings(threshold)).screen([Query("q", name, kind)])
    return [(match.entry, match.score) for match in matches]


@pytest.mark.parametrize("name", ["Brusentsov", "BRUSENTSOV", "Брусенцов"])
def test_a_rare_family_name_alone_is_a_match_but_a_weaker_one(index: NameIndex, name: str) -> None:
    for kind in (Kind.ANY, Kind.PERSON):
        entry, points = found(index, name, kind)[0]
        assert entry == "1"
        assert 0.7 <= points < 0.85


def test_it_stands_before_another_name_that_is_spelt_nearly_so(index: NameIndex) -> None:
    assert [entry for entry, _ in found(index, "Brusentsov", threshold=0.5)][:2] == ["1", "2"]


@pytest.mark.parametrize("name", ["Meyrink", "Oleg", "Ivanovich", "Brusentsop"])
def test_a_family_name_that_many_bear_or_a_given_name_alone_is_none(index: NameIndex, name: str) -> None:
    assert found(index, name, Kind.PERSON) == []


def likeness(one: str, other: str) -> float:
    return score(weigh(parse(one, Kind.PERSON)), weigh(parse(other, Kind.PERSON)))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Wu Jing", "Jing Min WU HAO"),
        ("Pak Yong Su", "Yong Il SU"),
        ("Omar Hassan", "Umar HUSAYN"),
        ("Anatoly Sorel", "Vitaly Sorel"),
        ("Nasrallah", "Nasr ALI"),
    ],
)
def test_short_and_common_words_do_not_carry_a_match(one: str, other: str) -> None:
    assert likeness(one, other) < 0.7
    assert likeness(other, one) < 0.7


@pytest.mark.parametrize(
    ("one", "other"), [("Ri Yong Su", "Lee Young-soo"), ("Pak Chol Il", "Park Chol-il"), ("Omar Hassan", "Umar HASAN")]
)
def test_other_spellings_of_them_still_do(one: str, other: str) -> None:
    assert likeness(one, other) >= 0.8


def test_a_small_word_among_syllables_is_a_word() -> None:
    def roles(text: str) -> list[Role]:
        return [part.role for part in parse(text, Kind.PERSON).parts]

    assert roles("Pak Chol Il") == [Role.WORD] * 3
    assert roles("Karim il Ahmad") == [Role.WORD, Role.PARTICLE, Role.WORD]


@pytest.mark.parametrize(("one", "other"), [("Kim", "KMM"), ("Tan", "TNN"), ("VTB", "Vib")])
def test_an_abbreviation_is_no_short_name_that_lost_its_vowel(one: str, other: str) -> None:
    listed = build([Listed("1", f"OOO {other}", Kind.ORGANISATION)])
    assert found(listed, one, threshold=0.4) == []
    assert likeness(one, other) == 0


def test_a_vowel_of_a_short_name_may_be_another_one_or_left_out() -> None:
    assert likeness("Sorel Wei", "Sorel Wii") > 0.8
    assert likeness("Sorel Dag", "Sorel Dg") > 0.7


def test_a_syllable_is_the_one_that_it_may_be_read_as() -> None:
    assert likeness("김정은", "KIM Jong Un") > 0.9
