"""What no answer of a register may do, and what each must say."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from sqlalchemy import insert

from inforce.cli.program import cli
from inforce.errors import BadInput, BrokenEdition, TimesClash, UnknownRegister
from inforce.register import schema
from inforce.register.importing import Outcome
from inforce.register.model import State, Unknown
from inforce.register.register import View
from tests.conftest import SDN, Keeper, csv_file, sdn_file, sdn_row

Views = Callable[..., View]
FLEET = {1: "NILE LINES", 2: "DELTA LINES"}
CROWD = {number: f"PARTY {number}" for number in range(1, 101)}


def three_looks(keeper: Keeper) -> None:
    keeper.keep(sdn_file(FLEET), "2024-01-01T10:00Z")
    keeper.keep(sdn_file({**FLEET, 3: "SAID, Omar"}), "2024-01-08T10:00Z")
    keeper.keep(sdn_file({2: "DELTA LINES", 3: "SAID, Omar"}), "2024-01-15T10:00Z")


# Never turn ignorance into "not listed"


def test_before_the_first_edition_the_state_is_unknown(keeper: Keeper, view: Views) -> None:
    three_looks(keeper)
    standing = view("2023-12-31").standing("1")
    assert (standing.state, standing.reason) == (State.UNKNOWN, Unknown.BEFORE_FIRST)
    assert standing.before is None
    assert standing.after is not None


def test_between_the_looks_of_a_change_the_state_is_unknown(keeper: Keeper, view: Views) -> None:
    three_looks(keeper)
    standing = view("2024-01-05").standing("3")
    assert (standing.state, standing.reason) == (State.UNKNOWN, Unknown.CHANGED)
    assert [str(edition.look) for edition in (standing.before, standing.after) if edition] == [
        "2024-01-01T10:00:00Z",
        "2024-01-08T10:00:00Z",
    ]


@pytest.mark.parametrize(
    ("entry", "at", "state"),
    [
        ("1", "2024-01-03", State.LISTED),  # both sides agree
        ("1", "2024-01-08T10:00Z", State.LISTED),  # the look itself
        ("1", "2024-01-15T10:00Z", State.NOT_LISTED),
        ("1", "2024-01-15T09:59Z", State.UNKNOWN),
        ("3", "2024-01-01T10:00Z", State.NOT_LISTED),
        ("3", "2024-01-01T10:01Z", State.UNKNOWN),
        ("3", "2024-01-20", State.LISTED),
        ("2", "2024-02-14T10:00Z", State.LISTED),  # the last look counts for thirty days
        ("2", "2024-02-14T10:01Z", State.UNKNOWN),
        ("1", "2024-02-15", State.UNKNOWN),
    ],
)
def test_the_state_at_a_moment(keeper: Keeper, view: Views, entry: str, at: str, state: State) -> None:
    three_looks(keeper)
    assert view(at).standing(entry).state is state


def test_across_a_long_gap_presence_on_both_sides_is_listed_and_absence_is_unknown(keeper: Keeper, view: Views) -> None:
    keeper.keep(sdn_file(FLEET), "2024-01-01T10:00Z")
    keeper.keep(sdn_file(FLEET), "2024-01-02T10:00Z")
    keeper.keep(sdn_file({1: "NILE LINES", 4: "GULF LINES"}), "2024-06-01T10:00Z")
    keeper.keep(sdn_file({1: "NILE LINES"}), "2024-06-05T10:00Z")
    then = view("2024-03-01")
    assert (then.standing("1").state, then.standing("1").gap) == (State.LISTED, True)
    assert "No look was taken between" in then.was("1").notes[0]
    assert then.standing("2").reason is Unknown.CHANGED
    assert then.standing("5").reason is Unknown.GAP
    assert not then.fresh()


def test_a_look_known_by_its_day_counts_from_its_beginning_and_until_its_end(keeper: Keeper, view: Views) -> None:
    keeper.keep(sdn_file(FLEET), "2024-01-01")
    keeper.keep(sdn_file({1: "NILE LINES"}), "2024-01-08")
    (listing,) = view("2024-02-01").listings("2")
    assert str(listing.end) == "(2024-01-01T00:00:00Z, 2024-01-09T00:00:00Z]"
    assert view("2024-01-01T12:00Z").standing("2").state is State.UNKNOWN
    assert view("2024-01-08T12:00Z").standing("2").state is State.UNKNOWN
    assert view("2024-01-09T00:00Z").standing("2").state is State.NOT_LISTED
    assert view("2024-01-05").standing("1").state is State.LISTED


@pytest.mark.parametrize("asked", ["Blender", "blender io", "BLENDER.IO", "O.A.O. Nile", "OAO Nile", "nile oao"])
def test_names_are_found_by_their_words_at_full_stops(keeper: Keeper, view: Views, asked: str) -> None:
    keeper.keep(sdn_file({1: "BLENDER.IO", 2: "OAO NILE"}), "2024-01-01T10:00Z")
    assert view("2024-01-02").find(asked) == ["1" if "lender" in asked.lower() else "2"]


# What could be known


def test_editions_retrieved_later_than_the_time_of_knowledge_are_not_seen(keeper: Keeper, view: Views) -> None:
    three_looks(keeper)
    then = view("2024-01-14", "2024-01-14")
    assert then.standing("1").state is State.LISTED
    assert then.listings("1")[0].end is None
    assert view("2024-01-14").standing("1").state is State.UNKNOWN
    assert view("2024-01-20", "2024-01-03").find("3") == []


def test_with_nothing_known_yet_the_state_is_unknown(keeper: Keeper, view: Views) -> None:
    three_looks(keeper)
    assert view("2024-01-05", "2023-01-01").standing("1").reason is Unknown.NO_EDITION


@pytest.mark.parametrize(("first", "then"), [("names", "all"), ("all", "names")])
def test_an_edition_that_is_known_as_carrying_something_else_is_told_so(keeper: Keeper, first: str, then: str) -> None:
    names = {"x.json": b'{"id": "ofac-1", "schema": "Person", "properties": {"name": ["Party"]}}'}
    keeper.keep(names, "2024-01-01", first)
    with pytest.raises(BadInput, match=f"known already with --carries {first}"):
        keeper.keep(names, "2024-01-01", then)
    assert keeper.keep(names, "2024-01-01", first).outcome is Outcome.KNOWN


def test_the_bytes_of_an_edition_of_one_register_are_not_those_of_another(keeper: Keeper) -> None:
    keeper.keep(sdn_file(FLEET), "2024-01-01T10:00Z")
    with pytest.raises(BrokenEdition, match="the same bytes are an edition of us-ofac-sdn; is us-ofac-cons"):
        keeper.keep(sdn_file(FLEET), "2024-01-01T10:00Z", register="us-ofac-cons")
    kept = keeper.keep(sdn_file(FLEET), "2024-01-01T10:00Z", register="us-ofac-cons", keep_broken=True)
    assert kept.outcome is Outcome.QUARANTINED
    keeper.keep(sdn_file(FLEET), "2024-01-02T10:00Z")  # the quarantined one says nothing about this register


# Never take a broken download for a mass delisting


def test_a_fall_out_of_proportion_is_quarantined_and_delists_no_one(keeper: Keeper, view: Views) -> None:
    keeper.keep(sdn_file(CROWD), "2024-01-01T10:00Z")
    half = {number: name for number, name in CROWD.items() if number <= 50}
    with pytest.raises(BrokenEdition, match="50% fewer"):
        keeper.keep(sdn_file(half), "2024-01-02T10:00Z")
    kept = keeper.keep(sdn_file(half), "2024-01-02T10:00Z", keep_broken=True)
    assert (kept.outcome, kept.entries) == (Outcome.QUARANTINED, 50)
    assert view("2024-01-03").standing("99").state is State.LISTED
    assert len(view("2024-01-03").editions()) == 1


def test_a_file_cut_between_two_rows_delists_no_one(keeper: Keeper) -> None:
    keeper.keep(sdn_file(CROWD), "2024-01-01T10:00Z")
    cut = sdn_file({number: name for number, name in CROWD.items() if number < 96}).rstrip(b"\x1a")
    with pytest.raises(BrokenEdition, match="end mark"):
        keeper.keep(cut, "2024-01-02T10:00Z")


def test_a_small_list_may_lose_a_few_entries(keeper: Keeper) -> None:
    keeper.keep(sdn_file(FLEET), "2024-01-01T10:00Z")
    assert keeper.keep(sdn_file({1: "NILE LINES"}), "2024-01-02T10:00Z").outcome is Outcome.IN_FORCE


@pytest.mark.parametrize(
    "broken",
    [
        b"",
        b" \r\n\x1a",
        b"<!doctype html><title>Maintenance</title>",
        b"\x89PNG\r\n\0\0",
        sdn_file(CROWD)[:-150],
        b"403 Forbidden",
    ],
)
def test_a_broken_download_alone_is_refused_and_changes_nothing(keeper: Keeper, broken: bytes) -> None:
    keeper.keep(sdn_file(CROWD), "2024-01-01T10:00Z")
    before = snapshot(keeper)
    with pytest.raises(BrokenEdition):
        keeper.keep(broken, "2024-01-02T10:00Z")
    assert snapshot(keeper) == before


def test_a_broken_download_among_sound_ones_is_quarantined_with_its_reason(keeper: Keeper, view: Views) -> None:
    inbox = keeper.folder / "many"
    inbox.mkdir()
    (inbox / "2024-01-01T100000Z.csv").write_bytes(b"")  # even the first
    (inbox / "2024-01-02T100000Z.csv").write_bytes(sdn_file(CROWD))
    (inbox / "2024-01-03T100000Z.csv").write_bytes(b"<html>down</html>")
    outcomes = {str(each.look)[:10]: each for each in keeper.take(inbox)}
    assert [outcomes[day].outcome.value for day in sorted(outcomes)] == ["quarantined", "in force", "quarantined"]
    assert "HTML page" in str(outcomes["2024-01-03"].reason)
    assert view("2024-01-04").standing("7").state is State.LISTED


def test_an_edition_that_is_known_to_be_broken_makes_no_other_sound(keeper: Keeper) -> None:
    keeper.keep(b"<html>down</html>", "2024-01-01T10:00Z", keep_broken=True)
    inbox = keeper.folder / "many"
    inbox.mkdir()
    (inbox / "2024-01-01T100000Z.csv").write_bytes(b"<html>down</html>")
    (inbox / "2024-01-02T100000Z.csv").write_bytes(b"<html>down still</html>")
    with pytest.raises(BrokenEdition):
        keeper.take(inbox)


def snapshot(keeper: Keeper) -> list[tuple[str, int, bytes]]:
    home = keeper.home.folder
    with keeper.home.reading() as session:
        editions = session.editions(session.register_id("us-ofac-sdn") or 0)
        stored = [(str(e.look), e.entries, b"") for e in editions]
    return stored + sorted((str(f), 0, f.read_bytes()) for f in (home / "archive").rglob("*") if f.is_file())


# Imports


def test_an_import_repeated_changes_nothing(keeper: Keeper) -> None:
    three_looks(keeper)
    before = snapshot(keeper)
    assert keeper.keep(sdn_file(FLEET), "2024-01-01T10:00Z").outcome is Outcome.KNOWN
    assert snapshot(keeper) == before


def test_two_editions_cannot_be_of_one_moment(keeper: Keeper) -> None:
    three_looks(keeper)
    with pytest.raises(BadInput, match="another edition"):
        keeper.keep(sdn_file({9: "OTHER"}), "2024-01-01T10:00Z")


def test_the_same_bytes_seen_again_narrow_the_next_change(keeper: Keeper, view: Views) -> None:
    keeper.keep(sdn_file(FLEET), "2024-01-01T10:00Z")
    keeper.keep(sdn_file(FLEET), "2024-01-05T10:00Z")
    keeper.keep(sdn_file({1: "NILE LINES"}), "2024-01-08T10:00Z")
    (listing,) = view("2024-02-01").listings("2")
    assert str(listing.end) == "(2024-01-05T10:00:00Z, 2024-01-08T10:00:00Z]"


def test_a_number_brought_back_begins_a_second_listing(keeper: Keeper, view: Views) -> None:
    keeper.keep(sdn_file(FLEET), "2024-01-01T10:00Z")
    keeper.keep(sdn_file({1: "NILE LINES"}), "2024-01-02T10:00Z")
    keeper.keep(sdn_file(FLEET), "2024-01-03T10:00Z")
    first, second = view("2024-01-04").listings("2")
    assert first.end is not None
    assert second.end is None


def test_the_same_party_under_a_new_number_is_noted(keeper: Keeper, view: Views) -> None:
    keeper.keep(sdn_file({1: "NILE LINES", 5: "TORRENT"}), "2024-01-01T10:00Z")
    keeper.keep(sdn_file({1: "NILE LINES", 9: "TORRENT"}), "2024-01-02T10:00Z")
    notes = view("2024-01-03").was("5").notes
    assert any("Entry 9 may be the same party" in note for note in notes)


def test_not_listed_never_reads_as_not_sanctioned(keeper: Keeper, view: Views) -> None:
    three_looks(keeper)
    assert any("not 'not sanctioned'" in note for note in view("2024-01-16").was("1").notes)


# Editions that carry less


def test_a_names_only_edition_says_who_is_listed_and_leaves_the_rest(keeper: Keeper, view: Views) -> None:
    row = sdn_row(1, "NILE LINES", programme="SDGT] [IFSR", remarks="Tax ID No. 12 (Egypt).")
    keeper.keep(csv_file(row, sdn_row(2, "DELTA LINES")), "2024-01-01T10:00Z")
    derived = b'{"id": "ofac-1", "schema": "Thing", "properties": {"name": ["Nile Lines"], "alias": ["River Lines"]}}'
    keeper.keep({"derived.json": derived}, "2024-01-10", "names")
    then = view("2024-01-15")
    assert then.was("1").programmes == ("SDGT", "IFSR")
    assert then.standing("2").state is State.NOT_LISTED
    entry = then.entry("1")
    assert entry is not None
    assert entry.name == "NILE LINES"
    assert [identifier.value for identifier in entry.details.identifiers] == ["12"]
    assert then.find("river lines") == ["1"]
    assert any("carry names only" in note for note in then.was("1").notes)


def test_an_entry_that_came_after_the_last_edition_with_details_is_known_by_its_names(
    keeper: Keeper, view: Views
) -> None:
    keeper.keep(sdn_file({1: "NILE LINES"}), "2024-01-01T10:00Z")
    named = {1: "NILE LINES", 2: "DELTA LINES"}
    later = (
        json.dumps({"id": f"ofac-{n}", "schema": "Thing", "properties": {"name": [each]}}) for n, each in named.items()
    )
    keeper.keep({"derived.json": "\n".join(later).encode()}, "2024-01-10", "names")
    first, second = (view("2024-01-15").was(number).notes for number in "12")
    assert any("carry names only" in note for note in first)
    assert any("known by its names alone" in note for note in second)
    assert not any("are those of the edition" in note for note in second)


def test_aliases_survive_editions_without_the_file_of_aliases(keeper: Keeper, view: Views) -> None:
    both = {"sdn.csv": sdn_file(FLEET), "alt.csv": csv_file('1,1,"aka","RIVER LINES",-0- ')}
    keeper.keep(both, "2024-01-01T10:00Z")
    keeper.keep(sdn_file(FLEET), "2024-01-02T10:00Z")
    entry = view("2024-01-03").entry("1")
    assert entry is not None
    assert [name.text for name in entry.names] == ["NILE LINES", "RIVER LINES"]


def test_an_alias_struck_from_the_file_of_aliases_is_gone(keeper: Keeper, view: Views) -> None:
    alias = csv_file('1,1,"aka","RIVER LINES",-0- ', '2,1,"aka","MOUTH LINES",-0- ')
    keeper.keep({"sdn.csv": sdn_file(FLEET), "alt.csv": alias}, "2024-01-01T10:00Z")
    left = csv_file('2,1,"aka","MOUTH LINES",-0- ')
    keeper.keep({"sdn.csv": sdn_file(FLEET), "alt.csv": left}, "2024-01-02T10:00Z")
    entry, earlier = view("2024-01-03").entry("1"), view("2024-01-01T10:00Z").entry("1")
    assert entry is not None
    assert earlier is not None
    assert [name.text for name in entry.names] == ["NILE LINES"]
    assert [name.text for name in earlier.names] == ["NILE LINES", "RIVER LINES"]


def test_entries_come_in_the_order_of_signs_on_every_database(keeper: Keeper) -> None:
    numbers = ["a2", "B1", "a-1", "A", "Z", "b", "1", "-2"]
    with keeper.home.writing() as store, store.transaction() as session:
        if keeper.home.db:  # as in a database that was made for a language
            told = 'ALTER TABLE record ALTER COLUMN number TYPE varchar COLLATE "en-x-icu"'
            session._connection.exec_driver_sql(told)
        register = session.add_register(SDN)
        rows = [{"register": register, "number": each, "part": "p", "raw": b"", "first": 1} for each in numbers]
        session._connection.execute(insert(schema.record), rows)
    with keeper.home.reading() as session:
        assert [number for number, _ in session.every_record(register)] == sorted(numbers)


# Finding


def test_an_entry_is_found_by_number_name_and_part_of_a_name(keeper: Keeper, view: Views) -> None:
    three_looks(keeper)
    then = view("2024-01-16")
    assert then.find("3") == ["3"]
    assert then.find("Omar Said") == ["3"]
    assert then.find("said") == ["3"]
    assert then.find("Lines") == ["1", "2"]
    assert then.find("Line") == []
    assert then.find("") == []


def test_a_register_without_editions_is_unknown(keeper: Keeper, view: Views) -> None:
    three_looks(keeper)
    with pytest.raises(UnknownRegister, match="no editions"):
        view("2024-01-16", register="un-sc")
    with pytest.raises(UnknownRegister, match="known are"):
        view("2024-01-16", register="us-ofac-xyz")


def test_a_download_whose_time_belongs_to_another_edition_is_passed_over_and_the_rest_is_kept(
    keeper: Keeper, view: Callable[..., View]
) -> None:
    inbox = keeper.folder / "clashing"
    inbox.mkdir()
    for name, listed in (("01-01", {1: "ONE"}), ("01-01-b", {1: "ONE", 2: "TWO"}), ("01-20", {1: "ONE", 3: "THREE"})):
        (inbox / f"sdn-2025-{name}.csv").write_bytes(sdn_file(listed))
    for outcome in (Outcome.IN_FORCE, Outcome.KNOWN):  # and again
        done = keeper.take(inbox)
        assert [each.outcome for each in done] == [outcome, Outcome.CLASHED, outcome]
        assert "another edition of us-ofac-sdn was retrieved at 2025-01-01" in str(done[1].reason)
    assert view("2025-01-21").numbers() == {"1", "3"}


def test_a_download_that_clashes_alone_is_refused(keeper: Keeper) -> None:
    keeper.keep(sdn_file({1: "ONE"}), "2025-01-01")
    with pytest.raises(TimesClash, match="give the exact time with --retrieved"):
        keeper.keep(sdn_file({2: "TWO"}), "2025-01-01")


def test_an_import_that_passes_something_over_tells_both_and_ends_with_status_3(tmp_path: Path) -> None:
    for name, listed in (("01", {1: "ONE"}), ("01-b", {2: "TWO"}), ("20", {1: "ONE"})):
        (tmp_path / f"sdn-2025-01-{name}.csv").write_bytes(sdn_file(listed))
    asked = ["--home", str(tmp_path / "home"), "lists", "import", str(tmp_path), "--register", SDN]
    done = CliRunner().invoke(cli, asked)
    assert (done.exit_code, done.stdout) == (3, "us-ofac-sdn: 2 in force, 1 not kept\n")
    assert "sdn-2025-01-01.csv: another edition of us-ofac-sdn was retrieved at 2025-01-01" in done.stderr
    assert done.stderr.count("not kept: ") == 1


def test_a_name_of_any_length_is_kept_and_found_and_one_that_begins_alike_is_not(
    keeper: Keeper, view: Callable[..., View]
) -> None:
    words = " ".join(f"{number:x}" for number in range(7, 60_000, 7))  # no two halves are alike: nothing to compress
    rows = [sdn_row(1, f"{words} ONE"), sdn_row(2, f"{words} TWO")]
    keeper.keep(csv_file(*rows), "2024-05-01T10:00Z")
    assert view("2024-05-02").named(f"{words} TWO") == ["2"]
