import pytest
from hypothesis import given
from hypothesis import strategies as st

from inforce.names.parse import parse
from inforce.names.parts import Kind
from inforce.names.score import Scored, explain, score
from inforce.names.weigh import Weighed, weigh

PERSON, COMPANY, SHIP = Kind.PERSON, Kind.ORGANISATION, Kind.VESSEL
SAME = 0.9
LIKE = 0.7


def weighed(text: str, kind: Kind) -> Weighed:
    return weigh(parse(text, kind))


def likeness(one: str, other: str, kind: Kind = PERSON) -> float:
    return score(weighed(one, kind), weighed(other, kind))


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("Yevgeniy Shchukin", "Evgenij Ščukin", PERSON),
        ("Siarhei Kavalenka", "Sergey Kavalenka", PERSON),
        ("Константин Щукин", "Kanstantsin Shchukin", PERSON),
        ("Mohammed Al-Masri", "MASRI, Muhammad", PERSON),
        ("Abdul Rahman Haddad", "Abdulrahman Haddad", PERSON),
        ("Hana Sorel", "Mrs. Hana SOREL", PERSON),
        ("HanaMaria Sorel", "Hana Maria Sorel", PERSON),
        ("OOO Romashka", "Romashka Limited Liability Company", COMPANY),
        ("Open Joint Stock Company Vympelsnab", "PAO Vympelsnab", COMPANY),
        ("Sun flower Trading", "Sunflower Trading", COMPANY),
        ("M/V Calm Harbour", "CALM HARBOUR", SHIP),
        ("Brigade Twelve", "Brigade 12", COMPANY),
        ("Ντένις Μπόρντιν", "Denis Bordin", PERSON),
        ("Alieh Kazlou", "Oleg Kozlov", PERSON),
        ("Siarhei Kavaliou", "Sergey Kovalev", PERSON),
        ("Cheung Weiming", "Zhang Weiming", PERSON),
        ("5%ers Club", "5 Percenters Club", COMPANY),
        ("Յուրի Սորելով", "Yuri Sorelov", PERSON),
        ("Deng Chung-hua", "Deng Zhonghua", PERSON),
        ("عبد الحق آخوند", "Abdul Haq Akhund", PERSON),
        ("أنصار الإسلام", "Ansar al-Islam", COMPANY),
    ],
)
def test_the_same_name_in_another_dress_is_the_same(one: str, other: str, kind: Kind) -> None:
    assert likeness(one, other, kind) >= SAME


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("H. Sorel", "Hana Sorel", PERSON),
        ("Sergey Shchukin", "Sergey Ivanovich Shchukin", PERSON),
        ("Sergey Shchukin", "Seregy Shchukin", PERSON),
        ("Bob Ellingworth", "Robert Ellingworth", PERSON),
        ("Vympelsnab", "Vympelsnab Trading LLC", COMPANY),
        ("A1i Haddad", "Ali Haddad", PERSON),
        ("Olezhka Ellingworth", "Oleg Ellingworth", PERSON),
        ("Teng Chung-hua", "Deng Zhonghua", PERSON),
        ("ולדימיר סורל", "Vladimir Sorel", PERSON),
        ("블라디미르 코롤료프", "Vladimir Korolyov", PERSON),
        ("アブドゥル・ハキム・ソレル", "Abdulhakim Sorel", PERSON),
        ("5h4wn Ellingvorth", "Shawn Ellingworth", PERSON),
        ("ドミトリ・コロリョフ", "Dmitri Korolyov", PERSON),
        ("בוריס גונצרוב", "Boris Goncharov", PERSON),
        ("NCSU", "North Coast Shipwrights Union", COMPANY),
        ("Karim bin Yasin bin Salman al-Tamimi", "Karim bin Salman al-Tamimi", PERSON),
    ],
)
def test_less_of_a_name_or_a_slip_is_like_it_but_not_the_same(one: str, other: str, kind: Kind) -> None:
    assert LIKE <= likeness(one, other, kind) < 1


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("Hana Sorel", "Peter Sorel", PERSON),
        ("Hana Maria Sorel", "Hana Maria Kupfer", PERSON),
        ("Sorel", "Hana Maria Sorel", PERSON),
        ("Vympelsnab Trading LLC", "Romashka Trading LLC", COMPANY),
        ("Unit 12", "Unit 14", COMPANY),
        ("Calm Harbour 3", "Calm Harbour 5", SHIP),
    ],
)
def test_another_name_is_not_like_it(one: str, other: str, kind: Kind) -> None:
    assert likeness(one, other, kind) < LIKE


def test_the_word_that_tells_a_company_is_enough_of_its_name() -> None:
    assert LIKE <= likeness("Belavia", "OPEN JOINT STOCK COMPANY BELAVIA BELARUSIAN AIRLINES", COMPANY) < SAME


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Candice S. Miller", "Siraaj Miller"),
        ("William G. Frost", "William K. Frost"),
        ("N. N.", "Nadia Nasser"),
        ("Sergey Ivanovich Lavrin", "Sergey Maksimovich Lavrin"),
    ],
)
def test_initials_and_fathers_names_that_differ_tell_against_a_match(one: str, other: str) -> None:
    assert likeness(one, other) < LIKE


def test_the_whole_name_is_likelier_than_a_part_of_it() -> None:
    assert likeness("Sergey Shchukin", "Sergey Shchukin") > likeness("Sergey Shchukin", "Sergey Petrovich Shchukin")


def points(scored: Scored) -> float:
    return sum(each.points for each in scored.because)


names = st.one_of(
    st.text(max_size=30),
    st.lists(
        st.sampled_from("Hana Sorel Ivan Ivanovich A. Limited OOO 12 Trading al-Masri Щукин".split()), max_size=5
    ).map(" ".join),
)


@given(names, names, st.sampled_from(Kind))
def test_the_points_of_all_reasons_and_1_are_the_score(one: str, other: str, kind: Kind) -> None:
    scored = explain(weighed(one, kind), weighed(other, kind))
    assert scored.score == pytest.approx(max(0, 1 + points(scored)), abs=1e-4)
    assert scored.score == score(weighed(one, kind), weighed(other, kind))


@given(names, st.sampled_from(Kind))
def test_a_name_is_itself(text: str, kind: Kind) -> None:
    name = weighed(text, kind)
    assert score(name, name) == (1 if name.name.parts else 0)


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("Karim bin Salman al-Tamimi", "Salman bin Karim al-Tamimi", PERSON),
        ("Bank", "Banco Corporativo SA", COMPANY),
        ("International", "Des International", COMPANY),
        ("Bank", "Bank Trading", COMPANY),
        ("محمد الحسيني", "Muhammad Hasan", PERSON),
        ("Yong Chol Ri", "Chong Chol Ri", PERSON),
    ],
)
def test_what_agrees_in_common_words_in_consonants_or_in_the_wrong_places_is_less_alike(
    one: str, other: str, kind: Kind
) -> None:
    assert likeness(one, other, kind) < SAME


@pytest.mark.parametrize("name", ["Banco Corporativo SA", "Bank Trading", "Des International"])
def test_a_common_word_alone_is_no_match(name: str) -> None:
    assert likeness("Bank", name, COMPANY) < LIKE
    assert likeness("International", name, COMPANY) < LIKE


def test_a_reason_gives_back_what_would_be_below_0() -> None:
    scored = explain(weighed("Angelo Cruz", PERSON), weighed("Angela Merkel", PERSON))
    assert scored.score == 0
    assert points(scored) == pytest.approx(-1)
    assert scored.because[-1].words == "a score is never below 0"
    assert scored.because[-1].points > 0


@pytest.mark.parametrize("ending", ["alla", "ulla", "ullah", "alah", "ellah"])
def test_an_ending_in_other_letters_costs_and_is_told_as_it_is_written(ending: str) -> None:
    scored = explain(weighed(f"Hasan Nasr{ending}", PERSON), weighed("Hasan NASRALLAH", PERSON))
    assert SAME < scored.score < 1
    assert f'"{ending}" ~ "ALLAH" (another spelling)' in [each.words for each in scored.because]


def test_a_given_name_that_is_spelt_like_an_ending_is_a_name() -> None:
    assert [part.word.text for part in parse("Alla Petrova", PERSON).parts] == ["alla", "petrova"]
