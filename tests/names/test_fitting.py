import pytest
from hypothesis import given
from hypothesis import strategies as st

from inforce.names.building import build
from inforce.names.fitting import Extent, Fit, fits, is_in_some_case
from inforce.names.index import Listed, NameIndex
from inforce.names.parts import Kind
from inforce.names.renderings import Spelling

PERSON, COMPANY = Kind.PERSON, Kind.ORGANISATION
LISTED = (
    ("1", "ORLOVSKY, Semyon Petrovich", PERSON),
    ("2", "ORLOVSKAYA, Marina", PERSON),
    ("3", "NGWABE, Auxensia", PERSON),
    ("4", "DUMONTIER, Xavier", PERSON),
    ("5", "JOINT STOCK COMPANY COMMERCIAL BANK ZARYABANK", COMPANY),
    ("6", "VETROGRAD PUBLIC JOINT STOCK COMPANY", COMPANY),
    ("7", "VETROGRAD INSURANCE LLC", COMPANY),
    ("8", "NATIONAL CREDIT SYSTEM JSC", COMPANY),
    ("9", "RESEARCH AND PRODUCTION COMPANY KVARTSIT", COMPANY),
    ("10", "AO SOLTECH GROUP", COMPANY),
    ("11", "HARROW, JR., John", PERSON),
    ("12", "KIM, Jong Su", PERSON),
    ("13", "PEREDVIZHNIK-3", Kind.VESSEL),
    ("14", "12K HOLDINGS LLC", COMPANY),
)


@pytest.fixture(scope="module")
def index() -> NameIndex:
    return build(Listed(number, name, kind) for number, name, kind in LISTED)


def found(index: NameIndex, text: str, kind: Kind = COMPANY, *, freely: bool = False) -> Fit | None:
    return next(iter(fits(index, text, kind, freely=freely)), None)


@pytest.mark.parametrize(
    ("text", "kind", "entry", "extent", "spelling"),
    [
        ("Semyon Petrovich Orlovsky", PERSON, "1", Extent.SAME, Spelling.SAME),
        ("Семён Орловский", PERSON, "1", Extent.PART, Spelling.SPELT),
        ("Siamion Orlovsky", PERSON, "1", Extent.PART, Spelling.SPELT),
        ("S. Orlovsky", PERSON, "1", Extent.PART, Spelling.NEARLY),
        ("S. P. Orlovsky", PERSON, "1", Extent.SAME, Spelling.NEARLY),
        ("Ауксенсия Нгвабе", PERSON, "3", Extent.SAME, Spelling.SPELT),
        ("Ксавьер Дюмонтье", PERSON, "4", Extent.SAME, Spelling.RENDERED),  # as French is written by its sound
        ("Зарябанк", COMPANY, "5", Extent.WHAT, Spelling.SAME),
        ("Vetrograd", COMPANY, "6", Extent.FORM, Spelling.SAME),
        ("Ветроград страхование", COMPANY, "7", Extent.FORM, Spelling.RENDERED),
        ("Национальная кредитная система", COMPANY, "8", Extent.FORM, Spelling.RENDERED),
        ("Kvartsit", COMPANY, "9", Extent.PART, Spelling.SAME),
        ("Soltech", COMPANY, "10", Extent.WHAT, Spelling.SAME),
        ("Sol Tech Group", COMPANY, "10", Extent.FORM, Spelling.SPELT),
        ("Ким Чен Су", PERSON, "12", Extent.SAME, Spelling.RENDERED),
        ("Peredvizhnik 3", Kind.VESSEL, "13", Extent.SAME, Spelling.SAME),
    ],
)
def test_all_words_of_a_name_are_found_however_they_are_spelt(
    index: NameIndex, text: str, kind: Kind, entry: str, extent: Extent, spelling: Spelling
) -> None:
    fit = found(index, text, kind)
    assert (fit and fit.entry, fit and fit.extent, fit and fit.spelling) == (entry, extent, spelling)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Semyon Ivanovich Orlovsky", PERSON),  # another father
        ("Semyon Petrovich", PERSON),  # no family name
        ("Maria Orlovskaya", PERSON),  # not Marina
        ("Мария Орловская", PERSON),
        ("Vetrograd Bank", COMPANY),  # the list does not say that it is one
        ("Soltech Bank", COMPANY),  # and here it says that it is something else
        ("Vetrograd Capital", COMPANY),
        ("Peredvizhnik 4", Kind.VESSEL),
        ("112K Holdings", COMPANY),  # figures are not spelt otherwise
        ("Peredvizhnik", COMPANY),
        ("Ветрогард", COMPANY),  # one word, and it is not the same
        ("", COMPANY),
        ("«»", COMPANY),
    ],
)
def test_another_word_is_another_name(index: NameIndex, text: str, kind: Kind) -> None:
    fit = found(index, text, kind)
    assert fit is None or (fit.extent is Extent.WHAT and "Bank" in text) or (fit.entry, fit.left) == ("13", ("3",))


def test_another_case_is_found_only_where_that_is_asked(index: NameIndex) -> None:
    assert found(index, "Семёна Орловского", PERSON) is None
    fit = found(index, "Семёна Орловского", PERSON, freely=True)
    assert fit is not None
    assert (fit.entry, fit.spelling) == ("1", Spelling.NEARLY)


def test_a_fit_says_what_is_not_the_same(index: NameIndex) -> None:
    fit = found(index, "Национальная кредитная система")
    assert fit is not None
    assert '"кредитная" is "credit" (translated)' in fit.because


def test_the_family_name_alone_is_told_as_one(index: NameIndex) -> None:
    family, given_name = found(index, "Dumontier", PERSON), found(index, "Xavier", PERSON)
    assert (family and family.is_family, given_name and given_name.is_family) == (True, False)


@pytest.mark.parametrize(
    ("text", "may_be"), [("Семёна Орловского", True), ("Semyon Orlovsky", False), ("Ким", False), ("«»", False)]
)
def test_only_words_of_a_language_with_cases_may_be_in_one(text: str, may_be: bool) -> None:
    assert is_in_some_case(text, PERSON) is may_be


@given(st.text(st.sampled_from("абвеиймноусюя -Kk"), max_size=20), st.sampled_from(Kind))
def test_who_may_be_in_no_case_is_found_by_the_same_words_freely(text: str, kind: Kind) -> None:
    assert is_in_some_case(text, kind) or fits(_INDEX, text, kind, freely=True) == fits(_INDEX, text, kind)


@given(st.text(max_size=60), st.sampled_from(Kind), st.booleans())
def test_any_text_is_looked_up(text: str, kind: Kind, freely: bool) -> None:
    for fit in fits(_INDEX, text, kind, freely=freely):
        assert fit.entry in {number for number, _, _ in LISTED}


@given(st.sampled_from([each for each in LISTED if each[2] is PERSON]), st.data())
def test_the_words_of_a_persons_name_in_any_order_are_the_same(
    listed: tuple[str, str, Kind], data: st.DataObject
) -> None:
    number, name, kind = listed
    words = data.draw(st.permutations(name.replace(",", "").split()))
    assert number in {fit.entry for fit in fits(_INDEX, " ".join(words), kind) if fit.extent <= Extent.FORM}


_INDEX = build(Listed(number, name, kind) for number, name, kind in LISTED)
