"""Looking back: what is new, and nothing else, with the scores of a whole screening."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inforce.names.building import build
from inforce.names.index import Listed
from inforce.names.parts import Kind
from inforce.register.store import KeptMark
from inforce.screening.lookback import Changed, Found, lookback, news
from inforce.screening.marks import Marks, query_facts
from inforce.screening.model import Query, Settings
from inforce.screening.screener import Screener

GIVEN = "Sergei Olga Hana Peter Maria Viktor".split()
FAMILY = "Shchukin Sorel Lukashevich Novak Haddad Petrov".split()
NAMES = [f"{given_} {family}" for given_ in GIVEN for family in FAMILY]
SETTINGS = Settings(threshold=0.6, limit=100)

Register = dict[str, str]


def listed(register: Register) -> list[Listed]:
    return [Listed(entry, name, Kind.PERSON) for entry, name in sorted(register.items())]


def changes(before: Register, now: Register) -> list[Changed]:
    return [
        Changed(entry, tuple(listed({entry: name})), tuple(listed({entry: before[entry]} if entry in before else {})))
        for entry, name in sorted(now.items())
        if before.get(entry) != name
    ]


def scores(register: Register, query: Query) -> dict[str, float]:
    (found,) = Screener(build(listed(register)), SETTINGS).screen([query])
    return {match.entry: match.score for match in found}


registers = st.dictionaries(st.sampled_from("abcdefgh"), st.sampled_from(NAMES), max_size=8)


@given(before=registers, now=registers, names=st.lists(st.sampled_from(NAMES), max_size=5))
def test_what_is_new_is_what_a_whole_screening_finds_among_what_changed(
    before: Register, now: Register, names: list[str]
) -> None:
    changed = changes(before, now)
    queries = [Query(str(at), name, Kind.PERSON) for at, name in enumerate(names)]
    found = list(lookback(changed, build(listed(now)), queries, SETTINGS))
    assert [query for query, _ in found] == queries
    own = {each.entry for each in changed}
    for query, matches in found:
        whole = scores(now, query)
        assert {each.match.entry: each.match.score for each in matches} == {e: whole[e] for e in whole if e in own}
        assert all(each.is_added is (each.match.entry not in before) for each in matches)
        assert all(each.was is None for each in matches if each.is_added)


def better(found: tuple[Query, tuple[Found, ...]]) -> list[Found]:
    return [each for each in found[1] if each.is_better]


def test_an_entry_amended_in_nothing_that_matters_is_not_told_again() -> None:
    same = tuple(listed({"a": "Hana Sorel"}))
    (found,) = lookback([Changed("a", same, same)], build(same), [Query("1", "Hana Sorel")], SETTINGS)
    assert len(found[1]) == 1
    assert better(found) == []


def test_a_better_name_is_told_with_the_score_before() -> None:
    before = (Listed("a", "Hana Maria Sorel", Kind.PERSON),)
    now = (*before, Listed("a", "Hana Sorel", Kind.PERSON))
    ((_, (new,)),) = lookback(
        [Changed("a", now, before)], build(now), [Query("1", "Hana Sorel", Kind.PERSON)], SETTINGS
    )
    assert (new.match.score, new.is_added) == (1.0, False)
    assert new.was is not None
    assert 0.6 <= new.was < 1


def test_where_nothing_changed_nothing_is_told() -> None:
    found = lookback([], build(listed({"a": "Hana Sorel"})), [Query("1", "Hana Sorel")], SETTINGS)
    assert [news for _, news in found] == [()]


@pytest.mark.parametrize("common", [True, False])
def test_how_common_words_are_is_told_by_the_whole_register(common: bool) -> None:
    others = {f"o{at}": f"TRADING {chr(65 + at)}ARU" for at in range(20)} if common else {}
    now = {**others, "z": "ZVEZDA TRADING"}
    query = Query("1", "Zvezda Holding Trading")
    ((_, news),) = lookback(changes(others, now), build(listed(now)), [query], Settings(0.3, 100))
    (found,) = Screener(build(listed(now)), Settings(0.3, 100)).screen([query])
    assert [(each.match.entry, each.match.score) for each in news] == [
        (m.entry, m.score) for m in found if m.entry == "z"
    ]


def test_a_match_marked_false_is_told_again_where_its_entry_changed_and_is_silent_where_it_did_not() -> None:
    query, names = Query("1", "Hana Sorel", Kind.PERSON), tuple(listed({"a": "Hana Sorel"}))
    mark = KeptMark(
        "r",
        "a",
        "hash before",
        "",
        query_facts(query),
        None,
        "false",
        "A. Clerk",
        datetime(2026, 1, 1, tzinfo=UTC),
        "w",
    )
    ((_, found),) = lookback([Changed("a", names, names)], build(names), [query], SETTINGS)
    assert [each.judged.mark for each in news(query, found, Marks([mark], {"a": "hash now"}))] == [mark]
    assert list(news(query, found, Marks([mark], {"a": "hash before"}))) == []
    assert list(news(query, found, Marks())) == []
