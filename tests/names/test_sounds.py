"""Names in scripts that do not write all sounds, or write more than there are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inforce.names.ambiguous import MOST_READINGS, several
from inforce.names.among import with_reaches
from inforce.names.building import build
from inforce.names.elsewhere import is_of_elsewhere
from inforce.names.index import Listed, NameIndex
from inforce.names.parse import parse
from inforce.names.parts import Kind
from inforce.names.score import score
from inforce.names.scripts import romanised
from inforce.names.similarity import Why, likeness
from inforce.names.sounds import Heard, consonants_of, heard_in, outlines_of, unlike
from inforce.names.weigh import weigh
from inforce.names.words import readings_in, word
from inforce.screening import Query, Screener, Settings

LIST = [
    Listed("1", "Vladislav ORLOVSKIY", Kind.PERSON),
    Listed("2", "Hadi NASRALLAH", Kind.PERSON),
    Listed("3", "Kamal TAHIRINEZHAD", Kind.PERSON),
    Listed("4", "Goran STANISAVLJEVIC", Kind.PERSON),
    Listed("5", "Fernando CASTELLANOS", Kind.PERSON),
    Listed("6", "Alexey VERSHININ", Kind.PERSON),
    Listed("7", "Zurab LESHKASHVILI", Kind.PERSON),
    Listed("8", "Rosmashtekh AO", Kind.ORGANISATION),
    Listed("9", "Mahmud HADDAD", Kind.PERSON),
]


@pytest.fixture(scope="module")
def index() -> NameIndex:
    return with_reaches(build(LIST))


def entries(index: NameIndex, name: str, kind: Kind) -> list[str]:
    (found,) = Screener(index, Settings()).screen([Query("q", name, kind)])
    return [match.entry for match in found]


@pytest.mark.parametrize("kind", [Kind.PERSON, Kind.ANY])
@pytest.mark.parametrize(
    ("name", "entry"),
    [
        ("ウラジスラフ・オルロフスキー", "1"),
        ("블라디슬라프 오를롭스키", "1"),
        ("弗拉季斯拉夫·奥尔洛夫斯基", "1"),
        ("ולדיסלב אורלובסקי", "1"),
        ("فلاديسلاف أورلوفسكي", "1"),
        ("ハーディ・ナスルッラー", "2"),
        ("האדי נסראללה", "2"),
        ("هادي نصر الله", "2"),
        ("کمال طاهری نژاد", "3"),
        ("Горан Станисављевић", "4"),
        ("페르난도 카스테야노스", "5"),
        ("フェルナンド・カステリャノス", "5"),
        ("פרננדו קסטלנוס", "5"),
        ("الكسي فرشينين", "6"),
        ("アレクセイ・ヴェルシニン", "6"),
        ("זוראב לשקשווילי", "7"),
    ],
)
def test_a_name_is_found_as_another_script_spells_it(index: NameIndex, name: str, entry: str, kind: Kind) -> None:
    assert entries(index, name, kind)[:1] == [entry]


@pytest.mark.parametrize(
    "name",
    [
        "ウラジスラフ・マルティノフ",
        "하디 카라소프",
        "האדי קראסוב",
        "هادي كاراسوف",
        "弗拉季斯拉夫·马尔科夫",
        "Горан Петровић",
    ],
)
def test_one_name_of_two_is_not_enough(index: NameIndex, name: str) -> None:
    assert entries(index, name, Kind.PERSON) == []


@pytest.mark.parametrize("written", ["Росмаштех", "АО Росмаштех"])
def test_an_ending_short_for_another_word_is_read_as_firms_spell_it(written: str) -> None:
    one, other = (weigh(parse(text, Kind.ORGANISATION)) for text in (written, "Rosmashtech"))
    assert score(one, other) > 0.9


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("김철수", False),
        ("김 철수", False),
        ("철수 김", False),
        ("남궁 철수", False),
        ("블라디미르", True),
        ("하산 알리", True),
        ("압둘 라힘 알 탈히", True),
        ("王小明", False),
        ("诸葛小明", False),
        ("普京", True),
        ("尼古拉·奥尔洛夫", True),
        ("中国某某公司", False),
        ("Orlov", False),
    ],
)
def test_korean_and_chinese_names_are_told_from_those_of_elsewhere(name: str, expected: bool) -> None:
    assert is_of_elsewhere(name) is expected


@given(st.lists(st.lists(st.sampled_from("abc"), min_size=1, max_size=3, unique=True).map(tuple), max_size=40))
def test_a_word_has_few_readings_and_the_usual_one_is_first(letters: list[tuple[str, ...]]) -> None:
    found = several(letters)
    assert found[0] == "".join(ways[0] for ways in letters)
    assert len(found) <= MOST_READINGS
    assert len(set(map(len, found))) == 1


SCRIPTS = ((0x590, 0x6FF), (0x3040, 0x30FF), (0xAC00, 0xAFFF), (0x4E00, 0x50FF), (0x400, 0x4FF))


@given(
    st.text(
        st.sampled_from([chr(point) for first, last in SCRIPTS for point in range(first, last + 1)]),
        min_size=1,
        max_size=20,
    )
)
def test_any_word_is_read_in_latin_letters_or_not_at_all(written: str) -> None:
    assert all(text.isascii() and text.isalnum() for text in romanised(written.lower()))


@given(st.text("abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=12))
def test_a_word_is_never_unlike_itself(text: str) -> None:
    heard = heard_in(text)
    assert len(heard.gaps) == len(heard.consonants) + 1
    assert unlike(heard, heard) == 0
    assert consonants_of([(text,), (text, text)]) == [(text_of(heard),), (text_of(heard),)]


def text_of(heard: Heard) -> str:
    """By what a word is looked up."""
    if len(heard.classes) == 1:
        return heard.classes + "".join("1" if gap else "0" for gap in heard.gaps)
    return heard.classes


@given(st.lists(st.lists(st.text("aehiouycsktzhxb0", min_size=1, max_size=9), min_size=1, max_size=3), max_size=5))
def test_words_that_are_heard_together_are_heard_as_each_alone(words: list[list[str]]) -> None:
    texts = [tuple(each) for each in words]
    assert consonants_of(texts) == [consonants_of([each])[0] for each in texts]
    assert consonants_of(texts, is_vowelless=True) == [consonants_of([each], is_vowelless=True)[0] for each in texts]
    assert outlines_of(texts) == [outlines_of([each])[0] for each in texts]
    assert all(len(set(of_one)) == len(of_one) for of_one in (*consonants_of(texts), *outlines_of(texts)))


@pytest.mark.parametrize(
    ("text", "consonants", "gaps"),
    [
        ("schachtar", ("sch", "ch", "t", "r"), ("", "a", "", "a", "")),
        ("hamdehhi", ("h", "m", "d"), ("", "a", "", "ei")),
        ("ahhmad", ("m", "d"), ("a", "a", "")),
        ("boutross", ("b", "t", "r", "ss"), ("", "ou", "", "o", "")),
        ("maxim", ("m", "k", "s", "m"), ("", "a", "", "i", "")),
        ("vucic", ("v", "s", "s"), ("", "u", "i", "")),
        ("nunna", ("n", "n"), ("", "u", "a")),
    ],
)
def test_consonants_are_told_with_what_is_between_them(
    text: str, consonants: tuple[str, ...], gaps: tuple[str, ...]
) -> None:
    assert (heard_in(text).consonants, heard_in(text).gaps) == (consonants, gaps)


def test_a_consonant_is_doubled_only_where_no_vowels_are_written() -> None:
    assert heard_in("nunna").consonants == ("n", "n")
    assert heard_in("nunna", is_vowelless=True).consonants == ("n", "n", "n")


@pytest.mark.parametrize(
    ("written", "readings"),
    [
        ("рutin", ("putin", "rutin")),
        ("vlаdimir", ("vladimir",)),
        ("пyтин", ("putin", "pytin")),
        ("техno", ("texno", "tekhno")),
        ("путиn", ("putin",)),
        ("путин", ("putin",)),
    ],
)
def test_a_word_of_latin_and_cyrillic_letters_is_read_by_its_shape_and_by_its_sounds(
    written: str, readings: tuple[str, ...]
) -> None:
    assert romanised(written) == readings


@pytest.mark.parametrize("asked", ["РUTIN Vladimir", "Vlаdimir Рutin", "Vladimir Пyтин"])
def test_letters_of_another_alphabet_hide_no_name(asked: str) -> None:
    index = build([Listed("1", "PUTIN, Vladimir", Kind.PERSON), Listed("2", "RUDIN, Vadim", Kind.PERSON)])
    for kind in (Kind.PERSON, Kind.ANY):
        (found,) = Screener(index, Settings(0.9)).screen([Query("q", asked, kind)])
        assert [match.entry for match in found] == ["1"]


@pytest.mark.parametrize(
    ("written", "readings"),
    [
        ("κάιντα", ("kaida", "kainta")),  # the accent on the first of two vowels: they are no digraph
        ("αλκάϊντα", ("alkaida", "alkainta")),
        ("σαΐντ", ("said", "saint")),
        ("παίκτης", ("pektis", "paiktis")),  # the accent on the second: they are one
        ("룡", ("ryong", "yong")),  # an r that begins a name, which the South does not say
        ("로", ("ro", "no")),
        ("김", ("gim", "kim")),
        ("정", ("jeong", "chong")),  # the g of ng is no k
        ("לואי", ("lwy", "lway", "lvy", "lvay")),  # an aleph within a word may be a vowel
    ],
)
def test_letters_that_may_be_read_in_several_ways_are(written: str, readings: tuple[str, ...]) -> None:
    assert set(romanised(written)) == set(readings)
    assert romanised(written)[0] == readings[0]


@pytest.mark.parametrize(
    ("name", "listed"),
    [
        ("최룡해", "CHOE, Ryong Hae"),
        ("로영길", "RO, Yong Gil"),
        ("יחיא סורל", "Yahya SOREL"),
        ("Αλ Κάιντα", "AL QAIDA"),
    ],
)
def test_a_name_in_its_own_script_is_found_by_its_letters(name: str, listed: str) -> None:
    kind = Kind.ORGANISATION if listed.startswith("AL") else Kind.PERSON
    assert score(weigh(parse(name, kind)), weigh(parse(listed, kind))) >= 0.8


@pytest.mark.parametrize(
    ("english", "russian"), [("cole", "коул"), ("stone", "стоун"), ("hope", "хоуп"), ("pole", "поул")]
)
def test_an_english_word_that_ends_silently_is_known_in_russian(english: str, russian: str) -> None:
    one, other = word(english), word(russian)
    assert one
    assert other
    assert likeness(one, other).why is Why.SPELLING


def test_only_cyrillic_is_read_so() -> None:
    assert readings_in("mansour") == ("mansour",)
