"""Questions to a register in one process: one entry, the whole register, what changed; and how they grow with the number of
editions."""

import random
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

from commands import inforce_run, median_of, seconds
from inforce.home import Home
from inforce.moment import Moment
from inforce.register.history import changes
from inforce.register.register import Register, View
from table import Row, below

REGISTER = "us-ofac-sdn"
EDITIONS = (10, 31, 103)
ASKED = 1000
LATER = datetime(2030, 1, 1, tzinfo=UTC)


def growth(folder: Path, homes: Path, whole: Path) -> Iterator[Row]:
    """One entry as of a moment, at more and more editions."""
    files = sorted(folder.rglob("*.csv"))
    for count in EDITIONS:
        some = homes / f"first-{count}"
        some.mkdir(parents=True)
        for path in files[:count]:
            (some / path.name).symlink_to(path)
        inforce_run(homes / str(count), "lists", "import", some, "--register", REGISTER)
        yield Row(f"one entry as of a moment, {count} editions", _one_entry(homes / str(count))[1])
    median, told = _one_entry(whole)
    yield below(f"one entry as of a moment, {len(files)} editions", 1e6 * median, 200, "µs", told.partition(", ")[2])


def _one_entry(home: Path) -> tuple[float, str]:
    """Median seconds, and figures in words: entries and moments drawn at random, none asked about before."""
    chance = random.Random(7)
    with Home(home).reading() as session:
        register = Home(home).register(session, REGISTER)
        looks = [look.latest for look in register.looks(LATER)[0]]
        numbers = sorted(register.as_of(Moment(looks[-1], LATER)).numbers())
        asked = [(number, chance.choice(looks) + timedelta(hours=1)) for number in chance.sample(numbers, ASKED + 1)]
        _ask(register, *asked.pop())  # the first question loads the form's module
        runs = [seconds(partial(_ask, register, *question)) for question in asked]
        median, late = median_of(runs), sorted(runs)[95 * len(runs) // 100]
    return median, f"{1e6 * median:.0f} µs, 95 % under {1e6 * late:.0f} µs, {len(runs)} entries"


def _ask(register: Register, number: str, at: datetime) -> None:
    """State with both editions, names and programmes."""
    then = register.as_of(Moment(at, LATER))
    standing, entry = then.standing(number), then.entry(number)
    assert (
        entry
        and entry.names
        and entry.programmes
        and standing.before
        and (standing.after or at > standing.before.look.latest)
    )


def whole_register(home: Path) -> Iterator[Row]:
    """The register as of a moment: every number, every entry with all that it says, every entry with its state."""
    with Home(home).reading() as session:
        register = Home(home).register(session, REGISTER)
        looks = [look.latest + timedelta(hours=1) for look in register.looks(LATER)[0]]
        first = register.as_of(Moment(looks[-1], LATER))
        count = len(first.numbers())
        yield Row(
            "whole register: who is listed", f"{1000 * _quickest(register, looks[-1:], View.numbers):.0f} ms, {count}"
        )
        cold = seconds(lambda: list(first.entries()))
        yield Row("whole register: every entry in full, none read before", f"{1000 * cold:.0f} ms, {count} entries")
        warm = _quickest(register, looks[-2:-8:-1], View.entries)
        yield below(
            "whole register: every entry in full, as of other moments",
            1000 * warm,
            250,
            "ms",
            f"quickest of 6, {count} entries",
        )
        states = seconds(lambda: list(first.whole()))
        yield Row("whole register: every entry with its state", f"{1000 * states:.0f} ms")


def _quickest(register: Register, moments: Sequence[datetime], verb: Callable[[View], Iterable[object]]) -> float:
    """Seconds for the quickest of some moments."""
    views = [register.as_of(Moment(at, LATER)) for at in moments]
    return min([seconds(partial(_exhaust, verb, view)) for view in views])


def _exhaust(verb: Callable[[View], Iterable[object]], view: View) -> None:
    for _ in verb(view):
        pass


def what_changed(home: Path) -> Iterator[Row]:
    """Changes of a month and of a year, with what was and what is."""
    for title, since, until in (
        ("a month", datetime(2023, 5, 1, tzinfo=UTC), datetime(2023, 6, 1, tzinfo=UTC)),
        ("a year", datetime(2022, 6, 1, tzinfo=UTC), datetime(2023, 6, 1, tzinfo=UTC)),
    ):
        with Home(home).reading() as session:
            view = Home(home).register(session, REGISTER).as_of(Moment(until, LATER))
            took = seconds(partial(changes, view, since, until))
            count = len(changes(view, since, until))
        yield Row(f"changes of {title}", f"{1000 * took:.0f} ms, {count} changes, {1e6 * took / count:.0f} µs each")
