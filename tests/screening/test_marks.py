"""Decisions on matches: what fits, what holds, what is silent."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inforce.home import Home
from inforce.names.parts import Kind
from inforce.register.store import KeptMark
from inforce.screening.marks import Marks, Standing, Verdict, judged, query_facts
from inforce.screening.model import Match, Query
from inforce.screening.sources import open_list

DAY = datetime(2026, 3, 1, tzinfo=UTC)
QUERY = Query("17", "Hana Sorel", Kind.PERSON)
MATCHES = tuple(Match(f"e{at}", f"HANA SOREL {at}", 0.95 - at / 100, ()) for at in range(9))
HASHES = {match.entry: f"hash of {match.entry}" for match in MATCHES}


def mark(entry: str, verdict: Verdict = Verdict.FALSE, query_id: str | None = None, query: Query = QUERY) -> KeptMark:
    return KeptMark(
        source="us-ofac-sdn",
        entry=entry,
        entry_hash=HASHES[entry],
        name="HANA SOREL",
        query=query_facts(query),
        query_id=query_id,
        verdict=verdict.value,
        who="A. Clerk",
        decided=DAY,
        why="born in another year",
    )


def answer(marks: list[KeptMark], query: Query = QUERY, limit: int = 3) -> tuple[list[str], list[str]]:
    """Entries told and entries silent."""
    found = [(query, MATCHES[:limit])]
    (one,) = judged(found, Marks(marks, HASHES), limit, lambda _, count: MATCHES[:count])
    return [each.match.entry for each in one.matches], [each.match.entry for each in one.silent]


def test_a_false_match_is_silent_and_takes_nobodys_place() -> None:
    assert answer([]) == (["e0", "e1", "e2"], [])
    assert answer([mark("e1")]) == (["e0", "e2", "e3"], ["e1"])
    assert answer([mark("e1"), mark("e3")]) == (["e0", "e2", "e4"], ["e1", "e3"])


@given(st.sets(st.sampled_from([match.entry for match in MATCHES])), st.integers(1, 9))
def test_what_is_told_is_the_best_of_what_is_not_silent(false: set[str], limit: int) -> None:
    told, silent = answer([mark(entry) for entry in sorted(false)], limit=limit)
    assert told == [match.entry for match in MATCHES if match.entry not in false][:limit]
    assert set(silent) <= false


def test_the_opposite_undoes_a_decision_and_the_newest_counts() -> None:
    decisions = [mark("e1"), mark("e1", Verdict.TRUE), mark("e1"), mark("e1", Verdict.TRUE)]
    for count in range(1, 5):
        assert answer(decisions[:count])[1] == (["e1"] if count % 2 else [])


@pytest.mark.parametrize(
    "other", [Query("17", "Hanna Sorel", Kind.PERSON), Query("17", "Hana Sorel"), Query("18", "Hana Sorel Ltd")]
)
def test_a_query_that_says_something_else_is_not_silent(other: Query) -> None:
    assert answer([mark("e0")], other) == (["e0", "e1", "e2"], [])


def test_a_decision_without_an_id_fits_every_id_and_one_with_an_id_that_alone() -> None:
    assert answer([mark("e0")], replace(QUERY, id="99"))[1] == ["e0"]
    assert answer([mark("e0", query_id="17")])[1] == ["e0"]
    assert answer([mark("e0", query_id="17")], replace(QUERY, id="99"))[1] == []


def test_where_the_query_of_an_id_changed_the_old_decision_is_told_and_does_not_hold() -> None:
    changed = replace(QUERY, name="Hana Maria Sorel")
    told = Marks([mark("e0", query_id="17")], HASHES).judge(changed, MATCHES[0])
    assert (told.standing, told.is_silent) == (Standing.QUERY_CHANGED, False)


def test_where_the_entry_changed_the_old_decision_is_told_and_does_not_hold() -> None:
    told = Marks([mark("e0")], {**HASHES, "e0": "another"}).judge(QUERY, MATCHES[0])
    assert (told.standing, told.is_silent) == (Standing.ENTRY_CHANGED, False)
    assert Marks([mark("e0")], {}).judge(QUERY, MATCHES[0]).standing is Standing.ENTRY_CHANGED


@pytest.mark.parametrize("told", ["1958-03-01,RU,", "1930,BY,", "1930,RU,9187629"])
def test_an_entry_of_a_list_changed_where_what_it_tells_beside_its_name_did(tmp_path: Path, told: str) -> None:
    listed, hashes = tmp_path / "list.csv", []
    for facts in ("1930,RU,", told, "1930,RU,"):
        listed.write_text(f"id,name,birth,country,imo\ne0,HANA SOREL,{facts}\n", "utf-8")
        hashes.append(open_list(Home(tmp_path / "home"), listed).said(["e0"])["e0"].sha256)
    decided = [replace(mark("e0"), entry_hash=hashes[0])]
    changed, same = (Marks(decided, {"e0": each}).judge(QUERY, MATCHES[0]) for each in hashes[1:])
    assert (changed.standing, changed.is_silent) == (Standing.ENTRY_CHANGED, False)
    assert (same.standing, same.is_silent) == (Standing.HOLDS, True)


def test_a_true_match_is_told_with_its_decision() -> None:
    told = Marks([mark("e0", Verdict.TRUE)], HASHES).judge(QUERY, MATCHES[0])
    assert (told.mark is not None, told.standing, told.is_silent) == (True, Standing.HOLDS, False)


def test_what_a_query_tells_is_all_but_its_id() -> None:
    assert query_facts(QUERY) == '{"kind":"person","name":"Hana Sorel"}'
    assert query_facts(replace(QUERY, id="")) == query_facts(QUERY)
