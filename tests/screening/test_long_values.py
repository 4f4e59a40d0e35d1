"""Values of any length are judged, and only short ones remembered."""

from inforce.names import name_key
from inforce.names.fold import _key
from inforce.screening.countries import _meant, countries_meant
from inforce.screening.facts import Facts
from inforce.screening.qualifying import _qualified, qualified

LONG = " of nowhere" * 100


def test_the_key_of_a_long_name_is_found_and_not_remembered() -> None:
    short, kept = name_key("Nile Lines"), _key.cache_info().currsize
    assert name_key(f"Nile Lines{LONG}") == " ".join(sorted(f"{short}{LONG}".split()))
    assert _key.cache_info().currsize == kept


def test_the_countries_of_a_long_text_are_found_and_it_is_not_remembered() -> None:
    alone = countries_meant("Belarus")
    kept = _meant.cache_info().currsize
    assert countries_meant(f"{LONG}, Belarus") == alone != frozenset()
    assert _meant.cache_info().currsize == kept


def test_long_facts_are_weighed_and_not_remembered() -> None:
    listed, asked = Facts(countries=("Belarus",)), Facts(countries=("Belarus", LONG))
    told = qualified(Facts(countries=("Belarus",)), listed)
    kept = _qualified.cache_info().currsize
    assert [each.words for each in qualified(asked, listed)] != []
    assert [each.points for each in qualified(asked, listed)] == [each.points for each in told]
    assert _qualified.cache_info().currsize == kept
