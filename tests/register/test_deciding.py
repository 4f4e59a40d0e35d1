"""Decisions about editions: they change answers, are recorded, and are undone by their opposite."""

import tempfile
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inforce.documents import history
from inforce.errors import BadInput, BrokenEdition
from inforce.lists.registers import register_facts
from inforce.moment import Look
from inforce.register.consequences import Around, Consequence
from inforce.register.deciding import Decided, Judge, accept, reject
from inforce.register.deciding import decide as decide_all
from inforce.register.export import find_editions
from inforce.register.model import State
from inforce.register.register import View
from inforce.register.words import absence, follows, remarks, silence
from tests.conftest import SDN, Keeper, csv_file, sdn_file, sdn_row
from tests.register.test_bitemporal import START, Shown, answers, entries, histories, keep

FACTS = register_facts(SDN)
CROWD = {number: f"PARTY {number}" for number in range(1, 101)}
HALF = {number: name for number, name in CROWD.items() if number <= 50}
OFFICER = Judge("A. Officer", datetime(2024, 2, 1, tzinfo=UTC), "the regime ended")


def decide(keeper: Keeper, verb: str, day: str) -> Decided:
    with keeper.home.writing() as store, store.transaction() as session:
        editions = session.editions(session.register_id(SDN) or 0)
        (edition,) = [each for each in editions if str(each.look).startswith(day)]
        does = accept if verb == "accept" else reject
        return does(session, keeper.home.archive, FACTS, edition, OFFICER)


def test_an_accepted_edition_counts_from_its_retrieval(keeper: Keeper, view: Callable[..., View]) -> None:
    keeper.keep(sdn_file(CROWD), "2024-01-01T10:00Z")
    keeper.keep(sdn_file(HALF), "2024-01-02T10:00Z", keep_broken=True)
    decide(keeper, "accept", "2024-01-02")
    assert view("2024-01-03").standing("99").state is State.NOT_LISTED
    with keeper.home.reading() as session:
        (decision,) = session.decisions(session.register_id(SDN) or 0)
    assert (decision.verb, decision.who, decision.why) == ("accept", "A. Officer", "the regime ended")


def test_a_rejected_edition_is_as_if_it_had_never_come(keeper: Keeper, view: Callable[..., View]) -> None:
    keeper.keep(sdn_file(CROWD), "2024-01-01T10:00Z")
    keeper.keep(sdn_file({**CROWD, 200: "NILE LINES"}), "2024-01-02T10:00Z")
    decide(keeper, "reject", "2024-01-02")
    assert view("2024-01-03").find("nile lines") == []
    assert len(view("2024-01-03").editions()) == 1
    decide(keeper, "accept", "2024-01-02")
    assert view("2024-01-03").find("nile lines") == ["200"]


def test_an_answer_known_before_a_decision_says_that_it_follows_it(keeper: Keeper, view: Callable[..., View]) -> None:
    keeper.keep(sdn_file(CROWD), "2024-01-01T10:00Z")
    keeper.keep(sdn_file({**CROWD, 200: "NILE LINES"}), "2024-01-02T10:00Z")
    decide(keeper, "reject", "2024-01-02")
    told = (
        "At 2024-02-01T00:00:00Z the edition of 2024-01-02T10:00:00Z was rejected, after the time of knowledge, "
        "2024-01-03: this answer follows that decision."
    )
    before = view("2024-01-03", "2024-01-03")
    assert told in before.was("1").notes
    assert absence(before).endswith(told)
    assert silence(before, None)[-1] == told
    assert remarks(before) == [told]
    assert history(before, "1", "1")["notes"] == [told]
    for at, known in (("2024-01-03", "2024-02-01"), ("2024-01-01", "2024-01-01T12:00Z")):
        assert view(at, known).decided_later == []  # it was known, or bears on an edition that was not yet known


def test_many_later_decisions_are_told_in_one_sentence(keeper: Keeper, view: Callable[..., View]) -> None:
    for day in range(1, 7):
        keeper.keep(sdn_file({**CROWD, 200 + day: f"NILE LINES {day}"}), f"2024-01-0{day}T10:00Z")
    for day in range(2, 7):
        decide(keeper, "reject", f"2024-01-0{day}")
    told = follows(view("2024-01-07", "2024-01-07")) or ""
    assert told.startswith(
        "2 editions had been decided about; at 2024-02-01T00:00:00Z the edition of 2024-01-04T10:00:00Z"
    )
    assert told.endswith("this answer follows these decisions.")


def test_what_cannot_be_read_cannot_be_accepted(keeper: Keeper) -> None:
    keeper.keep(sdn_file(CROWD), "2024-01-01T10:00Z")
    keeper.keep(b"<html>down</html>", "2024-01-02T10:00Z", keep_broken=True)
    keeper.keep(csv_file(sdn_row(1, "NILE LINES"), '2,"cut'), "2024-01-03T10:00Z", keep_broken=True)
    for day in ("2024-01-02", "2024-01-03"):
        with pytest.raises(
            BrokenEdition, match=f"{SDN} {day}T10:00:00Z: nothing to put in force .*stays in quarantine"
        ):
            decide(keeper, "accept", day)


def test_what_is_in_force_cannot_be_accepted_again(keeper: Keeper) -> None:
    keeper.keep(sdn_file(CROWD), "2024-01-01T10:00Z")
    with pytest.raises(BadInput, match="in force already"):
        decide(keeper, "accept", "2024-01-01")


def test_what_was_rejected_is_not_rejected_again_and_nothing_is_recorded(keeper: Keeper) -> None:
    keeper.keep(sdn_file(CROWD), "2024-01-01T10:00Z")
    decide(keeper, "reject", "2024-01-01")
    with pytest.raises(BadInput, match=r"rejected already, by A\. Officer at 2024-02-01T00:00:00Z"):
        decide(keeper, "reject", "2024-01-01")
    with keeper.home.reading() as session:
        assert len(session.decisions(session.register_id(SDN) or 0)) == 1
    decide(keeper, "accept", "2024-01-01")
    decide(keeper, "reject", "2024-01-01")  # another decision


def test_a_doubted_edition_can_be_rejected_once(keeper: Keeper) -> None:
    keeper.keep(sdn_file(CROWD), "2024-01-01T10:00Z")
    keeper.keep(sdn_file(HALF), "2024-01-02T10:00Z", keep_broken=True)
    decide(keeper, "reject", "2024-01-02")
    with pytest.raises(BadInput, match="rejected already"):
        decide(keeper, "reject", "2024-01-02")


def test_an_edition_is_rejected_at_every_look_that_is_not_rejected_yet(keeper: Keeper) -> None:
    for day in (1, 2, 3):
        keeper.keep(sdn_file(CROWD), f"2024-01-0{day}T10:00Z")
    with keeper.home.writing() as store, store.transaction() as session:
        register = keeper.home.register(session, SDN)
        sha256 = session.editions(session.register_id(SDN) or 0)[0].sha256
        for wanted, looks in (("2024-01-02T10:00:00Z", ["2024-01-02"]), (sha256, ["2024-01-01", "2024-01-03"])):
            decided = decide_all(session, keeper.home.archive, register, wanted, "reject", OFFICER)
            assert [str(each.look)[:10] for each in decided] == looks
        with pytest.raises(BadInput, match="rejected already"):
            decide_all(session, keeper.home.archive, register, sha256, "reject", OFFICER)


def test_what_a_decision_makes_of_entries_is_told(keeper: Keeper) -> None:
    keeper.keep(sdn_file(CROWD), "2024-01-01T10:00Z")
    keeper.keep(sdn_file({**HALF, 200: "NILE LINES"}), "2024-01-02T10:00Z", keep_broken=True)
    keeper.keep(sdn_file({number: name for number, name in CROWD.items() if number > 3}), "2024-01-03T10:00Z")
    before, after = "the look before it (2024-01-01T10:00:00Z)", "the look after it (2024-01-03T10:00:00Z)"
    assert decide(keeper, "accept", "2024-01-02").told == (
        f"50 of the 100 entries of {before} leave by it, 1 comes; 50 of them are back at {after}"
    )
    assert decide(keeper, "reject", "2024-01-02").told == (
        f"{before} counts until {after}: 50 entries that left by it are listed on, 1 that came by it are not"
    )
    assert decide(keeper, "reject", "2024-01-01").told == (
        f"no look in force is before it: what was listed is not known until {after}"
    )


@given(*[st.none() | st.frozensets(st.sampled_from("abcd"))] * 2, st.frozensets(st.sampled_from("abcd")))
def test_whoever_leaves_or_comes_is_on_one_side_alone(
    before: frozenset[str] | None, after: frozenset[str] | None, here: frozenset[str]
) -> None:
    look = Look.parse("2024-01-01")
    sides = [None if numbers is None else Around(look, numbers) for numbers in (before, after)]
    found = Consequence(here, *sides)
    assert found.left | here == (before or frozenset()) | here
    assert found.came | (before or frozenset()) == here | (before or frozenset())
    assert not found.left & here
    assert found.in_force() != found.out_of_force()


def test_each_look_that_is_judged_again_is_told(keeper: Keeper) -> None:
    keeper.keep(sdn_file(CROWD), "2024-01-01T10:00Z")
    for day in (2, 3):
        keeper.keep(sdn_file({**HALF, 60 + day: "NILE LINES"}), f"2024-01-0{day}T10:00Z", keep_broken=True)
    told: list[str] = []
    with keeper.home.writing() as store, store.transaction() as session:
        first, *_ = session.editions(session.register_id(SDN) or 0)
        decided = reject(session, keeper.home.archive, FACTS, first, OFFICER, lambda look: told.append(str(look)))
    assert told == ["2024-01-02T10:00:00Z", "2024-01-03T10:00:00Z"]
    assert [(str(each.look), each.quarantine) for each in decided.turned] == [(look, None) for look in told]


def test_an_accepted_edition_that_is_read_otherwise_today_leaves_other_looks_at_it_as_they_were(keeper: Keeper) -> None:
    files = {"sdn.csv": sdn_file(CROWD), "alt.csv": csv_file('1,11,"aka","NILE LINES","-0- "')}
    for day in ("2024-01-01", "2024-01-02"):
        keeper.keep(files, f"{day}T10:00Z")
    decide(keeper, "reject", "2024-01-02")
    with keeper.home.writing() as store, store.transaction() as session:  # as if aliases had not been read then
        session._connection.exec_driver_sql("UPDATE edition SET parts = 'ofac-csv:sdn'")
    decide(keeper, "accept", "2024-01-02")
    with keeper.home.reading() as session:
        first, second = session.editions(session.register_id(SDN) or 0)
        assert [sorted(each.parts) for each in (first, second)] == [["ofac-csv:sdn"], ["ofac-csv:alt", "ofac-csv:sdn"]]
        assert session.edition_files(first.id) == session.edition_files(second.id)
        assert first.sha256 == second.sha256


@settings(max_examples=15)
@given(histories, st.integers(0, 90), entries)
def test_rejecting_undoes_an_import_and_accepting_undoes_the_rejection(
    history: dict[int, Shown], day: int, listed: Shown
) -> None:
    history = {other: shown for other, shown in history.items() if other != day} or {day + 1: listed}
    moments = [START + timedelta(days=offset) for offset in range(0, 100, 30)]

    def told(keeper: Keeper) -> list[object]:
        return [answers(keeper, moment, START + timedelta(days=1000)) for moment in moments]

    with tempfile.TemporaryDirectory() as folder:
        keeper = Keeper(Path(folder))
        for other, shown in sorted(history.items()):
            keep(keeper, other, shown)
        without = told(keeper)
        keep(keeper, day, listed)
        with_it, counts = told(keeper), in_force(keeper, day)
        decide(keeper, "reject", str((START + timedelta(days=day)).date()))
        assert told(keeper) == without
        decide(keeper, "accept", str((START + timedelta(days=day)).date()))
        assert told(keeper) == with_it or not counts  # what was doubted at first is believed now
        assert in_force(keeper, day)


def in_force(keeper: Keeper, day: int) -> bool:
    with keeper.home.reading() as session:
        looks, _ = keeper.home.register(session, SDN).looks(START + timedelta(days=1000))
    return START + timedelta(days=day) in [look.latest for look in looks]


def find(keeper: Keeper, wanted: str) -> list[str]:
    with keeper.home.reading() as session:
        return [str(each.look) for each in find_editions(session, keeper.home.register(session, SDN), wanted)]


def test_an_edition_is_found_by_its_day_where_it_alone_is_of_that_day(keeper: Keeper) -> None:
    keeper.keep(sdn_file(CROWD), "2024-01-11T10:00Z")
    keeper.keep(sdn_file({**CROWD, 200: "NILE LINES"}), "2024-01-12T10:00Z")
    assert find(keeper, "2024-01-11") == ["2024-01-11T10:00:00Z"]
    keeper.keep(sdn_file({**CROWD, 201: "DELTA LINES"}), "2024-01-11T12:00Z")
    with pytest.raises(
        BadInput, match="2 editions are of 2024-01-11; write one of 2024-01-11T10:00:00Z, 2024-01-11T12:00:00Z"
    ):
        find(keeper, "2024-01-11")
    with pytest.raises(BadInput, match="no edition"):
        find(keeper, "2024-01")
