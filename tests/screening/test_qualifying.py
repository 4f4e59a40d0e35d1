"""What facts beside the name do to a score."""

from pathlib import Path

import pytest

from inforce.errors import BadInput
from inforce.names.building import build
from inforce.names.parts import Kind
from inforce.screening import Match, Query, Screener, Settings
from inforce.screening.columns import guessed
from inforce.screening.countries import countries_meant
from inforce.screening.facts import Facts, _born, born
from inforce.screening.model import MOST_NAMES
from inforce.screening.reading import FACTS, listed, queries

LIST = """\
id,name,schema,birth,country,passport,imo
1,Hana Maria SOREL,Person,1958-03-01,Serbia,P 004-711,
2,Petr ZELENKA,Person,,,,
3,CALM HARBOUR,Vessel,,,,IMO 9187629
4,Omar HADDAD,Person,1961~|1957/1959,,,
"""


@pytest.fixture(scope="module")
def screener(tmp_path_factory: pytest.TempPathFactory) -> Screener:
    path = tmp_path_factory.mktemp("list") / "list.csv"
    path.write_text(LIST, "utf-8")
    return Screener(build(listed(path)), Settings(0.5))


def match(screener: Screener, name: str, facts: Facts | None = None, kind: Kind = Kind.PERSON) -> Match:
    ((found, *_),) = screener.screen([Query("q", name, kind, facts)])
    assert found.score == pytest.approx(min(1, max(0, 1 + sum(each.points for each in found.because))), abs=2e-4)
    return found


def test_a_fact_that_agrees_adds_one_that_contradicts_takes_off_and_one_that_is_absent_does_neither(
    screener: Screener,
) -> None:
    bare = match(screener, "Hanna Sorel").score
    agrees = match(screener, "Hanna Sorel", Facts(births=("1 March 1958",)))
    contradicts = match(screener, "Hanna Sorel", Facts(births=("1971",)))
    absent = match(screener, "Petr Zelenka", Facts(births=("1971",)))
    assert contradicts.score < bare < agrees.score
    assert absent.score == match(screener, "Petr Zelenka").score
    assert agrees.because[-1].words == "born 1 March 1958: the same day as the entry"
    assert contradicts.because[-1].words == "born 1971: contradicts 1958-03-01"
    assert absent.because[-1].words == "born 1971: the entry tells no date of birth"


def test_what_agrees_makes_up_for_no_more_than_the_name_costs(screener: Screener) -> None:
    facts = Facts(("1958",), ("RS",), (("passport", "P004711"),))
    assert match(screener, "Hana Maria Sorel", facts).score == 1
    assert match(screener, "Hana Maria Sorel").score == 1


@pytest.mark.parametrize(
    ("birth", "words"),
    [
        ("1960", "agrees with"),
        ("1958-06", "agrees with"),
        ("c. 1964", "agrees with"),
        ("1965", "near"),
        ("1949", "contradicts"),
        ("long ago", "cannot be read"),
    ],
)
def test_what_registers_leave_open_is_left_open(screener: Screener, birth: str, words: str) -> None:
    assert words in match(screener, "Omar Haddad", Facts(births=(birth,))).because[-1].words


@pytest.mark.parametrize(("country", "agrees"), [("RS", True), ("serbia", True), ("Mali|RS", True), ("France", False)])
def test_countries_are_compared_by_name_or_code(screener: Screener, country: str, agrees: bool) -> None:
    found = match(screener, "Hanna Sorel", Facts(countries=tuple(country.split("|"))))
    assert (found.because[-1].points > 0) is agrees


@pytest.mark.parametrize("country", ["N/A", "unknown", "-", "Ruritania", "Belgrad"])
def test_a_country_that_is_not_known_is_held_against_no_entry(screener: Screener, country: str) -> None:
    found = match(screener, "Hanna Sorel", Facts(countries=(country,)))
    assert found.score == match(screener, "Hanna Sorel").score
    assert found.because[-1].words == f"country {country}: not known, not counted"


@pytest.mark.parametrize("country", ["Сербия", "Srb", "688", "Serbian", "Belgrade, Serbia", "Yugoslavia", "сербский"])
def test_countries_are_known_by_codes_adjectives_and_in_russian(screener: Screener, country: str) -> None:
    found = match(screener, "Hanna Sorel", Facts(countries=(country,)))
    assert found.because[-1].words == f"country {country}: agrees with Serbia"


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Россия", "ru"),
        ("Rossiya", "ru"),
        ("Russian", "ru"),
        ("643", "ru"),
        ("Moscow, Russia", "ru"),
        ("KOR", "kr"),
        ("Korea, North", "kp"),
        ("Korean", "kp kr"),
        ("Fresno, CA", ""),
        ("Atlanta, Georgia, USA", "ge us"),
        ("", ""),
    ],
)
def test_a_text_may_mean_several_countries(text: str, codes: str) -> None:
    assert countries_meant(text) == frozenset(codes.split())


def test_an_identifier_is_compared_by_its_letters_and_figures(screener: Screener) -> None:
    assert match(screener, "Hanna Sorel", Facts(identifiers=(("", "p004711"),))).because[-1].points > 0
    assert match(screener, "Hanna Sorel", Facts(identifiers=(("passport", "X1"),))).because[-1].points < 0
    assert match(screener, "Hanna Sorel", Facts(identifiers=(("tax", "X1"),))).because[-1].points == 0


def test_another_imo_number_is_another_ship(screener: Screener) -> None:
    other, same = (Facts(identifiers=(("imo", number),)) for number in ("9187630", "9187629"))
    assert match(screener, "Calm Harbour", same, Kind.VESSEL).score == 1
    assert match(screener, "Calm Harbour", other, Kind.VESSEL).score == pytest.approx(0.7)


@pytest.mark.parametrize("number", ["N/A", "0", "unknown", "-", "none", "0000000", "нет", "12345", "TBC"])
def test_what_cannot_be_an_imo_number_is_held_against_no_ship(screener: Screener, number: str) -> None:
    found = match(screener, "Calm Harbour", Facts(identifiers=(("imo", number),)), Kind.VESSEL)
    assert (found.score, found.because[-1].words) == (1, f"identifier {number}: cannot be one, not counted")


def test_of_several_identifiers_those_that_cannot_be_any_are_not_counted(screener: Screener) -> None:
    found = match(screener, "Calm Harbour", Facts(identifiers=(("imo", "N/A"), ("imo", "9187630"))), Kind.VESSEL)
    assert found.score == pytest.approx(0.7)


def test_a_name_below_the_threshold_is_found_where_facts_lift_it(screener: Screener) -> None:
    strict = Screener(screener.index, Settings(0.95))
    facts = Facts(identifiers=(("passport", "P004711"),))
    assert strict.screen([Query("q", "Hanna Sorel", Kind.PERSON)]) == [()]
    assert [each.entry for each in strict.screen([Query("q", "Hanna Sorel", Kind.PERSON, facts)])[0]] == ["1"]


def test_facts_of_one_query_are_not_taken_for_anothers(screener: Screener) -> None:
    asked = [Query("a", "Hanna Sorel", Kind.PERSON, Facts(births=(year,))) for year in ("1958", "1990")]
    asked.append(Query("b", "Hanna Sorel", Kind.PERSON))
    assert screener.screen(asked) == [screener.screen([each])[0] for each in asked]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("1958", "1958-01-01", "1958-12-31"),
        ("1957-1959", "1957-01-01", "1959-12-31"),
        ("1958-03-01 00:00:00", "1958-03-01", "1958-03-01"),
        ("1 Mar 1958", "1958-03-01", "1958-03-01"),
        ("25/12/1958", "1958-12-25", "1958-12-25"),
        ("1958-03-01T00:00:00Z", "1958-03-01", "1958-03-01"),
        ("1958-03-01T00:00:00.000+00:00", "1958-03-01", "1958-03-01"),
        ("1958/03/01", "1958-03-01", "1958-03-01"),
        ("1958-3-1", "1958-03-01", "1958-03-01"),
        ("19580301", "1958-03-01", "1958-03-01"),
        ("March 1, 1958", "1958-03-01", "1958-03-01"),
        ("01-Mar-1958", "1958-03-01", "1958-03-01"),
        ("7 сентября 1960", "1960-09-07", "1960-09-07"),
        ("7 мая 1960 г.", "1960-05-07", "1960-05-07"),
        ("07.07.1960 года", "1960-07-07", "1960-07-07"),
        ("май 1960", "1960-05-01", "1960-05-31"),
        ("circa 1958", "1956-01-01", "1960-12-31"),
    ],
)
def test_dates_of_birth_are_read_as_files_write_them(text: str, first: str, last: str) -> None:
    (period,) = born(text)
    assert period.first and period.last
    assert (str(period.first.date()), str(period.last.date())) == (first, last)


@pytest.mark.parametrize("text", ["19581301", "30 февраля 1960", "7 foo 1960", "1958/13/01", "N/A", ""])
def test_what_is_no_date_of_birth_is_not_read(text: str) -> None:
    assert born(text) == ()


def test_day_and_month_in_figures_may_be_either() -> None:
    assert len(born("03/04/1958")) == 2


def test_columns_of_facts_are_guessed(tmp_path: Path) -> None:
    (tmp_path / "q.csv").write_text("name,DOB,Nationality,Passport No,IMO\nHana,1958,RS; BA,P1,\nPetr,,,,\n", "utf-8")
    first, second = queries(tmp_path / "q.csv")
    assert first.facts == Facts(("1958",), ("RS", "BA"), (("passport", "P1"),))
    assert second.facts is None


@pytest.mark.parametrize("what", ["id", "name", "kind", *FACTS])
def test_a_column_called_what_it_is_is_read(what: str) -> None:
    assert guessed([what])[what] == what


@pytest.mark.parametrize("column", ["tax", "VAT", "Tax ID", "VAT No.", "ИНН"])
def test_a_tax_number_has_many_names(column: str) -> None:
    assert guessed(["name", column])["tax"] == column


def test_a_text_too_long_for_a_date_of_birth_is_none_and_is_not_kept() -> None:
    kept = _born.cache_info().currsize
    assert [born(f"{digit}" * 100_000) for digit in range(10)] == [()] * 10
    assert _born.cache_info().currsize == kept
    assert born(" " * 1000 + "1958") == born("1958")
    assert born("approximately 12. September 1958")


def test_a_query_gives_so_many_names_and_no_more() -> None:
    assert Query("1", "|".join(["Hana Sorel"] * MOST_NAMES))
    with pytest.raises(BadInput, match="more than 200 names in one"):
        Query("1", "|".join(["Hana Sorel"] * (MOST_NAMES + 1)))
