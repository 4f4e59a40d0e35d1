"""What a process of the service holds does not grow with what it is asked."""

from contextlib import closing
from datetime import timedelta
from functools import partial

from inforce.api.current import MOMENTS, Current
from inforce.moment import Moment, parse_moment
from inforce.names import name_key
from inforce.register.ledger import Ledger
from inforce.register.store import Store
from inforce.screening.model import Query, Settings
from tests.conftest import LATER, SDN, Keeper, sdn_file


def held_by(ledger: Ledger) -> int:
    return sum(len(held) for held in vars(ledger).values() if isinstance(held, dict))


def test_names_that_no_entry_bears_leave_nothing_behind(keeper: Keeper) -> None:
    keeper.keep(sdn_file({1: "NILE LINES"}), "2024-01-01T10:00Z")
    with keeper.home.reading() as session:
        ledger = Ledger(session, session.register_id(SDN) or 0)
        assert len(ledger.presence("1")) == len(ledger.records("1")) == 1
        before = held_by(ledger)
        for number in range(300):
            assert not ledger.presence(f"nobody {number}")
            assert not ledger.records(f"nobody {number}")
        assert held_by(ledger) == before


def test_a_ledger_that_holds_every_number_tells_the_same_of_each(keeper: Keeper) -> None:
    keeper.keep(sdn_file({1: "NILE LINES", 2: "RED SEA LINES"}), "2024-01-01T10:00Z")
    keeper.keep(sdn_file({2: "RED SEA LINES"}), "2024-01-02T10:00Z")
    with keeper.home.reading() as session:
        register = session.register_id(SDN) or 0
        asking, holding = Ledger(session, register), Ledger(session, register)
        holding.hold_numbers()
        for number in ("", "1", "2", "3", "nobody"):
            assert holding.presence(number) == asking.presence(number)
        assert session.every_number(register) == {"1", "2"}


def test_a_ledger_that_holds_every_key_tells_the_same_of_each_name(keeper: Keeper) -> None:
    longest = "RED SEA LINES " + " ".join(f"word{number}" for number in range(200))
    keeper.keep(sdn_file({1: "NILE LINES", 2: longest}), "2024-01-01T10:00Z")
    with keeper.home.reading() as session:
        register = session.register_id(SDN) or 0
        asking, holding = Ledger(session, register), Ledger(session, register)
        holding.hold_numbers()
        again = holding.through(session)
        assert again.keyed(name_key("Nile Lines")) == ["1"]
        assert again.keyed(name_key("nobody")) == []
        for name, number in {"Nile Lines": "1", longest: "2", f"{longest} zzz": "2"}.items():
            assert holding.keyed(name_key(name)) == asking.keyed(name_key(name)) == [number]
        for name in ("", "Nile", "Nile Lines Company", "nobody"):
            assert holding.keyed(name_key(name)) == asking.keyed(name_key(name)) == []


def test_what_was_let_go_of_is_read_again_and_told_alike(keeper: Keeper) -> None:
    numbers = [str(number) for number in range(1, 9)]
    keeper.keep(sdn_file({int(number): f"NILE LINES {number}" for number in numbers}), "2024-01-01T10:00Z")
    with keeper.home.reading() as session:
        register = keeper.home.register(session, SDN)
        register.hold_numbers()
        view = register.as_of(Moment(LATER, LATER))
        told = [view.was(number) for number in numbers]
        held = held_by(register._ledger)
        register.forget_beyond(2 * len(numbers))
        assert held_by(register._ledger) == held
        register.forget_beyond(len(numbers) // 2)
        assert held_by(register._ledger) < held
        assert [register.as_of(Moment(LATER, LATER)).was(number) for number in numbers] == told


def test_a_state_that_is_opened_anew_takes_over_what_was_read_of_the_same(keeper: Keeper) -> None:
    moment = Moment(parse_moment("2024-01-01T12:00Z"), LATER)
    keeper.keep(sdn_file({1: "NILE LINES"}), "2024-01-01T10:00Z")
    with closing(Store(keeper.home.place)) as store, closing(Current(keeper.home, store, LATER)) as first:
        first.prepare(LATER)
        (view,) = first.views([SDN], moment)
        told = [view.was(number) for number in view.parties("nile line")]
        screener = first.screener(view)
        with closing(Current(keeper.home, store, LATER, first)) as second:
            first.close()
            second.prepare(LATER)
            (view,) = second.views([SDN], moment)
            assert second.screener(view) is screener
            assert [view.was(number) for number in view.parties("nile line")] == told
            assert [view.was(number).name for number in view.parties("lines, nile")] == ["NILE LINES"]


def test_a_state_that_is_another_takes_over_nothing(keeper: Keeper) -> None:
    keeper.keep(sdn_file({1: "NILE LINES"}), "2024-01-01T10:00Z")
    with closing(Store(keeper.home.place)) as store, closing(Current(keeper.home, store, LATER)) as first:
        first.prepare(LATER)
        keeper.keep(sdn_file({1: "NILE LINES", 2: "RED SEA LINES"}), "2024-01-02T10:00Z")
        with closing(Current(keeper.home, store, LATER, first)) as second:
            second.prepare(LATER)
            at = Moment(LATER, LATER)
            assert [view.parties("red sea lines") for view in first.views([SDN], at)] == [[]]
            assert [view.parties("red sea lines") for view in second.views([SDN], at)] == [["2"]]


def test_indexes_are_held_around_those_moments_that_were_asked_last(keeper: Keeper) -> None:
    first, days = parse_moment("2024-01-01T12:00Z"), range(MOMENTS + 3)
    for day in days:
        keeper.keep(sdn_file({1: "NILE LINES", 2 + day: "RED SEA LINES"}), f"2024-01-0{1 + day}T10:00Z")
    with closing(Store(keeper.home.place)) as store, closing(Current(keeper.home, store, LATER)) as current:
        views = [current.views([SDN], Moment(at, LATER))[0] for at in (first + timedelta(days=day) for day in days)]
        ask = partial(current.screened, [Query("q", "red sea lines")])
        for _ in range(2):
            told = [ask([view], Settings()) for view in views]
            assert [answer.matches[0].match.entry for (answer,) in told] == [str(2 + day) for day in days]
        assert [view for view in views if current.held(view)] == views[-MOMENTS:]
