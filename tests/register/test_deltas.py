"""What a publisher says itself of a publication: kept beside editions, narrows the dating of changes, and no more."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from inforce.errors import BadInput, BadTime, BrokenEdition
from inforce.moment import Interval, Look, parse_instant
from inforce.register.importing import Outcome
from inforce.register.model import State, Unknown
from inforce.register.programmes import memberships, roll
from inforce.register.register import View
from inforce.register.words import about_roll
from tests.conftest import SDN, Keeper, sdn_file
from tests.fetching.conftest import Run
from tests.register.deltas import added, delta_file, entity, removed

CROWD = {number: f"PARTY {number}" for number in range(1, 6)}
WITH = sdn_file({**CROWD, 7: "NILE LINES"})
WITHOUT = sdn_file(CROWD)
FIRST, SECOND = "2024-05-01T12:00Z", "2024-05-09T12:00Z"
ADDED = delta_file("2024-05-03T00:00:00-04:00", [added(7, "2024-05-03")])
REMOVED = delta_file("2024-05-03T00:00:00-04:00", [removed(7)])


def keep_delta(keeper: Keeper, data: bytes, retrieved: str = "2024-05-04T12:00Z", name: str = "2024-05-03_delta.xml"):  # type: ignore[no-untyped-def]
    return keeper.keep({name: data}, retrieved)


def coming(keeper: Keeper) -> None:
    keeper.keep(WITHOUT, FIRST)
    keeper.keep(WITH, SECOND)


def going(keeper: Keeper) -> None:
    keeper.keep(WITH, FIRST)
    keeper.keep(WITHOUT, SECOND)


def interval(after: str, by: str) -> Interval:
    return Interval(parse_instant(after), parse_instant(by))


THE_DAY = interval("2024-05-03T04:00Z", "2024-05-04T04:00Z")


# Dating


def test_an_addition_is_dated_to_the_day_of_the_publication_that_states_it(
    keeper: Keeper, view: Callable[..., View]
) -> None:
    coming(keeper)
    imported = keep_delta(keeper, ADDED)
    assert (imported.outcome, imported.entries) == (Outcome.DELTA, 1)
    (listing,) = view("2024-06-01").listings("7")
    assert listing.start == THE_DAY
    assert listing.start_by is not None
    assert listing.start_by.source == "the publisher's delta file 2024-05-03_delta.xml"


def test_a_removal_is_dated_to_the_day_of_the_publication_that_states_it(
    keeper: Keeper, view: Callable[..., View]
) -> None:
    going(keeper)
    keep_delta(keeper, REMOVED)
    (listing,) = view("2024-06-01").listings("7")
    assert listing.end == THE_DAY
    assert listing.start_by is None


@pytest.mark.parametrize(
    ("at", "state"),
    [("2024-05-02", State.NOT_LISTED), ("2024-05-03T12:00Z", State.UNKNOWN), ("2024-05-05", State.LISTED)],
)
def test_the_state_between_two_looks_is_known_outside_the_day_that_is_stated(
    keeper: Keeper, view: Callable[..., View], at: str, state: State
) -> None:
    coming(keeper)
    assert view(at).standing("7").state is State.UNKNOWN
    keep_delta(keeper, ADDED)
    assert view(at).standing("7").state is state


@pytest.mark.parametrize(
    ("at", "state"),
    [("2024-05-02", State.LISTED), ("2024-05-03T12:00Z", State.UNKNOWN), ("2024-05-05", State.NOT_LISTED)],
)
def test_the_state_around_a_stated_removal(keeper: Keeper, view: Callable[..., View], at: str, state: State) -> None:
    going(keeper)
    keep_delta(keeper, REMOVED)
    assert view(at).standing("7").state is state


def test_the_answer_says_what_narrowed_it(keeper: Keeper, view: Callable[..., View]) -> None:
    coming(keeper)
    keep_delta(keeper, ADDED)
    answer = view("2024-06-01").was("7")
    assert [notice.look for notice in answer.narrowed_by] == [Look.parse("2024-05-04T12:00Z")]
    assert any(note.startswith("The beginning is narrowed by the publisher's delta file") for note in answer.notes)
    between = view("2024-05-05").was("7")
    assert any(note.startswith("It is stated that it was listed between") for note in between.notes)


def test_an_instant_of_publication_is_taken_as_it_is(keeper: Keeper, view: Callable[..., View]) -> None:
    coming(keeper)
    keep_delta(keeper, delta_file("2024-05-03T10:01:44.74-04:00", [added(7, "2024-05-03")]))
    (listing,) = view("2024-06-01").listings("7")
    assert listing.start.by == parse_instant("2024-05-03T14:01:44.74Z")


def test_what_lies_beyond_the_looks_narrows_nothing(keeper: Keeper, view: Callable[..., View]) -> None:
    coming(keeper)
    looks = view("2024-06-01").listings("7")
    keep_delta(keeper, delta_file("2024-04-20T00:00:00-04:00", [added(7, "2024-04-20")]), name="2024-04-20_delta.xml")
    keep_delta(keeper, delta_file("2024-05-20T00:00:00-04:00", [added(7, "2024-05-20")]), "2024-05-21T12:00Z")
    assert view("2024-05-08").listings("7") == looks


def test_a_day_that_reaches_beyond_a_look_narrows_only_up_to_it(keeper: Keeper, view: Callable[..., View]) -> None:
    keeper.keep(WITHOUT, "2024-05-03T12:00Z")
    keeper.keep(WITH, SECOND)
    keep_delta(keeper, ADDED)
    (listing,) = view("2024-06-01").listings("7")
    assert listing.start == interval("2024-05-03T12:00Z", "2024-05-04T04:00Z")


def test_what_was_retrieved_later_narrows_nothing_for_an_earlier_knowledge(
    keeper: Keeper, view: Callable[..., View]
) -> None:
    coming(keeper)
    keep_delta(keeper, ADDED, "2024-05-15T12:00Z")
    before, after = (view("2024-05-05", known) for known in ("2024-05-15T11:59Z", "2024-05-15T12:00Z"))
    assert (before.standing("7").state, after.standing("7").state) == (State.UNKNOWN, State.LISTED)
    assert before.listings("7")[0].start == interval(FIRST, SECOND)


def test_coming_going_and_coming_between_two_looks_leaves_the_time_between_open(
    keeper: Keeper, view: Callable[..., View]
) -> None:
    coming(keeper)
    for day, change in (("02", added(7, "2024-05-02")), ("04", removed(7)), ("07", added(7, "2024-05-07"))):
        keep_delta(keeper, delta_file(f"2024-05-{day}T00:00:00-04:00", [change]), name=f"2024-05-{day}_delta.xml")
    (listing,) = view("2024-06-01").listings("7")
    assert listing.start == interval("2024-05-07T04:00Z", "2024-05-08T04:00Z")
    states = {at: view(f"2024-05-{at}").standing("7").state for at in ("01", "03", "05", "08")}
    assert list(states.values()) == [State.NOT_LISTED, State.UNKNOWN, State.UNKNOWN, State.LISTED]


def test_across_a_long_gap_a_stated_addition_does_not_prove_absence_before(
    keeper: Keeper, view: Callable[..., View]
) -> None:
    keeper.keep(WITHOUT, "2024-01-01T12:00Z")
    keeper.keep(WITH, SECOND)
    keep_delta(keeper, ADDED)
    early, late = view("2024-02-20").standing("7"), view("2024-05-05").standing("7")
    assert (early.state, early.reason) == (State.UNKNOWN, Unknown.GAP)
    assert late.state is State.LISTED


def test_a_removal_that_no_look_shows_yet_makes_the_state_unknown(keeper: Keeper, view: Callable[..., View]) -> None:
    keeper.keep(WITH, FIRST)
    keep_delta(keeper, REMOVED)
    assert view("2024-05-02").standing("7").state is State.LISTED
    then = view("2024-05-05")
    assert (then.standing("7").state, then.standing("7").reason) == (State.UNKNOWN, Unknown.STATED)
    assert then.was("7").notes[0].startswith("Unknown: it is stated that it was removed between 2024-05-03T04:00:00Z")
    keeper.keep(WITHOUT, SECOND)
    assert view("2024-05-10").standing("7").state is State.NOT_LISTED


def test_who_is_back_by_a_delta_alone_is_not_left_out_of_the_whole(keeper: Keeper, view: Callable[..., View]) -> None:
    keeper.keep(WITH, "2024-04-20T12:00Z")
    keeper.keep(WITHOUT, FIRST)
    assert "7" not in {number for number, *_ in view("2024-05-05").whole()}
    keep_delta(keeper, ADDED)
    whole = {number: standing for number, standing, _ in view("2024-05-05").whole()}
    assert whole["7"] == view("2024-05-05").standing("7")
    assert whole["7"].reason is Unknown.STATED


def test_before_the_first_edition_a_stated_addition_tells_since_when(keeper: Keeper, view: Callable[..., View]) -> None:
    keeper.keep(WITH, SECOND)
    keep_delta(keeper, ADDED)
    assert view("2024-05-05").standing("7").state is State.LISTED
    assert view("2024-05-02").standing("7").state is State.UNKNOWN
    (listing,) = view("2024-06-01").listings("7")
    assert (listing.start, listing.before) == (THE_DAY, None)


# What counts


def test_a_party_described_anew_is_not_added(keeper: Keeper, view: Callable[..., View]) -> None:
    """The first publication of the archive adds the whole list, with listing dates of old."""
    coming(keeper)
    keep_delta(keeper, delta_file("2024-05-03T00:00:00-04:00", [added(7, "2019-05-01")]))
    (listing,) = view("2024-06-01").listings("7")
    assert listing.start == interval(FIRST, SECOND)


def test_what_another_list_gains_is_not_ours(keeper: Keeper, view: Callable[..., View]) -> None:
    coming(keeper)
    keep_delta(keeper, delta_file("2024-05-03T00:00:00-04:00", [entity(7, "add", listed="FSE List", on="2024-05-03")]))
    assert view("2024-06-01").listings("7")[0].start_by is None


def test_a_change_of_fields_narrows_nothing(keeper: Keeper, view: Callable[..., View]) -> None:
    coming(keeper)
    keep_delta(keeper, delta_file("2024-05-03T00:00:00-04:00", [entity(7, "change")]))
    assert view("2024-06-01").listings("7")[0].start_by is None


# Import


def test_a_delta_is_kept_bit_for_bit_and_once(keeper: Keeper) -> None:
    coming(keeper)
    assert keep_delta(keeper, ADDED).outcome is Outcome.DELTA
    assert keep_delta(keeper, ADDED).outcome is Outcome.KNOWN
    with keeper.home.reading() as session:
        (delta,) = session.deltas(session.register_id(SDN) or 0)
    assert keeper.home.archive.get(delta.sha256) == ADDED
    assert (delta.name, delta.occasion) == ("2024-05-03_delta.xml", "Standard Action")


def test_a_delta_retrieved_earlier_after_all_counts_from_then_on(keeper: Keeper, view: Callable[..., View]) -> None:
    coming(keeper)
    keep_delta(keeper, ADDED, "2024-05-20T12:00Z")
    assert keep_delta(keeper, ADDED, "2024-05-12T12:00Z").outcome is Outcome.DELTA
    assert view("2024-05-05", "2024-05-13").standing("7").state is State.LISTED


def test_the_day_in_its_name_is_not_taken_for_the_time_of_retrieval(keeper: Keeper, tmp_path: Path) -> None:
    file = tmp_path / "2024-05-03_delta.xml"
    file.write_bytes(ADDED)
    with pytest.raises(BadTime, match="tells when it was published"):
        keeper.take(file)


def test_a_folder_of_deltas_is_retrieved_at_one_time(keeper: Keeper, tmp_path: Path) -> None:
    folder = tmp_path / "deltas"
    folder.mkdir()
    for day in ("03", "06"):
        (folder / f"2024-05-{day}_delta.xml").write_bytes(delta_file(f"2024-05-{day}T00:00:00-04:00"))
    done = keeper.take(folder, Look.parse("2024-05-10T12:00Z"))
    assert [each.outcome for each in done] == [Outcome.DELTA] * 2


def test_the_folder_of_a_day_dates_the_deltas_in_it(keeper: Keeper, tmp_path: Path) -> None:
    folder = tmp_path / "2024-05-10"
    folder.mkdir()
    (folder / "2024-05-03_delta_1.xml").write_bytes(ADDED)
    (imported,) = keeper.take(folder)
    assert str(imported.look) == "2024-05-10"


def test_two_editions_still_need_two_times(keeper: Keeper, tmp_path: Path) -> None:
    for name in ("one.xml", "two.xml"):
        (tmp_path / name).write_bytes(WITH)
    with pytest.raises(BadInput, match="--retrieved can date one"):
        keeper.take(tmp_path, Look.parse("2024-05-10"))


@pytest.mark.parametrize(
    "data", [ADDED[:-40], ADDED.replace(b"2024-05-03T", b"once upon"), ADDED.replace(b'"7"', b'""')]
)
def test_a_broken_delta_is_refused_and_changes_nothing(keeper: Keeper, view: Callable[..., View], data: bytes) -> None:
    coming(keeper)
    with pytest.raises(BrokenEdition, match=r"2024-05-03_delta\.xml"):
        keep_delta(keeper, data)
    imported = keeper.keep({"2024-05-03_delta.xml": data}, "2024-05-04", keep_broken=True)
    assert imported.outcome is Outcome.DELTA_BROKEN
    assert imported.reason
    assert imported.reason.endswith("not kept")
    assert len(view("2024-06-01").editions()) == 2


def test_the_command_imports_deltas_and_answers_show_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run = Run(tmp_path / "home", monkeypatch)
    for name, data in (("2024-05-01T1200Z.csv", WITHOUT), ("2024-05-09T1200Z.csv", WITH), ("delta.xml", ADDED)):
        (tmp_path / name).write_bytes(data)
    for name in ("2024-05-01T1200Z.csv", "2024-05-09T1200Z.csv"):
        run("lists", "import", str(tmp_path / name), "--register", SDN)
    imported = run("lists", "import", str(tmp_path / "delta.xml"), "--register", SDN, "--retrieved", "2024-05-10")
    assert "1 as deltas" in imported.out
    told = run("history", "7", "--register", SDN).out
    assert "2024-05-03T04:00:00Z, 2024-05-04T04:00:00Z" in told
    assert "narrowed by the publisher's delta file delta.xml" in told
    (history,) = json.loads(run("history", "7", "--register", SDN, "--format", "json").out)
    (notice,) = history["listings"][0]["narrowed_by"]
    assert (notice["turn"], notice["retrieved"]) == ("listed", "2024-05-10")
    assert history["changes"][0]["narrowed_by"] == notice
    (answer,) = json.loads(run("was", "7", "--register", SDN, "--as-of", "2024-05-20", "--format", "json").out)
    assert answer["narrowed_by"] == [notice]


# A day within which a look was taken


@pytest.mark.parametrize(("seen", "told", "state"), [(WITHOUT, ADDED, State.NOT_LISTED), (WITH, REMOVED, State.LISTED)])
@pytest.mark.parametrize("hour", ["04:00:01", "13:00", "23:59"])
def test_what_the_look_of_the_day_that_is_stated_does_not_show_came_later_that_day(
    keeper: Keeper, view: Callable[..., View], seen: bytes, told: bytes, state: State, hour: str
) -> None:
    keeper.keep(seen, "2024-04-20T12:00Z")
    keeper.keep(seen, f"2024-05-03T{hour}Z")
    keep_delta(keeper, told)
    assert view(f"2024-05-03T{hour}Z").standing("7").state is state
    for at in ("2024-05-04T01:00Z", "2024-05-10"):
        answer = view(at).was("7")
        assert (answer.state, view(at).standing("7").reason) == (State.UNKNOWN, Unknown.STATED)
        assert any("no look shows that" in note for note in answer.notes)
    assert view("2024-05-02").standing("7").state is state


def test_what_the_look_of_the_day_that_is_stated_shows_is_no_doubt(keeper: Keeper, view: Callable[..., View]) -> None:
    keeper.keep(WITHOUT, FIRST)
    keeper.keep(WITH, "2024-05-03T15:00Z")
    keep_delta(keeper, ADDED)
    assert view("2024-05-10").standing("7").state is State.LISTED
    keeper.keep(WITH, "2024-05-11T15:00Z")
    assert view("2024-05-10").standing("7").state is State.LISTED


# Programmes


def test_membership_begins_and_ends_where_the_publisher_states_that_the_party_came_and_went(
    keeper: Keeper, view: Callable[..., View]
) -> None:
    coming(keeper)
    keeper.keep(WITHOUT, "2024-05-20T12:00Z")
    keep_delta(keeper, ADDED)
    gone = delta_file("2024-05-14T00:00:00-04:00", [removed(7)])
    keep_delta(keeper, gone, "2024-05-15T12:00Z", "2024-05-14_delta.xml")
    (own,) = [each for each in memberships(view("2024-06-01"), "TESTING") if each.entry == "7"]
    assert (own.since, own.until) == (THE_DAY, interval("2024-05-14T04:00Z", "2024-05-15T04:00Z"))
    (before,) = [each for each in memberships(view("2024-06-01", "2024-05-15T00:00Z"), "TESTING") if each.entry == "7"]
    assert (before.since, before.until) == (THE_DAY, None)
    found = roll(view("2024-05-06"), "TESTING")
    assert found
    assert "7" in {each.entry for each in found.members}


def test_a_member_that_is_stated_to_have_gone_since_the_last_look_is_undecided(
    keeper: Keeper, view: Callable[..., View]
) -> None:
    keeper.keep(WITH, FIRST)
    keep_delta(keeper, REMOVED)
    found = roll(view("2024-05-05"), "TESTING")
    assert found
    assert ([each.entry for each in found.undecided], found.least, found.most) == (["7"], 5, 6)
    assert about_roll(found, view("2024-05-05")) == (
        "1 undecided: they came or went after the look at 2024-05-01T12:00:00Z, as is stated.",
    )


def test_a_party_that_is_stated_to_have_come_since_the_last_look_bounds_the_number(
    keeper: Keeper, view: Callable[..., View]
) -> None:
    keeper.keep(WITHOUT, FIRST)
    keep_delta(keeper, ADDED)
    found = roll(view("2024-05-05"), "TESTING")
    assert found
    assert (found.least, found.most) == (5, 6)
    assert found.stated == 1
    assert roll(view("2024-05-02"), "TESTING").most == 5  # type: ignore[union-attr]


# Parties that no look shows


def came_and_went(keeper: Keeper) -> None:
    keeper.keep(WITHOUT, FIRST)
    keeper.keep(WITHOUT, SECOND)
    keep_delta(keeper, ADDED)
    gone = delta_file("2024-05-06T00:00:00-04:00", [removed(7)])
    keep_delta(keeper, gone, "2024-05-07T12:00Z", "2024-05-06_delta.xml")


def test_a_party_that_came_and_went_between_two_looks_is_found_by_name_and_number(
    keeper: Keeper, view: Callable[..., View]
) -> None:
    came_and_went(keeper)
    now = view("2024-06-01")
    assert now.find("NILE LINES") == []
    assert now.alone.named("Nile Lines") == now.alone.named("7") == ["7"]
    assert view("2024-06-01", "2024-05-03T00:00Z").alone.named("7") == []
    assert now.alone.named("PARTY 1") == now.alone.named("1") == []
    states = {day: view(f"2024-05-{day:02}T12:00Z").standing("7").state for day in (2, 5, 8)}
    assert states == {2: State.NOT_LISTED, 5: State.UNKNOWN, 8: State.NOT_LISTED}
    answer = view("2024-05-08T12:00Z").was("7")
    assert answer.name == "NILE LINES"
    (told,) = [note for note in answer.notes if note.startswith("No edition shows it. Stated: ")]
    assert "listed between 2024-05-03T04:00:00Z and 2024-05-04T04:00:00Z" in told
    assert "removed between 2024-05-06T04:00:00Z and 2024-05-07T04:00:00Z" in told


def test_was_and_history_tell_of_a_party_that_no_look_shows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keeper, run = Keeper(tmp_path), Run(tmp_path / "home", monkeypatch)
    came_and_went(keeper)
    (answer,) = json.loads(run("was", "nile lines", "--as-of", "2024-05-05T12:00Z", "--format", "json").out)
    assert (answer["entry"], answer["name"], answer["state"]) == ("7", "NILE LINES", "unknown")
    (past,) = json.loads(run("history", "7", "--format", "json").out)
    assert (past["name"], past["listings"]) == ("NILE LINES", [])
    assert past["notes"][0].startswith("No edition shows it.")
    assert "No edition shows it. Stated: listed between" in run("history", "7").out


def test_a_party_that_an_edition_shows_is_not_told_as_stated_alone(keeper: Keeper, view: Callable[..., View]) -> None:
    coming(keeper)
    keep_delta(keeper, ADDED)
    assert view("2024-06-01").alone.named("7") == []
    assert view("2024-05-05", "2024-05-05T12:00Z").alone.named("7") == ["7"]
    assert not any("No edition shows it" in note for note in view("2024-06-01").was("7").notes)
